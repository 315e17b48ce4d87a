"""The coverage ledger: what became of every sentence and list item of a monograph's fact-bearing sections.

Nothing is dropped in silence. A piece of text gave a claim, says again what another one gave, is known boilerplate, says that
nothing is known or needed, or is uncovered and stands in the ledger for a person to read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.graph import covered
from kg.model import Claim, Monograph, Passage
from kg.read.topics import FACT_TOPICS
from kg.restated import Told
from kg.text.boilerplate import is_boilerplate, is_none_stated
from kg.text.lines import line_of
from kg.text.regexps import regexp
from kg.text.sentences import sentences

State = Literal["claim", "restated", "boilerplate", "none stated", "uncovered"]
STATES: tuple[State, ...] = ("claim", "restated", "boilerplate", "none stated", "uncovered")
# The kinds of claims that a topic is for.
KINDS_OF = {
    "usage": ("indication",),
    "names": ("brand_name", "synonym"),
    "mechanism": ("target", "effect", "pk", "drug_class"),
    "dosage": ("dose", "special_population", "missed_dose"),
    "side_effects": ("adverse_effect",),
    "contraindications": ("contraindication",),
    "interactions": ("interaction",),
    "pregnancy": ("pregnancy", "lactation"),
    "monitoring": ("monitoring",),
    "combinations": ("combination",),
}
# Topics that must give a claim where they have text at all.
EXPECTED = ("contraindications", "interactions", "side_effects", "monitoring", "mechanism")
# What a monograph does with a topic: states a fact, states that there is none or that it is unknown, has text of which
# no fact was read, has no text.
Standing = Literal["stated", "none stated", "no fact read", "silent"]
STANDINGS: tuple[Standing, ...] = ("stated", "none stated", "no fact read", "silent")


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
    for topic in EXPECTED:
        rows = [entry for entry in entries if entry.topic == topic]
        if (
            rows
            and not given.intersection(KINDS_OF[topic])
            and not any(row.state == "none stated" for row in rows)
        ):
            yield Silence(rows[0].path, rows[0].line, topic)


def topics(monograph: Monograph, claims: Sequence[Claim]) -> dict[str, tuple[Standing, dict[str, int]]]:
    """What the monograph does with each topic of KINDS_OF, and how many claims of each of its kinds it makes."""
    counts = Counter(claim.kind for claim in claims)
    told = {claim.kind for claim in claims if claim.assertion in ("affirmed", "uncertain")}
    with_text = covered(monograph, counts)
    found: dict[str, tuple[Standing, dict[str, int]]] = {}
    for topic, kinds in KINDS_OF.items():
        numbers = {kind: counts[kind] for kind in kinds}
        if told.intersection(kinds):
            found[topic] = "stated", numbers
        elif any(numbers.values()) or _denies(monograph, topic):
            found[topic] = "none stated", numbers
        else:
            found[topic] = "no fact read" if topic in with_text else "silent", numbers
    return found


def _denies(monograph: Monograph, topic: str) -> bool:
    """True where a sentence of the topic says that there is none, or that nothing is known."""
    texts = (p.text for p in monograph.passages if p.topic == topic and p.role in ("section", "summary"))
    return any(
        is_none_stated(text[start:end].strip(), topic) for text in texts for start, end in sentences(text)
    )


def _entries(
    monograph: Monograph, passage: Passage, spans: list[tuple[int, int]], told: Told
) -> Iterator[Entry]:
    for start, end in sentences(passage.text):
        text = passage.text[start:end].strip()
        if not regexp(r"[A-Za-z]{2}").search(text):
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
