"""Safe repairs: those edits of a file that leave no decision to a person."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Problem
from kg.read import read_text
from kg.validate.lint import lint

_ROUNDS = 4  # a repair may uncover another: broken characters that hide a unit


def repaired(text: str, path: str) -> str:
    """``text`` with every safe repair made; unchanged where a repair would make the file unreadable."""
    _, before = read_text(text, path)
    new = text
    for _ in range(_ROUNDS):
        monograph, problems = read_text(new, path)
        if monograph is None or {p.rule for p in problems} - {p.rule for p in before}:
            return text
        last, new = new, fixed(new, lint(monograph))
        if new == last:
            return new
    return new


def fixed(text: str, problems: Iterable[Problem]) -> str:
    """``text`` with the fixes of ``problems`` made; of two that overlap only the first. Nothing else changes."""
    edits = sorted({(p.span.start, p.span.end, p.fix) for p in problems if p.span and p.fix is not None})
    pieces, position = [], 0
    for start, end, new in edits:
        if start >= position:
            pieces += [text[position:start], new]
            position = end
    return "".join((*pieces, text[position:]))
