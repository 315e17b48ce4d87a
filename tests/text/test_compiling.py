"""What is kept of a pattern is what re makes of it."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re

import pytest

import kg
from kg.text import compiling
from kg.text.compiling import Table, compiled, learn, literals, table
from kg.text.cued import Cued, _all
from kg.text.literals import needed
from kg.text.regexps import _Regexp


@pytest.fixture(scope="module")
def program() -> list[tuple[str, int]]:
    """Every pattern that stands in the program."""
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.unfreeze()  # a build keeps what it loads out of the collector's sight
    return sorted({(o.pattern, o.flags) for o in gc.get_objects() if isinstance(o, _Regexp)})


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "_known", Table({}, {}))
    monkeypatch.setattr(compiling, "_new", Table({}, {}))


def test_every_pattern_is_compiled_as_re_does(program: list[tuple[str, int]], empty: None) -> None:
    for pattern, flags in program:
        plain, ours = re.compile(pattern, flags), compiled(pattern, flags)
        assert ours == plain, pattern  # of patterns, equal is: the same code
        assert (ours.groups, ours.groupindex) == (plain.groups, plain.groupindex)
    assert len(program) > 700


def test_what_was_kept_is_not_made_again(
    program: list[tuple[str, int]], empty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pattern, flags in program:
        compiled(pattern, flags)
        assert set(literals(pattern, flags)) == needed(pattern, flags)
    kept = table()
    assert kept and len(kept.codes) == len(program)
    monkeypatch.setattr(compiling, "_known", Table({}, {}))
    monkeypatch.setattr(compiling, "_new", Table({}, {}))
    learn(kept)
    monkeypatch.setattr(compiling, "_parser", None)
    monkeypatch.setattr(compiling, "needed", None)
    for pattern, flags in program:
        assert compiled(pattern, flags) == re.compile(pattern, flags)
        assert literals(pattern, flags) == kept.literals[pattern, flags]
    assert table() is None


def test_what_old_programs_left_is_forgotten(empty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    learn(Table({(str(number), 0): (0, b"", 0, {}) for number in range(9)}, {}))
    monkeypatch.setattr(compiling, "_MOST", 9)
    compiled("zorb", 0)
    kept = table()
    assert kept and list(kept.codes) == [("zorb", 0)]


def test_every_cued_pattern_has_cues(program: list[tuple[str, int]]) -> None:
    found = [known for known in _all if isinstance(known, Cued)]
    assert len(found) > 150 and all(known.cues for known in found)
