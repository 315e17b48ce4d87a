"""Where the graph is asked: an embedded store, or a remote SPARQL endpoint behind the same function."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of a SELECT: column names and rows of plain values; an IRI, a literal's text, or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


class Store(Protocol):
    """Something that answers SPARQL SELECT queries."""

    def select(self, query: str) -> Rows:
        """The rows of ``query``; raises StoreError where it cannot be answered."""


class StoreError(RuntimeError):
    """The store cannot be opened or does not answer; the message says what to do."""


def open_store(build: Path) -> Store:
    """The embedded store of a build folder."""
    from kg.store.embedded import EmbeddedStore

    return EmbeddedStore.opened(build / "store")


def in_memory(turtle: bytes) -> Store:
    """A store of these triples, for as long as it is held."""
    from kg.store.embedded import EmbeddedStore

    return EmbeddedStore.of(turtle)


def open_endpoint(url: str) -> Store:
    """The remote SPARQL endpoint at ``url``."""
    from kg.store.remote import RemoteStore

    return RemoteStore(url)
