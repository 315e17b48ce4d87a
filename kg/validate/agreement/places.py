"""Two places of a monograph beside each other: which of them may be compared, and the problem they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Claim, Evidence, Monograph, Place, Problem, Severity, Span
from kg.text.regexps import regexp
from kg.vocab.normalise import normal


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two places that do not agree, and what to say of it."""

    rule: str
    severity: Severity
    message: str
    here: Evidence
    there: Evidence


# Words that narrow what a sentence says; where one stands in either, the two may both hold.
_REPRODUCTION = r"(?! (?:using|taking|receiving|on (?:this|the)|being|treated|breast|nurs|pregnan|lactat))"
_NARROWING = regexp(
    rf"\b(?:if|unless|until|when{_REPRODUCTION}|while{_REPRODUCTION}|alone|already|only|except|apart from|other than|aside from|CrCl|"
    r"creatinine clearance|e?GFR|mild|moderate|severe|end-stage|trimesters?|first|second|third|high|low|large|small|higher|lower|lowest|"
    r"topical|oral|dialysis|near term|before|after|during the|some|certain|(?:specific|particular) (?:cases?|situations?|patients|conditions|circumstances|indications?)|short-term|long-term|excess\w*|prolonged|occasional\w*|might|most|"
    r"within|not exceed\w*|depend\w*|formulations?|as long as|provided|in cases? of|with caution)\b|[<>≤≥]",
    re.IGNORECASE,
)
# Words after which a sentence takes back a part of what it said.
_TURNING = regexp(r"\b(?:but|however|although|though)\b", re.IGNORECASE)
_NO_SCOPE = frozenset("advice category duration group effect management action strength".split())


def is_narrow(text: str) -> bool:
    """True where a word of the sentence limits what it says to a part."""
    return _NARROWING.search(text) is not None


def scope(claim: Claim, ignored: frozenset[str] = frozenset()) -> dict[str, frozenset[str]]:
    """What limits a claim: all it says beside the advice itself, without the attributes in ``ignored``."""
    left_out = _NO_SCOPE | ignored
    return {name: frozenset(map(normal, said)) for name, said in claim.attrs.items() if name not in left_out}


def paragraph(evidence: Evidence) -> tuple[str, int]:
    """Which paragraph, item or answer a place stands in."""
    return evidence.section, evidence.line


def pairs(one: Claim, other: Claim) -> Iterator[tuple[Evidence, Evidence]]:
    """The places of two claims that may be set against each other: plain sentences of paragraphs that each state one only."""
    ours, theirs = {paragraph(e) for e in one.evidence}, {paragraph(e) for e in other.evidence}
    if ours & theirs:
        return
    for here in one.evidence:
        for there in other.evidence:
            if not any(is_narrow(e.quote) or _TURNING.search(e.quote) for e in (here, there)):
                yield here, there


def tense_pairs(one: Claim, other: Claim) -> Iterator[tuple[Evidence, Evidence]]:
    """Places in different sections, of which the first says nothing of what the second adds.

    What one paragraph says on both sides is weighed there; a later place that says less is no more than short. So the
    first place is a section's, and stands before the second: its reader is misled.
    """
    theirs = {paragraph(e) for e in other.evidence}
    for here in one.evidence:
        for there in other.evidence if here.role == "section" else ():
            apart = (
                here.section != there.section and here.start < there.start and paragraph(here) not in theirs
            )
            if apart and not (is_narrow(here.quote) or is_narrow(there.quote)):
                yield here, there


def problem(monograph: Monograph, found: Disagreement, hint: str) -> Problem:
    """A disagreement as a problem at its first place, the second as a related place."""
    here, there = sorted((found.here, found.there), key=lambda e: (_ROLES[e.role], e.start))
    return Problem(
        found.severity,
        found.rule,
        found.message.format(here=here.line, there=there.line),
        here.path,
        here.line,
        _column(monograph, here),
        Span(here.start, here.end),
        hint,
        related=(Place(there.path, there.line, _column(monograph, there), there.quote),),
    )


_ROLES = {"section": 0, "summary": 1, "faq": 2, "front-matter": 3}


def _column(monograph: Monograph, evidence: Evidence) -> int:
    return evidence.start - monograph.text.rfind("\n", 0, evidence.start)
