"""Tests that a text wants without a word of watching: "An ECG before the first dose", "blood counts are due weekly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.order.adjuncts import MEASURED, Adjunct, adjuncts_in, stretches
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_NOUNS = r"(?!(?:no|not|neither|few|correct|stop|take|give|restore|treat|replace|adjust|raise|lower|reach|avoid|use|normali[sz]e|if|when|unless|until|as|that|which)\b)(?:(?!\b(?:should|must|is|are|was|were|may|can|be|have|has|need|needs|will)\b)[^;:.])"
_BEFOREHAND = cued(
    rf"^(?P<what>(?:(?!,){_NOUNS}){{2,80}}?)(?P<when> (?:before|prior to) (?:the )?(?:first|start|treat|begin|therapy)(?:(?! (?:is|are|should|must|may|can|will)\b)[^;:.])*)",
    re.IGNORECASE,
)
# "Ferritin and weight twice a year": nothing but nouns and a time.
_TIMED = cued(
    rf"^(?P<what>{_NOUNS}{{2,80}}?)(?P<when> (?:every (?:\w+ )?(?:visit|months?|year|weeks?)|(?:once|twice) (?:a|per) (?:year|month)|at (?:baseline|each visit)|yearly|annually)\b{_NOUNS}*)\W*$",
    re.IGNORECASE,
)
# What is wanted may be a test; of what tests measure it is said that it is taken, or when it is wanted.
_STILL = r"(?:(?:usually|also|always|best|strongly|therefore|generally|to be|then) )?"
_WANTED = rf"(?:is|are) {_STILL}(?:indicated|needed|advised|advisable|recommended|required|wanted|due|wise|prudent|sensible|necessary|mandatory|obligatory|called for|in order)\b"
_TAKEN = rf"(?:(?:is|are|(?:should|must|has to|have to|needs? to|ought to) be) {_STILL}(?:taken|drawn|determined|recorded|known|estimated|repeated)\b|needs? (?:(?:regular|frequent|close|to be) )?(?:check|watch|measur|test|record)(?:ing|ed)\b)"
_TOLD = cued(
    rf"(?:^|[;,] )(?:and |but )?(?P<what>{_NOUNS}{{2,100}}?),? (?:(?P<wanted>{_WANTED})|{_TAKEN})(?P<when>(?:(?!, and )[^;:.])*)",
    re.IGNORECASE,
    cues="ed advisable due wise prudent sensible necessary mandatory obligatory order taken drawn known".split(),
)
_TEST = regexp(
    r"\b(?:stud(?:y|ies)|tests?|ECG|EEG|MRI|echocardiograms?|examinations?|exams?|scans?|X-rays?|counts?|serology|panels?|cultures?|spirometry|audiograms?|urinalysis|check-?ups?|smears?|mammograms?)\W*$",
    re.IGNORECASE,
)
_OF_DOSE = regexp(r"\b(?:dos\w+|volume|amount|regimen|strength|duration)\b", re.IGNORECASE)
_MEASURED_LAST = regexp(rf"{MEASURED.pattern}\W*$", re.IGNORECASE)


class Unsaid(Struct, frozen=True):
    """The range ``text[start:end]`` of what is wanted, and the adjuncts that hold for all of it."""

    start: int
    end: int
    adjuncts: tuple[Adjunct, ...]


def unsaid(text: str) -> Iterator[Unsaid]:
    """What a sentence wants to have measured, where it has no word of watching."""
    masked = mask_parentheses(text)
    first = _BEFOREHAND.match(masked) or _TIMED.match(masked)
    found = [first] if first else [told for told in _TOLD.finditer(masked) if _is_test(text, told)]
    for told in found:
        if not _is_given(told["what"]):
            how = (*adjuncts_in(text, 0, told.start("what")), *adjuncts_in(text, *told.span("when")))
            yield Unsaid(*told.span("what"), how)


def _is_test(text: str, told: re.Match[str]) -> bool:
    """True where a test is wanted or taken, or what it measures is taken, or is wanted at a time; a dose is none."""
    if _OF_DOSE.search(told["what"]):
        return False
    parts = stretches(text, *told.span("what"))
    last = text[parts[-1].start : parts[-1].end] if parts else ""
    if _TEST.search(last):
        return True
    is_timed = not told["wanted"] or any(part.adjuncts for part in parts)
    return is_timed and _MEASURED_LAST.search(last) is not None


def _is_given(what: str) -> bool:
    """True for a substance that is taken, not measured: "folic acid before the first cycle"."""
    return not MEASURED.search(what) and lexicon().find(what.strip(), ("substance",)) is not None
