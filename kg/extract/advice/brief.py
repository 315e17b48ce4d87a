"""What a few words advise, or a sentence without a word of advice, on those whom a label or its own beginning names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.advice.advice import is_short
from kg.extract.advice.defaults import BEFALLS, is_illness, is_plain, is_state, opening_persons, verdict
from kg.extract.advice.lead_ins import DOSE, SPECIAL, LeadIn
from kg.extract.advice.populations import groups_in, is_known_population, listed
from kg.model import Passage
from kg.text.lists import items
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_BY_DOSE = ("pediatric", "neonates")


def default(passage: Passage, above: LeadIn) -> str:
    """What a passage without a word of advice comes down to for the group that it is labelled with; "" for none."""
    if passage.role != "section" or not passage.text.strip() or above.words != passage.label:
        return ""
    is_special = passage.topic != "dosage" or bool(SPECIAL.search(passage.context))
    if not is_special and not all(map(is_known_population, above.names)) and DOSE.search(passage.text):
        return ""  # a disease that is treated has a dose too
    if passage.form == "row" and "dialysis" in above.words.lower():
        return ""  # a stage of the table of renal impairment
    start, end = sentences(passage.text)[0]
    is_ill = bool(BEFALLS.search(passage.text, start, end)) or (is_special and passage.topic == "dosage")
    if not above.names or not all(is_state(n) or (is_ill and is_illness(n)) for n in above.names):
        return ""
    if not is_plain(above.names, above.words):
        return ""
    word = verdict(passage.text[start:end])
    is_dose = any(name in _BY_DOSE for name in above.names) and word in ("adjust", "caution")
    return "" if is_dose else word


def told_of(clause: str, labelled: Sequence[str]) -> tuple[tuple[str, ...], Sequence[tuple[str, str]]] | None:
    """The verdict on those with whom a clause begins; they are unnamed where they are the labelled ones again."""
    word, found = opening_persons(clause)
    if word and any(name in labelled for name in groups_in(clause)):
        return (word,), ()
    return ((word,), found) if found else None


_ADULT = regexp(r"\badults?\b", re.IGNORECASE)


def may_be_brief(lead: LeadIn, clause: str) -> bool:
    """True where a lead-in or the clause names whom a few words advise; what children are given is a dose of their own."""
    if lead.names:
        return any(name not in ("pediatric", "neonates") for name in lead.names)
    return is_short(clause) and not _ADULT.search(clause) and any(n != "pediatric" for n in groups_in(clause))


# What a bare item below Precautions has where it is a group to be careful with, and not what the drug may do.
_STATE = regexp(
    r"\b(?:pre-?existing|history of|patients with|disease|disorders?|conditions|impairment|dysfunction|insufficiency|elderly|children)\b",
    re.IGNORECASE,
)


_TELLS = regexp(
    r"\b(?:pre-?screen|screen|test|reported|seen|observed|occurs?|advise|educate|counsel|inform|instruct|postpone|delay|assess|ensure|manage|correct|treat|consider|encourage|discuss|review|provide|use|take|need|"
    r"may|can|could|should|must|is|are|was|has|have|no|not)\b",
    re.IGNORECASE,
)


def is_precaution(passage: Passage, text: str) -> bool:
    """True for an item of the precautions that is nothing but a list of groups: "Coagulation disorders, asthma"."""
    if passage.topic != "precautions" or passage.form != "item" or passage.role != "section":
        return False
    if len(text) > 120 or "(" in text or _TELLS.search(text):
        return False
    found = listed(text)
    is_group = bool(found) and all(is_state(name) for name, _ in found)
    return (is_group or _STATE.search(text) is not None) and len(found) == len(items(text))
