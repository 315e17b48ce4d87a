"""A build from end to end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kg.build.finish import Summary, finish
from kg.build.folder import replacing
from kg.build.inputs import distinct, monograph_files
from kg.build.shards import Shards
from kg.build.stages import work
from kg.build.workers import worked

__all__ = ["Progress", "Summary", "build"]
Progress = Callable[[int, int], None]


def build(paths: Sequence[Path], out: Path, jobs: int = 0, progress: Progress | None = None) -> Summary:
    """Builds ``out`` from the monographs at ``paths``; ``jobs`` workers (0: one a core).

    Raises InputError for paths that do not exist, OSError where ``out`` cannot be written.
    """
    files = monograph_files(paths)
    files, twins = distinct(files)
    summary = Summary(problems=list(twins))
    with replacing(out) as folder:
        with Shards(folder) as shards:
            for number, outcome in enumerate(worked(work, files, jobs), 1):
                shards.add(outcome)
                summary.problems += outcome.problems
                summary.monographs += bool(outcome.quads)
                summary.claims += outcome.claims
                if progress:
                    progress(number, len(files))
        finish(folder, summary)
    return summary
