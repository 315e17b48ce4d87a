"""The graph of a monograph, and the same with damage."""

from __future__ import annotations

import random

from kg.build import claims_of, substance_of
from kg.graph import statements
from kg.model import Statements
from kg.validate.data import Data, indexed
from tests.conftest import CONTENT

_XSD = "http://www.w3.org/2001/XMLSchema#"
_OTHER = (
    '""', f'"-3"^^<{_XSD}integer>', f'"0.50"^^<{_XSD}decimal>', '"x"@en', r'"a \"quoted\" \\u00e9 word"', "<https://example.org/x>",
)  # fmt: skip


def graph_of(name: str) -> Statements:
    """The statements of one of our monographs."""
    monograph, claims, _ = claims_of(CONTENT / f"{name}.md")
    assert monograph is not None
    return statements(monograph, claims, substance_of)


def damaged(whole: Statements, seed: int) -> Statements:
    """A twentieth of the triples dropped, doubled with another object, or given an object of another kind."""
    dice = random.Random(seed)
    out = []
    for subject, predicate, object_ in Data(whole):
        fate = dice.random()
        if fate < 0.02:
            continue
        out.append((subject, predicate, object_))
        if fate < 0.05:
            out.append((subject, predicate, dice.choice(_OTHER)))
    return indexed(out)
