"""pySHACL behind a small seam: a graph in, rows (focus, path, component, value, shape) out.

The shapes are parsed once; a path given to pySHACL would be parsed again for every monograph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from pyshacl import validate as shacl
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.vocab.places import ontology_folder


@dataclass(frozen=True, slots=True)
class Result:
    """One SHACL validation result."""

    focus: str
    path: str
    component: str
    value: str
    shape: str
    severity: str
    message: str


@cache
def shapes() -> Graph:
    """All shapes of ontology/shapes, parsed once."""
    graph = Graph()
    for file in sorted((ontology_folder() / "shapes").glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


@cache
def subclasses() -> tuple[tuple[Node, Node, Node], ...]:
    """The class tree of the claims, which the targets of the shapes need."""
    graph = Graph()
    for file in sorted((ontology_folder() / "facts").glob("*.ttl")):
        graph.parse(file, format="turtle")
    predicate = URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf")
    return tuple(sorted(graph.triples((None, predicate, None))))


def run(quads: Iterable[ox.Quad]) -> list[Result]:
    """The results of the shapes on the triples of one monograph, sorted."""
    data = Graph()
    for quad in quads:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    for triple in subclasses():
        data.add(triple)
    conforms, report, _ = shacl(data, shacl_graph=shapes(), inplace=True)
    return [] if conforms else sorted(_results(report), key=lambda r: (r.focus, r.shape, r.value))


def _results(report: Graph) -> Iterator[Result]:
    for node in report.subjects(RDF.type, SH.ValidationResult):
        value = {name: report.value(node, getattr(SH, name)) for name in _FIELDS}
        yield Result(
            str(value["focusNode"]),
            _path(report, value["resultPath"]),
            str(value["sourceConstraintComponent"]),
            "" if value["value"] is None else str(value["value"]),
            str(value["sourceShape"]),
            str(value["resultSeverity"]).rsplit("#", 1)[-1].lower(),
            str(value["resultMessage"]),
        )


_FIELDS = (
    "focusNode",
    "resultPath",
    "sourceConstraintComponent",
    "value",
    "sourceShape",
    "resultSeverity",
    "resultMessage",
)


def _path(report: Graph, path: Node | None) -> str:
    if isinstance(path, BNode):
        return " / ".join(str(member) for member in report.items(path))
    return "" if path is None else str(path)


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | Literal:
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value.endswith("#string")
        return Literal(term.value) if plain else Literal(term.value, datatype=URIRef(term.datatype.value))
    return URIRef(term.value)  # type: ignore[union-attr]
