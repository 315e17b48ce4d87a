"""Labels of concepts that occur in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import ahocorasick

from kg.vocab.concepts import Concept, Concepts


@dataclass(frozen=True, slots=True)
class Scanner:
    """Searches texts for the labels of some schemes, all at once."""

    concepts: Concepts
    _automata: dict[tuple[str, ...], ahocorasick.Automaton] = field(default_factory=dict)

    def scan(self, text: str, schemes: tuple[str, ...]) -> list[tuple[int, int, Concept]]:
        """Labels that occur in ``text`` as whole words, longest first, none overlapping; in text order."""
        lowered = text.lower()
        hits = []
        for last, (length, concept) in self._automaton(schemes).iter(lowered):
            start = last - length + 1
            if _is_word(lowered, start, last + 1):
                hits.append((start, last + 1, concept))
        chosen: list[tuple[int, int, Concept]] = []
        for hit in sorted(hits, key=lambda h: (h[0] - h[1], h[0], h[2].iri)):
            if all(hit[1] <= a or hit[0] >= b for a, b, _ in chosen):
                chosen.append(hit)
        return sorted(chosen, key=lambda h: h[:2])

    def _automaton(self, schemes: tuple[str, ...]) -> ahocorasick.Automaton:
        if schemes not in self._automata:
            automaton = ahocorasick.Automaton()
            for scheme in reversed(schemes):
                for key, concept in self.concepts.labels.get(scheme, {}).items():
                    for form in _written_forms(key):
                        if len(form) > 2:
                            automaton.add_word(form, (len(form), concept))
            automaton.make_automaton()
            self._automata[schemes] = automaton
        return self._automata[schemes]


def _written_forms(key: str) -> Iterator[str]:
    """How a normalised label is written in running text: singular and plural, spaces and hyphens."""
    plural = key[:-1] + "ies" if key.endswith("y") and key[-2:-1] not in "aeiou" else key + "s"
    for form in (key, plural):
        yield form
        if " " in form:
            yield form.replace(" ", "-", 1)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start > 0 and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
