"""A build folder that takes its place when it is done, and leaves the last good one when it is not."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.build.inputs import InputError

_LARGE = 1 << 28  # bytes; to remove less takes no longer than to start a process
_REMOVE = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"
_LAST, _GONE = (
    "last",
    "gone",
)  # how the names of a build end that makes place, and of one that is to be removed
_removing: list[subprocess.Popen[bytes]] = []


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A folder that takes the place of ``out`` when the block ends well, and vanishes when it does not.

    What was there is removed; if it is large, by a process that nobody waits for. What is left where a process was
    killed, the next build removes.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    _tidy(out)
    if out.exists() and any(out.iterdir()) and not (out / "graph.nq").exists():
        raise InputError(f"{out} holds other files; give another --out")
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield fresh
        fresh.chmod(0o755)
        if out.exists():
            out.rename(fresh.with_name(f"{fresh.name}-{_LAST}"))
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        _tidy(out)


def _tidy(out: Path) -> None:
    """Puts a build back that made place for none, and removes those that are replaced."""
    for last in _beside(out, _LAST):
        last.rename(last.with_name(last.name.removesuffix(_LAST) + _GONE) if out.exists() else out)
    for gone in _beside(out, _GONE):
        _remove(gone)


def _beside(out: Path, end: str) -> list[Path]:
    name = re.compile(rf"\.{re.escape(out.name)}-\w+-{end}")
    return sorted(each for each in out.parent.iterdir() if name.fullmatch(each.name))


def _remove(folder: Path) -> None:
    _removing[:] = [process for process in _removing if process.poll() is None]
    if _size(folder) < _LARGE:
        shutil.rmtree(folder, ignore_errors=True)
        return
    command = [sys.executable, "-I", "-S", "-c", _REMOVE, str(folder.absolute())]
    none = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        command, stdin=none, stdout=none, stderr=none,
        start_new_session=True,  # Ctrl-C, or a terminal that closes, is not meant for it
    )  # fmt: skip
    _removing.append(process)


def _size(folder: Path) -> int:
    """The bytes of the files in ``folder``, without those in folders of it."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:
        return _LARGE  # another process is about to remove it
