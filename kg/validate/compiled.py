"""SHACL core shapes compiled once to functions over one graph's triples.

The same results as pySHACL, (focus, path, component, value) by (focus, path, component, value), at a small part of its
time; tests compare the two on all of content/, on damaged graphs and on the W3C tests. What is not claimed here raises
UnsupportedShapeError when the shapes are compiled, and the caller lets pySHACL run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal
from rdflib.namespace import OWL
from rdflib.term import Node

from kg.validate.constraints import BY_VALUE, Check, Values, language_in, one_of, pattern
from kg.validate.data import Data, Term
from kg.validate.paths import Path, UnsupportedShapeError, compiled_path, path_text
from kg.validate.result import Result

_SH = str(SH)
# What a shape may say beside constraints.
_DESCRIBING = frozenset(
    "path targetClass targetNode targetSubjectsOf targetObjectsOf severity message deactivated name description order group "
    "defaultValue flags ignoredProperties qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint".split()
)
_BY_SHAPE = frozenset(
    "property node not and or xone qualifiedValueShape closed in languageIn pattern".split()
)
_CONSTRAINED = frozenset((*BY_VALUE, *_BY_SHAPE))

Targets = Callable[[Data], Iterable[Term]]


@dataclass(slots=True)
class Shape:
    """A compiled shape; ``checks`` are (component, check), ``properties`` the shapes of its values."""

    node: Node
    severity: str
    message: str
    path: Path | None
    path_text: str
    deactivated: bool
    checks: list[tuple[str, Check]] = field(default_factory=list)
    closed: frozenset[ox.NamedNode] | None = None
    properties: list[Shape] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)

    def results(self, data: Data, focus: Term) -> Iterator[Result]:
        """The results of this shape for one focus node."""
        if self.deactivated:
            return
        values: Values = (focus,) if self.path is None else tuple(self.path(data, focus))
        for component, check in self.checks:
            for value in check(data, focus, values):
                yield self._result(focus, component, value, self.path_text)
        if self.closed is not None:
            yield from self._beyond(data, focus, values)
        for shape in self.properties:
            for value in values:
                yield from shape.results(data, value)

    def conforms(self, data: Data, node: Term) -> bool:
        """True where ``node`` gives no result."""
        return next(self.results(data, node), None) is None

    def _beyond(self, data: Data, focus: Term, values: Values) -> Iterator[Result]:
        """sh:closed: what the value nodes say with predicates that the shape does not name."""
        for node in values:
            for predicate, objects in data.said(node).items():
                for value in objects if predicate not in (self.closed or ()) else ():
                    yield self._result(focus, "Closed", value, predicate.value)

    def _result(self, focus: Term, component: str, value: Term | None, path: str) -> Result:
        message = self.message or f"{component} does not hold."
        name = f"{_SH}{component}ConstraintComponent"
        shown, written = ("", "") if value is None else (value.value, str(value))
        return Result(focus.value, path, name, shown, str(self.node), self.severity, message, written)


class Shapes:
    """The shapes of a shapes graph, compiled; raises UnsupportedShapeError for what is not claimed."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._made: dict[Node, Shape] = {}
        self._making: set[Node] = set()
        if (None, RDF.type, SH.ConstraintComponent) in graph:
            raise UnsupportedShapeError("a constraint component of its own")
        roots = sorted({s for s, p, _ in graph if str(p).startswith(_SH + "target")} | self._typed(), key=str)
        self._roots = [shape for shape in map(self.shape, roots) if shape.targets]

    def run(self, data: Data) -> Iterator[Result]:
        """All results for the shapes' targets, each focus node of a shape once."""
        for shape in self._roots:
            for focus in dict.fromkeys(node for target in shape.targets for node in target(data)):
                yield from shape.results(data, focus)

    def _typed(self) -> set[Node]:
        return {s for kind in (SH.NodeShape, SH.PropertyShape) for s in self._graph.subjects(RDF.type, kind)}

    def shape(self, node: Node) -> Shape:
        """The compiled shape of ``node``."""
        if node in self._made:
            return self._made[node]
        if node in self._making:
            raise UnsupportedShapeError(f"{node} is defined by itself")
        self._making.add(node)
        made = self._compiled(node)
        self._making.discard(node)
        self._made[node] = made
        return made

    def _compiled(self, node: Node) -> Shape:
        graph = self._graph
        said = [
            (str(p).removeprefix(_SH), o) for p, o in graph.predicate_objects(node) if str(p).startswith(_SH)
        ]
        unknown = sorted({name for name, _ in said} - _DESCRIBING - _CONSTRAINED)
        if unknown:
            raise UnsupportedShapeError(f"sh:{unknown[0]} of {node}")
        path = graph.value(node, SH.path)
        severity = str(graph.value(node, SH.severity) or SH.Violation).rsplit("#", 1)[-1].lower()
        shape = Shape(
            node, severity, min((str(m) for m in graph.objects(node, SH.message)), default=""),
            None if path is None else compiled_path(graph, path), path_text(graph, path),
            graph.value(node, SH.deactivated) == Literal(True), targets=list(self._targets(node)),
        )  # fmt: skip
        for name, value in sorted(said, key=lambda row: (row[0], str(row[1]))):
            self._add(shape, name, value)
        return shape

    def _add(self, shape: Shape, name: str, value: Node) -> None:
        graph = self._graph
        if name in BY_VALUE:
            component, build = BY_VALUE[name]
            shape.checks.append((component, build(term(value))))
        elif name == "property":
            shape.properties.append(self.shape(value))
        elif name == "closed" and value == Literal(True):
            shape.closed = self._allowed(shape.node)
        elif name == "in":
            shape.checks.append(("In", one_of(term(member) for member in graph.items(value))))
        elif name == "languageIn":
            shape.checks.append(("LanguageIn", language_in(term(member) for member in graph.items(value))))
        elif name == "pattern":
            flags = str(graph.value(shape.node, SH.flags) or "")
            shape.checks.append(("Pattern", pattern(term(value), flags)))
        elif name == "qualifiedValueShape":
            shape.checks += self._qualified(shape.node, value)
        elif name in _LOGICAL:
            component, is_right = _LOGICAL[name]
            listed = name in ("and", "or", "xone")
            shapes = [self.shape(member) for member in (graph.items(value) if listed else (value,))]
            shape.checks.append((component, _logical(shapes, is_right)))

    def _targets(self, node: Node) -> Iterator[Targets]:
        graph = self._graph
        for class_ in graph.objects(node, SH.targetClass):
            yield lambda data, class_=term(class_): data.instances(class_)  # type: ignore[misc]
        if {RDFS.Class, OWL.Class} & set(graph.objects(node, RDF.type)):
            yield lambda data: data.instances(term(node))
        for target in graph.objects(node, SH.targetNode):
            yield lambda data, target=term(target): (target,)  # type: ignore[misc]
        for predicate in graph.objects(node, SH.targetSubjectsOf):
            yield lambda data, p=ox.NamedNode(str(predicate)): data.all_subjects(p)  # type: ignore[misc]
        for predicate in graph.objects(node, SH.targetObjectsOf):
            yield lambda data, p=ox.NamedNode(str(predicate)): data.all_objects(p)  # type: ignore[misc]

    def _allowed(self, node: Node) -> frozenset[ox.NamedNode]:
        graph = self._graph
        paths = {graph.value(each, SH.path) for each in graph.objects(node, SH.property)}
        ignored = graph.value(node, SH.ignoredProperties)
        listed = graph.items(ignored) if ignored is not None else ()
        return frozenset(
            ox.NamedNode(str(p)) for p in (*paths, *listed) if p is not None and not isinstance(p, BNode)
        )

    def _qualified(self, node: Node, value: Node) -> Iterator[tuple[str, Check]]:
        graph = self._graph
        wanted = self.shape(value)
        siblings: list[Shape] = []
        if graph.value(node, SH.qualifiedValueShapesDisjoint) == Literal(True):
            others = {
                other
                for parent in graph.subjects(SH.property, node)
                for sibling in graph.objects(parent, SH.property)
                for other in graph.objects(sibling, SH.qualifiedValueShape)
            }
            siblings = [self.shape(other) for other in sorted(others - {value}, key=str)]

        def count(data: Data, values: Values) -> int:
            return sum(
                wanted.conforms(data, v) and not any(other.conforms(data, v) for other in siblings)
                for v in values
            )

        for name, component, is_enough in (
            ("qualifiedMinCount", "QualifiedMinCount", int.__ge__),
            ("qualifiedMaxCount", "QualifiedMaxCount", int.__le__),
        ):
            limit = graph.value(node, SH[name])
            if limit is not None:
                yield component, _counted(count, int(str(limit)), is_enough)


def _counted(
    count: Callable[[Data, Values], int], limit: int, is_enough: Callable[[int, int], bool]
) -> Check:
    return lambda data, focus, values: () if is_enough(count(data, values), limit) else (None,)


def _logical(shapes: Sequence[Shape], is_right: Callable[[int, int], bool]) -> Check:
    """A check of how many of ``shapes`` a value conforms to."""

    def check(data: Data, focus: Term, values: Values) -> Iterator[Term]:
        for value in values:
            if not is_right(sum(shape.conforms(data, value) for shape in shapes), len(shapes)):
                yield value

    return check


_LOGICAL: dict[str, tuple[str, Callable[[int, int], bool]]] = {
    "node": ("Node", lambda held, of: held == of),
    "not": ("Not", lambda held, of: held == 0),
    "and": ("And", lambda held, of: held == of),
    "or": ("Or", lambda held, of: held > 0),
    "xone": ("Xone", lambda held, of: held == 1),
}


def term(node: Node) -> Term:
    """An rdflib term as one of pyoxigraph."""
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return (
            ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)))
            if node.datatype
            else ox.Literal(str(node))
        )
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))
