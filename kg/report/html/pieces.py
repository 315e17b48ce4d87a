"""The text of a file, cut at every line and wherever a fact or problem begins or ends. Nothing is lost: the pieces, joined, are the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from kg.text.lines import line_starts

# What lies on the text: a passage that states facts, the words of one fact in it, the place of a problem.
Layer = Literal["passage", "words", "problem"]


class Mark(NamedTuple):
    """A range of the text and the number of what it marks, among its layer's."""

    layer: Layer
    start: int
    end: int
    number: int


class Piece(NamedTuple):
    """A range within one line, with the marks that lie on all of it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The pieces of each line, the line's end in its last one. Marks that are empty or outside the text do not count."""
    begins, ends = defaultdict(list), defaultdict(list)
    for mark in dict.fromkeys(marks):
        if 0 <= mark.start < mark.end <= len(text):
            begins[mark.start].append(mark)
            ends[mark.end].append(mark)
    starts = line_starts(text)
    places = sorted({*starts, *begins, *ends, len(text)})
    is_start = set(starts)
    lines: list[list[Piece]] = []
    open_: dict[Mark, None] = {}
    for start, end in pairwise(places):
        for mark in ends.get(start, ()):
            del open_[mark]
        open_.update(dict.fromkeys(begins.get(start, ())))
        if start in is_start:
            lines.append([])
        lines[-1].append(Piece(start, end, tuple(open_)))
    return lines


def words_in(text: str, sought: str) -> tuple[int, int] | None:
    """Where ``sought`` stands in ``text`` as whole words; None where it does not, or more than once."""
    at = text.find(sought)
    if not sought or at < 0 or text.find(sought, at + 1) >= 0:
        return None
    end = at + len(sought)
    is_word = not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum())
    return (at, end) if is_word else None
