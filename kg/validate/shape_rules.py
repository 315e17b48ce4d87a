"""The property shapes as rules: what each asks for, why, and what to do, as ontology/shapes has it."""

from __future__ import annotations

from functools import cache

from kg.model import Rule, Severity
from kg.validate.engine import shapes
from kg.validate.terms import text
from kg.vocab.namespace import KG, PREFIXES

_SH = PREFIXES["sh"]
_SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "info"}


@cache
def shape_rules() -> dict[str, Rule]:
    """Name to rule, of every property shape."""
    nodes = shapes().all_objects(f"<{_SH}property>")
    names = sorted(text(node).removeprefix(PREFIXES["shape"]) for node in nodes)
    return {name: _rule(name) for name in names}


def _rule(name: str) -> Rule:
    said = {
        part: text(shapes().object(f"<{PREFIXES['shape']}{name}>", f"<{predicate}>") or '""')
        for part, predicate in (
            ("hint", f"{KG}hint"), ("why", f"{_SH}description"), ("what", f"{_SH}message"), ("severity", f"{_SH}severity"),
        )
    }  # fmt: skip
    severity = _SEVERITIES[said.pop("severity").rsplit("#", 1)[-1]]
    return Rule(name, severity, **said)
