"""A drug as people name it, found in a store: by its title, else by its substance under any of its names."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import pyoxigraph as ox

from kg.graph import drug_iri
from kg.query.failing import QueryError
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, PREFIXES

Drugs = Callable[[str], list[ox.NamedNode]]
_PREFIXES = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("kg", "rdfs", "skos"))
_MANY = 8  # names that an error lists


class Answer(Protocol):
    """What a store gives for a query."""

    @property
    def rows(self) -> Sequence[tuple[str | None, ...]]:
        """One tuple a row."""


Select = Callable[[str], Answer]


def titled(name: str) -> list[ox.NamedNode]:
    """The node that a monograph of this title has, whether or not there is one."""
    return [_node(name)]


def drugs_of(select: Select) -> Drugs:
    """Finds the drugs of the store that ``select`` asks; raises QueryError for a name without a monograph there.

    A name that is no title is a substance under one of its names (acetaminophen for paracetamol), with its salts where
    only they have a monograph, or the ingredients of a combination in any order.
    """

    def found(name: str) -> list[ox.NamedNode]:
        node = _node(name)
        if _first(
            select, f"SELECT ?drug WHERE {{ VALUES ?drug {{ {node} }} ?drug kg:monograph ?text }} LIMIT 1"
        ):
            return [node]
        drugs = _combinations(select, name) if "+" in name else _of_substance(select, name)
        if not drugs:
            raise QueryError(_unknown(select, name))
        return [ox.NamedNode(drug) for drug in sorted(drugs)]

    return found


def _node(name: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(name) if name.startswith(BASE) else drug_iri(name)
    except ValueError as error:
        raise QueryError(f"{name!r} is no IRI of a drug") from error


def _first(select: Select, query: str) -> list[str]:
    return [row[0] for row in select(_PREFIXES + query).rows if row[0]]


def _substance(name: str) -> ox.NamedNode | None:
    link = lexicon().link(name.strip(), ("substance",))
    return ox.NamedNode(link.concept.iri) if link and not link.rest else None


def _of_substance(select: Select, name: str) -> set[str]:
    substance = _substance(name)
    if substance is None:
        return set()
    ways = ("kg:substance", "kg:substance/skos:broader")
    asked = (f"SELECT ?drug WHERE {{ ?drug {way} {substance} ; kg:monograph ?text }}" for way in ways)
    return next(filter(None, (set(_first(select, query)) for query in asked)), set())


def _combinations(select: Select, name: str) -> set[str]:
    parts = [_substance(part) for part in name.split("+")]
    wanted = {part.value for part in parts if part}
    if None in parts:
        return set()
    query = (
        f"SELECT ?drug ?each WHERE {{ ?drug kg:ingredient/kg:substance {parts[0]} ; kg:monograph ?text ; "
        "kg:ingredient/kg:substance ?each }"
    )
    held: dict[str, set[str]] = {}
    for drug, each in select(_PREFIXES + query).rows:
        held.setdefault(drug or "", set()).add(each or "")
    return {drug for drug, substances in held.items() if substances == wanted}


def _unknown(select: Select, name: str) -> str:
    said = f"no monograph of {name!r} here"
    if drugs := _called(select, name):
        return f"{said}; it is a name of {_listed(drugs)}"
    titles = _first(select, "SELECT DISTINCT ?name WHERE { ?text kg:drug ?drug . ?drug rdfs:label ?name }")
    low = {title.casefold(): title for title in titles}
    near = [low[key] for key in sorted(low) if name.casefold() in key.replace("+", " ").split()]
    near = near or [low[key] for key in difflib.get_close_matches(name.casefold(), low, 3, 0.6)]
    if near:
        return f"{said}; did you mean {_listed(near)}?"
    return said + ("; interactions-with says what others state of it" if _substance(name) else "")


def _called(select: Select, name: str) -> list[str]:
    query = (
        "SELECT DISTINCT ?name WHERE { VALUES ?class { kg:BrandName kg:Synonym } ?claim a ?class ; kg:value ?called . "
        f"FILTER(LCASE(?called) = LCASE({ox.Literal(name)})) ?claim kg:drug ?drug . ?drug rdfs:label ?name }}"
    )
    return sorted(_first(select, query))


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:_MANY]) + (f" … ({len(names)} in all)" if len(names) > _MANY else "")
