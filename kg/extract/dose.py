"""Doses: every amount below Dosage with its population, indication, route, frequency and role."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from kg.extract.amount import scope
from kg.extract.amount.amounts import Amount, amounts_of
from kg.extract.claiming import claim, evidence, passages
from kg.extract.ingredients import Subjects, subjects_of
from kg.model import Claim, Evidence, Monograph, Passage, Problem
from kg.text.abbreviations import abbreviations
from kg.text.cued import Cues, cued
from kg.text.quantities import AMOUNT
from kg.text.regexps import regexp
from kg.text.schedules import durations, frequencies, routes
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal


class _Place(Struct, frozen=True):
    """Where an amount stands."""

    monograph: Monograph
    passage: Passage
    subjects: Subjects
    routes: Callable[[], tuple[str, ...]]
    defined: dict[str, str]
    sentence: str
    clause: str
    column: str
    proof: Evidence

    def labels(self, amount: Amount) -> list[str]:
        """The amount's own lead-in ("T2DM: 5 mg") and column, the passage's lead-ins and headings, innermost first."""
        above = (*reversed(self.passage.labels), *reversed(self.passage.heads))
        return [*filter(None, (amount.lead_in, self.opening, self.column)), *(part.text for part in above)]

    @property
    def opening(self) -> str:
        """What the sentence says before the dash that the clause stands behind: "CrCl 20 to 39 mL/min – 5 mg"."""
        lead = _OPENS.match(self.sentence)
        return lead[1] if lead and self.sentence.find(self.clause) >= lead.end() else ""


_OPENS = regexp(r"([^.;:–—]{3,60}?)\s[–—]\s+(?=\S)")


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """One claim an amount and use."""
    found = list(passages(monograph, "dosage"))
    subjects = subjects_of(monograph)

    @cache
    def default() -> tuple[str, ...]:
        elsewhere = passages(monograph, "usage", "mechanism", "precautions")
        return _only_route(found) or _only_route(elsewhere)

    defined = abbreviations(passage.text for passage in monograph.passages)
    for passage in found:
        if _NOT_THIS_DOSE.search(passage.context) or _lists_strengths(passage):
            continue
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if not (_DIGIT.search(text) or _CUES.stand_in(text)) or _NOT_THIS_DOSE.search(text):
                continue
            proof = evidence(monograph, passage, "dose.amount", start, end)
            for a, b in clauses(text):
                column = passage.column(start + a)
                place = _Place(monograph, passage, subjects, default, defined, text, text[a:b], column, proof)
                yield from _clause(place)


# "Tablets: 5 mg and 10 mg."
_PACKAGE = cued(
    r"(?:[\w-]+ ){0,3}(?:tablets|capsules|vials|ampoules|sachets|pens|syringes|packs|strengths|presentations|forms)",
    re.IGNORECASE,
)
_BESIDE_STRENGTHS = regexp(r"(?:\([^()]*\)|,|;|/|and|or|[.\s])*", re.IGNORECASE)


def _lists_strengths(passage: Passage) -> bool:
    """True below a lead-in that is a package, where nothing but amounts stands."""
    return bool(_PACKAGE.fullmatch(passage.label)) and bool(
        _BESIDE_STRENGTHS.fullmatch(AMOUNT.sub("", passage.text))
    )


def _only_route(told: Iterable[Passage]) -> tuple[str, ...]:
    """The route of passages that name no other."""
    named: set[str] = set()
    for passage in told:
        named.update(routes(passage.context), routes(passage.text))
        if len(named) > 1:
            return ()
    return tuple(named)


_DIGIT = regexp(r"\d")
_CUES = Cues(
    "tablet capsule drop puff spray sachet spoon patch supposit inhalation appl thin amount half".split()
)
_NOT_THIS_DOSE = cued(
    r"overdos|\btoxic\b|survived|premedicat|antidote|liver damage may follow|\brescue\b|\b(?:each|one|every|an?|the) (?:[\w-]+ )?(?:tablet|capsule|caplet|sachet|softgel|vial|ml|brand|product|formulation)\b(?:, [\w -]+,)?(?: \w+ly)? contains?\b|\b(?:can|may|products?|formulations?|preparations?) (?:\w+ ){0,2}contain|\bformula\b|for (?:[\w-]+ )*calculation|\bstrengths\b|missed|\bin (?:a|one|an? \w+) (?:study|trial)\b",
    re.IGNORECASE,
)


# A combination may be called by another spelling of what it holds; from what patients come is another drug.
_SWITCHED = cued(
    r"\b(?:com(?:e|ing)|switch\w*|chang\w*|transfer\w*|convert\w*) (?:\w+ )?from\b|\b(?:already|previously|so far) (?:on|taking|treated)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _own_words(title: str, ingredients: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the names of the drug and its ingredients, and of those that the vocabulary prefers."""
    names = [title, *ingredients]
    names += [link.label for name in ingredients if (link := lexicon().find(name, ("substance",)))]
    return tuple(word for name in names for word in normal(name).split())


