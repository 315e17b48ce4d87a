"""The .rq files: a comment header that declares, and SPARQL that runs as it stands.

    # title: Drugs contraindicated in a condition
    # question: C17
    # description: ...
    # param: condition concept condition:hepatitis-b - The condition, with all narrower ones
    # column: drug text - The drug

A check also says what to do (``hint``), why it is one (``why``) and what ties its monographs (``asks``, ``gives``, ``reads``: kg.validate.ties). Each parameter stands in the query as ``VALUES ?name { default }``, again in a sub-select that needs it. Binding puts serialised RDF terms between these
braces: what a user typed is parsed to a term first and is never pasted as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, PREFIXES
from kg.vocab.places import queries_folder

_HEADER = regexp(r"^#\s*(title|description|question|hint|why|asks|gives|reads|param|column):\s*(.*)$")
_DECLARED = regexp(r"^(\w+)\s+(\w+)(?:\s+(.*?))?\s+-\s+(.*)$")
_FORBIDDEN = regexp(r"\b(?:SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE)\b", re.IGNORECASE)


class QueryError(ValueError):
    """A parameter or query that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter: type is concept, drug, text, integer or decimal; ``default`` as written."""

    name: str
    type: str
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query file: its header and its SPARQL."""

    name: str
    topic: str
    title: str
    question: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[tuple[str, str, str], ...]
    text: str
    hint: str = ""
    why: str = ""
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] | None = None
    reads: tuple[str, ...] = ()

    def bound(self, **values: str) -> str:
        """The SPARQL with ``values`` bound; raises QueryError for an unknown name or a value of the wrong type."""
        text = self.text
        known = {parameter.name: parameter for parameter in self.parameters}
        for name, value in values.items():
            if name not in known:
                takes = ", ".join(known) or "none"
                raise QueryError(f"{self.name} has no parameter {name}; it takes: {takes}")
            given = f"VALUES ?{name} {{ {' '.join(str(term) for term in _terms(known[name].type, value))} }}"
            text = given.join(re.split(rf"VALUES\s+\?{name}\s*\{{[^{{}}]*\}}", text))
        return text


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Name to query, of every .rq file; checks across monographs are named checks/<name>."""
    folder = queries_folder()
    found = (read_query(file, folder) for file in sorted(folder.rglob("*.rq")))
    return {query.name: query for query in found}


def read_query(file: Path, folder: Path) -> NamedQuery:
    """Reads one .rq file; raises QueryError where its header is incomplete or it asks for the network."""
    text = file.read_text("utf-8")
    fields: dict[str, list[str]] = {}
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match:
            fields.setdefault(match.group(1), []).append(match.group(2).strip())
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    if _FORBIDDEN.search(body):
        raise QueryError(f"{file.name}: SERVICE, LOAD and updates are not allowed in a named query")
    topic = file.parent.relative_to(folder).as_posix()
    name = f"checks/{file.stem}" if topic == "checks" else file.stem
    declared = [_DECLARED.match(entry) for entry in fields.get("param", ())]
    columns = [_DECLARED.match(entry) for entry in fields.get("column", ())]
    if "title" not in fields or None in declared or None in columns:
        raise QueryError(
            f"{file.name}: the header lacks a title, or a param or column is not 'name type [default] - text'"
        )
    return NamedQuery(
        name,
        topic,
        fields["title"][0],
        " ".join(fields.get("question", ())),
        " ".join(fields.get("description", ())),
        tuple(Parameter(m.group(1), m.group(2), m.group(3) or "", m.group(4)) for m in declared if m),
        tuple((m.group(1), m.group(2), m.group(4)) for m in columns if m),
        text,
        " ".join(fields.get("hint", ())),
        " ".join(fields.get("why", ())),
        tuple(" ".join(fields.get("asks", ())).split()),
        tuple(" ".join(fields["gives"]).split()) if "gives" in fields else None,
        tuple(" ".join(fields.get("reads", ())).split()),
    )


def _terms(kind: str, value: str) -> list[ox.NamedNode | ox.Literal]:
    """A user's words as terms; several values are separated by ";"."""
    return [_term(kind, part.strip()) for part in value.split(";") if part.strip()]


def _term(kind: str, value: str) -> ox.NamedNode | ox.Literal:
    if kind == "concept":
        return ox.NamedNode(_concept(value))
    if kind == "drug":
        from kg.graph import drug_iri

        return ox.NamedNode(value) if value.startswith(BASE) else drug_iri(value)
    if kind in ("integer", "decimal"):
        if not regexp(r"[+-]?\d+(?:\.\d+)?").fullmatch(value):
            raise QueryError(f"{value!r} is not a number")
        return ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
    return ox.Literal(value)


def _concept(value: str) -> str:
    """An IRI, a CURIE (condition:hepatitis-b) or a label of any vocabulary as a concept's IRI."""
    words = lexicon()
    if value in words.concepts:
        return value
    if regexp(r"[a-z_]+:[\w-]+").fullmatch(value):
        iri = f"{BASE}concept/{value.replace(':', '/', 1)}"
        if iri in words.concepts:
            return iri
    link = words.link(value, tuple(sorted(words.labels, key=_by_importance)))
    if link is None:
        raise QueryError(
            f"no vocabulary has a concept {value!r}; try another word or a CURIE such as condition:hepatitis-b"
        )
    return link.concept.iri


def _by_importance(scheme: str) -> tuple[int, str]:
    first = ("condition", "substance", "drug_class", "parameter", "target", "population")
    return (first.index(scheme) if scheme in first else len(first), scheme)
