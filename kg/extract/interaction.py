"""Interactions: lead-ins and lists that name agents, and sentences that say what happens with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agents import Agent, agents
from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_negated, is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import clauses, sentences

_EFFECT = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|enhanc\w+|potentiat\w+|risk|elevat\w+|lower\w*|rais\w+|alter\w*|interfer\w+|antagoni[sz]\w+|additive|"
    r"diminish\w*|impair\w*|prolong\w*|inhibit\w*|induc\w+|affect\w*|effects?|levels?|concentrations?|toxicity|syndrome|hypotension|sedation|crisis|bleeding|"
    r"hyper\w+|hypo\w+|accelerat\w+|delay\w*|weak\w+|strong\w+|slow\w*)\b",
    re.IGNORECASE,
)
_MANAGEMENT = re.compile(
    r"\b(?:avoid\w*|monitor\w*|adjust\w*|cauti\w+|contraindicated|separat\w+|apart|should|not recommended|consider\w*|reduce the dose|dose reduction|discontinu\w*|stop\w*|limit\w*|not be|leave|do not|check\w*|lowest dose|not more than|give at|hours before|hours after)\b",
    re.IGNORECASE,
)
# A lead-in that groups interactions and names no agent.
_NO_AGENT = re.compile(
    r"\binteractions?\b|lifestyle|mechanism|significan|\bmajor\b|\bminor\b|moderate|management|important|general|pharmaco(?:kinetic|dynamic)|clinical(?:ly)?|common|"
    r"^(?:food|foods|drugs?|others?|note|monitoring|risks?|effects?|severe|avoid|caution|increased .*|decreased .*|reduced .*|diet\w*|alcohol and food|yes|no|summary)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:may|can|could|might|should|must|will|is|are|raises?|lowers?|increases?|decreases?|reduces?|enhances?|potentiates?|inhibits?|that (?=may|can)|used|when|due|taken|at|for)\b.*$",
    re.IGNORECASE,
)
_CARRIER = re.compile(
    r"^(?:(?:concomitant|concurrent|combined|co-?administration|use|of|with|other|certain|some|any|the|a|an|and|or|drugs like|medications like|such as|especially|incl\.?|including|taking|avoid)\s+)+",
    re.IGNORECASE,
)
_NO_LIST = re.compile(
    r"^(?:(?:other|any|certain|some|these|many|various|several|the|all|potential|specific|additional|different|most|new|it|they|this|multiple|known|possible|prescription|over-the-counter|concomitant|in|no|severe)\s*)*"
    r"(?:medications?|drugs?|interactions?|agents?|substances?|medicines?|none|patients?|effects?|foods?|therap(?:y|ies)|treatments?|others?|products?|risks?|levels?|doses?|caution|monitoring|enzymes?|avoid|elderly|combination)?$",
    re.IGNORECASE,
)
# The patient is told to tell: no interaction is stated.
_ADVICE_ONLY = re.compile(
    r"\b(?:consult|inform|disclose|tell|refer to|resource|database|pharmacist|always check|review all|discuss)\b|see (?:the )?[\"']?(?:above|drug interactions?)|listed (?:above|in)|mentioned (?:above|earlier)",
    re.IGNORECASE,
)
_NO_INTERACTION = re.compile(
    r"\b(?:does not|do not|did not|doesn't|don't|not|no|without|minimal|unlikely|rarely|need no|needs no)\s+(?:\w+\s+){0,4}?(?:interact\w*|affect\w*|alter\w*|change\w*|influence\w*|significant\w*|interactions?|harm|effect|dose (?:change|adjustment)|relevant|documented|reported|known|identified|established|expected)\b|"
    r"\b(?:may be used|(?:is|are) (?:thought to be |considered |generally )?safe|makes? no difference|no difference|can be (?:safely )?(?:used|combined|taken|given)|may be (?:combined|taken|given)|is allowed|are allowed|well tolerated|safe(?:ly)? (?:with|to))\b",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Agents that the drug interacts with, each with effect, management and the class it is an example of."""
    for passage in passages(monograph, "interactions"):
        label = passage.labels[-1] if passage.labels else None
        if label is not None and re.match(r"no\b", label.text, re.IGNORECASE):
            continue
        if label is not None and not _NO_AGENT.search(label.text.strip(" :.")):
            yield from _labelled(monograph, passage, label)
        else:
            for start, end in sentences(passage.text):
                yield from _sentence(monograph, passage, start, end)
    yield from _elsewhere(monograph)


