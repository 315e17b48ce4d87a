"""What one sentence of a passage says of the uses told in another: "It is used when A fails", "These symptoms include B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from kg.extract.use.claims import lines
from kg.extract.use.people import limited, people
from kg.model import Claim
from kg.text.regexps import regexp

# A sentence about the drug that names no use of its own.
_ABOUT_DRUG = regexp(
    r"(?:it|they|(?:this|these|the|its)(?:\s+[\w-]+){0,4}?|treatment|therapy|use)\s+(?:is|are|can|may|should)\s+(?P<said>[^.;]*?)\b"
    r"(?:used|indicated|prescribed|recommended|reserved|considered|appropriate|suitable|intended|given|effective)\b",
    re.IGNORECASE,
)
_ASIDE = regexp(r"\s*\([^()]*\)")
_REFUSES = regexp(r"\b(?:not|never|cautio\w+|also)\b", re.IGNORECASE)
# A use of its own after all, though none that was understood.
_PURPOSE = regexp(
    r"\bto\s+(?:treat|prevent|manage|reduce|improve|help|relieve|control|support)\b", re.IGNORECASE
)
_IN_PEOPLE = regexp(
    r"\s+(?:for use )?(?:in|for) (?:adults|children|adolescents|infants|p(?:a)?ediatric)\b", re.IGNORECASE
)
_GOES_ON = regexp(
    r"(?:these|this|such|they)\b[^.;]*?\b(?:includes?|encompass\w*|comprises?)\b", re.IGNORECASE
)


def extended(told: Sequence[Claim], text: str) -> list[Claim]:
    """The uses ``told``, with line of therapy and population that a sentence without a use adds to them."""
    match = _ABOUT_DRUG.match(text)
    if not match:
        return list(told)
    after = _ASIDE.sub("", text[match.end() :])
    if _REFUSES.search(match["said"]) and not (match["said"].strip() == "also" and _IN_PEOPLE.match(after)):
        return list(told)
    if _PURPOSE.search(after):
        return list(told)
    group = limited(after)
    named = group.populations if group else tuple(p for one in people(after) for p in one.populations)
    return [_with(claim, {"line": lines(after), "population": named}) for claim in told]


def inherited(found: Sequence[Claim], told: Sequence[Claim], text: str) -> list[Claim]:
    """The uses ``found`` in a sentence that lists what the one before spoke of, for the people of that one."""
    if not told or not _GOES_ON.match(text):
        return list(found)
    return [
        claim
        if "population" in claim.attrs
        else _with(claim, {"population": told[-1].attrs.get("population", ())})
        for claim in found
    ]


def _with(claim: Claim, more: dict[str, tuple[str, ...]]) -> Claim:
    if claim.assertion == "negated":
        return claim
    attrs = dict(claim.attrs)
    for name, values in more.items():
        if values:
            attrs[name] = tuple(dict.fromkeys((*attrs.get(name, ()), *values)))
    return replace(claim, attrs=attrs)
