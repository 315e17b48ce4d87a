"""The same stages on an existing Dask cluster, for a corpus that one machine would be long about.

Each task works through some files and writes their pieces as shards beside one another, wherever fsspec can write; what
comes back is a row of the manifest: counts, sizes and hashes. The shards are then put together, in the order of the
paths, to the same bytes as a build on one machine. A cluster runs what its clients send: use one that you trust.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import fsspec
from distributed import Client, KilledWorker

from kg.build.copying import Beside
from kg.build.filling import Filling
from kg.build.fingerprint import fingerprint, follow, key_of_content
from kg.build.finish import Summary, finish, summary_of, write_tails
from kg.build.folder import replacing
from kg.build.index import PIECES, Index
from kg.build.inputs import InputError, distinct, monograph_files
from kg.build.shards import Made, Shards, made
from kg.build.stages import lost, work

_FILES = 16  # a task: some seconds of work, some megabytes of shards
_RETRIES = 2  # of a task that fails because a store does not answer
_SUFFIXES = tuple(f"{number}-{PurePosixPath(name).name}" for number, name in enumerate(PIECES))


class ClusterError(RuntimeError):
    """The cluster cannot do this build; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A monograph: its path as facts and reports show it, and where workers read it."""

    shown: str
    url: str


def sources(paths: Sequence[str]) -> list[Source]:
    """The monographs that paths and URLs name, folders searched; raises InputError where there is none.

    Workers read local paths from a file system that they share.
    """
    local = [Path(path) for path in paths if "://" not in path]
    files = monograph_files(local) if local else []
    found = {Source(file.as_posix(), file.resolve().as_posix()) for file in files}
    for url in paths:
        if "://" in url:
            store, root = fsspec.core.url_to_fs(url)
            names = [root] if store.isfile(root) else store.find(root)
            shown = [store.unstrip_protocol(name) for name in names if name.endswith(".md")]
            if not shown:
                raise InputError(f"no .md file at {url}")
            found |= {Source(name, name) for name in shown}
    return sorted(found, key=lambda source: source.shown)


def build_on(
    scheduler: str,
    paths: Sequence[str],
    shards: str,
    out: Path,
    progress: Callable[[int, int], None] | None = None,
) -> Summary:
    """Builds ``out`` with the workers of the Dask cluster at ``scheduler``; ``shards`` is a folder or URL they can write.

    Raises InputError for paths, and ClusterError where the cluster cannot be reached or cannot do it.
    """
    given = {source.shown: source for source in sources(paths)}
    names, twins = distinct(list(given))
    index = Index(fingerprint(), twins=[twin.path for twin in twins])
    follow(index.fingerprint)
    with (
        _client(scheduler) as client, replacing(out) as folder, closing(Filling(folder)) as filling,
        Beside() as copying, Beside() as storing,
    ):  # fmt: skip
        with closing(Shards(folder, None)) as files:
            run = _Run(client, _target(shards), index.fingerprint)
            for number, (piece, key) in enumerate(run.results([given[name] for name in names]), 1):
                index.rows.append(files.add(piece, key))
                filling.add(index.rows[-1], files.files["graph.nq"])
                if progress:
                    progress(number, len(names))
            write_tails(files, index, None, None)
        finish(folder, index, twins, None, None, None, filling, copying, storing)
    return summary_of(index, out, map(Path, names))


def _target(shards: str) -> str:
    return shards.rstrip("/") if "://" in shards else Path(shards).resolve().as_posix()


def _client(scheduler: str) -> Client:
    try:
        return Client(scheduler, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"no Dask scheduler answers at {scheduler}: {error}") from error


class _Run:
    """One build on a cluster."""

    def __init__(self, client: Client, target: str, program: str) -> None:
        self._client, self._target, self._program = client, target, program
        self._manifest: list[dict[str, Any]] = []

    def results(self, given: Sequence[Source]) -> Iterator[tuple[Made, str]]:
        """The pieces and key of each file, in order; a file that kills its workers is lost, not the others."""
        parts = [given[start : start + _FILES] for start in range(0, len(given), _FILES)]
        tasks = [(part, self._submit(f"{number:06}", part)) for number, part in enumerate(parts)]
        for number, (part, task) in enumerate(tasks):
            yield from self._parts(f"{number:06}", part, task)
        with fsspec.open(f"{self._target}/manifest.json", "w", encoding="utf-8") as file:
            json.dump({"fingerprint": self._program, "shards": self._manifest}, file, indent=1)

    def _submit(self, name: str, part: Sequence[Source]) -> Any:
        return self._client.submit(
            shard, name, tuple(part), self._target, self._program, pure=False, retries=_RETRIES
        )

    def _parts(self, name: str, part: Sequence[Source], task: Any) -> Iterator[tuple[Made, str]]:
        try:
            row = task.result()
        except KilledWorker:
            # The scheduler's allowed-failures workers died on it: find the file by giving each one alone.
            if len(part) == 1:
                yield made(lost(Path(part[0].shown))), ""
                return
            alone = [(f"{name}-{i:02}", [one]) for i, one in enumerate(part)]
            for below, one in alone:
                yield from self._parts(below, one, self._submit(below, one))
            return
        self._manifest.append(row)
        yield from self._read(row)

    def _read(self, row: dict[str, Any]) -> Iterator[tuple[Made, str]]:
        """The files of a shard, cut out of it; raises ClusterError where it is not what its worker wrote."""
        whole = []
        for suffix, digest in zip(_SUFFIXES, row["sha256"], strict=True):
            with fsspec.open(f"{self._target}/{row['name']}-{suffix}", "rb") as file:
                whole.append(file.read())
            if hashlib.sha256(whole[-1]).hexdigest() != digest:
                raise ClusterError(f"{self._target}/{row['name']}-{suffix} is not what its worker wrote")
        starts = [0] * len(whole)
        for entry in row["monographs"]:
            ends = [start + size for start, size in zip(starts, entry["sizes"], strict=True)]
            pieces = tuple(data[a:b] for data, a, b in zip(whole, starts, ends, strict=True))
            starts = ends
            yield (
                Made(
                    entry["path"],
                    pieces,
                    entry["is_graph"],
                    entry["claims"],
                    entry["triples"],
                    entry["lasts"],
                ),
                entry["key"],
            )


def shard(name: str, part: Sequence[Source], target: str, program: str) -> dict[str, Any]:
    """A task, run by a worker: works through some files, writes their shards, gives a row of the manifest."""
    if fingerprint() != program:
        raise ClusterError(
            "a worker runs another kg, vocabulary or library than this machine: install the same on all"
        )
    follow(program)
    results = [_worked(source, program) for source in part]
    digests = []
    for number, suffix in enumerate(_SUFFIXES):
        data = b"".join(result.pieces[number] for result, _ in results)
        with fsspec.open(f"{target}/{name}-{suffix}", "wb") as file:
            file.write(data)
        digests.append(hashlib.sha256(data).hexdigest())
    entries = [
        {
            "path": result.path, "key": key, "is_graph": result.is_graph, "claims": result.claims,
            "triples": result.triples, "lasts": result.lasts, "sizes": [len(piece) for piece in result.pieces],
        }
        for result, key in results
    ]  # fmt: skip
    return {"name": name, "sha256": digests, "monographs": entries}


def _worked(source: Source, program: str) -> tuple[Made, str]:
    with fsspec.open(source.url, "rb") as file:
        content = file.read()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "monograph.md"
        copy.write_bytes(content)
        return made(work(copy, source.shown)), key_of_content(content, source.shown, program)
