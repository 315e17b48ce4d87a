"""What takes long to make and comes out the same, kept in the user's cache folder from one command to the next.

Keyed by everything that it is made from. Only plain values are read back, and only a file that is whole; where there is
none, it is made again.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any, NoReturn

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
        content = (_folder() / f"{name}-{key}.pickle").read_bytes()
        is_whole = hashlib.sha256(content[_DIGEST:]).digest() == content[:_DIGEST]
        return plain(io.BytesIO(content[_DIGEST:])) if is_whole else None
    except (OSError, RuntimeError, pickle.UnpicklingError):
        return None


def keep(name: str, key: str, value: Any) -> None:
    """Keeps a value of plain types, beside the few last ones; where the folder cannot be written nothing is kept."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder, delete=False) as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(file.name).replace(folder / f"{name}-{key}.pickle")
        found = sorted(folder.glob(f"{name}-*"), key=lambda old: old.stat().st_mtime, reverse=True)
        for old in found[_MOST:]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return  # a read-only home: the next run makes it again


class _Plain(pickle.Unpickler):
    """Unpickles text, numbers, bytes, lists and dictionaries, and nothing else: nothing in the file can act."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"the file asks for {module}.{name}")


def plain(stream: IO[bytes]) -> Any:
    """The plain values pickled in ``stream``; raises pickle.UnpicklingError where it asks for anything else."""
    return _Plain(stream).load()


def _folder() -> Path:
    """Raises RuntimeError where the user has no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "drugfacts-kg"
