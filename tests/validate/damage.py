"""The graph of a monograph, and the same with damage."""

from __future__ import annotations

import random

import pyoxigraph as ox

from kg.build import claims_of, substance_of
from kg.graph import quads
from tests.conftest import CONTENT


def graph_of(name: str) -> list[ox.Quad]:
    """The quads of one of our monographs."""
    monograph, claims, _ = claims_of(CONTENT / f"{name}.md")
    assert monograph is not None
    return list(quads(monograph, claims, substance_of))


def damaged(whole: list[ox.Quad], seed: int) -> list[ox.Quad]:
    """A twentieth of the triples dropped, doubled with another object, or given an object of another kind."""
    dice = random.Random(seed)
    out = []
    for quad in whole:
        fate = dice.random()
        if fate < 0.02:
            continue
        out.append(quad)
        if fate < 0.05:
            other: list[ox.NamedNode | ox.Literal] = [
                ox.Literal(""), ox.Literal(-3), ox.Literal("x", language="en"), ox.NamedNode("https://example.org/x"),
            ]  # fmt: skip
            out.append(ox.Quad(quad.subject, quad.predicate, dice.choice(other), quad.graph_name))
    return out
