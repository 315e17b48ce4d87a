"""The Python interface: build, extract, open. The command line is a thin layer over the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.build import Summary, claims_of
from kg.build import build as run
from kg.model import Claim
from kg.query import QueryError, drugs_of, named_queries
from kg.store import Rows, open_store


def extract(path: str | Path) -> list[Claim]:
    """The claims of one monograph file; an unreadable file gives none."""
    return claims_of(Path(path))[1]


def build(paths: Iterable[str | Path], out: str | Path = "build", jobs: int = 0) -> Summary:
    """Builds ``out`` from monographs; raises kg.build.InputError where a path does not exist."""
    return run([Path(path) for path in paths], Path(out), jobs)


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build folder."""

    folder: Path

    def query(self, name: str, **parameters: str) -> Rows:
        """The rows of a named query; raises QueryError for a name or parameter that does not exist."""
        queries = named_queries()
        if name not in queries:
            raise QueryError(f"no query {name}; kg queries lists them")
        store = open_store(self.folder)
        return store.select(queries[name].bound(drugs_of(store.select), **parameters))

    def facts(self, drug: str = "") -> Iterator[dict[str, Any]]:
        """The facts as JSON objects (see kg facts), of one drug or of all."""
        with (self.folder / "facts.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                fact = json.loads(line)
                if not drug or fact["drug"].casefold() == drug.casefold():
                    yield fact


def open(folder: str | Path = "build") -> Build:
    """Opens a build folder."""
    return Build(Path(folder))
