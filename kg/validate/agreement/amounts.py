"""Different amounts for the same dose: what a summary or FAQ says and no section does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Claim, Monograph, Rule
from kg.text.regexps import regexp
from kg.validate.agreement.places import Disagreement, is_narrow
from kg.vocab.normalise import normal

RULES = (
    Rule(
        "contradicting-dose",
        "warning",
        "Two places give different amounts for the same dose: decide which holds, or say for whom each does.",
        "Whoever reads the wrong one gives too much or too little.",
        "A dose of the summary, the FAQ or the front matter that lies outside all that the sections give.",
    ),
)
_COMPARED = ("initial", "loading", "maintenance", "maximum")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_AMOUNT = regexp(
    rf"(?P<low>{_NUMBER})(?:\s*(?:-|–|to)\s*(?P<high>{_NUMBER}))?\s*(?P<unit>[a-zµμ%]+(?:\s?/\s?kg)?)(?P<day>\s?(?:/|per)\s?(?:day|24 ?h\w*))?",
    re.IGNORECASE,
)
_IN_MG = {
    "g": 1000.0, "gm": 1000.0, "gram": 1000.0, "grams": 1000.0, "mg": 1.0, "milligram": 1.0, "milligrams": 1.0,
    "mcg": 0.001, "µg": 0.001, "μg": 0.001,
}  # fmt: skip
_DAILY = regexp(r"\b(?:per day|daily|a day|24 ?h\w*|once daily|once a day)\b", re.IGNORECASE)
_TIMES = regexp(r"\b(?:twice|two|three|four|2|3|4|every|divided)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Range:
    """An amount from ``low`` to ``high``: in mg where it is a mass; ``is_daily`` where it is the sum of a day."""

    low: float
    high: float
    unit: str
    is_daily: bool


def find(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """A dose of summary, FAQ or front matter that lies outside all that the sections give for the same role and use."""
    doses = [(claim, _range(claim)) for claim in claims if claim.kind == "dose"]
    told = [(claim, range_) for claim, range_ in doses if range_ and claim.assertion == "affirmed"]
    sections = [pair for pair in told if any(e.role == "section" for e in pair[0].evidence)]
    for claim, range_ in told:
        if _role(claim) not in _COMPARED or any(e.role == "section" for e in claim.evidence):
            continue
        if any(_overlap(range_, other) for _, other in sections):
            continue
        yield from _against(claim, range_, sections)


def _against(claim: Claim, range_: _Range, sections: list[tuple[Claim, _Range]]) -> Iterator[Disagreement]:
    for other, its in sections:
        if _role(other) != _role(claim) or not _same_use(claim, other):
            continue
        if (range_.unit, range_.is_daily) != (its.unit, its.is_daily):
            continue
        here, there = other.evidence[0], claim.evidence[0]
        if not is_narrow(here.quote) and not is_narrow(there.quote):
            words = (
                f"{_role(claim)} dose: {other.value} at line {here.line}, {claim.value} at line {there.line}"
            )
            yield Disagreement("contradicting-dose", "warning", words, here, there)
            return


def _role(claim: Claim) -> str:
    return next(iter(claim.attrs.get("role", ())), "")


def _same_use(one: Claim, other: Claim) -> bool:
    names = ("indication", "ingredient", "condition", "form")
    return _people(one) == _people(other) and all(
        _said(one, name) == _said(other, name) for name in (*names, "route")
    )


def _people(claim: Claim) -> frozenset[str]:
    """Whom a dose is for; a dose that names nobody is an adult's."""
    return _said(claim, "population") or frozenset({"adult"})


def _said(claim: Claim, name: str) -> frozenset[str]:
    return frozenset(map(normal, claim.attrs.get(name, ())))


def _range(claim: Claim) -> _Range | None:
    match = _AMOUNT.fullmatch(claim.value.strip())
    if not match:
        return None
    unit = match["unit"].lower().replace(" ", "")
    base, _, per = unit.partition("/")
    factor = _IN_MG.get(base, 1.0)
    low = float(match["low"].replace(",", "")) * factor
    high = float((match["high"] or match["low"]).replace(",", "")) * factor
    often = " ".join(claim.attrs.get("frequency", ()))
    is_daily = bool(match["day"]) or bool(_DAILY.search(often) and not _TIMES.search(often))
    name = "mg" if base in _IN_MG else base.rstrip("s")
    return _Range(low, high, f"{name}/{per}" if per else name, is_daily)


def _overlap(one: _Range, other: _Range) -> bool:
    """True where the amounts meet; a day's sum against a single dose says nothing, so it counts as meeting nothing."""
    return one.unit == other.unit and one.low <= other.high and other.low <= one.high
