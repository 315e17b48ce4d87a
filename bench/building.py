"""A build in a process of its own, with what it took: ``python -m bench.building OUT JOBS`` reads paths from standard input."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

_KIB = 1024


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds, bytes of memory at their peak (workers' pages that they share with the parent count in both), bytes on disk, whole and by file."""

    wall: float
    cpu: float
    worker_cpu: float
    parent_peak: int
    worker_peak: int
    disk: int
    files: dict[str, int]
    monographs: int
    triples: int

    @property
    def two_cores(self) -> float:
        """Seconds on two cores that nobody else uses, reckoned: the parent's CPU time and half of the workers'."""
        return self.cpu - self.worker_cpu / 2


def built(out: Path, paths: Iterable[Path], jobs: int, anew: bool = True) -> Built:
    """Builds ``out`` in a fresh process; ``jobs`` 0: a worker a core."""
    words = [sys.executable, "-m", "bench.building", str(out), str(jobs), str(int(anew))]
    told = "\n".join(map(str, paths))
    done = subprocess.run(words, input=told, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the build of {out.name} failed: {done.stderr[-1000:]}")
    return Built(**json.loads(done.stdout))


def main() -> None:
    """Builds and prints what it took, as JSON."""
    from kg.build import build

    out, jobs, anew = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "1"
    start = time.perf_counter()
    summary = build([Path(line) for line in sys.stdin.read().splitlines()], out, jobs, anew=anew)
    wall = time.perf_counter() - start
    own, workers = (_usage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    parent_cpu, worker_cpu = (used.ru_utime + used.ru_stime for used in (own, workers))
    peaks = _own_peak(own), workers.ru_maxrss * _KIB
    files = _sizes(out)
    found = Built(
        wall,
        parent_cpu + worker_cpu,
        worker_cpu,
        *peaks,
        sum(files.values()),
        files,
        summary.monographs,
        summary.triples,
    )
    print(json.dumps(asdict(found)))


def _sizes(out: Path) -> dict[str, int]:
    """Bytes of each file of the build; of a folder the sum."""
    sizes: dict[str, int] = {}
    for file in sorted(out.rglob("*")):
        if file.is_file():
            name = file.relative_to(out).parts[0]
            sizes[name] = sizes.get(name, 0) + file.stat().st_size
    return sizes


def _usage(who: int) -> Any:
    return resource.getrusage(who)


def _own_peak(usage: Any) -> int:
    """Of this program alone: where there is /proc, since a process begins with the peak of who started it."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    kib = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), usage.ru_maxrss)
    return kib * _KIB


if __name__ == "__main__":
    main()
