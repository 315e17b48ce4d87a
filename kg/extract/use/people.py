"""Whom a sentence speaks of: "in adults and children 6 years and older", "in patients with renal failure"."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.text.cued import cued
from kg.text.regexps import regexp

_WHO = (
    r"(?:(?:pa?ediatric|adult|elderly|geriatric|older|young|female|male|(?:pre-?|peri-?|post-?)(?:\s+and\s+(?:peri|post))?-?\s?menopausal|pregnant|some|certain|selected|both|high-risk|immunocompromised|hospitali[sz]ed|neutropenic|obese|overweight|healthy)\s+)*"
    r"(?:adults?|children|infants|neonates|newborns|adolescents|teenagers|patients|individuals|people|persons|women|men|boys|girls|(?:fe)?males|those)\b"
)
_AGE = (
    r"(?:,?\s+\(?(?:(?:aged|ages?|over|above|under|from|at\s+least|older\s+than|between|of)\s+)*(?:the\s+age\s+of\s+)?(?:[≥>≤<]?\s?\d+|one|two|three|four|five|six|eight|ten|twelve)\b"
    r"[^,.;()]{0,16}?(?:years?|yrs?\b|months?|weeks?)(?:\s+(?:of\s+age|old))?(?:\s+(?:and|or)\s+(?:older|above|over|up|younger))?(?:\s+of\s+age)?\)?)?"
)
GROUPS = rf"{_WHO}{_AGE}(?:(?:,\s+and|,|\s+and|\s+or|/)\s*(?:in\s+|for\s+)?{_WHO}{_AGE})*"
_LIMITED = r"(?:with|without|who|whose|at|on|undergoing|requiring|receiving|having|suffering|needing|unable|not|inadequately|experiencing|diagnosed|weighing|taking|already|intolerant)\b"
_PLAIN = regexp(
    rf"\b(?:in|for|among)\s+(?P<who>(?>{GROUPS}))(?!\s+{_LIMITED})",
    re.IGNORECASE,
)
_WITH = regexp(
    rf"\s+(?:in|for|among|of|with)\s+(?P<who>(?:the\s+)?(?:[\w-]+\s+)?{GROUPS}\s+{_LIMITED}[^.;]*)",
    re.IGNORECASE,
)
LEADING_WITH = cued(
    rf"^(?:(?:in|for|to|among|of|with)\s+)?(?:the\s+)?(?:(?:treatment|management|therapy)\s+of\s+)?(?:[\w-]+\s+)??(?P<who>{GROUPS})\s+(?:with|who\s+have|(?:who\s+suffer|suffering)\s+from|having|experiencing|diagnosed\s+with)\s+",
    re.IGNORECASE,
)
_ANY = regexp(rf"\b(?:in|for|among|of|to)\s+(?P<who>{GROUPS})", re.IGNORECASE)
_CUE = cued(
    r"\b(?:adult|child|infant|neonat|newborn|adolescent|teen|patient|individual|people|person|wom[ae]n|men\b|boys|girls|male|female|those\b)",
    re.IGNORECASE,
)
_NAMES = (
    ("adult", regexp(r"\badults?\b", re.IGNORECASE)),
    ("pediatric", regexp(r"child|p[a]?ediatric|adolescent|infant|neonat|teen", re.IGNORECASE)),
)
_NOBODY = regexp(
    r"(?:(?:the|some|certain|selected|both)\s+)*(?:patients|individuals|people|persons|those)\s*",
    re.IGNORECASE,
)


class People(Struct, frozen=True):
    """A group that a text names, as populations, and where the words stand."""

    start: int
    end: int
    populations: tuple[str, ...]
    stated: str = ""


def people(text: str) -> list[People]:
    """The groups named without further condition: "in adults", "for children aged 2 years and older"."""
    if not _CUE.search(text):
        return []
    return [
        People(m.start(), _with_examples(text, m.end()), populations(m.group("who")), m.group("who").strip())
        for m in _PLAIN.finditer(text)
    ]


_SUCH_PEOPLE = regexp(
    r",?\s+(?:such\s+as|including|like)\s+(?:those|patients|people|individuals|(?:[\w-]+\s+){1,3}recipients)\b[^.;,]*",
    re.IGNORECASE,
)


def _with_examples(text: str, end: int) -> int:
    """Where a group that ends at ``end`` does so with its examples: "individuals |such as those with A|"."""
    such = _SUCH_PEOPLE.match(text, end)
    return such.end() if such else end


# What is said of the therapy, not of the people.
_THERAPY = regexp(r",?\s+(?:either\s+)?(?:alone\b|as\s+(?:monotherapy|an?\b|adjunct|add-on))", re.IGNORECASE)


def limited(text: str) -> People | None:
    """The group at the end of a text that a condition of its own limits: "hyperphosphatemia |in patients with ...|"."""
    match = _WITH.search(text) if _CUE.search(text) else None
    if not match:
        return None
    return People(match.start(), match.end(), (only_people(match.group("who")),))


def only_people(stated: str) -> str:
    """The group without what is said of the therapy: "patients with A|, as monotherapy|"."""
    return _THERAPY.split(stated, maxsplit=1)[0].strip(" .,")


def mentioned(text: str) -> tuple[str, ...]:
    """The populations that a text names anywhere, limited or not."""
    return tuple(dict.fromkeys(p for match in _ANY.finditer(text) for p in populations(match.group("who"))))


def populations(stated: str) -> tuple[str, ...]:
    """adult and pediatric as such, other groups ("postmenopausal women", "patients 2 years and older") one by one."""
    found: list[str] = []
    for part in regexp(
        r",\s+and\s+|,|\s+and\s+(?!peri|post|older|over|above|up)|\s+or\s+(?!older|over|above)|/"
    ).split(stated.strip(" ,;")):
        word = regexp(r"^(?:in|for)\s+").sub("", part.strip())
        name = next((name for name, pattern in _NAMES if pattern.search(word)), word)
        if word and not _NOBODY.fullmatch(word):
            found.append(name)
    return tuple(dict.fromkeys(found))
