"""Blocks of Markdown as most monographs write it (headings, paragraphs, lists), read line by line.

markdown-it reads the same blocks, and in four times the time: it is the oracle of this module in the tests, and it reads what
is not plain. Not plain are tables, quotations, tabs, an item without a text, and an item whose text is itself a mark.
"""

from __future__ import annotations

import re

from kg.read.block import Block, heading, paragraph
from kg.text.lines import line_of, line_starts
from kg.text.regexps import regexp

_MARK = r"(?:[-*+]|\d{1,9}[.)])"
_RULE = r"(?:(?:\*\ *+){3,}+|(?:-\ *+){3,}+|(?:_\ *+){3,}+)(?![^\r\n])"
_SET_OFF = r"(?![^\ \r\n])"  # a mark counts before a space or the end of the line
_LINE = regexp(
    rf"""(?P<indent>\ *+)(?:
        (?P<rule>{_RULE})
      | (?P<hashes>\#{{1,6}}){_SET_OFF}
      | (?P<mark>{_MARK}\ {{1,4}})(?=[^\ \r\n>])(?!\#{{1,6}}{_SET_OFF}|{_MARK}{_SET_OFF}|{_RULE})
      | (?P<odd>>|{_MARK}{_SET_OFF})
      | (?P<words>[^\r\n])
    )?""",
    re.VERBOSE,
)
_DEEPEST = 15  # lists in lists; markdown-it has a limit of its own


def plain_blocks(text: str, body_start: int) -> list[Block] | None:
    """The blocks of ``text[body_start:]`` in order; None where something in it is not plain."""
    if text.find("|", body_start) >= 0 or text.find("\t", body_start) >= 0:
        return None
    lines = _Lines(text, (*line_starts(text), len(text)))
    first, match = line_of(text, body_start) - 1, _LINE.match
    for number in range(first, len(lines.starts) - 1):
        found = match(text, lines.starts[number] if number > first else body_start)
        if not found or not lines.take(number, found):
            return None
    lines.close(len(lines.starts) - 1)
    return lines.found


class _Lines:
    """What is open while lines are taken: the list items, each as the column of its text, and a paragraph."""

    __slots__ = ("begin", "columns", "found", "is_item", "number", "starts", "text")

    def __init__(self, text: str, starts: tuple[int, ...]) -> None:
        self.text, self.starts = text, starts
        self.found: list[Block] = []
        self.columns: list[int] = []
        self.begin, self.number, self.is_item = (
            -1,
            0,
            False,
        )  # where the open paragraph begins; -1: none is open

    def take(self, number: int, line: re.Match[str]) -> bool:
        """Takes the next line; False where it is not plain."""
        kind = line.lastgroup
        if kind == "odd":
            return False
        if kind == "indent":  # and no more: a blank line
            self.close(number)
            return True
        start, column = line.span("indent")
        column -= start
        if self.begin >= 0:
            if kind == "words" or not self._ends(column, line):
                return True
            self.close(number)
        while self.columns and column < self.columns[-1]:
            self.columns.pop()
        if kind == "mark":
            self.columns.append(line.end() - start)
        if kind == "mark" or kind == "words":
            self.begin, self.number, self.is_item = start, number, kind == "mark"
        elif kind == "hashes":
            level, end = len(line["hashes"]), self.starts[number + 1]
            self.found.append(heading(self.text, start, end, number + 1, level, len(self.columns)))
        return len(self.columns) <= _DEEPEST

    def _ends(self, column: int, line: re.Match[str]) -> bool:
        """True where a heading, rule or item at this column ends the open paragraph, and does not belong to it."""
        *outer, inner = (0, *self.columns)
        mark = line["mark"]
        if column - inner > 3:
            return False
        if mark is None:
            return True
        if column < inner:
            return column - outer[-1] < 4
        return not mark[0].isdigit() or int(mark.rstrip(" .)")) == 1

    def close(self, number: int) -> None:
        """Ends the open paragraph before the line ``number``."""
        if self.begin >= 0:
            end, depth = self.starts[number], len(self.columns)
            self.found.append(paragraph(self.text, self.begin, end, self.number + 1, depth, self.is_item))
            self.begin = -1
