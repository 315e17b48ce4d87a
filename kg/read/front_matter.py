"""Front matter with positions: python-frontmatter finds it, a strict YAML composition reads it.

Strict: no tags, no anchors or aliases (YAML bombs), no duplicate keys; every scalar stays the text that was
written. python-frontmatter's own loader would turn ``1.10`` into a float and let the last duplicate key win.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml
from frontmatter.default_handlers import YAMLHandler
from msgspec import Struct

from kg.model import MappedText, Span
from kg.read.strict_yaml import composed
from kg.text.clean import readable


class FrontMatterError(ValueError):
    """What is wrong with the front matter, and where in the file (characters)."""

    def __init__(self, message: str, position: int, hint: str) -> None:
        super().__init__(message)
        self.position = position
        self.hint = hint


class FrontMatter(Struct, frozen=True):
    """The mapping's scalar nodes, and where the body begins."""

    fields: dict[str, yaml.Node]
    start: int
    body_start: int


class _StrictHandler(YAMLHandler):
    """python-frontmatter's YAML handler, giving the node tree in place of Python values."""

    def load(self, fm: str, **_: object) -> yaml.Node | None:  # type: ignore[override]  # nodes, not values
        return composed(fm)


@lru_cache(maxsize=4)
def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the head of ``text``; raises FrontMatterError where it is missing or broken.

    Kept for the lint, which reads that of the same text again.
    """
    skipped = 1 if text.startswith("\ufeff") else 0
    handler = _StrictHandler()
    if not handler.detect(text[skipped:]):
        raise FrontMatterError(
            "no front matter", 0, "begin the file with --- and the keys title, description, faqs"
        )
    try:
        source, _content = handler.split(text[skipped:])
    except ValueError as error:
        raise FrontMatterError(
            "front matter is not closed", 0, "put a line --- after the last key"
        ) from error
    start = text.index("---", skipped) + 3
    fence = text.index(source, start) + len(source)
    body_start = text.index("---", fence) + 3
    try:
        root = handler.load(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = start + (mark.index if mark else 0)
        raise FrontMatterError(
            f"front matter is not YAML: {error.problem}", place, "quote the value"
        ) from error
    except yaml.YAMLError as error:
        raise FrontMatterError(f"front matter is not YAML: {error}", start, "remove the character") from error
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise FrontMatterError("front matter is not a mapping", start, "write it as key: value lines")
    return FrontMatter(_fields(root, start), text.index(source, start), body_start)


def _fields(root: yaml.MappingNode | None, start: int) -> dict[str, yaml.Node]:
    fields: dict[str, yaml.Node] = {}
    for key, value in root.value if root else ():
        if not isinstance(key, yaml.ScalarNode):
            place = start + key.start_mark.index
            raise FrontMatterError(
                "a key of the front matter is no word", place, "write it as key: value lines"
            )
        if key.value in fields:
            raise FrontMatterError(f"key {key.value} stands twice", start + key.start_mark.index, "keep one")
        fields[str(key.value)] = value
    return fields


def items(node: yaml.Node | None) -> Iterator[dict[str, yaml.Node]]:
    """The mappings of a YAML list, as key to node; other members are passed over."""
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            if isinstance(child, yaml.MappingNode):
                yield {str(key.value): value for key, value in child.value}


def scalar(node: yaml.Node | None) -> str:
    """The text of a scalar node, or ""."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def position(front: FrontMatter, node: yaml.Node) -> Span:
    """Where the node stands in the file."""
    return Span(front.start + node.start_mark.index, front.start + node.end_mark.index)


def mapped(text: str, front: FrontMatter, node: yaml.Node) -> MappedText:
    """The scalar's readable text, mapped to the file (block, quoted and plain style)."""
    span = position(front, node)
    start, end = span.start, span.end
    style = getattr(node, "style", None)
    if style in ("|", ">"):
        start = min(text.find("\n", start) + 1 or end, end)
    elif style in ("'", '"'):
        start, end = start + 1, end - 1
    return readable(text, start, end)[0]
