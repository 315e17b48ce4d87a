"""The Turtle report is a SHACL report, and says result for result what pySHACL and a third engine, rudof, say of the same graph."""

from __future__ import annotations

from pathlib import Path

import pyrudof
import pytest
from pyshacl import validate as pyshacl
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from kg.build import claims_of, work
from kg.model import Problem, Statements
from kg.report import forms
from kg.validate import distinct, validate
from kg.validate.data import Data
from kg.validate.engine import as_rdflib, shapes, subclasses
from tests.conftest import CONTENT
from tests.validate.damage import damaged, graph_of

SHAPES = Graph().parse(Path(__file__).with_name("report_shapes.ttl"))
OURS = ["ofatumumab", "warfarin", "glimepiride-metformin", "phenelzine", "sertraline", "losartan"]
Row = tuple[str, str, str, str, str]


def report_of(problems: list[Problem]) -> Graph:
    return Graph().parse(data=forms()["ttl"].render(problems, {}), format="turtle")


def rows(report: Graph) -> set[Row]:
    """Focus node, path, component, value and shape of every result of a shape, as text."""
    shown = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.value, SH.sourceShape)
    results = [node for node in report.objects(None, SH.result) if report.value(node, SH.sourceShape)]
    return {tuple(_text(report.value(node, part)) for part in shown) for node in results}  # type: ignore[misc]


def _text(node: Node | None) -> str:
    return "" if node is None else node.n3()


def graph(own: Statements) -> str:
    """The triples that both other engines get, as N-Triples: the monograph's, and the class tree."""
    return "".join(f"{s} {p} {o} .\n" for s, p, o in Data({**subclasses(), **own}))


def by_pyshacl(triples: str) -> set[Row]:
    _, report, _ = pyshacl(
        Graph().parse(data=triples, format="nt"), shacl_graph=as_rdflib(shapes()), inplace=True
    )
    assert isinstance(report, Graph)
    return rows(report)


def by_rudof(triples: str) -> set[Row]:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(triples, pyrudof.RDFFormat.NTriples)
    rudof.read_shacl(as_rdflib(shapes()).serialize(format="turtle"), pyrudof.ShaclFormat.Turtle)
    rudof.validate_shacl()
    report = rudof.serialize_shacl_validation_results(pyrudof.ResultShaclValidationFormat.Turtle)
    return rows(Graph().parse(data=report, format="turtle"))


def is_unseen_by_rudof(row: Row) -> bool:
    """SHACL 4.5.3 asks for a result where two values do not compare; rudof gives none for an IRI beside a number."""
    return "#LessThan" in row[2] and row[3].startswith("<")


def ours(name: str, own: Statements) -> set[Row]:
    monograph, claims, _ = claims_of(CONTENT / f"{name}.md")
    assert monograph is not None
    return rows(report_of(distinct(monograph, validate(monograph, claims, own))))


@pytest.mark.parametrize("name", OURS)
def test_the_report_agrees_with_two_other_engines(name: str) -> None:
    own = graph_of(name)
    found = ours(name, own)
    assert found == by_pyshacl(graph(own)) == by_rudof(graph(own)) and found


@pytest.mark.parametrize("seed", range(6))
def test_it_agrees_on_damaged_graphs(seed: int) -> None:
    name = OURS[seed]
    own = damaged(graph_of(name), seed)
    found = ours(name, own)
    assert found == by_pyshacl(graph(own))
    assert {row for row in found if not is_unseen_by_rudof(row)} == by_rudof(graph(own))
    assert len({component for _, _, component, _, _ in found}) >= 4


@pytest.mark.parametrize("name", ["ofatumumab", "losartan"])
def test_the_report_is_what_shacl_asks_of_one(name: str) -> None:
    report = report_of(list(work(CONTENT / f"{name}.md").problems))
    assert len(list(report.subjects(RDF.type, SH.ValidationResult))) > 3
    assert conforms(report) and conforms(report_of([]))


def test_the_shapes_of_a_report_refuse_what_is_none() -> None:
    report = report_of(list(work(CONTENT / "ofatumumab.md").problems))
    report.remove((next(report.objects(None, SH.result)), SH.sourceConstraintComponent, None))
    assert not conforms(report)


def conforms(report: Graph) -> bool:
    return bool(pyshacl(report, shacl_graph=SHAPES)[0])


def test_every_path_of_the_shapes_is_a_predicate() -> None:
    paths = list(as_rdflib(shapes()).objects(None, SH.path))
    assert len(paths) > 60 and all(str(path).startswith("http") for path in paths)
