"""(c) The compiled shapes against pySHACL: the same results, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import cache

from rdflib import Graph

from bench import inputs, plain
from bench.clock import in_turn
from bench.inputs import Setting
from bench.measured import Measured, faster
from kg.model import Statements
from kg.validate.data import Data, indexed
from kg.validate.engine import as_rdflib, by_pyshacl, subclasses
from kg.validate.engine import run as compiled
from kg.validate.result import Result

_HOW = (
    "Peer: pyshacl.validate on rdflib graphs that are ready, shapes parsed once, in place, no inference. Ours: the compiled shapes on each "
    "monograph's triples, its index included. CPU time of one process, in turn. From every monograph one triple in a hundred was taken "
    "away, so that the reports are not empty. The sets of (focus, path, component, value) of all three are asserted equal."
)
Said = tuple[str, str, str, str]


def run(setting: Setting) -> Measured:
    """Ours, pySHACL on the union, pySHACL on each monograph."""
    documents = [
        _damaged(plain.statements_of(file), i) for i, file in enumerate(inputs.sample(setting.count(60, 6)))
    ]
    graphs = [as_rdflib(Data({**subclasses(), **statements})) for statements in documents]
    union = Graph()
    for graph in graphs:
        union += graph
    assert _ours(documents) == _theirs([union]) == _theirs(graphs), "the engines do not agree"
    rounds = setting.count(2, 1)
    ours, each, on_union = in_turn(
        rounds, lambda: _ours(documents), lambda: _theirs(graphs), lambda: _theirs([union])
    )
    per = 1000 / len(documents)
    rows = (
        faster("a monograph, pySHACL on the union", ours * per, on_union * per, must="ratio >= 15"),
        faster("a monograph, pySHACL on each graph", ours * per, each * per, must="ratio >= 15"),
    )
    results = len(_ours(documents))
    title = f"Validation of {len(documents)} monographs, {len(union):,} triples, {results} results, all equal"
    return Measured("validation", title, _HOW, "pySHACL", rows)


def _damaged(statements: Statements, seed: int) -> Statements:
    choose = random.Random(seed)
    kept = (fact for fact in Data(statements) if choose.random() >= 0.01)
    return indexed(kept)


def _ours(documents: Iterable[Statements]) -> set[Said]:
    return _said(result for statements in documents for result in compiled(statements))


def _theirs(graphs: Iterable[Graph]) -> set[Said]:
    return _said(result for graph in graphs for result in by_pyshacl(graph, _shapes()))


@cache
def _shapes() -> Graph:
    return plain.shapes()


def _said(results: Iterable[Result]) -> set[Said]:
    return {(result.focus, result.path, result.component, result.value) for result in results}
