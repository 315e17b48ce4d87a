"""Terms as text hold what the library's terms hold."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.validate.terms import datatype, language, text


@given(st.text())
def test_text_is_what_was_written(value: str) -> None:
    assert text(str(ox.Literal(value))) == value


@pytest.mark.parametrize(
    "term",
    [
        ox.Literal("a"), ox.Literal('"^^<b>'), ox.Literal("a", language="en-GB"), ox.Literal(3), ox.Literal(True),
        ox.Literal('"@en', datatype=ox.NamedNode("https://example.org/@#kind")),
    ],
)  # fmt: skip
def test_datatype_and_language_are_those_of_the_term(term: ox.Literal) -> None:
    written = str(term)
    assert (text(written), datatype(written), language(written)) == (
        term.value,
        term.datatype.value,
        term.language or "",
    )


def test_other_terms() -> None:
    assert text("<https://example.org/x>") == "https://example.org/x" and text("_:b1") == "b1"
    assert datatype("<https://example.org/x>") == language("_:b1") == ""
