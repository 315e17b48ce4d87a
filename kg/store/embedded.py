"""The embedded store: pyoxigraph on disk, read-only, all graphs seen as one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.store import Rows, StoreError


class EmbeddedStore:
    """Answers queries from the ``store`` folder of a build."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise StoreError(f"no build at {folder.parent}: run kg build first")
        self._store = ox.Store.read_only(str(folder))

    def select(self, query: str) -> Rows:
        """The rows, in the order that the query gives."""
        try:
            found = self._store.query(query, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise StoreError(f"not a SPARQL query: {error}") from error
        if not isinstance(found, ox.QuerySolutions):
            raise StoreError("only SELECT queries are answered")
        names = tuple(variable.value for variable in found.variables)
        return Rows(names, tuple(tuple(_plain(row[name]) for name in names) for row in found))


def _plain(term: object) -> str | None:
    return None if term is None else str(term.value)  # type: ignore[attr-defined]


def bulk_load(folder: Path, files: Iterable[Path]) -> None:
    """Fills a new store with N-Quads files."""
    store = ox.Store(str(folder))
    for file in files:
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.flush()
    store.optimize()
