"""Front matter's YAML is composed as PyYAML composes it, and what could hide something is refused at its place."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml

from kg.read.strict_yaml import composed

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PIECES = (
    "a: b\n", "title: x\n", "faqs:\n", "  - q: what?\n", "    a: that\n", "- ", "  ", " ", "\n", "'", '"', "|\n", "> \n", "[", "]",
    "{", "}", ",", "? ", ": ", "# note\n", "x", "é", "q: |\n  one\n   two\n", "q: 'it''s'\n", "n: 1.10\n", "...\n", "b: ~\n",
)  # fmt: skip


def _plain(node: yaml.Node | None) -> Any:
    """A tree as values that can be compared, with every place and style and without tags."""
    if node is None:
        return None
    value: Any = node.value, getattr(node, "style", None)
    if isinstance(node, yaml.MappingNode):
        value = [(_plain(key), _plain(child)) for key, child in node.value]
    elif isinstance(node, yaml.SequenceNode):
        value = [_plain(child) for child in node.value]
    return type(node).__name__, value, node.start_mark.index, node.end_mark.index


def _told(read: Any, source: str) -> Any:
    try:
        return _plain(read(source))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return error.problem, mark.index if mark else None
    except yaml.YAMLError as error:
        return str(error)


@pytest.mark.parametrize("seed", range(6))
def test_nodes_and_errors_are_those_of_the_oracle(seed: int) -> None:
    draw, whole = random.Random(seed), 0
    for _ in range(1500):
        source = "".join(draw.choices(_PIECES, k=draw.randint(1, 10)))
        expected = _told(lambda text: yaml.compose(text, Loader=_LOADER), source)
        if not isinstance(expected, str | None) and expected[0] in ("MappingNode", "SequenceNode"):
            whole += 1
            assert _told(composed, source) == expected, source
        else:
            assert isinstance(_told(composed, source), type(expected)), source
    assert whole > 100


@pytest.mark.parametrize(
    ("source", "problem", "place"),
    [
        ("a: &x [1]\n", "anchors and aliases are not allowed", 3),
        ("a: *x\n", "anchors and aliases are not allowed", 3),
        ("a: !!str b\n", "tags are not allowed", 3),
        ("a: !t {b: c}\n", "tags are not allowed", 3),
        ("? &x a\n: b\n", "anchors and aliases are not allowed", 2),
        ("a: b\n...\n---\nc: d\n", "but found another document", 9),
        ("a: b\n...\n---\nc: &x d\n", "anchors and aliases are not allowed", 16),
        ("- " * 8 + "[" + "\n", "nested too deep", 16),
        ("[" * 100, "nested too deep", 8),
        ("{a: " * 9 + "\n", "nested too deep", 32),
    ],
)
def test_what_is_refused(source: str, problem: str, place: int) -> None:
    assert _told(composed, source) == (problem, place)


def test_eight_levels_are_read() -> None:
    assert composed("[" * 8 + "]" * 8) is not None
    assert composed("") is None
