"""The lexicon: from words to the concepts of the project's vocabularies and the user's own, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from kg.vocab.concepts import Concept, Concepts
from kg.vocab.kept import keep, kept, key_of
from kg.vocab.linking import Link, Linker
from kg.vocab.loading import load as loaded
from kg.vocab.places import vocabulary_files
from kg.vocab.scanning import Scanner

__all__ = ["Concept", "Lexicon", "Link", "lexicon", "load"]


class Lexicon:
    """Concepts by label and hierarchy, found by name (``find``), by mention (``link``) and in running text (``scan``)."""

    def __init__(self, known: Concepts) -> None:
        self.concepts, self.labels = known.concepts, known.labels
        self.broader, self.narrower = known.broader, known.narrower
        self.find, self.ancestors, self.members = known.find, known.ancestors, known.members
        linker = Linker(known)
        self.link, self.link_class = linker.link, linker.link_class
        self.scan = Scanner(known).scan


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own vocabularies and the user's, loaded once; as it was kept, where nothing changed."""
    files = vocabulary_files()
    key = key_of(files)
    known = _from_plain(kept(key))
    if known is None:
        known = loaded(files)
        keep(key, _plain(known))
    return Lexicon(known)


def load(files: Iterable[Path]) -> Lexicon:
    """A lexicon of SKOS Turtle files; of two concepts with one label in a scheme the first IRI wins."""
    return Lexicon(loaded(files))


def _plain(known: Concepts) -> dict[str, Any]:
    """The tables of a vocabulary in JSON's types; a concept is named by its IRI."""
    return {
        "concepts": [[c.iri, c.scheme, c.label, c.notations] for c in known.concepts.values()],
        "labels": {scheme: {key: c.iri for key, c in own.items()} for scheme, own in known.labels.items()},
        "broader": known.broader,
        "narrower": known.narrower,
    }


def _from_plain(plain: Any) -> Concepts | None:
    """The vocabulary that ``_plain`` gave; None for anything else."""
    try:
        concepts = {
            iri: Concept(iri, scheme, label, tuple(notations))
            for iri, scheme, label, notations in plain["concepts"]
        }
        labels = {
            scheme: {key: concepts[iri] for key, iri in own.items()}
            for scheme, own in plain["labels"].items()
        }
        broader, narrower = (
            {iri: tuple(found) for iri, found in plain[name].items()} for name in ("broader", "narrower")
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Concepts(concepts, labels, broader, narrower)
