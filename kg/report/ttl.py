"""A SHACL ValidationReport in Turtle, without blank nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pyoxigraph as ox

from kg.model import Problem
from kg.report import Texts, ordered
from kg.vocab.namespace import BASE, KG, PREFIXES

NAME = "ttl"
_SH, _XSD = PREFIXES["sh"], PREFIXES["xsd"]
_REPORT = f"<{BASE}report>"
_SEVERITY = {"violation": "Violation", "warning": "Warning", "info": "Info"}


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """The report, its results by file and line; a result's node is a hash of what it says and where."""
    return head() + results(problems) + foot(not any(p.severity == "violation" for p in problems))


def head() -> str:
    """What a report begins with."""
    prefixes = {"kg": KG, "sh": _SH, "xsd": _XSD, "result": f"{BASE}result/", "shape": f"{BASE}shape/"}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(prefixes.items())) + "\n"


def results(problems: Sequence[Problem]) -> str:
    """The results of some files; a report may be written file by file."""
    written = (_written(problem) for problem in ordered(problems))
    return "".join(dict.fromkeys(written))  # the same problem twice at one place is one result


def foot(conforms: bool) -> str:
    """What a report ends with."""
    return f"{_REPORT} a sh:ValidationReport ;\n\tsh:conforms {'true' if conforms else 'false'} .\n"


def _written(problem: Problem) -> str:
    """One result: plain strings by hand, since a corpus has a hundred thousand; a literal is escaped by the library."""
    name = _digest(problem)
    return (
        f"result:{name} a sh:ValidationResult ;\n"
        f"\tsh:focusNode <{BASE}file/{_digest_path(problem.path)}> ;\n"
        f"\tsh:resultMessage {ox.Literal(problem.message)} ;\n"
        f"\tsh:resultSeverity sh:{_SEVERITY[problem.severity]} ;\n"
        f"\tsh:sourceShape {ox.NamedNode(f'{BASE}shape/{problem.rule}')} ;\n"
        f"\tkg:path {ox.Literal(problem.path)} ;\n"
        f"\tkg:line {problem.line} .\n"
        f"{_REPORT} sh:result result:{name} .\n\n"
    )


def _digest(problem: Problem) -> str:
    said = f"{problem.rule}\x1f{problem.path}\x1f{problem.line}\x1f{problem.column}\x1f{problem.message}"
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _digest_path(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:16]
