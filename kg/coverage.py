"""The coverage ledger: what became of every sentence and list item of a monograph's fact-bearing sections.

Nothing is dropped in silence. A piece of text gave a claim, says again what another one gave, is known boilerplate, says that
nothing is known or needed, or is uncovered and stands in the ledger for a person to read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.model import Claim, Monograph, Passage
from kg.read.topics import FACT_TOPICS
from kg.restated import Told
from kg.text.boilerplate import is_boilerplate, is_none_stated
from kg.text.lines import line_of
from kg.text.sentences import sentences

State = Literal["claim", "restated", "boilerplate", "none stated", "uncovered"]
STATES: tuple[State, ...] = ("claim", "restated", "boilerplate", "none stated", "uncovered")
# Topics that must give a claim of these kinds where they have text at all.
EXPECTED = {
    "contraindications": ("contraindication",),
    "interactions": ("interaction",),
    "side_effects": ("adverse_effect",),
    "monitoring": ("monitoring",),
    "mechanism": ("target", "effect", "pk", "drug_class"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence or list item and what became of it."""

    path: str
    line: int
    topic: str
    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Silence:
    """A section with text that gave no claim of the kinds that its topic is for, and does not say that there is none."""

    path: str
    line: int
    topic: str


def ledger(monograph: Monograph, claims: Iterable[Claim]) -> Iterator[Entry]:
    """The sentences of the sections with a fact-bearing topic, in text order; summary and FAQ repeat and do not count."""
    claims = list(claims)
    spans = sorted({(e.start, e.end) for claim in claims for e in claim.evidence})
    told = Told.of(monograph, claims)
    for passage in monograph.passages:
        if passage.role == "section" and passage.topic in FACT_TOPICS:
            yield from _entries(monograph, passage, spans, told)


def silences(entries: Sequence[Entry], claims: Iterable[Claim]) -> Iterator[Silence]:
    """The topics of one monograph's ledger that should have given a claim and did not."""
    given = {claim.kind for claim in claims}
    for topic, kinds in EXPECTED.items():
        rows = [entry for entry in entries if entry.topic == topic]
        if rows and not given.intersection(kinds) and not any(row.state == "none stated" for row in rows):
            yield Silence(rows[0].path, rows[0].line, topic)


def _entries(
    monograph: Monograph, passage: Passage, spans: list[tuple[int, int]], told: Told
) -> Iterator[Entry]:
    for start, end in sentences(passage.text):
        text = passage.text[start:end].strip()
        if not re.search(r"[A-Za-z]{2}", text):
            continue
        span = passage.body.span(start, end)
        line = line_of(monograph.text, span.start)
        cited = _is_cited(span.start, span.end, spans)
        state = "claim" if cited else _state(text, passage, told)
        yield Entry(monograph.path, line, passage.topic, text, state)


def _state(text: str, passage: Passage, told: Told) -> State:
    """What became of a sentence that no claim cites."""
    if is_boilerplate(text):
        return "boilerplate"
    if is_none_stated(text, passage.topic):
        return "none stated"
    return "restated" if told.says(text, passage.topic, passage.context) else "uncovered"


def _is_cited(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """True where an evidence overlaps the sentence."""
    upto = bisect_left(spans, (end, 0))
    return any(last > start for _, last in spans[max(0, upto - 50) : upto])
