"""The embedded store: pyoxigraph on disk, read-only.

It holds the union of the named graphs as its default graph: Oxigraph's own union view gives a row once for each graph
that holds a triple, and is slower on disk. Who needs the named graphs loads graph.nq (kg push does).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.store import Rows, StoreError


class EmbeddedStore:
    """Answers queries from a store of Oxigraph."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def opened(cls, folder: Path) -> EmbeddedStore:
        """The ``store`` folder of a build."""
        if not folder.is_dir():
            raise StoreError(f"no build at {folder.parent}: run kg build first")
        return cls(ox.Store.read_only(str(folder)))

    @classmethod
    def of(cls, turtle: bytes) -> EmbeddedStore:
        """A store in memory."""
        store = ox.Store()
        store.load(turtle, format=ox.RdfFormat.TURTLE, lenient=True)  # our own text: no IRI is checked again
        return cls(store)

    def select(self, query: str) -> Rows:
        """The rows, in the order that the query gives."""
        try:
            found = self._store.query(query)
        except SyntaxError as error:
            raise StoreError(f"not a SPARQL query: {error}") from error
        if not isinstance(found, ox.QuerySolutions):
            raise StoreError("only SELECT queries are answered")
        names = tuple(variable.value for variable in found.variables)
        return Rows(names, tuple(tuple(_plain(row[name]) for name in names) for row in found))


def _plain(term: object) -> str | None:
    return None if term is None else str(term.value)  # type: ignore[attr-defined]


def bulk_load(folder: Path, lines: BinaryIO) -> None:
    """Fills a new store from lines of N-Triples, whose triples may come several times."""
    store = ox.Store(str(folder))
    # lenient: our own lines, whose IRIs are well formed
    store.bulk_load(lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    store.flush()


def merge(folder: Path) -> None:
    """Merges the tables that a load of many triples leaves beside one another.

    Who asks looks into fewer then; and the engine, which merges them by itself when edits add to them, stops none for it.
    """
    ox.Store(str(folder)).optimize()


def linked(old: Path, new: Path) -> None:
    """A new store with the triples of ``old``; its tables are linked, not copied: they are never written again."""
    ox.Store.read_only(str(old)).backup(str(new))


def change(folder: Path, gone: Iterable[str], come: Iterable[str]) -> None:
    """Takes the triples ``gone``, as lines of N-Triples without their dots, out of a store, and puts ``come`` in.

    By one update: its text means the same in SPARQL, and other threads go on meanwhile.
    """
    store = ox.Store(str(folder))
    store.update(f"DELETE DATA {{\n{_data(gone)}}} ;\nINSERT DATA {{\n{_data(come)}}}")
    store.flush()


def _data(lines: Iterable[str]) -> str:
    return "".join(f"{line} .\n" for line in sorted(lines))
