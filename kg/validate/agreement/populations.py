"""Groups of patients: advice that cannot be followed in both places, and use that is not established yet advised on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from kg.model import Claim, Monograph, Rule, Severity
from kg.text.regexps import regexp
from kg.validate.agreement.places import Disagreement, pairs, scope, tense_pairs
from kg.validate.agreement.reproduction import ADVICE, STRAINED
from kg.vocab.normalise import normal

RULES: tuple[Rule, ...] = ()  # those of reproduction
_TABLE: tuple[tuple[frozenset[str], frozenset[str], str, Severity], ...] = (
    (frozenset({"no adjustment"}), frozenset({"reduce dose", "contraindicated", "avoid"}), ADVICE, "warning"),
    (frozenset({"no data"}), frozenset({"no adjustment", "monitor", "adjust", "reduce dose"}), STRAINED, "warning"),
)  # fmt: skip
# An age and the clause itself describe the group; they do not make it another one in a pair that is no more than strained.
_DESCRIBING = frozenset({"age", "condition"})
_OTHER_PEOPLE = regexp(
    r"\b(?:breast-?\s?(?:feed|fed)\w*|lactat(?:ion|ing)|nursing|pregnan\w+)", re.IGNORECASE
)

# An age below the common one of adults: "children under 12", "12-17 years", "infants under two months".
_PART = regexp(
    r"(?<!every )\b(?!18\b)(?:\d+|one|two|three|four|five|six|twelve)(?:\s?(?:-|–|to)\s?\d+)?[\s-](?:years?|months?|weeks?|days?)\b(?! and (?:over|older))|"
    r"\b(?:under|below|over|above|younger than|older than|aged?)(?: the age of)? (?!18\b|eighteen\b)(?:\d+|one|two|six|twelve|this|these|that|the (?:specified|stated|given))\b|\bin this (?:age|weight) group\b|"
    r"\b(?:neonates?|newborns?|preterm|premature|infants?|adolescents?)\b",
    re.IGNORECASE,
)


def find(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """Pairs of advice for one group, each group and rule once."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "special_population" and claim.assertion == "affirmed":
            groups.setdefault(claim.concept or normal(claim.value), []).append(claim)
    for told in groups.values():
        stated = [own for claim in told if (own := _own(claim)).evidence] if len(told) > 1 else ()
        for left, right, rule, severity in _TABLE:
            found = _first(stated, left, right, rule, severity)
            if found:
                yield found


def _own(claim: Claim) -> Claim:
    """The claim with the sentences that are about the whole group: a breastfed infant is no patient, and those under six
    months are a part of the children."""
    return replace(claim, evidence=tuple(e for e in claim.evidence if _is_own(e.quote)))


def _is_own(quote: str) -> bool:
    return not _OTHER_PEOPLE.search(quote) and not _PART.search(quote)


def _first(
    stated: Sequence[Claim], left: frozenset[str], right: frozenset[str], rule: str, severity: Severity
) -> Disagreement | None:
    for one, other in combinations(stated, 2):
        first, second = (one, other) if _advised(one) & left else (other, one)
        if not (_advised(first) & left and _advised(second) & right) or not _same_scope(first, second, rule):
            continue
        for here, there in pairs(first, second) if rule == ADVICE else tense_pairs(first, second):
            words = (
                f"{first.value}: {_listed(first)} at line {here.line}, {_listed(second)} at line {there.line}"
            )
            return Disagreement(rule, severity, words, here, there)
    return None


def _same_scope(one: Claim, other: Claim, rule: str) -> bool:
    ignored = frozenset[str]() if rule == ADVICE else _DESCRIBING
    return scope(one, ignored) == scope(other, ignored)


def _advised(claim: Claim) -> frozenset[str]:
    return frozenset(claim.attrs.get("advice", ()))


def _listed(claim: Claim) -> str:
    return ", ".join(sorted(_advised(claim)))
