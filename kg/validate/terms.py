"""Terms as N-Triples writes them: what kind each is, and what it holds."""

from __future__ import annotations

import re

from kg.text.regexps import regexp

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = f"{XSD}string"
LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_FIRST = {"IRI": "<", "BlankNode": "_", "Literal": '"'}
_ESCAPE = regexp(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def of_kind(name: str) -> str:
    """The first characters of the terms of a sh:nodeKind, as its local name says them: "BlankNodeOrIRI"."""
    return "".join(first for kind, first in _FIRST.items() if kind in name)


def is_iri(term: str) -> bool:
    """True for ``<...>``."""
    return term[0] == "<"


def is_blank(term: str) -> bool:
    """True for ``_:...``."""
    return term[0] == "_"


def text(term: str) -> str:
    """An IRI, the label of a blank node, or the characters of a literal."""
    if term[0] == "<":
        return term[1:-1]
    if term[0] == "_":
        return term[2:]
    written = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_character, written) if "\\" in written else written


def _character(match: re.Match[str]) -> str:
    short, long, sign = match.groups()
    return _SIGNS.get(sign, sign) if sign else chr(int(short or long, 16))


def language(term: str) -> str:
    """The language tag of a literal in lower case, or ""."""
    behind = term[term.rindex('"') + 1 :] if term[0] == '"' else ""
    return behind[1:].lower() if behind.startswith("@") else ""


def datatype(term: str) -> str:
    """The IRI of a literal's datatype; "" for another term."""
    if term[0] != '"':
        return ""
    if term[-1] == '"':
        return STRING
    behind = term[term.rindex('"') + 1 :]
    return behind[3:-1] if behind.startswith("^^") else LANGUAGE_STRING
