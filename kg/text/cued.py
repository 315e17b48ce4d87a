"""Patterns that are tried only where they can match: hundreds are asked of every sentence, and few have a say.

A cue is a literal of which a pattern needs one (see ``literals``). One pass over a text finds the cues of all patterns;
a pattern none of whose cues is among them is not tried. It gives what the plain pattern gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import itemgetter, or_

import ahocorasick

from kg.text.compiling import literals
from kg.text.regexps import regexp


class Cues:
    """Literals, in lower case, of which a text may hold one."""

    __slots__ = ("_bit", "_told")

    def __init__(self, cues: Iterable[str]) -> None:
        self._told, self._bit = cues, 1 << len(_all)
        _all.append(self)
        _automaton.cache_clear()
        _cued_in.cache_clear()

    @property
    def cues(self) -> tuple[str, ...]:
        """The literals; what gives them is asked when the first text is."""
        self._told = tuple(self._told)
        return self._told

    def stand_in(self, text: str) -> bool:
        """True where ``text`` holds one of them, in whatever case."""
        return _cued_in(text) & self._bit != 0


_all: list[Cues] = []


class Cued(Cues):
    """A pattern that is tried where one of its cues stands; the methods are those of ``re.Pattern``."""

    __slots__ = ("plain",)

    def __init__(self, plain: re.Pattern[str], cues: Iterable[str]) -> None:
        super().__init__(cues)
        self.plain = plain

    @property
    def cues(self) -> tuple[str, ...]:
        """The literals; raises ValueError where there is none, since the pattern would never be tried."""
        if found := super().cues:
            return found
        raise ValueError(
            f"no cue: this pattern matches without any literal of two letters: {self.plain.pattern}"
        )

    def search(self, text: str, *within: int) -> re.Match[str] | None:
        return self.plain.search(text, *within) if _cued_in(text) & self._bit else None

    def match(self, text: str, *within: int) -> re.Match[str] | None:
        return self.plain.match(text, *within) if _cued_in(text) & self._bit else None

    def fullmatch(self, text: str, *within: int) -> re.Match[str] | None:
        return self.plain.fullmatch(text, *within) if _cued_in(text) & self._bit else None

    def finditer(self, text: str, *within: int) -> Iterator[re.Match[str]]:
        return self.plain.finditer(text, *within) if _cued_in(text) & self._bit else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.plain.sub(new, text) if _cued_in(text) & self._bit else text


def standing(patterns: Iterable[tuple[str, Cued]], text: str) -> list[tuple[str, Cued]]:
    """Of patterns with names those of which a cue stands in ``text``."""
    told = _cued_in(text)
    return [one for one in patterns if told & one[1]._bit]


def cued(pattern: str, flags: int = 0, cues: Iterable[str] = ()) -> Cued:
    """As ``regexp``, for a pattern that is asked of many texts and matches in few.

    With ``cues`` it is tried only where one of these stands; else they are read off the pattern.
    """
    return Cued(regexp(pattern, flags), cues or _read_off(pattern, flags))


def _read_off(pattern: str, flags: int) -> Iterator[str]:
    yield from literals(pattern, flags)


@lru_cache(maxsize=8192)
def _cued_in(text: str) -> int:
    """The sets of which a cue stands in ``text``, a bit each."""
    return reduce(or_, map(itemgetter(1), _automaton().iter(text.lower())), 0)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton, sets_of = (
        ahocorasick.Automaton(),
        dict[str, int](),
    )  # a cue to the sets that hold it, a bit each
    for place, known in enumerate(_all):
        for cue in known.cues:
            sets_of[cue] = sets_of.get(cue, 0) | 1 << place
    for cue, sets in sets_of.items():
        automaton.add_word(cue, sets)
    automaton.make_automaton()
    return automaton
