"""Turtle: the file that the build wrote."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

NAME = "turtle"


def write(folder: Path, out: BinaryIO) -> None:
    """Copies ``graph.ttl`` of the build."""
    with (folder / "graph.ttl").open("rb") as source:
        shutil.copyfileobj(source, out)
