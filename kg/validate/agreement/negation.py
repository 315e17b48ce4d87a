"""What one place affirms and another denies in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Claim, Evidence, Monograph, Rule, Severity
from kg.text.regexps import regexp
from kg.validate.agreement.places import Disagreement, pairs, scope
from kg.vocab.normalise import normal

RULES = (
    Rule(
        "contradicting-negation",
        "violation",
        "One place affirms what another denies: decide which holds, or write the condition that tells them apart.",
        "A lost or added not is the gravest slip of all; of the two sentences one is probably wrong.",
        "A fact that one place affirms and another denies; of other kinds than contraindications and interactions it is a warning.",
    ),
)
# What must stand in a sentence for it to deny a fact of the kind: "A, which is no diabetic, should not take it" denies nothing.
_GAP = r"(?:[\w'-]+ ){0,3}"
_NOT = r"(?:not|n't|never|no)\b"
_DENIALS = {
    kind: regexp(pattern, re.IGNORECASE)
    for kind, pattern in {
        "contraindication": rf"{_NOT} {_GAP}contra-?indicat\w+",
        "interaction": rf"{_NOT} {_GAP}interact\w*|\bwithout {_GAP}interact\w*",
        "indication": rf"{_NOT} {_GAP}(?:indicated|approved|used|effective|recommended|intended)\b|{_NOT} {_GAP}indication\b",
        "adverse_effect": rf"{_NOT} {_GAP}(?:caus\w+|associated|produc\w+|induc\w+|lead\w*|side effect|adverse effect)\b",
        "target": rf"{_NOT} {_GAP}(?:inhibit\w*|block\w*|bind\w*|act\w*|affect\w*|activat\w*)\b",
        "drug_class": rf"{_NOT} {_GAP}(?:an?|belong\w*|member|classified)\b",
    }.items()
}  # fmt: skip
_SAFETY = frozenset({"contraindication", "interaction"})


def find(monograph: Monograph, claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """A claim and its denial of the same scope; of a contraindication or interaction it is a violation."""
    affirmed: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.kind in _DENIALS and claim.assertion == "affirmed":
            affirmed.setdefault((claim.kind, normal(claim.value)), []).append(claim)
    for claim in claims:
        if claim.assertion != "negated" or claim.kind not in _DENIALS:
            continue
        for other in affirmed.get((claim.kind, normal(claim.value)), ()):
            if scope(claim) == scope(other):
                yield from _first(other, claim)


def _first(stated: Claim, denied: Claim) -> Iterator[Disagreement]:
    severity: Severity = "violation" if stated.kind in _SAFETY else "warning"
    for here, there in pairs(stated, denied):
        if _denies(denied, there) and not _denies(stated, here):
            name = stated.kind.replace("_", " ")
            words = f"{name}: {stated.value} is stated at line {here.line} and denied at line {there.line}"
            yield Disagreement("contradicting-negation", severity, words, here, there)
            return


def _denies(claim: Claim, evidence: Evidence) -> bool:
    return _DENIALS[claim.kind].search(evidence.quote) is not None
