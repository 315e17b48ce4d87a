"""Who runs a task on many files: worker processes that share the vocabulary."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

from kg.vocab.lexicon import lexicon

_CHUNK = 8  # files a worker takes at a time
Result = TypeVar("Result")


def worked(task: Callable[[Path], Result], files: list[Path], jobs: int = 0) -> Iterator[Result]:
    """What ``task`` gives for each file, in their order; ``jobs`` worker processes (0: one a core)."""
    lexicon()  # loaded before the fork, so that the workers share it
    gc.freeze()  # and out of the collector's sight: it is large, and stays
    workers = min(jobs or os.cpu_count() or 1, len(files))
    if workers <= 1:
        yield from map(task, files)
        return
    context = multiprocessing.get_context(
        "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    )
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(task, files, chunksize=_CHUNK)
