"""The statements of one graph as the compiled shapes read them: by subject, by object, by class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Mapping, Sequence
from functools import cached_property

from kg.model import Statements

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE, FIRST, REST, NIL = (f"<{_RDF}{name}>" for name in ("type", "first", "rest", "nil"))
SUBCLASS = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
_NOTHING: Mapping[str, Sequence[str]] = {}


def indexed(facts: Iterable[tuple[str, str, str]]) -> Statements:
    """Triples of terms as statements, each once, in the order of the first mention."""
    said: dict[str, dict[str, dict[str, None]]] = {}
    for subject, predicate, object_ in facts:
        said.setdefault(subject, {}).setdefault(predicate, {})[object_] = None
    return {subject: {p: list(objects) for p, objects in own.items()} for subject, own in said.items()}


class Data:
    """What a graph says, with the ways to ask it; terms are as N-Triples writes them."""

    def __init__(self, statements: Statements) -> None:
        self._out = statements
        self._below: dict[str, KeysView[str]] = {}

    def __iter__(self) -> Iterator[tuple[str, str, str]]:
        for subject, said in self._out.items():
            for predicate, objects in said.items():
                yield from ((subject, predicate, object_) for object_ in objects)

    def objects(self, subject: str, predicate: str) -> Sequence[str]:
        """What ``predicate`` leads to from ``subject``."""
        return self._out.get(subject, _NOTHING).get(predicate, ())

    def object(self, subject: str, predicate: str) -> str | None:
        """The first of them, or None."""
        return next(iter(self.objects(subject, predicate)), None)

    def subjects(self, predicate: str, object_: str) -> Sequence[str]:
        """Where ``predicate`` leads to ``object_`` from."""
        return self._back.get((predicate, object_), ())

    def said(self, subject: str) -> Mapping[str, Sequence[str]]:
        """Predicates and objects of ``subject``."""
        return self._out.get(subject, _NOTHING)

    def members(self, list_: str) -> Iterator[str]:
        """The members of an rdf:List."""
        seen: set[str] = set()
        while list_ not in seen and (first := self.object(list_, FIRST)) is not None:
            seen.add(list_)
            yield first
            list_ = self.object(list_, REST) or NIL

    def all_subjects(self, predicate: str) -> Sequence[str]:
        """The subjects of statements with ``predicate``."""
        return [subject for subject, said in self._out.items() if predicate in said]

    def all_objects(self, predicate: str) -> Iterable[str]:
        """The objects of statements with ``predicate``, each once."""
        return dict.fromkeys(o for said in self._out.values() for o in said.get(predicate, ()))

    def instances(self, class_: str) -> Iterable[str]:
        """The nodes whose type is ``class_`` or below it by rdfs:subClassOf."""
        return dict.fromkeys(node for each in self.below(class_) for node in self._by_type.get(each, ()))

    def is_a(self, node: str, class_: str) -> bool:
        """True where a type of ``node`` is ``class_`` or below it."""
        return not self.below(class_).isdisjoint(self.objects(node, TYPE))

    def below(self, class_: str) -> KeysView[str]:
        """The class and those below it by rdfs:subClassOf."""
        if class_ not in self._below:
            found = {class_: None}
            open_ = [class_]
            while open_:
                new = [each for each in self._narrower.get(open_.pop(), ()) if each not in found]
                found.update(dict.fromkeys(new))
                open_ += new
            self._below[class_] = found.keys()
        return self._below[class_]

    @cached_property
    def _back(self) -> dict[tuple[str, str], list[str]]:
        back: dict[tuple[str, str], list[str]] = {}
        for subject, said in self._out.items():
            for predicate, objects in said.items():
                for object_ in objects:
                    back.setdefault((predicate, object_), []).append(subject)
        return back

    @cached_property
    def _by_type(self) -> dict[str, list[str]]:
        return self._turned(TYPE)

    @cached_property
    def _narrower(self) -> dict[str, list[str]]:
        return self._turned(SUBCLASS)

    def _turned(self, predicate: str) -> dict[str, list[str]]:
        """The objects of ``predicate``, each with its subjects."""
        found: dict[str, list[str]] = {}
        for subject, said in self._out.items():
            for object_ in said.get(predicate, ()):
                found.setdefault(object_, []).append(subject)
        return found
