"""What users of pre-commit and of GitHub Actions point at their content: the definitions, run as those run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
GOOD = "---\ntitle: Testamab\n---\n\n## Usage\n\nTestamab is indicated for asthma.\n\n## Contraindications\n\n* Tuberculosis\n"
FIXABLE = GOOD.replace("* Tuberculosis", "* Doses above 5 µg")


def shell(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs words in the present folder, with the project on the path and nothing of the user's git."""
    who = {f"GIT_{role}_{part}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    given = {"PYTHONPATH": str(ROOT), "HOME": str(Path.cwd()), "GIT_CONFIG_NOSYSTEM": "1", **who, **variables}
    return subprocess.run(words, capture_output=True, text=True, env={**os.environ, **given})


def commit() -> None:
    assert shell("git", "add", "-A").returncode == 0
    done = shell("git", "commit", "-qm", "state")
    assert done.returncode == 0, done.stderr


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "testamab.md").write_text(GOOD, "utf-8")
    (tmp_path / "notes.txt").write_text("not a monograph", "utf-8")
    shell("git", "init", "-q")
    commit()
    return tmp_path


def hook(name: str) -> subprocess.CompletedProcess[str]:
    """Runs a hook by pre-commit, on every file; only its language is replaced, so that nothing is installed."""
    entry = re.sub(r"^kg ", f"{sys.executable} -m kg ", HOOKS[name]["entry"])
    local = {**HOOKS[name], "entry": entry, "language": "system"}
    Path(".pre-commit-config.yaml").write_text(
        yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]})
    )
    shell("git", "add", "-A")
    home = str(Path.cwd() / ".cache")
    return shell(sys.executable, "-m", "pre_commit", "run", name, "--all-files", PRE_COMMIT_HOME=home)


def test_the_hooks_are_defined_for_monographs_only() -> None:
    assert set(HOOKS) == {"kg-validate", "kg-fix"}
    for definition in HOOKS.values():
        assert definition["language"] == "python" and definition["types"] == ["markdown"]
        assert definition["require_serial"] is True


def test_the_validating_hook_stops_a_violation(repository: Path) -> None:
    done = hook("kg-validate")
    assert done.returncode == 0, done.stdout + done.stderr
    (repository / "content" / "other.md").write_text("no front matter\n", "utf-8")
    done = hook("kg-validate")
    assert done.returncode == 1 and "content/other.md" in done.stdout and "notes.txt" not in done.stdout


def test_the_fixing_hook_repairs_and_stops_once(repository: Path) -> None:
    file = repository / "content" / "testamab.md"
    file.write_text(FIXABLE, "utf-8")
    done = hook("kg-fix")
    assert done.returncode == 1 and "files were modified by this hook" in done.stdout, done.stdout
    assert "5 mcg" in file.read_text("utf-8")
    assert hook("kg-fix").returncode == 0


def step(number: int, **inputs: str) -> subprocess.CompletedProcess[str]:
    """One step of the action as the runner runs it: inputs as variables, the script in bash."""
    values = {name: given.get("default", "") for name, given in ACTION["inputs"].items()} | inputs
    temporary = Path.cwd() / "temporary"
    program = temporary / "kg-environment" / "bin" / "kg"
    if not program.exists():
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m kg "$@"\n', "utf-8")
        program.chmod(0o755)
    known = {"runner.temp": str(temporary), "github.action_path": str(ROOT)} | {
        f"inputs.{name}": value for name, value in values.items()
    }
    variables = {
        name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found.group(1)], str(text))
        for name, text in STEPS[number]["env"].items()
    }
    files = {"GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output.txt"}
    script = temporary / "step.sh"
    script.write_text(STEPS[number]["run"], "utf-8")
    return shell("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), **variables, **files)


def test_inputs_never_become_text_of_a_script() -> None:
    assert len(STEPS) == 3 and ACTION["runs"]["using"] == "composite"
    for one in STEPS:
        assert "${{" not in one["run"] and one["shell"] == "bash" and "uses" not in one
        outside = re.sub(r'"[^"]*"', "", one["run"])
        assert not re.search(r"\$\{?[A-Za-z]", outside), "a variable stands outside quotes"


def test_the_action_installs_from_its_own_path(repository: Path) -> None:
    python = repository / "python"
    log = repository / "log.txt"
    inner = f'#!/bin/sh\nprintf "%s\\n" "$@" >> {log}\n'
    made = 'mkdir -p "$3/bin"; cp "$0" "$3/bin/python"\n'
    python.write_text(f'{inner}if [ "$2" = venv ]; then {made}fi\n', "utf-8")
    python.chmod(0o755)
    done = step(0, python=str(python))
    assert done.returncode == 0, done.stderr
    assert log.read_text("utf-8").splitlines()[-3:] == ["-c", str(ROOT / "constraints.txt"), str(ROOT)]


def test_the_action_annotates_and_writes_sarif(repository: Path) -> None:
    assert step(1).returncode == 0
    (repository / "content" / "other.md").write_text("no front matter\n", "utf-8")
    done = step(1, sarif="problems.sarif")
    assert done.returncode == 1 and "::error file=content/other.md,line=1" in done.stdout
    assert '"ruleId": "no-front-matter"' in (repository / "problems.sarif").read_text("utf-8")
    assert step(1, path="nowhere", sarif="other.sarif").returncode == 2
    assert not (repository / "other.sarif").exists()


def test_the_action_tells_what_changed(repository: Path) -> None:
    file = repository / "content" / "testamab.md"
    file.write_text(GOOD.replace("* Tuberculosis", "* Heart failure"), "utf-8")
    done = step(2, base="HEAD")
    assert done.returncode == 0, done.stderr
    told = (repository / "summary.md").read_text("utf-8")
    assert told.startswith("### Facts compared") and "contraindication LOST: Tuberculosis" in told
    (name, _, path) = (repository / "output.txt").read_text("utf-8").strip().partition("=")
    assert name == "file" and Path(path).read_text("utf-8") == told
    assert step(2, base="HEAD", **{"diff-fail-on": "lost"}).returncode == 1
    assert step(2, base="HEAD", **{"diff-fail-on": "lost-safety"}).returncode == 0


@pytest.mark.parametrize(
    "value", ["$(touch broken)", '"; touch broken; "', "--output=broken", "`touch broken`"]
)
def test_an_input_is_never_run(value: str, repository: Path) -> None:
    for number, name in ((1, "path"), (1, "fail-on"), (2, "base"), (2, "path"), (2, "limit")):
        done = step(number, **({"base": "HEAD"} | {name: value}))
        assert done.returncode == 2, (number, name, done.stdout, done.stderr)
    assert not (repository / "broken").exists()
