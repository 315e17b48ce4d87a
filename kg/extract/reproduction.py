"""What pregnancy and lactation share: closed words of advice read from a sentence, and whom the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage
from kg.text.sentences import clauses, sentences

LACTATION = re.compile(
    r"\b(?:breast-?\s?(?:feed|fed|milk)\w*|lactat\w+|nursing|human milk|nursling|milk)", re.IGNORECASE
)
PREGNANCY = re.compile(
    r"\b(?:pregnan\w+|f(?:o)?etal|f(?:o)?etus|trimester|teratogen\w*|gestation\w*|category [a-dx]\b)",
    re.IGNORECASE,
)

_ADVICE = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("contraindicated", r"(?<!not )(?<!not absolutely )\bcontra-?indicated|must not be|category x\b"),
        ("avoid", r"\bavoid(?:ed|ing|ance)?\b|not (?:generally |usually |typically |routinely |normally )?(?:recommended|advised|be used|advisable|take)|should not|do not (?:use|breast)|stop (?:nursing|breast)|discontinu\w+ (?:nursing|breast|the drug)|recommended against|advised against|or (?:to )?discontinue|alternative"),
        ("caution", r"\bcauti\w+|benefits? (?:\w+ ){0,4}(?:outweigh|justif|against)|weigh\w*|only if (?:clearly |absolutely )?(?:needed|necessary)|clearly needed|risks? and benefits?|risk[-/ ]benefit|benefit[-/ ]risk|consult|case-by-case|careful\w*|under (?:strict )?medical supervision|category c\b"),
        ("unknown", r"unknown|not (?:\w+ )?known|not (?:been |yet been )?(?:fully |well |adequately |clearly )?(?:established|studied|evaluated|documented)|(?:limited|insufficient|inadequate|no|lack of)(?: \w+){0,3} (?:data|information|studies|evidence)|(?:data|information|evidence|studies) (?:\w+ ){0,5}(?:limited|lacking|insufficient|unavailable|not available)|n't (?:been )?(?:fully )?established"),
        ("acceptable", r"(?:considered|generally|appears?|probably|likely|is|be|relatively|thought to be|usually) (?:\w+ )?(?:safe|acceptable|compatible|low.risk)|\bcompatible\b|\bcan be used\b|may be used|no (?:known |significant )?(?:risk|harm|adverse effects?)|(?:may|can) (?:breast|continue)|acceptable|category [ab]\b|unlikely to"),
    )
)  # fmt: skip
_CATEGORY = re.compile(r"\bcategory\s*:?\s*([ABCDX])\b", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?:for|until|at least|within)\s+((?:at least |about |approximately )?\d+[\w–-]*\s+(?:hours?|days?|weeks?|months?|years?)(?:\s+(?:after|following|before|prior to)\s+[^.,;]+)?)",
    re.IGNORECASE,
)


def advice(monograph: Monograph, kind: str) -> Iterator[Claim]:
    """Claims of ``kind`` (pregnancy or lactation) from every passage on either."""
    for passage in passages(monograph, "pregnancy"):
        for start, end in sentences(passage.text):
            for a, b in _scopes(passage, start, end, kind):
                yield from _clause(monograph, passage, kind, start, end, passage.text[start + a : start + b])


def _scopes(passage: Passage, start: int, end: int, kind: str) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence that are about ``kind``: by their own words, else by label, question or before."""
    text = passage.text[start:end]
    default = (
        _subject(passage.context)
        or _subject(passage.question)
        or _subject(passage.text[:start][::1].rsplit(".", 2)[-1])
    )
    for a, b in clauses(text):
        said = _subject(text[a:b]) or _subject(text) or default
        if kind in said:
            yield a, b


def _subject(text: str) -> set[str]:
    found = set()
    if PREGNANCY.search(text):
        found.add("pregnancy")
    if LACTATION.search(text):
        found.add("lactation")
    return found


def _clause(
    monograph: Monograph, passage: Passage, kind: str, start: int, end: int, text: str
) -> Iterator[Claim]:
    proof = evidence(monograph, passage, f"{kind}.advice", start, end)
    duration = _DURATION.search(text)
    category = _CATEGORY.search(text) if kind == "pregnancy" else None
    for name, pattern in _ADVICE:
        if pattern.search(text):
            yield claim(
                monograph, kind, name, proof,
                duration=duration.group(1) if duration else None,
                category=category.group(1).upper() if category else None,
            )  # fmt: skip
