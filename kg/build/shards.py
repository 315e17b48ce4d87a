"""The files of a build that grow with every monograph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.build.stages import Outcome, turtle
from kg.vocab.namespace import NOTICE, PREFIXES


class Shards:
    """The files of a build that grow with every monograph."""

    def __init__(self, folder: Path) -> None:
        self._facts = (folder / "facts.jsonl").open("w", encoding="utf-8", newline="\n")
        self._quads = (folder / "graph.nq").open("wb")
        self._turtle = (folder / "graph.ttl").open("wb")
        self._turtle.write(
            "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())).encode()
        )
        self._turtle.write(f"# {NOTICE}\n\n".encode())
        self._shared: set[str] = set()

    def __enter__(self) -> Shards:
        return self

    def __exit__(self, *_: object) -> None:
        lines = "".join(f"{triple} .\n" for triple in sorted(self._shared)).encode()
        self._turtle.write(turtle(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)))
        for file in (self._facts, self._quads, self._turtle):
            file.close()

    def add(self, outcome: Outcome) -> None:
        self._facts.write(outcome.facts)
        self._quads.write(outcome.quads)
        self._turtle.write(outcome.turtle)
        self._shared |= outcome.shared
