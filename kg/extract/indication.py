"""Indications: what the drug is said to treat, prevent or be used for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, passages
from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_CUE = re.compile(
    r"\b(?:(?:prescribed|indicated|used|approved|effective|useful|beneficial|employed|utilized|administered|given|recommended|licensed)(?: \w+ly| \w+ and \w+ly| off[- ]label| as \w+(?: \w+){0,3}?)*(?: in adults| in children)?"
    r"(?: (?:for|in|to) (?:the )?(?:\w+ ){0,3}?(?:treatment|management|relief|prevention|prophylaxis|control|therapy|reduction|maintenance|eradication|alleviation)(?: and (?:\w+ )?(?:treatment|management|relief|prevention|prophylaxis|control|therapy))? of"
    r"| (?:to|for) (?:help )?(?:the )?(?:treat|treating|manage|managing|relieve|relieving|prevent|preventing|control|controlling|reduce|reducing|alleviate|alleviating|lower|lowering|improve|improving|eliminate|cure)(?:(?: and| or|,) (?:treat|manage|relieve|prevent|control|reduce|alleviate|prevent|preventing|treating|managing|relieving))*"
    r"| for| in)|(?:the )?(?:treatment|management|relief|prevention|prophylaxis) of|treats?|(?:indications?|uses?|conditions?|these|this|they) (?:\w+ ){0,3}?(?:includes?|are|is)|includ(?:es|ing)|conditions? (?:like|such as)|(?:therapy|treatment) (?:for|in)|intended for|tried in|and for|; for|useful in|use it in|use in)[:,]?\s+(?:(?:the )?(?:chronic |acute |long-term |adjunctive |palliative |temporary )?(?:treatment|management|relief|prevention|prophylaxis) of )?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:the|a|an|of|for|in|various|certain|symptoms? (?:of|associated with)|signs and symptoms of|treatment of|management of|the treatment of|adjunctive treatment of|relief of|short-term|long-term|symptomatic|conditions? (?:such as|like)|other|conditions|patients with|adults with|treating|managing|preventing|relieving|prevention of|prophylaxis of|to treat|treat|prevent|treatment and prevention of|adults?|people with|individuals with|several|a variety of|some|control|reducing)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:in (?:adults?|children|patients|pa?ediatric|individuals|adolescents|women|men|people|those|both|infants|combination|postmenopausal|pre-?menopausal|the|certain|some|selected)\b|when|who|which|that|by|where|due to|caused by|to|as|with (?:or without|inadequate|a)|if|not|among|for (?:patients|adults|those)|is|are|may|can|has|because|through|using|especially|particularly|including|of (?:varying|various))\b.*$",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b((?:in|for) )?((?:adults?|children|pa?ediatric patients|adolescents|postmenopausal women|infants|women|men|patients)(?:[^,.;]*?(?:\d+ years?(?: and older| of age)?|adults|children))?)",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:(?:as|an?|and|or|by|in|it|also|who|older|mild|moderate|severe|among them|such|like|those|including|with|together with|specifically|other|various|related|certain|different|these|its?|this|medical|some|following|several|a|the|many|acute|chronic)\s*)*(?:conditions?|diseases?|disorders?|symptoms?|patients?|adults?|children|cases?|use|treatment|therapy|medications?|drugs?|management|purposes?|infections caused|agents?|class|settings?|combination|monotherapy|situations?)?$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:classified|belongs|class of|works by|mechanism|acts? (?:as|by))\b", re.I)
_LABEL = re.compile(r"indicat|prescribed|uses?\b|usage|off[- ]?label|treat", re.I)
_NO_LABEL = re.compile(
    r"classif|mechanism|class\b|pharmaco|note|action|how it|important|therapeutic class|caution|warning|administration|dosage",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Conditions treated, with population and off-label where stated."""
    for passage in passages(monograph, "usage"):
        yield from _passage(monograph, passage)
    for passage in passages(monograph, "dosage"):
        if "use case" in passage.context:
            for start, end in sentences(passage.text):
                yield from (c for c in _sentence(monograph, passage, start, end) if c.assertion == "negated")


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    if any(_NO_LABEL.search(label.text) for label in passage.labels):
        return
    label = passage.labels[-1] if passage.labels else None
    own = (
        label is not None
        and passage.form in ("item", "row")
        and not _LABEL.search(label.text)
        and passage.role == "section"
    )
    own = own and label is not None and _is_own(passage, label)
    if own and label is not None and len(label.text.split()) <= 7:
        proof = evidence(monograph, passage, "indication.label", label=label)
        for item in items(label.text):
            yield from _claims(
                monograph, item, proof, passage.text, "off-label" in (passage.text + label.text).lower()
            )
        return
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _is_own(passage: Passage, label: MappedText) -> bool:
    """True where the lead-in stands in the item itself, not in a paragraph or item above it."""
    return 0 <= passage.body.offsets[0] - label.offsets[-1] < 12


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    cues = [m for m in _CUE.finditer(text) if not _NEVER.search(text[: m.start()])]
    listed = passage.form in ("item", "row") or any(_LABEL.search(label.text) for label in passage.labels)
    if not cues and not (listed and start == 0 and len(text.split()) <= 18):
        return
    stop = len(_before_mechanism(text))
    proof = evidence(monograph, passage, "indication.cue" if cues else "indication.list", start, end)
    off_label = bool(re.search(r"off[- ]label", text + passage.context, re.I))
    for begin, last in _ranges(cues, stop):
        for item in items(passage.text, start + begin, start + last):
            refused = denied(text, start, item) or _NOT_FOR.search(text[: item.start - start])
            yield from _claims(monograph, item, proof, text, off_label, "negated" if refused else "affirmed")


