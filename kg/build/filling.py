"""The store of a build, filled from graph.nq while that is written, so that no core waits for it.

A large one is filled by another process: what the engine takes for that (a gigabyte and more) it gives back. It is
started anew, never forked: the engine's threads would be missing in it.
"""

from __future__ import annotations

import io
import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.build.index import Range, Row
from kg.build.shards import Pieces, read_piece
from kg.store.embedded import bulk_load, merge

LARGE = 1_000_000  # triples; what the engine takes for more is better given back by a process of its own
BESIDE = 200_000  # triples; below that another process costs more than it saves
_AT_ONCE = 16  # pieces told in one message
_GRAPH = 1  # where graph.nq stands among the ranges of a row
_BUFFER = 1 << 18


class Filling:
    """The filling of ``folder``/store, from the first monograph to the vocabulary; ``beside`` the other work, or behind it."""

    def __init__(self, folder: Path, beside: bool = True) -> None:
        self._folder, self._beside = folder, beside
        self._waiting: list[Range] = []
        self._triples = 0
        self._process: Any = None
        self._pipe: Connection | None = None

    def add(self, row: Row, file: Pieces) -> None:
        """A monograph whose lines were given to ``file``, graph.nq."""
        self._waiting.append(row.ranges[_GRAPH])
        self._triples += row.triples
        if self._beside and self._triples >= BESIDE and len(self._waiting) >= _AT_ONCE:
            file.flush()
            self._tell()

    def finish(self, vocabulary: Range) -> None:
        """Fills in what is left and waits for the end; raises OSError where the store cannot be filled."""
        self._waiting.append(vocabulary)
        if self._pipe is None and self._triples < LARGE:
            fill(self._folder, self._waiting)
            return
        self._tell()
        self._tell()  # nothing: the end
        self._send(self._triples >= LARGE)
        self._answer()

    def close(self) -> None:
        """Ends the process, wherever it is."""
        if self._process is not None:
            self._process.kill()
            self._process.join()

    def _tell(self) -> None:
        if self._pipe is None:
            self._start()
        self._send(self._waiting)
        self._waiting = []

    def _send(self, message: list[Range] | bool) -> None:
        assert self._pipe is not None
        try:
            self._pipe.send(message)
        except OSError:
            self._answer()  # it ended before its time, and said why or not

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self._folder, theirs), daemon=True)
        process.start()
        self._process = process
        theirs.close()

    def _answer(self) -> None:
        assert self._pipe is not None
        try:
            error = self._pipe.recv()
        except (EOFError, OSError):
            error = OSError(
                "the process that fills the store was ended by the system: it may need more memory"
            )
        if error is not None:
            raise error


def fill(folder: Path, parts: Iterable[Range]) -> None:
    """Fills ``folder``/store with the triples of these pieces of graph.nq."""
    bulk_load(folder / "store", io.BufferedReader(_Triples(folder, parts), _BUFFER))


def _serve(folder: Path, pipe: Connection) -> None:
    """The life of the process that fills: pieces of graph.nq as they are written, until it is told of none; then if they were many."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    try:
        fill(folder, (part for parts in iter(pipe.recv, []) for part in parts))
        if pipe.recv():
            merge(folder / "store")
    except EOFError:
        return  # the parent is gone
    except Exception as error:
        pipe.send(OSError(f"the store cannot be filled: {type(error).__name__}: {error}"))
    else:
        pipe.send(None)


class _Triples(io.RawIOBase):
    """Pieces of graph.nq as N-Triples: the store holds the union, and its loader reads these fastest."""

    def __init__(self, folder: Path, parts: Iterable[Range]) -> None:
        self._pieces: Iterator[memoryview] = (
            _without_graph(read_piece(folder, "graph.nq", part)) for part in parts
        )
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._left and (piece := next(self._pieces, None)) is not None:
            self._left = piece
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def _without_graph(piece: bytes) -> memoryview:
    """The lines of a piece without the name of its graph, with which each of them ends."""
    end = len(piece) - piece.rfind(b" <") - 1
    return memoryview(b" .\n".join([line[:-end] for line in piece.split(b"\n")]))
