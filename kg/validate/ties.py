"""What ties a monograph to others in the checks across monographs, and the part of its graph that the checks read.

After an edit a check runs on the monographs that the edited one is tied to, not on all. The header of its query says
what ties, as paths class/property/... in the graph of one monograph:

    asks    what the rows of a drug depend on: they are found again when an edited monograph gives it
    gives   what a monograph gives to the rows of others; without this line the check always runs on all
    reads   the classes that it reads of a monograph that gives, beside the nodes that give

A check with a column ?tie has rows that belong to no drug but to what is given. Of other monographs a check may read
only what is their own: path, title and drug, and what is said of the drugs themselves; of the vocabulary what is said
of the concepts that it meets in monographs. Where another monograph says something a check may only show (other_line,
other_quote): whether there is a row, and what it says of its own file, must not depend on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from kg.model import Statements
from kg.query import NamedQuery, named_queries
from kg.text.regexps import regexp
from kg.vocab.namespace import BASE, KG, PREFIXES

_TYPE = f"<{PREFIXES['rdf']}type>"
_SECTION, _FIRST, _DRUG = f"<{KG}section>", f"<{KG}firstEvidence>", f"<{KG}drug>"
_NAME = regexp(r"\b([a-z]+):(\w+)\b")
_OWN = ("Monograph", "Drug")
_QUOTES = "oa"  # in a row of a check, not in its problem


@dataclass(frozen=True, slots=True)
class Ties:
    """Of a monograph: path and drug, the drugs it speaks of, what is its own as Turtle, what it asks for and gives by check."""

    path: str
    drug: str
    drugs: frozenset[str]
    own: str
    asks: Mapping[str, frozenset[str]]
    gives: Mapping[str, frozenset[str]]


def checks() -> list[str]:
    """The names of the checks, in their order."""
    return [name for name in named_queries() if name.startswith("checks/")]


@cache
def _terms() -> Mapping[str, str]:
    """The terms that the checks name, as N-Triples and as Turtle write them: no check reads what else is stated."""
    names = {pair for name in checks() for pair in _named(named_queries()[name])}
    terms = {
        f"<{PREFIXES[p]}{name}>": f"{p}:{name}" for p, name in sorted(names) if p in PREFIXES and p != _QUOTES
    }
    return {**terms, _TYPE: "a"}


def _named(query: NamedQuery) -> list[tuple[str, str]]:
    lines = (line for line in query.text.splitlines() if not line.startswith(("#", "PREFIX")))
    return _NAME.findall("\n".join(lines))


@cache
def parts(check: str) -> frozenset[str]:
    """The classes that a check may read of the monographs whose drugs its rows are of."""
    query = named_queries()[check]
    named = {name for prefix, name in _named(query) if prefix == "kg"}
    return frozenset(named | {*query.reads, *giving(check), "Section"})


@cache
def giving(check: str) -> frozenset[str]:
    """The classes of the nodes that give."""
    return frozenset(way.split("/")[0] for way in named_queries()[check].gives or ())


def prefixes() -> str:
    """The lines before any of these texts."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))


def of_vocabulary(lines: Iterable[str]) -> str:
    """Of the vocabulary's lines of N-Triples what the checks read, as Turtle."""
    split = (line.split(" ", 2) for line in lines)
    return "".join(
        f"{node} {predicate} {term} .\n" for node, predicate, term in split if _is_read(predicate, term)
    )


def _is_read(predicate: str, term: str) -> bool:
    return predicate in _terms() and (predicate != _TYPE or term in _terms())


def ties_line(path: str, statements: Statements) -> str:
    """What ties a monograph to others, as a line of JSON."""
    by_class = _by_class(statements)
    drug = statements[by_class["Monograph"][0]][_DRUG][0]
    ways = {name: (named_queries()[name].asks, named_queries()[name].gives or ()) for name in checks()}
    ends = {name: [_ends(statements, by_class, of) for of in both] for name, both in ways.items()}
    own = "".join(f"{_text(statements, node)}\n" for name in _OWN for node in by_class[name])
    said = path, drug, by_class["Drug"], own, ends
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_ties(line: bytes) -> Ties:
    """The ties that a line was written from."""
    path, drug, drugs, own, ends = json.loads(line)
    asks, gives = ({name: frozenset(both[i]) for name, both in ends.items()} for i in (0, 1))
    return Ties(path, drug, frozenset(drugs), own, asks, gives)


def _by_class(statements: Statements) -> dict[str, list[str]]:
    """The nodes of each of our classes, by its name."""
    found: dict[str, list[str]] = {}
    for node, said in statements.items():
        for term in said.get(_TYPE, ()):
            if term.startswith(f"<{KG}"):
                found.setdefault(term[len(KG) + 1 : -1], []).append(node)
    return found


def _ends(statements: Statements, by_class: Mapping[str, list[str]], ways: Iterable[str]) -> list[str]:
    """What paths lead to in the graph of a monograph."""
    found: set[str] = set()
    for way in ways:
        start, *steps = way.split("/")
        nodes = by_class.get(start, [])
        for step in steps:
            nodes = [end for node in nodes for end in statements.get(node, {}).get(f"<{KG}{step}>", ())]
        found.update(map(key, nodes))
    return sorted(found)


def key(term: str) -> str:
    """A term as ties are compared: without what all have in common, and in small letters."""
    return term.strip('<>"').removeprefix(BASE).casefold()


def parts_lines(statements: Statements) -> str:
    """What else the checks read of a monograph's graph: a line a node; its class, Turtle, and Turtle of where it stands."""
    by_class = _by_class(statements)
    wanted = frozenset[str]().union(*map(parts, checks())) - {*_OWN, "Claim", "Combination"}
    return "".join(
        f"{name}\t{_what(statements, node)}\t{_where(statements, node)}\n"
        for name in sorted(wanted.intersection(by_class))
        for node in by_class[name]
    )


def _what(statements: Statements, node: str) -> str:
    if _is_section(statements, node):
        return f"{node.split('#')[0]}> kg:section {node} ."
    return _text(statements, node, (_SECTION, _FIRST))


def _where(statements: Statements, node: str) -> str:
    """Of a section all that is said of it, of another node its first evidence."""
    if _is_section(statements, node):
        return _text(statements, node)
    first = statements[node].get(_FIRST, ())
    return "".join(f"{node} kg:firstEvidence {each} .{_text(statements, each)}" for each in first)


def _is_section(statements: Statements, node: str) -> bool:
    return f"<{KG}Section>" in statements[node][_TYPE]


def _text(statements: Statements, node: str, aside: tuple[str, ...] = (_SECTION,)) -> str:
    """What the checks read of a node but the properties ``aside``, as Turtle."""
    short = _terms()
    said = ";".join(
        f"{short[predicate]} {','.join(read)}"
        for predicate, terms in statements[node].items()
        if predicate in short
        and predicate not in aside
        and (read := [short.get(term, term) for term in terms if _is_read(predicate, term)])
    )
    return f"{node} {said} ." if said else ""
