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
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_SEVERITY = {"violation": "Violation", "warning": "Warning", "info": "Info"}


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """The report; a result's node is a hash of what it says and where."""
    report = ox.NamedNode(f"{BASE}report")
    triples = [ox.Triple(report, _TYPE, ox.NamedNode(_SH + "ValidationReport"))]
    conforms = not any(p.severity == "violation" for p in problems)
    flag = ox.Literal("true" if conforms else "false", datatype=ox.NamedNode(_XSD + "boolean"))
    triples.append(ox.Triple(report, ox.NamedNode(_SH + "conforms"), flag))
    for problem in ordered(problems):
        node = ox.NamedNode(f"{BASE}result/{_digest(problem)}")
        triples.append(ox.Triple(report, ox.NamedNode(_SH + "result"), node))
        triples += _result(node, problem)
    kept = sorted(set(triples), key=str)
    prefixes = {"kg": KG, "sh": _SH, "xsd": _XSD, "result": f"{BASE}result/", "shape": f"{BASE}shape/"}
    return (ox.serialize(kept, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()


def _digest(problem: Problem) -> str:
    said = f"{problem.rule}\x1f{problem.path}\x1f{problem.line}\x1f{problem.column}\x1f{problem.message}"
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _result(node: ox.NamedNode, problem: Problem) -> list[ox.Triple]:
    integer = ox.NamedNode(_XSD + "integer")
    values: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (_SH + "focusNode", ox.NamedNode(f"{BASE}file/{_digest_path(problem.path)}")),
        (_SH + "resultSeverity", ox.NamedNode(_SH + _SEVERITY[problem.severity])),
        (_SH + "resultMessage", ox.Literal(problem.message)),
        (_SH + "sourceShape", ox.NamedNode(f"{BASE}shape/{problem.rule}")),
        (KG + "path", ox.Literal(problem.path)),
        (KG + "line", ox.Literal(str(problem.line), datatype=integer)),
    ]
    said = [ox.Triple(node, ox.NamedNode(name), value) for name, value in values]
    return [ox.Triple(node, _TYPE, ox.NamedNode(_SH + "ValidationResult")), *said]


def _digest_path(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:16]
