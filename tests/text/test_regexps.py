"""A pattern that is compiled late gives what the plain one gives, and nothing in the program compiles one early."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from kg.text.regexps import regexp
from tests.conftest import ROOT


def test_a_pattern_is_compiled_when_it_is_first_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def spied(pattern: str, flags: int) -> re.Pattern[str]:
        asked.append(pattern)
        return re.compile(pattern, flags)

    monkeypatch.setattr("kg.text.regexps.compiled", spied)
    late = regexp(r"zorb(?:ing|s) (?P<what>\w+)", re.IGNORECASE)
    assert not asked and late.pattern.startswith("zorb") and late.flags == re.IGNORECASE
    for _ in range(2):
        found = late.search("it Zorbs well")
        assert found and found["what"] == "well" and late.sub("-", "zorbs on") == "-" and len(asked) == 1
    assert late.groupindex == {"what": 1} and set(asked) == {late.pattern}


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted((ROOT / "kg").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


def test_patterns_of_the_program_are_compiled_late() -> None:
    calls = [(place, node) for place, node in _calls() if ast.unparse(node.func.value) == "re"]  # type: ignore[attr-defined]
    told = [place for place, node in calls if node.args and _is_plain_text(node.args[0])]
    assert not told, "say regexp(…), which is compiled late, where the pattern is known beforehand"


def _is_plain_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_no_match_is_told_apart_by_the_identity_of_its_pattern() -> None:
    files = [file for file in (ROOT / "kg").rglob("*.py") if re.search(r"\.re is\b", file.read_text("utf-8"))]
    assert not files, "match.re is the compiled pattern, never what regexp gave: compare their texts"
