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
    r"\s(?:is|are|was|were|contain(?:s|ed)?|holds?|held|refers? to|stands? for)\s(?:(?:the|an?|only|plain|brand of|name of)\s)*(?P<what>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)


def is_of_another(monograph: Monograph, text: str) -> bool:
    """True where a part of a sentence of Alternate Names says that the name which is its subject is another drug."""
    said = (match for match in _HOLDS.finditer(text) if not regexp(r"[,:]").search(text, 3, match.start()))
    return any(_is_another(monograph, match["what"]) for match in said)


def _is_another(monograph: Monograph, words: str) -> bool:
    """True for another substance; a salt of the drug ("choline testamab") is none."""
    parts = (words, *words.split())
    return not any(is_own(part, monograph) for part in parts) and any(
        lexicon().find(part, ("substance",)) for part in parts[:2]
    )
