"""Where a sentence of advice turns from one group to the next: its clauses, cut also between groups advised each."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.advice.advice import advice_of
from kg.extract.advice.populations import groups_in
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import clauses

_AND = regexp(r",\s+(?:and |but )?|\s+(?:and|but)\s+")
_FEW = 6  # words
# "Use with caution, avoid in severe impairment": the first advice is for all, the second for some.
_TURN = regexp(
    r",\s+(?:and |but )?(?=(?:avoid|contraindicated|not recommended|do not use|halve)\s(?:\w+\s){0,2}?(?:in|if|when|for|below|with)\b)",
    re.IGNORECASE,
)


# "Mild no change, severe not recommended": each grade has its own advice.
_GRADE = cued(r",\s+(?:and |but )?(?=(?:in |for |with )?(?:mild|moderate|severe)\b)", re.IGNORECASE)


@lru_cache(maxsize=2048)
def sides(text: str) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence, cut also between two groups that are advised each: "avoid in children, reduce in the elderly"."""
    found: list[tuple[int, int]] = []
    for a, b in clauses(text):
        start = a
        turn = _TURN.search(text, a, b)
        if turn and _is_plain_advice(text[a : turn.start()]):
            found.append((a, turn.start()))
            start = turn.end()
        for match in _GRADE.finditer(text, start, b):
            if advice_of(text[start : match.start()], True) and advice_of(text[match.end() : b], True):
                found.append((start, match.start()))
                start = match.end()
        for match in _AND.finditer(text, start, b) if len(groups_in(text[a:b])) > 1 else ():
            left, right = text[start : match.start()], text[match.end() : b]
            if advice_of(left) and groups_in(left) and advice_of(right) and _opens_other(left, right):
                found.append((start, match.start()))
                start = match.end()
        found.append((start, b))
    return tuple(found)


def _is_plain_advice(text: str) -> bool:
    """True for a few words of advice that name no group: "use with caution"."""
    return len(text.split()) <= _FEW and bool(advice_of(text)) and not groups_in(text)


def _opens_other(left: str, right: str) -> bool:
    """True where the first advice of the right side is for groups that the left side does not name."""
    first = _AND.split(right, maxsplit=1)[0]
    return bool(advice_of(first) and set(groups_in(first)) - set(groups_in(left)))
