"""The store of a build: filled (kg.build.filling), or the last build's with the triples of the changed monographs replaced.

Asking a large one is work for other processes: what the engine takes for that they give back. They are started anew,
never forked: the engine's threads would be missing in them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg import store
from kg.build.filling import LARGE, Filling
from kg.build.index import Index, Row
from kg.build.shards import common_lines, read_piece
from kg.model import Problem
from kg.store.embedded import changed
from kg.validate import checks, found_by

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 64  # changed monographs; beyond that filling a store anew is the faster way


def make_store(
    folder: Path, index: Index, last: Path | None, old: Index | None, filling: Filling | None
) -> None:
    """Makes ``folder``/store: ends its ``filling`` or, where there is none, changes the store of the last build."""
    if filling:
        filling.finish(index.tails["graph.nq"])
        return
    assert last and old, "a store that is not filled is the last one, changed"
    before, after = _apart(old.rows, index.rows)
    gone, come = _difference(last, before, folder, after)
    # what another monograph states too, or the vocabulary, stays
    kept = common_lines(folder, gone.__contains__)
    kept |= gone.intersection(_lines(folder, "graph.nq", index.tails["graph.nq"]))
    changed(last / "store", folder / "store", _triples(gone - kept), _triples(come))


def checked(folder: Path, index: Index, jobs: int) -> Iterator[Problem]:
    """The problems that the checks across monographs find in ``folder``/store, in the order of the checks."""
    for found in _elsewhere(partial(_checked, folder), checks(), index, jobs):
        yield from found


def _checked(folder: Path, name: str) -> list[Problem]:
    return list(found_by(name, store.open_store(folder)))


def _elsewhere(
    task: Callable[[Item], Result], items: Sequence[Item], index: Index, jobs: int
) -> Iterator[Result]:
    """What ``task`` gives for each item; for a large build from at most ``jobs`` other processes."""
    if index.triples < LARGE:
        yield from map(task, items)
        return
    workers = min(jobs or os.cpu_count() or 1, len(items))
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(task, items)


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
