"""What the charts of the overview show, counted from the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.report.html.subject import SEVERITIES, Row

WIDTH = 100  # of the longest bar, in pixels


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of a bar: its name, what it counts, where it begins and how wide it is."""

    name: str
    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with one severity: how many problems, in how many monographs."""

    rule: str
    severity: str
    problems: int
    monographs: int
    bar: Bar


def stacked(counts: Sequence[tuple[str, int]], width: int = WIDTH) -> list[Bar]:
    """Bars one after the other, together ``width`` wide."""
    total = sum(number for _, number in counts) or 1
    bars, x = [], 0.0
    for name, number in counts:
        share = number / total * width
        bars.append(Bar(name, number, round(x, 1), round(share, 1)))
        x += share
    return bars


def by_severity(rows: Sequence[Row]) -> list[Bar]:
    """The problems of all rows, a bar a severity."""
    return stacked([(severity, sum(row.count(severity) for row in rows)) for severity in SEVERITIES])


def by_rule(rows: Sequence[Row]) -> list[RuleLine]:
    """A line a rule and severity, the gravest and most frequent first."""
    problems: Counter[tuple[str, str]] = Counter()
    monographs: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for rule, severity, number in row.rules:
            problems[rule, severity] += number
            monographs[rule, severity] += 1
    most = max(problems.values(), default=1)
    order = sorted(problems, key=lambda key: (SEVERITIES.index(key[1]), -problems[key], key))
    return [
        RuleLine(*key, problems[key], monographs[key], Bar(key[0], problems[key], 0, max(1, round(problems[key] / most * WIDTH, 1))))
        for key in order
    ]  # fmt: skip


def by_topic(
    rows: Sequence[Row], topics: Sequence[str], standings: Sequence[str]
) -> list[tuple[str, list[Bar]]]:
    """For each topic how many monographs state it, deny it, leave it without a fact or are silent."""
    counts = Counter((topic, said[0]) for row in rows for topic, said in row.topics.items())
    return [
        (topic, stacked([(standing, counts[topic, standing]) for standing in standings])) for topic in topics
    ]
