"""The store of a build: filled (kg.build.filling), or the last build's with the triples of the changed monographs replaced.

Asking a large one is work for other processes: what the engine takes for that they give back. They are started anew,
never forked: the engine's threads would be missing in them.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from kg import store
from kg.build.copying import Beside
from kg.build.difference import Difference
from kg.build.filling import LARGE, Filling
from kg.build.index import Index
from kg.store.embedded import change, linked
from kg.validate.checks import Finding, found_by
from kg.validate.ties import checks

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 64  # changed monographs; beyond that filling a store anew is the faster way


def begin_store(folder: Path, last: Path, storing: Beside) -> None:
    """Begins ``folder``/store from that of the last build: what there is to wait for is the disk."""
    storing.do(partial(linked, last / "store", folder / "store"))


def make_store(
    folder: Path, index: Index, difference: Difference | None, filling: Filling | None, storing: Beside
) -> None:
    """Makes ``folder``/store: ends its ``filling`` or, where there is none, begins to change the store that was begun."""
    if filling:
        filling.finish(index.tails["graph.nq"])
        return
    assert difference, "a store that is not filled is the last one, changed"
    storing.do(partial(change, folder / "store", difference.gone, difference.come))


def found_on_disk(folder: Path, index: Index, jobs: int) -> list[Finding]:
    """What the checks across monographs find in ``folder``/store, in the order of the checks."""
    return list(chain.from_iterable(_elsewhere(partial(_found, folder), checks(), index, jobs)))


def _found(folder: Path, name: str) -> list[Finding]:
    return found_by(name, store.open_store(folder))


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
