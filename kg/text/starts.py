"""Where a match can begin: the engine then runs over all other characters without trying the pattern there.

``re`` finds this out itself for few patterns: not behind a word boundary, not in another case, not for alternatives
that begin with more than a literal. Here a set of characters is a number, a bit for each.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_parser, _compiler = (importlib.import_module(name) for name in ("re._parser", "re._compiler"))

_ASCII = (1 << 128) - 1
_BEYOND = 1 << 128  # stands for every character beyond ASCII
_IGNORECASE = int(re.IGNORECASE)
_EVERY = _ASCII | _BEYOND


def _bits(letters: Iterable[str]) -> int:
    return sum(1 << ord(letter) for letter in letters)


_SMALL, _CAPITAL = (_bits(map(chr, range(ord(first), ord(first) + 26))) for first in "aA")
_CLASSES = {
    _parser.CATEGORY_DIGIT: _bits(c for c in map(chr, range(128)) if c.isdigit()),
    _parser.CATEGORY_SPACE: _bits(c for c in map(chr, range(128)) if c.isspace()),
    _parser.CATEGORY_WORD: _bits(c for c in map(chr, range(128)) if c.isalnum() or c == "_"),
}
_OTHERS = {
    _parser.CATEGORY_NOT_DIGIT: _parser.CATEGORY_DIGIT,
    _parser.CATEGORY_NOT_SPACE: _parser.CATEGORY_SPACE,
    _parser.CATEGORY_NOT_WORD: _parser.CATEGORY_WORD,
}

Found = tuple[int, bool]  # the first characters, and whether nothing can match too


def begins(tree: Any, flags: int) -> int:
    """The characters that a match can begin with; none where that is of no use."""
    found, is_empty = _sequence(tree.data, flags)
    return 0 if is_empty or found & _SMALL == _SMALL else found


def with_starts(code: list[int], first: int) -> list[int]:
    """The compiled pattern with these first characters in its block of information, where it has none yet."""
    skip, kind = code[1], code[2]
    if kind or not first:
        return code
    beyond = [_compiler.RANGE, 256, sys.maxunicode] if first & _BEYOND else []
    bits = first & _ASCII | (_ASCII << 128 if beyond else 0)
    words = [bits >> shift & 0xFFFFFFFF for shift in range(0, 256, 32)]
    charset = [_compiler.CHARSET, *words, *beyond, _compiler.FAILURE]
    head = [code[0], skip + len(charset), _compiler.SRE_INFO_CHARSET, *code[3 : skip + 1]]
    return [*head, *charset, *code[skip + 1 :]]


def _sequence(nodes: Iterable[tuple[Any, Any]], flags: int) -> Found:
    first = 0
    for kind, value in nodes:
        found, is_empty = _PARTS.get(kind, _any)(value, flags)
        first |= found
        if not is_empty:
            return first, False
    return first, True


def _any(_: Any, flags: int) -> Found:
    return _EVERY, False


def _nothing(_: Any, flags: int) -> Found:
    return 0, True


def _literal(code: int, flags: int) -> Found:
    return _cases(1 << min(code, 128), flags), False


def _set(members: Sequence[tuple[Any, Any]], flags: int) -> Found:
    found = 0
    for kind, value in members:
        if kind is _parser.LITERAL:
            found |= 1 << min(value, 128)
        elif kind is _parser.RANGE:
            found |= (2 << min(value[1], 128)) - (1 << min(value[0], 128))
        elif kind is _parser.CATEGORY:
            found |= _BEYOND | (_CLASSES[value] if value in _CLASSES else _ASCII & ~_CLASSES[_OTHERS[value]])
    if members[0][0] is _parser.NEGATE:
        return _ASCII & ~found | _BEYOND, False
    return _cases(found, flags), False


def _cases(found: int, flags: int) -> int:
    if not flags & _IGNORECASE:
        return found
    return found | (found & _SMALL) >> 32 | (found & _CAPITAL) << 32  # cases of a letter are 32 apart


def _group(value: Any, flags: int) -> Found:
    _, added, removed, inner = value
    return _sequence(inner.data, (flags | added) & ~removed)


def _atomic(inner: Any, flags: int) -> Found:
    return _sequence(inner.data, flags)


def _branch(value: Any, flags: int) -> Found:
    first, can_be_empty = 0, False
    for branch in value[1]:
        found, is_empty = _sequence(branch.data, flags)
        first, can_be_empty = first | found, can_be_empty or is_empty
    return first, can_be_empty


def _repeat(value: Any, flags: int) -> Found:
    least, _, inner = value
    found, is_empty = _sequence(inner.data, flags)
    return found, is_empty or least == 0


_PARTS: dict[Any, Callable[[Any, int], Found]] = {
    _parser.LITERAL: _literal,
    _parser.IN: _set,
    _parser.SUBPATTERN: _group,
    _parser.ATOMIC_GROUP: _atomic,
    _parser.BRANCH: _branch,
    _parser.MAX_REPEAT: _repeat,
    _parser.MIN_REPEAT: _repeat,
    _parser.POSSESSIVE_REPEAT: _repeat,
    _parser.AT: _nothing,
    _parser.ASSERT: _nothing,
    _parser.ASSERT_NOT: _nothing,
}
