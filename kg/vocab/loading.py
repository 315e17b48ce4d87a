"""The SKOS vocabularies from their Turtle files, which are the only list of terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.vocab.concepts import Concept, Concepts
from kg.vocab.normalise import normal
from kg.vocab.scanning import openings

_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(slots=True)
class _Said:
    """What the files say of each concept, by IRI, in the order of the files."""

    preferred: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    schemes: dict[str, str] = field(default_factory=dict)
    notations: dict[str, list[str]] = field(default_factory=dict)
    broader: dict[str, list[str]] = field(default_factory=dict)

    def add(self, subject: str, name: str, value: str) -> None:
        """One statement with the SKOS property ``name``."""
        match name:
            case "prefLabel":
                self.preferred[subject] = value
            case "altLabel" | "hiddenLabel":
                self.others.append((subject, value))
            case "broader":
                self.broader.setdefault(subject, []).append(value)
            case "inScheme":
                self.schemes[subject] = value.rsplit("/", 1)[-1]
            case "notation":
                self.notations.setdefault(subject, []).append(value)


def load(files: Iterable[Path]) -> Concepts:
    """The concepts of SKOS Turtle files; of two with one label in a scheme the first IRI wins."""
    said = _Said()
    for file in files:
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            predicate = triple.predicate.value
            if predicate.startswith(_SKOS):
                said.add(str(triple.subject.value), predicate.removeprefix(_SKOS), triple.object.value)
    concepts = {
        iri: Concept(iri, scheme, said.preferred.get(iri, ""), tuple(said.notations.get(iri, ())))
        for iri, scheme in sorted(said.schemes.items())
    }
    broader = {iri: tuple(sorted(wider)) for iri, wider in said.broader.items()}
    labels = _labels(said, concepts)
    return Concepts(concepts, labels, broader, _turned(broader), openings(labels))


def _labels(said: _Said, concepts: Mapping[str, Concept]) -> dict[str, dict[str, str]]:
    """Scheme to normalised label to the concept's IRI; preferred labels come first."""
    labels: dict[str, dict[str, str]] = {}
    for iri, label in (*sorted(said.preferred.items()), *sorted(said.others)):
        if iri in concepts:
            labels.setdefault(said.schemes[iri], {}).setdefault(normal(label), iri)
    return labels


def _turned(broader: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    narrower: dict[str, list[str]] = {}
    for iri, wider in sorted(broader.items()):
        for above in wider:
            narrower.setdefault(above, []).append(iri)
    return {iri: tuple(found) for iri, found in narrower.items()}
