"""Agents that are examples of another one: in its parenthesis, or behind "such as"."""

from __future__ import annotations

from kg.extract.agent.enzymes import SCHEMES, Agent
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon


def grouped(text: str, found: list[Agent]) -> list[Agent]:
    """Each agent with the one that it exemplifies: before its parenthesis, or before "such as"."""
    out: list[Agent] = []
    for agent in found:
        classes = [a.text for a in out if not a.group and _introduces(text, a.end, agent.start)]
        out.append(Agent(agent.text, agent.start, agent.end, class_of(agent.text, classes)))
    return out


def class_of(name: str, classes: list[str]) -> str:
    """Of classes before a list of examples the one that ``name`` is known to belong to, else the last; "" of none.

    "SSRIs and SNRIs (fluoxetine, venlafaxine)": each is an example of its own.
    """
    if len(classes) < 2:
        return "".join(classes)
    words = lexicon()
    concept = words.find(name, SCHEMES)
    above = words.ancestors(concept.iri) if concept else frozenset()
    known = ((words.find(one, ("drug_class",)), one) for one in reversed(classes))
    return next((one for found, one in known if found and found.iri in above), classes[-1])


def _introduces(text: str, end: int, start: int) -> bool:
    """True where "(" or "such as" stands between, and the list so opened is still open."""
    between = text[end:start]
    opened = between.rfind("(")
    if opened >= 0:
        return ")" not in between and len(between[:opened].split()) <= 2
    cue = regexp(
        r"[,\s](?:such as|like|including|among (?:them|these|those)|e\.g\.,?|for example,?|especially|notably)\s"
    ).search(between)
    if not cue or len(between[: cue.start()].split()) > 2:
        return False
    return not regexp(r"[.;:()]|\b(?:may|can|should|is|are|increase|decrease|with)\b").search(
        mask_parentheses(between[cue.end() :])
    )
