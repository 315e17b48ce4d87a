"""What stands above advice or before its colon: the group it is for, and the limits of that group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from kg.extract.advice.defaults import BEFALLS, is_state
from kg.extract.advice.populations import GROUPS, is_known_population, listed, of_label
from kg.extract.advice.words import AMOUNT
from kg.model import Passage
from kg.text.cued import cued
from kg.text.lists import items, mask_parentheses
from kg.text.regexps import regexp

_NAMES = tuple(name for name, _ in GROUPS)
SPECIAL = regexp(
    r"comorbid|special (?:cases|populations?|groups?|patients)|specific populations?|adjustment|other (?:conditions|medical|health|illness|disease)|health problems",
    re.I,
)
_OTHERS = regexp(r"comorbid|general precautions|adjustments?$|use cases|standard", re.I)
# Labels that name no population, though a word in them may.
_NO_POPULATION = cued(
    r"general|lifestyle|^(?:driving|alcohol|smoking)|specific pop|special (?:cases|pop)|comorbid|precaution|adjust|use cases|standard|intubation|surgical|icu\b|emergency|"
    r"ventilation|menstruat|pregnan|breast-?\s?fe|lactat(?:ion|ing)|nursing|interaction|monitor|dos(?:e|age|ing)|route|administration|warning|adults?$|considerations",
    re.I,
)
_NEWBORN = regexp(r"(?:(?:preterm|premature|term) )?(?:neonates?|newborns?)", re.IGNORECASE)
_OF_GROUPS = regexp(r"\b(?:groups?|populations?|patients?|situations?)\b", re.IGNORECASE)
# "Raised intracranial pressure: use with care", "Renal impairment — half the dose": a lead-in within the text.
_LEADS_IN = regexp(r"(?P<list>[^.;:–—]{3,90}?)(?::|\s[–—])\s+(?=\S)")
# What is said of a group, not of what the drug may do.
_ADVISES = regexp(
    r"(?:use(?: it)? (?:with|cautio\w*|only)|exercise |take (?:\w+ )?care|be (?:careful|cautious)|(?:\w+ )?(?:care|caution)\b|avoid(?: (?:use|it|the drug|in|unless|if)\b|\W*$)|"
    r"do not (?:use|give|start|take)|not (?:recommended|advised|for use)|contraindicated|weigh (?:the )?(?:risk|benefit)|start low|(?:begin|start) (?:with|at) |(?:reduce|halve|lower) the dose|no (?:dose )?(?:change|adjustment))",
    re.IGNORECASE,
)


# What limits an organ by a measure, below which a dose is given and no word of advice: "CrCl 30-50: 250 mg".
_STAGE = regexp(r"\b(?:CrCl|e?GFR|clearance|Child[- ]?Pugh)\b|[<>≥≤]|\d", re.IGNORECASE)
_ORGANS = ("renal impairment", "hepatic impairment")
DOSE = regexp(rf"(?:(?:give|take|use) )?{AMOUNT}", re.IGNORECASE)


def is_dose_for_stage(lead: LeadIn, clause: str) -> bool:
    """True where a stage of an organ's function has a dose of its own: that is a dose adjusted to it."""
    is_organ = bool(lead.names) and all(name in _ORGANS for name in lead.names)
    return is_organ and bool(_STAGE.search(lead.words) and DOSE.match(clause))


class LeadIn(Struct, frozen=True):
    """The populations that a lead-in names, and its words, which may limit them ("Severe", "CrCl 20 to 39 mL/min")."""

    names: Sequence[str] = ()
    words: str = ""


@lru_cache(maxsize=4096)
def opening(text: str) -> LeadIn:
    """The lead-in before the colon or dash of a sentence that then says what to do."""
    lead = _LEADS_IN.match(mask_parentheses(text))
    if lead is None:
        return LeadIn()
    words = text[: lead.end("list")]
    found = listed(words)
    is_told = _ADVISES.match(text, lead.end()) or all(name in _NAMES for name, _ in found)
    is_all = len(found) == len(items(text, 0, lead.end("list")))
    return LeadIn([name for name, _ in found] if is_told and is_all else (), words)


def labelled(passage: Passage) -> LeadIn:
    """The populations that the innermost telling label or heading names, or the column that a table row is labelled in."""
    if names := _labelled(passage):
        return LeadIn(names, passage.label)
    column = passage.column_of_label
    return LeadIn([n for n in of_label(column) if n in _NAMES], f"{column}: {passage.label}")


def _is_brought(name: str) -> bool:
    """True for a state that the drug is not given for: what is lacking may be what it replaces."""
    return is_state(name) and (is_known_population(name) or "deficien" not in name.lower())


def _labelled(passage: Passage) -> Sequence[str]:
    last = passage.label
    if _OTHERS.search(last):
        return []
    is_special = passage.topic == "precautions" or bool(SPECIAL.search(passage.context))
    column = passage.column_of_label
    is_special = is_special or bool(column and (_OF_GROUPS.search(column) or of_label(column)))
    own = of_label(last) if not _NO_POPULATION.search(last) else ()
    if not is_special and not (own and all(map(_is_brought, own)) and not DOSE.match(passage.text)):
        own = ()
    if not own and _OF_GROUPS.search(column) and not _NO_POPULATION.search(last) and len(last.split()) < 4:
        return [last.strip(" :.")]  # whatever stands in a column of groups is one
    if _NEWBORN.fullmatch(last):
        return ["neonates"]
    is_told = passage.topic == "dosage" or _ADVISES.match(passage.text) or BEFALLS.search(passage.text)
    if own and (is_told or all(map(is_state, own))):
        return own
    for part in reversed((*passage.heads, *passage.labels)):
        groups = [name for name in of_label(part.text) if name in _NAMES]
        if groups:
            return groups
    return []
