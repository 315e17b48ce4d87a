"""What the user names (a build, a folder, a file, or REVISION:PATH of git) as one side of a comparison."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.diff.builds import build_sources
from kg.diff.revisions import checked_out
from kg.diff.sources import DiffError, FileSource, Source, Sources
from kg.graph import slug_of


def opened(name: str, temporary: Path) -> Sources:
    """The side called ``name``; a git revision is written into the empty folder ``temporary``.

    A path that exists comes before a revision. Raises DiffError where there is nothing to compare.
    """
    path = Path(name)
    if path.is_dir():
        return (
            build_sources(path) if (path / "facts.jsonl").is_file() else _folder(name, path, path.as_posix())
        )
    if path.is_file():
        return _files(name, [(path, path.as_posix())], True)
    revision, colon, inside = name.partition(":")
    if not colon:
        raise DiffError(f"{name} does not exist; give a build, a folder, a monograph or REVISION:PATH of git")
    place = checked_out(revision, inside, temporary)
    if place.is_file():
        return _files(name, [(place, inside.removeprefix("./"))], True)
    return _folder(name, place, inside.removeprefix("./"))


def _folder(name: str, folder: Path, shown: str) -> Sources:
    files = [
        (file, f"{shown.rstrip('/')}/{file.relative_to(folder).as_posix()}".removeprefix("/"))
        for file in sorted(folder.rglob("*.md"))
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    ]
    return _files(name, files, False)


def _files(name: str, files: Iterable[tuple[Path, str]], is_one_file: bool) -> Sources:
    """Of two files with one name the first, as kg build has it."""
    found: dict[str, Source] = {}
    notes = []
    for file, shown in files:
        slug = slug_of(file.stem)
        if slug in found:
            notes.append(f"{name}: {shown} is not compared, it has the same name as {found[slug].shown}")
        else:
            found[slug] = FileSource(file, shown)
    return Sources(name, found, tuple(notes), is_one_file)
