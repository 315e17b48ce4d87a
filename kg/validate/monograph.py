"""SHACL results of one monograph as problems at the line of the prose to edit."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kg.model import Claim, Evidence, Monograph, Problem, Severity, ShapeResult, Span, Statements
from kg.text.lines import place_of
from kg.validate.engine import run
from kg.validate.result import Result
from kg.validate.shape_rules import shape_rules
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
    hint = shape_rules()[rule].hint
    if claim is None:
        line, column = _place(result.focus, rule, monograph)
        return Problem(severity, rule, result.message, monograph.path, line, column, hint=hint)
    evidence = _evidence(claim, number)
    column = evidence.start - monograph.text.rfind("\n", 0, evidence.start)
    message = f"{result.message} ({claim.kind.replace('_', ' ')}: {claim.value})"
    span = Span(evidence.start, evidence.end)
    return Problem(severity, rule, message, monograph.path, evidence.line, column, span, hint)


def _name(focus: str) -> str:
    """The last step of a claim's or an evidence's IRI: its claim's hash, and for an evidence its number."""
    return focus.rsplit("/", 1)[-1].split("#")[0]


def _evidence(claim: Claim, number: str) -> Evidence:
    index = int(number) - 1 if number.isdecimal() else 0
    return claim.evidence[index if index < len(claim.evidence) else 0]


def _place(focus: str, rule: str, monograph: Monograph) -> tuple[int, int]:
    """Where what is no claim stands: a section's heading, a FAQ, or the heading of the topic that is missing, else line 1."""
    part, _, number = focus.partition("#")[2].partition("-")
    index = int(number) - 1 if number.isdecimal() else 0
    if part == "section":
        return monograph.sections[index].line, 1
    if part in ("question", "answer"):
        faq = monograph.faqs[index]
        return place_of(monograph.text, (faq.question if part == "question" else faq.answer).offsets[0])
    topic = rule.removeprefix("monograph-").replace("-", "_")
    wanted = (topic, *_TOPIC_OF.get(topic, ()))
    return next((s.line for name in wanted for s in monograph.sections if s.topic == name), 1), 1
