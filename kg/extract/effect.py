"""Pharmacodynamic effects: what the mechanism is said to raise, lower, cause or lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_negated
from kg.text.lists import items
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_VERB = (
    r"increas|decreas|reduc|inhibit|enhanc|suppress|promot|stimulat|lower|rais|improv|reliev|prevent|block|relax|dilat|restor|modulat|"
    r"diminish|elevat|potentiat|prolong|slow|accelerat|facilitat|disrupt|kill|delay|interfer|induc|strengthen|alleviat|sooth|normaliz|regulat|protect|deplet|destroy|weaken|soften|hydrat|exert|produc|maintain|support|boost|neutraliz|counteract"
)
_CLAUSE = re.compile(
    rf"(?:^|[\s(])(?P<clause>(?:{_VERB})(?:s|es|ing|ed|e|d|ting|ning|ling)?\s+(?!by\b|via\b|through\b|in\b)[^.;:]+?)(?=$|[.;:]|,? (?:thereby|thus|which|leading|resulting|ultimately|and (?:thereby|thus)|by (?:\w+ing)|through|via|making|causing|allowing|while|when|in patients|contributing)\b)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:leading to|leads to|lead to|resulting in|results? in|causing|causes|contribut(?:es|ing) to|produc(?:es|ing)|allowing for|responsible for|effects? (?:include|are)|(?:mechanisms?|processes|pathways|actions)(?: of action)?,? (?:including|such as|like)|exerts?(?: its)?|possess(?:es)?|has)\s+(?:an? |the |its )?(?P<list>[^.;:]+)",
    re.IGNORECASE,
)
_EFFECT_WORD = re.compile(
    r"\b(?:effects?|propert(?:y|ies)|activity|\w+tion|\w+sis|\w+ing|\w+ment|loss|death|release|levels?|relief|increase\w*|decrease\w*|reduced|growth|secretion|pressure|output|\w+lysis)\b",
    re.I,
)
_TAIL = re.compile(r"\s+(?:in patients|that|which|thereby|thus|by|via|due to|because|as well)\b.*$", re.I)
_LEADING = re.compile(r"^(?:(?:the|a|an|its|their|both|ultimately|thereby|also|and|further)\s+)+(?=\S)", re.I)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Effects as clauses of the mechanism."""
    for passage in passages(monograph, "mechanism"):
        if passage.role not in ("section",) or re.search(
            r"pharmacokinetic|absorption|metabol|eliminat|distribut|excretion", passage.context
        ):
            continue
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    proof = evidence(monograph, passage, "effect.clause", start, end)
    ingredient = ingredient_of(monograph, passage, text)
    taken: list[tuple[int, int]] = []
    for match in _LEADS.finditer(text):
        for item in items(passage.text, start + match.start("list"), start + match.end("list")):
            value = _value(item.text)
            if value and _EFFECT_WORD.search(value) and not denied(text, start, item):
                taken.append((item.start - start, item.end - start))
                yield claim(monograph, "effect", value, proof, ingredient=ingredient)
    for first, last, _ in lexicon().scan(text, ("effect",)):
        if not any(a < last and first < b for a, b in taken) and not is_negated(text, first, last):
            taken.append((first, last))
            yield claim(monograph, "effect", text[first:last], proof, ingredient=ingredient)
    for match in _CLAUSE.finditer(text):
        if any(a <= match.start("clause") < b for a, b in taken) or is_negated(
            text, match.start("clause"), match.end("clause")
        ):
            continue
        value = _value(re.split(r",? and (?=\w+(?:s|ing) )|, (?=\w+ing\b)", match.group("clause"))[0])
        if value and len(value.split()) > 1:
            yield claim(monograph, "effect", value, proof, ingredient=ingredient)


def _value(text: str) -> str:
    value = _TAIL.sub("", _LEADING.sub("", text)).strip(" .,")
    return "" if len(value.split()) > 10 or len(value) < 5 else value
