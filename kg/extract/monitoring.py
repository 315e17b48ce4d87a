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
    occasion,
    spread,
    stretches,
)
from kg.extract.order.orders import Order, may_order, orders
from kg.extract.reaction.names import BODY_PART
from kg.model import Claim, Evidence, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.cued import cued
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
_LEADING = regexp(
    r"^(?:(?:(?P<when>baseline|overnight|continuous|regular|periodic|routine|frequent|hourly|weekly|monthly|annual)|closer?|thorough|careful|closely|carefully|monitoring of|monitoring|monitor|assess|check|evaluate|the|for|of|any|patient's|patients'|patients for|"
    r"their|its|as well as|including|potential|possible|ongoing|also|then|further|furthermore|a|an|and|or|changes in|change in|yes|such as|other)[\s,]+)+",
    re.IGNORECASE,
)
_TRAILING = cued(
    r"(?:^|\s+)(?:closely|carefully|only|essential|crucial|more(?: often| frequently)?|often|as well|if any|too|properly|accordingly|(?<!al )(?<!ac )(?<!ic )(?<!ar )(?<!ry )monitoring)$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:any|other|the|potential|possible|signs of|close|regular|all|these|this|relevant|specific|unusual|new|rare|such|serious|severe|overall|long-term|therapeutic|individual|patient|drug|clinical|medical|unwanted|unexpected|common|of|and|treatment-related|dose-related|as|both|laboratory|routine|appropriate|key|therapeutic drug|"
    r"no|not|infant|risk|certain|general|standard|additional)\s*)*"
    r"(?:adverse (?:events?|effects?|reactions?|drug reactions?|outcomes?)|side[- ]effects?|monitoring|patients?|parameters?|effects?|reactions?|symptoms?|signs?|conditions?|it|them|this|therapy|treatment|use|medications?|none|yes|required|applicable|risks?|benefits?|levels?|tests?|testing|"
    r"children|elderly|adults?|infants?|women|doses?|dosages?|restart|initially|contraindications?|individuals?|factors?|complications?|changes|data|tolerability|product|label|another method|loss of (?:effect|control|efficacy|response)|need|needs|supervision|baseline|assessments?|evaluation|examinations?|safety|problems?|issues?|interactions?|they|frequency|emergence|lips?|tongue|throat|mouth|face|stools?|side effects of .*)?$",
    re.IGNORECASE,
)
_NO_PARAMETER = regexp(
    r"^(?:neither|nor|then|another|alternatives?|in|with|during|after|before|at|more|if|when|where|while|those|by|to|on|is|are|as|has|have|from|within|over|since|until|between|per|through|consider|periodically|especially|generally|this|adjust|starting|avoid|use|repeat|stop|discontinu\w*|seek|advise|educate|follow|ensure|consult|contact|ask|discuss|not|no|frequency depends|helps?|minimi[sz]e|optimi[sz]e|particularly|be alert|conduct|above|patients|taking|how|"
    r"would|be|both|adhering|recommended|also recommended|none|prolonged use|long-term use|concurrent use|dose|dosage|\d+)\b|\b(?:adjust(?:ed|ing)? (?:the )?dos)|\bneed\b|.*\ballowed$|^(?:early )?toxicity$|\bis done\b|\bbenefits?\b",
    re.IGNORECASE,
)
_GROUP = regexp(
    rf"(?!(?:sleepy|drowsy|floppy|limp|jittery|irritable|yellow|pale) )(?:[\w-]+ )?{PERSONS}(?: (?:over|under|with|of|on|taking) .*)?",
    re.IGNORECASE,
)
_LONGEST = 8  # words of a parameter


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """What to watch, with its condition and timing."""
    for topics, is_list in ((("monitoring",), True), (_PROSE_TOPICS, False)):
        for passage in passages(monograph, *topics):
            if not (is_list or may_order(passage.text)):
                continue
            if is_list and (told := list(_labelled(monograph, passage))):
                yield from told
                continue
            for start, end in sentences(passage.text):
                text = passage.text[start:end]
                if (is_list or may_order(text)) and not is_unknown(text):
                    for order in orders(text, is_list):
                        yield from _ordered(monograph, passage, start, end, order)


