"""Names that Alternate Names tells of another drug: "Lopid is gemfibrozil"."""

from __future__ import annotations

import re

from kg.extract.agent.own_names import is_own
from kg.extract.name.stems import STEMS
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
    return any(_is_another(monograph, text[match.end() :], text[: match.start()]) for match in said)


def _is_another(monograph: Monograph, predicate: str, before: str) -> bool:
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
    named += [bare["what"]] if (bare := _BARE.match(predicate)) and not _NAMING.search(before) else []
    if any(_is_sibling(part, monograph.title) for part in (*named, words.strip())):
        return True
    return bool(named) and not any(is_own(part, monograph) for part in (*named, *words.split()))


def _is_sibling(name: str, title: str) -> bool:
    """True for "interferon beta-1b" of "interferon beta-1a"."""
    words, own = name.lower().split(), title.lower().split()
    return (
        len(own) > 1
        and len(words) == len(own)
        and words[:-1] == own[:-1]
        and words[-1][:-1] == own[-1][:-1] != ""
        and words != own
    )


# "Is rivalimab", "is idarumab, the antidote": a substance by its letters.
_BARE = regexp(
    rf"(?P<what>[a-z]{{3,}}(?:{STEMS}|cept|tide|vir|pril|olol|oxetine|azepam|dipine|xaban|parin|platin|rubicin|taxel|caine|profen|coxib|barbital|azine|idine|amine|zolam|tadine|mide|zide|one|ine)(?: [a-z]+(?:ate|ide|ium))?)(?=[,.;:(]|\s*$|\s(?:and|which|that)\b)"
)
_NAMING = regexp(
    r"\b(?:names?|spellings?|codes?|abbreviation|synonyms?|forms?|salts?|INN|BAN|USAN)\b", re.IGNORECASE
)
_CALLED = regexp(
    r"(?:\w+ly |also |often |sometimes )*(?:known|called|referred|named|written|spelled|abbreviated|sold|marketed|available|listed|given)\b",
    re.IGNORECASE,
)
# "Holds benserazide as well": beside the drug.
_BESIDE = cued(
    r"\b(?:as well|in addition|besides|too|(?:combination|together|combined) with|(?:is|are|has been|have been|was) (?:also )?added)\b",
    re.IGNORECASE,
)
# "Is a later oxazolidinone".
_RELATIVE = regexp(r"(?:an?|the) (?:later|newer|older|earlier|related|sister|successor)\b", re.IGNORECASE)
_EXCIPIENT = regexp(
    r"(?:lactose|aspartame|sorbitol|sucrose|sugar|alcohol|ethanol|benzyl|gluten|gelatin|sodium|water|soy|peanut|propylene)",
    re.IGNORECASE,
)
