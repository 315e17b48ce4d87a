"""The lexicon: from words to the concepts of the project's vocabularies and the user's own, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.vocab.concepts import Concept
from kg.vocab.linking import Link, Linker
from kg.vocab.loading import load as loaded
from kg.vocab.places import vocabulary_files
from kg.vocab.scanning import Scanner

__all__ = ["Concept", "Lexicon", "Link", "lexicon", "load"]


class Lexicon:
    """Concepts by label and hierarchy, found by name (``find``), by mention (``link``) and in running text (``scan``)."""

    def __init__(self, files: Iterable[Path]) -> None:
        known = loaded(files)
        self.concepts, self.labels = known.concepts, known.labels
        self.broader, self.narrower = known.broader, known.narrower
        self.find, self.ancestors, self.members = known.find, known.ancestors, known.members
        linker = Linker(known)
        self.link, self.link_class = linker.link, linker.link_class
        self.scan = Scanner(known).scan


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own vocabularies and the user's, loaded once."""
    return load(vocabulary_files())


def load(files: Iterable[Path]) -> Lexicon:
    """A lexicon of SKOS Turtle files; of two concepts with one label in a scheme the first IRI wins."""
    return Lexicon(files)
