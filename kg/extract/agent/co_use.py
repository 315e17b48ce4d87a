"""Interactions told outside their section: contraindicated co-use, what precautions and answers say to avoid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.claims import asserted, interaction
from kg.extract.agent.enzymes import Agent
from kg.extract.agent.told import Told, told_of
from kg.extract.ban.shared_words import is_one_cause
from kg.extract.claiming import evidence, passages
from kg.model import Claim, Monograph
from kg.text.assertion import between_semicolons
from kg.text.cued import Cues, cued
from kg.text.lists import items
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_CO_USE = regexp(
    r"\b(?:concomitant|concurrent|simultaneous|co-?administ\w+|combin\w+|together with|within \d+ (?:days|weeks|hours) of|taking|receiving|who (?:\w+ )?(?:takes?|uses?|receives?)|patients on|use (?:of|with)|treatment with|(?:given|administered|treated|paired|used|taken) with)\b",
    re.IGNORECASE,
)


_ALLERGY = cued(
    r"hypersensitiv|allerg|intoleran|anaphyla|\btriad\b|\b(?:components?|ingredients?|excipients?)\b",
    re.IGNORECASE,
)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, and where one tells of an allergy, what stands between its semicolons."""
    for start, end in sentences(text):
        apart = ";" in text[start:end] and _ALLERGY.search(text, start, end)
        yield from between_semicolons(text, start, end) if apart else ((start, end),)


def contraindicated(monograph: Monograph) -> Iterator[Claim]:
    """Agents that are contraindicated for co-use are interactions too, and so is a listed item that is an agent."""
    for passage in passages(monograph, "contraindications"):
        if passage.role not in ("section", "summary"):
            continue
        for start, end in _parts(passage.text):
            text = passage.text[start:end]
            if _ALLERGY.search(passage.context + text):
                continue
            named = asserted(monograph, passage, start, end)
            heads: set[str] = set()
            co_use = bool(named and (_CO_USE.search(text) or _CO_USE.search(passage.context)))
            for agent in named:
                if passage.text.endswith("(for ", start, agent.start):
                    continue  # "(for skin preparations)": of which product it is told
                if co_use or agent.group in heads or _is_item(passage.text, start, end, agent):
                    heads.add(agent.text)
                    proof = evidence(monograph, passage, "interaction.contraindicated", start, end)
                    said = Told((), ("contraindicated",))
                    yield interaction(monograph, passage, agent, proof, said, agent.group)


# "Substrates |with a narrow therapeutic window|" are the substrates.
_NARROW = cued(
    r" (?:with|of) (?:an? )?narrow (?:therapeutic )?(?:index|indices|window|range|margin).*$", re.IGNORECASE
)


def _is_item(text: str, start: int, end: int, agent: Agent) -> bool:
    """True where the agent, perhaps with others, is all that its member of a list says: "Nefazodone; another azole"."""
    flat = [member for item in items(text, start, end, is_one_cause) for member in (item, *item.examples)]
    return any(
        member.start <= agent.start < member.end and len(_NARROW.sub("", member.text)) <= len(agent.text) + 9
        for member in flat
    )


