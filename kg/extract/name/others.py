"""Names that Alternate Names tells of another drug: "Lopid is gemfibrozil"."""

from __future__ import annotations

import re

from kg.extract.agent.own_names import is_own
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# "Lopid is gemfibrozil", "Zantac was withdrawn and contained ranitidine", "Seroxal holds another substance".
_HOLDS = cued(
    r"\s(?:is|are|was|were|contain(?:s|ed)?|holds?|held|refers? to|stands? for)\s",
    re.IGNORECASE,
)

# "Zandol is the brand of norfoocin, a newer compound."
_BRAND_OF = cued(r"\bbrand(?: name)? (?:of|for) (?P<what>[a-z][\w-]{4,})(?=, an? )", re.IGNORECASE)


def is_of_another(monograph: Monograph, text: str) -> bool:
    """True where a part of a sentence of Alternate Names says that the name which is its subject is another drug."""
    if (sold := _BRAND_OF.search(text)) and not is_own(sold["what"], monograph):
        return True
    said = (match for match in _HOLDS.finditer(text) if not regexp(r"[,:]").search(text, 3, match.start()))
    return any(_is_another(monograph, text[match.end() :]) for match in said)


def _is_another(monograph: Monograph, predicate: str) -> bool:
    """True where what a name is said to be or hold is another substance; a salt of the drug ("choline testamab") is none."""
    if _RELATIVE.match(predicate):
        return True
    if _CALLED.match(predicate):
        return False
    words = regexp(r"[.;,]").split(predicate)[0]
    if _BESIDE.search(words):
        return False
    named = [
        words[a:b] for a, b, _ in lexicon().scan(words, ("substance",)) if not _EXCIPIENT.match(words, a)
    ]
    return bool(named) and not any(is_own(part, monograph) for part in (*named, *words.split()))


_CALLED = regexp(
    r"(?:\w+ly |also |often |sometimes )*(?:known|called|referred|named|written|spelled|abbreviated|sold|marketed|available|listed|given)\b",
    re.IGNORECASE,
)
# "Holds benserazide as well": beside the drug.
_BESIDE = cued(r"\b(?:as well|in addition|besides|too)\b", re.IGNORECASE)
# "Is a later oxazolidinone".
_RELATIVE = regexp(r"(?:an?|the) (?:later|newer|older|earlier|related|sister|successor)\b", re.IGNORECASE)
_EXCIPIENT = regexp(
    r"(?:lactose|aspartame|sorbitol|sucrose|sugar|alcohol|ethanol|benzyl|gluten|gelatin|sodium|water|soy|peanut|propylene)",
    re.IGNORECASE,
)
