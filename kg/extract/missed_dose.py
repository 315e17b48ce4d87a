"""What to do about a missed dose, a clause a claim, with the canonical gist as label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.sentences import sentences

_MISSED = re.compile(
    r"\bmiss(?:ed|es|ing)?\b.{0,40}\bdos|\bdos\w*.{0,40}\bmiss(?:ed|es)?\b|forg[eo]t|\bmissed\b|double (?:the |up|your )?(?:dose|on)?|skip",
    re.IGNORECASE,
)
_GISTS = (
    ("as soon as possible", re.compile(r"[^.;,]*as soon as (?:it is |you |possible|they |the patient )?(?:remember\w*|possible)?[^.;,]*|[^.;,]*(?:when|once) (?:it is |you |they |the patient )?remember\w*[^.;,]*|[^.;,]*immediately[^.;,]*", re.I)),
    ("skip if near next dose", re.compile(r"[^.;]*(?:skip\w*|(?:almost|near|close)(?:ly)? (?:time|to)?[^.;,]*next)[^.;]*", re.I)),
    ("do not double the dose", re.compile(r"[^.;,]*(?:(?:do not|don't|not|never|avoid)[^.;,]*doubl\w*|no double)[^.;]*|[^.;,]*(?:extra|two) doses?[^.;,]*", re.I)),
    ("continue regular schedule", re.compile(r"[^.;,]*(?:continu\w*|resum\w*|return\w*|maintain\w*|go on)[^.;,]*(?:schedul\w*|interval\w*|time|regimen)[^.;]*|[^.;]*subsequent doses[^.;]*", re.I)),
    ("consult a healthcare professional", re.compile(r"[^.;,]*(?:consult|contact|call|inform)[^.;]*", re.I)),
)  # fmt: skip


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Advice after a missed dose, from Dosage Adjustments, a heading of its own or the FAQ."""
    for passage in passages(monograph, "missed_dose", "dosage", "precautions"):
        active = passage.topic == "missed_dose" or bool(_MISSED.search(passage.context))
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            active = active or bool(re.search(r"\bmiss(?:ed|es)?\b|forg[eo]t", text, re.I))
            if active:
                yield from _gists(monograph, passage, start, end)


def _gists(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    for gist, pattern in _GISTS[:4]:
        match = pattern.search(text)
        if match:
            proof = evidence(monograph, passage, "missed-dose.gist", start, end)
            yield claim(monograph, "missed_dose", match.group().strip(" ,"), proof, label=gist)
