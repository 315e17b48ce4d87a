"""JUnit XML: a test suite a file, a failed case a problem, for build servers that show tests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kg.model import Problem
from kg.report import Texts, ordered
from kg.text.regexps import regexp

NAME = "junit"
_NOT_XML = regexp("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """Violations and warnings fail; notes are left out."""
    shown = [problem for problem in ordered(problems) if problem.severity != "info"]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="kg" tests="{len(shown)}" failures="{len(shown)}">',
    ]
    for path, group in groupby(shown, key=lambda problem: problem.path):
        cases = [_case(problem) for problem in group]
        lines += [
            f'<testsuite name={_attribute(path)} tests="{len(cases)}" failures="{len(cases)}">',
            *cases,
            "</testsuite>",
        ]
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(problem: Problem) -> str:
    from xml.sax.saxutils import escape  # it loads urllib: only where this form is asked for

    name = _attribute(f"{problem.rule} {problem.line}:{problem.column}")
    message, kind = _attribute(problem.message), _attribute(problem.severity)
    text = escape(
        _NOT_XML.sub(
            "\ufffd",
            "\n".join(
                [
                    f"{problem.path}:{problem.line}:{problem.column}",
                    problem.hint,
                    *(p.quote for p in problem.related),
                ]
            ),
        )
    )
    return f"<testcase classname={_attribute(problem.path)} name={name}><failure type={kind} message={message}>{text}</failure></testcase>"


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_NOT_XML.sub("\ufffd", text))
