"""Checks across monographs: the queries of queries/checks, run once on the whole store.

A check selects ?path, ?line, ?message and ?severity, and may select ?quote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Problem, Severity

if TYPE_CHECKING:
    from kg.store import Store

_SEVERITIES: dict[str | None, Severity] = {"violation": "violation", "warning": "warning"}


def checks() -> list[str]:
    """The names of the checks, in their order."""
    from kg.query import named_queries  # the verdict on one file asks no store

    return [name for name in named_queries() if name.startswith("checks/")]


def check(store: Store) -> Iterator[Problem]:
    """The problems that the checks find, in the order of the queries."""
    for name in checks():
        yield from found_by(name, store)


def found_by(name: str, store: Store) -> Iterator[Problem]:
    """The problems that one check finds."""
    from kg.query import named_queries

    query = named_queries()[name]
    found = store.select(query.text)
    for values in found.rows:
        row = dict(zip(found.columns, values, strict=True))
        severity = _SEVERITIES.get(row.get("severity"), "info")
        rule = name.removeprefix("checks/")
        yield Problem(
            severity,
            rule,
            row["message"] or query.title,
            row["path"] or "",
            int(row["line"] or 1),
            hint=query.hint,
        )
