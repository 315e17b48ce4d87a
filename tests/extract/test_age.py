"""An age limit is told in years or without a unit; a weight, a volume or a number of days is none."""

from __future__ import annotations

import pytest

from kg.extract.advice.advice import age_of


@pytest.mark.parametrize(
    ("clause", "age"),
    [
        ("Not for children under 12 years", "under 12 years"),
        ("Use in those 65 and over", "65 and over"),
        ("No change unless they weigh less than 50 kg", ""),
        ("Start from 20 mL", ""),
        ("Give for less than 5 days", ""),
        ("Not for children under 6", "under 6"),
    ],
)
def test_age(clause: str, age: str) -> None:
    assert age_of(clause) == age
