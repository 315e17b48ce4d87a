"""Problems as a command prints them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.model import Problem


def print_problems(problems: Sequence[Problem], format: str, stream: TextIO) -> None:
    """Writes the problems to ``stream`` in one of the forms of kg.report, with the text of the files they are in."""
    from kg.report import forms

    stream.write(forms()[format].render(problems, texts_of(problems)))


def texts_of(problems: Sequence[Problem]) -> dict[str, str]:
    """The texts of the files that the problems are in, where they can be read."""
    texts = {}
    for path in {problem.path for problem in problems}:
        with suppress(OSError):
            texts[path] = Path(path).read_bytes().decode("utf-8", "replace")
    return texts
