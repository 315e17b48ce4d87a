"""SHACL property paths (SHACL section 2.3.1) compiled to functions from a focus node to its value nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox
from rdflib import SH, BNode, Graph, URIRef
from rdflib.term import Node

from kg.validate.data import Data, Term

Path = Callable[[Data, Term], Iterable[Term]]


class UnsupportedShapeError(ValueError):
    """Something in a shapes graph that the compiled engine does not claim; pySHACL must run it."""


def compiled_path(graph: Graph, node: Node) -> Path:
    """The path that ``node`` of a shapes graph describes; raises UnsupportedShapeError."""
    if isinstance(node, URIRef):
        predicate = ox.NamedNode(str(node))
        return lambda data, focus: data.objects(focus, predicate)
    members = list(graph.items(node))
    if members:
        return _sequence([compiled_path(graph, member) for member in members])
    for key, build in _KINDS.items():
        inner = graph.value(node, SH[key])
        if inner is not None:
            return build(graph, inner)
    raise UnsupportedShapeError("a path that is none of SHACL's")


def path_text(graph: Graph, node: Node | None) -> str:
    """How a path is shown: an IRI as it is, others in the syntax of SPARQL without brackets around IRIs."""
    if node is None or not isinstance(node, BNode):
        return "" if node is None else str(node)
    members = list(graph.items(node))
    if members:
        return " / ".join(path_text(graph, member) for member in members)
    marks = {
        "inversePath": "^{}",
        "zeroOrMorePath": "({})*",
        "oneOrMorePath": "({})+",
        "zeroOrOnePath": "({})?",
    }
    for key, form in marks.items():
        inner = graph.value(node, SH[key])
        if inner is not None:
            return form.format(path_text(graph, inner))
    choice = graph.value(node, SH.alternativePath)
    return " | ".join(path_text(graph, member) for member in graph.items(choice)) if choice else ""


def _sequence(steps: list[Path]) -> Path:
    def walk(data: Data, focus: Term) -> Iterable[Term]:
        reached: Iterable[Term] = (focus,)
        for step in steps:
            reached = dict.fromkeys(value for node in reached for value in step(data, node))
        return reached

    return walk


def _inverse(graph: Graph, inner: Node) -> Path:
    if not isinstance(inner, URIRef):
        raise UnsupportedShapeError("the inverse of a path that is no predicate")
    predicate = ox.NamedNode(str(inner))
    return lambda data, focus: data.subjects(predicate, focus)


def _alternative(graph: Graph, inner: Node) -> Path:
    choices = [compiled_path(graph, member) for member in graph.items(inner)]
    return lambda data, focus: dict.fromkeys(value for choice in choices for value in choice(data, focus))


def _optional(graph: Graph, inner: Node) -> Path:
    step = compiled_path(graph, inner)
    return lambda data, focus: dict.fromkeys((focus, *step(data, focus)))


def _repeated(graph: Graph, inner: Node, with_start: bool) -> Path:
    step = compiled_path(graph, inner)

    def walk(data: Data, focus: Term) -> Iterable[Term]:
        found: dict[Term, None] = {focus: None} if with_start else {}
        open_ = [focus]
        while open_:
            for value in step(data, open_.pop()):
                if value not in found:
                    found[value] = None
                    open_.append(value)
        return found

    return walk


_KINDS: dict[str, Callable[[Graph, Node], Path]] = {
    "inversePath": _inverse,
    "alternativePath": _alternative,
    "zeroOrOnePath": _optional,
    "zeroOrMorePath": lambda graph, inner: _repeated(graph, inner, True),
    "oneOrMorePath": lambda graph, inner: _repeated(graph, inner, False),
}
