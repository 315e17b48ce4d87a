"""Clocks. Times of one process are CPU time, which other load on the machine disturbs least; sides take turns."""

from __future__ import annotations

import os
import resource
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

Result = TypeVar("Result")


def timed(task: Callable[[], Result]) -> tuple[float, Result]:
    """CPU seconds of this process that ``task`` takes, and what it gives."""
    start = time.process_time()
    result = task()
    return time.process_time() - start, result


def in_turn(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """The median CPU seconds of each task, all of them run once a round."""
    times = [[timed(task)[0] for task in tasks] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


class OutOfTime(BaseException):
    """The end of a limit. No Exception: libraries catch those, and would go on."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises OutOfTime in the block after ``seconds`` of CPU time."""

    def stop(*_: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def within(seconds: float, task: Callable[[], Result]) -> tuple[float, Result | None]:
    """CPU seconds and result of ``task``; None where it takes longer than ``seconds``."""
    start = time.process_time()
    try:
        with limited(seconds):
            result = task()
    except OutOfTime:
        return seconds, None
    return time.process_time() - start, result


@dataclass(frozen=True, slots=True)
class Used:
    """What a command took, its own children included; in seconds."""

    wall: float
    cpu: float
    printed: str


def command(
    words: Sequence[str], codes: tuple[int, ...] = (0, 1), env: Mapping[str, str] | None = None
) -> Used:
    """Runs a command; raises RuntimeError with what it said where its exit code is another."""
    before, start = _children(), time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, **(env or {})})
    wall, after = time.perf_counter() - start, _children()
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(words[:4])} ended with {done.returncode}: {done.stderr[-500:]}")
    return Used(wall, after - before, done.stdout)


def commands_in_turn(rounds: int, tasks: Mapping[str, Callable[[], Used]]) -> dict[str, Used]:
    """The median wall and CPU time of each command, all of them run once a round."""
    runs: dict[str, list[Used]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            runs[name].append(task())
    return {name: _median(found) for name, found in runs.items()}


def _median(runs: Sequence[Used]) -> Used:
    return Used(statistics.median(r.wall for r in runs), statistics.median(r.cpu for r in runs), "")


def _children() -> float:
    used: Any = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(used.ru_utime + used.ru_stime)
