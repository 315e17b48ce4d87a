"""SHACL property paths (SHACL section 2.3.1) compiled to functions from a focus node to its value nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.validate.data import Data
from kg.validate.terms import is_blank, is_iri, text

SH = "http://www.w3.org/ns/shacl#"
Path = Callable[[Data, str], Sequence[str]]


class UnsupportedShapeError(ValueError):
    """Something in a shapes graph that the compiled engine does not claim; pySHACL must run it."""


def sh(name: str) -> str:
    """A term of SHACL."""
    return f"<{SH}{name}>"


def compiled_path(graph: Data, node: str) -> Path:
    """The path that ``node`` of a shapes graph describes; raises UnsupportedShapeError."""
    if is_iri(node):
        return lambda data, focus: data.objects(focus, node)
    members = list(graph.members(node))
    if members:
        return _sequence([compiled_path(graph, member) for member in members])
    for key, build in _KINDS.items():
        inner = graph.object(node, sh(key))
        if inner is not None:
            return build(graph, inner)
    raise UnsupportedShapeError("a path that is none of SHACL's")


def path_text(graph: Data, node: str | None) -> str:
    """How a path is shown: an IRI as it is, others in the syntax of SPARQL without brackets around IRIs."""
    if node is None or not is_blank(node):
        return "" if node is None else text(node)
    members = list(graph.members(node))
    if members:
        return " / ".join(path_text(graph, member) for member in members)
    for key, form in _MARKS.items():
        inner = graph.object(node, sh(key))
        if inner is not None:
            return form.format(path_text(graph, inner))
    choice = graph.object(node, sh("alternativePath"))
    return " | ".join(path_text(graph, member) for member in graph.members(choice)) if choice else ""


_MARKS = {"inversePath": "^{}", "zeroOrMorePath": "({})*", "oneOrMorePath": "({})+", "zeroOrOnePath": "({})?"}


def _sequence(steps: list[Path]) -> Path:
    def walk(data: Data, focus: str) -> Sequence[str]:
        reached: Sequence[str] = (focus,)
        for step in steps:
            reached = step(data, reached[0]) if len(reached) == 1 else _each(step, data, reached)
        return reached

    return walk


def _each(step: Path, data: Data, nodes: Sequence[str]) -> Sequence[str]:
    return list(dict.fromkeys(value for node in nodes for value in step(data, node)))


def _inverse(graph: Data, inner: str) -> Path:
    if not is_iri(inner):
        raise UnsupportedShapeError("the inverse of a path that is no predicate")
    return lambda data, focus: data.subjects(inner, focus)


def _alternative(graph: Data, inner: str) -> Path:
    choices = [compiled_path(graph, member) for member in graph.members(inner)]
    return lambda data, focus: list(
        dict.fromkeys(value for choice in choices for value in choice(data, focus))
    )


def _optional(graph: Data, inner: str) -> Path:
    step = compiled_path(graph, inner)
    return lambda data, focus: list(dict.fromkeys((focus, *step(data, focus))))


def _repeated(graph: Data, inner: str, with_start: bool) -> Path:
    step = compiled_path(graph, inner)

    def walk(data: Data, focus: str) -> Sequence[str]:
        found: dict[str, None] = {focus: None} if with_start else {}
        open_ = [focus]
        while open_:
            for value in step(data, open_.pop()):
                if value not in found:
                    found[value] = None
                    open_.append(value)
        return list(found)

    return walk


_KINDS: dict[str, Callable[[Data, str], Path]] = {
    "inversePath": _inverse,
    "alternativePath": _alternative,
    "zeroOrOnePath": _optional,
    "zeroOrMorePath": lambda graph, inner: _repeated(graph, inner, True),
    "oneOrMorePath": lambda graph, inner: _repeated(graph, inner, False),
}
