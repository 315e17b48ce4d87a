"""What more monographs would take, on paper: the measured costs of one, times many. For docs/scale.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.tables import number

MANY = (1_000_000, 100_000_000)
_GB, _HOUR = 1e9, 3600.0
_ALONE = ("store", "checks", "reports")  # what one process does for all monographs


def table(parts: dict[str, Any]) -> str:
    """A Markdown table: the cost of a monograph, then of many."""
    head = ["", "a monograph", *(f"{many:,}" for many in MANY)]
    lines = [head, ["---"] * len(head), *(_line(*row) for row in _costs(parts))]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _line(what: str, each: str, per: float, unit: str) -> list[str]:
    """``per`` is the cost of one in ``unit``, which is that of the many."""
    return [what, each, *(f"{number(per * many)} {unit}" for many in MANY)]


def _costs(parts: dict[str, Any]) -> Iterator[tuple[str, str, float, str]]:
    whole, profile = parts["pipeline"]["data"]["whole"], parts["profile"]["data"]
    count = whole["monographs"]
    yield "triples", number(whole["triples"] / count), whole["triples"] / count / 1e9, "billion"
    cpu = whole["cpu"] / count
    yield "CPU, every stage", f"{number(cpu * 1000)} ms", cpu / _HOUR, "core hours"
    for name in _ALONE:
        seconds = profile[name] / profile["count"]
        yield f"of it {name}, in one process", f"{number(seconds * 1000)} ms", seconds / _HOUR, "hours"
    for name, size in sorted(whole["files"].items(), key=lambda item: -item[1])[:5]:
        yield f"disk: {name}", f"{number(size / count / 1000)} KB", size / count / _GB, "GB"
    memory = slope(parts["scaling"]["data"], "parent_peak")
    yield "the parent's memory", f"{number(memory / 1000)} KB", memory / _GB, "GB"


def slope(data: dict[str, Any], name: str) -> float:
    """How much each further monograph adds, between the two largest sizes."""
    sizes, values = data["sizes"][-2:], data[name][-2:]
    return float((values[1] - values[0]) / (sizes[1] - sizes[0]))
