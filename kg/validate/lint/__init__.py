"""What is wrong with the writing itself: broken characters, leftovers of markup, units that are misread, names that disagree.

A module with a function ``find(monograph) -> Iterator[Finding]`` is a family of rules; it is found by looking. The rules
and what to say about them stand in RULES of each module.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.model import Monograph, Problem, Rule, Span
from kg.text.lines import place_of


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule is broken, in characters of the file, and what may safely stand there instead."""

    rule: Rule
    start: int
    end: int
    message: str
    fix: str | None = None


@cache
def families() -> dict[str, tuple[Callable[[Monograph], Iterator[Finding]], tuple[Rule, ...]]]:
    """Module name to its ``find`` and its rules."""
    found = {}
    for entry in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{entry.name}")
        found[entry.name] = (module.find, module.RULES)
    return found


def rules() -> list[Rule]:
    """All rules, by name."""
    return sorted((rule for _, own in families().values() for rule in own), key=lambda rule: rule.name)


def lint(monograph: Monograph) -> list[Problem]:
    """The findings of every rule as problems, in text order."""
    found = [finding for find, _ in families().values() for finding in find(monograph)]
    return [_problem(monograph, finding) for finding in sorted(found, key=lambda f: (f.start, f.rule.name))]


def _problem(monograph: Monograph, finding: Finding) -> Problem:
    line, column = place_of(monograph.text, finding.start)
    rule, span = finding.rule, Span(finding.start, finding.end)
    return Problem(
        rule.severity, rule.name, finding.message, monograph.path, line, column, span, rule.hint, finding.fix
    )