_NOT_FOR = re.compile(
    r"\b(?:not (?:\w+ )?(?:for|indicated|recommended|used|effective|approved|intended)|nothing against|no (?:role|place|effect) (?:in|against|for)|ineffective|useless)\b[^;]*$",
    re.IGNORECASE,
)


def _ranges(cues: list[re.Match[str]], stop: int) -> Iterator[tuple[int, int]]:
    """From each cue to the next; without cue, the whole."""
    if not cues:
        yield 0, stop
    for index, cue in enumerate(cues):
        last = cues[index + 1].start() if index + 1 < len(cues) else stop
        if cue.end() < last:
            yield cue.end(), last


def _before_mechanism(text: str) -> str:
    match = re.search(
        r",? (?:by (?:\w+ing)|and (?:is )?(?:classified|belongs)|it (?:works|belongs|is classified))\b",
        text,
        re.I,
    )
    return text[: match.start()] if match else text


_NEGATION = re.compile(
    r"^(?:not|no|never|without)\s+(?:(?:indicated|used|intended|recommended)\s+)?(?:for|in)?\s*",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(
    r"^(?:adjunct|men|women|older|children|adults?|pediatric patients|patients|infants|it\b|who\b|by\b|as\b|to\b|but\b|from\b|certain|dual therapy|triple therapy|monotherapy|combination|exercise|diet|age|years|whose|based|due|in\b|not\b|does\b|is\b|one or more|at least|more\b|\d)|\b(?:is|are|have been|was|does)\b|\byears? (?:of age|and older)",
    re.IGNORECASE,
)


def _claims(
    monograph: Monograph,
    item: Item,
    proof: Evidence,
    text: str,
    off_label: bool,
    said: Assertion = "affirmed",
) -> Iterator[Claim]:
    for member in (item, *item.examples):
        value = _NEGATION.sub("", member.text)
        for _ in range(2):
            value = _TAIL.sub("", _LEADING.sub("", value)).strip(" .,:;")
        if _EMPTY.match(value) or _NO_CONDITION.search(value) or len(value.split()) > 9 or len(value) < 3:
            continue
        if lexicon().find(value, ("substance", "drug_class")) and not lexicon().find(value, ("condition",)):
            continue
        population = _POPULATION.search(member.text) or _POPULATION.search(text)
        yield claim(
            monograph, "indication", value, proof, said,
            population=population.group(2) if population else None,
            off_label="true" if off_label else None, example_of=member.parent,
        )  # fmt: skip
