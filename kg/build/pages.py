"""The HTML report of a finished build: an overview, and a page a monograph, which is made again only when something of it changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from kg.build.fingerprint import fingerprint, key_of
from kg.build.index import PIECES, REPORTS, Index, Range, load
from kg.build.inputs import InputError
from kg.build.shards import read_piece
from kg.build.stages import Outcome
from kg.build.workers import worked
from kg.graph import slug_of
from kg.model import Problem
from kg.report import json as problem_lines
from kg.report import ordered
from kg.report.html import pages
from kg.report.html.subject import Row, Subject, row_of

_KEPT = ".pages.json"  # what a report remembers for the next one: the key and the row of each page
_PAGES = "monographs"
_NOWHERE: Range = (0, 0)
_DIGITS = 8  # of the hash in the name of a page of a file without a result of its own


@dataclass(frozen=True, slots=True)
class Written:
    """A report: where it begins, how many monographs it has, how many pages were made anew, and how many lack their text."""

    overview: Path
    monographs: int
    made: int
    textless: int


@dataclass(frozen=True, slots=True)
class _Page:
    """One page to be: its file's name, what it depends on, and where its pieces stand in the build."""

    path: str
    name: str
    key: str
    is_there: bool
    facts: Range
    topics: Range
    problems: Range


def write_report(
    build: Path, out: Path, jobs: int = 0, progress: Callable[[int, int], None] | None = None
) -> Written:
    """Writes the report of the build in ``build`` to the folder ``out``: index.html and a page a monograph.

    Raises InputError where there is no finished build, or ``out`` holds other files.
    """
    index = load(build)
    if index is None:
        raise InputError(f"no finished build at {build}: run kg build first")
    if out.exists() and any(out.iterdir()) and not (out / _KEPT).exists():
        raise InputError(f"{out} holds other files; give another --out")
    (out / _PAGES).mkdir(parents=True, exist_ok=True)
    (out / _KEPT).touch()
    planned, rows = list(_planned(index)), _rows_of(out)
    todo = [page for page in planned if not page.key or page.key != rows.get(page.name, ("",))[0]]
    made = worked(partial(_make, build, out), todo, jobs, prepare=pages.prepare)
    for number, (page, row) in enumerate(zip(todo, made, strict=True), 1):
        rows[page.name] = page.key, row
        if progress:
            progress(number, len(todo))
    _finish(out, {page.name: rows[page.name] for page in planned})
    return Written(out / "index.html", len(planned), len(todo), sum(not page.is_there for page in planned))


def subject_of(outcome: Outcome, problems: list[Problem]) -> Subject:
    """What a page shows of a file that was worked on just now, with those of its ``problems`` that are wanted."""
    facts = [json.loads(line) for line in outcome.facts.split("\n")[:-1]]
    return _subject(outcome.path, _text(Path(outcome.path)), facts, ordered(problems), outcome.topics)


def _planned(index: Index) -> Iterator[_Page]:
    """The pages of a build in the order of the paths: of files with a result, and of files with problems only."""
    program = f"{fingerprint()} {pages.look()}"
    rows, reports = {row.path: row for row in index.rows}, {row.path: row for row in index.reports}
    for path in sorted({*rows, *reports}):
        row, report = rows.get(path), reports.get(path)
        ranges = row.ranges if row else ()
        is_there = bool(row) and key_of(Path(path), index.fingerprint) == (row.key if row else "")
        said = f"{program} {row.key if row else ''} {report.digest if report else ''} {is_there} {path}"
        yield _Page(
            path,
            _name(path) if row else f"{_name(path)}-{hashlib.sha256(path.encode()).hexdigest()[:_DIGITS]}",
            hashlib.sha256(said.encode()).hexdigest() if row and row.key else "",
            is_there,
            ranges[PIECES.index("facts.jsonl")] if ranges else _NOWHERE,
            ranges[PIECES.index("topics.jsonl")] if ranges else _NOWHERE,
            report.ranges[0] if report else _NOWHERE,
        )


def _make(build: Path, out: Path, page: _Page) -> Row:
    """A worker's task: writes a page, gives its row of the overview."""
    facts, topics = (read_piece(build, name, where).decode() for name, where in (("facts.jsonl", page.facts), ("topics.jsonl", page.topics)))  # fmt: skip
    problems = read_piece(build, REPORTS[0], page.problems).decode().split("\n")[:-1]
    subject = _subject(
        page.path,
        _text(Path(page.path)) if page.is_there else None,
        [json.loads(line) for line in facts.split("\n")[:-1]],
        [problem_lines.parsed(line) for line in problems],
        topics,
    )
    _write(
        out / _PAGES / f"{page.name}.html",
        pages.page(subject, "../index.html", lambda path: f"{_name(path)}.html#m1-"),
    )
    return row_of(subject, f"{_PAGES}/{page.name}.html")


def _subject(path: str, text: str | None, facts: list[Any], problems: list[Problem], topics: str) -> Subject:
    said: dict[str, Any] = json.loads(topics) if topics else {"title": PurePosixPath(path).stem, "topics": {}}
    return Subject(path, said["title"], text, facts, problems, said["topics"])


def _text(path: Path) -> str | None:
    """The text of a file; None where it cannot be read or is no text."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    return None if "\x00" in text else text


def _name(path: str) -> str:
    return slug_of(PurePosixPath(path).stem)


def _write(file: Path, text: str) -> None:
    """Whole or not at all."""
    part = file.with_suffix(".part")
    part.write_text(text, "utf-8", newline="\n")
    part.replace(file)


def _rows_of(out: Path) -> dict[str, tuple[str, Row]]:
    """Key and row of each page of the last report that is still there; nothing where that cannot be read."""
    try:
        kept = json.loads((out / _KEPT).read_text("utf-8"))
        rows = {name: (str(key), _row(said)) for name, (key, said) in kept.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return {name: found for name, found in rows.items() if (out / _PAGES / f"{name}.html").exists()}


def _row(said: dict[str, Any]) -> Row:
    return Row(
        **said
        | {
            "rules": tuple(
                (str(rule), str(severity), int(number)) for rule, severity, number in said["rules"]
            )
        }
    )


def _finish(out: Path, rows: dict[str, tuple[str, Row]]) -> None:
    """Writes the overview and what the next report needs, and deletes the pages of monographs that are gone."""
    for file in (out / _PAGES).iterdir():
        if file.stem not in rows or file.suffix != ".html":
            file.unlink()
    _write(out / "index.html", pages.overview([row for _, row in rows.values()]))
    kept = {name: (key, asdict(row)) for name, (key, row) in rows.items()}
    _write(out / _KEPT, json.dumps(kept, ensure_ascii=False, separators=(",", ":")))
