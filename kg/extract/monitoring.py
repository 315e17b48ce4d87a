"""Monitoring: the summary's Monitoring Parameters, and what other sections say to watch, check or screen for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.claiming import claim, evidence, passages
from kg.extract.order.adjuncts import (
    MEASURED,
    PERSONS,
    Adjunct,
    adjunct_of,
    spread,
    stretches,
)
from kg.extract.order.orders import Order, may_order, orders
from kg.extract.order.parameters import are_occasions, is_agent, is_parameter, value_of
from kg.model import Claim, Evidence, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_PROSE_TOPICS = (
    "precautions",
    "dosage",
    "side_effects",
    "interactions",
    "pregnancy",
    "contraindications",
    "combinations",
    "faq",
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """What to watch, with its condition and timing."""
    for topics, is_list in ((("monitoring",), True), (_PROSE_TOPICS, False)):
        for passage in passages(monograph, *topics):
            told = list(_labelled(monograph, passage)) if is_list or _is_brief(passage) else []
            yield from told
            if told or not (is_list or may_order(passage.text)):
                continue
            for start, end in sentences(passage.text):
                text = passage.text[start:end]
                if (is_list or may_order(text)) and not is_unknown(text):
                    for order in orders(text, is_list):
                        yield from _ordered(monograph, passage, start, end, order)


_BRIEF = 150  # characters


def _is_brief(passage: Passage) -> bool:
    """True where a lead-in says what to measure or when, and the few words below it the other."""
    if passage.topic != "precautions" or not passage.labels or len(passage.text) > _BRIEF:
        return False
    label = passage.labels[-1].text
    if MEASURED.search(label):
        return adjunct_of(passage.text) is not None
    when = adjunct_of(label)
    return bool(when and when.kind == "timing") and all(is_parameter(i.text) for i in items(passage.text))


_START = regexp(r"\W*(?:at )?baseline\b,?", re.IGNORECASE)
# "INR: check more often at first": the order itself, and how closely.
_BIDDING = regexp(
    r"\W*(?:(?:to be|should be|is|are) )?(?:check(?:ed)?|measured?|monitor(?:ed)?|watch(?:ed)?|test(?:ed)?|record(?:ed)?|assess(?:ed)?|determined?|repeat(?:ed)?|follow(?:ed)?)\b(?: (?:it|them|this))?(?: (?:closely|carefully|regularly|(?:more |less )?(?:often|frequently)))?,?",
    re.IGNORECASE,
)


def _labelled(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """ "Hearing test: baseline, then yearly": the text says nothing but when to watch what its lead-in names."""
    if not passage.labels:
        return
    if passage.form == "row" and any(_WHEN.search(name) for _, name in passage.columns):
        yield from _row(monograph, passage)
        return
    text = passage.text
    proof = evidence(monograph, passage, "monitoring.label", label=passage.labels[-1])
    label = passage.labels[-1].text
    if passage.topic != "monitoring" and (occasion := adjunct_of(label)):
        for item in items(text):
            yield from _claim(monograph, item, Order(0, len(text), (), True), [occasion], proof)
        return
    first = _START.match(text)
    opening = first or _BIDDING.match(text)
    found = stretches(text, opening.end() if opening else 0, len(text))
    if any(text[s.start : s.end].strip(" ,.;") for s in found):
        return
    when = [Adjunct("timing", first.group().strip(" ,"))] if first else []
    when += [adjunct for stretch in found for adjunct in stretch.adjuncts]
    for item in items(label):
        for member in _parts(item):
            yield from _claim(monograph, member, Order(0, len(label), (), True), when, proof)


# Columns of a table that say when to watch what stands in its first.
_WHEN = regexp(r"\b(?:when|how often|timing|interval|frequency|schedule|time)\b", re.IGNORECASE)


# ... or that one need not.
_NEVER = regexp(
    r"(?:not|no|none|never|unnecessary|nil)\b(?! (?:less|later|more|only|longer|before|after|earlier)\b)",
    re.IGNORECASE,
)


def _row(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """ "| TSH | every 6 months | thyroid damage |": what, when and, left out, why."""
    ends = [*(start for start, _ in passage.columns[1:]), len(passage.text)]
    cells = [
        (passage.text[a:b].strip(" ;."), name) for (a, name), b in zip(passage.columns, ends, strict=True)
    ]
    when = [Adjunct("timing", cell) for cell, name in cells if cell and _WHEN.search(name)]
    if any(_NEVER.match(adjunct.text) for adjunct in when):
        return
    label = passage.labels[-1]
    proof = evidence(monograph, passage, "monitoring.label", label=label)
    for item in items(label.text):
        for member in _parts(item):
            yield from _claim(monograph, member, Order(0, len(label.text), (), True), when, proof)


def _ordered(monograph: Monograph, passage: Passage, start: int, end: int, order: Order) -> Iterator[Claim]:
    """The claims of one order: each member of its list with the adjuncts that hold for it."""
    text = passage.text[start:end]
    rule = "list" if passage.topic == "monitoring" else "cue"
    proof = evidence(monograph, passage, f"monitoring.{rule}", start, end)
    shared = [*order.adjuncts, *_from_label(passage)]
    for stretch, joined, lead in spread(stretches(text, order.start, order.end), text):
        found = _with_levels(items(text, stretch.start, stretch.end))
        for index, item in enumerate(found):
            own = stretch.adjuncts if joined or index == len(found) - 1 else ()
            for member in _parts(_of_agent(passage, item)):
                yield from _claim(monograph, member, order, [*shared, *lead, *own], proof)


_LEVELS = regexp(r".+(?P<levels> (?:levels?|concentrations?))", re.IGNORECASE)


def _with_levels(found: list[Item]) -> list[Item]:
    """ "Lithium and digoxin |levels|": a drug beside levels of another is measured too."""
    told = _LEVELS.fullmatch(found[-1].text) if len(found) > 1 else None
    if told is None:
        return found
    return [replace(item, text=item.text + told["levels"]) if is_agent(item.text) else item for item in found]


_BARE_LEVEL = regexp(
    r"(?:(?:serum|plasma|blood|drug|trough|its|their|the) )*(?:levels?|concentrations?)", re.IGNORECASE
)


def _of_agent(passage: Passage, item: Item) -> Item:
    """ "**Digoxin:** monitor serum level": the level is that of the agent in the lead-in."""
    if passage.topic != "interactions" or not passage.labels or not _BARE_LEVEL.fullmatch(item.text):
        return item
    words = passage.labels[-1].text.strip(" :.")
    if lexicon().find(words, ("substance",)) is None:
        return item
    return replace(item, text=f"{words.lower()} {regexp('^(?:its|their|the) ').sub('', item.text)}")


_ABBREVIATED = regexp(r"[A-Z][A-Za-z0-9-]{1,8}")  # "ALT/AST"


def _parts(item: Item) -> Iterator[Item]:
    """A member, its examples, and the parts of its parenthesis: "renal function (BUN, creatinine)"."""
    both = item.text.split("/") if "/" in item.text else ()
    if both and all(_ABBREVIATED.fullmatch(part) and is_parameter(part) for part in both):
        yield from (replace(item, text=part) for part in both)
    else:
        yield item
    yield from (replace(example, notes=(*example.notes, *item.notes)) for example in item.examples)
    for note in item.notes:
        if ("," in note or " and " in note) and adjunct_of(note) is None and not are_occasions(item, note):
            parts = items(note)
            measured = is_parameter(item.text) and all(len(part.text.split()) < 4 for part in parts)
            yield from (part for part in parts if measured or is_parameter(part.text))


def _claim(
    monograph: Monograph, member: Item, order: Order, adjuncts: list[Adjunct], proof: Evidence
) -> Iterator[Claim]:
    value, own = value_of(member)
    if _INFANT.search(order.who) and not _INFANT.search(value):
        value = f"infant {value}" if value else ""
    if not value or not (order.sure or any(is_parameter(name) for name in (value, *member.glosses))):
        return
    said = [*adjuncts, *own]
    conditions = [*([order.who] if order.who else []), *(a.text for a in said if a.kind == "condition")]
    yield claim(
        monograph,
        "monitoring",
        value,
        proof,
        condition=conditions,
        timing=[a.text for a in said if a.kind == "timing"],
        screening="true" if order.screening and _is_condition(value) else None,
        example_of=member.parent,
    )


_INFANT = regexp(r"\b(?:infant|neonat|newborn|bab(?:y|ies)\b|nursling)", re.IGNORECASE)


def _is_condition(text: str) -> bool:
    """True for what one screens for (a disease), False for what one measures both before and during treatment."""
    return lexicon().link(text, ("condition",)) is not None


_POPULATION = regexp(
    rf"\b(?:{PERSONS}|renal|hepatic|kidney|liver|pregnan\w*|breast-?feeding|lactation|geriatrics?|impairment|dysfunction|dialysis|disease|surgery|overdose)\b",
    re.IGNORECASE,
)
_GENERAL = regexp(
    r"general|specific|special|category|risks?\b|adverse|effects?|parameters|precautions?|warnings?|lifestyle|adjust|dosage|dose|administration|adults\b|interactions?|pre-?screening",
    re.IGNORECASE,
)


def _from_label(passage: Passage) -> Iterator[Adjunct]:
    """The lead-in as a condition: the population, or the agent that interacts."""
    for part in (*passage.heads, *passage.labels):
        words = part.text.strip(" :.")
        if _GENERAL.search(words) or len(words.split()) > 8:
            continue
        if _POPULATION.search(words):
            yield Adjunct("condition", words)
        elif passage.topic == "interactions" and part in passage.labels:
            yield Adjunct("condition", f"with {words}")
