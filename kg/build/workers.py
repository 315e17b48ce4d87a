"""Who runs a task on many files: worker processes that share the vocabulary, and survive one another.

The parent hands out files one by one and gives the results back in the order of the files, so that nothing depends on
the number of workers. A worker that dies (killed, out of memory) takes no other file with it: its place is filled, the
file is tried once more, and if that kills a worker again, ``lost`` says what stands for it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from kg.build.stages import load

Item = TypeVar("Item")
Result = TypeVar("Result")
Lost = Callable[[Item], Result]


def worked(
    task: Callable[[Item], Result],
    files: Sequence[Item],
    jobs: int = 0,
    lost: Lost[Item, Result] | None = None,
    prepare: Callable[[], None] = load,
) -> Generator[Result, None, None]:
    """What ``task`` gives for each file (or what stands for it), in their order; ``jobs`` worker processes (0: one a core).

    The workers begin when this is called, not when the first result is asked for.
    ``lost(file)`` stands for a file that kills its worker; without it WorkerDiedError is raised.
    ``prepare`` loads what the workers share. With ``jobs`` 1 it is this process that works.
    """
    if files:
        prepare()  # before the fork, so that the workers share it
    if jobs == 1 or not files:
        return (task(file) for file in files)
    from kg.build.crew import crewed  # one file needs none

    return crewed(task, files, min(jobs or os.cpu_count() or 1, len(files)), lost)
