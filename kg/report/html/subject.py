"""What is known of one monograph, and its row of the overview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import Problem

Fact = Mapping[str, Any]  # as kg facts prints it
Topics = Mapping[
    str, Sequence[Any]
]  # topic to its standing and the number of facts by kind, as in topics.jsonl
SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Subject:
    """One monograph; ``text`` is None where the file is not there any more as it was read."""

    path: str
    title: str
    text: str | None
    facts: Sequence[Fact]
    problems: Sequence[Problem]
    topics: Topics


@dataclass(frozen=True, slots=True)
class Row:
    """A monograph in the overview; ``rules`` are (rule, severity, number of problems), ``page`` is where it is shown."""

    path: str
    title: str
    page: str
    facts: int
    rules: tuple[tuple[str, str, int], ...]
    topics: Topics

    def count(self, severity: str) -> int:
        """How many problems of ``severity`` it has."""
        return sum(number for _, own, number in self.rules if own == severity)


def row_of(subject: Subject, page: str) -> Row:
    """The row of ``subject``, which is shown at ``page``."""
    counts = Counter((problem.rule, problem.severity) for problem in subject.problems)
    rules = tuple((rule, severity, number) for (rule, severity), number in sorted(counts.items()))
    return Row(subject.path, subject.title, page, len(subject.facts), rules, subject.topics)
