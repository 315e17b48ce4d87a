"""Letters in whatever case, of ASCII ones without a look at the tables of Unicode: these are most of what the engine compares.

IGNORECASE then takes no letter beyond ASCII for an ASCII one (the long s, the Kelvin sign); classes such as ``\\w``
stay those of Unicode.
"""

from __future__ import annotations

import importlib
import re
from typing import Any

_parser = importlib.import_module("re._parser")
_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT, _parser.POSSESSIVE_REPEAT)
_AROUND = (_parser.ASSERT, _parser.ASSERT_NOT)
_IGNORECASE, _ASCII = int(re.IGNORECASE), int(re.ASCII)  # as numbers: an enumeration's operators take long

Node = tuple[Any, Any]


def by_ascii(tree: Any, flags: int) -> None:
    """Changes a parsed pattern so that its ASCII letters are compared as such, where case is ignored."""
    ignores = bool(flags & _IGNORECASE)
    nodes: list[Node] = []
    run: list[Node] = []  # of letters and sets that stand together
    for node in tree.data:
        if ignores and _is_ascii(*node):
            if not run:
                nodes.append((_parser.SUBPATTERN, (None, _ASCII, 0, _parser.SubPattern(tree.state, run))))
            run.append(node)
        else:
            run = []
            nodes.append(node)
            _within(node, flags)
    tree.data = nodes


def _is_ascii(kind: Any, value: Any) -> bool:
    if kind is _parser.LITERAL:
        return bool(value < 128)
    return kind is _parser.IN and all(_is_member(*member) for member in value)


def _is_member(kind: Any, value: Any) -> bool:
    if kind is _parser.RANGE:
        return bool(value[1] < 128)
    return kind is _parser.NEGATE or (kind is _parser.LITERAL and value < 128)


def _within(node: Node, flags: int) -> None:
    kind, value = node
    if kind is _parser.SUBPATTERN:
        by_ascii(value[3], (flags | value[1]) & ~value[2])
    elif kind is _parser.ATOMIC_GROUP:
        by_ascii(value, flags)
    elif kind is _parser.BRANCH:
        for branch in value[1]:
            by_ascii(branch, flags)
    elif kind in _REPEATS:
        by_ascii(value[2], flags)
    elif kind in _AROUND:
        by_ascii(value[1], flags)
