"""SHACL results become problems at the line of the prose."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from kg.build import claims_of, substance_of, work
from kg.graph import statements
from kg.store import open_store
from kg.validate import validate
from kg.validate.checks import check
from kg.validate.engine import compiled, shapes, subclasses
from tests.conftest import CONTENT


def test_our_own_monographs_have_no_violation() -> None:
    for file in sorted(CONTENT.glob("*.md"))[::4]:
        assert [p for p in work(file).problems if p.severity == "violation"] == [], file


def test_a_damaged_claim_is_reported_at_its_line() -> None:
    monograph, claims, _ = claims_of(CONTENT / "ofatumumab.md")
    assert monograph is not None
    target = next(c for c in claims if c.kind == "contraindication" and c.value == "history of PML")
    damaged = [replace(c, assertion="perhaps") if c is target else c for c in claims]
    problems = [
        p
        for p in validate(monograph, damaged, statements(monograph, damaged, substance_of))
        if p.severity == "violation"
    ]
    assert [(p.rule, p.line) for p in problems] == [("claim-assertion", target.evidence[0].line)]
    assert "history of PML" in problems[0].message


def test_a_missing_topic_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.write_text("---\ntitle: Testamab\n---\n## Usage\nTestamab is used for gout.\n", "utf-8")
    rules = {p.rule: p for p in work(file).problems}
    assert rules["monograph-contraindications"].severity == "violation"
    assert rules["monograph-monitoring"].severity == "warning"
    assert "monograph-usage" not in rules


def test_monitoring_told_outside_its_section_is_not_missing(tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.write_text(
        "---\ntitle: Testamab\n---\n## Precautions\nMonitor blood pressure during treatment.\n", "utf-8"
    )
    assert "monograph-monitoring" not in {p.rule for p in work(file).problems}


def test_shapes_are_parsed_and_compiled_once() -> None:
    for name in ("ofatumumab", "warfarin"):
        work(CONTENT / f"{name}.md")
    assert (shapes.cache_info().misses, compiled.cache_info().misses, subclasses.cache_info().misses) == (
        1,
        1,
        1,
    )


def test_a_combination_that_omits_a_contraindication_is_found(small_build: Path) -> None:
    found = [p for p in check(open_store(small_build)) if p.rule == "combination-omits-contraindication"]
    told = {(p.path.rsplit("/", 1)[-1], p.message.rsplit(": ", 1)[-1]) for p in found}
    assert ("hydrochlorothiazide-losartan.md", "Pregnancy") in told
    assert ("glimepiride-metformin.md", "Severe renal impairment") in {
        (a, b[:1].upper() + b[1:]) for a, b in told
    }
