"""SARIF 2.1.0: what code-scanning pages and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from kg.model import Place, Problem
from kg.report import Texts, ordered
from kg.vocab.namespace import BASE

NAME = "sarif"
_LEVELS = {"violation": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """One run with a rule a name; columns and offsets count characters (SARIF's unicodeCodePoints)."""
    listed = ordered(problems)
    rules = sorted({problem.rule for problem in listed})
    numbers = {rule: number for number, rule in enumerate(rules)}
    hints = {problem.rule: problem.hint for problem in reversed(listed)}
    driver = {
        "name": "kg",
        "informationUri": BASE,
        "rules": [
            {"id": rule, "helpUri": f"{BASE}rule/{rule}", "help": {"text": hints[rule] or rule}}
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers[problem.rule]) for problem in listed],
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
        + "\n"
    )


def _result(problem: Problem, number: int) -> dict[str, Any]:
    region: dict[str, int] = {"startLine": problem.line, "startColumn": problem.column}
    if problem.span:
        region |= {"charOffset": problem.span.start, "charLength": problem.span.end - problem.span.start}
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "ruleIndex": number,
        "level": _LEVELS[problem.severity],
        "message": {"text": problem.message},
        "locations": [_location(problem.path, region)],
    }
    if problem.related:
        result["relatedLocations"] = [_elsewhere(place) for place in problem.related]
    return result


def _location(path: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}


def _elsewhere(place: Place) -> dict[str, Any]:
    found = _location(place.path, {"startLine": place.line, "startColumn": place.column})
    return found | {"message": {"text": place.quote}}


def _uri(path: str) -> str:
    return quote(path, safe="/:")
