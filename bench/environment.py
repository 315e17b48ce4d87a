"""The bench's own environment: medspaCy wants an old spaCy and numpy, and the project depends on none of it, nor on matplotlib."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from bench.inputs import WORK

_WANTED = Path(__file__).with_name("requirements.txt")


def python() -> Path:
    """The interpreter of an environment with requirements.txt, made at the first use and when that file changes."""
    folder = WORK / "venv"
    made, wanted = folder / "requirements.txt", _WANTED.read_text("utf-8")
    program = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not made.exists() or made.read_text("utf-8") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(_WANTED)], check=True)
        made.write_text(wanted, "utf-8")
    return program
