"""Doses: every amount below Dosage with its population, route, frequency and role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.quantities import AMOUNT, FREQUENCY, routes
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_ROLES = (
    ("initial", re.compile(r"\b(?:initial(?:ly)?|start\w*|begin\w*|initiat\w+)\b", re.I)),
    ("loading", re.compile(r"\bloading\b", re.I)),
    ("maintenance", re.compile(r"\b(?:maintenance|maintain\w*|followed by|thereafter|then|usual|target)\b", re.I)),
    ("maximum", re.compile(r"\b(?:max(?:imum|imal)?\.?|up to|not (?:to )?exceed\w*|do not exceed|no more than|should not exceed|exceed)\b", re.I)),
    ("titration step", re.compile(r"\b(?:titrat\w+|increas\w+|increments?|adjusted up|escalat\w+|raise\w*)\b", re.I)),
)  # fmt: skip
_POPULATIONS = (
    ("pediatric", re.compile(r"\b(?:children|pa?ediatric|child|infants?|neonates?|adolescents?)\b", re.I)),
    ("elderly", re.compile(r"\b(?:elderly|older adults|geriatric)\b", re.I)),
    ("renal impairment", re.compile(r"\b(?:renal|kidney|crcl|creatinine clearance|gfr|egfr|dialysis)\b", re.I)),
    ("hepatic impairment", re.compile(r"\b(?:hepatic|liver|child-pugh)\b", re.I)),
    ("adult", re.compile(r"\badults?\b", re.I)),
)  # fmt: skip
# An amount that is no dose: a threshold, a laboratory value, a strength, a body weight.
_NO_DOSE_BEFORE = re.compile(
    r"(?:crcl|clearance|gfr|egfr|weigh\w*|body weight|bmi|level|levels|count|below|above|under|over|creatinine|concentrations?|less than|greater than|glucose|potassium|hba1c|ldl|each (?:\w+ )?(?:tablet|capsule|ml)|contains?|available (?:in|as)|strengths?|water|milk|juice|[<>≤≥])\s*(?:of|is|was|:|in|than)?\s*(?:about |approximately )?$",
    re.IGNORECASE,
)
_NO_DOSE_UNIT = re.compile(r"(?<!/)\b(?:kg|mL/min|ml/min|mmol/L|mg/dL)\s*(?:/1\.73)?$", re.IGNORECASE)
_PERCENT = re.compile(r"%$")


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """One claim an amount and use."""
    for passage in passages(monograph, "dosage", "missed_dose"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if not any(character.isdigit() for character in text):
        return
    if _NOT_THIS_DOSE.search(text) or _NOT_THIS_DOSE.search(passage.context):
        return
    proof = evidence(monograph, passage, "dose.amount", start, end)
    for a, b in clauses(text):
        part = text[a:b]
        for match in AMOUNT.finditer(part):
            if not _is_dose(part, match) or _of_another_drug(monograph, part, match):
                continue
            near = part[max(0, match.start() - 60) : match.end() + 70]
            yield claim(
                monograph, "dose", match.group().strip(), proof,
                population=_population(passage, text),
                route=routes(part) or routes(passage.text) or routes(passage.context),
                frequency=[f.group() for f in FREQUENCY.finditer(near, min(60, match.start()))][:1],
                role=_roles(part, match, passage),
                indication=_indication(passage),
            )  # fmt: skip


def _is_dose(text: str, match: re.Match[str]) -> bool:
    if _NO_DOSE_BEFORE.search(text[: match.start()]) or _NO_DOSE_UNIT.search(match.group()):
        return False
    if _PERCENT.search(match.group()):
        return False
    return not re.match(
        r"\s*(?:/\s?(?:dL|min|L)\b|(?:of )?(?:plain )?(?:water|fluid|milk|juice)|body ?weight)",
        text[match.end() :],
        re.I,
    )


_NOT_THIS_DOSE = re.compile(
    r"overdos|\btoxic\b|survived|premedicat|antidote|liver damage may follow|rescue|each (?:\w+ )?(?:tablet|capsule|ml) contains",
    re.IGNORECASE,
)


def _of_another_drug(monograph: Monograph, text: str, match: re.Match[str]) -> bool:
    """True where a substance that is not the monograph's own stands at the amount: "100 mg of methylprednisolone"."""
    own = {normal(monograph.title), *(normal(i) for i in monograph.ingredients)}
    own |= {word for name in own for word in name.split()}
    before = text[max(0, match.start() - 28) : match.start()]
    after = text[match.end() : match.end() + 40]
    named = [c for a, b, c in lexicon().scan(before, ("substance",)) if len(before) - b <= 2]
    if re.match(r"\s+(?:of |intravenous |oral )+", after):
        named += [c for a, b, c in lexicon().scan(after, ("substance",)) if a < 28]
    return (
        any(normal(c.label) not in own and not set(normal(c.label).split()) & own for c in named)
        and not monograph.ingredients
    )


def _population(passage: Passage, text: str) -> list[str]:
    for part in (text, passage.context):
        found = [name for name, pattern in _POPULATIONS if pattern.search(part)]
        if found:
            return found[:1] if part is not text else found
    return []


def _roles(text: str, match: re.Match[str], passage: Passage) -> list[str]:
    before = text[max(0, match.start() - 70) : match.start()]
    after = text[match.end() : match.end() + 25]
    found = [name for name, pattern in _ROLES if pattern.search(before)]
    if re.search(r"\b(?:initially|maximum|max)\b", after, re.I) and "maximum" not in found:
        found.append("initial" if "initially" in after else "maximum")
    return found[-1:] or [name for name, pattern in _ROLES if pattern.search(passage.label)]


def _indication(passage: Passage) -> str | None:
    label = passage.label
    if (
        not label
        or any(p.search(label) for _, p in (*_POPULATIONS, *_ROLES))
        or routes(label)
        or re.search(r"dos|\d|patients?|special|tablet|release", label, re.I)
    ):
        return None
    return label.strip(" :.")
