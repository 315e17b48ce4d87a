"""A kinetic statement that tells of each ingredient by itself: "alphacin 90%, probazole 20%", "5 h for alphacin and 3 h for probazole"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.amount.parameters import TEXTUAL
from kg.extract.amount.statements import Statement
from kg.extract.ingredients import Subjects
from kg.text.regexps import regexp

_JOINT = regexp(r"(?:[,;]|,? and|,? while|,? whereas)\s+(?:that of |of |for )?$", re.IGNORECASE)
_AFTER_VALUE = regexp(r"\d[^,;]* (?:for|of|in|with) (?:the )?$")
_ELLIPSIS = regexp(r"\s*(?:by|in|via|through|to|with|into|at|[:(–—-]|\d)", re.IGNORECASE)


def shared_out(statement: Statement, subjects: Subjects) -> Iterator[tuple[Statement, tuple[str, ...]]]:
    """The statement with those of whom it tells; one for each ingredient where each has a part of its own."""
    mentions = subjects.mentions(statement.text)
    names = [name for _, _, name in mentions]
    parts = _parts(statement.text, mentions) if len(names) > 1 and len({*names}) == len(names) else []
    each = [_part(statement, part) for part in parts]
    if not each or not _is_whole(statement, each, mentions):
        yield statement, subjects.told_of(statement.text)
        return
    yield from ((part, (name,)) for part, name in zip(each, names, strict=True))


def _parts(text: str, mentions: list[tuple[int, int, str]]) -> list[str]:
    """The text cut before each further ingredient, or behind each where the value goes before ("5 h for A")."""
    if _AFTER_VALUE.search(text[: mentions[0][0]]):
        bounds = [0, *(end for _, end, _ in mentions[:-1]), len(text)]
    else:
        joints = [_JOINT.search(text[:start]) for start, _, _ in mentions[1:]]
        if not all(joints):
            return []
        bounds = [0, *(joint.start() for joint in joints if joint), len(text)]
    return [text[first:last].strip(" ,;") for first, last in pairwise(bounds)]


def _part(statement: Statement, text: str) -> Statement:
    own = [
        (value, unit)
        for value, unit in statement.measures
        if re.search(rf"(?<![\d.,]){re.escape(value)}(?![\d.])", text)
    ]
    return Statement(statement.parameter, text, statement.start, tuple(own))


def _is_whole(statement: Statement, each: list[Statement], mentions: list[tuple[int, int, str]]) -> bool:
    """True where every part has a value, or goes on in the words of the first."""
    if statement.measures and all(part.measures for part in each):
        return True
    if statement.parameter not in TEXTUAL:
        return False
    ends = [end for _, end, _ in mentions[1:]]
    return all(_ELLIPSIS.match(statement.text, end) for end in ends)
