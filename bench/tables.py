"""Results as tables, for the terminal and for the pages of docs/."""

from __future__ import annotations

from bench.measured import Measured, Row

_HEADS = ("measure", "ours", "peer", "ratio", "must", "holds")


def cells(row: Row) -> tuple[str, ...]:
    """A row as text."""
    more = "> " if row.is_cut else ""
    holds = {None: "", True: "yes", False: "NO"}[row.holds]
    ratio = f"{more}{number(row.ratio)}" if row.ratio is not None else ""
    return row.what, shown(row.ours, row.unit), shown(row.peer, row.unit, more), ratio, row.must, holds


def shown(value: float | None, unit: str, more: str = "") -> str:
    """A figure with its unit, or nothing."""
    return "" if value is None else f"{more}{number(value)} {unit}".rstrip()


def number(value: float) -> str:
    """Three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def terminal(found: Measured) -> str:
    """A table with aligned columns, below the title and how it was measured."""
    lines = [_HEADS, *map(cells, found.rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(_HEADS))]
    rows = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    return "\n".join([f"== {found.title} (peer: {found.peer})", found.how, *rows, ""])


def markdown(found: Measured) -> str:
    """A Markdown table; columns that are empty throughout are left out."""
    lines = [cells(row) for row in found.rows]
    kept = [i for i in range(len(_HEADS)) if any(line[i] for line in lines)]
    heads = [found.peer if _HEADS[i] == "peer" else _HEADS[i] for i in kept]
    table = [heads, ["---"] * len(kept), *([line[i] for i in kept] for line in lines)]
    return "\n".join("| " + " | ".join(line) + " |" for line in table)
