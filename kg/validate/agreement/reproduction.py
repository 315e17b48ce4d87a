"""Pregnancy and breastfeeding: advice that cannot be followed in both places, and advice that fits badly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from kg.model import Claim, Evidence, Monograph, Passage, Rule, Severity
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.validate.agreement.places import Disagreement, is_narrow, pairs, scope, tense_pairs

ADVICE = "contradicting-advice"
STRAINED = "strained-advice"
RULES = (
    Rule(
        ADVICE,
        "warning",
        "Two places advise what cannot both be followed: decide which holds, or say when each does.",
        "A reader of one place does what the other forbids.",
        "Avoid or contraindicated in one place, acceptable or no adjustment in another, for the same people.",
    ),
    Rule(
        STRAINED,
        "warning",
        "Two places advise what fits badly together: say when each holds.",
        "The first place reassures its reader of what a later one is careful about.",
        "Use that is not established yet advised on, or breastfeeding acceptable and the infant to be monitored elsewhere.",
    ),
)
# (words of one side, words of the other, how grave), the gravest first.
_TABLE: tuple[tuple[frozenset[str], frozenset[str], str, Severity], ...] = (
    (frozenset({"contraindicated", "avoid"}), frozenset({"acceptable"}), ADVICE, "warning"),
    (frozenset({"unknown"}), frozenset({"acceptable"}), STRAINED, "warning"),
    (frozenset({"acceptable"}), frozenset({"caution"}), STRAINED, "info"),
)
_INFANT = r"(?:the |your |any |a )?(?:(?:breast-?fed|breast-?feeding|nursing|exposed) )?(?:infants?|bab(?:y|ies)|newborns?)"
_MONITOR_INFANT = regexp(
    rf"\b(?:monitor|observe|watch)(?:ing)? (?:of |for )?{_INFANT}\b|\b{_INFANT} (?:should|must|needs? to) be (?:\w+ )?(?:monitored|observed|watched)",
    re.IGNORECASE,
)
_LACTATION = regexp(r"\b(?:breast-?\s?(?:feed|fed|milk)\w*|lactat(?:ion|ing)|nursing)", re.IGNORECASE)
_NAMES = {"pregnancy": "pregnancy", "lactation": "breastfeeding"}


def find(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """Pairs of advice on pregnancy or on breastfeeding; and "acceptable" beside an infant that must be watched."""
    for kind in _NAMES:
        stated = [claim for claim in claims if claim.kind == kind and claim.assertion == "affirmed"]
        for one, other in combinations(stated, 2):
            yield from _compared(one, other)
    acceptable = [
        claim
        for claim in claims
        if claim.kind == "lactation" and claim.value == "acceptable" and claim.assertion == "affirmed"
    ]
    watched = list(_watched(monograph)) if acceptable else []
    for claim in acceptable:
        yield from _unwatched(claim, watched)


# "Limited data suggest no harm" is not the same as not knowing.
_REASSURING = regexp(
    r"(?:suggest|show|indicat|reveal|demonstrat)\w* (?:\w+ ){0,2}no\b|\bno (?:known |reported )?(?:adverse|harm|risk)",
    re.IGNORECASE,
)


def _compared(one: Claim, other: Claim) -> Iterator[Disagreement]:
    if scope(one) != scope(other):
        return
    for left, right, rule, severity in _TABLE:
        first, second = (one, other) if one.value in left else (other, one)
        if first.value in left and second.value in right:
            places = pairs(first, second) if rule == ADVICE else tense_pairs(first, second)
            for here, there in places:
                if first.value == "unknown" and _REASSURING.search(here.quote):
                    continue
                words = f"{_NAMES[one.kind]}: {first.value} at line {here.line}, {second.value} at line {there.line}"
                yield Disagreement(rule, severity, words, here, there)
                return


def _unwatched(claim: Claim, watched: list[Evidence]) -> Iterator[Disagreement]:
    known = {place.section for place in watched}
    for here in claim.evidence:
        if here.role == "section" and here.section not in known and not is_narrow(here.quote) and watched:
            words = f"breastfeeding: acceptable at line {here.line}, an infant to be monitored at line {watched[0].line}"
            yield Disagreement(STRAINED, "warning", words, here, watched[0])
            return


def _watched(monograph: Monograph) -> Iterator[Evidence]:
    """The sentences that ask to monitor the breastfed infant."""
    for passage in monograph.passages:
        if passage.role != "front-matter" and _MONITOR_INFANT.search(passage.text):
            for start, end in sentences(passage.text):
                text = f"{passage.section} {passage.context} {passage.text[start:end]}"
                if _MONITOR_INFANT.search(text) and _LACTATION.search(text):
                    yield _place(monograph, passage, start, end)


def _place(monograph: Monograph, passage: Passage, start: int, end: int) -> Evidence:
    span = passage.body.span(start, end)
    line = monograph.text.count("\n", 0, span.start) + 1
    quote = monograph.text[span.start : span.end]
    return Evidence(
        monograph.path, passage.section, line, span.start, span.end, quote, passage.role, STRAINED
    )
