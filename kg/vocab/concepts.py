"""Concepts by label and by hierarchy: what the vocabularies hold, once they are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.vocab.normalise import normal


class Concept(NamedTuple):
    """A term of a vocabulary."""

    iri: str
    scheme: str
    label: str
    notations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts by IRI, their IRIs by scheme and normalised label, and the edges of skos:broader both ways.

    ``openings`` are the labels again, by scheme and by the first word that they are written with (see ``scanning``).
    """

    concepts: dict[str, Concept] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    broader: dict[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: dict[str, tuple[str, ...]] = field(default_factory=dict)
    openings: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def find(self, text: str, schemes: Iterable[str]) -> Concept | None:
        """The concept with this label, looked up scheme by scheme."""
        return self.named(normal(text), schemes)

    def named(self, key: str, schemes: Iterable[str]) -> Concept | None:
        """The same for a label that is normalised already."""
        for scheme in schemes:
            if iri := self.labels.get(scheme, {}).get(key):
                return self.concepts[iri]
        return None

    def ancestors(self, iri: str) -> set[str]:
        """Every wider concept, by skos:broader."""
        return _closure(iri, self.broader)

    def members(self, iri: str) -> set[str]:
        """Every narrower concept: the members of a class."""
        return _closure(iri, self.narrower)


def _closure(start: str, edges: Mapping[str, tuple[str, ...]]) -> set[str]:
    seen: set[str] = set()
    open_ = list(edges.get(start, ()))
    while open_:
        iri = open_.pop()
        if iri not in seen:
            seen.add(iri)
            open_ += edges.get(iri, ())
    return seen
