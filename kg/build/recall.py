"""What the program's patterns compile to, taken from the user's cache folder at the start and kept there at the end."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path

from kg.text import compiling
from kg.vocab.kept import keep, kept, key_of

_NAME = "patterns"
_TEXT = Path(compiling.__file__).parent


@cache
def recall() -> None:
    """Takes up what was kept, once; what this process adds to it is kept when it ends."""
    key = key_of(_TEXT / f"{name}.py" for name in ("cases", "compiling", "literals", "starts"))
    if found := kept(_NAME, key):
        compiling.learn(compiling.Table(*found))
    atexit.register(_keep, key)


def _keep(key: str) -> None:
    if table := compiling.table():
        keep(_NAME, key, tuple(table))
