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
        self.broader, self.narrower, self.openings = known.broader, known.narrower, known.openings
        self.find, self.ancestors, self.members = known.find, known.ancestors, known.members
        linker = Linker(known)
        self.link, self.link_class = linker.link, linker.link_class
        self.scan = Scanner(known).scan


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own vocabularies and the user's, loaded once; as it was kept, where nothing changed."""
    files = vocabulary_files()
    key = key_of((*sorted(Path(__file__).parent.glob("*.py")), *files))
    plain = kept("lexicon", key)
    if plain is None:
        plain = _as_plain(loaded(files))
        keep("lexicon", key, plain)
    return Lexicon(_from_plain(plain))


def load(files: Iterable[Path]) -> Lexicon:
    """A lexicon of SKOS Turtle files; of two concepts with one label in a scheme the first IRI wins."""
    return Lexicon(loaded(files))


def _as_plain(known: Concepts) -> tuple[Any, ...]:
    """The tables of a vocabulary in plain types."""
    concepts = [tuple(concept) for concept in known.concepts.values()]
    return concepts, known.labels, known.broader, known.narrower, known.openings


def _from_plain(plain: tuple[Any, ...]) -> Concepts:
    """The vocabulary that ``_as_plain`` gave."""
    concepts, *others = plain
    return Concepts({said[0]: Concept._make(said) for said in concepts}, *others)
