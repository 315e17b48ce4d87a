"""What to do about a missed dose, a clause a claim, with the canonical gist as label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_MISSED = cued(r"\bmiss(?:ed|es|ing)?\b|forg[eo]t|\boverlooked\b", re.IGNORECASE)
# One sentence often says what to do and when not to: each part is advice of its own.
_PART = regexp(
    r";\s+|,?\s+(?:but|however|otherwise)\b,?\s+|,?\s+(?=unless\b)|,\s+and\s+(?=do not|don't|never|the (?:next|following|usual|change|day)\b)|\s+and\s+(?:then\s+)?(?=(?:carry|go) on\b)|\s+and\s+(?=take the next\b)(?<=out and )",
    re.IGNORECASE,
)
_OPENING = regexp(r"^(?:and|however|otherwise|in that case|then|yes|no)\b,?\s*", re.IGNORECASE)
# "If you missed it before the meal, take it": the case is a condition only where it says more than that it was missed.
_CASE = regexp(
    r"^(?:if|when) (?P<case>[^,]*\b(?:miss|forg)\w*[^,]*),\s*|^(?:if|when) a dose is (?:missed|forgotten) ",
    re.IGNORECASE,
)
_NEXT = regexp(
    r"\b(?:if|unless|when)\b.*(?:\bnext\b|\bfollowing (?:dose|one)\b|\bdue\b|\b(?:almost|nearly|near|close)\b|hours? (?:remain|away|until|before))",
    re.IGNORECASE,
)
_NOT_DENIED = r"(?<!not )(?<!n't )(?<!never )(?<!not be )"
_NEXT_ONE = r"next (?:\w+ )?(?:dose|one|tablet|capsule|injection|patch|infusion|pill)?\b"
# The first that a part says is its gist; the skipped dose goes before the schedule that it is resumed with.
_GISTS = (
    ("do not double the dose", regexp(r"(?:\b(?:not|never|avoid|no)\b|n't).*\b(?:doubl\w*|extra|additional|replaced?|replacement|two|twice|more than|ma[kd]e up|catch up|compensate)\b|\b(?:double (?:dose|amount)|two [a-z]+)\b.*\b(?:not|never|avoid\w*)\b|no double", re.I)),
    ("skip", regexp(rf"{_NOT_DENIED}\b(?:skip\w*|omit\w*)|{_NOT_DENIED}(?:leave|left|let|miss) (?:it |them |that one |this one |simply )*(?:out|be|go)\b|{_NOT_DENIED}\bdrop (?:it|them|that)\b|{_NOT_DENIED}\bwait (?:for|until) (?:the|your) next|{_NOT_DENIED}\bignored?\b|\bpass(?:ed)? (?:it |them )?over\b|{_NOT_DENIED}\bleave (?:it|them) (?:for|until|till)\b|\b(?:otherwise|else) wait\b|^unless\b.*(?:\bnext\b|following)", re.I)),
    ("", regexp(r"\bwithin \d+ \w+|\bup to \d+ \w+ before|with the next meal|(?:repeated|separated|reset|no schedule)\b|\bcounts? as missed\b|\bup to \d+ \w+ late\b|\b(?:re-?start|start again|start over|begin again)\b|(?:two|three|several|more than \w+) (?:or more )?(?:consecutive )?(?:doses|tablets|days|injections)\b.*\b(?:call|contact|ring|phone|tell|ask)\b|^(?:ring|phone|call|tell|contact|ask)\b.*\b(?:after|if|when)\b.*\b(?:miss|forg)\w+", re.I)),
    ("as soon as possible", regexp(r"as soon as|(?:when|once) (?:it is |you |they |the patient )?remember\w*|(?:when|once) (?:it |you |they |this |one )?(?:is |are )?(?:notic\w+|realis\w+|realiz\w+|found|wakes?|discovered|comes? to mind)|(?:take|given?|administer\w*|apply) (?:\w+ ){0,3}immediately|\b(?:straight|right) away\b|\b(?:at|on) the (?:next|earliest|first) opportunity\b|\bwithout (?:delay|waiting)\b|\b(?:give[ns]?|taken?|inject(?:ed)?|administered) promptly\b|\bmade good\b|\btake (?:it|the dose|the tablet) if (?:fewer|less) than\b|\b(?:goes on|tak(?:e|en)|given?|apply|applied|inject(?:ed)?|swallow(?:ed)?|inhaled?|used?) (?:it |them |one )?(?:at once|now|without delay|(?:on )?(?:the same|that) day)\b", re.I)),
    ("continue regular schedule", regexp(rf"(?:continu\w*|resum\w*|return\w*|maintain\w*|go on|keep)\b.*(?:schedul\w*|interval\w*|time|regimen)|\bcarry on\b|\b(?:continue|go on|proceed) with the next\b|\b(?:resum|continu)\w* as (?:usual|before|planned)\b|subsequent doses|{_NEXT_ONE}.*(?:schedul\w*|usual|regular|planned|normal) ?(?:time)?|\b(?:day|schedule|rhythm|timing|time) (?:stays|remains) (?:the same|unchanged)", re.I)),
)  # fmt: skip
_CONSULT = regexp(
    r"(?:contact|consult|call|ask|inform|seek)\b(?!.*\b(?:after|if|when)\b.*\b(?:miss|forg)\w+)",
    re.IGNORECASE,
)
_LATENESS = regexp(r"\b(?:hours?|days?|late|before|after|within)\b", re.IGNORECASE)
_CONDITION = regexp(r"^(?:if|when) ([^,]+),", re.IGNORECASE)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Advice after a missed dose, from Dosage Adjustments, a heading of its own or the FAQ."""
    for passage in passages(monograph, "missed_dose", "dosage", "precautions"):
        is_told = passage.topic == "missed_dose" or bool(_MISSED.search(passage.context))
        for start, end in sentences(passage.text):
            is_told = is_told or bool(_MISSED.search(passage.text, start, end))
            if is_told:
                yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    proof = evidence(monograph, passage, "missed-dose.gist", start, end)
    for part in _PART.split(passage.text[start:end]):
        value = _OPENING.sub("", part).strip(" ,.")
        gist = next((name for name, pattern in _GISTS if pattern.search(value)), None)
        if gist is None or _CONSULT.match(value):
            continue
        if gist == "skip":
            gist = "skip if near next dose" if _NEXT.search(value) else "skip the missed dose"
        limit = _limit(value) or (passage.label if _LATENESS.search(passage.label) else None)
        yield claim(
            monograph, "missed_dose", _CASE.sub("", value), proof, label=gist or None, condition=limit
        )


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
