"""The blocks of a Markdown text: what they are, and where the words of each begin."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kg.text.regexps import regexp

_HASHES = regexp(r"\s*#{1,6}\s*")
_MARKER = regexp(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*")


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


def heading(text: str, start: int, end: int, line: int, level: int, depth: int) -> Block:
    """The heading in ``text[start:end]``, from behind its hashes."""
    hashes = _HASHES.match(text, start, end)
    return Block("heading", hashes.end() if hashes else start, end, line, level, depth)


def paragraph(text: str, start: int, end: int, line: int, depth: int, is_item: bool) -> Block:
    """The paragraph, or the text of a list item, in ``text[start:end]``, from behind the marks of lists and quotations."""
    marker = _MARKER.match(text, start, end)
    return Block(
        "item" if is_item else "paragraph", marker.end() if marker else start, end, line, depth=depth
    )
