"""(g) Two worker processes against one."""

from __future__ import annotations

import time
from multiprocessing import Process
from pathlib import Path

from bench import inputs
from bench.building import built
from bench.inputs import Setting
from bench.measured import Measured, Row

_HOW = (
    "Wall time of kg build with one and with two workers, in turn, the best of the rounds. Beside it what the machine gave at that moment: "
    "two processes that only count, against one after the other. Other load on the cores lowers both; the reckoned row is from CPU times (parent's, and half of the workers'). The files are asserted equal."
)
_STEPS = 20_000_000


def run(setting: Setting) -> Measured:
    """The gain of the second worker."""
    files = inputs.sample(setting.count(300, 12))
    rounds = [_round(files) for _ in range(setting.count(3, 1))]
    one, two, alone, both, cpu, free = (min(column) for column in zip(*rounds, strict=True))
    _assert_equal()
    rows = (
        Row("build, whole", two, one, "s", one / two, "ratio >= 1.7"),
        Row("build on two free cores, reckoned from CPU times", free, cpu, "s", cpu / free, "ratio >= 1.7"),
        Row("two processes that only count", both, alone, "s", alone / both),
    )
    return Measured("workers", f"Two workers against one, {len(files)} monographs", _HOW, "one worker", rows)


def _round(files: list[Path]) -> tuple[float, ...]:
    """Seconds: build with one worker and two; counting twice by one process and by two; CPU of one, and reckoned for two."""
    one, two = (built(inputs.WORK / f"workers-{jobs}", files, jobs) for jobs in (1, 2))
    start = time.perf_counter()
    _count()
    _count()
    middle = time.perf_counter()
    processes = [Process(target=_count) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    both = time.perf_counter() - middle
    return one.wall, two.wall, middle - start, both, one.cpu, two.two_cores


def _count() -> None:
    total = 0
    for number in range(_STEPS):
        total += number


def _assert_equal() -> None:
    for name in ("facts.jsonl", "graph.nq", "graph.ttl", "problems.jsonl", "report.ttl"):
        one, two = ((inputs.WORK / f"workers-{jobs}" / name).read_bytes() for jobs in (1, 2))
        assert one == two, f"{name} depends on the number of workers"
