"""Does a monograph agree with itself? Claims that cannot both hold, shown with both quotes.

Silence is no contradiction, and a narrower statement is none either: two claims are compared only where their scope
(ingredient, trimester, population, condition …) is the same and they stand in different sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from kg.model import Claim, Evidence, Monograph, Place, Problem, Severity, Span
from kg.vocab.normalise import normal

# (words of one side, words of the other side, how grave): what cannot both be advised, and what fits badly.
_ADVICE: dict[str, tuple[tuple[frozenset[str], frozenset[str], Severity], ...]] = {
    "reproduction": (
        (frozenset({"contraindicated", "avoid"}), frozenset({"acceptable"}), "warning"),
        (frozenset({"acceptable"}), frozenset({"caution", "unknown"}), "info"),
    ),
    "special_population": (
        (frozenset({"no adjustment"}), frozenset({"reduce dose", "contraindicated", "avoid"}), "warning"),
        (frozenset({"no data"}), frozenset({"no adjustment", "monitor", "adjust", "reduce dose"}), "info"),
    ),
}  # fmt: skip
RULES = {
    "contradicting-advice": "Two places advise what cannot both be followed: decide which holds, or say when each does.",
    "strained-advice": "Two places advise what fits badly together: say when each holds.",
    "contradicting-negation": "One place affirms what another denies: decide which holds, or write the condition that tells them apart.",
    "contradicting-dose": "Two places give different maximum doses: decide which holds, or say for whom each does.",
}
_COMPARED_IN_NEGATION = frozenset(
    "indication contraindication interaction adverse_effect target drug_class".split()
)


def disagreements(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Problem]:
    """The contradictions and tensions inside one monograph, each at its first place with the other beside it."""
    for kind in ("pregnancy", "lactation"):
        yield from _advice(monograph, [c for c in claims if c.kind == kind], "reproduction")
    populations: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "special_population":
            populations.setdefault(claim.concept or normal(claim.value), []).append(claim)
    for same in populations.values():
        yield from _advice(monograph, same, "special_population")
    yield from _negations(monograph, claims)
    yield from _maxima(monograph, [c for c in claims if c.kind == "dose"])


# Words that narrow what a sentence says; where one stands in either, the two may both hold.
_NARROWING = re.compile(
    r"\b(?:if|unless|until|when(?! (?:breast|nurs|pregnan|lactat))|while(?! (?:breast|nurs|pregnan|lactat))|alone|already|only|except|CrCl|creatinine clearance|eGFR|GFR|mild|moderate|severe|trimesters?|first|second|third|"
    r"high|low|large|small|higher|lower|topical|oral|dialysis|near term|before|after|during the)\b|[<>≤≥]",
    re.IGNORECASE,
)


def _is_narrow(claim: Claim) -> bool:
    return all(_NARROWING.search(evidence.quote) for evidence in claim.evidence)


def _advised(claim: Claim) -> frozenset[str]:
    return (
        frozenset(claim.attrs.get("advice", ()))
        if claim.kind == "special_population"
        else frozenset({claim.value})
    )


def _advice(monograph: Monograph, claims: Sequence[Claim], table: str) -> Iterator[Problem]:
    stated = [claim for claim in claims if claim.assertion == "affirmed"]
    for one, other in combinations(stated, 2):
        if (
            _scope(one) != _scope(other)
            or _share_a_sentence(one, other)
            or _is_narrow(one)
            or _is_narrow(other)
        ):
            continue
        for left, right, severity in _ADVICE[table]:
            a, b = _advised(one), _advised(other)
            if (a & left and b & right) or (a & right and b & left):
                rule = "contradicting-advice" if severity == "warning" else "strained-advice"
                about = "" if one.kind != "special_population" else f" in {one.value}"
                words = f"{_listed(a)}{about} here, {_listed(b)} elsewhere"
                yield _problem(
                    monograph, severity, rule, f"{one.kind.replace('_', ' ')}: {words}", one, other
                )
                break


def _negations(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Problem]:
    affirmed: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind in _COMPARED_IN_NEGATION and claim.assertion == "affirmed":
            affirmed.setdefault((claim.kind, normal(claim.value)), []).append(claim)
    for claim in claims:
        if claim.assertion != "negated":
            continue
        for other in affirmed.get((claim.kind, normal(claim.value)), ()):
            if (
                _scope(claim) == _scope(other)
                and not _share_a_sentence(claim, other)
                and not _is_narrow(claim)
            ):
                message = f"{claim.kind.replace('_', ' ')}: {other.value} is stated here and denied elsewhere"
                yield _problem(monograph, "warning", "contradicting-negation", message, other, claim)


def _maxima(monograph: Monograph, doses: Sequence[Claim]) -> Iterator[Problem]:
    """Different maximum doses in different roles (section, summary, FAQ), for the same use."""
    stated = [d for d in doses if d.assertion == "affirmed" and d.attrs.get("role") == ("maximum",)]
    for one, other in combinations(stated, 2):
        roles = {e.role for e in one.evidence} & {e.role for e in other.evidence}
        same_use = all(
            one.attrs.get(n) == other.attrs.get(n)
            for n in ("population", "indication", "route", "ingredient", "frequency")
        )
        narrow = _is_narrow(one) or _is_narrow(other)
        if (
            same_use
            and not narrow
            and not roles
            and _unit(one) == _unit(other)
            and _amount(one) != _amount(other)
        ):
            yield _problem(
                monograph, "warning", "contradicting-dose",
                f"maximum dose: {one.value} here, {other.value} elsewhere", one, other,
            )  # fmt: skip


def _amount(claim: Claim) -> str:
    return normal(claim.value).replace(" ", "")


def _unit(claim: Claim) -> str:
    return _amount(claim).lstrip("0123456789.,")


def _scope(claim: Claim) -> dict[str, frozenset[str]]:
    """What limits a claim: all it says beside the advice itself."""
    return {
        name: frozenset(map(normal, values)) for name, values in claim.attrs.items() if name not in _NO_SCOPE
    }


_NO_SCOPE = frozenset("advice category duration group effect management action strength".split())


def _share_a_sentence(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _problem(
    monograph: Monograph, severity: Severity, rule: str, message: str, one: Claim, other: Claim
) -> Problem:
    here, there = one.evidence[0], other.evidence[0]
    place = Place(there.path, there.line, _column(monograph, there), there.quote)
    span = Span(here.start, here.end)
    return Problem(
        severity,
        rule,
        message,
        here.path,
        here.line,
        _column(monograph, here),
        span,
        RULES[rule],
        related=(place,),
    )


def _column(monograph: Monograph, evidence: Evidence) -> int:
    return evidence.start - monograph.text.rfind("\n", 0, evidence.start)
