"""Agents that a lead-in names: "Strong CYP3A4 inhibitors (e.g., ketoconazole):"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.agent.agents import ACTS, EXCEPTION, agents, trimmed
from kg.extract.agent.enzymes import SCHEMES, Agent, enzyme_classes
from kg.extract.agent.examples import class_of
from kg.extract.agent.own_names import is_another, is_own
from kg.extract.agent.told import is_told
from kg.extract.reaction.names import BODY_PART
from kg.model import Monograph, Passage
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# A lead-in that groups interactions and names no agent.
_NO_LABEL = regexp(
    r"\binteractions?\b|lifestyle|mechanism|significan|\bmajor\b|\bminor\b|moderate|management|important|general|pharmaco(?:kinetic|dynamic)|clinical(?:ly)?|common|"
    r"^(?:rais|lower|reduc|increas|decreas|delay|impair|weaken|strengthen|prolong|slow|chang|affect)(?:e|es|s|ed|ing)? (?:(?:the|its|by) .*|(?:absorption|levels?|needs?|effects?|clearance|metabolism)\b.*)$|"
    # What happens, to what and where: "What raises it", "Level up", "Bound in the gut", "Retinal toxicity adds up".
    r"^(?:(?:drugs|medicines|medications|agents|substances|others?|those) whose|(?:the )?other way (?:round|around))\b|^(?:with|without|no|little|hardly any)\b.*\b(?:levels?|concentrations?|clearance|exposure)$|^(?:what|which|how|why|who|made|bound|hard|levels? (?:up|down|raised|lowered)|up|down|(?:at )?the same time)\b|\badds? up$|\b(?:lab|laboratory|blood|urine) tests?$|"
    r"^(?:\w+ )?risks? (?:of|with|without)\b|^(?:food|foods|drugs?|others?|note|monitoring|risks?|effects?(?: (?:on|of) .*)?|severe|avoid|caution|increased .*|decreased .*|reduced .*|(?:raised|elevated|lowered|lower|higher|less|more|weaker|stronger|enhanced|additive|slower|faster) .*(?:effects?|levels?|needs?|risks?|toxicity|absorption|concentrations?|exposure|clearance|action|bleeding|sedation)|.* (?:less|more) (?:effective|reliable|toxic|likely)|diet\w*|alcohol and food|yes|no|summary)$",
    re.IGNORECASE,
)

# "Drugs that raise it": what others do to this drug names none of them.
_DOES_SO = regexp(
    r"(?:drugs|medicines|medications|agents|substances) (?:that|which) \w+ (?:the )?(?:levels? of |effects? of )?\S+\s*:?",
    re.IGNORECASE,
)
_BULLET = regexp(r"^\s*[–—-]\s+")
# What parts a class from its members: "Strong inhibitors – A, B", in a cell of a table also a colon.
_PARTED = regexp(r"\s[–—]\s|:\s+(?=\S)")


def of_label(text: str, monograph: Monograph) -> list[Agent]:
    """The agents of a lead-in: its items, those in parentheses or behind a dash as examples of the one before."""
    text = regexp(r"\s*(?:→|->|=>)").split(text)[0]  # "QT-prolonging drugs → arrhythmia"
    parted = _PARTED.search(text)
    if not parted and _NO_LABEL.search(text.strip(" :.")):
        return []
    if _DOES_SO.fullmatch(text) and is_own(text.strip(" :").rsplit(" ", 1)[-1], monograph):
        return []
    text = _BULLET.sub(lambda bullet: " " * len(bullet.group()), text)
    if parted:
        heads = of_label(text[: parted.start()], monograph)
        members = agents(text, parted.end(), len(text), monograph)
        group = heads[0].text if len(heads) == 1 else ""
        return [*heads, *(Agent(m.text, m.start, m.end, m.group or group) for m in members)]
    enzymes = list(enzyme_classes(mask_parentheses(text)))
    found = list(enzymes)
    acts = ""
    for item in items(text):
        opening = _ACTS_ON.match(item.text)
        acts = opening["acts"] if opening else acts if acts and not _says_its_own(item.text) else ""
        value = trimmed(_beside(item.text if opening else acts + item.text, monograph))
        if any(e.start < item.end and item.start < e.end for e in enzymes):
            value = enzymes[-1].text
        elif value and (is_another(item.text[:6]) or not is_own(value, monograph)) and not _is_outcome(value):
            found.append(Agent(value, item.start, item.end))
        found += _below(item, item, value, monograph)
    classes = [agent.text for agent in found if not agent.group]
    return [_regrouped(agent, classes) for agent in found if len(agent.text) > 2]


def _regrouped(agent: Agent, classes: list[str]) -> Agent:
    """An example in the class that it is known to belong to, where the lead-in names several before it."""
    if agent.group not in classes:
        return agent
    before = classes[: classes.index(agent.group) + 1]
    return Agent(agent.text, agent.start, agent.end, class_of(agent.text, before), agent.is_fixed)


# "Drugs that harm kidneys or |ears|": what the members of a pair do.
_ACTS_ON = regexp(
    r"(?P<acts>(?:drugs|medicines|medications|agents|substances) (?:that|which) [a-z]+ (?:the )?)[a-z]",
    re.IGNORECASE,
)


def _says_its_own(words: str) -> bool:
    return bool(ACTS.match(words) or _AGENT_NOUN.search(words) or lexicon().scan(words, SCHEMES))


def _beside(words: str, monograph: Monograph) -> str:
    """What stands beside the drug itself: "Testol + digoxin" is told of digoxin."""
    parts = regexp(r"\s*\+\s*|\s+plus\s+").split(words)
    others = [part for part in parts if not is_own(part, monograph)]
    return others[0] if len(parts) == 2 and len(others) == 1 else words


# "Cholestyramine – binds it; take it 4 hours apart": the dash of an item is the colon of another.
_DASHED = regexp(r"(?P<head>[A-Z](?:[^–—:;.()]|\([^()]*\)){2,80}?)\s+[–—]\s+(?=\S)")


def with_lead_in(passage: Passage, monograph: Monograph) -> Passage:
    """An item whose agents stand before a dash with these as its lead-in; any other passage as it is."""
    dashed = _DASHED.match(passage.text) if passage.form == "item" else None
    if dashed is None or not of_label(dashed["head"], monograph):
        return passage
    if passage.labels and of_label(passage.label, monograph):
        return passage  # these are the members of a class, which has the lead-in
    label = passage.body.cut(0, dashed.end("head"))
    return replace(
        passage, body=passage.body.cut(dashed.end(), len(passage.text)), labels=(*passage.labels, label)
    )


_OTHER_SCHEMES = ("condition", "effect", "parameter", "population")
_AGENT_NOUN = regexp(
    r"\b(?:drugs|medic\w+|agents|products|supplements|preparations|tests?|assays?)$", re.IGNORECASE
)


def _is_outcome(value: str) -> bool:
    """True for a lead-in that is what happens or where, no agent: "Serotonin syndrome:", "Heart and lipids:"."""
    words = lexicon()
    if _AGENT_NOUN.search(value):
        return False
    if words.link(value, SCHEMES) is not None:
        return False
    return words.link(value, _OTHER_SCHEMES) is not None or BODY_PART.fullmatch(value) is not None


def _below(item: Item, top: Item, group: str, monograph: Monograph) -> Iterator[Agent]:
    """The examples of an item and the members of its parenthesis, and theirs; all stand where the item does."""
    for member in (*item.examples, *(m for note in item.notes for m in _members(note, monograph))):
        name = trimmed(member.text)
        if name:
            yield Agent(name, top.start, top.end, group)
            yield from _below(member, top, name, monograph)


def _members(note: str, monograph: Monograph) -> list[Item]:
    """The members that a parenthesis lists, where it lists any."""
    if (
        EXCEPTION.match(note)
        or regexp(r"\b(?:is|are|may|can)\b").search(note)
        or is_told(note, agents(note, 0, len(note), monograph), 0)
    ):
        return []
    listed = items(note)
    return listed if "," in note or any(agents(m.text, 0, len(m.text), monograph) for m in listed) else []
