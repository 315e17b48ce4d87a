"""What is measured or seen and moves: "uric acid rises" is raised uric acid, "urine may turn orange" orange urine."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.extract.reaction.names import BODY_PART
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_MAY = r"(?:(?:may|can|could|might|will|tends? to)\s(?:\w+ly\s)?|(?:often|sometimes|rarely|usually|also)\s)?"
_CHANGE = cued(
    rf"^\W*(?P<what>[^;:.]{{3,80}}?)(?<!,)(?<! and)(?<! or)\s{_MAY}(?:(?P<up>rises?|rose|increases?|go(?:es)? up|climbs?)|(?P<down>falls?|fell|drops?|decreases?|declines?|go(?:es)? down|sinks?)|(?P<turn>turns?|becomes?|(?:go|be)(?= \w+\W*$))\s(?P<how>[\w-]+(?: or [\w-]+)?))\b(?=\W*$|[,;:.]| (?:\w+ly|in|by|to|over|during|with|on|at|under|from|above|below|after|before|as|when|if|again|more|less|too|and|or|a little|somewhat|within)\b)(?P<rest>[^;:.]*)",
    re.IGNORECASE,
)
_COUNTED = regexp(
    r"(?:serum |blood |plasma )?(?:\w+ )?(?:levels?|counts?|platelets?|neutrophils?|leukocytes?|white cells?|red cells?|cholesterol|triglycerides|ha?emoglobin|ha?ematocrit|sugar|glucose|pressure|weight|enzymes|transaminases|creatinine|prolactin|urea|bilirubin|uric acid|potassium|sodium|calcium|heart rate|pulse)",
    re.IGNORECASE,
)
_SEEN = regexp(
    r"(?:the |your )?(?:stools?|faeces|feces|tears|contact lenses|vision|voice|movements|bowel movements)",
    re.IGNORECASE,
)
_ARTICLE = regexp(r"^(?:the|your|a|an)\s+", re.IGNORECASE)


class Change(Struct, frozen=True):
    """Effects as named, with the range of the words that say what moves, and what limits it."""

    effects: tuple[tuple[str, Item], ...]
    rest: str


def change(text: str, start: int, end: int) -> Change | None:
    """What the sentence ``text[start:end]`` says to rise, fall or turn; None where it says no such thing."""
    move = _CHANGE.match(mask_parentheses(text[start:end]))
    if move is None:
        return None
    found = items(text, start + move.start("what"), start + move.end("what"))
    moves = _turns if move["turn"] else _is_measured
    if not found or not all(moves(item.text) for item in found):
        return None
    word = "raised" if move["up"] else "decreased" if move["down"] else move["how"]
    named = tuple((f"{word} {_uncapped(_ARTICLE.sub('', item.text))}", item) for item in found)
    return Change(named, move["rest"].strip(" ,"))


def _uncapped(words: str) -> str:
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _is_measured(words: str) -> bool:
    if words.lower().startswith(("the risk", "risk")):
        return False
    return bool(_COUNTED.fullmatch(words)) or lexicon().find(words, ("parameter",)) is not None


def _turns(words: str) -> bool:
    return bool(BODY_PART.fullmatch(_ARTICLE.sub("", words)) or _SEEN.fullmatch(words))
