"""For what a combination is given: the conditions of a clause, in its words."""

from __future__ import annotations

import re

from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# Behind these words a condition is feared, not treated.
_WARNS = regexp(
    r"\b(?:but|however|although|requires?|monitor\w*|risks?|caution\w*|side effects)\b", re.IGNORECASE
)
# Words that stand before a condition and belong to its name: "severe", "treatment-resistant".
_BEFORE = regexp(
    r"(?:\b(?!(?:in|for|of|the|an?|and|or|with|to|when|if|is|are|against|during|from|by|as|on|at|after|patients|people|adults|children|some|most|other|certain|topical|specific|like|such|conditions?|indications?|enhanced|improved|better|additional|optimal|(?:long|short)-term|treat\w*|manag\w+|prevent\w*|prophylaxis|first-line)\b)[A-Za-z][\w+-]*\s+){1,2}$",
    re.IGNORECASE,
)
_AFTER = regexp(
    r"\s+(?:(?:with|from|of|due to|caused by|after)\s+(?!(?:this|the|an?|it)\b)(?:[\w-]+\s+){0,3}?[\w-]+(?<!ory)(?<!ic)(?<!al))(?=\s*(?:[,.;:(]|$)|\s+(?:is|are|it|and|or|may|can)\b)",
    re.IGNORECASE,
)
_ABOVE = regexp(r"(?:in|for|against)\s", re.IGNORECASE)


def purposes(text: str) -> tuple[str, ...]:
    """The conditions that a clause names, for which the combination is given: "heart failure with reduced ejection fraction"."""
    end = _WARNS.search(text)
    said = text[: end.start()] if end else text
    found: list[str] = []
    last = 0
    for first, stop, _ in lexicon().scan(said, ("condition",)):
        if first < last:
            continue
        before = _BEFORE.search(said, last, first) if _governed(said, last, first) else None
        after = _AFTER.match(said, stop)
        last = after.end() if after else stop
        found.append(said[before.start() if before else first : last])
    return tuple(dict.fromkeys(found))


def _governed(said: str, last: int, first: int) -> bool:
    """True where a preposition stands close before a condition, so that the words between are its own."""
    return any(first - match.end() < 40 for match in _ABOVE.finditer(said, last, first))
