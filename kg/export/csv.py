"""CSV: a row an evidence, for spreadsheets. Cells that a spreadsheet would run as a formula are quoted with '."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import BinaryIO

from kg.vocab.namespace import NOTICE

NAME = "csv"
_COLUMNS = (
    "drug",
    "kind",
    "value",
    "label",
    "concept",
    "assertion",
    "attrs",
    "path",
    "line",
    "section",
    "quote",
    "claim",
    "notice",
)


def write(folder: Path, out: BinaryIO) -> None:
    """Writes facts.jsonl as UTF-8 CSV, a row for each evidence."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(_COLUMNS)
    with (folder / "facts.jsonl").open(encoding="utf-8") as source:
        for line in source:
            fact = json.loads(line)
            attrs = "; ".join(
                f"{k}={' | '.join(v) if isinstance(v, list) else v}" for k, v in fact["attrs"].items()
            )
            for evidence in fact["evidence"]:
                cells = {**fact, **evidence, "attrs": attrs, "notice": NOTICE}
                rows.writerow([_safe(cells[name]) for name in _COLUMNS])
    text.detach()


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
