"""Markdown to a flat list of blocks with their places in the file, by markdown-it-py's block tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.text.lines import line_of, line_starts

# Off: indented code (four spaces are a nested item here), setext headings (--- is a rule), raw HTML, references.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable(
    ["code", "lheading", "html_block", "reference", "fence", "inline"]
)  # fmt: skip
_HASHES = re.compile(r"\s*#{1,6}\s*")
_MARKER = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*")
_CELL = re.compile(r"(?:\\.|[^|\\])+")

# The tokens that say where a block stands; most of the others close one.
_TELLING = frozenset(
    "bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open thead_open thead_close heading_open "
    "paragraph_open tr_open".split()
)


class Block(NamedTuple):
    """A heading, paragraph, list item's text or table row; ``start``/``end`` are characters of the file.

    ``level`` is that of a heading; ``depth`` counts the lists around it; ``item`` numbers the list item it opens
    (0 for a paragraph that is none), so that children can find their parent.
    """

    form: Literal["heading", "paragraph", "item", "row"]
    start: int
    end: int
    line: int
    level: int = 0
    depth: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    header: bool = False


def blocks(text: str, body_start: int) -> Iterator[Block]:
    """The blocks of ``text[body_start:]`` in order."""
    starts, first_line = (*line_starts(text), len(text)), line_of(text, body_start) - 1
    depth, opened, header = 0, False, False
    for token in _PARSER.parse(text[body_start:].replace("\x00", "\ufffd")):
        kind = token.type
        if kind not in _TELLING:
            continue
        if kind in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif kind == "list_item_open":
            opened = True
        elif kind in ("thead_open", "thead_close"):
            header = kind == "thead_open"
        elif kind in ("heading_open", "paragraph_open", "tr_open") and token.map:
            yield _block(text, starts, token, first_line, max(body_start, 0), depth, opened, header)
            opened = False


def _block(
    text: str,
    starts: tuple[int, ...],
    token: Token,
    first: int,
    body: int,
    depth: int,
    opened: bool,
    header: bool,
) -> Block:
    assert token.map is not None
    begin, stop = token.map
    start = max(starts[first + begin], body)
    end = starts[min(first + stop, len(starts) - 1)]
    line = first + begin + 1
    if token.type == "heading_open":
        hashes = _HASHES.match(text, start, end)
        return Block(
            "heading", hashes.end() if hashes else start, end, line, level=int(token.tag[1]), depth=depth
        )
    if token.type == "tr_open":
        cells = tuple((m.start(), m.end()) for m in _CELL.finditer(text, start, end) if m.group().strip())
        return Block("row", start, end, line, depth=depth, cells=cells, header=header)
    marker = _MARKER.match(text, start, end)
    return Block("item" if opened else "paragraph", marker.end() if marker else start, end, line, depth=depth)
