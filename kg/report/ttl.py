"""A SHACL ValidationReport in Turtle, without blank nodes, as SHACL section 3.6 asks for one.

What a shape said becomes the very result of the shape (focus node, path, component, value). What a rule on the text said
has the file as its focus node and kg:TextRule as its component. Every result tells its file, line and column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.model import Problem, ShapeResult
from kg.report import Texts, ordered
from kg.vocab.namespace import BASE, PREFIXES

NAME = "ttl"
_REPORT = f"<{BASE}report>"
_SEVERITY = {"violation": "Violation", "warning": "Warning", "info": "Info"}


def render(problems: Sequence[Problem], texts: Texts) -> str:
    """The report, its results by file and line; a result's node is a hash of what it says and where."""
    return head() + results(problems) + foot(not problems)


def head() -> str:
    """What a report begins with."""
    named = {name: PREFIXES[name] for name in ("kg", "rdfs", "rule", "sh", "shape")} | {
        "result": f"{BASE}result/"
    }
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(named.items())) + "\n"


def results(problems: Sequence[Problem]) -> str:
    """The results of some files; a report may be written file by file."""
    written = (block for problem in ordered(problems) for block in _blocks(problem))
    return "".join(dict.fromkeys(written))  # the same problem twice at one place is one result


def foot(conforms: bool) -> str:
    """What a report ends with; by SHACL's definition only a report without any result, a note too, conforms."""
    return f"{_REPORT} a sh:ValidationReport ;\n\tsh:conforms {'true' if conforms else 'false'} .\n"


def _blocks(problem: Problem) -> Iterator[str]:
    """The results of one problem: plain strings by hand, since a corpus has a hundred thousand."""
    if not problem.results:
        said = f"{problem.rule}\x1f{problem.path}\x1f{problem.line}\x1f{problem.column}\x1f{problem.message}"
        yield _block(problem, said, f"{BASE}file/{_digest(problem.path)[:16]}", _OF_TEXT.format(problem.rule))
    for result in problem.results:
        said = f"{problem.rule}\x1f{result.focus}\x1f{result.path}\x1f{result.component}\x1f{result.value}"
        yield _block(problem, said, result.focus, _of_shape(problem.rule, result))


_OF_TEXT = "\tsh:sourceConstraintComponent kg:TextRule ;\n\trdfs:seeAlso rule:{} ;\n"


def _of_shape(rule: str, result: ShapeResult) -> str:
    return (
        (f"\tsh:resultPath <{result.path}> ;\n" if result.path else "")
        + f"\tsh:sourceConstraintComponent sh:{result.component}ConstraintComponent ;\n\tsh:sourceShape shape:{rule} ;\n"
        + (f"\tsh:value {result.value} ;\n" if result.value else "")
    )


def _block(problem: Problem, said: str, focus: str, source: str) -> str:
    name = f"result:{_digest(said)[:24]}"
    return (
        f"{name} a sh:ValidationResult ;\n\tsh:focusNode <{focus}> ;\n"
        f"\tsh:resultMessage {ox.Literal(problem.message)} ;\n"
        f"\tsh:resultSeverity sh:{_SEVERITY[problem.severity]} ;\n{source}"
        f"\tkg:path {ox.Literal(problem.path)} ;\n\tkg:line {problem.line} ;\n\tkg:column {problem.column} .\n"
        f"{_REPORT} sh:result {name} .\n\n"
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
