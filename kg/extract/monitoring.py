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
    r"^(?:(?:(?P<when>baseline|overnight|continuous|regular|periodic|routine|frequent|hourly|weekly|monthly|annual)|close|careful|closely|carefully|monitoring of|monitoring|monitor|assess|check|evaluate|the|for|of|any|patient's|patients'|patients for|"
    r"their|its|as well as|including|potential|possible|ongoing|also|then|further|furthermore|a|an|and|or|changes in|change in|yes|such as|other)[\s,]+)+",
    re.IGNORECASE,
)
_TRAILING = cued(
    r"(?:^|\s+)(?:closely|carefully|only|essential|crucial|more often|more frequently|as well|if any|too|properly|accordingly|(?<!al )(?<!ac )(?<!ic )(?<!ar )(?<!ry )monitoring)$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:any|other|the|potential|possible|signs of|close|regular|all|these|this|relevant|specific|unusual|new|rare|such|serious|severe|overall|long-term|therapeutic|individual|patient|drug|clinical|medical|unwanted|unexpected|common|of|and|treatment-related|dose-related|as|both|laboratory|routine|appropriate|key|therapeutic drug|"
    r"no|not|infant|risk|certain|general|standard|additional)\s*)*"
    r"(?:adverse (?:events?|effects?|reactions?|drug reactions?|outcomes?)|side[- ]effects?|monitoring|patients?|parameters?|effects?|reactions?|symptoms?|signs?|conditions?|it|them|this|therapy|treatment|use|medications?|none|yes|required|applicable|risks?|benefits?|levels?|tests?|testing|"
    r"children|elderly|adults?|infants?|women|doses?|dosages?|restart|initially|contraindications?|individuals?|factors?|complications?|changes|data|tolerability|product|label|need|needs|supervision|baseline|assessments?|evaluation|examinations?|safety|problems?|issues?|interactions?|they|frequency|emergence|lips?|tongue|throat|mouth|face|stools?|side effects of .*)?$",
    re.IGNORECASE,
)
_NO_PARAMETER = regexp(
    r"^(?:in|with|during|after|before|at|more|if|when|where|while|those|by|to|on|is|are|as|has|have|from|within|over|since|until|between|per|through|consider|periodically|especially|generally|this|adjust|starting|avoid|use|repeat|stop|discontinu\w*|seek|advise|educate|follow|ensure|consult|contact|ask|discuss|not|no|frequency depends|helps?|minimi[sz]e|optimi[sz]e|particularly|be alert|conduct|above|patients|taking|how|"
    r"would|be|both|adhering|recommended|also recommended|none|prolonged use|long-term use|concurrent use|dose|dosage|\d+)\b|\b(?:adjust(?:ed|ing)? (?:the )?dos)|\bneed\b|\bis done\b|\bbenefits?\b",
    re.IGNORECASE,
)
_GROUP = regexp(rf"(?:[\w-]+ )?{PERSONS}(?: (?:over|under|with|of|on|taking) .*)?", re.IGNORECASE)
_LONGEST = 8  # words of a parameter


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """What to watch, with its condition and timing."""
    for topics, is_list in ((("monitoring",), True), (_PROSE_TOPICS, False)):
        for passage in passages(monograph, *topics):
            if not (is_list or may_order(passage.text)):
                continue
            for start, end in sentences(passage.text):
                text = passage.text[start:end]
                if (is_list or may_order(text)) and not is_unknown(text):
                    for order in orders(text, is_list):
                        yield from _ordered(monograph, passage, start, end, order)


def _ordered(monograph: Monograph, passage: Passage, start: int, end: int, order: Order) -> Iterator[Claim]:
    """The claims of one order: each member of its list with the adjuncts that hold for it."""
    text = passage.text[start:end]
    rule = "list" if passage.topic == "monitoring" else "cue"
    proof = evidence(monograph, passage, f"monitoring.{rule}", start, end)
    shared = [*order.adjuncts, *_from_label(passage)]
    for stretch, joined, lead in spread(stretches(text, order.start, order.end), text):
        found = items(text, stretch.start, stretch.end)
        for index, item in enumerate(found):
            own = stretch.adjuncts if joined or index == len(found) - 1 else ()
            for member in _parts(item):
                yield from _claim(monograph, member, order, [*shared, *lead, *own], proof)


def _parts(item: Item) -> Iterator[Item]:
    """A member, its examples, and the parts of its parenthesis: "renal function (BUN, creatinine)"."""
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
_IN = regexp(r"\s+in\s+(?P<state>[\w -]+)$", re.IGNORECASE)
_WITH = regexp(r"\s+with\s+(?P<agent>[\w -]+)$", re.IGNORECASE)


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
    state = _IN.search(value)
    if state and _is_parameter(value[: state.start()]) and lexicon().link(state["state"], ("condition",)):
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
