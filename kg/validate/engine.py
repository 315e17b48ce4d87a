"""The shapes run on one monograph's statements: compiled, or by pySHACL, the oracle.

pySHACL also runs where a shape uses what the compiled engine does not claim. The shapes are parsed and compiled once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Literal as OneOf

import pyoxigraph as ox

from kg.model import Statements
from kg.validate.compiled import Shapes
from kg.validate.data import SUBCLASS, Data, indexed
from kg.validate.paths import UnsupportedShapeError, path_text
from kg.validate.result import Result
from kg.validate.terms import STRING
from kg.vocab.places import ontology_folder

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Engine = OneOf["compiled", "pyshacl"]


@cache
def shapes() -> Data:
    """All shapes of ontology/shapes, parsed once."""
    return Data(_parsed("shapes"))


@cache
def subclasses() -> Statements:
    """The class tree of the claims, which the targets of the shapes need."""
    return {
        class_: {SUBCLASS: said[SUBCLASS]} for class_, said in _parsed("facts").items() if SUBCLASS in said
    }


def _parsed(folder: str) -> Statements:
    """The statements of the Turtle files in a folder of the ontology."""
    files: list[Path] = sorted((ontology_folder() / folder).glob("*.ttl"))
    triples = (triple for file in files for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
    return indexed((str(t.subject), str(t.predicate), str(t.object)) for t in triples)


@cache
def compiled() -> Shapes | None:
    """The compiled shapes, or None where pySHACL must run them."""
    try:
        return Shapes(shapes())
    except UnsupportedShapeError:
        return None


def load() -> None:
    """Parses and compiles the shapes now, so that processes forked later share them."""
    compiled()
    subclasses()


def run(statements: Statements, engine: Engine = "compiled") -> list[Result]:
    """The results of the shapes on the statements of one monograph, sorted."""
    data = Data({**subclasses(), **statements})
    own = compiled() if engine == "compiled" else None
    found = own.run(data) if own else by_pyshacl(as_rdflib(data), as_rdflib(shapes()))
    return sorted(found, key=lambda r: (r.focus, r.shape, r.value, r.component))


def by_pyshacl(data: Graph, shapes: Graph) -> Iterator[Result]:
    """The results of pySHACL."""
    from pyshacl import validate
    from rdflib import SH

    conforms, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    paths = Data(indexed((written(s), written(p), written(o)) for s, p, o in report))
    for node in () if conforms else report.objects(None, SH.result):
        value = {name: report.value(node, SH[name]) for name in _FIELDS}
        yield Result(
            str(value["focusNode"]),
            path_text(paths, value["resultPath"] and written(value["resultPath"])),
            str(value["sourceConstraintComponent"]),
            "" if value["value"] is None else str(value["value"]),
            str(value["sourceShape"]),
            str(value["resultSeverity"]).rsplit("#", 1)[-1].lower(),
            str(value["resultMessage"]),
            "" if value["value"] is None else written(value["value"]),
        )


_FIELDS = (
    "focusNode", "resultPath", "sourceConstraintComponent", "value", "sourceShape", "resultSeverity", "resultMessage",
)  # fmt: skip


def as_rdflib(data: Data) -> Graph:
    """A graph as rdflib has it."""
    from rdflib import Graph

    return Graph().parse(data="".join(f"{s} {p} {o} .\n" for s, p, o in data), format="nt")


def written(node: Node) -> str:
    """An rdflib term as N-Triples writes it."""
    from rdflib import BNode, Literal

    if isinstance(node, BNode):
        return f"_:{node}"
    if not isinstance(node, Literal):
        return f"<{node}>"
    if node.language:
        return str(ox.Literal(str(node), language=node.language))
    return str(ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype or STRING))))
