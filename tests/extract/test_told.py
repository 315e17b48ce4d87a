"""What a sentence says of one of its agents is not what it says of another."""

from __future__ import annotations

from kg.extract.agent.enzymes import Agent
from kg.extract.agent.told import told_of, without

SENTENCE = "Aspirin raises levels of testamab, but rifampicin may cause severe bleeding in some patients."
FIRST, SECOND = Agent("Aspirin", 0, 7), Agent("rifampicin", 39, 49)


def test_an_agent_of_an_earlier_clause_leaves_a_clause_as_long_as_it_is() -> None:
    part = without(SENTENCE, 39, len(SENTENCE), [FIRST, SECOND])
    assert part == "\x00" * 10 + SENTENCE[49:]


def test_each_agent_has_the_effect_of_its_own_clause() -> None:
    told = told_of(SENTENCE, 0, len(SENTENCE), SECOND, [FIRST, SECOND])
    assert told.effects == ("rifampicin may cause severe bleeding in some patients.",)
