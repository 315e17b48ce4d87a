"""An invented monograph with its facts and problems, written by hand so that no rule of extraction changes the page."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from kg.model import Place, Problem, Span
from kg.report.html.subject import Fact, Subject

PATH = "content/testamab.md"
TEXT = """---
title: Testamab
faqs: []
---
## Usage

Testamab treats gout. It is not used for asthma & may help in "zorbing" fever.

## Contraindications

* Active hepatitis B\tand <sepsis>\r
* Safety in pregnancy is unknown.

## Drug Interactions

Avoid warfarin; warfarin raises the risk. Tea and milk do no harm.
"""


def fact(
    text: str, kind: str, value: str, quotes: Sequence[str], assertion: str = "affirmed", **more: Any
) -> Fact:
    """A fact as kg facts prints it, stated by each of the quotes."""
    evidence = [
        {
            "path": PATH, "section": "s", "line": text.count("\n", 0, text.index(quote)) + 1, "start": text.index(quote),
            "end": text.index(quote) + len(quote), "quote": quote, "role": "section", "rule": f"{kind}-1",
        }
        for quote in quotes
    ]  # fmt: skip
    said: dict[str, Any] = {
        "label": None,
        "concept": None,
        "attrs": {},
        "claim": f"https://w3id.org/drugfacts/claim/{value}",
    }
    return (
        {"drug": "Testamab", "kind": kind, "value": value, "assertion": assertion, "evidence": evidence}
        | said
        | more
    )


def problem(text: str, severity: Any, rule: str, quote: str, **more: Any) -> Problem:
    """A problem at the first place of ``quote``."""
    start = text.index(quote)
    line = text.count("\n", 0, start) + 1
    return Problem(severity, rule, f"about {quote}", PATH, line, span=Span(start, start + len(quote)), **more)


USED = 'It is not used for asthma & may help in "zorbing" fever.'
FACTS = [
    fact(TEXT, "indication", "gout", ["Testamab treats gout."], label="gouty arthritis", concept="https://w3id.org/drugfacts/concept/condition/gout"),
    fact(TEXT, "indication", "asthma", [USED], "negated"),
    fact(TEXT, "indication", '"zorbing" fever', [USED], "uncertain", attrs={"line": ["second", "third"]}),
    fact(TEXT, "contraindication", "Active hepatitis B", ["Active hepatitis B\tand <sepsis>"], attrs={"status": "active"}),
    fact(TEXT, "pregnancy", "no data", ["Safety in pregnancy is unknown."], "unknown"),
    fact(TEXT, "interaction", "warfarin", ["Avoid warfarin; warfarin raises the risk.", "Avoid warfarin"]),
    fact(TEXT, "interaction", "tea", ["Tea and milk do no harm."], "negated"),
    fact(TEXT, "interaction", "milk", ["Tea and milk do no harm."], "negated"),
]  # fmt: skip
PROBLEMS = [
    Problem("warning", "monograph-monitoring", "Say what to monitor.", PATH, 1, hint="rule monograph-monitoring"),
    problem(TEXT, "violation", "contradicting-negation", "treats gout. It is", hint="say one",
            related=(Place(PATH, 11, 3, "Active <b>hepatitis"), Place("content/other.md", 4, 1, "another"))),
    problem(TEXT, "info", "stray-mark", "&", fix="and", hint="write and"),
    problem(TEXT, "info", "interaction-effect", "Avoid warfarin"),
]  # fmt: skip
TOPICS = {
    "usage": ["stated", {"indication": 3}], "contraindications": ["stated", {"contraindication": 1}],
    "pregnancy": ["none stated", {"pregnancy": 1, "lactation": 0}], "interactions": ["no fact read", {"interaction": 0}],
    "monitoring": ["silent", {"monitoring": 0}],
}  # fmt: skip
SUBJECT = Subject(PATH, "Testamab", TEXT, FACTS, PROBLEMS, TOPICS)


_ALONE = ("meta", "input", "rect")


class Page(HTMLParser):
    """A page as a browser reads it: its tags with their attributes, the text of its source, ids and links."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.source = ""
        self.raw: dict[str, str] = {}
        self._open: list[str] = []
        self._inside = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        if tag in _ALONE:
            return
        self._open.append(tag)
        if self._inside or "t" in said.get("class", "").split():
            self._inside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _ALONE:
            return
        assert self._open.pop() == tag, f"</{tag}> closes something else"
        self._inside = max(0, self._inside - 1)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.source += data
        if self._open and self._open[-1] in ("style", "script"):
            self.raw[self._open[-1]] = data

    def all(self, name: str) -> list[str]:
        """Every value of an attribute, in order."""
        return [said[name] for _, said in self.tags if name in said]

    def of(self, start: str) -> list[str]:
        """The ids that begin so."""
        return [value for value in self.all("id") if value.startswith(start)]
