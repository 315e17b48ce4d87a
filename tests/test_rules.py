"""Every rule of every family: it has its page, and what it reports goes away when its text is edited as the hint says.

An example has ⟦ before the place that is to be reported; line and column are held to it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.build import build, work
from kg.model import Problem
from kg.report import forms
from kg.rules import address, families, rules
from kg.validate.engine import shapes
from kg.vocab.namespace import PREFIXES
from tests.conftest import CONTENT
from tests.rule_pages import PAGES, Example, Files, examples, pages

FOUND = [
    (family, example)
    for family, own in families().items()
    for rule in own
    for example in examples(family, rule.name)
]
TEXTS = [pair for pair in FOUND if not pair[1].is_graph]
# What it takes more than one text to break: size, rights, time, memory, a bug, another folder. Each has a test below or of its own.
WITHOUT = {
    "file-too-large",
    "unreadable",
    "out-of-time",
    "internal-error",
    "worker-died",
    "duplicate-name",
    "known",
    "known-gone",
}


def rule_of(example: Example) -> str:
    return example.name.split(".")[0]


def found(files: Files, folder: Path, family: str) -> list[Problem]:
    """The problems of the files, without marks; of a folder where the rule looks at several."""
    folder.mkdir()
    for name, raw in files.items():
        (folder / name).write_bytes(raw.replace("⟦".encode(), b"").replace("⟧".encode(), b""))
    if family == "checks":
        return build([folder], folder.with_name(f"{folder.name}-build"), jobs=1).problems
    return [problem for name in files for problem in work(folder / name).problems]


@pytest.mark.parametrize(("family", "example"), TEXTS, ids=[example.name for _, example in TEXTS])
def test_the_hint_makes_the_problem_go_away(family: str, example: Example, tmp_path: Path) -> None:
    rule = rule_of(example)
    before = [p for p in found(example.before, tmp_path / "before", family) if p.rule == rule]
    assert before and all(p.line >= 1 and p.column >= 1 and p.hint for p in before)
    if family != "checks":
        (problem,) = before
        (raw,) = example.before.values()
        head = raw[: raw.index("⟦".encode())].replace("⟧".encode(), b"")
        line = head.rsplit(b"\n", 1)[-1].decode("utf-8")
        assert (problem.line, problem.column) == (head.count(b"\n") + 1, len(line) + 1)
    assert [p for p in found(example.after, tmp_path / "after", family) if p.rule == rule] == []


def test_checks_point_at_the_lines_of_their_rows(tmp_path: Path) -> None:
    for rule in families()["checks"]:
        (example,) = examples("checks", rule.name)
        folder = tmp_path / rule.name
        folder.mkdir()
        problems = [p for p in found(example.before, folder / "before", "checks") if p.rule == rule.name]
        rows = (
            (Path(__file__).parent / "validate" / "checks" / rule.name / "rows.txt")
            .read_text("utf-8")
            .splitlines()
        )
        assert sorted(f"{Path(p.path).name}:{p.line}:" for p in problems) == sorted(
            row.split(" ")[0] for row in rows
        )
        assert {p.column for p in problems} == {1}


def test_every_rule_has_an_example() -> None:
    assert {name for name in rules() if name not in {rule_of(example) for _, example in FOUND}} == WITHOUT
    assert len(rules()) == sum(map(len, families().values())) >= 123
    assert len({rule_of(example) for _, example in TEXTS}) == 52


def test_a_file_that_cannot_be_read_is_read_when_it_can(tmp_path: Path) -> None:
    file = tmp_path / "testamab.md"
    file.mkdir()
    assert [(p.rule, p.line, p.column) for p in work(file).problems] == [("unreadable", 1, 1)]
    file.rmdir()
    file.write_bytes(b"x" * 4_000_001)
    assert [(p.rule, p.line, p.column) for p in work(file).problems] == [("file-too-large", 1, 1)]
    file.write_bytes((CONTENT / "warfarin.md").read_bytes())
    assert not {"unreadable", "file-too-large"} & {p.rule for p in work(file).problems}


def test_a_second_file_of_a_name_is_read_under_another(tmp_path: Path) -> None:
    text = (CONTENT / "warfarin.md").read_bytes()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "warfarin.md").write_bytes(text)
    told = [
        (p.path, p.line, p.column)
        for p in build([tmp_path], tmp_path / "build", jobs=1).problems
        if p.rule == "duplicate-name"
    ]
    assert told == [((tmp_path / "two" / "warfarin.md").as_posix(), 1, 1)]
    (tmp_path / "two" / "warfarin.md").rename(tmp_path / "two" / "coumadin.md")
    assert "duplicate-name" not in {p.rule for p in build([tmp_path], tmp_path / "build", jobs=1).problems}


def test_the_pages_are_up_to_date() -> None:
    """KG_GOLDEN=write writes them; every rule has its page and every page its rule."""
    if os.environ.get("KG_GOLDEN") == "write":
        from tests.rule_pages import main

        main()
    assert {file.name: file.read_text("utf-8") for file in sorted(PAGES.iterdir())} == pages()
    assert {name.removesuffix(".md") for name in pages()} == {*rules(), "README"}


def test_every_name_of_a_page_is_the_same() -> None:
    see, shape = "<http://www.w3.org/2000/01/rdf-schema#seeAlso>", PREFIXES["shape"]
    for rule in families()["shapes"]:
        assert shapes().object(f"<{shape}{rule.name}>", see) == f"<{address(rule.name)}>"
    problems = [
        Problem(rule.severity, rule.name, rule.what, "a.md", hint=rule.hint) for rule in rules().values()
    ]
    (run,) = json.loads(forms()["sarif"].render(problems, {}))["runs"]
    told = {rule["id"]: rule["helpUri"] for rule in run["tool"]["driver"]["rules"]}
    assert told == {name: address(name) for name in rules()}
