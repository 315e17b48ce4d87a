"""Where lines begin, whatever ends them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.text.lines import line_starts, place_of


@given(st.text(alphabet="a\n\r\u2028\x0b\x1c\x85", max_size=30))
def test_a_line_ends_with_a_line_feed_a_return_or_both(text: str) -> None:
    ends = [
        place + 1
        for place, character in enumerate(text)
        if character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n")
    ]
    assert list(line_starts(text)) == [0, *ends]


def test_places_count_from_one() -> None:
    assert [place_of("ab\n\nc", place) for place in (0, 1, 2, 3, 4)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (3, 1),
    ]
