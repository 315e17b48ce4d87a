"""Words that a member of a list of effects says for the next one too: "difficulty breathing or |swallowing|"."""

from __future__ import annotations

import re

from kg.extract.reaction.names import BODY_PART, link
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_DIFFICULTY = regexp(r"(?P<head>(?:\w+ )?(?:difficulty|trouble) (?:in |with )?)\w+ing", re.IGNORECASE)
_MOVED = regexp(
    r"(?P<head>(?:higher|lower|raised|increased|elevated|reduced|decreased|low|high|falling|rising|diminished) )(?:[\w-]+ ){0,2}[\w-]+",
    re.IGNORECASE,
)
_DEED = regexp(r"\w+ing", re.IGNORECASE)
_CHANGE = regexp(
    r"(?P<head>(?:\w+ ){0,2}(?:changes?|alterations?|disturbances?|decreases?|loss|increases?|impairment|rises?|falls?|drops?|elevations?|reductions?) (?:in|of) )(?:the )?(?:[\w-]+ )?[\w-]+",
    re.IGNORECASE,
)
# What can change, and is no effect by itself.
_CHANGED = regexp(
    r"(?:taste|smell|vision|hearing|behaviou?r|mood|libido|appetite|sleep|weight|balance|consciousness|texture|colou?r|thinking|memory)",
    re.IGNORECASE,
)
_PART = regexp(r"(?P<head>\w+) \w+", re.IGNORECASE)
_FELT_THERE = regexp(r"pain|discharge", re.IGNORECASE)


def headed(before: str, words: str) -> str:
    """``words`` with what ``before``, joined to them by "and" or "or", says for both; as they are where it says nothing."""
    difficulty = _DIFFICULTY.fullmatch(before)
    if difficulty and _DEED.fullmatch(words):
        return difficulty["head"] + words
    change = _CHANGE.fullmatch(before)
    if change and (_CHANGED.fullmatch(words) or _is_measured(words)):
        return change["head"] + words
    moved = _MOVED.fullmatch(before)
    if moved and not _MOVED.fullmatch(words) and _is_measured(words):
        return moved["head"] + words
    part = _PART.fullmatch(before)
    if (
        part
        and BODY_PART.fullmatch(part["head"])
        and (_is_deed(before, words) or _FELT_THERE.fullmatch(words))
    ):
        return f"{part['head']} {words}"
    return words


def _is_measured(words: str) -> bool:
    return lexicon().find(words, ("parameter",)) is not None and link(words) is None


def _is_deed(before: str, words: str) -> bool:
    """True for two doings of one part: "skin tanning or |darkening|"."""
    return bool(_DEED.fullmatch(words) and _DEED.fullmatch(before.split()[-1]))
