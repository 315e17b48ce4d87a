"""Each property shape has an example that breaks it and one that does not, and nothing else is said of either.

``shapes/<shape>.invalid.md`` and ``.valid.md`` are monographs, with ⟦ before the place to be reported; where no text can
break a shape, ``.ttl`` is the graph of a program that is wrong.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import work
from kg.model import Problem
from kg.validate.data import indexed
from kg.validate.engine import run
from kg.validate.shape_rules import shape_rules

CASES = Path(__file__).parent / "shapes"
INVALID = sorted(CASES.glob("*.invalid.*"))
TEXTS = [file for file in INVALID if file.suffix == ".md"]
GRAPHS = [file for file in INVALID if file.suffix == ".ttl"]


def problems(case: Path, tmp_path: Path) -> list[Problem]:
    file = tmp_path / "testamab.md"
    file.write_text(case.read_text("utf-8").replace("⟦", ""), "utf-8")
    return list(work(file).problems)


def results(case: Path) -> list[str]:
    facts = ox.parse(path=str(case), format=ox.RdfFormat.TURTLE)
    statements = indexed((str(fact.subject), str(fact.predicate), str(fact.object)) for fact in facts)
    assert statements
    return [result.shape.rsplit("/", 1)[-1] for result in run(statements)]


def twin(case: Path) -> Path:
    return case.with_name(case.name.replace(".invalid.", ".valid."))


@pytest.mark.parametrize("case", TEXTS, ids=lambda file: file.name.split(".")[0])
def test_exactly_this_shape_reports_at_the_mark_and_the_corrected_text_has_no_problem(
    case: Path, tmp_path: Path
) -> None:
    text = case.read_text("utf-8")
    mark = text.index("⟦")
    (problem,) = problems(case, tmp_path)
    rule = shape_rules()[case.name.split(".")[0]]
    assert (problem.rule, problem.severity, problem.hint) == (rule.name, rule.severity, rule.hint)
    assert (problem.line, problem.column) == (text.count("\n", 0, mark) + 1, mark - text.rfind("\n", 0, mark))
    assert problem.message.startswith(rule.what) and problem.results
    assert problems(twin(case), tmp_path) == []


@pytest.mark.parametrize("case", GRAPHS, ids=lambda file: file.name.split(".")[0])
def test_exactly_this_shape_reports_on_the_graph(case: Path) -> None:
    assert set(results(case)) == {case.name.split(".")[0]}
    assert results(twin(case)) == []


def test_every_property_shape_has_its_pair() -> None:
    names = [file.name.split(".")[0] for file in INVALID]
    assert sorted(names) == sorted(shape_rules()) and len(names) == 82
    assert len(TEXTS) >= 19
    assert sorted(CASES.iterdir()) == sorted([*INVALID, *map(twin, INVALID)])


def test_every_shape_says_what_why_and_what_to_do() -> None:
    for rule in shape_rules().values():
        assert all(len(text) > 10 and text.endswith(".") for text in (rule.what, rule.why, rule.hint)), rule
