"""Contraindications: the list below that heading, and "contraindicated in" anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, passages
from kg.model import Assertion, Claim, Monograph, Passage, Problem
from kg.text.assertion import denies_contraindication, is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import clauses, sentences

_CUE = re.compile(
    r"\bcontraindicated (?:for use )?(?:in|with|for|during|when|if)\s+|\bcontraindications? (?:\w+ ){0,4}?(?:include|are|is)[:,]?\s+|\b(?:should not|must not) be (?:used|given|taken|administered) (?:in|with|by|to|during)\s+",
    re.IGNORECASE,
)
_PATIENTS = re.compile(
    r"^(?:(?:in|with|for|during|and|or|those|individuals|patients|people|persons|anyone|women|a|an|the|known|with|who have|who|having|who are|are|suffering from|taking|receiving|presence of|additionally|documented)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:unless|if|because|since|due to|as it|as they|should|must|is (?!a\b)|are |may|can|which|that (?:is|are|may|can)|call for|listed|when|where|while)\b.*$|\s+(?:is|are)$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:other|certain|several|some|the|any|known|absolute|specific|following|severe|these|acute|large|with|not|each|now|yes|no|past|by|in|to)\s*)*(?:none|conditions?|patients?|contraindications?|caution|use|known|individuals?|related compounds?|benefit|risk|contrast|section|.{0,2})?$",
    re.IGNORECASE,
)
_NO_FACT = re.compile(
    r"\b(?:consult\w*|caution\w*|care|section|refer to|see above|listed|mentioned|discuss\w*|healthcare|physician|weigh|monitor\w*|inform\w*)\b|^(?:within|after|before|without|unless|if|when|at least|for at least)\b|^(?:in the )?(?:past|last) \d+|^\d+ (?:days|weeks|months)",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Contraindications with their strength where the text gives it."""
    for passage in passages(monograph, "contraindications"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text) or re.match(
        r"(?:there are )?(?:none|no)\b(?: known| absolute| specific| listed| stated)*(?: contraindications?)?(?: known)?\W*$",
        text,
        re.IGNORECASE,
    ):
        return
    cue = _CUE.search(text)
    if not cue and passage.role == "faq" and not text.split(",")[0][:1].isupper():
        return
    begin = start + (cue.end() if cue else 0)
    strength = [
        name
        for name in ("absolute", "relative")
        if name in f"{passage.context} {text[: begin - start]}".lower()
    ]
    proof = evidence(monograph, passage, "contraindication.list", start, end)
    for item in items(passage.text, begin, end):
        clause = _clause_of(text, item.start - start)
        if _CARE.search(clause) and not re.search(r"contraindicat", clause, re.IGNORECASE):
            continue
        refused = denies_contraindication(clause) or denied(text, start, item)
        for member in (item, *item.examples):
            value = _value(member)
            if value and not _NO_FACT.search(value):
                said: Assertion = "negated" if refused else "affirmed"
                yield claim(
                    monograph,
                    "contraindication",
                    value,
                    proof,
                    said,
                    strength=strength,
                    example_of=member.parent,
                )


_CARE = re.compile(
    r"\b(?:calls? for care|needs? care|cautio\w+|with care|carefully|do(?:es)? not (?:exclude|preclude))\b",
    re.IGNORECASE,
)


def _clause_of(text: str, position: int) -> str:
    return next((text[a:b] for a, b in clauses(text) if a <= position < b), text)


def _value(item: Item) -> str:
    value = _TAIL.sub("", _PATIENTS.sub("", item.text)).strip(" .,:")
    return "" if _EMPTY.match(value) or len(value.split()) > 14 else value