_START = regexp(r"\W*(?:at )?baseline\b,?", re.IGNORECASE)


def _labelled(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """ "Hearing test: baseline, then yearly": the text says nothing but when to watch what its lead-in names."""
    if not passage.labels:
        return
    if passage.form == "row" and any(_WHEN.search(name) for _, name in passage.columns):
        yield from _row(monograph, passage)
        return
    text = passage.text
    first = _START.match(text)
    found = stretches(text, first.end() if first else 0, len(text))
    if any(text[s.start : s.end].strip(" ,.;") for s in found):
        return
    when = [Adjunct("timing", first.group().strip(" ,"))] if first else []
    when += [adjunct for stretch in found for adjunct in stretch.adjuncts]
    proof = evidence(monograph, passage, "monitoring.label", label=passage.labels[-1])
    label = passage.labels[-1].text
    for item in items(label):
        for member in _parts(item):
            yield from _claim(monograph, member, Order(0, len(label), (), True), when, proof)


# Columns of a table that say when to watch what stands in its first.
_WHEN = regexp(r"\b(?:when|how often|timing|interval|frequency|schedule|time)\b", re.IGNORECASE)


def _row(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """ "| TSH | every 6 months | thyroid damage |": what, when and, left out, why."""
    ends = [*(start for start, _ in passage.columns[1:]), len(passage.text)]
    cells = [
        (passage.text[a:b].strip(" ;."), name) for (a, name), b in zip(passage.columns, ends, strict=True)
    ]
    when = [Adjunct("timing", cell) for cell, name in cells if cell and _WHEN.search(name)]
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
    return [
        replace(item, text=item.text + told["levels"]) if _is_agent(item.text) else item for item in found
    ]


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
    if both and all(_ABBREVIATED.fullmatch(part) and _is_parameter(part) for part in both):
        yield from (replace(item, text=part) for part in both)
    else:
        yield item
    yield from (replace(example, notes=(*example.notes, *item.notes)) for example in item.examples)
    for note in item.notes:
        if ("," in note or " and " in note) and adjunct_of(note) is None and not _are_occasions(item, note):
            parts = items(note)
            measured = _is_parameter(item.text) and all(len(part.text.split()) < 4 for part in parts)
            yield from (part for part in parts if measured or _is_parameter(part.text))


_OCCASION = regexp(
    rf"(?:{PERSONS}|pregnancy|breast-?feeding|lactation|(?:renal|hepatic|kidney|liver) (?:impairment|dysfunction|disease|failure))",
    re.IGNORECASE,
)


def _are_occasions(item: Item, note: str) -> bool:
    """True for a parenthesis behind a parameter that lists in whom or with what to watch: "(pregnancy, contraceptives)"."""
    if not _is_parameter(item.text):
        return False
    listed = [part.text for part in items(note)]
    when = [bool(_OCCASION.fullmatch(text)) or _is_agent(text) for text in listed]
    return any(_OCCASION.fullmatch(text) for text in listed) and all(when)


def _is_agent(text: str) -> bool:
    return lexicon().find(text, ("substance", "drug_class")) is not None


def _claim(
    monograph: Monograph, member: Item, order: Order, adjuncts: list[Adjunct], proof: Evidence
) -> Iterator[Claim]:
    value, own = _value(member)
    if _INFANT.search(order.who) and not _INFANT.search(value):
        value = f"infant {value}" if value else ""
    if not value or not (order.sure or any(_is_parameter(name) for name in (value, *member.glosses))):
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


_ADJECTIVE = regexp(r"[a-z]+(?:al|ac|ic|ar|ary|ory|ous)", re.IGNORECASE)
_INFANT = regexp(r"\b(?:infant|neonat|newborn|bab(?:y|ies)\b|nursling)", re.IGNORECASE)
# To watch for changes of a parameter is to watch the parameter.
_CHANGE = regexp(r"\s(?:imbalances?|disturbances?|abnormalit(?:y|ies)|changes|fluctuations)$", re.IGNORECASE)
_AIM = cued(r"(?<!risk)(?<!factors)(?<!potential)(?<!signs)(?<!symptoms)(?<!need) for\b.*$", re.IGNORECASE)
_ADVERB = regexp(r"[A-Za-z]+ly")
_IN = regexp(r"\s+in\s+(?P<state>(?!\w+ing\b)[\w -]+)$", re.IGNORECASE)
_WITH = regexp(r"\s+with\s+(?P<agent>[\w -]+)$", re.IGNORECASE)


# "NT-proBNP rather than BNP", "bleeding → biopsy": what it is set against or leads to is not watched.
_INSTEAD = cued(
    r"\s+(?:(?:rather than|instead of|in place of)\b|→|->).*$",
    re.IGNORECASE,
    cues=("rather than", "instead of", "in place of", "→", "->"),
)
_WHERE = regexp(
    r"(?:the )?(?:blood|urine|serum|plasma|stools?|milk|sputum|CSF|breath|bone marrow)\b", re.IGNORECASE
)


# What is watched in something by its own sense: "improvement in symptoms".
_COURSE = regexp(
    r"\b(?:improvement|efficacy|effect|effectiveness|response|changes?|increases?|decreases?|rises?|falls?|drops?|reduction|trends?|differences?|progress)\b",
    re.IGNORECASE,
)


def _is_watched_in(value: str, state: str) -> bool:
    """True where a parameter is watched in a disease, not in a place: "pressure in glaucoma", not "glucose in urine"."""
    if _is_parameter(value) and lexicon().link(state, ("condition",)):
        return True
    if _COURSE.search(value):
        return False
    known = lexicon().find(value, ("parameter",)) is not None or regexp(r"[A-Z][A-Za-z+]{1,4}").fullmatch(
        value
    )
    return bool(known) and not (_WHERE.match(state) or BODY_PART.match(state))


def _value(member: Item) -> tuple[str, list[Adjunct]]:
    """The parameter without the words around it, and the adjuncts that its own words and parentheses give."""
    notes = (*member.notes, *(example.text for example in member.examples))
    value, own = member.text, [adjunct for note in notes if (adjunct := adjunct_of(note))]
    own += [Adjunct("condition", note) for note in member.notes if _are_occasions(member, note)]
    leading = _LEADING.match(value)
    if leading:
        value = value[leading.end() :]
        if leading.group("when"):
            own.append(occasion(leading.group("when")))
    value = _INSTEAD.sub("", value)
    state = _IN.search(value)
    if state and _is_watched_in(value[: state.start()], state["state"]):
        own.append(Adjunct("condition", state.group().strip()))
        value = value[: state.start()]
    agent = _WITH.search(value)
    if agent and lexicon().link(agent.group("agent"), ("substance", "drug_class")):
        own.append(Adjunct("condition", agent.group().strip()))
        value = value[: agent.start()]
    if _ADJECTIVE.fullmatch(value) and lexicon().find(value, ("parameter",)) is None:
        return "", []
    while match := _TRAILING.search(value):
        value = value[: match.start()]
    change = _CHANGE.search(value)
    if (
        change
        and not BODY_PART.fullmatch(value, 0, change.start())
        and lexicon().find(value[: change.start()], ("parameter",))
    ):
        value = value[: change.start()]
    aim = _AIM.search(value)
    if aim and _is_parameter(value[: aim.start()]):
        value = value[: aim.start()]
    value = regexp(r"^(?:infant|baby)'s ", re.IGNORECASE).sub("infant ", value.strip(" .,:"))
    if (
        _EMPTY.match(value)
        or _ADVERB.fullmatch(value)
        or _GROUP.fullmatch(value)
        or _NO_PARAMETER.match(value)
        or len(value.split()) > _LONGEST
    ):
        return "", []
    return value, own


def _is_condition(text: str) -> bool:
    """True for what one screens for (a disease), False for what one measures both before and during treatment."""
    return lexicon().link(text, ("condition",)) is not None


def _is_parameter(text: str) -> bool:
    return bool(MEASURED.search(text)) or lexicon().link(text, ("parameter",)) is not None


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
