"""Pharmacokinetics: half-life, binding, metabolism … with value and unit, or the text that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_negated
from kg.text.quantities import PERCENT, TIME
from kg.text.sentences import sentences

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
    textual = _textual(passage, text)
    if "elimination" in textual:
        for route in _denied_routes(text):
            yield claim(
                monograph, "pk", f"elimination: {route}", proof, "negated", text=route, ingredient=ingredient
            )
    for parameter in textual:
        negated = any(
            is_negated(text, m.start(), m.end())
            for p, pattern in _TEXTUAL
            if p == parameter
            for m in pattern.finditer(text)
        )
        yield claim(
            monograph,
            "pk",
            _named(parameter, ingredient),
            proof,
            "negated" if negated else "affirmed",
            text=text,
            ingredient=ingredient,
        )


_ROUTES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("renal", r"\b(?:renal(?:ly)?|kidneys?|urin\w+)\b"),
        ("hepatic", r"\b(?:hepatic(?:ally)?|liver)\b"),
        ("biliary", r"\b(?:biliary|bile)\b"),
        ("fecal", r"\b(?:f(?:a)?ec(?:al|es)|stool)\b"),
    )
)


def _denied_routes(text: str) -> Iterator[str]:
    """Routes that a sentence on elimination expressly denies: "not specifically through hepatic or renal routes"."""
    for name, pattern in _ROUTES:
        match = pattern.search(text)
        if match and re.search(r"\bnot\b[^,;.]{0,40}$", text[: match.start()]):
            yield name


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
