"""kg build --watch says of a file, when it is saved, what became of it; and ends with Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import IO

from tests.conftest import ROOT

GOOD = "---\ntitle: {name}\n---\n## Usage\n\n{name} is used to treat gout.\n"


def _until(lines: IO[str], word: str) -> list[str]:
    """What is said up to a line with ``word``; pytest's timeout ends a wait without end."""
    said = []
    for line in lines:
        said.append(line)
        if word in line:
            return said
    raise AssertionError(f"ended without {word!r}: {said}")


def test_a_saved_file_is_built_and_judged(tmp_path: Path) -> None:
    for name in ("testamab", "probinib"):
        (tmp_path / f"{name}.md").write_text(GOOD.format(name=name.capitalize()), "utf-8")
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "build", str(tmp_path), "--out", str(out), "--watch"]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert running.stderr
    try:
        assert "2 monographs" in "".join(_until(running.stderr, "watching"))
        (tmp_path / "testamab.md").write_bytes(b"\xff")
        said = "".join(_until(running.stderr, "(1 file read)"))
        assert "testamab.md" in said and "not-utf-8" in said and "probinib.md" not in said
        (tmp_path / "testamab.md").write_text(GOOD.format(name="Testamab").replace("gout", "asthma"), "utf-8")
        said = "".join(_until(running.stderr, "(1 file read)"))
        assert "2 monographs" in said and "not-utf-8" not in said
        (tmp_path / "testamab.md").write_text(
            GOOD.format(name="Testamab").replace("gout", "migraine"), "utf-8"
        )
        _until(running.stderr, "(1 file read)")
        assert "migraine" in (out / "facts.jsonl").read_text("utf-8")
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0 and "Traceback" not in running.stderr.read()
    finally:
        running.kill()
        running.wait()
