"""(c) The compiled shapes against pySHACL: the same results, one by one."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import pyoxigraph as ox
from rdflib import Graph

from bench import inputs, plain
from bench.clock import in_turn
from bench.inputs import Setting
from bench.measured import Measured, faster
from kg.validate.engine import by_pyshacl, shapes, subclasses
from kg.validate.engine import run as compiled
from kg.validate.result import Result

_HOW = (
    "Peer: pyshacl.validate on rdflib graphs that are ready, shapes parsed once, in place, no inference. Ours: the compiled shapes on each "
    "monograph's triples, its index included. CPU time of one process, in turn. From every monograph one triple in a hundred was taken "
    "away, so that the reports are not empty. The sets of (focus, path, component, value) of all three are asserted equal."
)
Said = tuple[str, str, str, str]
Triples = Sequence[ox.Triple]


def run(setting: Setting) -> Measured:
    """Ours, pySHACL on the union, pySHACL on each monograph."""
    documents = [
        _damaged(plain.triples_of(file), i) for i, file in enumerate(inputs.sample(setting.count(100, 6)))
    ]
    classes = [ox.Triple(*fact) for fact in subclasses()]  # type: ignore[arg-type] # subjects are no literals
    union = plain.union([*documents, classes])
    graphs = [plain.union([triples, classes]) for triples in documents]
    assert _ours(documents) == _theirs([union]) == _theirs(graphs), "the engines do not agree"
    rounds = setting.count(3, 1)
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


def _damaged(triples: Triples, seed: int) -> Triples:
    choose = random.Random(seed)
    return [triple for triple in triples if choose.random() >= 0.01]


def _ours(documents: Iterable[Triples]) -> set[Said]:
    return _said(result for triples in documents for result in compiled(triples))


def _theirs(graphs: Iterable[Graph]) -> set[Said]:
    return _said(result for graph in graphs for result in by_pyshacl(graph, shapes()))


def _said(results: Iterable[Result]) -> set[Said]:
    return {(result.focus, result.path, result.component, result.value) for result in results}
