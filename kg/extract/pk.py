"""Pharmacokinetics: half-life, binding, metabolism … with value and unit, or the text that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Claim, Evidence, Monograph, Passage, Problem
from kg.text.assertion import is_negated
from kg.text.quantities import PERCENT, TIME
from kg.text.sentences import clauses, sentences

_TIMED = (
    ("half-life", re.compile(r"half-?\s?li(?:fe|ves)", re.I)),
    ("Tmax", re.compile(r"\btmax\b|peak (?:plasma |serum |blood )?(?:concentrations?|levels?)|time to peak|peaks? (?:at|in|within)", re.I)),
    ("onset", re.compile(r"\bonset\b", re.I)),
    ("duration", re.compile(r"\bduration of (?:action|effect)|\blasts?\b|effects? persists?", re.I)),
)  # fmt: skip
_SHARED = (
    ("bioavailability", re.compile(r"bioavailab", re.I)),
    ("protein binding", re.compile(r"protein[- ]bound|protein[- ]binding|bound to (?:plasma |serum )?(?:proteins?|albumin)|plasma proteins?|binds? to (?:plasma )?(?:proteins|albumin)", re.I)),
)  # fmt: skip
_TEXTUAL = (
    ("absorption", re.compile(r"\babsor(?:bed|ption)\b", re.I)),
    ("metabolism", re.compile(r"\bmetaboli[sz](?:ed|m)\b|biotransform\w+", re.I)),
    ("elimination", re.compile(r"\b(?:eliminat(?:ed|ion)(?! half)|excret(?:ed|ion))\b", re.I)),
    ("clearance", re.compile(r"\bclearance\b", re.I)),
)  # fmt: skip
_VOLUME = re.compile(
    r"volume of distribution[^.;]*?(?P<value>\d[\d.,]*(?:\s*(?:-|–|to)\s*[\d.,]+)?)\s*(?P<unit>L(?:/kg)?|liters?|litres?)",
    re.I,
)
_LABELS = {
    "absorption",
    "metabolism",
    "elimination",
    "excretion",
    "half-life",
    "bioavailability",
    "protein binding",
    "onset",
    "duration",
}


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Kinetic parameters of the drug, or of the ingredient that a sentence names."""
    for passage in passages(monograph, "mechanism"):
        if passage.role == "summary":
            continue
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if _LIMITED.search(text):
        return
    proof = evidence(monograph, passage, "pk.sentence", start, end)
    ingredient = ingredient_of(monograph, passage, text)
    for parameter, value, unit in (*_measured(text), *_labelled_value(passage, text)):
        yield claim(
            monograph,
            "pk",
            _named(parameter, ingredient),
            proof,
            value=value,
            unit=unit,
            ingredient=ingredient,
        )
    for parameter in _textual(passage, text):
        yield from _stated(monograph, proof, parameter, text, ingredient)


def _stated(
    monograph: Monograph, proof: Evidence, parameter: str, text: str, ingredient: str
) -> Iterator[Claim]:
    """The parameter as affirmed, as denied, or both ("by lysis, not renally"); with the pathways of elimination."""
    pattern = dict(_TEXTUAL)[parameter]
    places = [(m.start(), m.end(), is_negated(text, m.start(), m.end())) for m in pattern.finditer(text)]
    pathways = list(_pathways(text)) if parameter == "elimination" else []
    if not places or not all(negated for _, _, negated in places):
        ways = [name for name, negated in pathways if not negated]
        yield claim(
            monograph, "pk", _named(parameter, ingredient), proof, text=text, ingredient=ingredient, pathway=ways
        )  # fmt: skip
    for start, _, negated in places:
        if negated and not any(negated for _, negated in pathways):
            clause = next(text[a:b] for a, b in clauses(text) if start < b)
            yield claim(
                monograph, "pk", _named(parameter, ingredient), proof, "negated", text=clause, ingredient=ingredient
            )  # fmt: skip
    for name, negated in pathways:
        if negated:
            yield claim(
                monograph, "pk", f"{parameter}: {name}", proof, "negated", pathway=name, ingredient=ingredient
            )  # fmt: skip


_PATHWAYS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("renal", r"\b(?:renal(?:ly)?|kidneys?|urin\w+)\b"),
        ("hepatic", r"\b(?:hepatic(?:ally)?|liver)\b"),
        ("biliary", r"\b(?:biliary|bile)\b"),
        ("fecal", r"\b(?:f(?:a)?ec(?:al|es)|stools?)\b"),
    )
)
_LEAVES = re.compile(r"\b(?:eliminat\w+|excret\w+|clear(?:ed|ance))\b", re.IGNORECASE)


def _pathways(text: str) -> Iterator[tuple[str, bool]]:
    """By which pathways a sentence lets the drug leave, each with True where it denies it.

    A pathway is one where "eliminated", "excretion" … stands before it in its clause, or right behind it.
    """
    for start, end in clauses(text):
        clause = text[start:end]
        for name, pattern in _PATHWAYS:
            for match in pattern.finditer(clause):
                if _LEAVES.search(clause, 0, match.start()) or _LEAVES.match(clause, match.end() + 1):
                    yield name, is_negated(clause, match.start(), match.end())
                    break


# The text says that it cannot say.
_LIMITED = re.compile(
    r"(?:information|data|details?|studies|pharmacokinetics?) (?:\w+ ){0,6}?(?:is|are|remains?) (?:\w+ )?(?:limited|not (?:well |fully |readily )?\w+|lacking|unavailable|scarce)|limited (?:information|data)|no (?:specific |detailed )?(?:information|data)",
    re.IGNORECASE,
)


def _named(parameter: str, ingredient: str) -> str:
    return f"{parameter} ({ingredient})" if ingredient else parameter


def _measured(text: str) -> Iterator[tuple[str, str, str]]:
    for parameter, pattern in _TIMED:
        for match in pattern.finditer(text):
            found = TIME.search(text, match.end()) or (
                TIME.search(text) if parameter != "half-life" else None
            )
            if found:
                yield parameter, found.group("value"), found.group("unit")
    for parameter, pattern in _SHARED:
        share = PERCENT.search(text) if pattern.search(text) else None
        if share:
            yield parameter, share.group("value").strip(), share.group("unit")
    volume = _VOLUME.search(text)
    if volume:
        yield "volume of distribution", volume.group("value"), volume.group("unit")


def _labelled_value(passage: Passage, text: str) -> Iterator[tuple[str, str, str]]:
    label = passage.label.lower().strip(" :.")
    for parameter in ("half-life", "onset", "duration"):
        if parameter in label and parameter not in text.lower():
            found = TIME.search(text)
            if found:
                yield parameter, found.group("value"), found.group("unit")
    for parameter in ("bioavailability", "protein binding"):
        if parameter in label and parameter.split()[-1] not in text.lower():
            found = PERCENT.search(text)
            if found:
                yield parameter, found.group("value"), found.group("unit")


def _textual(passage: Passage, text: str) -> list[str]:
    found = [name for name, pattern in _TEXTUAL if pattern.search(text)]
    label = passage.label.lower().strip(" :.")
    for name, pattern in _TEXTUAL:
        if pattern.search(label) and name not in found:
            found.append(name)
    return found
