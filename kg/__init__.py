"""Drug monographs to a knowledge graph: every fact with the sentence that states it.

    >>> import kg
    >>> kg.extract("content/warfarin.md")          # claims of one file, no build needed
    >>> kg.build(["content"], "build")             # a build folder
    >>> kg.open("build").query("contraindicated-in", condition="hepatitis B")

Not reviewed. Not for clinical use.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Build, build, extract, open

__version__ = "0.1.0"
__all__ = ["Build", "build", "extract", "open"]


def __getattr__(name: str) -> Any:
    """Loads the API on first use, so that ``kg --help`` need not."""
    if name in __all__:
        return getattr(importlib.import_module("kg.api"), name)
    raise AttributeError(name)
