"""Sentences and clauses as ranges of a readable text."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued
from kg.text.regexps import regexp

# A full stop after these ends no sentence.
_ABBREVIATIONS = (
    "e.g i.e etc vs approx ca cf al inc incl esp resp max min no nos fig ref dr st mr mrs prof dept temp wt yr yrs "
    "hr hrs mo wk wks i.v i.m s.c p.o q.d b.i.d t.i.d q.i.d iv im sc"
).split()
_STOP = regexp(r"[.!?][.!?]*[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9≥≤<>])")
# A letter after these is a name ("category C."), no initial.
_LETTERED = ("category", "vitamin", "hepatitis", "class", "type", "grade", "child-pugh")
# "30 mL/min." closes a sentence.
_PER = ("min", "hr", "wk", "mo", "yr")
_WORD_BEFORE = regexp(r"[A-Za-z][A-Za-z.]*$")


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as (start, end), without the white space between them.

    A stop inside parentheses, after a common abbreviation or a single initial ends none.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _STOP.finditer(text):
        if _is_abbreviation(text, match) or _open_parenthesis(text, start, match.start()):
            continue
        end = match.start() + len(match.group().rstrip())
        found.append((start, end))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if not before:
        return False
    word = before.group()
    if text[before.start() - 1 : before.start()] == "/" and word.lower() in _PER:
        return False
    if word.lower() == "etc" or word in ("No", "no"):
        return word == "No" and text[match.end() : match.end() + 1].isdigit()
    return word.lower() in _ABBREVIATIONS or (
        len(word) == 1
        and word.isupper()
        and word != "I"
        and text[before.start() - 1 : before.start()] not in "/0123456789"
        and not text[: before.start()].rstrip().lower().endswith(_LETTERED)
    )


def _open_parenthesis(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) > text.count(")", start, end) and ")" in text[end : end + 200]


_CLAUSE = cued(
    r"[;,\s](?:(?<=;)\s+|\s*(?<=\s)(?:but|however|although|whereas|while(?! (?:\w+ing|on|pregnant)\b)|though|(?<=,\s)yet|except that)\b,?\s+|(?<=\s)\s*[–—]\s+)",
    cues=(";", "but", "however", "whereas", "while", "though", "yet", "except that", "–", "—"),
)


@lru_cache(maxsize=20_000)
def clauses(text: str) -> tuple[tuple[int, int], ...]:
    """The parts of a sentence between semicolons, dashes and adversatives, at parenthesis depth 0."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _CLAUSE.finditer(text):
        if _open_parenthesis(text, start, match.start()):
            continue
        if match.start() > start:
            found.append((start, match.start()))
        start = match.end()
    if start < len(text):
        found.append((start, len(text)))
    return tuple(found)
