"""When, in whom and by which act an adverse effect is told: the limits that go with its name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.reaction.names import OPENING
from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp

# "Resistance with prolonged or repeated use" is one effect.
ONE_LIMIT = regexp(
    r"\bwith [\w-]+ (?:and/or|or|and) (?:[\w-]+ ){1,2}(?:use|doses?|exposure|therapy|treatment|application|administration)\W*$|"
    r"\b(?:in|among) (?:people|patients|those|women|men|adults|individuals|persons) with (?:[\w-]+ ){1,5}or (?:[\w-]+ ?){1,3}$",
    re.IGNORECASE,
)
_CONDITION = regexp(
    r"\s((?:with (?:prolonged|long-term|chronic|continuous|concurrent|concomitant|excessive|repeated|extended|extensive|continued|high|higher|frequent|abrupt|systemic absorption|overuse|use|(?:[\w-]+ ){1,2}(?:use|administration|application|exposure|ingestion|toxicity|overdose|misuse)\b)|in (?:patients|the elderly|elderly patients|those|people|individuals|diabetics|children|women|men)(?: with| who| taking)?|at high(?:er)? doses|during|after|upon|if|when)\b.*)$",
    re.IGNORECASE,
)
_CONDITION_NOTE = regexp(
    r"(?:(?:usually|rare,|more (?:common|likely|frequent)|especially|particularly|mostly|mainly|primarily|typically|often|seen|only) )?(?:with|in|at|if|when|during|after|upon|following|among)\b|"
    r"(?:especially|particularly|mostly|mainly)\b|"
    r"(?:prolonged|long-term|chronic|excessive|high(?:er)?[- ]doses?|initial|overdose|systemic)\b(?! effects)|(?:[\w-]+ )?(?:women|men|children|infants|females|males)$",
    re.IGNORECASE,
)
# An "especially ..." that says when or in whom, and names no member of a class.
_LIMITING = regexp(r"(?:in|with|when|if|during|at|after|upon|among|for|following|under|on)\b", re.IGNORECASE)
EXCESS = regexp(
    r"(?:however, |while rare, |with )?((?:excessive|high[- ]doses?|overuse|misuse|abrupt|chronic|prolonged|long-term|extended|continued|repeated)\b(?! (?:side |adverse )?(?:effects|complications|risks))[^,.;]*?)"
    r"(?:,[^,;.]*)?,?\s+(?:may|can|could|might|is associated|has been associated)\b",
    re.IGNORECASE,
)


# What a text says the drug does to a state, as the name of the effect.
_ACTS = (
    ("worsening of ", cued(r"(?:worsen|aggravate) (?=\w)")),
    ("exacerbation of ", regexp(r"exacerbate (?=\w)")),
    ("increased ", regexp(r"(?:elevate|raise|increase) (?:the )?(?=\w)")),
    ("decreased ", regexp(r"lower (?:the )?(?=\w+ (?:pressure|levels?|count|threshold|rate))")),
    ("impaired ", regexp(r"impair (?:the )?(?=\w)")),
    ("suppression of ", regexp(r"suppress (?:the )?(?=\w)")),
)


@lru_cache(maxsize=8192)
def as_noun(value: str) -> str:
    """ "worsen asthma" as "worsening of asthma"; other values as they are."""
    for noun, verb in _ACTS:
        if match := verb.match(value):
            return noun + value[match.end() :]
    return value


def limited(text: str, item: Item) -> tuple[tuple[str, ...], tuple[Item, ...]]:
    """When or in whom an effect is told by its "(especially in ...)", as a text, and the examples that remain."""
    found = item.examples
    if not found or not _LIMITING.match(found[0].text):
        return (), found
    if found[0].start < item.end:  # in its parenthesis: all of it is the limit
        return (text[found[0].start : found[-1].end],), ()
    return (found[0].text,), tuple(one for one in found[1:] if not _LIMITING.match(one.text))


_OPENS = cued(rf"({OPENING}) \w", re.IGNORECASE)


def conditions(item: Item) -> tuple[str, ...]:
    """When or in whom a member of a list is told, from its own end and its notes."""
    trail = _OPENS.match(item.text) or _CONDITION.search(item.text)
    notes = (note for note in item.notes if _CONDITION_NOTE.match(note))
    return (*((trail.group(1),) if trail else ()), *notes)
