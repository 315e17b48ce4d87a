"""SHACL core shapes compiled once to functions over one graph's statements.

The same results as pySHACL, (focus, path, component, value) by (focus, path, component, value), at a small part of its
time; tests compare the two on all of content/, on damaged graphs and on the W3C tests. What is not claimed here raises
UnsupportedShapeError when the shapes are compiled, and the caller lets pySHACL run them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.validate.constraints import CHECKS, TESTS, TRUE, Check, Test, Values, language_in, one_of, pattern
from kg.validate.data import TYPE, Data
from kg.validate.paths import SH, Path, UnsupportedShapeError, compiled_path, path_text, sh
from kg.validate.quiet import Quiet, quiet
from kg.validate.result import Result
from kg.validate.terms import is_iri, text

_CLASSES = {
    "<http://www.w3.org/2000/01/rdf-schema#Class>",
    "<http://www.w3.org/2002/07/owl#Class>",
}
# What a shape may say beside constraints.
_DESCRIBING = frozenset(
    "path targetClass targetNode targetSubjectsOf targetObjectsOf severity message deactivated name description order group "
    "defaultValue flags ignoredProperties qualifiedMinCount qualifiedMaxCount qualifiedValueShapesDisjoint".split()
)
_BY_SHAPE = frozenset(
    "property node not and or xone qualifiedValueShape closed in languageIn pattern".split()
)
_CONSTRAINED = frozenset((*TESTS, *CHECKS, *_BY_SHAPE))

Targets = Callable[[Data], Iterable[str]]


@dataclass(slots=True)
class Shape:
    """A compiled shape: ``tests`` of each value and ``checks`` of all of them, by component, and the shapes of their ``properties``."""

    node: str
    severity: str
    message: str
    path: Path | None
    path_text: str
    deactivated: bool
    tests: list[tuple[str, Test]] = field(default_factory=list)
    checks: list[tuple[str, Check]] = field(default_factory=list)
    closed: frozenset[str] | None = None
    properties: list[Shape] = field(default_factory=list)
    targets: list[Targets] = field(default_factory=list)
    is_quiet: Quiet | None = None

    def results(self, data: Data, focus: str) -> list[Result]:
        """The results of this shape for one focus node."""
        found: list[Result] = []
        if self.deactivated:
            return found
        values = (focus,) if self.path is None else self.path(data, focus)
        for component, holds in self.tests:
            for value in values:
                if not holds(value):
                    found.append(self._result(focus, component, value, self.path_text))
        for component, check in self.checks:
            for broken in check(data, focus, values):
                found.append(self._result(focus, component, broken, self.path_text))
        if self.closed is not None:
            found += self._beyond(data, focus, values, self.closed)
        for value in values if self.properties else ():
            said = data.said(value)
            for shape in self.properties:
                if shape.is_quiet is None or not shape.is_quiet(data, value, said):
                    found += shape.results(data, value)
        return found

    def conforms(self, data: Data, node: str) -> bool:
        """True where ``node`` gives no result."""
        return not self.results(data, node)

    def _beyond(self, data: Data, focus: str, values: Values, allowed: frozenset[str]) -> Iterator[Result]:
        """sh:closed: what the value nodes say with predicates that the shape does not name."""
        for node in values:
            for predicate, objects in data.said(node).items():
                for value in objects if predicate not in allowed else ():
                    yield self._result(focus, "Closed", value, text(predicate))

    def _result(self, focus: str, component: str, value: str | None, path: str) -> Result:
        message = self.message or f"{component} does not hold."
        name = f"{SH}{component}ConstraintComponent"
        shown = "" if value is None else text(value)
        return Result(text(focus), path, name, shown, text(self.node), self.severity, message, value or "")


class Shapes:
    """The shapes of a shapes graph, compiled; raises UnsupportedShapeError for what is not claimed."""

    def __init__(self, graph: Data) -> None:
        self._graph = graph
        self._made: dict[str, Shape] = {}
        self._making: set[str] = set()
        if graph.subjects(TYPE, sh("ConstraintComponent")):
            raise UnsupportedShapeError("a constraint component of its own")
        self._roots = [shape for shape in map(self.shape, sorted(self._named())) if shape.targets]

    def run(self, data: Data) -> list[Result]:
        """All results for the shapes' targets, each focus node of a shape once."""
        return [
            result
            for shape in self._roots
            for focus in dict.fromkeys(node for target in shape.targets for node in target(data))
            for result in shape.results(data, focus)
        ]

    def _named(self) -> set[str]:
        """The nodes that say they are shapes, or have targets."""
        targets = (sh(f"target{kind}") for kind in ("", "Class", "Node", "SubjectsOf", "ObjectsOf"))
        typed = (self._graph.subjects(TYPE, sh(kind)) for kind in ("NodeShape", "PropertyShape"))
        return {node for nodes in (*map(self._graph.all_subjects, targets), *typed) for node in nodes}

    def shape(self, node: str) -> Shape:
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

    def _compiled(self, node: str) -> Shape:
        graph = self._graph
        said = [
            (name, value)
            for predicate, values in graph.said(node).items()
            if (name := text(predicate).removeprefix(SH)) != text(predicate)
            for value in values
        ]
        unknown = sorted({name for name, _ in said} - _DESCRIBING - _CONSTRAINED)
        if unknown:
            raise UnsupportedShapeError(f"sh:{unknown[0]} of {node}")
        path = graph.object(node, sh("path"))
        severity = text(graph.object(node, sh("severity")) or sh("Violation")).rsplit("#", 1)[-1].lower()
        shape = Shape(
            node, severity, min(map(text, graph.objects(node, sh("message"))), default=""),
            None if path is None else compiled_path(graph, path), path_text(graph, path),
            graph.object(node, sh("deactivated")) == TRUE, targets=list(self._targets(node)),
        )  # fmt: skip
        for name, value in sorted(said):
            self._add(shape, name, value)
        if path is not None and not (shape.deactivated or shape.properties or shape.closed is not None):
            shape.is_quiet = quiet(path, said, shape.tests, shape.checks)
        return shape

    def _add(self, shape: Shape, name: str, value: str) -> None:
        graph = self._graph
        if name in TESTS:
            shape.tests.append((TESTS[name][0], TESTS[name][1](value)))
        elif name in CHECKS:
            shape.checks.append((CHECKS[name][0], CHECKS[name][1](value)))
        elif name == "property":
            shape.properties.append(self.shape(value))
        elif name == "closed" and value == TRUE:
            shape.closed = self._allowed(shape.node)
        elif name == "in":
            shape.tests.append(("In", one_of(graph.members(value))))
        elif name == "languageIn":
            shape.tests.append(("LanguageIn", language_in(graph.members(value))))
        elif name == "pattern":
            flags = graph.object(shape.node, sh("flags"))
            shape.tests.append(("Pattern", pattern(value, text(flags) if flags else "")))
        elif name == "qualifiedValueShape":
            shape.checks += self._qualified(shape.node, value)
        elif name in _LOGICAL:
            component, is_right = _LOGICAL[name]
            listed = name in ("and", "or", "xone")
            shapes = [self.shape(member) for member in (graph.members(value) if listed else (value,))]
            shape.checks.append((component, _logical(shapes, is_right)))

    def _targets(self, node: str) -> Iterator[Targets]:
        graph = self._graph
        for class_ in graph.objects(node, sh("targetClass")):
            yield lambda data, class_=class_: data.instances(class_)  # type: ignore[misc]
        if _CLASSES & set(graph.objects(node, TYPE)):
            yield lambda data: data.instances(node)
        for target in graph.objects(node, sh("targetNode")):
            yield lambda data, target=target: (target,)  # type: ignore[misc]
        for predicate in graph.objects(node, sh("targetSubjectsOf")):
            yield lambda data, predicate=predicate: data.all_subjects(predicate)  # type: ignore[misc]
        for predicate in graph.objects(node, sh("targetObjectsOf")):
            yield lambda data, predicate=predicate: data.all_objects(predicate)  # type: ignore[misc]

    def _allowed(self, node: str) -> frozenset[str]:
        graph = self._graph
        paths = [
            path for each in graph.objects(node, sh("property")) for path in graph.objects(each, sh("path"))
        ]
        ignored = [p for list_ in graph.objects(node, sh("ignoredProperties")) for p in graph.members(list_)]
        return frozenset(filter(is_iri, (*paths, *ignored)))

    def _qualified(self, node: str, value: str) -> Iterator[tuple[str, Check]]:
        graph = self._graph
        wanted = self.shape(value)
        siblings: list[Shape] = []
        if graph.object(node, sh("qualifiedValueShapesDisjoint")) == TRUE:
            others = {
                other
                for parent in graph.subjects(sh("property"), node)
                for sibling in graph.objects(parent, sh("property"))
                for other in graph.objects(sibling, sh("qualifiedValueShape"))
            }
            siblings = [self.shape(other) for other in sorted(others - {value})]

        def count(data: Data, values: Values) -> int:
            return sum(
                wanted.conforms(data, v) and not any(other.conforms(data, v) for other in siblings)
                for v in values
            )

        for name, component, is_enough in (
            ("qualifiedMinCount", "QualifiedMinCount", int.__ge__),
            ("qualifiedMaxCount", "QualifiedMaxCount", int.__le__),
        ):
            limit = graph.object(node, sh(name))
            if limit is not None:
                yield component, _counted(count, int(text(limit)), is_enough)


def _counted(
    count: Callable[[Data, Values], int], limit: int, is_enough: Callable[[int, int], bool]
) -> Check:
    return lambda data, focus, values: () if is_enough(count(data, values), limit) else (None,)


def _logical(shapes: Sequence[Shape], is_right: Callable[[int, int], bool]) -> Check:
    """A check of how many of ``shapes`` a value conforms to."""

    def check(data: Data, focus: str, values: Values) -> Values:
        return [
            value
            for value in values
            if not is_right(sum(shape.conforms(data, value) for shape in shapes), len(shapes))
        ]

    return check


_LOGICAL: dict[str, tuple[str, Callable[[int, int], bool]]] = {
    "node": ("Node", lambda held, of: held == of),
    "not": ("Not", lambda held, of: held == 0),
    "and": ("And", lambda held, of: held == of),
    "or": ("Or", lambda held, of: held > 0),
    "xone": ("Xone", lambda held, of: held == 1),
}
