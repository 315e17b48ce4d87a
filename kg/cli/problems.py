"""Problems as a command prints them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kg.model import Problem


def print_problems(problems: Sequence[Problem], format: str, stream: TextIO) -> None:
    """Writes the problems to ``stream`` in one of the forms of kg.report, with the text of the files they are in."""
    from kg.report import forms

    texts = {}
    for path in {problem.path for problem in problems}:
        try:
            texts[path] = Path(path).read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
    stream.write(forms()[format].render(problems, texts))
