"""Names that Alternate Names tells of another drug: "Lopid is gemfibrozil", "do not mix up with:"."""

from __future__ import annotations

import re

from kg.extract.agent.own_names import is_own
from kg.model import Monograph, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_MIXED_UP = cued(
    r"(?:mix\w* up|mistak\w+|look[- ]?alikes?|sound[- ]?alikes?|confus\w+|similar(?:ly)? (?:names?|named|sounding)|other (?:drugs|medicines)\b)",
    re.IGNORECASE,
)
# "Lopid is gemfibrozil", "Zantac was withdrawn and contained ranitidine", "Seroxal holds another substance".
_HOLDS = cued(
    r"\s(?:is|are|was|were|contain(?:s|ed)?|holds?|held|refers? to|stands? for)\s(?:(?:the|an?|only|plain|brand of|name of)\s)*(?P<what>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)


def is_mixed_up(passage: Passage) -> bool:
    """True where what stands above a passage says that the names are those of other drugs."""
    return bool(_MIXED_UP.search(passage.context))


def is_of_another(monograph: Monograph, text: str) -> bool:
    """True where a part of a sentence of Alternate Names says that the name which is its subject is another drug."""
    said = (match for match in _HOLDS.finditer(text) if not regexp(r"[,:]").search(text, 3, match.start()))
    return any(
        lexicon().find(words, ("substance",)) is not None and not is_own(words, monograph)
        for match in said
        for words in (match["what"], match["what"].split()[0])
    )
