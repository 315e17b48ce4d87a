"""What a pattern compiles to, and the literals that it needs, as plain data: Python keeps neither from one process to the next.

Parsing patterns is most of what a command would do before its first file. ``re`` compiles to a list of numbers and has
them checked and taken up by ``_sre.compile``; that list is what stands in the table here. It is that of ``re`` but for two
things that make it faster: how ASCII letters are compared (``cases``), and where a match can begin (``starts``).
"""

from __future__ import annotations

import importlib
import re
from array import array
from typing import NamedTuple

from kg.text.cases import by_ascii
from kg.text.literals import needed
from kg.text.starts import begins, with_starts

# As in ``literals``: re has no public names for its own steps. A test compares what is found with what re finds.
_parser, _compiler, _sre = (importlib.import_module(name) for name in ("re._parser", "re._compiler", "_sre"))
_MOST = 5_000  # entries; beyond these, what older programs left is forgotten

Key = tuple[str, int]  # a pattern and its flags
Code = tuple[
    int, bytes, int, dict[str, int]
]  # what _sre.compile takes: flags, numbers, groups and their names


class Table(NamedTuple):
    """Patterns by text and flags."""

    codes: dict[Key, Code]
    literals: dict[Key, tuple[str, ...]]


_known, _new = Table({}, {}), Table({}, {})  # new is what this process added to what was kept


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    """As ``re.compile``; IGNORECASE takes no letter beyond ASCII for an ASCII one."""
    key = pattern, int(flags)
    if key not in _known.codes:
        _known.codes[key] = _new.codes[key] = _code(*key)
    all_flags, numbers, groups, names = _known.codes[key]
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    code = array("I", numbers).tolist()
    made: re.Pattern[str] = _sre.compile(pattern, all_flags, code, groups, names, tuple(by_number))
    return made


def literals(pattern: str, flags: int) -> tuple[str, ...]:
    """The literals of which a text must hold one for the pattern to match; none where it can do without."""
    key = pattern, int(flags)
    if key not in _known.literals:
        _known.literals[key] = _new.literals[key] = tuple(sorted(needed(*key)))
    return _known.literals[key]


def learn(kept: Table) -> None:
    """Takes up what another process made of the same patterns."""
    _known.codes.update(kept.codes)
    _known.literals.update(kept.literals)


def table() -> Table | None:
    """What is to be kept; None where nothing was added to what was."""
    if not any(_new):
        return None
    return _known if len(_known.codes) < _MOST else _new


def _code(pattern: str, flags: int) -> Code:
    tree = _parser.parse(pattern, flags)
    state = tree.state
    by_ascii(tree, flags | state.flags)
    code = with_starts(_compiler._code(tree, flags), begins(tree, flags | state.flags))
    numbers = array("I", code).tobytes()
    return flags | state.flags, numbers, state.groups - 1, dict(state.groupdict)
