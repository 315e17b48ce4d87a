"""problems.jsonl and report.ttl, written file by file: what each file's own work found, then the checks across files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.build.index import PROBLEMS, REPORTS, Index, ReportRow, Row
from kg.build.shards import Pieces, read_piece
from kg.model import Problem
from kg.report import json as lines
from kg.report import ordered, ttl
from kg.validate.suppression import settled

SEVERITIES = ("violation", "warning", "info")


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
            own = read_piece(folder, PROBLEMS, row.ranges[3]) if row else b""
            index.reports.append(_report_row(path, own, more, known.get(path), files))
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
    path: str, own: bytes, more: list[Problem], known: ReportRow | None, files: tuple[Pieces, ...]
) -> ReportRow:
    added = [lines.line(problem) for problem in more]
    digest = hashlib.sha256(b"\x1f".join((own, *(line.encode() for line in added)))).hexdigest()
    if known and known.digest == digest:
        ranges = tuple(file.take(old) for file, old in zip(files, known.ranges, strict=True))
        return ReportRow(path, digest, ranges, known.counts)
    problems = ordered(settled([*map(lines.parsed, own.decode().split("\n")[:-1]), *more]))
    texts = "".join(map(lines.line, problems)), ttl.results(problems)
    counts = [sum(p.severity == severity for p in problems) for severity in SEVERITIES]
    ranges = tuple(file.add(text.encode()) for file, text in zip(files, texts, strict=True))
    return ReportRow(path, digest, ranges, (counts[0], counts[1], counts[2]))


def read_problems(folder: Path, paths: Iterable[str] | None = None) -> Iterator[Problem]:
    """The problems of a finished build, by file and line, read from its disk one by one."""
    wanted = None if paths is None else set(paths)
    with (folder / REPORTS[0]).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            problem = lines.parsed(line)
            if wanted is None or problem.path in wanted:
                yield problem
