"""Whether the sentence that states a fact still stands in another text, as a whole and in the same place.

A quote is a sentence or an item. It stands where a passage of the same section has it between the ends of sentences:
"Pregnancy" as an item is not the heading "Pregnancy and Breastfeeding", and "A" is not "A, B". It has moved where
the section, or the headings and lead-ins above it, are others: these belong to what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.diff.changes import Sentence
from kg.diff.matching import plain
from kg.model import Claim, Evidence, Monograph, Passage
from kg.read import read_text
from kg.text.regexps import regexp

_BEFORE = regexp(r"(?:^|[.!?:;)\]\"'|>•–-]|\b\d+[.)])\s*$")
_AFTER = regexp(r"^\s*(?:$|[.;|]|[!?])")
_ENDS = regexp(r"[.!?:;][)\]\"']*$")


@dataclass(frozen=True)
class Side:
    """One monograph on one side: its facts, its text ("" where it is not at hand), and why it is not."""

    path: str
    claims: tuple[Claim, ...] = ()
    text: str = ""
    missing: str = ""
    sha256: str = ""

    @cached_property
    def monograph(self) -> Monograph | None:
        """The text, read; None where it is not at hand or cannot be read."""
        return read_text(self.text, self.path)[0] if self.text else None

    @cached_property
    def quotes(self) -> frozenset[tuple[str, str]]:
        """Section and quote of every evidence: what certainly stands in the text."""
        return frozenset((e.section, plain(e.quote)) for claim in self.claims for e in claim.evidence)

    def only(self, other: Side) -> list[Evidence]:
        """The evidences whose sentence states nothing on the other side, each sentence once."""
        theirs = {quote for _, quote in other.quotes}
        found = {plain(e.quote): e for claim in reversed(self.claims) for e in reversed(claim.evidence)}
        return [evidence for quote, evidence in found.items() if quote not in theirs]


def sentence(claim: Claim, own: Side, other: Side) -> tuple[Sentence, Evidence]:
    """Whether what states ``claim`` of ``own`` stands in ``other``, and the evidence that says so.

    Of several evidences one that stands counts more than one that cannot be looked up, and that more than a change.
    """
    found = [(_standing(evidence, own, other), evidence) for evidence in claim.evidence]
    order: tuple[Sentence, ...] = ("unchanged", "unknown", "moved", "edited")
    return min(found, key=lambda pair: order.index(pair[0]))


def between(before: Claim, after: Claim, old: Side, new: Side) -> Sentence:
    """The same of a changed fact: unchanged where every sentence of each side stands on the other.

    Of a flip one sentence that stands is enough: it is read as its own contrary.
    """
    there = [_standing(evidence, old, new) for evidence in before.evidence]
    back = [_standing(evidence, new, old) for evidence in after.evidence]
    order: tuple[Sentence, ...] = ("edited", "moved", "unknown", "unchanged")
    if before.assertion != after.assertion:
        order = ("unchanged", "unknown", "moved", "edited")
    return min(there + back, key=order.index)


def _standing(evidence: Evidence, own: Side, other: Side) -> Sentence:
    if own.sha256 and own.sha256 == other.sha256:
        return "unchanged"
    if other.monograph is None:
        known = (evidence.section, plain(evidence.quote)) in other.quotes
        return "unchanged" if known else "unknown"
    places = set(_places(plain(evidence.quote), other.monograph))
    if own.monograph is None:  # then only the section is known
        unchanged = evidence.section in {section for section, _ in places}
    else:
        own_places = set(_places(plain(evidence.quote), own.monograph))
        unchanged = bool(places & {place for place in own_places if place[0] == evidence.section})
    return "unchanged" if unchanged else "moved" if places else "edited"


def _places(quote: str, monograph: Monograph) -> Iterator[tuple[str, str]]:
    for passage in monograph.passages:
        if _stands(quote, _written(passage, monograph)):
            yield _place(passage)


def _place(passage: Passage) -> tuple[str, str]:
    return passage.section, " ".join(passage.context.split())


def _written(passage: Passage, monograph: Monograph) -> str:
    """The passage as written, from the start of its line: a lead-in may be part of a quote."""
    span = passage.body.span()
    start = monograph.text.rfind("\n", 0, span.start) + 1
    return plain(monograph.text[start : span.end])


def _stands(quote: str, text: str) -> bool:
    start = text.find(quote) if quote else -1
    while start >= 0:
        end = start + len(quote)
        whole = _AFTER.match(text[end : end + 9]) or _ENDS.search(quote)
        if whole and _BEFORE.search(text[:start]):
            return True
        start = text.find(quote, start + 1)
    return False
