"""Readable text keeps the way back to the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.text.clean import readable


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
