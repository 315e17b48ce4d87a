"""JSON lines, an object a problem."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from kg.model import Problem
from kg.report import Texts, ordered

NAME = "json"


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """One object a line with the fields of Problem; ``span`` is [start, end] or null."""
    return "".join(json.dumps(_record(p), ensure_ascii=False) + "\n" for p in ordered(problems))


def _record(problem: Problem) -> dict[str, object]:
    record = dataclasses.asdict(problem)
    record["span"] = [problem.span.start, problem.span.end] if problem.span else None
    return record
