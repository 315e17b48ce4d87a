"""The command line: its forms, its exit codes, what it loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.application import application
from tests.conftest import CONTENT, ROOT


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)], capture_output=True, text=True, cwd=ROOT
    )


HEAVY = set(
    "rdflib pyshacl pyoxigraph SPARQLWrapper yaml ftfy frontmatter markdown_it ahocorasick rich pygments fsspec distributed watchfiles jinja2 markupsafe".split()
)
LIGHT = {
    "cli",
    "build",
    "extract",
}  # of our own: the commands, and two packages that are empty until they are used


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["vocab", "--help"]])
def test_help_loads_no_library_but_typer(words: list[str]) -> None:
    code = f"import sys, kg.cli\ntry: kg.cli.application({words})\nexcept SystemExit: pass\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = done.stdout.splitlines()[-1].split()
    assert "Usage" in done.stdout and "typer" in loaded
    assert not {name.split(".")[0] for name in loaded} & HEAVY
    assert not [name for name in loaded if name.startswith("kg.") and name.split(".")[1] not in LIGHT]


@pytest.mark.parametrize("words", [["validate", "content/warfarin.md"], ["facts", "content/warfarin.md"]])
def test_one_file_is_read_without_the_libraries_for_graphs(words: list[str]) -> None:
    code = f"import sys, kg.cli\ntry: kg.cli.application({words})\nexcept SystemExit: pass\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "warfarin" in done.stdout and "pyoxigraph" in loaded
    assert not loaded & {"rdflib", "pyshacl", "SPARQLWrapper", "distributed", "jinja2", "urllib.request"}
    assert not loaded & {"ftfy", "markdown_it", "pydantic", "rich"}  # this one is plain, and has no mojibake


def test_facts_prints_the_contract() -> None:
    done = run("facts", "content/warfarin.md")
    assert done.returncode == 0
    facts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(facts) > 40
    assert list(facts[0]) == [
        "drug",
        "kind",
        "value",
        "label",
        "concept",
        "attrs",
        "assertion",
        "claim",
        "evidence",
    ]
    assert list(facts[0]["evidence"][0]) == [
        "path",
        "section",
        "line",
        "start",
        "end",
        "quote",
        "role",
        "rule",
    ]
    assert {e["path"] for f in facts for e in f["evidence"]} == {"content/warfarin.md"}
    text = (CONTENT / "warfarin.md").read_bytes().decode()
    assert all(text[e["start"] : e["end"]] == e["quote"] for f in facts for e in f["evidence"])


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["facts", "nowhere.md"], 2, "does not exist"),
        (["facts", "content/warfarin.md", "--format", "xml"], 2, "--format is"),
        (["validate", "content/warfarin.md"], 0, "0 violations"),
        (["query", "contraindicatedin"], 2, "did you mean contraindicated-in"),
        (["query", "regimen", "--build", "no-such-build"], 2, "run kg build first"),
        (["export", "fhir", "--build", "no-such-build"], 2, "no format"),
        (["queries"], 0, "contraindicated-in"),
        (["build", "nowhere"], 2, "does not exist"),
    ],
)  # fmt: skip
def test_exit_codes_and_words(words: list[str], code: int, said: str) -> None:
    done = run(*words)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr


def test_a_violation_exits_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\xff")
    done = run("validate", bad)
    assert done.returncode == 1 and "not-utf-8" in done.stdout
    assert run("build", bad, CONTENT / "losartan.md", "--out", tmp_path / "out", "--quiet").returncode == 1
    assert (tmp_path / "out" / "facts.jsonl").stat().st_size > 0


@pytest.mark.parametrize("format", ["table", "csv", "json", "md"])
def test_query_formats(format: str, small_build: Path) -> None:
    done = CliRunner().invoke(
        application, ["query", "contraindicated-in", "--build", str(small_build), "--format", format]
    )
    assert done.exit_code == 0 and "Ofatumumab" in done.stdout and "active HBV" in done.stdout


def test_show_and_near_misses(small_build: Path) -> None:
    done = CliRunner().invoke(application, ["show", "ofatumumab", "--build", str(small_build)])
    assert done.exit_code == 0
    assert "history of PML" in done.stdout and "content/ofatumumab.md:163" in done.stdout
    missing = CliRunner().invoke(application, ["show", "ofatumumb", "--build", str(small_build)])
    assert missing.exit_code == 2 and "did you mean ofatumumab" in missing.stderr


@pytest.mark.parametrize("format", ["turtle", "nquads", "jsonl", "csv", "jsonld"])
def test_exports(format: str, small_build: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(application, ["export", format, "--build", str(small_build), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert "hepatitis" in out.read_text("utf-8")


def test_python_interface(tmp_path: Path) -> None:
    import kg

    claims = kg.extract(CONTENT / "ofatumumab.md")
    assert {c.value for c in claims if c.kind == "brand_name"} == {"Kesimpta", "Arzerra"}
    summary = kg.build([CONTENT / "ofatumumab.md"], tmp_path / "build", jobs=1)
    assert summary.conforms and summary.claims == len(claims)
    built = kg.open(tmp_path / "build")
    assert built.query("contraindicated-in", condition="hepatitis B").rows
    assert len(list(built.facts("Ofatumumab"))) == len(claims)


def test_rules_are_selected_and_ignored_and_fail_as_asked() -> None:
    shown = run(
        "validate",
        "content/ofatumumab.md",
        "--format",
        "json",
        "--select",
        "mojibake",
        "--fail-on",
        "warning",
    )
    assert shown.returncode == 1 and [json.loads(line)["line"] for line in shown.stdout.splitlines()] == [129]
    hidden = run(
        "validate",
        "content/ofatumumab.md",
        "--format",
        "json",
        "--select",
        "mojibake",
        "--ignore",
        "mojibake",
        "--fail-on",
        "info",
    )
    assert hidden.returncode == 0 and hidden.stdout == ""
    assert run("validate", "content/ofatumumab.md", "--fail-on", "always").returncode == 2


def test_fix_prints_a_diff_and_changes_nothing_without_write(tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.write_text("---\ntitle: Testamab\n---\n## Dosage\n\nGive .5 mg daily.\n", "utf-8")
    before = file.read_bytes()
    shown = run("fix", file)
    assert "+Give 0.5 mg daily." in shown.stdout and file.read_bytes() == before
    assert run("fix", file, "--write").returncode == 0
    assert file.read_bytes() == before.replace(b".5 mg", b"0.5 mg")
    assert run("fix", file).stdout == ""


def test_coverage_lists_what_gave_no_claim(tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.write_text("---\ntitle: Testamab\n---\n## Drug Interactions\n\nThe moon is bright.\n", "utf-8")
    rows = [json.loads(line) for line in run("coverage", file, "--json").stdout.splitlines()]
    assert [(row["is"], row["line"], row["topic"]) for row in rows if row["is"] == "silence"] == [
        ("silence", 6, "interactions")
    ]
