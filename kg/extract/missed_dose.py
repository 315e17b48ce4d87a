"""What to do about a missed dose, a clause a claim, with the canonical gist as label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_MISSED = cued(
    r"\bmiss(?:ed|es|ing)?\b|forg[eo]t|\boverlooked\b|\bslip\w* (?:your|the|his|her) (?:mind|memory)|\bomitted (?:dose|tablet|capsule|injection)",
    re.IGNORECASE,
)
# One sentence often says what to do and when not to: each part is advice of its own.
_PART = regexp(
    r";\s+|,?\s+(?:but|however|otherwise|or else|else)\b,?\s+|(?<=skip),\s+(?=no\b)|,?\s+(?=unless\b)|,\s+and\s+(?=do not|don't|never|the (?:next|following|usual|change|day)\b)|\s+and\s+(?:then\s+)?(?=(?:carry|go) on\b)|\s+and\s+(?=take the next\b)(?<=out and )|,?\s+(?:and\s+)?then\s+(?=space|wait|leave|keep|count|schedul|return|resume|continue)|,?\s+after which\s+|,?\s+and\s+(?=(?:space|wait|count|schedul\w+|re-?start\w*|keep)\b)",
    re.IGNORECASE,
)
_OPENING = regexp(
    r"^(?:(?:and|however|otherwise|in that case|then|just|simply)\b,?\s*|(?:yes|no),\s*|(?:an? |the )?(?:missed|forgotten|overlooked|omitted) [\w-]+ (?:is|may be|can be|should be|must be)\s+(?=(?:taken|given|injected|used) if\b)|(?:an? )?[\w-]+ that (?:has been|was) (?:missed|forgotten|overlooked) (?:is|may be|should be)\s+(?=(?:taken|given|injected|used) if\b))",
    re.IGNORECASE,
)
# "If you missed it before the meal, take it": the case is a condition only where it says more than that it was missed.
_CASE = regexp(
    r"^with an? (?:missed|forgotten|late) [^,]*,\s*|^(?:if|when) (?P<case>[^,]*\b(?:miss|forg)\w*[^,]*),\s*|^(?:if|when) a dose is (?:missed|forgotten) ",
    re.IGNORECASE,
)
_REASON = regexp(r",\s+(?:as|because|since)\s.*$", re.IGNORECASE)
_NEXT = regexp(
    r"\b(?:if|unless|when)\b.*(?:\bnext\b|\bfollowing (?:dose|one)\b|\bdue\b|\b(?:almost|nearly|near|close)\b|hours? (?:remain|away|until|before))",
    re.IGNORECASE,
)
_NOT_DENIED = r"(?<!not )(?<!n't )(?<!never )(?<!not be )"
_NEXT_ONE = r"next (?:\w+ )?(?:dose|one|tablet|capsule|injection|patch|infusion|pill)?\b"
# The first that a part says is its gist; the skipped dose goes before the schedule that it is resumed with.
_GISTS = (
    ("do not double the dose", regexp(r"(?:\b(?:not|never|avoid|no)\b|n't).*\b(?:doubl\w*|extra|additional|replaced?|replacement|two|twice|more than|ma[kd]e up|catch up|caught up|compensate|together)\b|\b(?:double (?:dose|amount)|two [a-z]+)\b.*\b(?:not|never|avoid\w*)\b|no double", re.I)),
    ("skip", regexp(rf"{_NOT_DENIED}\b(?:skip\w*|omit(?:s|ting)?|omitted(?! (?:dose|tablet|capsule|injection)))\b|{_NOT_DENIED}(?:leave|left|let|miss) (?:it |them |that one |this one |simply )*(?:out|be|go)\b|{_NOT_DENIED}\bdrop(?:ped)?\b(?: (?:it|them|that)\b|\W*$)|{_NOT_DENIED}\b(?:leave|forget) (?:it|them|that one)\W*$|{_NOT_DENIED}\bwait for (?:the|your) (?:next|following)|{_NOT_DENIED}\bwait (?:for|until) (?:the|your) next|{_NOT_DENIED}\bignored?\b|^(?:just |simply )?leave (?:it|them|that one)\W*$|\bpass(?:ed)? (?:it |them )?over\b|{_NOT_DENIED}\bleave (?:it|them) (?:for|until|till)\b|\b(?:otherwise|else) wait\b|^unless\b.*(?:\bnext\b|following)", re.I)),
    ("", regexp(r"\bwithin \d+ \w+|\bup to \d+ \w+ before|with the next meal|(?:repeated|separated|reset|no schedule)\b|\bcounts? as missed\b|\bup to \d+ \w+ late\b|\bafter (?:a |an )?(?:break|gap|pause|interval) of\b.*\b(?:call|contact|ring|phone|tell|ask|speak)\b|\b(?:re-?start\w*|start again|start over|begin again)\b|(?:two|three|several|more than \w+) (?:or more )?(?:consecutive )?(?:doses|tablets|days|injections)\b.*\b(?:call|contact|ring|phone|tell|ask)\b|^(?:ring|phone|call|tell|contact|ask)\b.*\b(?:after|if|when)\b.*\b(?:miss|forg)\w+", re.I)),
    ("as soon as possible", regexp(r"as soon as|\bthe moment\b|\bat the earliest\b|\bif (?:it is |you |they )?remember\w*|\bmade up\b|\b(?:later )?(?:on )?the same day\b|^(?:take|give|inject|use|apply|have|swallow) (?:it|them|the (?:missed |forgotten )?(?:dose|tablet|injection))\b[^.;]*\b(?:up to|within|provided|as long as) \d|^(?:take|give|inject|use|apply) within \d|(?:when|once) (?:it is |you |they |the patient )?remember\w*|(?:when|once) (?:it |you |they |this |one )?(?:is |are )?(?:notic\w+|realis\w+|realiz\w+|found|wakes?|discovered|comes? to mind)|(?:take|given?|administer\w*|apply) (?:\w+ ){0,3}immediately|\b(?:straight|right) away\b|\b(?:at|on) the (?:next|earliest|first) opportunity\b|\bwithout (?:delay|waiting)\b|\bon (?:remembering|noticing|discovery|discovering)\b|\b(?:give[ns]?|taken?|inject(?:ed)?|administered) promptly\b|\bmade good\b|\btake (?:it|the dose|the tablet) if (?:fewer|less) than\b|\b(?:goes on|tak(?:e|en)|given?|apply|applied|inject(?:ed)?|swallow(?:ed)?|inhaled?|used?) (?:it |them |one )?(?:at once|now|without delay|(?:on )?(?:the same|that) day)\b", re.I)),
    ("continue regular schedule", regexp(rf"(?:continu\w*|resum\w*|return\w*|maintain\w*|go on|keep)\b.*(?:schedul\w*|interval\w*|time|regimen)|\bcarry on\b|\bschedule goes on\b|\bback to (?:the|your)\b|{_NEXT_ONE}.*(?:\bdue\b|customary|accustomed|as always)|\bnext (?:is|when|as)\b.*(?:\bdue\b|usual|customary|planned|time)|\b(?:continue|go on|proceed) with the next\b|\b(?:resum|continu)\w* as (?:usual|before|planned)\b|subsequent doses|{_NEXT_ONE}.*(?:schedul\w*|usual|regular|planned|normal) ?(?:time)?|\b(?:day|schedule|rhythm|timing|time) (?:stays|remains) (?:the same|unchanged)", re.I)),
)  # fmt: skip
# What to do with the doses that follow has no gist of its own, and is advice all the same.
_FOLLOWS = regexp(
    r"\b(?:wait|leave|allow|keep) (?:\w+ )?(?:at least|a minimum|an interval|no less)\b|\bat least \d+ (?:hours|days|weeks) (?:between|before|apart|until|must|should)|"
    r"\bspaced?\b|\bcount\w*\b|\bschedul\w+\b[^.;]*\bfrom\b|\bfrom (?:that|the new|this) (?:date|day)|\bre-?schedul\w+|\bback-?up (?:method|contracepti\w+)",
    re.IGNORECASE,
)
_ORDER = regexp(r"(?:take|give|inject|apply|inhale|swallow|use)\b", re.IGNORECASE)
_NO = regexp(r"(?:no|never|not)", re.IGNORECASE)
_TWO = regexp(r"\b(?:two|doubl\w+|twice)\b", re.IGNORECASE)
_CONSULT = regexp(
    r"(?:contact|consult|call|ask|inform|seek)\b(?!.*\b(?:after|if|when)\b.*\b(?:miss|forg)\w+)",
    re.IGNORECASE,
)
_LATENESS = regexp(r"\b(?:hours?|days?|late|before|after|within)\b", re.IGNORECASE)
_RHYTHM = regexp(r"\b(?:daily|weekly|monthly|first|second|last)\b", re.IGNORECASE)
_CONDITION = regexp(r"^(?:if|when) ([^,]+),", re.IGNORECASE)


_NOT_TWO = _GISTS[0][1]


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Advice after a missed dose, from Dosage Adjustments, a heading of its own or the FAQ."""
    goes_on = False
    for passage in passages(monograph, "missed_dose", "dosage", "precautions"):
        is_told = passage.topic == "missed_dose" or bool(
            _MISSED.search(f"{passage.section} {passage.context}")
        )
        if goes_on and passage.form == "item" and not passage.label and _NOT_TWO.search(passage.text):
            is_told = True
        goes_on = is_told
        for start, end in sentences(passage.text):
            is_told = is_told or bool(_MISSED.search(passage.text, start, end))
            if is_told:
                yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    proof = evidence(monograph, passage, "missed-dose.gist", start, end)
    for part in _PART.split(passage.text[start:end]):
        value = _REASON.sub("", _OPENING.sub("", part)).strip(" ,.")
        gist = next((name for name, pattern in _GISTS if pattern.search(value)), None)
        late = passage.label if _LATENESS.search(passage.label) else ""
        if gist is None and _is_advice(passage, late, value):
            gist = ""
        if _NO.fullmatch(value) and _TWO.search(passage.label):
            gist, late = "do not double the dose", passage.label
        if gist is None or _CONSULT.match(value):
            continue
        if gist == "skip":
            gist = "skip if near next dose" if _NEXT.search(value) else "skip the missed dose"
        said = f"{late}: {value}" if late and passage.topic != "missed_dose" else _CASE.sub("", value)
        rhythm = passage.label if _RHYTHM.search(passage.label) else None
        # Two forms taken in two rhythms are two claims, though their gist is one.
        label = None if rhythm else gist or None
        limit = _limit(value) or late or rhythm
        yield claim(monograph, "missed_dose", said, proof, label=label, condition=limit)


def _is_advice(passage: Passage, late: str, value: str) -> bool:
    """True for an order that has no gist: to wait, to count anew, or, where only missed doses are told of, to take it."""
    heading = passage.heads[-1].text if passage.heads else passage.section
    is_order = bool(late) or passage.topic == "missed_dose" or bool(_MISSED.search(heading))
    return bool(_FOLLOWS.search(value) or (is_order and _ORDER.match(value)))


def _limit(value: str) -> str | None:
    """The case that a clause is for ("if you have already eaten"); None where it is any missed dose."""
    case, other = _CASE.match(value), _CONDITION.match(value)
    if case:
        said = case.group("case") or ""
        return (
            said
            if regexp(r"\b(?:before|after|within|more than|less than)\b", re.IGNORECASE).search(said)
            else None
        )
    return other.group(1) if other else None