def _labelled(monograph: Monograph, passage: Passage, label: MappedText) -> Iterator[Claim]:
    """ "Strong CYP3A4 inhibitors: ketoconazole ... may raise levels." The lead-in names agents, and so may the text."""
    proof = evidence(monograph, passage, "interaction.label", label=label)
    if (
        _all_denied(passage.text)
        or _NO_INTERACTION.search(label.text)
        or re.match(r"no\b|not\b", label.text, re.IGNORECASE)
    ):
        return
    named = _of_label(label.text, monograph)
    own, told = _by_sentence(monograph, passage)
    for agent in named:
        effect, management = own
        yield claim(
            monograph, "interaction", agent.text, proof, group=agent.group, effect=effect, management=management
        )  # fmt: skip
    seen = {agent.text.lower() for agent in named}
    head = named[0].text if len(named) == 1 else ""
    for agent, first, (effect, management) in told:
        if agent.text.lower() not in seen:
            seen.add(agent.text.lower())
            group = agent.group or (head if first else "")
            yield claim(
                monograph, "interaction", agent.text, proof, group=group, effect=effect, management=management
            )  # fmt: skip


Told = tuple[list[str], list[str]]


def _by_sentence(monograph: Monograph, passage: Passage) -> tuple[Told, list[tuple[Agent, bool, Told]]]:
    """What the text below a lead-in says of the lead-in's agents, and of each agent that it names itself.

    A sentence that names agents speaks of these, and so do the sentences behind it that name none. The lead-in's
    agents have the sentences that name none, and where these are silent the first. The flag is true for agents of
    the first sentence: members of the class that the lead-in names.
    """
    ranges = sentences(passage.text)
    found = [_asserted(monograph, passage, a, b) for a, b in ranges]
    told: list[tuple[Agent, bool, Told]] = []
    for index, (start, end) in enumerate(ranges):
        stop = index + 1
        while stop < len(ranges) and not found[stop]:
            stop += 1
        later = _what(passage.text, end, ranges[stop - 1][1])
        for agent in found[index]:
            here = _told_of(passage.text, start, end, agent)
            told.append((agent, index == 0, (here[0] or later[0], here[1] or later[1])))
    own: Told = ([], [])
    for index, (start, end) in enumerate(ranges):
        if index == 0 or not found[index]:
            said = _what(passage.text, start, end)
            own = ([*own[0], *said[0]], [*own[1], *said[1]])
    return own, told


def _all_denied(text: str) -> bool:
    return all(_NO_INTERACTION.search(text[a:b]) for a, b in sentences(text)) if text else False


def _of_label(text: str, monograph: Monograph) -> list[Agent]:
    """The agents of a lead-in: its items, those in parentheses as examples of the one before."""
    found: list[Agent] = []
    for item in items(text):
        value = _trimmed(item.text)
        if value:
            found.append(Agent(value, item.start, item.end))
        members = [
            *item.examples,
            *(m for note in item.notes for m in items(note) if "," in note or _is_agent(m, monograph)),
        ]
        found += [Agent(_trimmed(m.text), item.start, item.end, value) for m in members if _trimmed(m.text)]
    return [agent for agent in _split_slash(found) if len(agent.text) > 2]


def _is_agent(item: Item, monograph: Monograph) -> bool:
    return bool(agents(item.text, 0, len(item.text), monograph))


def _split_slash(found: list[Agent]) -> Iterator[Agent]:
    """ "CYP3A4 inducers/inhibitors" are two classes, "aminophylline/theophylline" two drugs."""
    for agent in found:
        parts = agent.text.split("/")
        if len(parts) == 2 and all(len(part) > 4 for part in parts):
            first = parts[0].split()
            lead = " ".join(first[:-1])
            yield Agent(parts[0], agent.start, agent.end, agent.group)
            yield Agent(f"{lead} {parts[1]}".strip(), agent.start, agent.end, agent.group)
        else:
            yield agent


