"""The files of a build that grow with every monograph: pieces written one after the other, or copied from the last build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.build.copying import Beside, copy
from kg.build.index import COMMON, HIDDEN, PIECES, Range, Row
from kg.build.stages import Outcome
from kg.graph import is_shared
from kg.report import json as problem_lines
from kg.vocab.namespace import NOTICE, PREFIXES

_LATER = (
    "facts.jsonl",
    "graph.nq",
    "graph.ttl",
)  # large, and of unchanged monographs nobody reads them in a build


class Pieces:
    """A file written from pieces; runs of pieces that lie together in the last build are copied in one go.

    With ``copying`` they are copied beside the rest of the build.
    """

    def __init__(
        self, file: Path, last: Path | None, head: bytes = b"", copying: Beside | None = None
    ) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._last, self._copying = file, last, copying
        self._file: BinaryIO = file.open("wb")
        self._pending: Range = (0, 0)
        self.end = self._file.write(head)

    def add(self, piece: bytes) -> Range:
        """Writes a new piece; gives where it stands."""
        self.copy()
        self._file.write(piece)
        return self._grown(len(piece))

    def take(self, old: Range) -> Range:
        """Copies a piece from the last build; gives where it stands now."""
        if self._pending[1] == old[0]:
            self._pending = (self._pending[0], old[1])
        else:
            self.copy()
            self._pending = old
        return self._grown(old[1] - old[0])

    def flush(self) -> None:
        """What was written so far can be read."""
        self.copy()
        self._file.flush()

    def close(self) -> None:
        self.copy()
        self._file.close()

    def _grown(self, by: int) -> Range:
        start, self.end = self.end, self.end + by
        return start, self.end

    def copy(self) -> None:
        """Copies what was taken, or with ``copying`` begins to."""
        start, end = self._pending
        self._pending = (0, 0)
        if end > start and self._last:
            work = partial(copy, self._last, (start, end), self._path, self.end - (end - start))
            self._copying.do(work) if self._copying else work()
            self._file.seek(self.end)


@dataclass(frozen=True, slots=True)
class Made:
    """What a monograph adds to a build: its piece in each of PIECES, and what its row says."""

    path: str
    pieces: tuple[bytes, ...]
    is_graph: bool
    claims: int
    triples: int
    lasts: bool


def made(outcome: Outcome) -> Made:
    """An outcome in bytes."""
    problems = problem_lines.render(outcome.problems, {})
    texts = problems, outcome.common, outcome.topics, outcome.ties, outcome.parts
    pieces = outcome.facts.encode(), outcome.quads, outcome.turtle, *(text.encode() for text in texts)
    return Made(
        outcome.path, pieces, bool(outcome.quads), outcome.claims, outcome.triples, outcome.lasts
    )  # fmt: skip


class Shards:
    """The files of PIECES in ``folder``, with pieces from ``last`` where a monograph did not change."""

    def __init__(self, folder: Path, last: Path | None, copying: Beside | None = None) -> None:
        prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items()))
        heads = {"graph.ttl": f"{prefixes}# {NOTICE}\n\n".encode()}
        (folder / HIDDEN).mkdir()
        self._folder = folder
        self.files = {
            name: Pieces(
                folder / name,
                last / name if last else None,
                heads.get(name, b""),
                copying if name in _LATER else None,
            )
            for name in PIECES
        }

    def add(self, made: Made, key: str) -> Row:
        """Writes the pieces of a monograph that was worked on."""
        ranges = tuple(file.add(piece) for file, piece in zip(self.files.values(), made.pieces, strict=True))
        key = key if made.lasts else ""
        return Row(made.path, key, ranges, made.is_graph, made.claims, made.triples)

    def take(self, row: Row) -> Row:
        """Copies the pieces of a monograph that did not change."""
        ranges = tuple(file.take(old) for file, old in zip(self.files.values(), row.ranges, strict=True))
        return Row(row.path, row.key, ranges, row.is_graph, row.claims, row.triples)

    def copy(self) -> None:
        """Begins to copy what was taken so far, since what comes next takes a while."""
        for file in self.files.values():
            file.copy()

    def flush(self) -> None:
        """What was written so far can be read."""
        for file in self.files.values():
            file.flush()

    def shared(self) -> list[str]:
        """The triples, as sorted lines, that several of the monographs written so far say alike."""
        self.files[COMMON].flush()
        return sorted(common_lines(self._folder, is_shared))

    def close(self) -> None:
        for file in self.files.values():
            file.close()


def read_piece(folder: Path, name: str, where: Range) -> bytes:
    """The bytes of a piece."""
    with (folder / name).open("rb") as file:
        file.seek(where[0])
        return file.read(where[1] - where[0])


def common_among(folder: Path, lines: Iterable[str]) -> set[str]:
    """Of these triples, as lines, those that a monograph of the build states among what others may state too."""
    wanted = {f"{line} .\n".encode() for line in lines}
    if not wanted:
        return set()
    with (folder / COMMON).open("rb") as file:
        return {line[:-3].decode() for line in wanted.intersection(file)}


def common_lines(folder: Path, is_wanted: Callable[[str], bool]) -> set[str]:
    """Of the triples that more than one monograph of the build may state, as lines, those that are wanted."""
    with (folder / COMMON).open(encoding="utf-8", newline="\n") as file:
        return {line for said in file if is_wanted(line := said[:-3])}
