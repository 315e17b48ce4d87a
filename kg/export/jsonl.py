"""JSON lines: the facts as ``kg facts`` prints them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

NAME = "jsonl"


def write(folder: Path, out: BinaryIO) -> None:
    """Copies ``facts.jsonl`` of the build."""
    with (folder / "facts.jsonl").open("rb") as source:
        shutil.copyfileobj(source, out)
