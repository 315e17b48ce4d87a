"""What takes long to make and comes out the same, kept in the user's cache folder from one command to the next.

Keyed by everything that it is made from. Plain values only, as Python keeps its own compiled modules (``marshal``), and read
back only where the file is whole; where there is none, it is made again.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_MOST = 4  # of one name that are kept
_DIGEST = 32  # bytes of the file, which are the hash of the others


def key_of(files: Iterable[Path]) -> str:
    """A hash of what the files hold and of the Python that runs."""
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        content = file.read_bytes()
        digest.update(f"{len(content)}\n".encode() + content)
    return digest.hexdigest()


def kept(name: str, key: str) -> Any:
    """What was kept under ``name`` and ``key``, or None."""
    try:
        content = memoryview((_folder() / f"{name}-{key}.marshal").read_bytes())
    except (OSError, RuntimeError):
        return None
    digest, value = content[:_DIGEST], content[_DIGEST:]
    if hashlib.sha256(value).digest() != digest:
        return None
    return marshal.loads(value)  # noqa: S302  # written by this program, in the user's own folder


def keep(name: str, key: str, value: Any) -> None:
    """Keeps a value of plain types, beside the few last ones; where the folder cannot be written nothing is kept."""
    content = marshal.dumps(value)
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder, delete=False) as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(file.name).replace(folder / f"{name}-{key}.marshal")
        found = sorted(folder.glob(f"{name}-*"), key=lambda old: old.stat().st_mtime, reverse=True)
        for old in found[_MOST:]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return  # a read-only home: the next run makes it again


def _folder() -> Path:
    """Raises RuntimeError where the user has no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "drugfacts-kg"
