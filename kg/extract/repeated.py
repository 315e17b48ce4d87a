"""Answers of the body's FAQ that the front matter repeats word for word: read once, with evidence at both places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from kg.extract.claiming import evidence
from kg.model import Claim, Evidence, Monograph, Passage

# An answer of the body, and the passage of the front matter that repeats it.
Pairs = tuple[tuple[Passage, Passage], ...]


def without_repeats(monograph: Monograph) -> tuple[Monograph, Pairs]:
    """The monograph without the answers of its front matter that its body gives too, and these with the body's."""
    given = {_said(passage): passage for passage in reversed(monograph.passages) if passage.role == "faq"}
    kept: list[Passage] = []
    pairs: list[tuple[Passage, Passage]] = []
    for passage in monograph.passages:
        answer = given.get(_said(passage)) if passage.role == "front-matter" else None
        if answer is None:
            kept.append(passage)
        else:
            pairs.append((answer, passage))
    return (replace(monograph, passages=tuple(kept)), tuple(pairs)) if pairs else (monograph, ())


def _said(passage: Passage) -> tuple[object, ...]:
    """All that extractors read of a passage without headings and lead-ins, but for the question's stray signs."""
    return passage.text, passage.topic, passage.form, passage.context, passage.question.strip(" .")


def with_repeats(monograph: Monograph, claims: Iterable[Claim], pairs: Pairs) -> list[Claim]:
    """The claims, those of an answer that the front matter repeats with evidence there too."""
    return [_with_repeats(monograph, claim, pairs) for claim in claims] if pairs else list(claims)


def _with_repeats(monograph: Monograph, claim: Claim, pairs: Pairs) -> Claim:
    more = [
        _moved(monograph, proof, answer, passage)
        for proof in claim.evidence
        if proof.role == "faq"
        for answer, passage in pairs
        if answer.body.offsets[0] <= proof.end and proof.start <= answer.body.offsets[-1]
    ]
    return replace(claim, evidence=(*claim.evidence, *more)) if more else claim


def _moved(monograph: Monograph, proof: Evidence, answer: Passage, passage: Passage) -> Evidence:
    """The same words of ``answer`` in ``passage``."""
    places = answer.body.offsets
    start, end = bisect_left(places, proof.start), bisect_left(places, proof.end)
    return evidence(monograph, passage, proof.rule, start, min(end, len(answer.text)))
