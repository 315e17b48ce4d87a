"""(f) What an editor waits for: a rebuild without a change, one edit, the verdict on one file, the help."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bench import inputs
from bench.clock import Used, command, commands_in_turn
from bench.inputs import Setting
from bench.measured import Measured, Row

_PYTHON = sys.executable
_KG = (_PYTHON, "-m", "kg")
_HOW = (
    "Whole commands as an editor starts them, in turn, medians; the peer is `python -c pass`, the interpreter's own start. Warm: the "
    "vocabulary, and what patterns compile to, as kg keeps them in the user's cache folder; cold: that folder is empty. CPU is that of all "
    "processes of the command, wall is beside it; on a machine with other load wall is longer. The edit appends a sentence to one "
    "monograph of the collection."
)


def run(setting: Setting) -> Measured:
    """Commands in turn, as ratios to the interpreter's start."""
    folder = inputs.collection(setting)
    build = [*_KG, "build", str(folder), "--out", str(inputs.WORK / "edited-build"), "--quiet"]
    file = sorted(folder.iterdir())[len(list(folder.iterdir())) // 2]
    command(build)
    used = commands_in_turn(
        setting.count(7, 1),
        {
            "python -c pass": partial(command, [_PYTHON, "-c", "pass"]),
            "kg --help": partial(command, [*_KG, "--help"]),
            "kg validate FILE, warm": partial(_edited, file, [*_KG, "validate", str(file)]),
            "kg validate FILE, cold": partial(_cold, [*_KG, "validate", str(file)]),
            "build after one edit": partial(_edited, file, build),
            "build without a change": partial(command, build),
        },
    )
    count = len(list(folder.iterdir()))
    return Measured(
        "rebuild", f"Rebuilds of {count:,} monographs", _HOW, "python -c pass", tuple(_rows(used))
    )


def _edited(file: Path, words: Sequence[str]) -> Used:
    """The command after an edit that no build saw yet."""
    text = file.read_text("utf-8")
    number = text.count("known allergy number")
    file.write_text(f"{text}\n* Contraindicated in patients with a known allergy number {number}.\n", "utf-8")
    return command(words)


def _cold(words: Sequence[str]) -> Used:
    with tempfile.TemporaryDirectory() as empty:
        return command(words, env={"XDG_CACHE_HOME": empty})


_MUST = {
    "kg --help": 150, "kg validate FILE, cold": 1_000, "build after one edit": 3_000, "build without a change": 2_000,
}  # fmt: skip


def _rows(used: dict[str, Used]) -> list[Row]:
    bare = used["python -c pass"]
    rows = []
    for name, took in used.items():
        must = f"ours <= {_MUST[name]}" if name in _MUST else ""
        rows.append(_row(f"{name}, CPU", took.cpu, bare.cpu, must))
        rows.append(_row(f"{name}, wall", took.wall, bare.wall, must))
    more = used["kg validate FILE, warm"].cpu - bare.cpu
    return [
        *rows[2:],
        Row(
            "kg validate FILE, warm: CPU beyond the interpreter's start",
            1000 * more,
            unit="ms",
            must="ours <= 300",
        ),
    ]


def _row(name: str, ours: float, bare: float, must: str) -> Row:
    return Row(name, 1000 * ours, 1000 * bare, "ms", ours / bare, must)
