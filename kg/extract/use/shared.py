"""What the members of a list of conditions share: "infections of the eye and the outer ear", "deficiencies in iron and zinc"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_LEAD = cued(
    r"(?P<lead>(?:[\w-]+\s+){0,4}?(?P<head>infections?|infestations?|inflammations?|disorders?|diseases?|conditions?|cancers?|tumou?rs?|disturbances|spasms?|cramps|irritations?|rejection|deficienc(?:y|ies))"
    r"\s+(?:of|in|affecting|involving)\s+)(?P<what>\S.*)",
    re.IGNORECASE,
)
PLACE = regexp(
    r"(?:the\s+)?(?:(?:outer|middle|inner|external|lower|upper|respiratory|urinary|genital|reproductive|genitourinary|gastrointestinal|biliary|digestive|soft|oral|central|nervous|superficial)\s+)*"
    r"(?:tracts?|tissues?|systems?|eyes?|eyelids?|ears?|ear canal|nose|throat|mouth|gums?|skin|scalp|nails?|hair|bones?|joints?|muscles?|lungs?|airways|bladder|kidneys?|liver|blood|brain|heart|abdomen|stomach|intestines?|bowel|"
    r"vagina|prostate|breasts?|sinus(?:es)?|bloodstream|skin and soft tissues?|bones and joints|(?:ear, )?nose,? and throat)",
    re.IGNORECASE,
)
_EAR_NOSE = regexp(
    r".*\bhead and neck(?: [a-z]+)?|ears?, nose(?:,? (?:and|or) throat(?: [a-z]+)?[.,]?)?", re.IGNORECASE
)
_STRUCTURE = regexp(r"\bskin and (?:skin|soft tissue) structures?\b", re.IGNORECASE)
_THOSE = regexp(r"those\s+(?P<of>(?:of|in|caused\s+by)\s+(?:the\s+)?)", re.IGNORECASE)


_GRAFT = regexp(r"(?:grafts?|transplants?|transplantation|bone marrow|stem cells?|organs?)$", re.IGNORECASE)


def is_pair(words: str) -> bool:
    """True for places that are named together: "skin and soft tissue"."""
    if ";" in words:
        return False
    lead = _LEAD.match(words)
    if _EAR_NOSE.fullmatch(words) or _STRUCTURE.search(words):
        return True
    return " and " in words and PLACE.fullmatch(lead["what"] if lead else words) is not None


def opened(members: Sequence[Item], head: str = "") -> Iterator[Item]:
    """The members, with "infections of the" before each place that it governs; ``head`` is what "those of" stands for."""
    lead = kind = ""
    for item in members:
        those = _THOSE.match(item.text)
        if those and head:
            item = replace(item, text=f"{head} {those['of']}{item.text[those.end() :]}")
        match = _LEAD.match(item.text)
        if match:
            lead, kind = match["lead"], _kind(match["what"], match["head"])
        elif lead and kind and _kind(own := item.text.removeprefix("of "), lead) == kind:
            item = replace(item, text=lead + own)
        else:
            lead = ""
        yield item


def _kind(what: str, head: str) -> str:
    """What sort of thing a disease is said to be of: a place, of a deficiency a substance, of a rejection a graft."""
    if "deficienc" in head.lower():
        return "substance" if lexicon().find(what, ("substance", "drug_class")) else ""
    if "rejection" in head.lower():
        return "graft" if _GRAFT.search(what) else ""
    return "place" if PLACE.fullmatch(what) else ""
