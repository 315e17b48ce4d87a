"""The shapes run on one monograph's triples: compiled, or by pySHACL, the oracle.

pySHACL also runs where a shape uses what the compiled engine does not claim. The shapes are parsed and compiled once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal as OneOf

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.validate.compiled import Shapes, term
from kg.validate.data import SUBCLASS, Data, Fact
from kg.validate.paths import UnsupportedShapeError, path_text
from kg.validate.result import Result
from kg.vocab.places import ontology_folder

Engine = OneOf["compiled", "pyshacl"]


@cache
def shapes() -> Graph:
    """All shapes of ontology/shapes, parsed once."""
    files = sorted((ontology_folder() / "shapes").glob("*.ttl"))
    statements = (s for file in files for s in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    return _graph((s.subject, s.predicate, s.object) for s in statements)


@cache
def subclasses() -> tuple[Fact, ...]:
    """The class tree of the claims, which the targets of the shapes need."""
    found = {
        (triple.subject, triple.predicate, triple.object)
        for file in (ontology_folder() / "facts").glob("*.ttl")
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE)
        if triple.predicate == SUBCLASS
    }
    return tuple(sorted(found, key=str))


@cache
def _compiled() -> Shapes | None:
    """The compiled shapes, or None where pySHACL must run them."""
    try:
        return Shapes(shapes())
    except UnsupportedShapeError:
        return None


def load() -> None:
    """Parses and compiles the shapes now, so that processes forked later share them."""
    _compiled()
    subclasses()


def run(triples: Iterable[ox.Triple] | Iterable[ox.Quad], engine: Engine = "compiled") -> list[Result]:
    """The results of the shapes on the triples of one monograph, sorted."""
    own: Iterable[Fact] = ((t.subject, t.predicate, t.object) for t in triples)  # type: ignore[misc] # no quoted triples here
    facts = [*own, *subclasses()]
    compiled = _compiled() if engine == "compiled" else None
    found = compiled.run(Data(facts)) if compiled else by_pyshacl(_graph(facts), shapes())
    return sorted(found, key=lambda r: (r.focus, r.shape, r.value, r.component))


def by_pyshacl(data: Graph, shapes: Graph) -> Iterator[Result]:
    """The results of pySHACL."""
    from pyshacl import validate

    conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    for node in () if conforms else report.objects(None, SH.result):
        value = {name: report.value(node, SH[name]) for name in _FIELDS}
        yield Result(
            str(value["focusNode"]),
            path_text(report, value["resultPath"]),
            str(value["sourceConstraintComponent"]),
            "" if value["value"] is None else str(value["value"]),
            str(value["sourceShape"]),
            str(value["resultSeverity"]).rsplit("#", 1)[-1].lower(),
            str(value["resultMessage"]),
            "" if value["value"] is None else str(term(value["value"])),
        )


_FIELDS = (
    "focusNode", "resultPath", "sourceConstraintComponent", "value", "sourceShape", "resultSeverity", "resultMessage",
)  # fmt: skip


def _graph(facts: Iterable[tuple[object, object, object]]) -> Graph:
    graph = Graph()
    for subject, predicate, object_ in facts:
        graph.add((_term(subject), _term(predicate), _term(object_)))
    return graph


def _term(term: object) -> Node:
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value.endswith("#string")
        return Literal(term.value) if plain else Literal(term.value, datatype=URIRef(term.datatype.value))
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)  # type: ignore[attr-defined]
