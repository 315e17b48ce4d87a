"""Known problems are neither shown nor fail, by their text and not by their line; what is new, or gone, is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.application import application

TEXT = "---\ntitle: Testamab\n---\n## Usage\nTestamab is used for gout.\n\n## Dosage\nAdults: 0 mg by mouth once daily.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("testamab.md").write_text(TEXT, "utf-8")
    assert run("--write-baseline")[0] == 0
    return tmp_path


def run(*options: str) -> tuple[int, str]:
    done = CliRunner().invoke(application, ["validate", "testamab.md", "--baseline", "known.jsonl", *options])
    return done.exit_code, done.output


def test_old_debts_do_not_fail_and_are_counted(folder: Path) -> None:
    code, told = run("--fail-on", "info")
    assert code == 0 and "0 violations, 0 warnings, 0 notes, 8 known from the baseline" in told
    assert len(Path("known.jsonl").read_text("utf-8").splitlines()) == 8


def test_lines_may_move_but_a_new_problem_is_shown(folder: Path) -> None:
    Path("testamab.md").write_text(
        TEXT.replace("## Usage", "\n\n## Usage") + "\nChildren: 0 mg by mouth once daily.\n", "utf-8"
    )
    code, told = run()
    assert code == 1 and "1 violations, 0 warnings, 0 notes, 8 known from the baseline" in told


def test_the_same_mistake_made_twice_is_known_once(folder: Path) -> None:
    known = Path("known.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("known.jsonl").write_text("".join(line for line in known if "dose-amount" not in line), "utf-8")
    assert run()[0] == 1


def test_a_debt_that_is_paid_is_told_and_dropped(folder: Path) -> None:
    Path("testamab.md").write_text(TEXT.replace("0 mg", "10 mg"), "utf-8")
    code, told = run()
    assert code == 0 and "7 known from the baseline, 1 of the baseline gone" in told
    assert '"known.jsonl", "line": 1' in run("--format", "json")[1]
    run("--write-baseline")
    assert "gone" not in run()[1] and len(Path("known.jsonl").read_text("utf-8").splitlines()) == 7


def test_entries_of_files_that_are_not_looked_at_stay(folder: Path) -> None:
    Path("other.md").write_text(TEXT.replace("Testamab", "Other"), "utf-8")
    CliRunner().invoke(application, ["validate", "other.md", "--baseline", "known.jsonl", "--write-baseline"])
    assert len(Path("known.jsonl").read_text("utf-8").splitlines()) == 16
    assert "gone" not in run()[1]


@pytest.mark.parametrize("text", ["no json\n", "[]\n", '{"path": "a"}\n'])
def test_a_broken_baseline_is_wrong_input(folder: Path, text: str) -> None:
    Path("known.jsonl").write_text(text, "utf-8")
    code, told = run()
    assert code == 2 and "line 1 is no entry of a baseline" in told


def test_a_baseline_is_not_written_of_a_selection(folder: Path) -> None:
    assert run("--write-baseline", "--select", "dose-amount")[0] == 2
