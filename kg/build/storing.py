"""The store of a build: loaded whole, or the last build's with the triples of the changed monographs replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.build.index import Index, Row
from kg.build.shards import read_piece
from kg.store.embedded import bulk_load, changed

_MOST = 64  # changed monographs; beyond that a bulk load is the faster way


def make_store(folder: Path, index: Index, common: set[str], last: Path | None, old: Index | None) -> None:
    """Fills ``folder``/store; ``common`` are the lines that several monographs may state, as in the new build."""
    if last and old and old.fingerprint == index.fingerprint:
        before, after = _apart(old.rows, index.rows)
        if len(before) + len(after) <= _MOST:
            gone, come = _difference(last, before, folder, after)
            # what another monograph states too, or the vocabulary, stays
            kept = gone & (common | set(_lines(folder, "graph.nq", index.tails["graph.nq"])))
            changed(last / "store", folder / "store", _triples(gone - kept), _triples(come))
            return
    bulk_load(folder / "store", folder / "graph.ttl")


def _apart(old: Iterable[Row], new: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The monographs as they were and as they are, without those that did not change."""
    was, now = {(row.path, row.key): row for row in old}, {(row.path, row.key): row for row in new}
    gone = [row for place, row in was.items() if place not in now or not place[1]]
    come = [row for place, row in now.items() if place not in was or not place[1]]
    return gone, come


def _difference(
    last: Path, before: Iterable[Row], folder: Path, after: Iterable[Row]
) -> tuple[set[str], set[str]]:
    old = {line for row in before for line in _lines(last, "graph.nq", row.ranges[1])}
    new = {line for row in after for line in _lines(folder, "graph.nq", row.ranges[1])}
    return old - new, new - old


def _lines(folder: Path, name: str, where: tuple[int, int]) -> Iterator[str]:
    """The triples of a piece of N-Quads, as lines without their graph."""
    for line in read_piece(folder, name, where).decode().split("\n")[:-1]:
        yield line[: line.rindex(" <")]


def _triples(lines: Iterable[str]) -> list[ox.Triple]:
    text = "".join(f"{line} .\n" for line in sorted(lines)).encode()
    return list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
