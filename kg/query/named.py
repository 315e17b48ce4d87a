"""The .rq files: a comment header that declares, and SPARQL that runs as it stands.

    # title: Drugs contraindicated in a condition
    # question: C17
    # description: ...
    # param: condition concept:condition condition:hepatitis-b - The condition, with all narrower ones
    # column: drug text - The drug

A check also says what to do (``hint``), why it is one (``why``) and what ties its monographs (``asks``, ``gives``, ``reads``: kg.validate.ties). Each parameter stands in the query as ``VALUES ?name { default }``, again in a sub-select that needs it. Binding puts serialised RDF terms between these
braces: what a user typed is parsed to a term first and is never pasted as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.query.drugs import Drugs, titled
from kg.query.failing import QueryError
from kg.query.terms import terms
from kg.text.regexps import regexp
from kg.vocab.places import queries_folder

_HEADER = regexp(r"^#\s*(title|description|question|hint|why|asks|gives|reads|param|column):\s*(.*)$")
_DECLARED = regexp(r"^(\w+)\s+(\w+)(?::(\S+))?(?:\s+(.*?))?\s+-\s+(.*)$")
_FORBIDDEN = regexp(r"\b(?:SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared parameter: type is concept, drug, text, integer or decimal; ``default`` as written.

    ``limits`` are the vocabularies of a concept, in the order in which a word is looked up, and the words that a text may be.
    """

    name: str
    type: str
    limits: tuple[str, ...]
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

    def bound(self, drugs: Drugs = titled, /, **values: str) -> str:
        """The SPARQL with ``values`` bound; raises QueryError for an unknown name or a value of the wrong type.

        ``drugs`` finds the nodes of a drug's name; those of ``drugs_of`` are in a store.
        """
        text = self.text
        known = {parameter.name: parameter for parameter in self.parameters}
        for name, value in values.items():
            if name not in known:
                takes = ", ".join(known) or "none"
                raise QueryError(f"{self.name} has no parameter {name}; it takes: {takes}")
            found = terms(known[name].type, known[name].limits, value, drugs)
            given = f"VALUES ?{name} {{ {' '.join(map(str, found))} }}"
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
        tuple(_parameter(m) for m in declared if m),
        tuple((m.group(1), m.group(2), m.group(5)) for m in columns if m),
        text,
        " ".join(fields.get("hint", ())),
        " ".join(fields.get("why", ())),
        tuple(" ".join(fields.get("asks", ())).split()),
        tuple(" ".join(fields["gives"]).split()) if "gives" in fields else None,
        tuple(" ".join(fields.get("reads", ())).split()),
    )


def _parameter(declared: re.Match[str]) -> Parameter:
    name, type_, limits, default, text = declared.groups()
    return Parameter(name, type_, tuple(limits.split("|")) if limits else (), default or "", text)
