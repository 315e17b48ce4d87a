"""What a build remembers for the next one: which bytes of its files came from which monograph, under which key.

A build is its own cache: the pieces of an unchanged monograph are copied from the files of the last build. The index
is JSON and is only read as such; where it is missing, damaged or of another format there is no cache.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
HIDDEN = ".cache"
PROBLEMS, COMMON = f"{HIDDEN}/problems.jsonl", f"{HIDDEN}/common.nt"
TIES, PARTS, FOUND = f"{HIDDEN}/ties.jsonl", f"{HIDDEN}/parts.tsv", f"{HIDDEN}/found.jsonl"
PIECES = (
    "facts.jsonl",
    "graph.nq",
    "graph.ttl",
    PROBLEMS,
    COMMON,
    "topics.jsonl",
    TIES,
    PARTS,
)  # the files a monograph has a piece in
REPORTS = ("problems.jsonl", "report.ttl")  # and, with the checks across monographs, in these
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A monograph: the key of its result ("" where it must not be used again) and its bytes in each of PIECES."""

    path: str
    key: str
    ranges: tuple[Range, ...]
    is_graph: bool
    claims: int
    triples: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A file's problems: a hash of what they depend on, their bytes in each of REPORTS, and how many there are of each severity."""

    path: str
    digest: str
    ranges: tuple[Range, ...]
    counts: tuple[int, int, int]


@dataclass(slots=True)
class Index:
    """The memory of a build."""

    fingerprint: str
    rows: list[Row] = field(default_factory=list)
    twins: list[str] = field(default_factory=list)
    tails: dict[str, Range] = field(default_factory=dict)
    reports: list[ReportRow] = field(default_factory=list)
    triples: int = 0
    seal: dict[str, list[int]] = field(default_factory=dict)


def save(index: Index, folder: Path) -> None:
    """Writes the index of a finished build, sealed with the sizes and times of the files it speaks of."""
    index.seal = _seal(folder)
    said = {name: getattr(index, name) for name in Index.__slots__}
    said |= {
        name: [[getattr(row, slot) for slot in row.__slots__] for row in said[name]]
        for name in ("rows", "reports")
    }
    text = json.dumps({"format": FORMAT, **said}, separators=(",", ":"))
    (folder / HIDDEN / "index.json").write_text(text, "utf-8")


def load(folder: Path) -> Index | None:
    """The index of the build in ``folder``; None where there is none, or its files are not those it was written for."""
    try:
        found = json.loads((folder / HIDDEN / "index.json").read_text("utf-8"))
        if found.pop("format") != FORMAT or found["seal"] != _seal(folder):
            return None
        return _parsed(found, found["seal"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _parsed(found: dict[str, Any], seal: Mapping[str, list[int]]) -> Index:
    rows = [
        Row(str(path), str(key), _ranges(ranges, PIECES, seal), bool(is_graph), int(claims), int(triples))
        for path, key, ranges, is_graph, claims, triples in found.pop("rows")
    ]
    reports = [
        ReportRow(str(path), str(digest), _ranges(ranges, REPORTS, seal), _three(counts))
        for path, digest, ranges, counts in found.pop("reports")
    ]
    tails = {name: _ranges([where], (name,), seal)[0] for name, where in found.pop("tails").items()}
    return Index(rows=rows, reports=reports, tails=tails, **found)


def _ranges(
    given: list[list[int]], names: tuple[str, ...], seal: Mapping[str, list[int]]
) -> tuple[Range, ...]:
    """The byte ranges, none beyond its file; raises ValueError."""
    ranges = tuple((int(start), int(end)) for start, end in given)
    for (start, end), name in zip(ranges, names, strict=True):
        if not 0 <= start <= end <= seal[name][0]:
            raise ValueError(f"a range outside {name}")
    return ranges


def _three(given: list[int]) -> tuple[int, int, int]:
    first, second, third = given
    return int(first), int(second), int(third)


def _seal(folder: Path) -> dict[str, list[int]]:
    """Size and time of every file of a build; of the store the sizes of its tables only, which never change."""
    names = (*PIECES, *REPORTS, FOUND, "void.ttl", "store/CURRENT")
    stats = {name: (folder / name).stat() for name in names}
    tables = {
        f"store/{file.name}": [file.stat().st_size] for file in sorted((folder / "store").glob("*.sst"))
    }
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in stats.items()} | tables
