"""For the terminal: grouped by file, with the line of the source and a caret."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.model import Problem
from kg.report import Texts, ordered
from kg.text.regexps import regexp

NAME = "text"
_WIDEST = 96  # characters of a source line that are shown
_PLACES = 3  # other places that are shown with their text
# Notes that stand for problems which are not shown.
HIDING = {
    "suppressed": "suppressed",
    "known": "known from the baseline",
    "known-gone": "of the baseline gone",
}
_CONTROL = regexp(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """The problems that an author acts on; those of severity info are counted."""
    lines: list[str] = []
    shown = [p for p in ordered(problems) if p.severity != "info"]
    for path, group in groupby(shown, key=lambda p: p.path):
        lines += [path, *(line for problem in group for line in _problem(problem, texts.get(path, ""))), ""]
    lines.append(_summary(problems))
    return "\n".join(lines) + "\n"


def _summary(problems: Sequence[Problem]) -> str:
    """How many there are, and how many are not shown: silence must not look like safety."""
    counts = Counter(p.severity for p in problems if p.rule not in HIDING)
    told = f"{counts['violation']} violations, {counts['warning']} warnings, {counts['info']} notes"
    for rule, words in HIDING.items():
        hidden = sum(len(p.related) or rule == "known-gone" for p in problems if p.rule == rule)
        told += f", {hidden} {words}" if hidden else ""
    return told + (
        " (see --format json for the notes)" if any(p.severity == "info" for p in problems) else ""
    )


def _problem(problem: Problem, text: str) -> Iterator[str]:
    yield _clean(
        f"  {problem.line}:{problem.column}  {problem.severity}  {problem.message}  [{problem.rule}]"
    )
    source = text.splitlines()[problem.line - 1] if text and problem.line <= text.count("\n") + 1 else ""
    if source.strip():
        start = max(0, problem.column - 1 - _WIDEST // 3)
        yield _clean(f"  {problem.line:>5} | {source[start : start + _WIDEST]}")
        yield f"        | {' ' * (problem.column - 1 - start)}^"
    for place in problem.related[:_PLACES]:
        yield _clean(
            f'        elsewhere, {place.path}:{place.line}:{place.column}: "{" ".join(place.quote.split())}"'
        )
    if len(problem.related) > _PLACES:
        lines = ", ".join(str(place.line) for place in problem.related[_PLACES:])
        yield f"        elsewhere too, on the lines {lines}"
    if problem.hint:
        yield _clean(f"        = {problem.hint}")


def _clean(line: str) -> str:
    """Without control characters: a monograph must not steer the terminal."""
    return _CONTROL.sub("\ufffd", line)
