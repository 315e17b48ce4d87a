"""Interactions: lead-ins and lists that name agents, and sentences that say what happens with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.agents import SCHEMES, Agent, agents, grouped, trimmed
from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.extract.lead_ins import of_label
from kg.extract.told import NOTHING, Told, told, told_of
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_negated, is_unknown
from kg.text.lists import items
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# The patient is told to tell: no interaction is stated.
_ADVICE_ONLY = re.compile(
    r"\b(?:consult|inform|disclose|tell|refer to|resource|database|pharmacist|always check|review all|discuss)\b|see (?:the )?[\"']?(?:above|drug interactions?)|listed (?:above|in)|mentioned (?:above|earlier)",
    re.IGNORECASE,
)
_NO_INTERACTION = re.compile(
    r"\b(?:does not|do not|did not|doesn't|don't|not|no|without|minimal|unlikely|rarely|need no|needs no|neither)\s+(?:\w+\s+){0,4}?(?:interact\w*|affect\w*|alter\w*|change\w*|influence\w*|significant\w*|interactions?|harm|effect|dose (?:change|adjustment)|relevant|documented|reported|known|identified|established|expected|impact)\b|"
    r"\b(?:may be used|(?:is|are) (?:thought to be |considered |generally )?safe|makes? no difference|no difference|can be (?:safely )?(?:used|combined|taken|given)|may be (?:combined|taken|given)|is allowed|are allowed|(?<!less )(?<!not )well tolerated|safe(?:ly)? (?:with|to)|(?:is|are) acceptable)\b|"
    r"\bneither\b.*\b(?:changed|altered|affected)\b",
    re.IGNORECASE,
)
# What stands before something that is used in the place of an agent, against its effect, or as a measured value.
_NO_AGENT_BEFORE = re.compile(
    r"\b(?:alternatives?(?: to)?|alternative [\w/,-]+(?: and| or)?|substitut\w+|switch to|instead|unlike|antidote\w*|(?:be|is) treated with|administer|reversed by|not (?:also |already )?(?:taking|receiving|using|on)(?: an?)?)(?:\s+|/)(?:(?:like|such as|other|with)\s+)?$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:monitor\w*|check\w*|measur\w+|assess\w*)\s+(?:for\s+)?(?:\w+\s+(?:and\s+)?)?$", re.IGNORECASE
)
_INSTEAD = re.compile(
    r"\bsupplementation (?:may|is|should)|\bis the treatment\b|\buse \w+ instead\b", re.IGNORECASE
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Agents that the drug interacts with, each with effect, management and the class it is an example of."""
    for passage in passages(monograph, "interactions"):
        above = (*passage.heads, *passage.labels)
        if any(_denies(part.text) for part in above):
            continue
        yield from _passage(monograph, passage, above)
    yield from _contraindicated(monograph)
    yield from _elsewhere(monograph)


def _denies(label: str) -> bool:
    return bool(re.match(r"(?:no|not|none)\b", label, re.IGNORECASE) or _NO_INTERACTION.search(label))


def _passage(monograph: Monograph, passage: Passage, above: tuple[MappedText, ...]) -> Iterator[Claim]:
    """The agents of the innermost lead-in and of the text, with what the text and the lead-ins above say of them."""
    label = above[-1] if above else None
    heads = of_label(label.text, monograph) if label else []
    ranges = sentences(passage.text)
    found = [_recalled(passage.text, a, b, heads, _asserted(monograph, passage, a, b)) for a, b in ranges]
    if heads and _is_denied(passage.text, ranges):
        return
    from_above, group = _from_above(monograph, above[:-1] if heads else above)
    proof_of_label = evidence(monograph, passage, "interaction.label", label=label) if heads else None
    seen = {agent.text.lower() for agent in heads}
    if heads and label and proof_of_label:
        of_lead = told_of(label.text, 0, len(label.text), heads[0], heads)
        own = of_lead + _own(passage.text, ranges, found, heads)
        from_above = of_lead | from_above
        for agent in heads:
            said = _of_recalled(passage.text, ranges, found, agent) | own | from_above
            yield _claim(monograph, passage, agent, proof_of_label, said, agent.group or group)
    single = heads[0].text if len({head.group or head.text for head in heads}) == 1 else ""
    for index, (start, end) in enumerate(ranges):
        named = found[index] or (_bare(passage, start, end) if not heads else [])
        later = _behind(passage.text, ranges, found, index)
        for agent in named:
            if any(normal(name).endswith(normal(agent.text)) for name in seen):
                continue
            proof = proof_of_label or evidence(monograph, passage, "interaction.sentence", start, end)
            said = told_of(passage.text, start, end, agent, named) | later | from_above
            inherited = (single if index == 0 else "") if heads else group
            yield _claim(monograph, passage, agent, proof, said, agent.group or _class(inherited))


