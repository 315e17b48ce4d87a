"""YAML to nodes with their places, in one pass over its events; what plain front matter has no need of is refused on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 8  # levels of nesting; the template has three


def composed(source: str) -> yaml.Node | None:
    """The root node, as yaml.compose gives it but for tags, which stay empty; None for a text without one.

    Raises yaml.YAMLError for what is no YAML, and for anchors, aliases, tags, deep nesting and a second document.
    """
    loader = _Loader(source)
    try:
        return _single(iter(loader.get_event, None))
    finally:
        loader.dispose()


def _single(events: Iterator[Any]) -> yaml.Node | None:
    root: yaml.Node | None = None
    second: Any = None
    for event in events:
        if isinstance(event, yaml.NodeEvent):
            node = _node(events, event, 1)
            root = node if second is None else root
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            second = second or event
    if second is not None:
        raise yaml.MarkedYAMLError(problem="but found another document", problem_mark=second.start_mark)
    return root


def _node(events: Iterator[Any], event: Any, depth: int) -> yaml.Node:
    _refuse_references(event)
    begin, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.ScalarEvent):
        return yaml.ScalarNode("", event.value, begin, end, event.style)
    if depth > _DEEPEST:
        raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=begin)
    node = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
    children: list[Any] = []
    for child in events:
        if isinstance(child, yaml.CollectionEndEvent):
            break
        children.append(_node(events, child, depth + 1))
    if node is yaml.MappingNode:
        children = list(zip(children[::2], children[1::2], strict=True))
    return node("", children, begin, child.end_mark, event.flow_style)


def _refuse_references(event: Any) -> None:
    if event.anchor:
        raise yaml.MarkedYAMLError(
            problem="anchors and aliases are not allowed", problem_mark=event.start_mark
        )
    if event.tag:
        raise yaml.MarkedYAMLError(problem="tags are not allowed", problem_mark=event.start_mark)
