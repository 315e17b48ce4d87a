"""A Monograph to its Claims. Every module of this folder with an ``extract`` function is one kind of fact."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # ``import kg`` imports this package, and kg --help needs none of it
    from kg.model import Claim, Monograph, Problem

    Extractor = Callable[[Monograph], Iterator[Claim | Problem]]


@cache
def extractors() -> dict[str, Extractor]:
    """Kind to extractor, found by looking: a module ``kg/extract/<kind>.py``."""
    import pkgutil

    from kg.model import KINDS

    found = {}
    for module in pkgutil.iter_modules(__path__):
        if module.name in KINDS:
            found[module.name] = importlib.import_module(f"{__name__}.{module.name}").extract
    return found


def extract(monograph: Monograph) -> tuple[list[Claim], list[Problem]]:
    """All claims as read, before grounding and merging, and what the extractors found wrong."""
    from kg.extract.hearing.hearing import is_of_this
    from kg.extract.keys import keyed
    from kg.extract.repeated import with_repeats, without_repeats
    from kg.model import Claim

    read, repeats = without_repeats(monograph)
    claims: list[Claim] = []
    problems: list[Problem] = []
    for extractor in extractors().values():
        for found in extractor(read):
            if not isinstance(found, Claim):
                problems.append(found)
            else:
                claims += (claim for claim in keyed(found) if is_of_this(read, claim))
    return with_repeats(monograph, claims, repeats), problems
