"""Patterns that are tried only where they can match: hundreds are asked of every sentence, and few have a say.

A cue is a literal of which a pattern needs one (see ``literals``). One pass over a text finds the cues of all patterns;
a pattern none of whose cues is among them is not tried. It gives what the plain pattern gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, reduce
from itertools import count
from operator import itemgetter, or_

import ahocorasick

from kg.text.literals import needed

_sets_of: dict[str, int] = {}  # a cue to the sets that hold it, a bit each
_bits = count()
# Letters that IGNORECASE takes for an ASCII one, and ``lower`` does not.
_FOLDED = str.maketrans("ſıİ", "sii")


class Cues:
    """Literals, in lower case, of which a text may hold one."""

    __slots__ = ("_bit", "cues")

    def __init__(self, cues: Iterable[str]) -> None:
        self.cues, self._bit = tuple(cues), 1 << next(_bits)
        for cue in self.cues:
            _sets_of[cue] = _sets_of.get(cue, 0) | self._bit
        _automaton.cache_clear()
        _cued_in.cache_clear()

    def stand_in(self, text: str) -> bool:
        """True where ``text`` holds one of them, in whatever case."""
        return _cued_in(text) & self._bit != 0


class Cued(Cues):
    """A compiled pattern that is tried where one of its cues stands; the methods are those of ``re.Pattern``."""

    __slots__ = ("_finditer", "_fullmatch", "_match", "_search", "_sub", "plain")

    def __init__(self, plain: re.Pattern[str], cues: Iterable[str]) -> None:
        super().__init__(cues)
        self.plain = plain
        self._search, self._match, self._fullmatch = plain.search, plain.match, plain.fullmatch
        self._finditer, self._sub = plain.finditer, plain.sub

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        return self._search(text, *within) if _cued_in(text) & self._bit else None

    def match(self, text: str, *within: int) -> re.Match[str] | None:
        return self._match(text, *within) if _cued_in(text) & self._bit else None

    def fullmatch(self, text: str, *within: int) -> re.Match[str] | None:
        return self._fullmatch(text, *within) if _cued_in(text) & self._bit else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        return self._finditer(text, *within) if _cued_in(text) & self._bit else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._sub(new, text) if _cued_in(text) & self._bit else text


def cued(pattern: str, flags: int = 0, cues: Iterable[str] = ()) -> Cued:
    """As ``re.compile``, for a pattern that is asked of many texts and matches in few.

    With ``cues`` it is tried only where one of these stands; else they are read off the pattern.
    """
    plain = re.compile(pattern, flags)
    told = tuple(cues) or needed(plain)
    if not told:
        raise ValueError(f"no cue: this pattern matches without any literal of two letters: {pattern}")
    return Cued(plain, told)


@lru_cache(maxsize=8192)
def _cued_in(text: str) -> int:
    """The sets of which a cue stands in ``text``, a bit each."""
    folded = (text if text.isascii() else text.translate(_FOLDED)).lower()
    return reduce(or_, map(itemgetter(1), _automaton().iter(folded)), 0)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for cue, sets in _sets_of.items():
        automaton.add_word(cue, sets)
    automaton.make_automaton()
    return automaton
