"""JSON lines: the facts as ``kg facts`` prints them, each with the notice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

from kg.vocab.namespace import NOTICE

NAME = "jsonl"


def write(folder: Path, out: BinaryIO) -> None:
    """Writes ``facts.jsonl`` of the build; every object says that it is not reviewed."""
    notice = f', "notice": {json.dumps(NOTICE)}}}\n'
    with (folder / "facts.jsonl").open(encoding="utf-8") as source:
        for line in source:
            out.write((line.rstrip()[:-1] + notice).encode())
