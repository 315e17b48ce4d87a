"""Comments in a monograph that name rules which are not to report in it, each with a reason.

    <!-- kg: ignore cut-description, dose-route: reason -->     in the body
    # kg: ignore faq-bleed: reason                              in the front matter

What is suppressed is not gone: a note stands at the comment and lists the places. A comment that names no rule, or
suppresses nothing, is a problem. Rules are suppressed by name only, violations like others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kg.model import Monograph, Place, Problem, Rule, Span
from kg.text.lines import place_of
from kg.text.regexps import regexp

SUPPRESSED = Rule(
    "suppressed",
    "info",
    "mend what is suppressed, then delete the comment",
    "What is not shown must not be forgotten: silence is never safety.",
    "Problems that a comment of the monograph suppresses, with their places.",
)
UNUSED = Rule(
    "suppression-unused",
    "warning",
    "delete the name of the rule, or the comment",
    "A comment that is left behind would hide the next problem of its rule.",
    "A comment that suppresses a rule which reports nothing in the file.",
)
MISREAD = Rule(
    "suppression-not-understood",
    "warning",
    "write <!-- kg: ignore rule-name: reason -->, with the names of rules in docs/rules",
    "Its writer believes that something is suppressed, or another that all is shown.",
    "A comment that begins with kg: and names no rule, an unknown one, one that cannot be suppressed, or no reason.",
)
RULES = (SUPPRESSED, UNUSED, MISREAD)
_SUPPRESSIBLE = ("lint", "agreement", "shapes", "checks")
_COMMENT = regexp(r"<!--[ \t]*kg:(?P<body>.*?)-->", re.DOTALL)
_YAML = regexp(r"^[ \t]*#[ \t]*kg:(?P<yaml>[^\n]*)", re.MULTILINE)
_SAID = regexp(r"\s*ignore\s+(?P<names>[\w-]+(?:\s*,\s*[\w-]+)*)\s*:\s*(?P<reason>\S.*?)\s*", re.DOTALL)
FamilyOf = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment, its names and reason; no names where it is not understood."""

    span: Span
    names: tuple[str, ...]
    reason: str


def suppressed(monograph: Monograph, problems: Sequence[Problem], family_of: FamilyOf) -> list[Problem]:
    """``problems`` without those that comments suppress, and with what is to be said of the comments.

    ``family_of`` gives the family of every rule; that of a check reports later, in a build (see ``settled``).
    """
    left = list(problems)
    for comment in _comments(monograph.text):
        for name in comment.names:
            family = family_of().get(name, "")
            if family not in _SUPPRESSIBLE:
                message = (
                    f"there is no rule {name} that can be suppressed; the comment suppresses nothing of it"
                )
                left.append(_problem(monograph, comment, MISREAD, message))
                continue
            hidden = [problem for problem in left if problem.rule == name]
            left = [problem for problem in left if problem.rule != name]
            note = _problem(monograph, comment, SUPPRESSED, f"{name}: {comment.reason}")
            left.append(_settled(note, hidden) if hidden or family != "checks" else note)
        if not comment.names:
            message = "the comment is not understood and suppresses nothing"
            left.append(_problem(monograph, comment, MISREAD, message))
    return left


def settled(problems: Sequence[Problem]) -> list[Problem]:
    """The problems of one file in a build, where the checks have reported: what comments say of checks is carried out."""
    waiting = {
        problem: problem.message.partition(":")[0]
        for problem in problems
        if problem.rule == SUPPRESSED.name and not problem.related
    }
    hidden = set(waiting.values())
    return [
        _settled(problem, [each for each in problems if each.rule == waiting[problem]])
        if problem in waiting
        else problem
        for problem in problems
        if problem.rule not in hidden
    ]


def _settled(note: Problem, hidden: Sequence[Problem]) -> Problem:
    if hidden:
        return replace(note, related=tuple(Place(p.path, p.line, p.column, p.message) for p in hidden))
    name = note.message.partition(":")[0]
    return replace(
        note,
        severity=UNUSED.severity,
        rule=UNUSED.name,
        hint=UNUSED.hint,
        message=f"{name} reports nothing here",
    )


def _comments(text: str) -> Iterator[_Comment]:
    if "kg:" not in text:
        return
    body = text.find("\n---", 3) if text.startswith("---") else 0
    for pattern, start, end in ((_YAML, 0, max(body, 0)), (_COMMENT, max(body, 0), len(text))):
        for match in pattern.finditer(text, start, end):
            said = _SAID.fullmatch(match[1])
            names = tuple(regexp(r"\s*,\s*").split(said["names"])) if said else ()
            yield _Comment(Span(*match.span()), names, " ".join(said["reason"].split()) if said else "")


def _problem(monograph: Monograph, comment: _Comment, rule: Rule, message: str) -> Problem:
    line, column = place_of(monograph.text, comment.span.start)
    return Problem(rule.severity, rule.name, message, monograph.path, line, column, comment.span, rule.hint)
