"""A file that a pattern is too slow on costs its own facts, not the build."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kg.build import stages
from tests.conftest import ROOT


def test_a_file_that_takes_too_long_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "_LONGEST", 1)
    monkeypatch.setattr(stages, "_work", lambda path, shown: time.sleep(20))
    started = time.monotonic()
    outcome = stages.work(Path("content/slow.md"))
    assert time.monotonic() - started < 10
    assert [(p.rule, p.severity) for p in outcome.problems] == [("out-of-time", "violation")]


@pytest.mark.parametrize(
    "run",
    [
        "\x00" * 300,
        "(" * 300,
        "a, " * 300,
        "- " * 300,
        "and or " * 300,
        "**" * 300,
        "ly " * 300,
        "1-" * 300,
    ],
)
def test_texts_made_to_be_slow_are_read(tmp_path: Path, run: str) -> None:
    file = tmp_path / "testamab.md"
    topics = (
        "Usage",
        "How It Works",
        "Dosage",
        "Side Effects",
        "Contraindications",
        "Drug Interactions",
        "Precautions",
    )
    body = "".join(
        f"## {topic}\n\nTestamab is used for gout {run} and reduces pain (see {run}).\n\n" for topic in topics
    )
    file.write_text(f"---\ntitle: Testamab\n---\n{body}", "utf-8")
    outcome = stages.work(file)
    assert "out-of-time" not in {p.rule for p in outcome.problems}


def test_a_verdict_has_the_problems_of_the_whole_work_and_no_more(tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text("no front matter", "utf-8")
    files = [*sorted((ROOT / "content").glob("*.md"))[::5], broken]
    for file in files:
        whole, said = stages.work(file), stages.verdict(file)
        assert said == stages.Outcome(whole.path, whole.problems)
    assert any(stages.verdict(file).problems for file in files)


def test_a_bug_is_a_problem_of_the_verdict_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "lint", lambda monograph: 1 / 0)
    (problem,) = stages.verdict(ROOT / "content" / "warfarin.md").problems
    assert problem.rule == "internal-error" and "ZeroDivisionError" in problem.message
