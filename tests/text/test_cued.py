"""A cued pattern gives what the plain one gives, on texts that match it and on texts that nearly do."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.compiling import compiled
from kg.text.cued import cued
from kg.text.literals import needed

PATTERNS = (
    r"\b(?:renal|kidney) (?:failure|disease)s?\b",
    r"(?:not|n't|never) (?:yet )?(?:been )?(?:established|studied)|\bunknown\b",
    r"(?<!non-)intravenous(?:ly)?|\bIV\s+drip",
    r"(?P<what>[\w-]+ ){1,3}?(?:kinase|lyase)s?$",
    r"(?=\w)(?:ski[sn]|kiss|mist)(?!le)",
    r"dos(?:e|ing) (?:of |for )*(?P<how>\w+) (?-i:IU)\b",
    r"(?>sulph|sulf)ate[^.;]*\bmilk",
    r"(?:ab){2,3}c?\d|(\w)\1 twins",
)
TEXTS = st.text("abdeiklmnorstuvIVSK .-1", max_size=40)
ODD = str.maketrans(
    "iskIS", "ıſKİſ"
)  # letters that Unicode takes for these where case is ignored, and we do not


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.data())
def test_a_cued_pattern_gives_what_the_plain_one_gives(pattern: str, data: st.DataObject) -> None:
    plain, tried = compiled(pattern, re.IGNORECASE), cued(pattern, re.IGNORECASE)
    drawn = data.draw(TEXTS) + data.draw(st.from_regex(plain) | TEXTS) + data.draw(TEXTS)
    for text in (drawn, drawn.swapcase(), drawn.translate(ODD)):
        assert [m.span() for m in tried.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert tried.sub("-", text) == plain.sub("-", text)
        for method in ("search", "match", "fullmatch"):
            found, wanted = getattr(tried, method)(text), getattr(plain, method)(text)
            assert (found and found.regs) == (wanted and wanted.regs)


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\b(?:no|not) dose", "no dose|not dose"),
        (r"\w+kinase(?: [AB])?|lyases?", "kinase|lyase"),
        (r"(?:a |an )?(?:child|infant)", "child|infant"),
        (r"(?<=in )\d+|per \d+", "in |per "),
        (r"\d+|dose", ""),
        (r"(?:dose)?", ""),
    ],
)
def test_needed_literals(pattern: str, literals: str) -> None:
    assert needed(pattern) == set(filter(None, literals.split("|")))


def test_a_pattern_without_a_cue_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.text.cued._all", [])
    refused = cued(r"\d+ \w+")
    for _ in range(2):  # it stays refused: an empty set would be a pattern that is never tried
        with pytest.raises(ValueError, match="no cue"):
            refused.cues  # noqa: B018
