"""The templates filled: the overview, a monograph's page, and both in one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Problem
from kg.report.html import figures
from kg.report.html.subject import SEVERITIES, Fact, Row, Subject, row_of
from kg.vocab.namespace import BASE, NOTICE

if TYPE_CHECKING:
    from jinja2 import Environment

# Where a monograph is shown: a path to the beginning of a link, to which L and the line are added.
Where = Callable[[str], str]
# A line of the text: its HTML, its numbered problems, and how many lines there are to the next that has problems.
Line = tuple[str, Sequence[tuple[int, Problem]], int]
TOPICS = ("usage", "names", "mechanism", "dosage", "side_effects", "contraindications", "interactions", "pregnancy", "monitoring", "combinations")  # fmt: skip
APART = {"pregnancy": "Pregnancy, lactation"}  # topics of which every kind of fact is wanted
STANDINGS = ("stated", "none stated", "no fact read", "silent")
SEVERITY_WORDS = (("violation", "violations"), ("warning", "warnings"), ("info", "notes"))
_ROOM = 12  # lines that a note in the margin may stand beside
_CONCEPTS = f"{BASE}concept/"
_FOLDER = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Part:
    """What the template of a monograph shows; ``kinds`` has, by kind, the number of each fact, the numbers of its passages, its label and its places."""

    subject: Subject
    prefix: str
    lines: Sequence[Line]
    kinds: Sequence[tuple[str, Sequence[tuple[int, Fact, str, str, str]]]]
    rules: Sequence[tuple[str, str, Sequence[int]]]
    where: Where

    @property
    def numbers(self) -> dict[str, int]:
        """How many problems there are of each severity."""
        return {
            severity: sum(p.severity == severity for p in self.subject.problems) for severity in SEVERITIES
        }


def page(subject: Subject, overview: str, where: Where) -> str:
    """The page of one monograph; ``overview`` is the link back."""
    return _filled("monograph.html", part=_part(subject, "m1-", where), overview=overview)


def overview(rows: Sequence[Row]) -> str:
    """The page of all monographs, each linked to its own."""
    return _filled("overview.html", **_figures(rows))


def whole(subjects: Iterable[Subject]) -> str:
    """Overview and monographs in one page."""
    listed = list(subjects)
    prefixes = {subject.path: f"m{number}-" for number, subject in enumerate(listed, 1)}

    def where(path: str) -> str:
        return f"#{prefixes[path]}" if path in prefixes else ""

    parts = [_part(subject, prefixes[subject.path], where) for subject in listed]
    rows = [row_of(subject, f"#{prefixes[subject.path]}top") for subject in listed]
    return _filled("whole.html", parts=parts, **_figures(rows))


def prepare() -> None:
    """Loads the templates now, so that processes forked later share them."""
    for name in ("monograph.html", "overview.html"):
        _environment().get_template(name)


def look() -> str:
    """A hash of the templates and of what fills them: a page made with others is not the same page."""
    digest = hashlib.sha256(version("jinja2").encode())
    for file in sorted(_FOLDER.iterdir()):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _figures(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        "rows": rows,
        "severities": figures.by_severity(rows),
        "rules": figures.by_rule(rows),
        "by_topic": figures.by_topic(rows, TOPICS, STANDINGS),
    }


def _part(subject: Subject, prefix: str, where: Where) -> Part:
    from kg.report.html.marking import GRAVEST_FIRST, Marking

    facts = sorted(subject.facts, key=lambda fact: GRAVEST_FIRST.index(fact["kind"]))
    marking = Marking(subject, facts, prefix)
    shown = marking.lines() if subject.text is not None else []
    columns = marking.passages_of(), map(_label, facts), map(marking.places, facts)
    numbered = zip(range(1, len(facts) + 1), facts, *columns, strict=True)
    kinds = [(kind, list(group)) for kind, group in groupby(numbered, key=lambda row: row[1]["kind"])]
    return Part(subject, prefix, _lines(shown, subject.problems), kinds, _rules(subject.problems), where)


def _lines(shown: Sequence[str], problems: Sequence[Problem]) -> list[Line]:
    notes: dict[int, list[tuple[int, Problem]]] = {}
    for number, problem in enumerate(problems, 1):
        notes.setdefault(min(problem.line, len(shown)), []).append((number, problem))
    if not shown:
        return [("", notes.get(0, []), 1)]
    noted = [*sorted(notes), len(shown) + 1]
    room = {here: min(after - here, _ROOM) for here, after in pairwise(noted)}
    return [(line, notes.get(number, ()), room.get(number, 1)) for number, line in enumerate(shown, 1)]


def _label(fact: Fact) -> str:
    """The concept that a fact is linked to, where it says more than the fact's own words."""
    is_same = not fact["label"] or fact["label"].lower() == fact["value"].lower()
    label = "" if is_same else f" = {fact['label']}"
    return f"{label} ({fact['concept'].removeprefix(_CONCEPTS)})" if fact["concept"] else label


def _rules(problems: Sequence[Problem]) -> list[tuple[str, str, list[int]]]:
    """(severity, rule, the numbers of its problems), the gravest first."""
    found: dict[tuple[int, str], list[int]] = {}
    for number, problem in enumerate(problems, 1):
        found.setdefault((SEVERITIES.index(problem.severity), problem.rule), []).append(number)
    return [(SEVERITIES[rank], rule, numbers) for (rank, rule), numbers in sorted(found.items())]


def _filled(name: str, **values: Any) -> str:
    return _environment().get_template(name).render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    loaded = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        auto_reload=False, keep_trailing_newline=True,
    )  # fmt: skip
    style, script = (Markup((_FOLDER / name).read_text("utf-8")) for name in ("report.css", "report.js"))  # noqa: S704 - ours
    loaded.filters |= {"spaced": _spaced, "heading": _heading, "flat": _flat}
    loaded.globals |= {
        "style": style, "script": script, "style_hash": _hash(style), "script_hash": _hash(script),
        "notice": f"{NOTICE} Silence of a monograph is not safety.", "topics": TOPICS, "standings": STANDINGS, "apart": APART, "bar": figures.WIDTH,
        "severity_words": SEVERITY_WORDS,
    }  # fmt: skip
    return loaded


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _heading(topic: str) -> str:
    return APART.get(topic) or _spaced(topic).capitalize()


def _flat(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else " | ".join(value)
