"""Checks across monographs: the queries of queries/checks, on the whole store or on the part of it that matters.

A check selects ?path, ?line, ?message and ?severity; ?tie where a row is not tied to others by its drug (kg.validate.ties).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Problem, Severity
from kg.query import named_queries
from kg.store import Store
from kg.validate.ties import checks, key

_SEVERITIES: dict[str | None, Severity] = {"violation": "violation", "warning": "warning"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A row of a check: the check, what ties the row to others ("": the drug of its file) and the problem."""

    check: str
    tie: str
    problem: Problem


def check(store: Store) -> Iterator[Problem]:
    """The problems that the checks find, in the order of the queries."""
    for name in checks():
        yield from (finding.problem for finding in found_by(name, store))


def found_by(name: str, store: Store) -> list[Finding]:
    """What one check finds, each once, by file, line and message."""
    found = store.select(named_queries()[name].text)
    rows = (dict(zip(found.columns, values, strict=True)) for values in found.rows)
    return ordered({_finding(name, row) for row in rows})


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the checks, then by file, line and message."""
    return sorted(
        findings,
        key=lambda f: (f.check, f.problem.path, f.problem.line, f.problem.message, f.problem.severity, f.tie),
    )


def _finding(name: str, row: Mapping[str, str | None]) -> Finding:
    line, severity = int(row["line"] or 1), _SEVERITIES.get(row.get("severity"), "info")
    return finding(name, key(row.get("tie") or ""), severity, row["message"] or "", row["path"] or "", line)


def finding(name: str, tie: str, severity: Severity, message: str, path: str, line: int) -> Finding:
    """A finding of the check ``name``, with the words of its query where it has none of its own."""
    query = named_queries()[name]
    rule = name.removeprefix("checks/")
    return Finding(name, tie, Problem(severity, rule, message or query.title, path, line, hint=query.hint))