def _trimmed(text: str) -> str:
    value = _VERB.sub("", _CARRIER.sub("", text)).strip(" .,:;")
    return "" if _NO_LIST.match(value) or len(value.split()) > 8 else value


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    proof = evidence(monograph, passage, "interaction.sentence", start, end)
    found = _asserted(monograph, passage, start, end)
    if not found and passage.form == "item" and not is_unknown(text):
        found = _bare(passage.text, start, end)
    for agent in _split_slash(found):
        effect, management = _told_of(passage.text, start, end, agent)
        yield claim(
            monograph,
            "interaction",
            agent.text,
            proof,
            group=agent.group,
            effect=effect,
            management=management,
        )


def _told_of(text: str, start: int, end: int, agent: Agent) -> tuple[list[str], list[str]]:
    """What is said of this agent: in the parenthesis behind it, else in its part of the sentence, else in all of it."""
    note = re.match(r"\s*\(([^()]*)\)", text[agent.end : end])
    if note and (_MANAGEMENT.search(note.group(1)) or _EFFECT.search(note.group(1))):
        return _what(note.group(1), 0, len(note.group(1)))
    for match in re.finditer(r"(?:.+?)(?:, and (?=may|can)|$)", text[start:end]):
        if start + match.start() <= agent.start < start + match.end():
            return _what(text, start + match.start(), start + match.end())
    return _what(text, start, end)


def _asserted(monograph: Monograph, passage: Passage, start: int, end: int) -> list[Agent]:
    """The agents of a sentence, without those of clauses that deny an interaction or only ask to consult."""
    if is_unknown(passage.text[start:end]):
        return []
    kept = []
    for a, b in clauses(passage.text[start:end]):
        part = passage.text[start + a : start + b]
        if _NO_INTERACTION.search(part):
            continue
        for agent in agents(passage.text, start + a, start + b, monograph):
            if _ADVICE_ONLY.search(part) and not _EFFECT.search(part):
                continue
            if not is_negated(part, agent.start - start - a, agent.end - start - a) or _MANAGEMENT.search(
                part
            ):
                kept.append(agent)
    return kept


def _bare(text: str, start: int, end: int) -> list[Agent]:
    """A list item that is nothing but names, none of which the vocabulary knows."""
    head = text[start:end].split(":")[0]
    if len(head.split()) > 8 or _ADVICE_ONLY.search(head) or _NO_INTERACTION.search(head):
        return []
    return [
        Agent(_trimmed(item.text), item.start, item.end)
        for item in items(text, start, start + len(head))
        if _trimmed(item.text)
    ]


_CO_USE = re.compile(
    r"\b(?:concomitant|concurrent|simultaneous|co-?administration|combin\w+|together with|within \d+ (?:days|weeks) of|taking|receiving|use (?:of|with)|given with|administered with|treated with)\b",
    re.IGNORECASE,
)


def _elsewhere(monograph: Monograph) -> Iterator[Claim]:
    """Agents that are contraindicated for co-use are interactions too."""
    for passage in passages(monograph, "contraindications"):
        if passage.role != "section":
            continue
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if not _CO_USE.search(text) or re.search(r"hypersensitiv|allerg", text, re.IGNORECASE):
                continue
            proof = evidence(monograph, passage, "interaction.contraindicated", start, end)
            for agent in _asserted(monograph, passage, start, end):
                yield claim(
                    monograph,
                    "interaction",
                    agent.text,
                    proof,
                    group=agent.group,
                    management="contraindicated",
                )


def _what(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The sentences that say what happens, and what to do about it."""
    effects, managements = [], []
    for a, b in sentences(text[start:end]):
        sentence = text[start + a : start + b]
        if _MANAGEMENT.search(sentence):
            managements.append(sentence)
        if _EFFECT.search(sentence):
            effects.append(sentence)
    return effects, managements
