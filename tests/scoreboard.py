"""Scores the extraction against gold: ``python -m tests.scoreboard [--kind KIND] [FOLDER…]`` prints a table a folder.

FOLDER is the name of a gold folder of the shared folder, a path, template-SPLIT (our own texts, tests/gold/template), or
blind-SPLIT (tests/blind.py); without it all. With ``--kind`` the misses and extras of that kind come too.
The scorer is ``gold/score.py`` of the shared folder, run as it is; this file feeds it with facts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from kg.build import claims_of
from kg.export import facts
from tests import blind

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
# Texts of our own with their gold, in the format of the shared gold.
TEMPLATE = Path(__file__).parent / "gold" / "template"
_BLIND, _TEMPLATE = "blind-", "template-"
SETS = (
    "dev",
    "real-dev",
    *(_TEMPLATE + split.name for split in sorted(TEMPLATE.iterdir())),
    *(_BLIND + split for split in blind.SPLITS),
)


def run(name: str, *options: str) -> tuple[str, dict[str, Any]]:
    """The scorer's table for the gold folder ``name``, and its totals by kind with over-claims and ungrounded facts.

    ``options`` are more options of the scorer.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = GOLD / name
        if name.startswith(_TEMPLATE):
            folder = TEMPLATE / name.removeprefix(_TEMPLATE)
        if name.startswith(_BLIND):
            folder = Path(temporary)
            blind.restored(name.removeprefix(_BLIND), folder)
        return _scored(folder, options)


def _scored(folder: Path, options: tuple[str, ...]) -> tuple[str, dict[str, Any]]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for monograph in sorted(folder.glob("*.md")):
            file.writelines(facts.line(claim) + "\n" for claim in claims_of(monograph)[1])
        file.flush()
        command = [sys.executable, str(GOLD / "score.py"), str(folder), file.name, "--json", *options]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    table, _, totals = printed.rstrip().rpartition("\n")
    return table, json.loads(totals)


def main() -> None:
    """Prints the tables that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", default=SETS)
    parser.add_argument("--kind")
    wanted = parser.parse_args()
    if not GOLD.exists():
        sys.exit("the gold monographs are not beside this project (../shared/gold): nothing to score")
    options = ("--misses", "--extras", "--kind", wanted.kind) if wanted.kind else ()
    for folder in wanted.folders:
        print(f"== {folder}\n{run(folder, *options)[0]}\n")


if __name__ == "__main__":
    main()
