"""Two places of a monograph that cannot both hold are reported with both quotes; silence and narrower words are not.

A case of ``agreement/*.md`` marks the place to be reported with ⟦ and the other one with ⟧; without marks nothing is reported.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import claims_of
from kg.model import Monograph, Problem
from kg.validate import disagreements
from kg.validate.agreement import RULES
from tests.conftest import CONTENT

CASES = sorted((Path(__file__).parent / "agreement").glob("*.md"))
REPORTED = [file for file in CASES if "⟦" in file.read_text("utf-8")]
SILENT = [file for file in CASES if file not in REPORTED]


def found(file: Path) -> tuple[Monograph, list[Problem]]:
    monograph, claims, _ = claims_of(file)
    assert monograph is not None
    return monograph, list(disagreements(monograph, claims))


@pytest.mark.parametrize("case", REPORTED, ids=lambda f: f.stem)
def test_both_places_are_shown(case: Path, tmp_path: Path) -> None:
    marked = case.read_text("utf-8")
    text = marked.replace("⟦", "").replace("⟧", "")
    first = len(marked[: marked.index("⟦")].replace("⟧", ""))
    second = len(marked[: marked.index("⟧")].replace("⟦", ""))
    file = tmp_path / "testamab.md"
    file.write_text(text, "utf-8")
    monograph, problems = found(file)
    assert [p.rule for p in problems] == [case.stem.split(".")[0]], problems
    (problem,) = problems
    assert problem.span and problem.span.start == first and problem.hint == RULES[problem.rule].hint
    assert problem.line == text.count("\n", 0, first) + 1
    other = problem.related[0]
    assert (other.line, other.column) == (
        text.count("\n", 0, second) + 1,
        second - text.rfind("\n", 0, second),
    )
    assert text[second:].startswith(other.quote)
    assert f"line {problem.line}" in problem.message and f"line {other.line}" in problem.message
    assert monograph.path == problem.path == other.path


@pytest.mark.parametrize("case", SILENT, ids=lambda f: f.stem)
def test_silence_and_narrower_words_are_no_contradiction(case: Path, tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.write_text(case.read_text("utf-8"), "utf-8")
    assert found(file)[1] == []


def test_every_rule_has_its_case() -> None:
    assert {file.stem.split(".")[0] for file in REPORTED} == set(RULES)
    assert len(SILENT) >= 6


def test_a_denied_contraindication_fails_the_build(tmp_path: Path) -> None:
    case = next(file for file in REPORTED if file.stem == "contradicting-negation.contraindication")
    file = tmp_path / "testamab.md"
    file.write_text(case.read_text("utf-8").replace("⟦", "").replace("⟧", ""), "utf-8")
    assert [p.severity for p in found(file)[1]] == ["violation"]


def test_the_tensions_of_the_seed_and_nothing_beside_them() -> None:
    _, problems = found(CONTENT / "ofatumumab.md")
    assert [(p.line, p.related[0].line, p.severity) for p in problems] == [
        (172, 194, "warning"),
        (125, 194, "warning"),
    ]