_AVOIDED = regexp(
    r"\b(?:avoid\w*|limit(?:s|ing)?|refrain\w* from|abstain\w* from|(?:caution|cautious) with|advise\w* against|interact\w* with|(?:not|never) (?:be )?(?:\w+ )?with)\s+",
    re.IGNORECASE,
)
_AVOIDED_BEHIND = cued(
    r"(?: (?:and|or) [\w -]{3,40}?)? (?:is|are|should be|must be) (?:better |best |strictly |generally )?(?:avoided|limited)\b",
    re.IGNORECASE,
)
_ANY_CUE = Cues(
    (
        *"avoid limit refrain abstain caution cautious against interact alcohol grapefruit smok tobacco concomitant concurrent".split(),
        *"simultaneous combin admin".split(),
        *(
            "halve",
            "reduce",
            "lower",
            "double",
            "more than",
            "at most",
            "maximum",
            " dose ",
            "held back",
            "withheld",
        ),
        *("taken with", "used with", "given with", "not with", "never with"),
    )
)
_ALONE = cued(
    r"\b(?:alcohol|grapefruit juice|grapefruit|(?:cigarette |tobacco )?smoking|tobacco)\b", re.IGNORECASE
)
_OTHER_ADVICE = regexp(
    r"\b(?:driving|machinery|may|can|should|for|in|if|when|as|to|use|using|exposure)\b|[.;:]"
)
_HABIT = regexp(r"(?:cigarette |tobacco )?smoking|tobacco|sunscreen", re.IGNORECASE)
# What a habit does to the drug; what it does to the patient is no interaction.
_TO_DRUG = cued(
    r"\b(?:levels?|effect\w*|efficacy|concentrations?|clearance|metabolism|exposure|breakdown|half-life)\b",
    re.IGNORECASE,
)
_ACTS = regexp(
    r" (?:\w+ ){0,2}?(?:may|can|could|might|should|must|increases?|decreases?|reduces?|lowers?|induces?|potentiates?|enhances?|exacerbates?)\b",
    re.IGNORECASE,
)
# A popular combination is an interaction where the text warns of it.
_RISK = cued(r"\b(?:risks?|toxicity|avoid\w*|caution\w*|additive \w+ depression)\b", re.IGNORECASE)
_USED_WITH = cued(
    r"\bcombining (?:(?:it|this|the) (?:\w+ )?)?with\b|\b(?:concomitant|concurrent|simultaneous|combined) (?:use|administration) (?:of|with)|\bco-?administ\w+ (?:of|with)|\b(?:when|if|while) (?:\w+ ){0,2}?(?:used|taken|given|combined) (?:concomitantly |concurrently |together )?with\b",
    re.IGNORECASE,
)

# "With A or B no more than 10 mg", "A should be held back if the dose is above it".
_ADJUSTED = cued(
    r"(?:^|[;:.] )(?:\w+: )?(?:with|beside|alongside|together with) (?P<with>[^,;.:]{3,80}?(?:, [^,;.:]{3,40}?)*?),? (?:(?:the |its )?(?:[\w-]+ ){0,2}dose (?:is|should|must|has to|needs)\b(?! not)[^.;]*?\b(?:halved|reduced|lowered|doubled|raised|increased|limited)\b|(?:no|not) more than \d|at most \d|a maximum of \d|(?:halve|reduce|lower|double|limit) (?:it|the dose|its dose)\b)|"
    r"(?:^|[;.] )(?P<held>[^,;.:]{3,80}?) (?:should|must) be (?:held back|withheld)\b",
    re.IGNORECASE,
)


def elsewhere(monograph: Monograph) -> Iterator[Claim]:
    """Agents that precautions, dosage or an answer tell to avoid, or whose co-use they tell to handle."""
    for passage in passages(monograph, "precautions", "dosage", "combinations", "faq"):
        if not _ANY_CUE.stand_in(passage.text):
            continue
        for start, end in sentences(passage.text):
            if not (
                _AVOIDED.search(passage.text, start, end)
                or _AVOIDED_BEHIND.search(passage.text, start, end)
                or _USED_WITH.search(passage.text, start, end)
                or _ALONE.search(passage.text, start, end)
                or _ADJUSTED.search(passage.text, start, end)
            ):
                continue
            adjusted = [
                match.span(match.lastgroup or 0) for match in _ADJUSTED.finditer(passage.text, start, end)
            ]
            if passage.topic == "combinations" and not (adjusted or _RISK.search(passage.text, start, end)):
                continue
            named = asserted(monograph, passage, start, end)
            handled: set[str] = set()
            for agent in named:
                is_adjusted = any(a <= agent.start < b for a, b in adjusted)
                if agent.group in handled or is_adjusted or _is_handled(passage.text, start, agent):
                    handled.add(agent.text)
                    said = told_of(passage.text, start, end, agent, named)
                    if said.effects or (said.managements and not _HABIT.fullmatch(agent.text)):
                        proof = evidence(monograph, passage, "interaction.elsewhere", start, end)
                        yield interaction(monograph, passage, agent, proof, said, agent.group)


def _is_handled(text: str, start: int, agent: Agent) -> bool:
    """True where the words before an agent tell to avoid it or speak of its use with the drug, or it is alcohol."""
    before = text[start : agent.start]
    ends = [match.end() for cue in (_AVOIDED, _USED_WITH) for match in cue.finditer(before)]
    if ends and not _OTHER_ADVICE.search(before, max(ends)):
        return True
    if _AVOIDED_BEHIND.match(text, agent.end):
        return True
    if _HABIT.fullmatch(agent.text) and not _TO_DRUG.search(text, agent.end):
        return False
    return bool(_ALONE.fullmatch(agent.text) and _ACTS.match(text, agent.end))
