"""Two places of a monograph that cannot both hold are reported with both quotes; silence and narrower words are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import claims_of
from kg.validate import disagreements

HEAD = "---\ntitle: Testamab\n---\n"


def found(tmp_path: Path, body: str) -> list[tuple[str, str, str]]:
    file = tmp_path / "testamab.md"
    file.write_text(HEAD + body, "utf-8")
    monograph, claims, _ = claims_of(file)
    assert monograph is not None
    problems = list(disagreements(monograph, claims))
    for problem in problems:
        assert problem.span and problem.related[0].quote in monograph.text
        assert monograph.text.count("\n", 0, problem.span.start) + 1 == problem.line
    return [
        (p.rule, monograph.text[p.span.start : p.span.end], p.related[0].quote) for p in problems if p.span
    ]


CONTRADICTIONS = [
    (
        "contradicting-advice",
        "Avoid Testamab during pregnancy.",
        "Testamab is considered safe during pregnancy.",
        "## Pregnancy and Breastfeeding\n{}\n\n## Drug Profile Summary\n- **Pregnancy & Breastfeeding:** {}\n",
    ),
    (
        "contradicting-negation",
        "Hemophilia",
        "Hemophilia is not a contraindication.",
        "## Contraindications\n- {}\n- Gout\n\n## Precautions\nNone.\n\n## FAQs\n### What are the contraindications of Testamab?\n{}\n",
    ),
]


@pytest.mark.parametrize(("rule", "one", "other", "form"), CONTRADICTIONS, ids=lambda v: v[:24])
def test_both_quotes_are_shown(tmp_path: Path, rule: str, one: str, other: str, form: str) -> None:
    assert found(tmp_path, form.format(one, other)) == [(rule, one, other)]


@pytest.mark.parametrize(
    "body",
    [
        "## Pregnancy and Breastfeeding\nAvoid Testamab during pregnancy.\n",
        "## Pregnancy and Breastfeeding\nAvoid Testamab during pregnancy.\nTestamab is considered safe while breastfeeding.\n",
        "## Dosage\n- **Renal Impairment:** No dose adjustment if CrCl is above 30 mL/min.\n- **Renal Impairment:** Avoid below 10 mL/min.\n",
        "## Contraindications\n- Gout\n\n## Usage\nTestamab is used for asthma.\n",
    ],
)
def test_silence_and_other_scope_are_no_contradiction(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []
