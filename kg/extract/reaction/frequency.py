"""How often an effect is seen: the group that a heading, a note or a rate gives."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Passage
from kg.text.lists import Item
from kg.text.regexps import regexp

_GROUPS = (
    ("rare", regexp(r"\brare|uncommon|less common|infrequent")),
    ("serious", regexp(r"\bserious|severe|life-threatening|warning")),
    ("long-term", regexp(r"long[- ]term|chronic|prolonged")),
    ("common", regexp(r"(?<!un)(?<!less )\bcommon|frequent(?<!infrequent)|mild")),
)
_OFTEN = regexp(r"(?:very |usually )?(?:rare|uncommon|common)\b", re.IGNORECASE)
# Behind it, how often it is seen: "12 %; take with food", "hardly ever by itself".
_RATE = regexp(
    r"(?:(?:very|rather|fairly|quite) )?(?:common|frequent|rare|uncommon|occasional|infrequent|seldom|often|sometimes|hardly ever|(?:about |up to |over |under |in |[<>≤≥~] ?)*\d[\d.,]*(?:\s?(?:-|–|to)\s?[\d.,]+)? ?(?:%|percent|in \d+|of \d+))",
    re.IGNORECASE,
)


def frequency(item: Item) -> tuple[str, ...]:
    """The group that a note or the item's own verb gives: "jaundice (rare)", "severe rash is rare"."""
    said = [note for note in item.notes if _OFTEN.match(note)]
    said += regexp(r"\b(?:is|are) ((?:very )?(?:rare|uncommon|common))\b").findall(item.text)
    return groups(" ".join(said).lower())


def how_often(passage: Passage) -> str:
    """How often the text says that what its lead-in names is seen; "" where it says something else."""
    rate = _RATE.match(passage.text)
    return rate.group().lower() if rate else ""


@lru_cache(maxsize=1024)
def groups(context: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _GROUPS if pattern.search(context))
