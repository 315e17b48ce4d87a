"""Concepts by label and by hierarchy: what the vocabularies hold, once they are loaded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.vocab.normalise import normal


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary."""

    iri: str
    scheme: str
    label: str
    notations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts by IRI, by scheme and normalised label, and the edges of skos:broader both ways."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    labels: dict[str, dict[str, Concept]] = field(default_factory=dict)
    broader: dict[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, text: str, schemes: Iterable[str]) -> Concept | None:
        """The concept with this label, looked up scheme by scheme."""
        return self.named(normal(text), schemes)

    def named(self, key: str, schemes: Iterable[str]) -> Concept | None:
        """The same for a label that is normalised already."""
        for scheme in schemes:
            concept = self.labels.get(scheme, {}).get(key)
            if concept:
                return concept
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