def _recalled(text: str, start: int, end: int, heads: list[Agent], named: list[Agent]) -> list[Agent]:
    """The agents of a sentence with those of the lead-in that it takes up by their noun alone ("while inhibitors ...")."""
    found: list[Agent] = []
    for head in heads if len(heads) > 1 else ():
        noun = head.text.split()[-1]
        match = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE).search(text, start, end)
        if match and " " in head.text and not any(a.start <= match.start() < a.end for a in (*named, *found)):
            found.append(Agent(head.text, match.start(), match.end()))
    return grouped(text, sorted((*named, *found), key=lambda a: a.start)) if found else named


def _of_recalled(
    text: str, ranges: tuple[tuple[int, int], ...], found: list[list[Agent]], head: Agent
) -> Told:
    said = NOTHING
    for (start, end), named in zip(ranges, found, strict=True):
        for agent in named:
            if agent.text == head.text:
                said |= told_of(text, start, end, agent, named)
    return said


def _class(name: str) -> str:
    """The name of a class, or "" for a single substance: it has no members."""
    concept = lexicon().find(name, ("drug_class", "substance")) if name else None
    return "" if concept and concept.scheme == "substance" else name


def _is_denied(text: str, ranges: Iterable[tuple[int, int]]) -> bool:
    """True where the text below a lead-in says that these do not interact, and nothing else of them."""
    said = [text[a:b] for a, b in ranges]
    if not said or not all(_NO_INTERACTION.search(said[0], a, b) for a, b in clauses(said[0])):
        return False
    return not any(
        told(part, 0, len(part)).managements or re.search(r"\bmay\b|\bcan\b", part)
        for part in said[1:]
        if not _NO_INTERACTION.search(part)
    )


def _own(
    text: str, ranges: tuple[tuple[int, int], ...], found: list[list[Agent]], heads: list[Agent]
) -> Told:
    """What a text says of the agents of its lead-in: the first sentence, and the others that name no other agent."""
    own, names = NOTHING, {head.text.lower() for head in heads}
    for index, (start, end) in enumerate(ranges):
        if _NO_INTERACTION.search(text, start, end) or _ADVICE_ONLY.search(text, start, end):
            continue
        if index == 0 or all(agent.text.lower() in names for agent in found[index]):
            own += told(text, start, end, found[index], by_default=index == 0)
    return own


def _behind(text: str, ranges: tuple[tuple[int, int], ...], found: list[list[Agent]], index: int) -> Told:
    """What the sentences behind one that names agents say, up to the next that names some."""
    later = NOTHING
    for (start, end), named in zip(ranges[index + 1 :], found[index + 1 :], strict=True):
        if named:
            break
        if not (_ADVICE_ONLY.search(text, start, end) or _NO_INTERACTION.search(text, start, end)):
            later += told(text, start, end)
    return later


def _from_above(monograph: Monograph, above: tuple[MappedText, ...]) -> tuple[Told, str]:
    """What outer lead-ins say of all below them, the innermost first, and the class that the innermost names."""
    said, group = NOTHING, ""
    for label in reversed(above):
        heads = of_label(label.text, monograph)
        said |= (
            told_of(label.text, 0, len(label.text), heads[0], heads)
            if heads
            else told(label.text, 0, len(label.text), agents(label.text, 0, len(label.text), monograph))
        )
        group = group or (heads[0].text if len(heads) == 1 else "")
    return said, _class(group)


def _claim(
    monograph: Monograph, passage: Passage, agent: Agent, proof: Evidence, said: Told, group: str
) -> Claim:
    group = re.sub(r"^(?:other|certain|some|any)\s+", "", group, flags=re.IGNORECASE)
    return claim(
        monograph,
        "interaction",
        agent.text,
        proof,
        group="" if _is_same(group, agent.text) else group,
        effect=said.effects,
        management=said.managements,
        ingredient=ingredient_of(monograph, passage, passage.text) if len(monograph.ingredients) > 1 else "",
    )


def _is_same(one: str, other: str) -> bool:
    first = lexicon().find(one, SCHEMES)
    return normal(one) == normal(other) or (first is not None and first == lexicon().find(other, SCHEMES))


def _asserted(monograph: Monograph, passage: Passage, start: int, end: int) -> list[Agent]:
    """The agents of a sentence, without those of clauses that deny an interaction or only ask to consult."""
    if is_unknown(passage.text[start:end]) or _INSTEAD.search(passage.text, start, end):
        return []
    kept: list[Agent] = []
    for a, b in clauses(passage.text[start:end]):
        part = passage.text[start + a : start + b]
        if _NO_INTERACTION.search(part):
            continue
        named = agents(passage.text, start + a, start + b, monograph)
        if not named:
            continue
        said = told(passage.text, start + a, start + b, named)
        if _ADVICE_ONLY.search(part) and not said.effects:
            continue
        for agent in named:
            before = passage.text[start + a : agent.start]
            if _NO_AGENT_BEFORE.search(before) or _is_measured(before, agent):
                continue
            if said.managements or not is_negated(part, agent.start - start - a, agent.end - start - a):
                kept.append(agent)
    return kept


def _is_measured(before: str, agent: Agent) -> bool:
    return bool(_MEASURED.search(before)) and lexicon().link(agent.text, ("parameter",)) is not None


