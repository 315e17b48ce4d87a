"""The coverage ledger: what became of every sentence and list item of a monograph's fact-bearing sections.

Nothing is dropped in silence. A piece of text gave a claim, is known boilerplate, says that nothing is known or
needed, or is uncovered and stands in the ledger for a person to read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.model import Claim, Monograph, Passage
from kg.read.topics import FACT_TOPICS
from kg.text.lines import line_of
from kg.text.sentences import sentences

State = Literal["claim", "boilerplate", "none stated", "uncovered"]
STATES: tuple[State, ...] = ("claim", "boilerplate", "none stated", "uncovered")
# Topics that must give a claim of these kinds where they have text at all.
EXPECTED = {
    "contraindications": ("contraindication",),
    "interactions": ("interaction",),
    "side_effects": ("adverse_effect",),
    "monitoring": ("monitoring",),
    "mechanism": ("target", "effect", "pk", "drug_class"),
}

# Sentences that carry no fact: whom to ask, general care, what the page is, titles of what follows.
_BOILERPLATE = re.compile(
    r"\b(?:consult|ask|inform|tell|talk to|discuss (?:\w+ ){0,4}with|contact|notify|speak (?:to|with)|report)\b[^.]*\b(?:doctor|physician|pharmacist|healthcare|health care|provider|professional|prescriber|specialist|clinician|team)\b"
    r"|\b(?:healthcare|health care|medical) (?:professionals?|providers?|advice|attention|supervision|history|guidance)\b"
    r"|\b(?:doctor|physician|clinician|pharmacist|prescriber)s? (?:should|must|will|may|can)\b"
    r"|\b(?:always|carefully|strictly) (?:follow|read|consult|check)|\bfollow(?:ing)? (?:the )?(?:\w+ ){0,3}(?:instructions|guidelines|directions|recommendations)"
    r"|\b(?:refer to|see|consult) (?:the )?(?:\w+ ){0,4}(?:prescribing information|package insert|label|leaflet|guidelines|section|resources|literature|references|databases?)"
    r"|\bthis (?:information|list|article|guide|monograph|content|is not)\b|\bnot (?:an )?exhaustive|\bfor informational purposes|\bup-to-date|\bup to date"
    r"|\b(?:seek|get) (?:immediate |emergency |prompt )?(?:medical|emergency)|\bmedical (?:emergency|help)"
    r"|\bkeep (?:out of|away|this)|\bstore (?:at|in|below|the)\b|\broom temperature|\breach of children"
    r"|\bdo not (?:share|self-medicate|stop|change|exceed|crush|chew|skip)\b|\bself-medicat\w+|\bas (?:directed|prescribed|instructed)\b"
    r"|\b(?:individuali[sz]ed|tailored|case-by-case|individual (?:patient|needs|factors|response))\b|\b(?:thorough|complete|comprehensive|full|detailed) (?:medical |patient )?(?:history|evaluation|assessment)"
    r"|\b(?:consult|consultation|guidance|guided|determined|decided|assessed|supervised)\b[^.]{0,40}\b(?:doctor|physician|pharmacist|specialist|pediatrician|nephrologist|hepatologist|expert|resource|formulary|database)s?\b"
    r"|\b(?:vary|varies|depends?|based|depending)\b[^.]{0,60}\b(?:manufacturer|region|country|formulation|product|component|individual|patient|condition|response|situation|strain|brand|severity|needs?|case|use|indication|drug|medication)"
    r"|^(?:always|regularly|carefully) (?:review|consider|check|monitor|assess|evaluate)\b|\b(?:clinical|careful|close|individual) (?:assessment|judge?ment|consideration|evaluation|monitoring|follow-up)\b[^.]{0,40}\b(?:necessary|essential|crucial|important|required|needed|recommended|warranted|advised)"
    r"|^see (?:above|below|also|the|individual|contraindications|dosage)\b|\bas (?:described|mentioned|noted|listed|outlined) (?:above|below|earlier|previously)|^(?:individual|each) (?:component|ingredient|drug)s?\b|\b(?:individual|its|each) components? (?:has|have|exerts?|may)\b"
    r"|\b(?:includes?|including|include the following|are|following|as follows|under|classifications|names)$"
    r"|\b(?:this|the|each|fixed-dose|triple|dual) combination (?:is|offers|provides|addresses|targets|allows|therapy|works|product)\b[^.]*\b(?:itself|approach|multiple|aspects|synerg\w*|comprehensive|convenience|compliance|complementary)"
    r"|^(?:the )?(?:following|common|these|other|some|key|important|several|various)\b[^.]{0,80}(?::|follow(?:s|ing):?|include|listed)$",
    re.IGNORECASE,
)
_NONE_STATED = re.compile(
    r"^(?:none|nil|n/?a|not applicable|not available|not specified|not reported|not known|unknown|no data)\b"
    r"|\bno (?:\w+[\s,-]+){0,6}(?:interactions?|contraindications?|effects?|monitoring|data|information|studies|evidence|reports?|names?|brands?|adjustments?|doses?|guidelines|recommendations|parameters|reactions?|use)\b"
    r"|\b(?:not|never) (?:\w+ ){0,3}(?:established|known|reported|documented|defined|understood|available|studied|identified|specified|applicable|relevant|necessary|required|approved|marketed|described|elucidated)\b"
    r"|\b(?:is|are) (?:(?:generally|typically|usually|normally|commonly) )?not (?:\w+ ){0,2}(?:used|given|combined|recommended|indicated|defined|specified|needed|expected|appropriate|suitable)\b"
    r"|\b(?:limited|insufficient|lack of|scarce|lacking|unavailable|little|minimal|unlikely|rarely|does not|do not|is not|are not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence or list item and what became of it."""

    path: str
    line: int
    topic: str
    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Silence:
    """A section with text that gave no claim of the kinds that its topic is for, and does not say that there is none."""

    path: str
    line: int
    topic: str


def ledger(monograph: Monograph, claims: Iterable[Claim]) -> Iterator[Entry]:
    """The sentences of the sections with a fact-bearing topic, in text order; summary and FAQ repeat and do not count."""
    spans = sorted({(e.start, e.end) for claim in claims for e in claim.evidence})
    for passage in monograph.passages:
        if passage.role == "section" and passage.topic in FACT_TOPICS:
            yield from _entries(monograph, passage, spans)


def silences(entries: Sequence[Entry], claims: Iterable[Claim]) -> Iterator[Silence]:
    """The topics of one monograph's ledger that should have given a claim and did not."""
    given = {claim.kind for claim in claims}
    for topic, kinds in EXPECTED.items():
        rows = [entry for entry in entries if entry.topic == topic]
        if rows and not given.intersection(kinds) and not any(row.state == "none stated" for row in rows):
            yield Silence(rows[0].path, rows[0].line, topic)


def _entries(monograph: Monograph, passage: Passage, spans: list[tuple[int, int]]) -> Iterator[Entry]:
    for start, end in sentences(passage.text):
        text = passage.text[start:end].strip()
        if not re.search(r"[A-Za-z]{2}", text):
            continue
        span = passage.body.span(start, end)
        line = line_of(monograph.text, span.start)
        yield Entry(monograph.path, line, passage.topic, text, _state(text, span.start, span.end, spans))


def _state(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> State:
    if _is_cited(start, end, spans):
        return "claim"
    if _BOILERPLATE.search(text):
        return "boilerplate"
    return "none stated" if _NONE_STATED.search(text) else "uncovered"


def _is_cited(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """True where an evidence overlaps the sentence."""
    upto = bisect_left(spans, (end, 0))
    return any(last > start for _, last in spans[max(0, upto - 50) : upto])
