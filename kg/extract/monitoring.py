"""Monitoring: the summary's Monitoring Parameters, and what other sections say to watch, check or screen for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_LIST_TOPICS = ("monitoring",)
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
_CUE = re.compile(
    r"\b(?:monitor(?:ing)?(?: (?:closely|carefully|regularly|periodically|frequently|patients?|the patient|infants?))*(?: (?:for|of))?|(?:pre-?)?screen(?:ing)? (?:patients )?for|assess(?:ment of|ing)?(?: for)?|"
    r"check(?:ing)?|measure|evaluate(?: for)?|watch for|observe for)\s+(?P<list>(?!and\b|is\b|are\b|for\b|or\b|should\b|may\b|patients? closely)[^.;:]{3,220})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:^|[,;] )(?P<list>[^.;,]{3,120}?)\s+(?:should|must|needs? to|is to|are to) be (?:\w+ly )?(?:monitored|checked|assessed|measured|evaluated)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\s+((?:in|for) (?:patients|those|people|women|individuals)\b.*|(?:if|when|with (?:long-term|prolonged)|in (?:case|cases|long-term))\b.*)$",
    re.IGNORECASE,
)
_TIMING = re.compile(
    r"\s*\b((?:before(?: and (?:during|after))?|prior to|during|after|throughout|at baseline|at (?:the )?start|periodically|regularly|every|weekly|monthly|annually|particularly|especially|while|within)\b.*)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:any|other|the|for|potential|possible|signs of|close|regular|careful|all|these|relevant|specific|unusual|patient'?s?|new|rare|such|serious|severe|overall|long-term|therapeutic)\s*)*"
    r"(?:adverse (?:events?|effects?|reactions?|drug reactions?)|side effects?|monitoring|patients?|parameters?|effects?|reactions?|symptoms?|signs?|conditions?|it|them|this|therapy|treatment|use|medications?|no|none|yes|not (?:required|applicable)|closely|risks?|benefits?|"
    r"response and adverse effects|children|elderly|adults?|infants?|women|dose|doses|dosage|restart|initially|periodically|regularly|carefully|children|contraindications?|pregnancy category|individuals?)?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:regular|regularly|close|closely|careful|carefully|periodic|periodically|routine|frequent|frequently|baseline|monitoring of|monitoring|vigilance for|watchfulness for|monitor for|monitor|assess for|assess|check|evaluate|the|for|of|any|patient's|patients for|patients'|patients|patient|their|screen for|screening for|observe for|watch for|as well as|including|potential|possible|especially|particularly|ongoing|pre-existing|underlying|a|an|and|or)\s+)+",
    re.IGNORECASE,
)
_ADVERBS = re.compile(
    r"\s+(?:closely|carefully|regularly|frequently|periodically|continuously|routinely|only|more often|more frequently|is (?:essential|crucial|recommended|important|advised|necessary|required|advisable|warranted)|are (?:essential|crucial|recommended|important|advised|necessary|required)|"
    r"(?:may|might|should|must|can) be .*|should .*|to (?:detect|ensure|avoid|prevent|assess|adjust|guide|minimize)\b.*|due to .*|as (?:needed|appropriate|clinically indicated|it .*|they .*)|because .*|may .*|can .*|which .*|that .*|with (?:warfarin|digoxin|prolonged|long-term|high) .*|if .*)$",
    re.IGNORECASE,
)
_NO_PARAMETER = re.compile(
    r"^(?:in|with|during|after|before|at|more|if|when|where|while|those|by|to|on|is|are|as|has|have|from|such|within|over|since|until|between|per|through|consider|adjust|avoid|use|repeat|stop|discontinu\w*|seek|advise|educate|follow|ensure|not|no|patients|taking|drug interactions?|concomitant|concurrent|history of (?:allerg)|dose|dosage|\d)\b|\b(?:adjust(?:ed|ing)? (?:the )?dos)|\bneed\b|\bis done\b",
    re.IGNORECASE,
)
_PARAMETER_WORD = re.compile(
    r"\b(?:levels?|functions?|tests?|testing|counts?|pressure|rates?|signs?|symptoms?|concentrations?|time|intervals?|weight|examinations?|status|glucose|electrolytes?|ECG|electrocardiogram|INR|CBC|LFTs?|BUN|creatinine|potassium|sodium|calcium|balance|response|mood|behaviou?r|reactions?|toxicity|infections?|bleeding|growth|density|"
    r"vision|hearing|skin|scores?|output|saturation|imbalances?|disease|disorders?|\w+emia|\w+openia|\w+itis|hypotension|hypertension|depression|sedation|profile|enzymes?|allergies|allergy|sensitivity|impairment|ideation|intake|compliance|adherence|efficacy|size|appearance|comfort|relief|severity|frequency|progress\w*)\b",
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
    screening = "true" if _SCREENING.search(text, max(start, first - 30), first) else None
    sure = rule == "monitoring.list" and passage.role != "faq"
    for item in items(text, first, last):
        for member in (item, *item.examples, *_listed_notes(item)):
            value, condition, timing = _value(member)
            if value and (sure or _is_parameter(value)):
                yield claim(
                    monograph,
                    "monitoring",
                    value,
                    proof,
                    condition=condition,
                    timing=timing,
                    screening=screening if _is_condition(value) else None,
                    example_of=member.parent,
                )


def _listed_notes(item: Item) -> Iterator[Item]:
    """Members of a parenthesis that lists parts: "renal function (BUN, creatinine)"."""
    for note in item.notes:
        if "," in note or " and " in note:
            yield from (m for m in items(note) if _is_parameter(m.text))


def _is_condition(text: str) -> bool:
    """True for what one screens for (a disease), False for what one measures both before and during treatment."""
    return lexicon().link(text, ("condition",)) is not None


def _is_parameter(text: str) -> bool:
    return bool(_PARAMETER_WORD.search(text)) or lexicon().link(text, ("parameter",)) is not None


_SCREENING = re.compile(r"screen(?:ing|ed)?\b[^.;]*$", re.IGNORECASE)


def _value(item: Item) -> tuple[str, str, str]:
    value, condition, timing = item.text, "", ""
    for note in item.notes:
        if re.match(r"(?:for|in|if|when|with)\b", note):
            condition = note
        elif _TIMING.match(" " + note):
            timing = note
    value = _ADVERBS.sub("", value)
    match = _CONDITION.search(value)
    if match:
        value, condition = value[: match.start()], match.group(1)
    match = _TIMING.search(value)
    if match and match.start() > 0:
        value, timing = value[: match.start()], match.group(1)
    value = _ADVERBS.sub("", _LEADING.sub("", value)).strip(" .,:")
    if _EMPTY.match(value) or _NO_PARAMETER.match(value) or len(value.split()) > 7:
        return "", "", ""
    return value, condition, timing
