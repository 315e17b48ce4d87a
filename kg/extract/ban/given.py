"""What a clause forbids beside the drug: "women with lupus must not have methotrexate"."""

from __future__ import annotations

from kg.extract.agent.own_names import is_own
from kg.extract.ban.bans import FORBIDS
from kg.model import Monograph
from kg.text.lists import items, mask_parentheses
from kg.vocab.lexicon import lexicon


def given(monograph: Monograph, text: str, start: int, end: int) -> int:
    """Where the agents begin that a clause forbids beside the drug: "women must not have |methotrexate or X|"; or 0."""
    for ban in FORBIDS.finditer(mask_parentheses(text), start, end):
        for item in items(text, ban.end(), end):
            if lexicon().link(item.text, ("substance", "drug_class")) and not is_own(item.text, monograph):
                return ban.end()
    return 0
