"""Monitoring: the summary's Monitoring Parameters, and what other sections say to watch, check or screen for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences

_LIST_TOPICS = ("monitoring",)
_PROSE_TOPICS = ("precautions", "dosage", "side_effects", "interactions", "pregnancy", "contraindications", "combinations", "faq")
_CUE = re.compile(
    r"\b(?:monitor(?:ing)?(?: (?:closely|carefully|regularly|periodically|frequently|patients?|the patient|infants?))*(?: (?:for|of))?|(?:pre-?)?screen(?:ing)? (?:patients )?for|assess(?:ment of|ing)?(?: for)?|"
    r"check(?:ing)?|measure|evaluate(?: for)?|watch for|observe for)\s+(?P<list>(?!and\b|is\b|are\b|for\b|or\b|should\b|may\b|patients? closely)[^.;:]{3,220})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:^|[,;] )(?P<list>[^.;,]{3,120}?)\s+(?:should|must|needs? to|is to|are to) be (?:\w+ly )?(?:monitored|checked|assessed|measured|evaluated)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\s+((?:in|for) (?:patients|those|people|women|individuals)\b.*|(?:if|when|with (?:long-term|prolonged)|in (?:case|cases|long-term))\b.*)$", re.IGNORECASE)
_TIMING = re.compile(
    r"\s*\b((?:before(?: and (?:during|after))?|prior to|during|after|throughout|at baseline|at (?:the )?start|periodically|regularly|every|weekly|monthly|annually|particularly|especially|while|within)\b.*)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:any|other|the|for|potential|possible|signs of|close|regular|careful|all|these|relevant|specific|unusual|patient'?s?|new)\s*)*"
    r"(?:adverse (?:events?|effects?|reactions?|drug reactions?)|side effects?|monitoring|patients?|parameters?|effects?|reactions?|symptoms?|conditions?|it|them|this|therapy|treatment|progress|use|medications?|no|none|not (?:required|applicable)|closely|risks?|benefits?|response and adverse effects)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:regular|regularly|close|closely|careful|periodic|routine|frequent|baseline|monitoring of|monitoring|monitor for|monitor|assess for|assess|check|evaluate|the|for|of|any|patient's|screen for|screening for|observe for|watch for|as well as|including)\s+)+",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """What to watch, with its condition and timing."""
    for passage in passages(monograph, *_LIST_TOPICS):
        for start, end in sentences(passage.text):
            yield from _list(monograph, passage, start, end, start, end, "monitoring.list")
    for passage in passages(monograph, *_PROSE_TOPICS):
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            for match in (*_CUE.finditer(text), *_PASSIVE.finditer(text)):
                first, last = start + match.start("list"), start + match.end("list")
                yield from _list(monograph, passage, first, last, start, end, "monitoring.cue")


def _list(
    monograph: Monograph, passage: Passage, first: int, last: int, start: int, end: int, rule: str
) -> Iterator[Claim]:
    text = passage.text
    if is_unknown(text[start:end]):
        return
    cue = _CUE.match(text[first:last])
    if cue:
        first, last = first + cue.start("list"), first + cue.end("list")
    proof = evidence(monograph, passage, rule, start, end)
    for item in items(text, first, last):
        for member in (item, *item.examples):
            value, condition, timing = _value(member)
            if value:
                yield claim(monograph, "monitoring", value, proof, condition=condition, timing=timing, example_of=member.parent)


def _value(item: Item) -> tuple[str, str, str]:
    value, condition, timing = item.text, "", ""
    for note in item.notes:
        if re.match(r"(?:for|in|if|when|with)\b", note):
            condition = note
        elif _TIMING.match(" " + note):
            timing = note
    match = _CONDITION.search(value)
    if match:
        value, condition = value[: match.start()], match.group(1)
    match = _TIMING.search(value)
    if match and match.start() > 0:
        value, timing = value[: match.start()], match.group(1)
    value = _LEADING.sub("", value).strip(" .,:")
    if _EMPTY.match(value) or len(value.split()) > 8:
        return "", "", ""
    return value, condition, timing
