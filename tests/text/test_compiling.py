"""A pattern of ours finds what re finds, where ASCII letters stand; what is kept of it is what was made."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.read import read
from kg.text import compiling
from kg.text.compiling import Table, compiled, learn, literals, table
from kg.text.cued import Cued, _all
from kg.text.literals import needed
from kg.text.regexps import _Regexp
from kg.text.starts import begins

CONTENT = Path(__file__).parents[2] / "content"


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


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Sentences of ours as they are, in other cases and cut, and what no sentence holds."""
    monograph, _ = read(CONTENT / "warfarin.md")
    assert monograph
    plain = [passage.text for passage in monograph.passages if passage.role == "section"]
    cut = [text[7:-3] for text in plain[::5]]
    return [*plain[::2], *cut, *(text.swapcase() for text in plain[::7]), "", "É ≥ 2 µg – ”", "A\x1cB\n"]


def test_every_pattern_finds_what_re_finds(
    program: list[tuple[str, int]], texts: list[str], empty: None
) -> None:
    found = 0
    for pattern, flags in program:
        plain, ours = re.compile(pattern, flags), compiled(pattern, flags)
        assert (ours.groups, ours.groupindex, ours.flags) == (plain.groups, plain.groupindex, plain.flags)
        for text in texts:
            wanted = [match.regs for match in plain.finditer(text)]
            assert [match.regs for match in ours.finditer(text)] == wanted, (pattern, text)
            found += len(wanted)
    assert len(program) > 700 and found > 10_000


TRICKY = (
    r"\b(?:no|é|[x-z]\d)?(?:dose|\s–)|(?<=k)is", r"(?:a|b)?\Bc|^(?![ab])\w+|\d$", r"(?>[^\W_]+|-)k(?:[^ski]|\b)", r"(?-i:Eg)|[µK–]g?|(a)\1",
    r"(?m:^s.+?$)|[^a-z]k", r"(?s:.)s|\S\s\S", r"(?i:no) [A-Z]+s\b|(?=ski)\w|(?!k)[k-m]\W",
)  # fmt: skip


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@pytest.mark.parametrize("pattern", TRICKY)
@given(text=st.text("abcdegikmnosxyzABEGIKNOS 1\n–µéÉ≥_-", max_size=30))
def test_tricky_patterns_find_what_re_finds(pattern: str, flags: int, text: str) -> None:
    plain, ours = re.compile(pattern, flags), compiled(pattern, flags)
    assert [match.regs for match in ours.finditer(text)] == [match.regs for match in plain.finditer(text)]
    for method in ("search", "match", "fullmatch"):
        found, wanted = getattr(ours, method)(text), getattr(plain, method)(text)
        assert (found and found.regs) == (wanted and wanted.regs)
    assert ours.sub("-", text) == plain.sub("-", text)


def test_case_is_that_of_ascii_letters_and_classes_are_those_of_unicode() -> None:
    assert compiled(r"kiss\w\b", re.IGNORECASE).fullmatch("KissÉ")
    assert not compiled("kiss", re.IGNORECASE).match("Ki\u017f\u017f")
    assert compiled("µÉ", re.IGNORECASE).match("µé")


@pytest.mark.parametrize(
    ("pattern", "flags", "first"),
    [
        (r"\b(?:no|never) \w", 0, "n"),
        (r"\b(?:no|[x-z])", re.IGNORECASE, "NXYZnxyz"),
        (r"(?:a|b)?c|(?<=d)e*f", 0, "abcef"),
        (r"(?:-|–)?9", 0, "-9…"),
        (r"\w+", 0, ""),
        (r"a*", 0, ""),
        (r".b", 0, ""),
    ],
)
def test_where_a_match_can_begin(pattern: str, flags: int, first: str) -> None:
    tree = compiling._parser.parse(pattern, flags)
    assert begins(tree, flags) == sum(1 << min(ord(letter), 128) for letter in first)


def test_what_was_kept_is_not_made_again(
    program: list[tuple[str, int]], empty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {}
    for pattern, flags in program:
        made[pattern, flags] = compiled(pattern, flags)
        assert set(literals(pattern, flags)) == needed(pattern, flags)
    kept = table()
    assert kept and len(kept.codes) == len(program)
    monkeypatch.setattr(compiling, "_known", Table({}, {}))
    monkeypatch.setattr(compiling, "_new", Table({}, {}))
    learn(kept)
    monkeypatch.setattr(compiling, "_parser", None)
    monkeypatch.setattr(compiling, "needed", None)
    for pattern, flags in program:
        assert compiled(pattern, flags) == made[pattern, flags]  # of patterns, equal is: the same code
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
