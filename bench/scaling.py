"""(e) Growth: time, memory and disk of builds of more and more monographs."""

from __future__ import annotations

import math
import shutil
from collections.abc import Sequence

from bench import inputs
from bench.building import Built, built
from bench.inputs import Setting
from bench.measured import Measured, Row

_HOW = (
    "kg build --no-cache with a worker a core, each size in a fresh process. Of every size a fifth is from the shared corpus "
    "(where it lies beside the project), the rest is generated (bench/generator.py), so that sizes differ in number only. CPU time of "
    "all processes; peak resident memory of the parent and of the largest worker, pages they share counted in both. The exponent is the "
    "slope of a straight line through the logarithms."
)
_MIB = 2**20


def run(setting: Setting) -> Measured:
    """A row a size, then the exponents."""
    sizes = (20, 40) if setting.quick else (250, 1_000, 4_000, 16_000)
    found = [_built(size) for size in sizes]
    rows = [row for size, each in zip(sizes, found, strict=True) for row in _rows(size, each)]
    rows += _exponents(sizes, found)
    data = {"sizes": sizes, **{n: [getattr(f, n) for f in found] for n in Built.__slots__}}
    return Measured("scaling", f"{sizes[0]} to {sizes[-1]:,} monographs", _HOW, "", tuple(rows), data)


def _built(size: int) -> Built:
    folder = inputs.mixed(size)
    out = inputs.WORK / "scaled"
    shutil.rmtree(out, ignore_errors=True)
    found = built(out, [folder], 0)
    shutil.rmtree(out)
    return found


def _rows(size: int, found: Built) -> list[Row]:
    name = f"{size:,}"
    return [
        Row(f"{name}: CPU", found.cpu, unit="s"),
        Row(f"{name}: wall", found.wall, unit="s"),
        Row(f"{name}: CPU a monograph", 1000 * found.cpu / size, unit="ms"),
        Row(f"{name}: parent's peak", found.parent_peak / _MIB, unit="MB", must="ours <= 600"),
        Row(f"{name}: worker's peak", found.worker_peak / _MIB, unit="MB"),
        Row(f"{name}: disk", found.disk / _MIB, unit="MB"),
    ]


def _exponents(sizes: Sequence[int], found: Sequence[Built]) -> list[Row]:
    above = [(size, each) for size, each in zip(sizes, found, strict=True) if size >= 1_000 or len(sizes) < 3]
    own = [size for size, _ in above]
    return [
        Row(
            f"exponent of time, from {own[0]:,}",
            exponent(own, [e.cpu for _, e in above]),
            must="ours <= 1.05",
        ),
        Row(
            f"exponent of the parent's memory, from {own[0]:,}",
            exponent(own, [e.parent_peak for _, e in above]),
            must="ours <= 1.05",
        ),
        Row(
            f"exponent of disk, from {own[0]:,}",
            exponent(own, [e.disk for _, e in above]),
            must="ours <= 1.05",
        ),
    ]


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line of least squares through (log size, log value)."""
    x, y = [math.log(size) for size in sizes], [math.log(value) for value in values]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - mean_x) ** 2 for a in x)
