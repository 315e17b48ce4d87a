"""A progress bar on a terminal's standard error; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Gives a function to call with (files done, files in all), or None where nobody watches.

    The bar shows files done and in all, files a second, and the time that remains.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    left, rate = TimeRemainingColumn(), TextColumn("{task.fields[rate]} files/s")
    with Progress(BarColumn(), MofNCompleteColumn(), rate, left, console=Console(stderr=True)) as bar:
        task = bar.add_task("monographs", rate="–")

        def tick(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            speed = bar.tasks[0].speed
            bar.update(task, rate=f"{speed:.1f}" if speed else "–")

        yield tick
