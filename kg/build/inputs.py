"""Which files a command means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from kg import graph
from kg.build.failures import failure
from kg.model import Problem


class InputError(ValueError):
    """A path given by the user that does not exist or holds no monograph."""


def monograph_files(paths: Iterable[Path]) -> list[Path]:
    """The Markdown files that ``paths`` name, folders searched; raises InputError where one does not exist."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found |= {
                file
                for file in path.rglob("*.md")
                if not any(p.startswith(".") for p in file.relative_to(path).parts)
            }
        elif path.exists():
            found.add(path)
        else:
            raise InputError(f"{path} does not exist")
    if not found:
        raise InputError("no .md file in " + ", ".join(str(p) for p in paths))
    return sorted(found, key=lambda file: file.as_posix())


def distinct(names: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """The paths, of those that end in the same name only the first; and a problem for each other."""
    first: dict[str, str] = {}
    problems = []
    for name in names:
        slug = graph.slug_of(PurePosixPath(name).stem)
        if slug in first:
            message = f"has the same name as {first[slug]}"
            problems.append(failure(name, "duplicate-name", message))
        else:
            first[slug] = name
    return list(first.values()), problems
