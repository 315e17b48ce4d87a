"""Scores the extraction against gold: ``python tests/scoreboard.py`` prints the table of each gold folder.

The scorer is ``gold/score.py`` of the shared folder, run as it is; this file feeds it with facts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg.export import facts
from kg.pipeline import claims_of

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
SETS = ("dev", "real-dev")


def run(name: str) -> tuple[str, dict[str, Any]]:
    """The scorer's table for the gold folder ``name``, and its totals by kind with over-claims and ungrounded facts."""
    folder = GOLD / name
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for monograph in sorted(folder.glob("*.md")):
            file.writelines(facts.line(claim) + "\n" for claim in claims_of(monograph)[1])
        file.flush()
        command = [sys.executable, str(GOLD / "score.py"), str(folder), file.name, "--json"]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    table, _, totals = printed.rstrip().rpartition("\n")
    return table, json.loads(totals)


if __name__ == "__main__":
    if not GOLD.exists():
        sys.exit("the gold monographs are not beside this project (../shared/gold): nothing to score")
    for part in SETS:
        print(f"== {part}\n{run(part)[0]}\n")
