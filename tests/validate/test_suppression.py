"""What a comment suppresses is not reported and is counted; a comment that names no rule, or hides nothing, is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build, work
from kg.model import Problem

ZERO = "---\ntitle: Testamab\n{yaml}description: It is used for...\n---\n## Dosage\nAdults: 0 mg by mouth once daily.\n{body}"


def problems(tmp_path: Path, yaml: str = "", body: str = "") -> list[Problem]:
    file = tmp_path / "testamab.md"
    file.write_text(ZERO.format(yaml=yaml, body=body), "utf-8")
    return list(work(file).problems)


def rules(found: list[Problem]) -> set[str]:
    return {p.rule for p in found if not p.rule.startswith("monograph-")}


def test_a_violation_is_suppressed_by_name_in_body_and_front_matter(tmp_path: Path) -> None:
    assert rules(problems(tmp_path)) == {"dose-amount", "cut-description"}
    found = problems(
        tmp_path, "# kg: ignore cut-description: taken over\n", "<!-- kg: ignore dose-amount: a pause -->\n"
    )
    assert rules(found) == {"suppressed"}
    notes = [(p.line, p.column, p.message, p.related[0].line) for p in found if p.rule == "suppressed"]
    assert notes == [(3, 1, "cut-description: taken over", 4), (8, 1, "dose-amount: a pause", 7)]


def test_two_rules_in_one_comment_are_two_notes(tmp_path: Path) -> None:
    found = problems(tmp_path, body="<!-- kg: ignore dose-amount, cut-description: old -->\n")
    assert [p.message for p in found if p.rule == "suppressed"] == [
        "dose-amount: old",
        "cut-description: old",
    ]


@pytest.mark.parametrize("comment", ["ignore all: x", "ignore *: x", "ignore: x", "ignore dose-amount", "ignore not-utf-8: x", "ignore suppressed: x", "hide dose-amount: x"])  # fmt: skip
def test_what_names_no_rule_or_no_reason_suppresses_nothing(comment: str, tmp_path: Path) -> None:
    found = problems(tmp_path, body=f"<!-- kg: {comment} -->\n")
    assert rules(found) == {"dose-amount", "cut-description", "suppression-not-understood"}


def test_a_comment_says_no_fact_and_other_comments_are_left_alone(tmp_path: Path) -> None:
    plain = work_facts(tmp_path, "")
    assert work_facts(tmp_path, "<!-- kg: ignore dose-amount: contraindicated in gout -->\n") == plain
    assert rules(problems(tmp_path, "# a comment\n", "<!-- a comment on kg -->\n")) == {
        "dose-amount",
        "cut-description",
    }


def work_facts(tmp_path: Path, body: str) -> int:
    file = tmp_path / "testamab.md"
    file.write_text(ZERO.format(yaml="", body=body), "utf-8")
    return work(file).claims


def test_a_check_is_suppressed_in_a_build_and_not_called_unused_before(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("testamab", "placebomab"):
        comment = "<!-- kg: ignore brand-claimed-twice: both are sold so -->\n"
        text = f"---\ntitle: {name.capitalize()}\n---\n## Alternate Names\n{name.capitalize()} is sold under the brand name Exampla.\n\n"
        (folder / f"{name}.md").write_text(text + comment, "utf-8")
    assert "suppression-unused" not in {p.rule for p in work(folder / "testamab.md").problems}
    found = [
        p for p in build([folder], tmp_path / "build", jobs=1).problems if not p.rule.startswith("monograph-")
    ]
    # the check reports one of the two; the comment of the other has nothing to suppress
    assert sorted((Path(p.path).stem, p.rule, len(p.related)) for p in found) == [
        ("placebomab", "suppression-unused", 0),
        ("testamab", "suppressed", 1),
    ]
