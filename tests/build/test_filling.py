"""A store is filled while its graph is written; what stops the process that fills it is said."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import filling
from kg.build.filling import Filling
from kg.build.index import Row
from kg.build.shards import Pieces
from kg.store.embedded import change, linked, merge

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


def _noted(folder: Path, pipe: Connection) -> None:
    """In place of the process's life: what it is told at the end."""
    while not isinstance(told := pipe.recv(), bool):
        pass
    (folder / "told").write_text(str(told))
    pipe.send(None)


@pytest.mark.parametrize(("count", "told"), [(4, "False"), (9, "True")])
def test_the_tables_of_a_large_store_are_merged(
    count: int, told: str, tmp_path: Path, pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "_serve", _noted)
    with closing(Filling(tmp_path)) as made:
        for row in _rows(pieces, count):
            made.add(row, pieces)
        made.finish(pieces.add(SAID.format("v").encode()))
        assert made._process is not None
    assert (tmp_path / "told").read_text() == told


@pytest.mark.parametrize("is_large", [True, False])
def test_the_process_merges_when_it_is_told(
    is_large: bool, tmp_path: Path, pieces: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    merged: list[Path] = []
    monkeypatch.setattr(filling, "merge", merged.append)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # it is this process here
    row = _row(pieces, LINE.format(1, 1))
    pieces.flush()
    ours, theirs = Pipe()
    for message in ([row.ranges[1]], [], is_large):
        ours.send(message)
    filling._serve(tmp_path, theirs)
    assert ours.recv() is None and merged == [tmp_path / "store"] * is_large


def test_merging_leaves_fewer_tables_and_the_same_triples(tmp_path: Path) -> None:
    says = ox.NamedNode("https://example.org/says")
    for number in range(6):
        store = ox.Store(str(tmp_path))
        nodes = (ox.NamedNode(f"https://example.org/{number}/{each}") for each in range(20))
        store.extend(ox.Quad(node, says, ox.Literal("a")) for node in nodes)
        store.flush()
        del store
    tables, held = len(list(tmp_path.glob("*.sst"))), set(ox.Store.read_only(str(tmp_path)))
    merge(tmp_path)
    assert len(list(tmp_path.glob("*.sst"))) < tables
    assert set(ox.Store.read_only(str(tmp_path))) == held and len(held) == 120


HOSTILE = [
    "}; DROP ALL #",
    "\\u0022 .}",
    "\\",
    '\\\\u005c" . } ; DELETE WHERE { ?s ?p ?o } #',
    "\n\r\t'\x07",
    "ü \u2028",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_change_takes_out_and_puts_in_what_is_said_whatever_it_is(text: str, tmp_path: Path) -> None:
    node, says = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/says")
    stays, comes = (ox.Triple(node, says, ox.Literal(f"{each}{text}", language="en")) for each in "ab")
    goes = ox.Triple(node, says, ox.Literal(text))
    store = ox.Store(str(tmp_path / "old"))
    store.extend(ox.Quad(*triple) for triple in (stays, goes))
    store.flush()
    del store
    linked(tmp_path / "old", tmp_path / "new")
    change(tmp_path / "new", [str(goes)], [str(comes)])
    assert {quad.triple for quad in ox.Store.read_only(str(tmp_path / "new"))} == {stays, comes}
    assert {quad.triple for quad in ox.Store.read_only(str(tmp_path / "old"))} == {stays, goes}
