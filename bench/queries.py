"""(d) Every query of queries/ with its default parameters, on the embedded store and in rdflib."""

from __future__ import annotations

from functools import partial

from rdflib import Graph

from bench import inputs
from bench.building import built
from bench.clock import in_turn, within
from bench.inputs import Setting
from bench.measured import Measured, Row, faster
from kg.query import NamedQuery, named_queries
from kg.store import Store, open_store

_HOW = (
    "Peer: rdflib's SPARQL on its own memory store, one run, stopped after some seconds of CPU time (20 in a full run): then 'more than'. "
    "Ours: kg's store on disk, opened before, median of five runs. The same number of rows is asserted wherever rdflib came to an end. "
    "checks/ are the checks across monographs of every build; they are written for the store: rdflib lets outer variables into a sub-SELECT."
)


def run(setting: Setting) -> Measured:
    """A row a query, and the geometric mean."""
    files = sorted(inputs.CONTENT.glob("*.md"))
    folder = inputs.WORK / "content"
    built(folder, files if not setting.quick else files[:6], 1)
    graph = Graph()
    graph.parse(folder / "graph.ttl", format="turtle")
    store = open_store(folder)
    asked = list(named_queries().items())
    rows = [
        _row(name, query, store, graph, setting.count(20, 1))
        for name, query in (asked if not setting.quick else asked[::9])
    ]
    return Measured("queries", _title(len(rows), len(graph)), _HOW, "rdflib", (_mean(rows), *rows))


def _title(queries: int, triples: int) -> str:
    return f"{queries} queries on a build of content/, {triples:,} triples"


def _row(name: str, query: NamedQuery, store: Store, graph: Graph, limit: float) -> Row:
    (ours,) = in_turn(5, partial(store.select, query.text))
    theirs, found = within(limit, partial(_asked, graph, query.text))
    is_same = found in (None, len(store.select(query.text).rows))
    assert is_same or name.startswith("checks/"), f"{name}: rdflib gives another number of rows"
    what = name if is_same else f"{name} (rdflib: other rows)"
    return faster(what, 1000 * ours, 1000 * theirs, is_cut=found is None)


def _asked(graph: Graph, text: str) -> int:
    return len(list(graph.query(text)))


def _mean(rows: list[Row]) -> Row:
    ratio = 1.0
    for row in rows:
        ratio *= (row.ratio or 1.0) ** (1 / len(rows))
    return Row("geometric mean", ratio=ratio, is_cut=any(row.is_cut for row in rows))
