"""problems.jsonl and report.ttl, written file by file: what each file's own work found, then the checks across files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.build.index import PIECES, PROBLEMS, REPORTS, Index, ReportRow, Row
from kg.build.shards import Pieces, read_piece
from kg.model import Problem
from kg.report import json as lines
from kg.report import ordered, ttl
from kg.validate.suppression import settled

SEVERITIES = ("violation", "warning", "info")
_PROBLEMS = PIECES.index(PROBLEMS)


def write_reports(
    folder: Path, index: Index, extra: Iterable[Problem], last: Path | None, old: Index | None
) -> None:
    """Writes both reports of the build in ``folder``; ``extra`` are the problems that are not of one file's own work.

    What a file has is copied from the last build where it is the same. Sets ``index.reports``.
    """
    known = {row.path: row for row in old.reports} if old else {}
    heads = (b"", ttl.head().encode())
    files = tuple(
        Pieces(folder / name, last / name if last else None, head)
        for name, head in zip(REPORTS, heads, strict=True)
    )
    try:
        for path, row, more in _by_file(index.rows, extra):
            index.reports.append(_report_row(folder, path, row, more, known.get(path), files))
        is_clean = not any(any(row.counts) for row in index.reports)
        files[1].add(ttl.foot(is_clean).encode())
    finally:
        for file in files:
            file.close()


def _by_file(
    rows: Iterable[Row], extra: Iterable[Problem]
) -> Iterator[tuple[str, Row | None, list[Problem]]]:
    """Every file that may have problems, in the order of the paths, with those that are not of its own work."""
    more: dict[str, list[Problem]] = {}
    for problem in extra:
        more.setdefault(problem.path, []).append(problem)
    own = {row.path: row for row in rows}
    for path in sorted({*own, *more}):
        yield path, own.get(path), more.get(path, [])


def _report_row(
    folder: Path,
    path: str,
    row: Row | None,
    more: list[Problem],
    known: ReportRow | None,
    files: tuple[Pieces, ...],
) -> ReportRow:
    digest = _digest(folder, row, more)
    if known and known.digest == digest:
        ranges = tuple(file.take(old) for file, old in zip(files, known.ranges, strict=True))
        return ReportRow(path, digest, ranges, known.counts)
    own = map(lines.parsed, _own(folder, row).decode().split("\n")[:-1])
    problems = ordered(settled([*own, *more]))
    texts = "".join(map(lines.line, problems)), ttl.results(problems)
    counts = [sum(p.severity == severity for p in problems) for severity in SEVERITIES]
    ranges = tuple(file.add(text.encode()) for file, text in zip(files, texts, strict=True))
    return ReportRow(path, digest, ranges, (counts[0], counts[1], counts[2]))


def _digest(folder: Path, row: Row | None, more: list[Problem]) -> str:
    """A hash of what the problems of a file depend on: the key of its own, or these where it has none, and the others."""
    own = row.key.encode() if row and row.key else _own(folder, row)
    return hashlib.sha256(b"\x1f".join((own, *(lines.line(each).encode() for each in more)))).hexdigest()


def _own(folder: Path, row: Row | None) -> bytes:
    """The problems that a file's own work found, as lines."""
    return read_piece(folder, PROBLEMS, row.ranges[_PROBLEMS]) if row else b""


def read_problems(folder: Path, paths: Iterable[str] | None = None) -> Iterator[Problem]:
    """The problems of a finished build, by file and line, read from its disk one by one."""
    wanted = None if paths is None else set(paths)
    with (folder / REPORTS[0]).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            problem = lines.parsed(line)
            if wanted is None or problem.path in wanted:
                yield problem
