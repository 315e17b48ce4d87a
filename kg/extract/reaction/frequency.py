"""How often an effect is seen: the group that a heading, a note or a rate gives."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.model import Passage
from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp

# What is less common is not rare: the two stand apart in the texts, and in the scale that they follow (CIOMS).
_FREQUENCIES = (
    ("rare", regexp(r"\brare|\bisolated (?:cases|reports)")),
    ("uncommon", regexp(r"\buncommon|\binfrequent|\boccasional")),
    ("less common", regexp(r"\bless (?:common|frequent|often)")),
    ("common", regexp(r"(?<!less )\bcommon|(?<!less )\bfrequent|\bmild")),
)
_SEVERITIES = (
    ("serious", regexp(r"\bserious|severe|life-threatening|warning")),
    (
        "long-term",
        regexp(r"long[- ]term|chronic|prolonged|\blate\b|\bdelayed\b|\b(?:over|with|after) (?:the )?years\b"),
    ),
)
_WORD = r"(?:rare(?:ly)?|uncommon(?:ly)?|common(?:ly)?|frequent(?:ly)?|less (?:common(?:ly)?|often|frequent(?:ly)?)|infrequent(?:ly)?|occasional(?:ly)?)\b"
_OFTEN = regexp(rf"(?:very |usually |quite |more |in )?{_WORD}", re.IGNORECASE)
# "Rarely, a and b occur", "in isolated cases a".
_OPENING = cued(
    rf"^\W*(?:(?:more |very |in )?{_WORD}(?: cases)?|in (?:a few )?isolated cases)(?! (?:is|are|side|adverse)\b)",
    re.IGNORECASE,
)
# "a, very rarely", "a (though only rarely)".
_BEHIND = regexp(
    rf"[\s,(–—-]+(?:(?:though|but|albeit|if|and|only) )*(?:very )?{_WORD}(?=\s*(?:[),;.]|$))", re.IGNORECASE
)
# Behind it, how often it is seen: "12 %; take with food", "hardly ever by itself".
_RATE = regexp(
    r"(?:(?:very|rather|fairly|quite) )?(?:common|frequent|rare|uncommon|occasional|infrequent|seldom|often|sometimes|hardly ever|(?:about |up to |over |under |in |[<>≤≥~] ?)*\d[\d.,]*(?:\s?(?:-|–|to)\s?[\d.,]+)? ?(?:%|percent|in \d+|of \d+))",
    re.IGNORECASE,
)


def of_opening(text: str) -> str:
    """The adverb that opens a sentence: "Rarely, jaundice occurs"."""
    opening = _OPENING.match(text)
    return opening.group().lower() if opening else ""


def of_item(text: str, item: Item) -> str:
    """What a note, the item's own verb or an adverb behind it says: "jaundice (rare)", "severe rash is rare", "coma, rarely"."""
    said = [note for note in item.notes if _OFTEN.match(note)]
    said += regexp(r"\b(?:is|are) ((?:very |less )?(?:rare|uncommon|common))\b").findall(item.text)
    behind = _BEHIND.match(text, item.end)
    return " ".join((*said, *((behind.group(),) if behind else ()))).lower()


def is_adverb(item: Item) -> bool:
    """True for a member of a list that only says how often the one before it is seen."""
    return _OFTEN.fullmatch(item.text) is not None


def how_often(passage: Passage) -> str:
    """How often the text says that what its lead-in names is seen; "" where it says something else."""
    rate = _RATE.match(passage.text)
    return rate.group().lower() if rate else ""


@lru_cache(maxsize=1024)
def groups(*told: str) -> tuple[str, ...]:
    """The groups that lead-ins and notes give, the outermost first: how grave by all of them, how often by the innermost."""
    grave = [name for name, pattern in _SEVERITIES if any(map(pattern.search, told))]
    often = (_frequencies(text) for text in reversed(told))
    return (*next(filter(None, often), ()), *grave)


def _frequencies(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _FREQUENCIES if pattern.search(text))
