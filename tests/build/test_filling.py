"""A store is filled while its graph is written; what stops the process that fills it is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import filling
from kg.build.filling import Filling
from kg.build.index import Row
from kg.build.shards import Pieces

LINE = '<https://example.org/{0}> <https://example.org/says> "a > {0} <b> .\\n{1}" <https://example.org/g{0}> .\n'
SAID = "<https://example.org/alike> <https://example.org/says> <https://example.org/g{0}> <https://example.org/g{0}> .\n"


@pytest.fixture
def pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pieces]:
    monkeypatch.setattr(filling, "LARGE", 60)
    monkeypatch.setattr(filling, "BESIDE", 30)
    monkeypatch.setattr(filling, "_AT_ONCE", 2)
    with closing(Pieces(tmp_path / "graph.nq", None)) as file:
        yield file


def _row(file: Pieces, text: str) -> Row:
    return Row("", "", ((0, 0), file.add(text.encode())), True, 0, 10)


def _held(folder: Path) -> set[str]:
    return {str(quad.triple) for quad in ox.Store.read_only(str(folder / "store"))}


def _rows(file: Pieces, count: int) -> Iterator[Row]:
    for number in range(count):
        lines = "".join(LINE.format(number, each) for each in range(5))
        yield _row(file, "" if number == 1 else lines + SAID.format(number))


@pytest.mark.parametrize("count", [2, 9])
def test_every_triple_of_every_piece_is_in_the_store(count: int, tmp_path: Path, pieces: Pieces) -> None:
    with closing(Filling(tmp_path)) as made:
        for row in _rows(pieces, count):
            made.add(row, pieces)
        assert (made._process is not None) == (count == 9), "a large store begins to fill before the end"
        vocabulary = pieces.add(SAID.format("v").encode())
        pieces.flush()
        made.finish(vocabulary)
    lines = (tmp_path / "graph.nq").read_text("utf-8").splitlines()
    assert len(lines) == (count - 1) * 6 + 1
    assert _held(tmp_path) == {line[: line.rindex(" <")] for line in lines}


@pytest.mark.parametrize("count", [2, 9])
def test_one_worker_fills_it_behind_the_other_work(count: int, tmp_path: Path, pieces: Pieces) -> None:
    with closing(Filling(tmp_path, beside=False)) as made:
        for row in _rows(pieces, count):
            made.add(row, pieces)
        assert made._process is None
        vocabulary = pieces.add(SAID.format("v").encode())
        pieces.flush()
        made.finish(vocabulary)
        assert (made._process is not None) == (count == 9), "a large one by a process of its own"
    lines = (tmp_path / "graph.nq").read_text("utf-8").splitlines()
    assert _held(tmp_path) == {line[: line.rindex(" <")] for line in lines}


def test_a_process_that_is_ended_is_said(tmp_path: Path, pieces: Pieces) -> None:
    with closing(Filling(tmp_path)) as made:
        with pytest.raises(OSError, match="ended by the system"):
            for row in _rows(pieces, 2_000):
                made.add(row, pieces)
                if made._process is not None:
                    made._process.kill()
        assert not made._process.is_alive()


def test_what_cannot_be_loaded_is_said(tmp_path: Path, pieces: Pieces) -> None:
    with closing(Filling(tmp_path)) as made:
        for row in (*_rows(pieces, 9), _row(pieces, "no line <g> .\n")):
            made.add(row, pieces)
        end = pieces.add(SAID.format("v").encode())
        pieces.flush()
        with pytest.raises(OSError, match="the store cannot be filled: SyntaxError"):
            made.finish(end)
