"""A user's own terminology (OBO, SKOS or CSV) as a vocabulary that the lexicon reads beside the project's own.

A term whose label the scheme already knows adds its synonyms and a skos:exactMatch to the known concept; every other
term becomes a concept of the scheme under its own IRI. The files to read are named by the variable KG_VOCABULARY.
"""

from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.text.regexps import regexp
from kg.vocab import shipped_names
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, PREFIXES

FORMATS = (".obo", ".ttl", ".nt", ".rdf", ".csv")
COLUMNS = ("id", "label", "synonyms", "broader", "notation")
_LIMIT = 200_000_000  # bytes; the largest open terminologies in OBO are below it
_OBO = "http://purl.obolibrary.org/obo/"
_SKOS = PREFIXES["skos"]


class TerminologyError(ValueError):
    """A file that is no terminology; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a foreign terminology; ``broader`` are identifiers of the same file, ``iri`` is its own."""

    iri: str
    label: str
    synonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    notation: str = ""


def read(file: Path, scheme: str) -> list[Term]:
    """The terms of ``file``, or of the package that it names, by IRI, those without a label left out; raises TerminologyError."""
    if file.name in shipped_names.PACKAGES and not file.exists():
        return _shipped(file.name, scheme)
    reader = {".obo": _obo, ".csv": _csv}.get(file.suffix.lower(), _skos)
    if file.suffix.lower() not in FORMATS:
        raise TerminologyError(f"{file}: give one of {', '.join(FORMATS)}")
    if not file.is_file():
        raise TerminologyError(f"{file} does not exist")
    if file.stat().st_size > _LIMIT:
        raise TerminologyError(f"{file} is larger than {_LIMIT:,} bytes")
    terms = sorted((term for term in reader(file, scheme) if term.label), key=lambda term: term.iri)
    if not terms:
        raise TerminologyError(f"{file}: no term with a label in it")
    return terms


def turtle(terms: list[Term], scheme: str) -> bytes:
    """The terms as SKOS Turtle of ``scheme``, the same bytes for the same terms."""
    quads = sorted({quad for triples in _triples(terms, scheme) for quad in triples}, key=str)
    prefixes = {"skos": _SKOS, scheme: PREFIXES[scheme]}
    return ox.serialize(quads, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _triples(terms: list[Term], scheme: str) -> Iterator[Iterator[ox.Triple]]:
    known = {term.iri: lexicon().find(term.label, (scheme,)) for term in terms}
    nodes = {iri: ox.NamedNode(concept.iri if concept else iri) for iri, concept in known.items()}
    for term in terms:
        yield _of_term(term, scheme, nodes, known[term.iri] is not None)


def _of_term(term: Term, scheme: str, nodes: dict[str, ox.NamedNode], known: bool) -> Iterator[ox.Triple]:
    node = nodes[term.iri]

    def say(name: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
        return ox.Triple(node, ox.NamedNode(_SKOS + name), value)

    for synonym in term.synonyms:
        yield say("altLabel", ox.Literal(synonym, language="en"))
    if term.notation:
        yield say("notation", ox.Literal(term.notation))
    if known:
        if not term.iri.startswith(BASE):
            yield say("exactMatch", ox.NamedNode(term.iri))
        return
    yield ox.Triple(node, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(_SKOS + "Concept"))
    yield say("prefLabel", ox.Literal(term.label, language="en"))
    yield say("inScheme", ox.NamedNode(f"{BASE}concept/{scheme}"))
    for wider in term.broader:
        if wider in nodes and nodes[wider] != node:
            yield say("broader", nodes[wider])


def _iri(identifier: str, scheme: str) -> str:
    """An IRI stays, a CURIE of OBO becomes its permanent one, any other identifier a concept of ``scheme``."""
    identifier = identifier.strip()
    if regexp(r"https?://[^\s<>\"{}|^`\\]+$").match(identifier):
        return identifier
    if regexp(r"[A-Za-z]+:\w+").fullmatch(identifier):
        return _OBO + identifier.replace(":", "_")
    return PREFIXES[scheme] + (regexp(r"[^a-z0-9]+").sub("-", identifier.lower()).strip("-") or "term")


def _shipped(package: str, scheme: str) -> list[Term]:
    own = shipped_names.PACKAGES[package][2]
    if scheme != own:
        raise TerminologyError(f"{package} holds names for --scheme {own}")
    try:
        found = [
            Term(_iri(key, scheme), label, synonyms) for key, label, synonyms in shipped_names.names(package)
        ]
    except (
        shipped_names.MissingPackageError,
        OSError,
        ValueError,
        KeyError,
        pickle.UnpicklingError,
    ) as error:
        raise TerminologyError(str(error)) from error
    return sorted({term.iri: term for term in found}.values(), key=lambda term: term.iri)


def _obo(file: Path, scheme: str) -> Iterator[Term]:
    try:
        import fastobo
    except ModuleNotFoundError as error:
        raise TerminologyError("OBO files need fastobo: pip install 'drugfacts-kg[obo]'") from error
    try:
        document = fastobo.load(str(file))
    except (SyntaxError, ValueError) as error:
        raise TerminologyError(f"{file}: {error}") from error
    for frame in document:
        if not isinstance(frame, fastobo.term.TermFrame):
            continue
        said = [(clause.raw_tag(), clause) for clause in frame]
        if any(tag == "is_obsolete" and clause.obsolete for tag, clause in said):
            continue
        yield Term(
            _iri(str(frame.id), scheme),
            next((str(clause.name) for tag, clause in said if tag == "name"), ""),
            tuple(str(c.synonym.desc) for tag, c in said if tag == "synonym" and c.synonym.scope == "EXACT"),
            tuple(_iri(str(clause.term), scheme) for tag, clause in said if tag == "is_a"),
            str(frame.id),
        )


def _csv(file: Path, scheme: str) -> Iterator[Term]:
    try:
        rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise TerminologyError(f"{file}: not UTF-8 at byte {error.start}") from error
    if not rows.fieldnames or "label" not in rows.fieldnames:
        raise TerminologyError(f"{file}:1: needs a column label; known columns: {', '.join(COLUMNS)}")
    for row in rows:
        cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
        yield Term(
            _iri(cell["id"] or cell["label"], scheme),
            cell["label"],
            tuple(part.strip() for part in cell["synonyms"].split("|") if part.strip()),
            tuple(_iri(part, scheme) for part in cell["broader"].split("|") if part.strip()),
            cell["notation"],
        )


def _skos(file: Path, scheme: str) -> Iterator[Term]:
    said: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(path=str(file)):
            if isinstance(triple.subject, ox.NamedNode) and triple.predicate.value.startswith(_SKOS):
                name = triple.predicate.value.removeprefix(_SKOS)
                value = triple.object
                if isinstance(value, ox.Literal) and (value.language or "en").split("-")[0] != "en":
                    continue
                said.setdefault(triple.subject.value, {}).setdefault(name, []).append(str(value.value))
    except (SyntaxError, ValueError) as error:
        raise TerminologyError(f"{file}: {error}") from error
    for iri, values in said.items():
        yield Term(
            iri,
            min(values.get("prefLabel", [""])),
            tuple(sorted({*values.get("altLabel", ()), *values.get("hiddenLabel", ())})),
            tuple(sorted(values.get("broader", ()))),
            min(values.get("notation", [""])),
        )
