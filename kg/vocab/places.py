"""Where the Turtle and query files lie: beside the package in a checkout, inside it when installed from a wheel."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def data_folder(name: str) -> Path:
    """The folder ``name`` ("ontology" or "queries"); raises FileNotFoundError where the installation lacks it."""
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "data" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"{name} is missing from this installation of kg")


def ontology_folder() -> Path:
    """The folder of the ontology, its shapes and vocabularies."""
    return data_folder("ontology")


def queries_folder() -> Path:
    """The folder of the named queries."""
    return data_folder("queries")


def vocabulary_files() -> list[Path]:
    """The project's vocabularies, then the user's own: the Turtle files, or folders of them, that KG_VOCABULARY names.

    Several are separated as in PATH. Raises FileNotFoundError where one does not exist.
    """
    files = sorted((ontology_folder() / "vocabulary").glob("*.ttl"))
    for name in filter(None, os.environ.get("KG_VOCABULARY", "").split(os.pathsep)):
        place = Path(name)
        if not place.exists():
            raise FileNotFoundError(f"KG_VOCABULARY names {name}, which does not exist")
        files += sorted(place.glob("*.ttl")) if place.is_dir() else [place]
    return files
