"""What an edit changes of the whole graph: which monographs, and which triples no monograph states any more or none did before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.build.index import Index, Row
from kg.build.shards import common_among, read_piece
from kg.graph import is_common


@dataclass(frozen=True, slots=True)
class Difference:
    """Of a build to the one in ``last``: the monographs as they were and as they are; triples, as lines, that are gone or new."""

    last: Path
    before: tuple[Row, ...]
    after: tuple[Row, ...]
    gone: frozenset[str]
    come: frozenset[str]


def difference(folder: Path, index: Index, last: Path, old: Index) -> Difference:
    """What changed since the build ``old`` in ``last``, by the same program: few monographs.

    Asked when the pieces of ``folder`` can be read and before its tails are written: the vocabulary is the same.
    """
    before, after = _apart(old.rows, index.rows)
    was, now = _stated(last, before), _stated(folder, after)
    vocabulary = _of_vocabulary(last, old, was ^ now)
    gone = was - now - vocabulary
    come = now - was - vocabulary
    return Difference(
        last, tuple(before), tuple(after), gone - _of_others(folder, gone), come - _of_others(last, come)
    )


def _apart(old: Iterable[Row], new: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The monographs as they were and as they are, without those that did not change."""
    was, now = {(row.path, row.key): row for row in old}, {(row.path, row.key): row for row in new}
    gone = [row for place, row in was.items() if place not in now or not place[1]]
    come = [row for place, row in now.items() if place not in was or not place[1]]
    return gone, come


def _stated(folder: Path, rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(line for row in rows for line in _lines(folder, row.ranges[1]))


def _lines(folder: Path, where: tuple[int, int]) -> Iterator[str]:
    """The triples of a piece of N-Quads, as lines without their graph."""
    for line in read_piece(folder, "graph.nq", where).decode().split("\n")[:-1]:
        yield line[: line.rindex(" <")]


def _of_vocabulary(folder: Path, index: Index, lines: frozenset[str]) -> set[str]:
    """Of these lines what the vocabulary of the build states too."""
    piece = read_piece(folder, "graph.nq", index.tails["graph.nq"])
    graph, stated = piece[piece.rindex(b" <") : -1].decode(), set(piece.split(b"\n"))
    return {line for line in lines if f"{line}{graph}".encode() in stated}


def _of_others(folder: Path, lines: frozenset[str]) -> set[str]:
    """Of these lines what a monograph of the build states too."""
    return common_among(folder, filter(is_common, lines))
