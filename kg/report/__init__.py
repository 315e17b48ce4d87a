"""Problems in the forms that people and tools read, one module a form: ``render(problems, texts) -> str``."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from kg.model import Problem

Texts = Mapping[str, str]


class Form(Protocol):
    """What a module of this folder offers when it is a form of report."""

    NAME: str

    def render(self, problems: Sequence[Problem], texts: Texts) -> str:
        """The report; ``texts`` gives the source of a path where it could be read."""


@cache
def forms() -> dict[str, Form]:
    """Name to module, found by looking."""
    found: dict[str, Form] = {}
    for entry in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = module
    return dict(sorted(found.items()))


def ordered(problems: Sequence[Problem]) -> list[Problem]:
    """Problems by file, line, column and rule: the order of every report."""
    return sorted(problems, key=lambda p: (p.path, p.line, p.column, p.rule, p.message))
