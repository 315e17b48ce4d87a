"""Effects told as qualities: "anti-inflammatory and mild sedative properties", "the action is bactericidal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.text.cued import cued
from kg.text.lists import items
from kg.text.regexps import regexp

_GENERIC = (
    r"cardiovascular|gastrointestinal|neurologic(?:al)?|respiratory|renal|hepatic|ocular|therapeutic|pharmacologic(?:al)?|clinical|beneficial|primary|main|biologic(?:al)?|systemic|synerg\w+|additive|dual|direct|specific|combined|central|peripheral|physiologic(?:al)?|minimal|intrinsic|topical|negative|positive|"
    r"overall|potential|additional|additive|unique|chemical|physical|mechanical|metabolic|adverse|toxic|local|long-lasting|lasting|undesirable|complementary|hormonal|genomic|significant|different|desirable|distinct|individual|respective|similar|typical|total|initial|final|inhibitory|stimulatory|dose-dependent|active|rapid|other|potent|regulatory|protective|useful|well|being"
)
# A word that may stand in "anti-inflammatory, mild sedative and drying effects", and one that says what kind of effect it is.
_QUALITY = regexp(r"anti-?[a-z-]+|[a-z-]+(?:ic|al|ous|ive|ory|ant|ary|ing|yl|oid|ar|ent)", re.IGNORECASE)
_DEGREE = regexp(r"(?:mild|moderate|potent|some|weak|strong|slight|powerful|broad-spectrum)", re.IGNORECASE)
_GENERIC_WORD = regexp(_GENERIC, re.IGNORECASE)
_LIST_WORD = regexp(r"[\w-]+|,|\x00+")
_HEAD = cued(r"\s(?P<head>effects?|propert(?:y|ies)|actions?|activity|activities|benefits)\b", re.IGNORECASE)
_GERMS = cued(
    r"(?<!not )(?<!than )(?<!no )(?<!but )(?<!-)\b(?P<list>(?:bacteri|bacterio|fungi|viru|spori|ovi|larvi)(?:cidal|static)\b)(?!-|\s+(?:[a-z]+\s+)?(?:effects?|propert|activit|actions?|drugs?|agents?|antibiotics?|concentrations?|levels?|doses?|antifungals?))",
    re.IGNORECASE,
)
_ACTIVITY = regexp(
    r"^anti|cidal$|static$|(?<!cata)lytic$|mimetic$|protective$|modulatory$|suppressive$|genic$",
    re.IGNORECASE,
)


# These say of what in the word before.
_OF_SOMETHING = regexp(r"relaxant|depressant|stimulant|suppressant|[a-z]+ing", re.IGNORECASE)
_NOUN_BEFORE = regexp(
    r"\b(?!(?:and|or|its|the|their|has|have|exerts?|exhibits?|possess(?:es)?|provid\w+|produc\w+|with|of|an?|to|by|as|also|through|some|mild|potent|direct)\b)[a-z]+[ -]$"
)


class Quality(Struct, frozen=True):
    """One effect: as stated, in the abstract, and where it stands in the sentence."""

    value: str
    label: str
    start: int
    end: int


def qualities(text: str) -> Iterator[tuple[int, list[Quality]]]:
    """Where a sentence, its parentheses blanked, lists qualities, and these."""
    for match in _HEAD.finditer(text):
        first = _list_start(text, match.start())
        if first < match.start():
            yield first, list(_listed(text, first, match))
    for match in _GERMS.finditer(text):
        word = match["list"]
        yield match.start(), [Quality(word, f"{word} effect", match.start("list"), match.end("list"))]


def _list_start(text: str, end: int) -> int:
    """Where the list of qualities that ends at ``end`` begins."""
    start = end
    for word in reversed(list(_LIST_WORD.finditer(text, max(0, end - 160), end))):
        said = word.group()
        joint = said in (",", "and", "or") or said[0] == "\x00"
        quality = _DEGREE.fullmatch(said) or (_QUALITY.fullmatch(said) and not _GENERIC_WORD.fullmatch(said))
        if not joint and not quality:
            break
        start = start if joint else word.start()
    return start


def _listed(text: str, first: int, match: re.Match[str]) -> Iterator[Quality]:
    """ "anti-inflammatory, antipruritic and vasoconstrictive effects" are three."""
    head = match["head"].lower()
    for item in items(text, first, match.start()):
        words = item.text.replace("\x00", "").split()
        if not words or (head.startswith("activ") and not _ACTIVITY.search(words[-1])):
            continue
        if _OF_SOMETHING.fullmatch(words[-1]) and len(words) == 1 and _NOUN_BEFORE.search(text[:first]):
            continue  # the "relaxant" of "muscle relaxant properties"
        bare = " ".join(words[1:] if _DEGREE.fullmatch(words[0]) else words)
        if bare:
            yield Quality(f"{' '.join(words)} {head}", f"{bare} effect", item.start, item.end)
