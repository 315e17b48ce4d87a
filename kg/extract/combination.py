"""Popular combinations: drugs and classes that the drug is said to be given with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, passages
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences

# In this order: what follows "combined with", what a list holds, what stands before "may be added".
_CUES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:combined|combination|combinations|combining|used|given|administered|prescribed|co-?administered|taken|together|paired|added|along|alongside|concurrently|conjunction|adjunct)(?: \w+){0,2}?\s+(?:with|to)\s+(?P<list>[^.;:]+)",
        r"\b(?:include|includes|such as|like|are|with)[:]?\s+(?P<list>[^.;:]+)",
        r"^(?P<list>[^.;:]+?)\s+(?:may|can|is|are|could) (?:also |often |sometimes )?(?:be )?(?:added|used|combined|recommended|given|prescribed|co-prescribed)",
    )
)
_TAIL = re.compile(
    r"\s+(?:for|to|in|may|can|is|are|as|which|that|when|if|depending|due|because|provides?|offers?|has|have|helps?|by|results?|could|should|might|during|under|on|supplementation|based|of)\b.*$",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:with|and|or|other|the|a|an|certain|some|various|drugs like|medications like|such as|combination with|combined with|along with|both|either|additional|another|typically|in combination with)\s+)+",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:(?:other|the|these|various|additional|different|certain|specific|any|many|some|this|it|fixed-dose|popular|common|oral|topical)\s*)*(?:medications?|drugs?|agents?|treatments?|therap(?:y|ies)|combinations?|products?|medicines?|patients?|monotherapy|standalone|alone|none|formulations?|ingredients?|antihypertensives? agents?|conditions?|caution|benefits?|efficacy|supplements?|regimens?)?$",
    re.I,
)
_CAUTION = re.compile(
    r"caution|avoid|not (?:recommended|advised|standard|typical)|increase[sd]? (?:the )?risk|careful|interact",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Partners in therapy; a combination that the text advises against is none."""
    for passage in passages(monograph, "combinations"):
        own = passage.labels[-1] if passage.labels else None
        if own is not None and passage.form == "item":
            yield from _labelled(monograph, passage, own)
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _labelled(monograph: Monograph, passage: Passage, own: MappedText) -> Iterator[Claim]:
    proof = evidence(monograph, passage, "combination.label", label=own)
    if _CAUTION.search(passage.text):
        return
    for part in re.split(r"\s*\+\s*", own.text):
        for item in items(part):
            yield from _claims(monograph, item, proof)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text) or _CAUTION.search(text):
        return
    proof = evidence(monograph, passage, "combination.sentence", start, end)
    match = next((m for m in (cue.search(text) for cue in _CUES) if m), None)
    bare = passage.form == "item" and not passage.labels and len(text.split()) <= 10
    if match is None and not bare:
        return
    a, b = (match.start("list"), match.end("list")) if match else (0, len(text))
    for item in items(passage.text, start + a, start + b):
        if not denied(text, start, item):
            for part in re.split(r"\s+\+\s+", item.text):
                yield from _claims(
                    monograph, Item(part, item.start, item.end, item.glosses, item.examples), proof
                )


def _claims(monograph: Monograph, item: Item, proof: Evidence) -> Iterator[Claim]:
    own = {monograph.title.lower(), *(i.lower() for i in monograph.ingredients)}
    for member in (item, *item.examples):
        value = _TAIL.sub("", _LEADING.sub("", member.text)).strip(" .,:;")
        if (
            not _EMPTY.match(value)
            and len(value.split()) <= 5
            and len(value) > 2
            and value.lower() not in own
        ):
            yield claim(monograph, "combination", value, proof, example_of=member.parent)
