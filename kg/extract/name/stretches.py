"""Which stretches of a sentence list names, and of what kind its cues say that they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.name.forms import NAME, VERB, Kind
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

_BRAND = r"(?:(?:brand|trade|proprietary|commercial|product)\s?names?|brands?|(?:marketed|sold|available|distributed)(?:\s+by(?:\s+[A-Z][\w&.-]*){1,4})?(?:\s+\w+){0,2}?\s+(?:as|under)|on\s+the\s+market\s+as|(?:calls?|sells?|markets?|buys?)\s+it(?:\s+(?:as|under))?(?=\s+[\"'“]?[A-Z])|goes\s+by\s+the\s+names?\s+of|under\s+the\s+names?|(?:elsewhere|abroad|overseas|(?<=\sin\s)[A-Z][a-z]+)\s+as(?=\s+[\"'“]?[A-Z])|trademarks?|(?:originators?|biosimilars?|copies)(?=:|\s+(?:is|are|includes?)\b)(?!\s+are\s+[a-z]))"
_SYNONYM = (
    r"(?:synonyms?|(?:known|called|referred\s+to|seen(?=\s+as)|written|spell?ed|spelt|abbreviated|shortened)(?:\s+\w+ly)?(?:\s+(?:in|by)\s+(?!the\s+(?:brand|trade))[\w\s]{1,20}?)?(?:\s+(?:as|to))?|abbreviation|spellings?|short\s+(?:form|name)|"
    r"(?:other|another|alternate|alternative|earlier|former|first|original|previous|provisional|working|chemical|scientific|systematic|generic|regional|non-?proprietary|codes?|common|INN)\s+(?:(?!brand|trade)\w+\s+)?names?|(?:(?:British|American|European|Indian|Canadian|Australian|official|international|former|old|older)\s+)+(?:approved\s+)?names?|knows?\s+it\s+as|say(?=\s+[A-Z]{2})|(?:\w+\s+)?ones\s+as|in\s+(?:early|older?|some)\s+(?:papers|publications|literature)(?:\s+it\s+is)?|code|INN|BAN|USAN)"
)
CUE = cued(rf"(?<![\w-])(?:(?P<brand>{_BRAND})|(?P<synonym>{_SYNONYM}))\b", re.IGNORECASE)
# "Alternate names include": brands and synonyms alike.
_EITHER = regexp(
    r"(?:other|another|alternate|alternative|regional)\s+names?|(?:(?:British|American|European|Indian|Canadian|Australian|former|old|older)\s+)+names?|knows?\s+it\s+as|(?:\w+\s+)?ones\s+as",
    re.IGNORECASE,
)
_LEAD = regexp(
    r"[^.]*?\b(?:includ(?:es?|ing)|are|is|was|were|as|like|such\s+as|e\.g\.,?|being|under|to\s+as|names?)[:,]?\s+(?:also\s+|the\s+|\(?but\s+(?:are\s+)?not\s+limited\s+to\)?:?\s+|variations\s+of\s+)?(?=[\"'“(]?[A-Z0-9])"
)
# "The brand Zorvex was withdrawn".
_BRAND_IS = regexp(r"[Bb]rand (?P<name>[A-Z][\w®™-]+)(?= (?:is|was|has|can|were)\b|[,.;]|$)")
_PLAIN_LEAD = regexp(r"[\s\x00]*(?:as|to|is|are|was|:|,)?[:,]?\s*(?:the\s+)?", re.IGNORECASE)
_NAMES_NEXT = regexp(
    r"(?:code|in\s[\w\s]+?),?\s+[A-Za-z]{2,4}[ -]?[A-Z]?\d|known|knows?\s|say\s|(?:\w+\s+)?ones\s|called|referred|written|spelled|abbrev|shortened|spelt|[\w\s-]{3,40}?[\s\x00]+(?:is|are|was|:)\s+[a-z]",
    re.IGNORECASE,
)


# "A, |its earlier name|, and B": of the name before; "its earlier name, |A|, is still seen".
_APPOSED = regexp(r", (?:its|the|an?|his) $")
_SET_OFF = regexp(r"(?<=name),\s(?P<name>[^,;.]{3,40}),")
_PRODUCT_IS = regexp(
    r"\b(?:tablets?|capsules?|patch|drops|spray|inhaler|cream|gel|ointment|syrup|liquid|solution|suspension|injection|infusion|pen|vial|product|form|preparation|formulation|version) (?:is|are) (?:also |sometimes )?$",
    re.IGNORECASE,
)
# "Ask for the same maker": a bidding, no name.
_BIDS = regexp(
    r"(?:Ask|Check|See|Use|Do|Always|Never|Keep|Tell|Swap|Switch|Read|Note|Look|Order|Mind|Make|Stay|Stick|Prefer|Please|Consult|Refer|Take|Store|Strengths?|Avoid|Prescribe|Prescribing|Beware)\b"
)
# "It was AB 1010 during development", "the code AB-1010".
_CODED = cued(
    r"\b(?:was|is|been|as|codes?|numbers?|names?)(?:\s+(?:was|is|of|under))?\s+(?P<code>[A-Z]{1,5}[- ]?\d{2,7}[A-Z]?)(?=[\s.,;)]|$)",
    cues=("was", "is", "been", "as", "code", "number", "name"),
)


def lists(text: str, kind: Kind) -> Iterator[tuple[int, int, Kind]]:
    """The stretches of a sentence that list names, with their kind."""
    masked = mask_parentheses(text)
    # A relative clause tells of the name before it: "A, whose name in India is B, and C".
    cues = [
        cue
        for cue in CUE.finditer(masked)
        if not masked.endswith("whose ", 0, cue.start())
        and not (_APPOSED.search(masked, 0, cue.start()) and masked.startswith(",", cue.end()))
    ]
    coded = [match.span("code") for match in _CODED.finditer(masked)]
    if coded:
        yield from ((first, last, "synonym") for first, last in coded)
        cues = [cue for cue in cues if cue.group("brand")]
        if not cues:
            return
    if not cues:
        if _BIDS.match(masked):
            return
        lead = regexp(r"(?:Some |One |An )?(?:[Ee]xamples?|[Tt]hese)\b").match(text) and _LEAD.match(masked)
        if lead:
            yield lead.end(), len(text), kind or "brand"
        elif regexp(r"\b(?:salts?|esters?|forms?) exist").search(masked):
            yield from _parenthesised(text, "synonym")
        elif (
            kind == "brand"
            and NAME.match(masked)
            and not regexp(r"(?:Brand|Some|Many|The|This|It|These|Several|There|No|Various|Other)\b").match(
                masked
            )
        ):
            verb = VERB.search(masked)
            yield 0, verb.start() if verb else len(text), kind
        elif not VERB.search(masked):
            colon = masked.find(": ") + 1
            yield colon, len(text), kind
        return
    bounds = [*(cue.start() for cue in cues), len(text)]
    for cue, (_, stop) in zip(cues, pairwise(bounds), strict=True):
        neutral = _EITHER.fullmatch(cue.group())
        said: Kind = "brand" if cue.group("brand") else "" if neutral else "synonym"
        if said == "synonym" and _PRODUCT_IS.search(masked, 0, cue.start()):
            said = "brand"  # "the patch is called X"
        if named := _SET_OFF.match(masked, cue.end()):
            yield *named.span("name"), said
            continue
        if called := _BRAND_IS.match(masked, cue.start()):
            yield *called.span("name"), "brand"
            continue
        lead = _LEAD.match(masked, cue.end() - 6, stop)
        if lead and not (
            said == "synonym" and masked[cue.start() : cue.start() + 5].lower() in ("known", "calle")
        ):
            yield lead.end(), stop, said
        elif said != "brand" and _NAMES_NEXT.match(masked, cue.start()):
            who = regexp(r"([A-Z][\w-]+(?: [\w-]+){0,3}?),? (?:is|are|was|were) (?:\w+ )?$").match(
                masked[: cue.start()]
            )
            if who:
                yield who.start(1), who.end(1), said
            plain = _PLAIN_LEAD.match(masked, cue.end(), stop)
            yield plain.end() if plain else cue.end(), stop, said
        else:
            before = regexp(r"(?:The |An? )?(.{2,60}?),? (?:is|are|was|were)\b(?: \w+){0,3}? $").match(
                masked[: cue.start()]
            )
            if before:
                yield before.start(1), before.end(1), said
    yield from _parenthesised(text, "brand" if cues[0].group("brand") else "synonym")


def _parenthesised(text: str, kind: Kind) -> Iterator[tuple[int, int, Kind]]:
    """ "Various brand names exist (e.g., A, B)"."""
    named = regexp(r"\((?:e\.g\.,?|such as|for example,?)\s*([^()]+)\)").search(text)
    if named:
        yield named.start(1), named.end(1), kind
