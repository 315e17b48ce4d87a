"""A property shape that finds nothing, found out fast: most do, on most nodes.

What is told here is only that there is no result; which results there are is told by the shape itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence

from kg.validate.constraints import Check, Test
from kg.validate.data import Data
from kg.validate.terms import is_iri, text

# From data, a focus node and what is said of it: True where the shape certainly has no result for the node.
Quiet = Callable[[Data, str, Mapping[str, Sequence[str]]], bool]


def quiet(
    path: str,
    said: Sequence[tuple[str, str]],
    tests: Sequence[tuple[str, Test]],
    checks: Sequence[tuple[str, Check]],
) -> Quiet | None:
    """For a shape of the values of one predicate; None for another path.

    ``said`` are the parameters of the shape, ``tests`` and ``checks`` what was compiled from them.
    """
    if not is_iri(path):
        return None
    least = max((int(text(value)) for name, value in said if name == "minCount"), default=0)
    most = min((int(text(value)) for name, value in said if name == "maxCount"), default=sys.maxsize)
    each = [holds for _, holds in tests]
    whole = [check for component, check in checks if component not in ("MinCount", "MaxCount")]

    def is_quiet(data: Data, focus: str, said: Mapping[str, Sequence[str]]) -> bool:
        values = said.get(path, ())
        if not least <= len(values) <= most:
            return False
        for holds in each:
            for value in values:
                if not holds(value):
                    return False
        return not whole or not any(check(data, focus, values) for check in whole)

    return is_quiet
