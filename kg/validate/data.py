"""The triples of one graph as the compiled shapes read them: by subject, by object, by class."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Fact = tuple[Term, ox.NamedNode, Term]
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBCLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


class Data:
    """An index over triples; duplicates count once, order is that of the first mention."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._out: dict[Term, dict[ox.NamedNode, dict[Term, None]]] = {}
        for subject, predicate, object_ in facts:
            self._out.setdefault(subject, {}).setdefault(predicate, {})[object_] = None

    def objects(self, subject: Term, predicate: ox.NamedNode) -> Iterable[Term]:
        """What ``predicate`` leads to from ``subject``."""
        return self._out.get(subject, {}).get(predicate, ())

    def subjects(self, predicate: ox.NamedNode, object_: Term) -> Iterable[Term]:
        """Where ``predicate`` leads to ``object_`` from."""
        return self._back.get((predicate, object_), ())

    def said(self, subject: Term) -> dict[ox.NamedNode, dict[Term, None]]:
        """Predicates and objects of ``subject``."""
        return self._out.get(subject, {})

    def all_subjects(self, predicate: ox.NamedNode) -> Iterable[Term]:
        """The subjects of triples with ``predicate``."""
        return [subject for subject, said in self._out.items() if predicate in said]

    def all_objects(self, predicate: ox.NamedNode) -> Iterable[Term]:
        """The objects of triples with ``predicate``, each once."""
        return dict.fromkeys(o for said in self._out.values() for o in said.get(predicate, ()))

    def instances(self, class_: Term) -> Iterable[Term]:
        """The nodes whose type is ``class_`` or below it by rdfs:subClassOf."""
        found: dict[Term, None] = {}
        for each in self._below(class_):
            found.update(dict.fromkeys(self._by_type.get(each, ())))
        return found

    def is_a(self, node: Term, class_: Term) -> bool:
        """True where a type of ``node`` is ``class_`` or below it."""
        below = self._below(class_)
        return any(each in below for each in self.objects(node, TYPE))

    @cached_property
    def _back(self) -> dict[tuple[ox.NamedNode, Term], list[Term]]:
        back: dict[tuple[ox.NamedNode, Term], list[Term]] = {}
        for subject, said in self._out.items():
            for predicate, objects in said.items():
                for object_ in objects:
                    back.setdefault((predicate, object_), []).append(subject)
        return back

    @cached_property
    def _by_type(self) -> dict[Term, list[Term]]:
        found: dict[Term, list[Term]] = {}
        for subject, said in self._out.items():
            for class_ in said.get(TYPE, ()):
                found.setdefault(class_, []).append(subject)
        return found

    @cached_property
    def _narrower(self) -> dict[Term, list[Term]]:
        found: dict[Term, list[Term]] = {}
        for subject, said in self._out.items():
            for wider in said.get(SUBCLASS, ()):
                found.setdefault(wider, []).append(subject)
        return found

    def _below(self, class_: Term) -> dict[Term, None]:
        found: dict[Term, None] = {}
        open_ = [class_]
        while open_:
            each = open_.pop()
            if each not in found:
                found[each] = None
                open_ += self._narrower.get(each, ())
        return found
