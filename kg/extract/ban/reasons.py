"""Why a drug is forbidden, and where care is asked instead: what is told beside a contraindication and is none."""

from __future__ import annotations

import re

from kg.extract.ban.verdicts import is_remark
from kg.model import Passage
from kg.text.assertion import denies_contraindication
from kg.text.cued import cued
from kg.text.lists import items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

CARE = cued(
    r"\b(?:calls? for care|needs? care|cautio\w+|with care|carefully|do(?:es)? not (?:exclude|preclude)|(?:requires?|needs?) (?:\w+ ){0,2}(?:monitoring|adjustments?|modifications?|reductions?))\b",
    re.IGNORECASE,
)
# A column that says why, or where it is so, and what follows what is contraindicated and says why.
WHY = regexp(
    r"\b(?:why|reasons?|because|rationale|explanation|remarks?|comments?|notes?|background|mechanism|risk|danger|where|regions?|countr(?:y|ies)|authorit(?:y|ies)|sources?)\b",
    re.IGNORECASE,
)
BECAUSE = cued(r",\s+(?:since|because|given that|owing to|as (?:it|the|this|they))\b", re.IGNORECASE)
_TELLS_WHY = regexp(
    r"(?:(?:the |an? )?(?:\w+ )?(?:risks?|danger|fear|possibility) of|because|since|due to|owing to|malformations?|birth defects|(?:fetal|foetal) |teratogen)",
    re.IGNORECASE,
)
STATES = ("condition", "population", "substance", "drug_class")


def is_umbrella(passage: Passage) -> bool:
    """True where a text does nothing but list kinds of the state that its lead-in names: "Heart disease: angina, heart failure"."""
    if passage.role != "section" or passage.form != "item":
        return False
    words, link = passage.label.strip(" :."), lexicon().link
    if _OF_WOMEN.search(words) or link(words, ("condition",)) is None:
        return False
    kinds = [item.text for item in items(passage.text)]
    known = sum(link(kind, ("condition",)) is not None for kind in kinds)
    return len(kinds) > 1 and 2 * known > len(kinds)


_OF_WOMEN = regexp(r"pregnan|lactat|breast|allerg|sensitiv", re.IGNORECASE)


def explains(passage: Passage) -> bool:
    """True where a text tells why what its lead-in names is forbidden: "Pregnancy: malformations", "Gout: it raises uric acid"."""
    if passage.role != "section" or lexicon().link(passage.label.strip(" :."), STATES) is None:
        return False
    return bool(_TELLS_WHY.match(passage.text)) or (
        is_remark(passage.text)
        and not denies_contraindication(passage.text)
        and not CARE.search(passage.text)
    )
