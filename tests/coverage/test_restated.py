"""What counts as said again: only what the claims hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import covered

PAGE = """---
title: "Testamab"
---
# Testamab

## Usage
Testamab is indicated for hypertension.

## Dosage
{dosage}

## Pregnancy and Breastfeeding
Testamab is contraindicated in pregnancy.

## Drug Interactions
- Alcohol: increased sedation.

## Side Effects
- Drowsiness

## Precautions
{precautions}
"""


def _state(tmp_path: Path, dosage: str = "20 mg daily.", precautions: str = "Take care.") -> dict[str, str]:
    file = tmp_path / "testamab.md"
    file.write_text(PAGE.format(dosage=dosage, precautions=precautions), "utf-8")
    entries, _ = covered(file)
    return {entry.text: entry.state for entry in entries}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Its primary use is chronic management of hypertension.", "restated"),
        ("Its primary use is not the management of hypertension.", "uncovered"),
        ("Its primary role is in managing gout.", "uncovered"),
        ("Its primary role is in managing hypertension and gout.", "uncovered"),
    ],
)
def test_a_use_is_said_again(tmp_path: Path, text: str, state: str) -> None:
    assert _state(tmp_path, dosage=text)[text] == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Caution patients against alcohol consumption.", "restated"),
        ("Caution patients against grapefruit juice.", "uncovered"),
        ("Avoid driving if drowsiness occurs.", "restated"),
        ("Avoid driving if hallucinations occur.", "uncovered"),
        ("**Pregnant women:** Contraindicated.", "restated"),
        ("**Pregnant women:** Use with caution.", "uncovered"),
        ("**Breastfeeding mothers:** Contraindicated.", "uncovered"),
    ],
)
def test_a_precaution_is_said_again(tmp_path: Path, text: str, state: str) -> None:
    found = _state(tmp_path, precautions=f"- {text}")
    assert found[text.rpartition("** ")[2]] == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Avoid in pregnancy.", "restated"),
        ("Testamab is a Pregnancy Category B drug.", "restated"),
        ("Avoid applying it to the breast during pregnancy.", "uncovered"),
        ("Avoid in the first trimester of pregnancy.", "uncovered"),
    ],
)
def test_weaker_advice_on_pregnancy_is_said_again(tmp_path: Path, text: str, state: str) -> None:
    assert _state(tmp_path, precautions=text)[text] == state
