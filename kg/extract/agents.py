"""Agents in prose: drugs, classes, foods and vaccines that a sentence names, with the class each is an example of.

A word of the vocabulary types its list: "a, b, KNOWN and d" names four agents. Class phrases ("drugs that prolong
the QT interval", "enzyme-inducing antiepileptics") are agents by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Monograph
from kg.text.lists import Item, items, mask_parentheses
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

SCHEMES = ("substance", "drug_class")
_NOUN = (
    r"(?:inhibitors?|inducers?|substrates?|blockers?|antagonists?|agonists?|agents|drugs|medications|medicines|diuretics?|depressants?|relaxants?|"
    r"antibiotics|anti[a-z]{4,}s?|supplements?|vaccines?|contraceptives?|hormones?|steroids?|salts|products|preparations|opioids?|sequestrants?|cations|"
    r"statins?|macrolides?|azoles?|nitrates?|glycosides?|barbiturates?|sympathomimetics?|chelators?|binders?|mimetics?|anesthetics?|sulfonylureas?|thiazides?)"
)
_CLASS_PHRASE = re.compile(
    rf"\b(?P<before>(?:(?!(?:the|with|of|and|or|may|can|to|by|in|for|as|other|any|these|some|certain|all|both|if|when|such|like|including|concomitant|concurrent|avoid|use|using|taking)\b)[A-Za-z0-9/'+-]+\s+){{0,3}}?){_NOUN}"
    r"(?P<after>\s+(?:that|which|known to|metabolized|metabolised|affecting|causing|prolonging|with(?= (?:muscle|sedative|narrow|nephro|oto|hepato|seroto|similar|anticholinergic|a low|a narrow))|acting on)\s+(?!may\b|can\b|should\b|is\b|are\b|caution)[^,.;:()]{3,60}?(?=\s+(?:may|can|should|could|might|is|are|will|increase|decrease|as|due|because|or|and)\b|[,.;:()]|$))?",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"^(?:(?:other|certain|some|any|many|various|several|these|concomitant|concurrent|specific|different|new|additional|multiple|numerous|prescription|common|oral|most|all|the|a|an|more|such|interacting|of|two|both|current)\s+)*"
    r"(?:agents?|drugs?|medications?|medicines?|products?|preparations?|supplements?|inhibitors?|inducers?|substrates?|antagonists?|agonists?|blockers?|hormones?|salts?|food|enzymes?|interactions?)$",
    re.IGNORECASE,
)
# Words before a known agent that belong to its name.
_ADJECTIVES = re.compile(
    r"(?<![\w-])((?:(?:oral|topical|systemic|inhaled|intravenous|injectable|strong|potent|moderate|weak|high-dose|low-dose|live|attenuated|live-attenuated|inactivated|selective|"
    r"non-?selective|(?:long|short)-acting|hormonal|local|general|tricyclic|sedating|(?:first|second)-generation|class (?:I[abc]?|III)|organic|dietary|herbal|concentrated|live or|"
    r"[a-z]+-(?:containing|inducing|inhibiting|prolonging|lowering|depleting|sparing|based|type|like|binding))[ ])+)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"^(?:(?!(?:may|can|could|should|is|are|was|were|has|have|will|risk|increased?|decreased?|reduced?|avoid|monitor|dose|levels?|effects?|due|if|when|so|not|no|it|this|these|patients?|concentrations?|toxicity|caution|others?|etc|possible|clearance|absorption)\b)[\w.'’/+-]+\s?){1,4}$",
    re.IGNORECASE,
)
_EXAMPLE_CUE = re.compile(
    r"(?:such as|like|including|e\.?g\.?,?|for example,?|especially|particularly|notably)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent as stated, where it stands, and the agent that it is an example of (or "")."""

    text: str
    start: int
    end: int
    group: str = ""


def agents(text: str, start: int, end: int, monograph: Monograph) -> list[Agent]:
    """The agents of ``text[start:end]`` in order, the monograph's own drug left out."""
    own = _own_names(monograph)
    found: dict[tuple[int, int], Agent] = {}
    for agent in (*_known(text, start, end), *_phrases(text, start, end)):
        if normal(agent.text) not in own and not any(a < agent.end and agent.start < b for a, b in found):
            found[agent.start, agent.end] = agent
    for agent in _coordinated(text, start, end, found):
        if normal(agent.text) not in own:
            found[agent.start, agent.end] = agent
    return _grouped(text, sorted(found.values(), key=lambda a: a.start))


def _own_names(monograph: Monograph) -> set[str]:
    names = {normal(monograph.title), *(normal(i) for i in monograph.ingredients)}
    return names | {name.split()[0] for name in names if name} | {"this combination", "combination"}


def _known(text: str, start: int, end: int) -> Iterator[Agent]:
    for a, b, _ in lexicon().scan(text[start:end], SCHEMES):
        before = _ADJECTIVES.search(text, max(start, start + a - 50), start + a)
        first = before.start() if before else start + a
        yield Agent(text[first : start + b].strip(), first, start + b)


def _phrases(text: str, start: int, end: int) -> Iterator[Agent]:
    for match in _CLASS_PHRASE.finditer(text, start, end):
        value = match.group().strip()
        if not _GENERIC.match(value):
            yield Agent(value, match.start() + len(match.group()) - len(match.group().lstrip()), match.end())


def _coordinated(text: str, start: int, end: int, known: dict[tuple[int, int], Agent]) -> Iterator[Agent]:
    """Short members of a list of which another member is a known agent."""
    flat = [member for item in items(text, start, end) for member in (item, *item.examples)]
    kinds = [_kind(member, known) for member in flat]
    for index, member in enumerate(flat):
        near = kinds[max(0, index - 1) : index] + kinds[index + 1 : index + 2]
        if kinds[index] == "other" and "agent" in near and _is_name(member, text):
            yield Agent(member.text, member.start, member.end)


def _kind(member: Item, known: dict[tuple[int, int], Agent]) -> str:
    """agent: the member is a known agent and little else; part: it holds one; other: it holds none."""
    for (a, b), agent in known.items():
        if a < member.end and member.start < b:
            return "agent" if len(member.text) <= len(agent.text) + 14 else "part"
    return "other"


def _is_name(member: Item, text: str) -> bool:
    if not _PLAIN.match(member.text) or _GENERIC.match(member.text) or len(member.text) < 4:
        return False
    if _ADJECTIVES.fullmatch(f"{member.text} "):  # "live attenuated or live vaccines": no noun of its own
        return False
    return lexicon().link(member.text, ("condition", "effect", "parameter")) is None


def _grouped(text: str, found: list[Agent]) -> list[Agent]:
    """Each agent with the one that it exemplifies: before its parenthesis, or before "such as"."""
    out: list[Agent] = []
    for agent in found:
        group = next(
            (a.text for a in reversed(out) if not a.group and _introduces(text, a.end, agent.start)), ""
        )
        out.append(Agent(agent.text, agent.start, agent.end, group))
    return out


def _introduces(text: str, end: int, start: int) -> bool:
    """True where "(" or "such as" stands between, and the list so opened is still open."""
    between = text[end:start]
    opened = between.rfind("(")
    if opened >= 0:
        return ")" not in between and len(between[:opened].split()) <= 2
    cue = re.search(r"[,\s](?:such as|like|including|e\.g\.,?|for example,?|especially|notably)\s", between)
    if not cue or len(between[: cue.start()].split()) > 2:
        return False
    return not re.search(
        r"[.;:()]|\b(?:may|can|should|is|are|increase|decrease|with)\b",
        mask_parentheses(between[cue.end() :]),
    )
