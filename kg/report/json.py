"""JSON lines, an object a problem; and the way back, since a build keeps its problems in this form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kg.model import Place, Problem, ShapeResult, Span
from kg.report import Texts, ordered

NAME = "json"


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """One object a line with the fields of Problem; ``span`` is [start, end] or null, a result [focus, path, component, value]."""
    return "".join(line(p) for p in ordered(problems))


def line(problem: Problem) -> str:
    """The problem as one line of JSON."""
    return json.dumps(_record(problem), ensure_ascii=False) + "\n"


def parsed(line: str) -> Problem:
    """The problem that ``line`` was written from; raises ValueError, KeyError or TypeError for another line."""
    record = json.loads(line)
    record["span"] = Span(*record["span"]) if record["span"] else None
    record["related"] = tuple(Place(**place) for place in record["related"])
    record["results"] = tuple(ShapeResult(*result) for result in record["results"])
    return Problem(**record)


def _record(problem: Problem) -> dict[str, Any]:
    record = {name: getattr(problem, name) for name in Problem.__struct_fields__}
    record["span"] = [problem.span.start, problem.span.end] if problem.span else None
    record["related"] = [
        {name: getattr(place, name) for name in Place.__struct_fields__} for place in problem.related
    ]
    record["results"] = [[r.focus, r.path, r.component, r.value] for r in problem.results]
    return record
