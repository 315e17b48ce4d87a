"""Annotations for GitHub Actions: ``::error file=...,line=...::message``."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Problem
from kg.report import Texts, ordered

NAME = "github"
_COMMANDS = {"violation": "error", "warning": "warning", "info": "notice"}


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """A workflow command a problem; text is escaped as the runner asks."""
    return "".join(_annotation(problem) for problem in ordered(problems))


def _annotation(problem: Problem) -> str:
    place = f"file={_property(problem.path)},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{_COMMANDS[problem.severity]} {place}::{_data(problem.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
