"""The numbers of an amount or of an age band, in the order of the text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.text.bounds import ages, bounds


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-20 mg", "10", "20"), ("500 mg to 1 g", "0.5", "1"), ("1,000–3,000 mg", "1000", "3000"), ("-5 mg", "-5", "-5"),
        (".5 mg", "0.5", "0.5"), ("12-6", "12", "6"), ("<5", "5", "5"), ("0.4-1.0 unit/kg/day", "0.4", "1.0"),
    ],
)  # fmt: skip
def test_numbers_keep_their_order_and_sign(text: str, low: str, high: str) -> None:
    assert bounds(text) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["50/12.5 mg", "two tablets", "thin layer", "", "5 mg to 2 hours"])
def test_what_is_no_such_value_has_no_bounds(text: str) -> None:
    assert bounds(text) is None


def test_ages_are_in_years() -> None:
    assert ages("6 months to 5 years") == (Decimal("0.5"), Decimal(5))
    assert ages("aged 12 to 6 years") == (Decimal(12), Decimal(6))
    assert [ages(text) for text in ("5 years", "5 to 7 days of food", "2 mg to 5 years")] == [None] * 3
