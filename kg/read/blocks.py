"""Markdown to a flat list of blocks with their places in the file; what is not plain is read by markdown-it-py's block tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.read.block import Block, heading, paragraph
from kg.read.plain_lines import plain_blocks
from kg.text.lines import line_of, line_starts
from kg.text.regexps import regexp

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CELL = regexp(r"(?<=\|)(?=\|)|(?:\\.|[^|\\])+")

# The tokens that say where a block stands; most of the others close one.
_TELLING = frozenset(
    "bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open thead_open thead_close heading_open "
    "paragraph_open tr_open".split()
)


def blocks(text: str, body_start: int) -> Iterable[Block]:
    """The blocks of ``text[body_start:]`` in order."""
    found = plain_blocks(text, body_start)
    return markdown_blocks(text, body_start) if found is None else found


def markdown_blocks(text: str, body_start: int) -> Iterator[Block]:
    """The same of any Markdown."""
    starts, first_line = (*line_starts(text), len(text)), line_of(text, body_start) - 1
    depth, opened, header = 0, False, False
    for token in _parser().parse(text[body_start:].replace("\x00", "\ufffd")):
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


@cache
def _parser() -> MarkdownIt:
    """markdown-it-py, loaded when a file is not plain.

    Off: indented code (four spaces are a nested item here), setext headings (--- is a rule), raw HTML, references.
    """
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"maxNesting": 40})
        .enable("table")
        .disable(["code", "lheading", "html_block", "reference", "fence", "inline"])
    )


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
        return heading(text, start, end, line, int(token.tag[1]), depth)
    if token.type == "tr_open":
        return Block("row", start, end, line, depth=depth, cells=_cells(text, start, end), header=header)
    return paragraph(text, start, end, line, depth, opened)


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cells of a row between its outer strokes; empty ones count, since a cell's place says its column."""
    row = text[start:end]
    first = start + len(row) - len(row.lstrip())
    last = start + len(row.rstrip())
    return tuple(match.span() for match in _CELL.finditer(text, first, last))
