"""Contraindications: the list below that heading, and "contraindicated in" anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_negated, is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences

_CUE = re.compile(
    r"\bcontraindicated (?:for use )?(?:in|with|for|during|when|if)\s+|\bcontraindications? (?:\w+ ){0,4}?(?:include|are|is)[:,]?\s+|\b(?:should not|must not) be (?:used|given|taken|administered) (?:in|with|by|to|during)\s+",
    re.IGNORECASE,
)
_PATIENTS = re.compile(
    r"^(?:(?:in|with|for|during|and|or|those|individuals|patients|people|persons|anyone|individuals|women|a|an|the|known|with|who have|having|who are|suffering from|taking|receiving)\s+)+(?=\S)",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"^(?:none|no|absolute|relative|following|conditions?|patients?|contraindications?|caution|.{0,2})$", re.IGNORECASE)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Contraindications with their strength where the text gives it."""
    for passage in passages(monograph, "contraindications"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    cue = _CUE.search(text)
    if not cue and len(text.split()) > 14 and passage.form == "paragraph" and "," not in text:
        return
    begin = start + (cue.end() if cue else 0)
    strength = [name for name in ("absolute", "relative") if name in f"{passage.context} {text[: begin - start]}".lower()]
    proof = evidence(monograph, passage, "contraindication.list", start, end)
    for item in items(passage.text, begin, end):
        if is_negated(text, max(item.start - start, 0), item.end - start):
            continue
        for member in (item, *item.examples):
            value = _value(member)
            if value:
                yield claim(monograph, "contraindication", value, proof, strength=strength, example_of=member.parent)


def _value(item: Item) -> str:
    value = _PATIENTS.sub("", item.text).strip()
    return "" if _EMPTY.match(value) or len(value.split()) > 14 else value
