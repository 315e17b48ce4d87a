"""SHACL results of one monograph as problems at the line of the prose to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.model import Claim, Evidence, Monograph, Problem, Severity, ShapeResult, Span, Statements
from kg.validate.engine import run
from kg.validate.result import Result
from kg.vocab.namespace import PREFIXES

_SEVERITIES: dict[str, Severity] = {"violation": "violation", "warning": "warning", "info": "info"}
_TOPIC_OF = {"monitoring": ("summary", "precautions")}


def validate(monograph: Monograph, claims: Sequence[Claim], statements: Statements) -> list[Problem]:
    """What the shapes say of this monograph's own graph, each at its place; what reads alike is one problem."""
    by_iri = {claim.iri.rsplit("/", 1)[-1]: claim for claim in claims}
    behind: dict[Problem, list[ShapeResult]] = {}
    for result in run(statements):
        behind.setdefault(_problem(result, monograph, by_iri), []).append(_shape_result(result))
    problems = (replace(problem, results=tuple(results)) for problem, results in behind.items())
    return sorted(problems, key=lambda p: (p.line, p.column, p.rule, p.message))


def _shape_result(result: Result) -> ShapeResult:
    component = result.component.removeprefix(PREFIXES["sh"]).removesuffix("ConstraintComponent")
    return ShapeResult(result.focus, result.path, component, result.term)


def _problem(result: Result, monograph: Monograph, by_iri: dict[str, Claim]) -> Problem:
    rule = result.shape.rsplit("/", 1)[-1]
    key, _, number = _name(result.focus).partition("-")
    claim = by_iri.get(key)
    severity = _SEVERITIES[result.severity]
    if claim is None:
        line = _heading_line(rule, monograph)
        return Problem(severity, rule, result.message, monograph.path, line, hint=_hint(rule))
    evidence = _evidence(claim, number)
    column = evidence.start - monograph.text.rfind("\n", 0, evidence.start)
    message = f"{result.message} ({claim.kind.replace('_', ' ')}: {claim.value})"
    span = Span(evidence.start, evidence.end)
    return Problem(severity, rule, message, monograph.path, evidence.line, column, span, _hint(rule))


def _name(focus: str) -> str:
    """The last step of a claim's or an evidence's IRI: its claim's hash, and for an evidence its number."""
    return focus.rsplit("/", 1)[-1].split("#")[0]


def _evidence(claim: Claim, number: str) -> Evidence:
    index = int(number) - 1 if number.isdecimal() else 0
    return claim.evidence[index if index < len(claim.evidence) else 0]


def _heading_line(rule: str, monograph: Monograph) -> int:
    """Where an absence is reported: the heading of the topic, of the summary for monitoring, or line 1."""
    topic = rule.removeprefix("monograph-").replace("-", "_")
    wanted = (topic, *_TOPIC_OF.get(topic, ()))
    return next((s.line for name in wanted for s in monograph.sections if s.topic == name), 1)


def _hint(rule: str) -> str:
    return f"rule {rule}"
