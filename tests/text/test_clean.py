"""Readable text keeps the way back to the file."""

from __future__ import annotations

import pytest
from ftfy import fix_encoding
from hypothesis import given
from hypothesis import strategies as st

from kg.text.clean import _encoding_only, readable, repaired


def test_emphasis_entities_mojibake_and_links_are_read_and_located() -> None:
    source = "x **Elderly (â‰¥55):** see [Y](u) &amp; `z`  now"
    text, emphasis = readable(source, 2, len(source))
    assert text.text == "Elderly (≥55): see Y & z now"
    assert [text.text[a:b] for a, b in emphasis] == ["Elderly (≥55):"]
    at = text.text.index("≥")
    span = text.span(at, at + 3)
    assert source[span.start : span.end] == "â‰¥55"


def test_a_star_inside_an_allele_is_no_emphasis() -> None:
    assert readable("HLA-B*15:02 and HLA-A*31:01", 0, 27)[0].text == "HLA-B*15:02 and HLA-A*31:01"


def test_a_threshold_is_no_tag() -> None:
    assert readable("CrCl <30 mL/min and >5", 0, 22)[0].text == "CrCl <30 mL/min and >5"


@given(st.text(alphabet="ab *_-\n()[]<>&;é≥â‰¥\\`#|", max_size=60))
def test_every_character_comes_from_its_place(source: str) -> None:
    text, _ = readable(source, 0, len(source))
    assert len(text.offsets) == len(text.text) + 1
    assert list(text.offsets) == sorted(text.offsets)
    for index in range(len(text.text)):
        span = text.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(source)


@pytest.mark.parametrize(
    ("source", "read", "places"),
    [
        ("a  b", "a b", [0, 1, 3, 4]),
        ("a \n  b", "a b", [0, 1, 5, 6]),
        ("a<b> \n c", "a c", [0, 4, 7, 8]),
        ("a <b> \n c", "a c", [0, 1, 8, 9]),
        ("a <b> c", "a  c", [0, 1, 5, 6, 7]),
        ("a\\n\\nB", "a B", [0, 1, 5, 6]),
        ("a\\nb", "a\\nb", [0, 1, 2, 3, 4]),
        ("a\u00a0b \u00a0c", "a b c", [0, 1, 2, 3, 5, 6]),
        ("**a:** b", "a: b", [2, 3, 6, 7, 8]),
        ("***a*** __b__", "a b", [3, 7, 10, 11]),
        ("_a b_ c_d", "a b c_d", [1, 2, 3, 5, 6, 7, 8, 9]),
        ("2 * 3 *x*", "2 * 3 x", [0, 1, 2, 3, 4, 5, 7, 8]),
        ("\\*a \\<b", "*a <b", [0, 2, 3, 4, 6, 7]),
        ("a&lt;b &amp;c", "a<b &c", [0, 1, 5, 6, 7, 12, 13]),
        ("x[^1]: y<br/>z", "x y z", [0, 6, 7, 8, 13, 14]),
        ("![a](b)!c", "a!c", [2, 7, 8, 9]),
        ("a <!-- **b** --> c", "a  c", [0, 1, 16, 17, 18]),
        ("``a``<5 mg", "a<5 mg", [2, 5, 6, 7, 8, 9, 10]),
        ("‘é’ −1", "'é' -1", [0, 1, 2, 3, 4, 5, 6]),
        (" ** ** ", "", [0]),
        ("\u2003a\n", "a", [1, 2]),
    ],
)
def test_each_mark_is_read_and_placed(source: str, read: str, places: list[int]) -> None:
    text, _ = readable(source, 0, len(source))
    assert (text.text, list(text.offsets)) == (read, places)


@pytest.mark.parametrize(
    ("source", "bold"),
    [
        ("**a** b *c* d", ["a", "c"]),
        ("**a", []),
        (" **a:**", ["a:"]),
        ("a ****b", []),
        ("x __y z__", ["y z"]),
    ],
)
def test_what_stands_between_two_marks_is_bold(source: str, bold: list[str]) -> None:
    text, emphasis = readable(source, 0, len(source))
    assert [text.text[a:b] for a, b in emphasis] == bold


def test_no_lone_character_is_mojibake_but_a_control() -> None:
    for code in range(0x80, 0x10000):
        if not 0xD800 <= code < 0xE000:
            assert repaired(chr(code)) == fix_encoding(chr(code), _encoding_only())
    assert repaired("\x85") == "…"
