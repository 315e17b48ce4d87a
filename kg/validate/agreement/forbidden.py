"""What is contraindicated in one place and allowed in another: in pregnancy, in a group without adjustment, as an indication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Claim, Monograph, Rule
from kg.validate.agreement.places import Disagreement, pairs, scope
from kg.vocab.normalise import normal

RULES = (
    Rule(
        "forbidden-and-allowed",
        "warning",
        "One place forbids what another allows: decide which holds, or say for whom each does.",
        "A reader of the place that allows gives the drug to those whom it may harm.",
        "A contraindication in one place; the same as an indication, acceptable or without adjustment in another.",
    ),
)
_REPRODUCTION = {"pregnancy": "pregnancy", "breastfeeding": "lactation", "lactation": "lactation"}


def find(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """An unscoped contraindication beside a claim that allows the same."""
    allowed: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.assertion == "affirmed" and _allows(claim):
            allowed.setdefault(_about(claim), []).append(claim)
    for claim in claims:
        if claim.kind != "contraindication" or claim.assertion != "affirmed" or scope(claim):
            continue
        for other in allowed.get(_about(claim), ()):
            for here, there in pairs(claim, other):
                words = (
                    f"{claim.value}: contraindicated at line {here.line}, {_how(other)} at line {there.line}"
                )
                yield Disagreement("forbidden-and-allowed", "warning", words, here, there)
                break


def _allows(claim: Claim) -> bool:
    if claim.kind in ("pregnancy", "lactation"):
        is_allowed = claim.value == "acceptable"
    elif claim.kind == "special_population":
        is_allowed = claim.attrs.get("advice") == ("no adjustment",)
    else:  # "prevention of pregnancy" allows nothing
        is_allowed = claim.kind == "indication" and normal(claim.value) not in _REPRODUCTION
    return is_allowed and not scope(claim)


def _about(claim: Claim) -> str:
    """What is forbidden or allowed, by its words: a concept may be wider than what either place says."""
    words = normal(claim.value)
    return claim.kind if claim.kind in ("pregnancy", "lactation") else _REPRODUCTION.get(words, words)


def _how(claim: Claim) -> str:
    if claim.kind == "special_population":
        return "no dose adjustment"
    return "an indication" if claim.kind == "indication" else "acceptable"
