"""The command: its sides (builds, folders, files, git revisions), exit codes, forms, and what it does not trust."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.build import build
from kg.cli.application import application
from tests.diff.test_cases import compared, laid_out, shown, without

SAID = "---\ntitle: Testamab\n---\n\n## Contraindications\n\n* Active tuberculosis\n* Asthma\n"
TUBERCULOSIS = "contraindication: Active tuberculosis"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(application, ["diff", *map(str, words), "--jobs", "1"])


def git(*words: str) -> None:
    who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"}  # fmt: skip
    where = {"HOME": str(Path.cwd()), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], check=True, capture_output=True, env={**os.environ, **who, **where})


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(here: Path) -> Path:
    """Two commits: then the tuberculosis goes. The attributes try to hide and to rewrite files."""
    git("init", "-q")
    (here / "content").mkdir()
    (here / "content" / "testamab.md").write_text(SAID, "utf-8")
    (here / "content" / "copy.md").symlink_to("testamab.md")
    (here / ".gitattributes").write_text("*.md export-ignore export-subst\n", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "one")
    (here / "content" / "testamab.md").write_text(SAID.replace("* Active tuberculosis\n", ""), "utf-8")
    (here / "content" / "copy.md").unlink()
    git("add", "-A")
    git("commit", "-qm", "two")
    return here


@pytest.mark.parametrize(
    "sides",
    [("HEAD~1:content", "content"), ("HEAD~1:content", "HEAD:content"), ("HEAD~1:", "."),
     ("HEAD~1:content/testamab.md", "content/testamab.md"), ("HEAD~1:./content/", "content")],
)  # fmt: skip
def test_git_revisions(repository: Path, sides: tuple[str, str]) -> None:
    done = run(*sides)
    assert done.exit_code == 0, done.output
    assert "contraindication LOST: Active tuberculosis" in done.stdout
    assert '- "Active tuberculosis"  content/testamab.md:7, Contraindications' in done.stdout
    assert "facts lost 1, changed 0, added 0, in 1 of 1 monographs." in done.stdout


@pytest.mark.parametrize(
    ("side", "said"),
    [("--output=x:content", "No such option"), ("-x:content", "No such option"), ("HEAD:--all", "is no revision"),
     ("nothing:content", "knows no revision"), ("HEAD:nothing", "is not in revision"), ("nowhere", "does not exist"),
     (":content", "is no revision"), ("HEAD\n:content", "knows no revision"), ("HEAD:content\nHEAD:x", "is not in revision")],
)  # fmt: skip
def test_what_is_no_side_is_refused(repository: Path, side: str, said: str) -> None:
    before = sorted(repository.rglob("*"))
    done = run(side, "content")
    assert (done.exit_code, said in done.output) == (2, True), done.output
    assert sorted(repository.rglob("*")) == before


def test_a_leading_dash_is_refused_behind_two_dashes_too(repository: Path) -> None:
    done = CliRunner().invoke(application, ["diff", "--", "--output=x:content", "content"])
    assert (done.exit_code, "is no revision and path of git" in done.output) == (2, True)


def test_outside_a_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    (here / "content").mkdir()
    done = run("HEAD:content", "content")
    assert (done.exit_code, "not a git repository" in done.output) == (2, True)


def built(case: str, strike: list[str]) -> None:
    laid_out(case)
    for side in ("old", "new"):
        build([Path(side)], Path(f"{side}-build"), jobs=1)
    if strike:
        without(Path("new-build/facts.jsonl"), strike)


@pytest.mark.parametrize(
    ("case", "codes"),
    [("contraindication-dropped", (0, 1, 1, 1)), ("dose-changed", (0, 0, 1, 1)), ("serious-effect-added", (0, 0, 0, 1)),
     ("not-inserted-contraindication", (0, 1, 1, 1)), ("only-moved", (0, 0, 0, 0)), ("monograph-removed", (0, 1, 1, 1))],
)  # fmt: skip
def test_fail_on(case: str, codes: tuple[int, ...], here: Path) -> None:
    laid_out(case)
    found = [
        run("old", "new", "--fail-on", word).exit_code for word in ("lost-safety", "lost", "changed", "any")
    ]
    assert tuple(found) == codes
    assert run("old", "new").exit_code == 0


def test_lost_safety_fails_where_the_sentence_stands(here: Path) -> None:
    built("sentence-unchanged", [TUBERCULOSIS])
    done = run("old-build", "new-build", "--fail-on", "lost-safety")
    assert (done.exit_code, "THE SENTENCE IS UNCHANGED" in done.stdout) == (1, True)
    without(Path("old-build/facts.jsonl"), [TUBERCULOSIS])
    assert run("old-build", "new-build", "--fail-on", "lost-safety").exit_code == 0


def test_what_cannot_be_looked_up_is_not_taken_for_safe(here: Path) -> None:
    built("contraindication-dropped", [])
    assert run("old-build", "new-build", "--fail-on", "lost-safety").exit_code == 0
    Path("new/testamab.md").write_text("changed since the build", "utf-8")
    done = run("old-build", "new-build", "--fail-on", "lost-safety")
    assert (done.exit_code, "the text after is not at hand: it may still say it" in done.stdout) == (1, True)


def test_one_text_in_both_builds_is_unchanged_without_its_source(here: Path) -> None:
    built("sentence-unchanged", [TUBERCULOSIS])
    for side in ("old", "new"):
        shutil.rmtree(side)
    assert "THE SENTENCE IS UNCHANGED" in run("old-build", "new-build").stdout


def test_a_build_without_a_store_says_so(here: Path) -> None:
    built("sentence-unchanged", [TUBERCULOSIS])
    shutil.rmtree("new-build/store")
    done = run("old-build", "new-build")
    assert "no source text is trusted" in done.stderr and "the text after is not at hand" in done.stdout


@pytest.mark.parametrize("line", ["not json", "{}", '{"evidence": [{"path": "a.md"}]}'])
def test_a_broken_build_is_wrong_input(line: str, here: Path) -> None:
    Path("broken").mkdir()
    Path("broken/facts.jsonl").write_text(line + "\n", "utf-8")
    Path("a.md").write_text(SAID, "utf-8")
    done = run("broken", "a.md")
    assert (done.exit_code, "build again" in done.output) == (2, True), done.output


def test_an_unreadable_file_loses_its_facts_aloud(here: Path) -> None:
    laid_out("contraindication-dropped")
    Path("new/testamab.md").write_bytes(b"\xff\xfe" + SAID.encode())
    done = run("old", "new", "--fail-on", "lost-safety")
    assert done.exit_code == 1
    assert "after: new/testamab.md gave no facts: byte 0 is not UTF-8" in done.stdout


@pytest.mark.parametrize(
    ("title", "name"),
    [("Testamab", "testamab-2"), ("Otherin + Testamab", "otherin-testamab")],
)
def test_a_renamed_monograph_is_the_same(title: str, name: str, here: Path) -> None:
    for side, file in (("old", "first"), ("new", name)):
        Path(side).mkdir()
        turned = " + ".join(reversed(title.split(" + "))) if side == "new" else title
        Path(side, f"{file}.md").write_text(SAID.replace("Testamab", turned), "utf-8")
        Path(side, "stays.md").write_text(SAID.replace("Testamab", "Stays"), "utf-8")
    said = shown(compared())
    assert f"renamed: old/first.md -> new/{name}.md" in said
    assert "facts lost 0, changed 0, added 0, in 1 of 2 monographs." in said


def test_json_lines(here: Path) -> None:
    laid_out("not-inserted-contraindication")
    first, second, last = map(json.loads, run("old", "new", "--format", "json").stdout.splitlines())
    assert (first["is"], first["drug"], first["change"]) == ("monograph", "Testamab", "changed")
    assert (second["rank"], second["flipped"], second["sentence"]) == (1, True, "edited")
    assert second["differences"][0] == {"name": "assertion", "before": "affirmed", "after": "negated"}
    assert second["before"]["evidence"][0]["quote"] == "Testamab is contraindicated in patients with asthma."
    assert (last["is"], last["flipped"], last["monographs"]) == ("summary", 1, 1)


HOSTILE = "Gout (<img src=x> @someone [a](http://b.c) `x` | **bold** \x1b[31mred #1)"


def test_content_can_not_format_or_steer(here: Path) -> None:
    laid_out("contraindication-dropped")
    Path("new/testamab.md").write_text(SAID + f"* {HOSTILE}\n", "utf-8")
    written = run("old", "new", "--format", "md").stdout
    (row,) = [line for line in written.splitlines() if "img" in line]
    assert row.count("|") == 4 and not any(text in row for text in ("<img", "@", "](", "`", "http:/", " #"))
    assert "\x1b" not in written + run("old", "new").stdout


def test_markdown(here: Path) -> None:
    laid_out("dose-changed")
    written = run("old", "new", "--format", "md").stdout
    assert written.startswith("### Facts compared\n\nfacts lost 0, changed 1, added 0, in 1 of 1 monographs.")
    assert "| The recommended dose is ~~20~~ mg orally once daily.<br>old/testamab.md:9, Dosage |" in written
    assert "is **40** mg" in written and "Not reviewed. Not for clinical use." in written


def test_the_gravest_drug_comes_first_and_the_limit_says_what_it_leaves_out(here: Path) -> None:
    for side in ("old", "new"):
        Path(side).mkdir()
    for name, edit in (
        ("alpha", ("Asthma\n", "Asthma\n* Heart failure\n")),
        ("beta", ("* Active tuberculosis\n", "")),
    ):
        Path("old", f"{name}.md").write_text(SAID.replace("Testamab", name.title()), "utf-8")
        Path("new", f"{name}.md").write_text(SAID.replace("Testamab", name.title()).replace(*edit), "utf-8")  # fmt: skip
    said = run("old", "new").stdout
    assert said.index("Beta") < said.index("Alpha")
    short = run("old", "new", "--limit", "1").stdout
    assert "Alpha" not in short and "1 of these monographs are not shown" in short
    again = CliRunner().invoke(application, ["diff", "old", "new", "--jobs", "2"]).stdout
    assert again == said
