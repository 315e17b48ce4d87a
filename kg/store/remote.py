"""A remote SPARQL 1.1 endpoint, through SPARQLWrapper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.error import URLError

from SPARQLWrapper import JSON, POST, POSTDIRECTLY, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.store import Rows, StoreError
from kg.text.regexps import regexp

_TIMEOUT = 60  # seconds
_BATCH = 2_000  # quads an update; a server's request limit is commonly a few megabytes
_QUAD = regexp(r"^(.*) (<[^<>\s]*>) \.$")


class RemoteStore:
    """Answers queries from an endpoint. Its default graph must hold, or be, the union of the named graphs."""

    def __init__(self, url: str) -> None:
        self._url = url

    def select(self, query: str) -> Rows:
        """The rows of ``query``."""
        client = SPARQLWrapper(self._url)
        client.setQuery(query)
        client.setMethod(POST)
        client.setReturnFormat(JSON)
        client.setTimeout(_TIMEOUT)
        found = _ask(client)
        names = tuple(found["head"]["vars"])
        rows = (
            tuple(row[name]["value"] if name in row else None for name in names)
            for row in found["results"]["bindings"]
        )
        return Rows(names, tuple(rows))


def _ask(client: SPARQLWrapper) -> dict[str, Any]:
    try:
        found = client.query().convert()
    except (SPARQLWrapperException, URLError, OSError, ValueError) as error:
        raise StoreError(f"the endpoint does not answer: {error}") from error
    if not isinstance(found, dict):
        raise StoreError("the endpoint does not answer in SPARQL JSON")
    return found


def push(quads: Path, url: str) -> int:
    """Sends an N-Quads file to the SPARQL update endpoint ``url``; returns how many quads were sent.

    Each monograph's graph is emptied first, so pushing twice leaves what pushing once leaves. Every triple goes
    into its named graph and into the default graph, which the queries read.
    """
    sent = 0
    for graph in sorted(_graphs(quads)):
        _update(url, f"CLEAR SILENT GRAPH {graph}")
    _update(url, "CLEAR SILENT DEFAULT")
    with quads.open(encoding="utf-8") as lines:
        while batch := list(islice(lines, _BATCH)):
            _update(url, "INSERT DATA {\n" + "\n".join(_data(batch)) + "\n}")
            sent += len(batch)
    return sent


def _graphs(quads: Path) -> set[str]:
    with quads.open(encoding="utf-8") as lines:
        return {match.group(2) for line in lines if (match := _QUAD.match(line.rstrip("\n")))}


def _data(lines: list[str]) -> Iterator[str]:
    for line in lines:
        match = _QUAD.match(line.rstrip("\n"))
        if match:
            yield f"{match.group(1)} ."
            yield f"GRAPH {match.group(2)} {{ {match.group(1)} }}"


def _update(url: str, text: str) -> None:
    client = SPARQLWrapper(url)
    client.setQuery(text)
    client.setMethod(POST)
    client.setRequestMethod(POSTDIRECTLY)
    client.setTimeout(_TIMEOUT)
    try:
        client.query()
    except (SPARQLWrapperException, URLError, OSError) as error:
        raise StoreError(f"the endpoint does not take updates: {error}") from error