_SENTENCE_WORD = re.compile(
    r"\b(?:is|are|was|were|may|can|should|must|will|has|have|none|not|no|avoid|administer|monitor|warn|use|used|take|see|due|include|includes|interact\w*|yes|it|they|these|this|patients?|adjust\w*)\b",
    re.IGNORECASE,
)


def _bare(passage: Passage, start: int, end: int) -> list[Agent]:
    """A list item that is nothing but names, none of which the vocabulary knows."""
    head = passage.text[start:end].split(":")[0].split(" (")[0]
    if passage.form != "item" or start or len(head.split()) > 8 or _SENTENCE_WORD.search(head):
        return []
    if _ADVICE_ONLY.search(head) or _NO_INTERACTION.search(head):
        return []
    named = items(passage.text, start, start + len(head))
    return [Agent(trimmed(i.text), i.start, i.end) for i in named if trimmed(i.text)]


_CO_USE = re.compile(
    r"\b(?:concomitant|concurrent|simultaneous|co-?administ\w+|combin\w+|together with|within \d+ (?:days|weeks|hours) of|taking|receiving|use (?:of|with)|(?:given|administered|treated|paired|used|taken) with)\b",
    re.IGNORECASE,
)


def _contraindicated(monograph: Monograph) -> Iterator[Claim]:
    """Agents that are contraindicated for co-use are interactions too, and so is a listed item that is an agent."""
    for passage in passages(monograph, "contraindications"):
        if passage.role not in ("section", "summary"):
            continue
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if re.search(r"hypersensitiv|allerg|intoleran|anaphyla", passage.context + text, re.IGNORECASE):
                continue
            co_use = bool(_CO_USE.search(text) or _CO_USE.search(passage.context))
            proof = evidence(monograph, passage, "interaction.contraindicated", start, end)
            for agent in _asserted(monograph, passage, start, end):
                if co_use or _is_item(passage.text, start, end, agent):
                    said = Told((), ("contraindicated",))
                    yield _claim(monograph, passage, agent, proof, said, agent.group)


def _is_item(text: str, start: int, end: int, agent: Agent) -> bool:
    """True where the agent, perhaps with others, is all that its member of a list says: "Nefazodone; another azole"."""
    flat = [member for item in items(text, start, end) for member in (item, *item.examples)]
    return any(
        member.start <= agent.start < member.end and len(member.text) <= len(agent.text) + 9
        for member in flat
    )


_AVOIDED = re.compile(
    r"\b(?:avoid\w*|limit\w*|refrain\w* from|abstain\w* from|(?:caution|cautious) with|advise\w* against|interact\w* with|(?:not|never) (?:be )?(?:\w+ )?with)\s+",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\b(?:alcohol|grapefruit juice|grapefruit)\b", re.IGNORECASE)
_OTHER_ADVICE = re.compile(
    r"\b(?:driving|machinery|may|can|should|for|in|if|when|as|to|use|using|exposure)\b|[.;:]"
)
_HABIT = re.compile(r"smoking|tobacco|sunscreen", re.IGNORECASE)
_ACTS = re.compile(
    r" (?:\w+ ){0,2}?(?:may|can|could|might|should|must|increases?|potentiates?|enhances?|exacerbates?)\b",
    re.IGNORECASE,
)
_USED_WITH = re.compile(
    r"\b(?:concomitant|concurrent|simultaneous|combined) (?:use|administration) (?:of|with)|\bco-?administ\w+ (?:of|with)|\b(?:when|if|while) (?:\w+ ){0,2}?(?:used|taken|given|combined) (?:concomitantly |concurrently |together )?with\b",
    re.IGNORECASE,
)


def _elsewhere(monograph: Monograph) -> Iterator[Claim]:
    """Agents that precautions, dosage or an answer tell to avoid, or whose co-use they tell to handle."""
    for passage in passages(monograph, "precautions", "dosage", "faq"):
        for start, end in sentences(passage.text):
            if not (
                _AVOIDED.search(passage.text, start, end)
                or _USED_WITH.search(passage.text, start, end)
                or _ALONE.search(passage.text, start, end)
            ):
                continue
            proof = evidence(monograph, passage, "interaction.elsewhere", start, end)
            named = _asserted(monograph, passage, start, end)
            handled: set[str] = set()
            for agent in named:
                if agent.group in handled or _is_handled(passage.text, start, agent):
                    handled.add(agent.text)
                    said = told_of(passage.text, start, end, agent, named)
                    if said.effects or (said.managements and not _HABIT.fullmatch(agent.text)):
                        yield _claim(monograph, passage, agent, proof, said, agent.group)


def _is_handled(text: str, start: int, agent: Agent) -> bool:
    """True where the words before an agent tell to avoid it or speak of its use with the drug, or it is alcohol."""
    before = text[start : agent.start]
    ends = [match.end() for cue in (_AVOIDED, _USED_WITH) for match in cue.finditer(before)]
    if ends and not _OTHER_ADVICE.search(before, max(ends)):
        return True
    return bool(_ALONE.fullmatch(agent.text) and _ACTS.match(text, agent.end))
