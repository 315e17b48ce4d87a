"""Drug monographs to a knowledge graph: every fact with the sentence that states it.

    >>> import kg
    >>> kg.extract("content/warfarin.md")          # claims of one file, no build needed
    >>> kg.build(["content"], "build")             # a build folder
    >>> kg.open("build").query("contraindicated-in", condition="hepatitis B")

Not reviewed. Not for clinical use.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

# These packages are imported before their names are given to the functions below; so Python binds each package
# once, here, and ``kg.extract`` stays the function whoever imports ``kg.extract.<kind>`` later.
import kg.build as _pipeline  # noqa: F401
import kg.extract as _extractors  # noqa: F401

if TYPE_CHECKING:
    from kg.api import Build
    from kg.build import Summary
    from kg.model import Claim

__version__ = "0.1.0"
__all__ = ["build", "extract", "open"]


def extract(path: str | Path) -> list[Claim]:
    """The claims of one monograph file, grounded and merged; an unreadable file gives none."""
    from kg.api import extract as run

    return run(path)


def build(paths: Iterable[str | Path], out: str | Path = "build", jobs: int = 0) -> Summary:
    """Builds the folder ``out``; raises kg.build.InputError where a path does not exist."""
    from kg.api import build as run

    return run(paths, out, jobs)


def open(folder: str | Path = "build") -> Build:
    """A finished build: ``query`` asks a named question, ``facts`` gives the facts of a drug."""
    from kg.api import open as run

    return run(folder)
