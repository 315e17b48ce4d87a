"""The SKOS vocabularies as a lexicon: from words to concepts.

The Turtle files below ontology/vocabulary are the only list of terms; this module only indexes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import ahocorasick
import pyoxigraph as ox

from kg.vocab.normalise import normal
from kg.vocab.places import vocabulary_files

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PREFERRED, _ALTERNATE, _HIDDEN = (
    ox.NamedNode(_SKOS + name) for name in ("prefLabel", "altLabel", "hiddenLabel")
)
_BROADER, _SCHEME, _NOTATION = (ox.NamedNode(_SKOS + name) for name in ("broader", "inScheme", "notation"))


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary."""

    iri: str
    scheme: str
    label: str
    notations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's concept, and the words that had to be left aside to find it ("severe", "history of")."""

    concept: Concept
    aside: str = ""


# Words that limit a mention without being part of the concept; they stay in the claim's value.
_MODIFIERS = re.compile(
    r"^(?:(?:known|documented|suspected|confirmed|pre existing|preexisting|underlying|severe|severely|mild|mildly|moderate|moderately|serious|significant|clinically significant|"
    r"active|acute|chronic|latent|current|recent|recurrent|persistent|uncontrolled|untreated|unstable|transient|temporary|occasional|rare|"
    r"history of|a history of|previous|past|prior|patient with|patient taking|risk of|increased risk of|sign of|sign and symptom of|symptom of|potential|possible|"
    r"worsening of|worsening|exacerbation of|development of|development|new|other|certain|some|any|all|the|a|an|concomitant use of|concurrent use of|concomitant|concurrent|use of|strong|potent|moderate|weak|"
    r"oral|systemic|regular|serum|plasma|blood|baseline|periodic|monitoring of|monitoring|screening for|assessment of|other drug|drug|generalized|localized|local|life threatening|fatal|excessive|prolonged|long term) )+"
)
_TAILS = re.compile(
    r" (?:level|concentration|therapy|treatment|use|monitoring|drug|medication|agent|preparation|product|supplement|syndrome|disease|disorder|reaction|event|problem|condition|episode|infection|test|function|symptom|status|allergy)$"
)
# What is given for a disorder is not the disorder: "diabetes medications".
_REMEDY = re.compile(r" (?:therapy|treatment|drug|medication|agent|preparation|product|supplement)$")


@dataclass(slots=True)
class Lexicon:
    """Concepts by normalised label and by hierarchy."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    labels: dict[str, dict[str, Concept]] = field(default_factory=dict)
    broader: dict[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _automata: dict[tuple[str, ...], ahocorasick.Automaton] = field(default_factory=dict)

    def find(self, text: str, schemes: Iterable[str]) -> Concept | None:
        """The concept with this label, looked up scheme by scheme."""
        return self._find(normal(text), schemes)

    def _find(self, key: str, schemes: Iterable[str]) -> Concept | None:
        for scheme in schemes:
            concept = self.labels.get(scheme, {}).get(key)
            if concept:
                return concept
        return None

    def link(self, text: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of a mention: its label, else what is left without parenthesis, scope and empty tail.

        Never crosses a negation: "non-severe asthma" and "no asthma" link to nothing.
        """
        key = normal(text)
        concept = self._find(key, schemes)
        if concept:
            return Link(concept)
        if re.search(r"\b(?:non|not|no|without|absence)\b", key):
            return None
        bare = normal(re.sub(r"\([^()]*\)", " ", text))
        stripped = _MODIFIERS.sub("", bare)
        for candidate in dict.fromkeys((bare, stripped, _TAILS.sub("", bare), _TAILS.sub("", stripped))):
            concept = self._find(candidate, schemes) if candidate else None
            if concept and not (_REMEDY.search(bare) and concept.scheme in ("condition", "effect")):
                return Link(concept, key.replace(candidate, "").strip())
        return None

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

    def ancestors(self, iri: str) -> set[str]:
        """Every wider concept, by skos:broader."""
        return _closure(iri, self.broader)

    def members(self, iri: str) -> set[str]:
        """Every narrower concept: the members of a class."""
        return _closure(iri, self.narrower)

    def _automaton(self, schemes: tuple[str, ...]) -> ahocorasick.Automaton:
        if schemes not in self._automata:
            automaton = ahocorasick.Automaton()
            for scheme in reversed(schemes):
                for key, concept in self.labels.get(scheme, {}).items():
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


def _closure(start: str, edges: dict[str, tuple[str, ...]]) -> set[str]:
    seen: set[str] = set()
    open_ = list(edges.get(start, ()))
    while open_:
        iri = open_.pop()
        if iri not in seen:
            seen.add(iri)
            open_ += edges.get(iri, ())
    return seen


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own vocabularies and the user's, loaded once."""
    return load(vocabulary_files())


def load(files: Iterable[Path]) -> Lexicon:
    """A lexicon of SKOS Turtle files; of two concepts with one label in a scheme the first IRI wins."""
    built = Lexicon()
    preferred: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    schemes: dict[str, str] = {}
    notations: dict[str, list[str]] = {}
    broader: dict[str, list[str]] = {}
    for file in files:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            subject = str(quad.subject.value)
            if quad.predicate == _PREFERRED:
                preferred[subject] = quad.object.value
            elif quad.predicate in (_ALTERNATE, _HIDDEN):
                others.append((subject, quad.object.value))
            elif quad.predicate == _BROADER:
                broader.setdefault(subject, []).append(quad.object.value)
            elif quad.predicate == _SCHEME:
                schemes[subject] = quad.object.value.rsplit("/", 1)[-1]
            elif quad.predicate == _NOTATION:
                notations.setdefault(subject, []).append(quad.object.value)
    for iri in sorted(schemes):
        built.concepts[iri] = Concept(
            iri, schemes[iri], preferred.get(iri, ""), tuple(notations.get(iri, ()))
        )
    for iri, label in (*sorted(preferred.items()), *sorted(others)):
        if iri in built.concepts:
            built.labels.setdefault(schemes[iri], {}).setdefault(normal(label), built.concepts[iri])
    built.broader = {iri: tuple(sorted(wider)) for iri, wider in broader.items()}
    narrower: dict[str, list[str]] = {}
    for iri, wider in sorted(built.broader.items()):
        for above in wider:
            narrower.setdefault(above, []).append(iri)
    built.narrower = {iri: tuple(found) for iri, found in narrower.items()}
    return built
