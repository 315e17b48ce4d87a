"""SHACL results of one monograph as problems at the line of the prose to edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.model import Claim, Evidence, Monograph, Problem, Severity, Span
from kg.validate.engine import run
from kg.validate.result import Result

_SEVERITIES: dict[str, Severity] = {"violation": "violation", "warning": "warning", "info": "info"}
_TOPIC_OF = {"monitoring": ("summary", "precautions")}


def validate(
    monograph: Monograph, claims: Sequence[Claim], triples: Iterable[ox.Triple] | Iterable[ox.Quad]
) -> list[Problem]:
    """What the shapes say of this monograph's own graph, each at its place."""
    by_iri = {claim.iri.rsplit("/", 1)[-1]: claim for claim in claims}
    problems = {_problem(result, monograph, by_iri) for result in run(triples)}
    return sorted(problems, key=lambda p: (p.line, p.column, p.rule, p.message))


def _problem(result: Result, monograph: Monograph, by_iri: dict[str, Claim]) -> Problem:
    rule = result.shape.rsplit("/", 1)[-1]
    evidence = _evidence(result.focus, by_iri)
    severity = _SEVERITIES[result.severity]
    if evidence is None:
        line = _heading_line(rule, monograph)
        return Problem(severity, rule, result.message, monograph.path, line, hint=_hint(rule))
    claim = by_iri[_key(result.focus)]
    column = evidence.start - monograph.text.rfind("\n", 0, evidence.start)
    message = f"{result.message} ({claim.kind.replace('_', ' ')}: {claim.value})"
    span = Span(evidence.start, evidence.end)
    return Problem(severity, rule, message, monograph.path, evidence.line, column, span, _hint(rule))


def _key(focus: str) -> str:
    return focus.rsplit("/", 1)[-1].split("#")[0].split("-")[0]


def _evidence(focus: str, by_iri: dict[str, Claim]) -> Evidence | None:
    claim = by_iri.get(_key(focus))
    return claim.evidence[0] if claim else None


def _heading_line(rule: str, monograph: Monograph) -> int:
    """Where an absence is reported: the heading of the topic, of the summary for monitoring, or line 1."""
    topic = rule.removeprefix("monograph-").replace("-", "_")
    wanted = (topic, *_TOPIC_OF.get(topic, ()))
    return next((s.line for name in wanted for s in monograph.sections if s.topic == name), 1)


def _hint(rule: str) -> str:
    return f"rule {rule}"
