"""Patterns that are compiled when they are first asked: a command that reads one file asks half of them."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from kg.text.compiling import compiled

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Regexp:
    """Stands for a ``re.Pattern``: it becomes one at the first call, and has that one's own methods from then on."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what has no value yet."""
        plain = compiled(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(plain, method))
        return getattr(plain, name)


@cache
def regexp(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, for a pattern that stands in the program: compiled when one of its methods is first called.

    Kept for good, and from one process to the next: a pattern with names out of a text is none for here.
    """
    return cast("re.Pattern[str]", _Regexp(pattern, flags))
