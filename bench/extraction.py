"""(h) Extraction on one core, with the whole vocabulary: read, extract, ground and merge."""

from __future__ import annotations

from bench import inputs
from bench.clock import timed
from bench.inputs import Setting
from bench.measured import Measured, Row
from kg.build.stages import claims_of, load

_HOW = "Read, extract (every kind), ground and merge, with every vocabulary, one process, CPU time; vocabulary and extractors loaded before."


def run(setting: Setting) -> Measured:
    """Monographs a second."""
    load()
    files = inputs.sample(setting.count(300, 12))
    for file in files[:8]:  # what is made at the first use is no cost of a file
        claims_of(file)
    times, claims = [], 0
    for file in files:
        seconds, (_, found, _) = timed(lambda file=file: claims_of(file))  # type: ignore[misc] # mypy takes it for a default of object
        times.append(seconds)
        claims += len(found)
    total, size = sum(times), sum(file.stat().st_size for file in files)
    times.sort()
    rows = (
        Row("monographs a second and core", len(files) / total),
        Row("ms a monograph", 1000 * total / len(files), unit="ms"),
        Row("ms a monograph, 95 of 100 below", 1000 * times[len(times) * 95 // 100], unit="ms"),
        Row("the slowest", 1000 * times[-1], unit="ms"),
        Row("KB of text a second", size / total / 1000, unit="KB"),
        Row("claims a monograph", claims / len(files)),
    )
    return Measured("extraction", f"Extraction of {len(files)} monographs", _HOW, "", rows)
