"""What a user typed for a parameter, as RDF terms: parsed first, never pasted."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.query.drugs import Drugs
from kg.query.failing import QueryError
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, PREFIXES
from kg.vocab.normalise import normal

Term = ox.NamedNode | ox.Literal


def terms(kind: str, limits: tuple[str, ...], value: str, drugs: Drugs) -> list[Term]:
    """The terms of a value, several separated by ";".

    ``limits`` are the vocabularies of a concept and the words that a text may be. Raises QueryError for what is none.
    """
    parts = [part.strip() for part in value.split(";") if part.strip()]
    if not parts:
        raise QueryError("a parameter without a value; leave it out to have its default")
    return [term for part in parts for term in _terms(kind, limits, part, drugs)]


def _terms(kind: str, limits: tuple[str, ...], value: str, drugs: Drugs) -> Iterator[Term]:
    if kind == "drug":
        yield from drugs(value)
    elif kind == "concept":
        yield ox.NamedNode(_concept(value, limits))
    elif kind in ("integer", "decimal"):
        yield _number(kind, value)
    elif limits and value not in limits:
        raise QueryError(f"{value!r} is none of {', '.join(limits)}")
    else:
        yield ox.Literal(value)


def _number(kind: str, value: str) -> ox.Literal:
    if not regexp(r"[+-]?\d+" if kind == "integer" else r"[+-]?\d+(?:\.\d+)?").fullmatch(value):
        raise QueryError(f"{value!r} is not {'a whole number' if kind == 'integer' else 'a number'}")
    return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))


def _concept(value: str, schemes: tuple[str, ...]) -> str:
    """An IRI, a CURIE (condition:hepatitis-b) or a label of one of the vocabularies as a concept's IRI."""
    words = lexicon()
    curie = regexp(r"[a-z_]+:[\w-]+").fullmatch(value)
    iri = f"{BASE}concept/{value.replace(':', '/', 1)}" if curie else value
    if iri not in words.concepts:
        link = words.link(value, schemes)
        if link is None:
            raise QueryError(_no_concept(value, schemes))
        iri = link.concept.iri
    elif words.concepts[iri].scheme not in schemes:
        raise QueryError(f"{value!r} is of another vocabulary than {_either(schemes)}")
    return iri


def _no_concept(value: str, schemes: tuple[str, ...]) -> str:
    said = f"no {_either(schemes)} is called {value!r}"
    near = _near(value, schemes)
    other = lexicon().find(value, sorted(lexicon().labels))
    if near:
        return f"{said}; did you mean {', '.join(near)}?"
    if other:
        return f"{said}; it is a {other.scheme.replace('_', ' ')}"
    return f"{said}; try another word, or a CURIE such as {schemes[0]}:…"


def _near(value: str, schemes: tuple[str, ...]) -> list[str]:
    """Preferred labels of what is written alike, and of what has the words among others."""
    words, key = lexicon(), normal(value)
    labels = {
        label: iri for scheme in reversed(schemes) for label, iri in words.labels.get(scheme, {}).items()
    }
    alike = difflib.get_close_matches(key, labels, 3, 0.75)
    holding = [label for label in sorted(labels, key=len) if f" {key} " in f" {label} "][:3]
    return list(dict.fromkeys(words.concepts[labels[label]].label for label in (*alike, *holding)))


def _either(schemes: tuple[str, ...]) -> str:
    return " or ".join(scheme.replace("_", " ") for scheme in schemes)
