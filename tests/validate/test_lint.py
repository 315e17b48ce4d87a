"""Each rule of the lint reports where it says, and what it repairs stays repaired."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Problem
from kg.read import read_text
from kg.validate import lint, repaired
from kg.validate.lint import rules
from tests.conftest import CONTENT

CASES = Path(__file__).parent / "lint"
FILES = sorted(CASES.glob("*.md"))


def found(text: str, name: str = "testamab.md") -> list[Problem]:
    monograph, problems = read_text(text, name)
    assert monograph is not None and not problems
    return lint(monograph)


def _name(file: Path, corrected: bool = False) -> str:
    return "placebomab.md" if file.stem == "title-disagrees-with-name" and not corrected else "testamab.md"


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_exactly_this_rule_reports_at_the_mark(file: Path) -> None:
    """A case has the sign ⟦ before the place that is to be reported; its twin is the text as the hint asks for it."""
    text = file.read_text("utf-8")
    place = text.index("⟦")
    problems = found(text.replace("⟦", ""), _name(file))
    assert [p.rule for p in problems] == [file.stem]
    assert problems[0].span is not None and problems[0].span.start == place
    assert problems[0].line == text.count("\n", 0, place) + 1
    assert problems[0].hint


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_the_corrected_text_has_no_problem(file: Path) -> None:
    twin = CASES / "corrected" / file.name
    assert found(twin.read_text("utf-8")) == []


def test_every_rule_has_its_case_and_its_twin() -> None:
    names = [rule.name for rule in rules()]
    assert [file.stem for file in FILES] == names and len(names) >= 11
    assert sorted(file.stem for file in (CASES / "corrected").glob("*.md")) == names


@pytest.mark.parametrize("file", sorted(CONTENT.glob("*.md")), ids=lambda f: f.stem)
def test_repairs_are_made_once_and_change_nothing_else(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    once = repaired(text, file.name)
    assert repaired(once, file.name) == once
    assert [p for p in found(once, file.name) if p.fix is not None] == []
    if not [p for p in found(text, file.name) if p.fix is not None]:
        assert once == text


def test_the_seed_has_its_defects_at_their_lines() -> None:
    problems = found((CONTENT / "ofatumumab.md").read_text("utf-8"), "ofatumumab.md")
    lines = {
        name: [p.line for p in problems if p.rule == name]
        for name in ("mojibake", "faq-bleed", "faq-answer-mark", "cut-description")
    }
    assert lines["mojibake"] == [129] and lines["cut-description"] == [8]
    assert len(lines["faq-bleed"]) == 10 == len(lines["faq-answer-mark"])
    assert {p.rule for p in problems} == set(lines)


@pytest.mark.parametrize(
    ("words", "rules_found"),
    [
        ("**a** b ***c*** **** d", []),
        ("**a b\nc** d", []),
        ("**a b\n\nc** d", ["unpaired-bold", "unpaired-bold"]),
        (r"**a** b \** c", []),
        (r"**a b \** c", ["unpaired-bold"]),
        (r"**a \** b **c** d", ["unpaired-bold"]),
        ("**a ****** b", ["unpaired-bold"]),
        ("****** b", []),
        ("Give 5 ug.", ["microgram-sign"]),
        ("Give 5ug.", ["microgram-sign"]),
        ("Give 5 \u00b5g.", ["microgram-sign"]),
        ("Give 5\u03bcg.", ["microgram-sign"]),
        ("A drug of 5 ug/mL in plasma.", []),
        ("Give 10U, by the ICU.", ["unit-letter"]),
        ("Give 10 U/day.", ["unit-letter"]),
        ("Give 1.0 mg or .5 mg, not 1.05 mg.", ["trailing-zero", "naked-decimal"]),
    ],
)
def test_a_rule_is_not_passed_by_where_a_file_seems_to_lack_its_signs(
    words: str, rules_found: list[str]
) -> None:
    assert [p.rule for p in found(f"---\ntitle: Testamab\n---\n## Usage\n{words}\n")] == rules_found
