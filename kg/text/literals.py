"""What a pattern cannot match without: literals of which one stands, in whatever case, in every text that it matches."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from msgspec import Struct

_parser = importlib.import_module("re._parser")  # reads a pattern as re itself does; it has no public name
_MOST = 24  # beyond so many, joined literals are not told apart

Literals = frozenset[str]
_NOTHING = Literals([""])


class _Part(Struct, frozen=True):
    """A part of a pattern: all that it may be, where these are few literals, and else what it cannot be without."""

    exactly: Literals | None = None
    without: Literals | None = None

    @property
    def needs(self) -> Literals | None:
        return _rarer(self.exactly, self.without)


def needed(pattern: str, flags: int = 0) -> Literals:
    """The literals, in lower case; empty where the pattern can match without any of two letters or more."""
    found = _sequence(_parser.parse(pattern, flags).data).needs or Literals()
    return _shortest(found)


def _shortest(found: Literals) -> Literals:
    """Those that hold none of the others: a text that holds a longer one holds it too."""
    kept: list[str] = []
    for word in sorted(found, key=len):
        if not any(map(word.__contains__, kept)):
            kept.append(word)
    return Literals(kept)


def _rarer(one: Literals | None, other: Literals | None) -> Literals | None:
    """The set that fewer texts hold, as far as the lengths tell; None where neither is of use."""
    best, least = None, 1.0
    if one and (weight := _weight(one)) < least:
        best, least = one, weight
    if other and _weight(other) < least:
        best = other
    return best


@lru_cache(maxsize=1024)
def _weight(literals: Literals) -> float:
    return sum([8.0 ** (1 - len(word)) for word in literals])


def _sequence(nodes: Sequence[tuple[Any, Any]]) -> _Part:
    """Parts that touch are joined as long as they are few; of what stands apart the rarest is kept."""
    spelled = list(_spelled(nodes))
    if len(spelled) == 1:  # most are one word, of many alternatives
        return _part(*spelled[0])
    run, rarest, is_whole = _NOTHING, None, True
    for kind, value in spelled:
        part = _part(kind, value)
        if part.exactly is not None and len(run) * len(part.exactly) <= _MOST:
            run = Literals(a + b for a, b in product(run, part.exactly))
        else:
            rarest, is_whole = _rarer(_rarer(rarest, run), part.without), False
            run = part.exactly or _NOTHING
        rarest = _rarer(rarest, part.without) if part.without else rarest
    return _Part(run if is_whole else None, _rarer(rarest, run))


def _spelled(nodes: Sequence[tuple[Any, Any]]) -> Iterator[tuple[str, Any]]:
    """The nodes by name; letters that stand together are one "WORD"."""
    word = ""
    for kind, value in nodes:
        if kind is _parser.LITERAL and value < 128:  # beyond ASCII, cases are too many to tell
            word += chr(value).lower()
            continue
        if word:
            yield "WORD", word
            word = ""
        yield str(kind), value
    if word:
        yield "WORD", word


def _part(kind: str, value: Any) -> _Part:
    if kind == "WORD":
        return _Part(Literals([value]))
    if kind == "IN" and all(of is _parser.LITERAL for of, _ in value):
        return _letters([code for _, code in value])
    if kind in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _sequence((value[3] if kind == "SUBPATTERN" else value).data)
    if kind == "BRANCH":
        return _either([_sequence(branch.data) for branch in value[1]])
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _repeated(*value)
    if kind == "ASSERT":
        return _Part(_NOTHING, _sequence(value[1].data).needs)
    return _Part(_NOTHING) if kind in ("AT", "ASSERT_NOT") else _Part()


def _letters(codes: list[int]) -> _Part:
    """One character of these."""
    return _Part(Literals(chr(code).lower() for code in codes)) if max(codes) < 128 else _Part()


def _either(parts: list[_Part]) -> _Part:
    exactly: Literals | None = Literals()
    needs: Literals | None = Literals()
    for part in parts:
        exactly = None if exactly is None or part.exactly is None else exactly | part.exactly
        needs = None if needs is None or part.needs is None else needs | part.needs
    return _Part(exactly if exactly and len(exactly) <= _MOST else None, needs)


def _repeated(least: int, most: Any, inner: Any) -> _Part:
    part = _sequence(inner.data)
    if least == 0:
        return _Part(part.exactly | _NOTHING if part.exactly and most == 1 else None)
    return _Part(part.exactly if least == most == 1 else None, part.needs)
