"""N-Quads, a named graph a monograph: the file that the build wrote."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

NAME = "nquads"


def write(folder: Path, out: BinaryIO) -> None:
    """Copies ``graph.nq`` of the build."""
    with (folder / "graph.nq").open("rb") as source:
        shutil.copyfileobj(source, out)
