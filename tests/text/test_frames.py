"""Which verbs of a clause say something by themselves, and what they are."""

from __future__ import annotations

import pytest

from kg.text.frames import is_list, predicates


@pytest.mark.parametrize(
    ("clause", "heads"),
    [
        ("Nausea, vomiting and burns", []),
        ("Muscle cramps in the legs, elevated liver enzymes", []),
        ("Nausea occurs", ["occur"]),
        ("Rash may rarely be seen", ["seen"]),
        ("Rash is a common and mild problem", ["common"]),
        ("The psychosis that made it known was never found", ["found"]),
        ("Women who are or may become pregnant", []),
        ("If it is taken with milk, levels fall", ["fall"]),
        ("Alopecia tracked the dose of another drug", ["track"]),
        ("Ketoconazole doubles exposure, fluconazole barely moves it", ["double", "move"]),
        ("Calcium may go on as before", ["go on"]),
        ("It may cause rash", ["cause"]),
        ("Fainting used to follow the first dose", ["used to"]),
        ("Pain before the infusion belongs to the disease", ["belong"]),
        ("Rash after the infusion is stopped", []),
        ("The dose is weight-based", ["weight-based"]),
    ],
)
def test_predicates(clause: str, heads: list[str]) -> None:
    assert [one.head for one in predicates(clause)] == heads


def test_a_relative_clause_is_no_list() -> None:
    assert is_list("Nausea, rash")
    assert not is_list("Women who are pregnant")


@pytest.mark.parametrize(
    "clause",
    [
        "Rash was not seen",
        "Rash is unlikely",
        "It has no effect",
        "It cannot be given",
        "Rash failed to occur",
        "It has yet to be seen",
    ],
)
def test_denied(clause: str) -> None:
    assert predicates(clause)[0].is_denied
