"""Does a monograph agree with itself? Claims that cannot both hold, or fit badly together, shown with both quotes.

Silence is no contradiction, and a narrower statement is none either: two claims are compared only where their scope
(ingredient, trimester, population, condition …) is the same, where they stand in different paragraphs, and where no word
of the sentence narrows it. A module with a function ``find(monograph, claims)`` and its RULES is a rule; add it below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Claim, Monograph, Problem, Rule
from kg.validate.agreement import amounts, forbidden, negation, populations, reproduction
from kg.validate.agreement.places import problem

_FAMILIES = (reproduction, populations, forbidden, negation, amounts)
RULES: dict[str, Rule] = {rule.name: rule for family in _FAMILIES for rule in family.RULES}


def disagreements(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Problem]:
    """The contradictions and tensions inside one monograph, each at its first place with the other beside it.

    Two sentences are set against each other once, by the first rule that finds them.
    """
    seen: set[frozenset[int]] = set()
    for family in _FAMILIES:
        for found in family.find(monograph, claims):
            places = frozenset((found.here.start, found.there.start))
            if places not in seen:
                seen.add(places)
                yield problem(monograph, found, RULES[found.rule].hint)