def _clause(place: _Place) -> Iterator[Claim]:
    is_single = not place.monograph.ingredients
    of_one = is_single or _SWITCHED.search(place.clause)
    own = _own_words(place.monograph.title, place.monograph.ingredients) if of_one else ()
    amounts = amounts_of(place.clause, place.subjects, own)
    often = [_frequencies(amount) or frequencies(place.column) for amount in amounts]
    for index in range(len(amounts) - 2, -1, -1):
        # "2 mg of A and 5 mg of B twice daily" is said of both.
        if not often[index] and amounts[index + 1].joined:
            often[index] = often[index + 1]
    role = None
    for amount, frequency in zip(amounts, often, strict=True):
        shared = amount.joined or (role == "titration step" and amount.before.endswith(" to "))
        if not (shared and not scope.role(amount.before, "", ())):
            behind = amount.behind if amount.is_last else f"{amount.behind}#"
            role = scope.role(amount.before, behind, place.labels(amount))
        if amount.value[0] in "<>≤≥":
            role = "maximum"
        yield _claim(place, amount, frequency, role)
    if not amounts and place.passage.role == "section":
        yield from _application(place)


def _application(place: _Place) -> Iterator[Claim]:
    """What is applied in no stated amount, where the passage states none at all."""
    match = _APPLY.search(place.clause)
    if match and not AMOUNT.search(place.passage.text) and routes(f"{place.clause} {place.passage.context}"):
        whole = Amount(match.group().strip(), match.start(), match.end(), stretch=place.clause)
        yield _claim(place, whole, frequencies(match.group()), None)


# An application without an amount: "Apply to the affected area twice daily".
_APPLY = regexp(
    r"\b(?:appl(?:y|ied|ication)|massage[ds]?|rub(?:bed)?|use[ds]?)\b(?: [\w/,()-]+){0,9}? (?:once|twice|\d+(?:\s?[-–]\s?\d+)?|one|two|three|four|every|daily)(?: (?:or|to) (?:twice|\w+))?(?: times)?(?: ?(?:a|per|each))?(?: (?:daily|day|week|weekly|\d+ hours))?\b(?!\s?(?:[-–]\s?\d|%|percent|[cm]m\b|m?g\b|m?L\b|inch|minutes?|days? before|hours? before))",
    re.IGNORECASE,
)


# A column of a table.
_ADULT_DOSE = cued(r"^adult dos(?:e|es|age)\b", re.IGNORECASE)


def _claim(place: _Place, amount: Amount, frequency: list[str], role: str | None) -> Claim:
    labels = place.labels(amount)
    around = (place.sentence,) if amount.stretch == place.clause else ()
    near = f"{amount.before[-50:]}{amount.value}{amount.behind}"
    return claim(
        place.monograph, "dose", amount.value, place.proof,
        population=scope.population((amount.stretch, *around), [_ADULT_DOSE.sub("adults", label) for label in labels]),
        route=scope.route((amount.behind, near, place.clause, place.column, place.sentence), place.passage, place.routes),
        frequency=frequency,
        duration=durations(amount.behind),
        role=role,
        indication=scope.indication(amount.stretch, [name for name in labels if name != place.column], place.subjects, place.defined),
        condition=scope.condition(near, labels[: len(place.passage.labels) + 2 + bool(place.opening)]),
        ingredient=_ingredient(place, amount),
    )  # fmt: skip


def _ingredient(place: _Place, amount: Amount) -> tuple[str, ...]:
    """Of which ingredient of a combination: the name in, right behind or before the amount, or in a lead-in."""
    pattern, named = place.subjects.pattern, place.subjects.named
    if pattern is None:
        return ()
    if found := named(amount.value):
        return found
    lead = regexp(r"\s*(?:\([^)]*\)\s*)?(?:(?:of|per day of|daily of) )?").match(amount.behind)
    if behind := pattern.match(amount.behind, lead.end() if lead else 0):
        return named(behind.group())
    if found := named(amount.before[-45:]):
        return found[-1:]
    one = next((found for text in (*place.labels(amount), place.sentence) if (found := named(text))), ())
    return one if len(one) == 1 else ()


def _frequencies(amount: Amount) -> list[str]:
    """How often: behind the amount, else in the amount ("40 mg/day"), else before it ("daily dose: 40 mg")."""
    found = frequencies(amount.behind)
    per_day = ["per day"] if regexp(r"/\s?(?:day|d|24 ?h(?:ours)?)$").search(amount.value) else []
    if found or per_day:
        return per_day + found
    found = frequencies(regexp(r"followed by|\bthen\b|;").split(amount.before)[-1][-40:])[-1:]
    total = regexp(r"\b(daily|weekly|monthly) (?:dos(?:e|age)|intake|maximum)").search(amount.before)
    return found or ([total.group(1)] if total else [])
