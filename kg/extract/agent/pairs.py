"""Agents of which one word is said for several: boosted pairs, two kinds of drugs. Used by agents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.enzymes import Agent
from kg.text.cued import cued

# "Other ototoxic or nephrotoxic drugs": the first shares the noun.
_TWO_KINDS = cued(
    r"\b(?P<first>(?!topical|oral|systemic|other|specific|medical|clinical|additional|typical)[a-z-]{4,}(?:ic|al|ive|ing|ous|ory))(?:/| (?:or|and|and/or) )(?:other )?[a-z-]{4,}(?:ic|al|ive|ing|ous|ory) (?P<noun>drugs|agents|medications|medicines)\b",
    re.IGNORECASE,
)


def two_kinds(text: str) -> Iterator[Agent]:
    """The first of "ototoxic or nephrotoxic drugs"."""
    for match in _TWO_KINDS.finditer(text):
        yield Agent(
            f"{match['first']} {match['noun']}", match.start("first"), match.end("first"), is_fixed=True
        )


_STROKE = cued(r"(?<![\w/-])(?P<first>[A-Za-z]{5,})/(?P<second>[A-Za-z]{5,})(?![\w/-])", cues=("/",))


def boosted(clause: str) -> Iterator[Agent]:
    """ "Lopinavir/ritonavir, tipranavir/ritonavir": what stands with several others is a part of each."""
    pairs = list(_STROKE.finditer(clause))
    seconds = [pair["second"].lower() for pair in pairs]
    for pair in pairs:
        if seconds.count(pair["second"].lower()) > 1:
            yield Agent(pair.group(), pair.start(), pair.end())
