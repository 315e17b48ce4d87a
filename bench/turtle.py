"""(d2) Deterministic Turtle: the same bytes for any order of the triples."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pyoxigraph as ox

from bench import inputs, plain
from bench.clock import in_turn
from bench.inputs import Setting
from bench.measured import Measured, Row, faster
from kg import graph
from kg.build.stages import turtle
from kg.vocab.namespace import PREFIXES

_HOW = (
    "Peer: rdflib's Turtle serialiser, which sorts too. Ours: our lines of N-Triples sorted, parsed and written by pyoxigraph, with blank "
    "lines between subjects. Both from what they keep in memory, in a shuffled order; equal bytes for another order are asserted of ours."
)


def run(setting: Setting) -> Measured:
    """Triples a second."""
    files = inputs.sample(setting.count(30, 3))
    lines = list({line: None for file in files for line in graph.lines(plain.statements_of(file))})
    random.Random(1).shuffle(lines)
    text = "".join(f"{line} .\n" for line in lines).encode()
    theirs = plain.union([[quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]])
    for prefix, name in PREFIXES.items():
        theirs.bind(prefix, name)
    _assert_order_is_nothing(lines)
    ours, peer = in_turn(3, lambda: _written(lines), lambda: theirs.serialize(format="turtle"))
    rows = (
        faster("seconds", ours, peer, "s"),
        Row("thousand triples a second", len(lines) / ours / 1000, len(lines) / peer / 1000),
    )
    return Measured("turtle", f"Deterministic Turtle of {len(lines):,} triples", _HOW, "rdflib", rows)


def _written(lines: Sequence[str]) -> bytes:
    return turtle(sorted(lines))


def _assert_order_is_nothing(lines: Sequence[str]) -> None:
    again = list(lines)
    random.Random(2).shuffle(again)
    assert _written(again) == _written(lines), "the order of the triples shows"
