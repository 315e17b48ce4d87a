"""When and in whom: the adjuncts that limit what stands before them ("before treatment", "in patients with gout").

A list is cut into stretches, each with the adjuncts behind it, so that the nouns of an adjunct become no members of
the list: "renal function and weight in patients with gout and stroke" has two members and one condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

PERSONS = (
    r"(?:patients?|individuals?|people|persons?|those|anyone|wom[ae]n|m[ae]n|males?|females?|children|child|adults?|adolescents?|infants?|neonates?|"
    r"newborns?|bab(?:y|ies)|elderly|seniors?|diabetics|users|mothers?|recipients?|pa?ediatrics?)"
)
_EMPHASIS = r"(?:(?:especially|particularly|mainly|notably|primarily|above all|even|only|also|then|first|at least|more (?:often|frequently|closely))\s+)*"
_TIME = (
    r"(?:(?:lying|sitting|supine|recumbent|standing|upright)(?: (?:and|or|then) (?:lying|sitting|supine|standing|upright))?|at rest|on exertion|now and then|from time to time|q\d+ ?\w+|before|prior to|during|throughout|while|until|thereafter|afterwards?|periodically|regularly|frequently|continuously|"
    r"routinely|intermittently|initially|beforehand|in advance|at (?:[\w-]+ )?intervals|hourly|daily(?! (?:living|life|function\w*|activit\w+|skills?|tasks|performance))|weekly|fortnightly|monthly|quarterly|annually|yearly|serially|over time|"
    r"(?:after|following)(?= (?!parameters?\b))|(?:at|from) (?:baseline|(?:the )?(?:start|beginning|initiation|end|time)|regular|each|every|frequent|appropriate|periodic|follow-up|dose|\d+|(?:weeks?|months?|days?|hours?) \d+)|"
    r"\d+(?:\s?(?:to|-|–)\s?\d+)? (?:hours?|days?|weeks?|months?) (?:after|before)|as (?:a )?baseline|every|each (?:visit|dose|course|cycle|infusion|day|week|month|year)|once (?:a|every|per|daily|weekly|monthly)|twice|in the (?:first|initial|early)|within (?:the )?(?:first|\d+)|"
    r"for (?:at least|up to|several|the first|\d+|(?:two|three|four|five|six|twelve) (?:days|weeks|months|years))|(?:up)?on (?:initiation|starting|discontinuation|day|each))"
)
_STATE = (
    rf"(?:(?:in|for) (?:(?!(?:in|with|of|for|to|on|the risk)\b)[\w/,-]+ ){{0,4}}?{PERSONS}|(?:in|for) (?:cases? of|prolonged|long-term|high-risk|high-dose|pregnan|renal|hepatic|kidney|liver|severe|chronic)|"
    r"(?:in|for|with)(?= [^,;:.()]{2,40}:\s)|if|when|whenever|where|unless|as (?:needed|appropriate|indicated|clinically|necessary|required|per)|depending on|during (?:long-term|prolonged)|"
    r"w/(?= \w)|with (?:the |each |every )?(?:first |second |next |last )?(?:dose|infusion|injection|cycle|new|extended|extensive|prolonged|long-term|longer|chronic|repeated|high|higher|concomitant|concurrent|continued|use))"
)
_OPENER = regexp(rf"\b{_EMPHASIS}(?:(?P<time>{_TIME})|(?P<state>{_STATE}))(?![\w-])", re.IGNORECASE)
_BREAK = regexp(r";|:(?=\s)|,\s+(?:(?:and|or|as well as)\s+)?|\s+(?:and|as well as)\s+", re.IGNORECASE)
_LONGEST = 20  # words of an adjunct; more is a sentence of its own
# What one measures or looks for: after a comma it goes on with the list, not with the adjunct.
MEASURED = regexp(
    r"\b(?:levels?|functions?|tests?|testing|counts?|pressure|rates?|signs?|symptoms?|concentrations?|time|weight|examinations?|status|glucose|"
    r"electrolytes?|ECG|EKG|electrocardiogram|INR|CBC|LFTs?|TSH|BUN|HbA1c|CK|eGFR|creatinine|potassium|sodium|magnesium|calcium|lipids?|ha?emoglobin|ha?ematocrit|"
    r"output|saturation|enzymes?|density|mood|growth|panel|monitoring|screening|profile|response|scores?|parameters|radiographs?|assessments?|vital signs|temperature|MRI|CT|EEG|X-?rays?|scans?|serology|antibod(?:y|ies)|titers?|cultures?|ultrasound|exams?|studies|markers|spirometry|biopsy|urinalysis|clearance|intervals?|volume)\b(?! (?:impairment|disorder|disturbance))",
    re.IGNORECASE,
)


class Adjunct(Struct, frozen=True):
    """A limit as stated: a time or occasion, or a condition."""

    kind: Literal["timing", "condition"]
    text: str


class Stretch(Struct, frozen=True):
    """A part of a list, ``text[start:end]``, and the adjuncts that stand behind it."""

    start: int
    end: int
    adjuncts: tuple[Adjunct, ...] = ()


def stretches(text: str, start: int, end: int) -> list[Stretch]:
    """``text[start:end]`` cut at its adjuncts. A stretch may be empty: adjuncts that stand first."""
    masked = mask_parentheses(text[start:end])
    found: list[Stretch] = []
    position = 0
    while position < len(masked):
        opener = _OPENER.search(masked, position)
        if opener is None:
            found.append(Stretch(start + position, end))
            break
        adjuncts, after = _adjuncts(text[start:end], masked, opener)
        found.append(Stretch(start + position, start + opener.start(), adjuncts))
        position = after
    return found


def adjuncts_in(text: str, start: int, end: int) -> tuple[Adjunct, ...]:
    """All adjuncts of ``text[start:end]``."""
    return tuple(adjunct for stretch in stretches(text, start, end) for adjunct in stretch.adjuncts)


def adjunct_of(note: str) -> Adjunct | None:
    """A parenthesis as an adjunct ("in diabetics", "before treatment"), or None where it is none."""
    if note.lower().startswith("baseline"):
        return Adjunct("timing", note.strip(" ,.;"))
    opener = _OPENER.match(note)
    return _adjunct(note.strip(" ,.;"), opener) if opener else None


def occasion(adjective: str) -> Adjunct:
    """ "Regular monitoring" is monitoring regularly, "hourly pulse" and "baseline weight" stay as they are."""
    word = adjective.lower()
    if word.endswith(("ly", "line", "night")):
        return Adjunct("timing", word)
    return Adjunct("timing", f"{word}{'al' if word.endswith('ic') else ''}ly")


def _adjuncts(text: str, masked: str, opener: re.Match[str]) -> tuple[tuple[Adjunct, ...], int]:
    """The adjuncts from ``opener`` on, and where the list goes on. Those of one kind in a row are one."""
    end = _extent(masked, opener.end())
    opened = [opener, *_OPENER.finditer(masked, opener.end(), end)]
    bounds = [*(match.start() for match in opened), end]
    found: list[Adjunct] = []
    first = opener.start()
    for match, following, stop in zip(opened, [*opened[1:], None], bounds[1:], strict=True):
        if following is not None and _kind(following) == _kind(match):
            continue
        if text.count(" ", first, stop) < _LONGEST:
            found.append(_adjunct(_bare(text[first:stop]), match))
        first = stop
    return tuple(found), end


def _kind(opener: re.Match[str]) -> Literal["timing", "condition"]:
    return "timing" if opener.group("time") else "condition"


_CHANGE = regexp(r"(?:start|stop|initiat|discontinu|adjust|titrat|switch|chang)", re.IGNORECASE)


def _adjunct(text: str, opener: re.Match[str]) -> Adjunct:
    """ "When the dose is changed" is a time, although it opens like a condition."""
    if opener.group("time") or (text[:4].lower() == "when" and _CHANGE.search(text)):
        return Adjunct("timing", text)
    return Adjunct("condition", text)


def _bare(text: str) -> str:
    return regexp(r"(?:[,;]|\s(?:and|or|but|to))*$").sub("", text.strip(" ,.;")).strip(" ,.;")


def _extent(masked: str, position: int) -> int:
    """Where an adjunct ends: at a semicolon or a colon ("in gout: uric acid"), or before a member that continues the list."""
    breaks = list(_BREAK.finditer(masked, position))
    for index, match in enumerate(breaks):
        stop = breaks[index + 1].start() if index + 1 < len(breaks) else len(masked)
        following = masked[match.end() : stop]
        if match.group() in (";", ":"):
            return match.start()
        if _OPENER.match(following):
            continue
        adjunct = masked[position : match.start()]
        is_next = _INTERVAL.search(adjunct) and " or" not in match.group() and not _REVISED.match(following)
        if is_next or _goes_on(_head(following), adjunct):
            return match.start()
    return len(masked)


def _goes_on(piece: str, adjunct: str) -> bool:
    """True where a piece behind a comma is a member of the list, not of a list inside the adjunct."""
    if MEASURED.search(piece):
        return True
    listing = regexp(r"\b(?:with|of|on|or|like|taking|receiving)\b").search(adjunct)
    return not listing and lexicon().find(piece.replace("\x00", ""), ("parameter",)) is not None


# An interval is complete: what follows it is watched too, but for "every 6 months, or sooner".
_INTERVAL = regexp(r"\d[\w –-]*\b(?:hours?|days?|weeks?|months?|years?)$", re.IGNORECASE)
_REVISED = regexp(
    r"\W*(?:or|then|and then|more|less|sooner|earlier|later|often|especially|particularly|longer|once|unless|if|to|with|by|for|in|on|as)\b",
    re.IGNORECASE,
)


def _head(piece: str) -> str:
    """The piece up to the next adjunct."""
    opener = _OPENER.search(piece)
    return piece[: opener.start()] if opener else piece


def spread(groups: list[Stretch], text: str) -> Iterator[tuple[Stretch, bool, tuple[Adjunct, ...]]]:
    """Each stretch that holds words, whether its adjuncts hold for all its members, and the adjuncts before the list.

    They hold for all where "and" or "or" closes the list before them ("weight and growth in children"); behind a bare
    comma for the last member only.
    """
    lead: tuple[Adjunct, ...] = ()
    for stretch in groups:
        words = text[stretch.start : stretch.end]
        if words.strip(" ,.;:"):
            joined = regexp(r"\b(?:and|or)\b[^,;]*$|/[^,;\s]*(?: \w+)?\s*$", re.IGNORECASE).search(
                words.rstrip(" ,")
            )
            yield stretch, bool(joined), lead
        else:
            lead += stretch.adjuncts
