"""What stands above a fact denies it: the heading, the lead-in, the column of a table, or the verdict in its row."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.claiming import read_once
from kg.extract.hearing.lead_ins import is_below_denial
from kg.model import Evidence, Monograph, Passage
from kg.text.regexps import regexp

# To ban an agent or a state is a fact of these kinds.
BANS = frozenset(("interaction", "contraindication"))
# A cell that says no and nothing else, in a column that asks whether: "| Digoxin | no |" below "Interacts?".
_NO = regexp(
    r"\W*(?:no(?:ne|t|pe)?\b(?: \w+)?|nil|never|negative|unchanged|unaffected|unaltered|absent|refuted|excluded|not \w+(?: \w+)?|(?:[^.;]{0,30}[,;(] ?)?(?:irrelevant|negligible|unimportant|not (?:\w+ )?(?:relevant|significant|important))|no (?:\w+ ){0,2}(?:effects?|change|interactions?|relevance))\W*",
    re.IGNORECASE,
)
_ASKS = regexp(
    r"\?\s*$|interact|affect|effect|levels|\b(?:seen|observed|reported|approved|licen[sc]ed|indicated|contraindicated|relevant|relevance|proven|confirmed|forbidden|established|works|exposure|AUC|INR|results?|outcome|consequences?|findings?|changes?|together|combin\w+|compatib\w+)\b",
    re.IGNORECASE,
)
_MANAGES = regexp(r"manag|advice|action|what to do|dos|monitor", re.IGNORECASE)


# Of what is banned a cell that allows it.
_ALLOWS = regexp(
    r"\W*(?:fine|ok(?:ay)?|safe|allowed|permitted|possible|compatible|harmless|acceptable|no (?:issues?|problems?|matter|objections?|restrictions?))\W*",
    re.IGNORECASE,
)


def is_in_denied(monograph: Monograph, kind: str, value: str, proof: Evidence) -> bool:
    """True where the passage of ``proof`` stands below words that deny, or its row says no."""
    passage = _by_line(monograph).get(proof.line)
    if passage is None or kind in ("pk", "dose"):  # "Metabolism: none" is their fact
        return False
    if any(_denies(kind, part.text) for part in (*passage.heads, *passage.labels)):
        return True
    if passage.form != "row":
        return False
    at = passage.text.lower().find(value.lower())
    column = passage.column(at) if at >= 0 else passage.column_of_label
    return _denies(kind, column) or _row_says_no(monograph, passage, at, kind)


@read_once
def _by_line(monograph: Monograph) -> dict[int, Passage]:
    return {passage.line: passage for passage in reversed(monograph.passages)}


@lru_cache(maxsize=4096)
def _denies(kind: str, words: str) -> bool:
    return is_below_denial(kind, f"{words.rstrip(' .:')}:")


def _row_says_no(monograph: Monograph, passage: Passage, at: int, kind: str) -> bool:
    """True where another cell of the row, in a column that asks or is headed by the drug, says no."""
    stops = [*[start for start, _ in passage.columns][1:], len(passage.text)]
    for (start, name), stop in zip(passage.columns, stops, strict=False):  # a row may have no columns
        is_asked = _ASKS.search(name) or name.strip().lower() == monograph.title.lower()
        if start <= at < stop or not is_asked or _MANAGES.search(name):
            continue
        cell = passage.text[start:stop]
        if _NO.fullmatch(cell) or (kind in BANS and _ALLOWS.fullmatch(cell)):
            return True
    return False
