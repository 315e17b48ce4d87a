"""A build from end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kg.build.copying import Beside
from kg.build.difference import difference
from kg.build.filling import Filling
from kg.build.fingerprint import fingerprint, follow, key_of
from kg.build.finish import Summary, finish, summary_of, write_tails
from kg.build.folder import replacing
from kg.build.index import Index, Row, load
from kg.build.inputs import distinct, monograph_files
from kg.build.shards import Made, Shards, made
from kg.build.stages import lost, work
from kg.build.storing import MOST, begin_store
from kg.build.workers import worked
from kg.model import Problem

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build is of: each file with the key of its result and, where the last build has it, its row."""

    fingerprint: str
    files: tuple[tuple[Path, str, Row | None], ...]
    twins: tuple[Problem, ...]

    @property
    def changed(self) -> list[Path]:
        """The files to work on."""
        return [file for file, _, row in self.files if row is None]

    def is_edit_of(self, old: Index | None) -> bool:
        """True where so little changed since the last build that its store is rather changed than filled anew."""
        if old is None or old.fingerprint != self.fingerprint:
            return False
        kept = sum(row is not None for _, _, row in self.files)
        return len(self.files) - kept + len(old.rows) - kept <= MOST

    def is_done(self, old: Index | None) -> bool:
        """True where the last build is of just this."""
        return (
            old is not None
            and [row for _, _, row in self.files] == old.rows
            and [twin.path for twin in self.twins] == old.twins
        )


def build(
    paths: Sequence[Path],
    out: Path,
    jobs: int = 0,
    progress: Progress | None = None,
    cache: Path | None = None,
    anew: bool = False,
) -> Summary:
    """Builds ``out`` from the monographs at ``paths``; ``jobs`` workers (0: one a core).

    Monographs that did not change are taken from the build ``cache`` (None: from ``out``), unless ``anew``.
    Raises InputError for paths that do not exist, OSError where ``out`` cannot be written.
    """
    last = cache or out
    old = None if anew else load(last)
    plan = plan_of(paths, old)
    if old and last == out and plan.is_done(old):
        return summary_of(old, out)
    follow(plan.fingerprint)
    beside = jobs != 1  # one worker is one core
    with (
        replacing(out) as folder, closing(Filling(folder, beside)) as whole,
        Beside() as copying, Beside() as storing,
    ):  # fmt: skip
        index = Index(plan.fingerprint, twins=[twin.path for twin in plan.twins])
        filling = None if plan.is_edit_of(old) else whole
        known = last if old else None
        with (
            # a store that fills reads graph.nq as it grows
            closing(Shards(folder, known, None if filling else copying)) as shards,
            closing(worked(_made, plan.changed, jobs, _lost)) as results,
        ):
            if not filling:  # when the workers are there: they are forked without the engine's threads
                begin_store(folder, last, storing)
            _gather(plan, results, shards, index, filling, progress)
            change = difference(folder, index, last, old) if old and not filling else None
            write_tails(shards, index, old, change)
        finish(folder, index, plan.twins, known, old, change, filling, copying, storing, jobs)
    return summary_of(index, out, plan.changed)


def plan_of(paths: Sequence[Path], old: Index | None) -> Plan:
    """What is to be done; raises InputError for paths that do not exist."""
    names, twins = distinct([file.as_posix() for file in monograph_files(paths)])
    program = fingerprint()
    known = {row.key: row for row in old.rows if row.key} if old else {}
    keyed = ((file, key_of(file, program)) for file in map(Path, names))
    return Plan(program, tuple((file, key, known.get(key)) for file, key in keyed), tuple(twins))


def _gather(
    plan: Plan,
    results: Iterator[Made],
    shards: Shards,
    index: Index,
    filling: Filling | None,
    progress: Progress | None,
) -> None:
    """Fills the shards in the order of the paths, and the index with where each piece stands; then they can be read."""
    for number, (file, key, row) in enumerate(plan.files, 1):
        if row is None:
            shards.copy()
            result = next(results)
            # a file written while it was read: its result is not that of the key
            is_same = key == key_of(file, plan.fingerprint)
            index.rows.append(shards.add(result, key if is_same else ""))
        else:
            index.rows.append(shards.take(row))
        if filling:
            filling.add(index.rows[-1], shards.files["graph.nq"])
        if progress:
            progress(number, len(plan.files))
    shards.flush()


def _made(file: Path) -> Made:
    """What a worker gives: bytes travel faster than problems, and the parent only writes them."""
    return made(work(file))


def _lost(file: Path) -> Made:
    return made(lost(file))
