"""An agent as stated, and those that are named by an enzyme and their role: "strong CYP3A4 and P-gp inhibitors"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.text.cued import cued
from kg.text.regexps import regexp

# The vocabularies that agents stand in.
SCHEMES = ("substance", "drug_class")


class Agent(Struct, frozen=True):
    """An agent as stated, where it stands, and the agent that it is an example of (or "").

    A fixed one may overlap others: "CYP3A4 inhibitors/inducers" are two.
    """

    text: str
    start: int
    end: int
    group: str = ""
    is_fixed: bool = False


ENZYME = r"(?:CYP ?450(?: enzymes?)?|CYP\s?\d\w*|CYP|P-?gp|P-glycoprotein|UGT\w*|OATP\w*|BCRP|OCT\d|OAT\d|MATE\d?|FMO\d|cytochrome P450|(?:hepatic |liver )?enzyme)"
_ROLE = r"(?:inhibitors?|inducers?|substrates?)"
_ACTOR = r"(?:inhibitors?|inducers?)"
_JOINT = r"(?:\s*(?:,\s*and/or|,\s*and|,\s*or|[,/&])\s*|\s+(?:and/or|and|or)\s+)"
_DEGREE = r"(?:(?:strong|potent|moderate|weak)\s+(?:(?:and|or|to)\s+)?)*"
_ENZYME_OF_DEGREE = cued(rf"(?P<degree>{_DEGREE})(?P<name>{ENZYME})", re.IGNORECASE)
# "Inhibitors or inducers of CYP3A4 and CYP2D6": each role of each enzyme.
_ROLE_OF_ENZYME = cued(
    rf"\b(?P<degree>{_DEGREE})(?P<roles>{_ROLE}(?:{_JOINT}{_ROLE}\b)*)\s+of\s+(?:the )?(?P<enzymes>{ENZYME}(?:{_JOINT}{ENZYME})*)\b",
    re.IGNORECASE,
)
_ENZYME_CLASS = cued(
    rf"\b(?<!converting )(?P<degree>{_DEGREE})(?P<enzymes>{ENZYME}(?:{_JOINT}{_DEGREE}{ENZYME})*)\s+(?P<roles>{_ROLE}(?:{_JOINT}{_ROLE}\b)*)",
    re.IGNORECASE,
)

# "Metabolised by CYP3A4 and CYP2D6. Inhibitors of these enzymes ...": those of the nearest sentence before that names any.
_ROLE_OF_THESE = cued(
    rf"\b(?P<degree>{_DEGREE})(?P<roles>{_ACTOR}(?:{_JOINT}{_ACTOR}\b)*)\s+of\s+(?:this|these|that|those|the same|said|such|either|both)\s+(?:\w+\s+)?(?:iso)?(?:enzymes?|forms?|transporters?|pathways?|proteins?)\b",
    re.IGNORECASE,
)


def of_these(text: str, start: int, end: int) -> Iterator[Agent]:
    """Classes that ``text[start:end]`` names by their role alone ("inhibitors of this enzyme"), of the enzymes named before."""
    for match in _ROLE_OF_THESE.finditer(text, start, end):
        for enzyme in _named_before(text[: match.start()]):
            for role in regexp(_ROLE, re.IGNORECASE).finditer(match["roles"]):
                value = f"{match['degree']}{enzyme} {role.group().lower()}"
                yield Agent(value, match.start("roles") + role.start(), match.end(), is_fixed=True)


def _named_before(text: str) -> list[str]:
    for part in reversed(regexp(r"(?<=[.;])\s+|\n+").split(text)):
        if found := regexp(rf"\b{ENZYME}\b", re.IGNORECASE).findall(part):
            return list(dict.fromkeys(name for name in found if name.lower().strip() not in _UNNAMED))
    return []


_UNNAMED = frozenset(("enzyme", "hepatic enzyme", "liver enzyme", "cyp"))


def enzyme_classes(text: str) -> Iterator[Agent]:
    """ "strong CYP3A4 and P-gp inhibitors/inducers": each enzyme with each role."""
    for match in _ENZYME_CLASS.finditer(text):
        for enzyme in _ENZYME_OF_DEGREE.finditer(match["enzymes"]):
            for role in regexp(_ROLE, re.IGNORECASE).finditer(match["roles"]):
                degree = enzyme["degree"] or match["degree"]
                value = f"{degree}{enzyme['name']} {role.group()}"
                first = match.start() if enzyme.start() == 0 else match.start("enzymes") + enzyme.start()
                yield Agent(value, first, match.start("roles") + role.end(), is_fixed=True)
    for match in _ROLE_OF_ENZYME.finditer(text):
        for enzyme in _ENZYME_OF_DEGREE.finditer(match["enzymes"]):
            for role in regexp(_ROLE, re.IGNORECASE).finditer(match["roles"]):
                value = f"{match['degree']}{enzyme['name']} {role.group()}"
                last = match.start("enzymes") + enzyme.end()
                yield Agent(value, match.start("roles") + role.start(), last, is_fixed=True)
