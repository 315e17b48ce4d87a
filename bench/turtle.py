"""(d2) Deterministic Turtle: the same bytes for any order of the triples."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pyoxigraph as ox
from rdflib import Graph

from bench import inputs, plain
from bench.clock import in_turn
from bench.inputs import Setting
from bench.measured import Measured, Row, faster
from kg.build.stages import turtle
from kg.vocab.namespace import PREFIXES

_HOW = (
    "Peer: rdflib's Turtle serialiser, which sorts too. Ours: triples sorted by their N-Triples and written by pyoxigraph, with our blank "
    "lines between subjects. Both from triples in memory in a shuffled order; equal bytes for another order are asserted of ours."
)


def run(setting: Setting) -> Measured:
    """Triples a second."""
    files = inputs.sample(setting.count(30, 3))
    triples = list({str(t): t for file in files for t in plain.triples_of(file)}.values())
    random.Random(1).shuffle(triples)
    graph = plain.union([triples])
    for prefix, name in PREFIXES.items():
        graph.bind(prefix, name)
    _assert_order_is_nothing(triples)
    ours, theirs = in_turn(3, lambda: _written(triples), lambda: _theirs(graph))
    rows = (
        faster("seconds", ours, theirs, "s"),
        Row("thousand triples a second", len(triples) / ours / 1000, len(triples) / theirs / 1000),
    )
    return Measured("turtle", f"Deterministic Turtle of {len(triples):,} triples", _HOW, "rdflib", rows)


def _written(triples: Sequence[ox.Triple]) -> bytes:
    return turtle(sorted(triples, key=str))


def _theirs(graph: Graph) -> str:
    return graph.serialize(format="turtle")


def _assert_order_is_nothing(triples: Sequence[ox.Triple]) -> None:
    again = list(triples)
    random.Random(2).shuffle(again)
    assert _written(again) == _written(triples), "the order of the triples shows"
