"""The graph in other people's formats, one module a format: ``write(folder, out)`` reads a build and writes ``out``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol


class Format(Protocol):
    """What a module of this folder offers when it is an export format."""

    NAME: str

    def write(self, folder: Path, out: BinaryIO) -> None:
        """Writes the build in ``folder`` to ``out``."""


@cache
def formats() -> dict[str, Format]:
    """Format name to its module, found by looking."""
    found: dict[str, Format] = {}
    for entry in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = module
    return dict(sorted(found.items()))
