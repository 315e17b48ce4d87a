"""A build folder as one side: facts.jsonl is indexed, not held; the store says which text each monograph had."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kg.diff.sources import BuiltSource, DiffError, Source, Sources
from kg.graph import slug_of
from kg.store import StoreError, open_store
from kg.vocab.namespace import KG, PREFIXES

_TITLES = f"SELECT ?path ?sha ?title {{ ?m <{KG}path> ?path ; <{KG}sha256> ?sha ; <{PREFIXES['dcterms']}title> ?title }}"
# As kg.export.facts writes a line; a quote inside a text is escaped, so this stands nowhere else.
_PATH = re.compile(rb'"evidence": \[\{"path": ("(?:[^"\\]|\\.)*")')
_UNREAD = "a stage failed on this file in this build: see its problems.jsonl"


def build_sources(folder: Path) -> Sources:
    """The monographs of the build in ``folder``; raises DiffError where it is none."""
    spans = _spans(folder / "facts.jsonl")
    known, notes = _known(folder)
    sources: dict[str, Source] = {}
    for path in sorted({*spans, *known}):
        sha256, title = known.get(path, ("", ""))
        sources[slug_of(PurePosixPath(path).stem)] = BuiltSource(
            folder, path, sha256, title, tuple(spans.get(path, ()))
        )
    for path in sorted(_unread(folder)):
        sources.setdefault(
            slug_of(PurePosixPath(path).stem), BuiltSource(folder, path, "", "", missing=_UNREAD)
        )
    titles = {slug: source.title for slug, source in sources.items() if isinstance(source, BuiltSource)}
    return Sources(folder.as_posix(), sources, notes, titles=titles)


def _spans(file: Path) -> dict[str, list[tuple[int, int]]]:
    """Path of each monograph to where its lines begin and how long they are."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    last, start, position = b"", 0, 0
    for raw, length in _paths(file):
        if raw != last:
            if last:
                found[json.loads(last)].append((start, position - start))
            last, start = raw, position
        position += length
    if last:
        found[json.loads(last)].append((start, position - start))
    return found


def _paths(file: Path) -> Iterator[tuple[bytes, int]]:
    """For each line the path of its monograph, as JSON, and the line's length in bytes."""
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            found = _PATH.search(line)
            try:
                raw = (
                    found.group(1) if found else json.dumps(json.loads(line)["evidence"][0]["path"]).encode()
                )
            except (ValueError, KeyError, IndexError, TypeError) as error:
                raise DiffError(f"{file}:{number}: not a fact of kg build; build again") from error
            yield raw, len(line)


def _known(folder: Path) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """Path to sha256 and title, from the store; and a note where there is no store to ask."""
    try:
        rows = open_store(folder).select(_TITLES).rows
    except (StoreError, OSError) as error:
        return {}, (f"{folder}: its store cannot be asked ({error}), so no source text is trusted",)
    return {path or "": (sha or "", title or "") for path, sha, title in rows}, ()


def _unread(folder: Path) -> set[str]:
    """Files that the build met but could not read, which facts and store do not name."""
    try:
        with (folder / "problems.jsonl").open(encoding="utf-8") as lines:
            problems = [json.loads(line) for line in lines]
    except (OSError, ValueError):
        return set()
    return {problem["path"] for problem in problems if problem.get("severity") == "violation"}
