"""Lines of a file: where each begins, and on which one a character stands."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from kg.text.regexps import regexp

_NEWLINE = regexp(r"\r\n|\n|\r")


@lru_cache(maxsize=4)
def line_starts(text: str) -> tuple[int, ...]:
    """The position of the first character of every line."""
    if "\r" in text:
        return (0, *(match.end() for match in _NEWLINE.finditer(text)))
    return tuple(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))


def line_of(text: str, position: int) -> int:
    """The line, counted from 1, of a character of ``text``."""
    return bisect_right(line_starts(text), position)


def place_of(text: str, position: int) -> tuple[int, int]:
    """Line and column, both counted from 1, of a character of ``text``."""
    line = line_of(text, position)
    return line, position - line_starts(text)[line - 1] + 1
