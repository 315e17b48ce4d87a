"""The lexicon as it was read last time, kept in the user's cache folder: reading the vocabulary takes a second.

JSON, and only read as such; keyed by everything it is made from; where it is missing or damaged the vocabulary is read.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_MOST = 4  # lexicons that are kept


def key_of(files: Iterable[Path]) -> str:
    """A hash of the vocabulary files, of the code that reads them and of Python's version."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for file in (*sorted(Path(__file__).parent.glob("*.py")), *files):
        content = file.read_bytes()
        digest.update(f"{len(content)}\n".encode() + content)
    return digest.hexdigest()


def kept(key: str) -> Any:
    """What was kept under ``key``, or None."""
    try:
        return json.loads((_folder() / f"lexicon-{key}.json").read_text("utf-8"))
    except (OSError, ValueError, RuntimeError):
        return None


def keep(key: str, value: Any) -> None:
    """Keeps a value of JSON, beside the few last ones; where the folder cannot be written nothing is kept."""
    try:
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            json.dump(value, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(folder / f"lexicon-{key}.json")
        found = sorted(folder.glob("lexicon-*.json"), key=lambda old: old.stat().st_mtime, reverse=True)
        for old in found[_MOST:]:
            old.unlink(missing_ok=True)
    except (OSError, RuntimeError):
        return  # a read-only home: the next run reads the vocabulary again


def _folder() -> Path:
    """Raises RuntimeError where the user has no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(named) if named else Path.home() / ".cache") / "drugfacts-kg"
