"""Interactions: lead-ins and lists that name agents, and sentences that say what happens with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.agent.agents import agents, trimmed
from kg.extract.agent.claims import ADVICE_ONLY, NO_INTERACTION, asserted, interaction
from kg.extract.agent.co_use import contraindicated, elsewhere
from kg.extract.agent.enzymes import Agent
from kg.extract.agent.examples import grouped
from kg.extract.agent.food import of_food, of_row
from kg.extract.agent.lead_ins import of_label, with_lead_in
from kg.extract.agent.own_names import is_own
from kg.extract.agent.told import NOTHING, Told, told, told_of
from kg.extract.claiming import evidence, passages
from kg.model import Claim, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_taken_back, is_unknown, refutes
from kg.text.cued import cued
from kg.text.lists import items
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Agents that the drug interacts with, each with effect, management and the class it is an example of."""
    for passage in passages(monograph, "interactions"):
        passage = with_lead_in(passage, monograph)
        above = (*passage.heads, *passage.labels)
        if any(_denies(part.text) for part in above) and not _tells_its_own(passage):
            continue
        yield from _passage(monograph, passage, above)
    yield from contraindicated(monograph)
    yield from elsewhere(monograph)
    yield from of_food(monograph)


# A column of a table that names agents; the others tell what happens to what, and what to do.
_NAMES = regexp(
    r"\b(?:examples?|drugs?|medic\w+|agents?|members?|substances?|class(?:es)?|such as|names?|inhibitors?|inducers?|with|products?)\b",
    re.IGNORECASE,
)


# "Without much change of the level": what does not come of it, while what is below may tell of something else.
_OF_LEVELS = cued(
    r"\b(?:levels?|concentrations?|exposure|AUC|clearance|(?:pharmaco)?kinetic\w*)\b", re.IGNORECASE
)


def _tells_its_own(passage: Passage) -> bool:
    """True where an outer lead-in denies a change of the level, and this text tells what happens all the same."""
    *outer, own = (*passage.heads, *passage.labels)
    if _denies(own.text) or not all(_OF_LEVELS.search(part.text) for part in outer if _denies(part.text)):
        return False
    return any(
        not NO_INTERACTION.search(passage.text, a, b) and told(passage.text, a, b, by_default=True) != NOTHING
        for a, b in sentences(passage.text)
    )


def _denies(label: str) -> bool:
    return bool(
        regexp(
            r"(?:no|none|compatible|not(?! (?:to be |be )?(?:with|together|used|combined|taken|given|recommended)))\b",
            re.IGNORECASE,
        ).match(label)
        or NO_INTERACTION.search(regexp(r"\brisk\b.* without .*$").sub("", label))
    )


def _passage(monograph: Monograph, passage: Passage, above: tuple[MappedText, ...]) -> Iterator[Claim]:
    """The agents of the innermost lead-in and of the text, with what the text and the lead-ins above say of them."""
    label = above[-1] if above else None
    heads = of_label(label.text, monograph) or of_row(passage) if label else []
    ranges = sentences(passage.text)
    found = [_recalled(passage.text, a, b, heads, asserted(monograph, passage, a, b)) for a, b in ranges]
    if heads and (_is_denied(passage.text, ranges) or _is_silent(passage)):
        return
    from_above, group = _from_above(monograph, above[:-1] if heads else above)
    proof_of_label = evidence(monograph, passage, "interaction.label", label=label) if heads else None
    seen = {agent.text.lower() for agent in heads}
    if heads and label and proof_of_label:
        of_lead = told_of(label.text, 0, len(label.text), heads[0], heads)
        own = of_lead + (_of_cells(passage) or _own(passage.text, ranges, found, heads))
        from_above = of_lead | from_above
        for agent in heads:
            said = _of_recalled(passage.text, ranges, found, agent) | own | from_above
            yield interaction(monograph, passage, agent, proof_of_label, said, agent.group or group)
    is_row_of_agent = passage.form == "row" and bool(heads or _NAMES.search(passage.column_of_label))
    single = heads[0].text if len({head.group or head.text for head in heads}) == 1 else ""
    for index, (start, end) in enumerate(ranges):
        named = found[index]
        if not named and (not heads or _AVOIDED.search(passage.label)):
            named = _bare(monograph, passage, start, end)
        later = _behind(passage.text, ranges, found, index)
        for agent in named:
            if any(normal(name).endswith(normal(agent.text)) for name in seen):
                continue
            if heads and _DONE_BY.search(passage.text, start, agent.start):
                continue
            if is_row_of_agent and not _NAMES.search(passage.column(agent.start)):
                continue
            proof = proof_of_label or evidence(monograph, passage, "interaction.sentence", start, end)
            said = told_of(passage.text, start, end, agent, named) | later | from_above
            inherited = (single if index == 0 else "") if heads else group
            yield interaction(monograph, passage, agent, proof, said, agent.group or _class(inherited))


def _recalled(text: str, start: int, end: int, heads: list[Agent], named: list[Agent]) -> list[Agent]:
    """The agents of a sentence with those of the lead-in that it takes up by their noun alone ("while inhibitors ...")."""
    found: list[Agent] = []
    for head in heads if len(heads) > 1 else ():
        noun = head.text.split()[-1]
        match = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE).search(text, start, end)
        if match and " " in head.text and not any(a.start <= match.start() < a.end for a in (*named, *found)):
            found.append(Agent(head.text, match.start(), match.end()))
    return grouped(text, sorted((*named, *found), key=lambda a: a.start)) if found else named


# A cell that asks for nothing: "no need to delay".
_IDLE = regexp(
    r"(?:no need|none|nothing|not needed|with or without)\b(?![^;]*\b(?:but|unless|except|only)\b)",
    re.IGNORECASE,
)


def _is_silent(passage: Passage) -> bool:
    """True for a row of a table of which every cell says that nothing is known or needed: "| Lithium | no data | - |"."""
    cells = passage.text.split("; ") if passage.form == "row" else []
    told = [cell for cell in cells if len(cell) > 2]
    return bool(told) and all(is_unknown(cell) or _IDLE.match(cell) for cell in told)


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
    if not said or not all(_comes_to_nothing(said[0], a, b) for a, b in clauses(said[0])):
        return False
    return not any(
        told(part, 0, len(part)).managements or regexp(r"\bmay\b|\bcan\b").search(part)
        for part in said[1:]
        if not NO_INTERACTION.search(part)
    )


def _comes_to_nothing(text: str, start: int, end: int) -> bool:
    """True for a clause that says that nothing happens, that is refuted, or that refutes the one before."""
    return (
        bool(NO_INTERACTION.search(text, start, end))
        or is_taken_back(text, start, end)
        or refutes(text, start)
    )


def _own(
    text: str, ranges: tuple[tuple[int, int], ...], found: list[list[Agent]], heads: list[Agent]
) -> Told:
    """What a text says of the agents of its lead-in: the first sentence, and the others that name no other agent."""
    own, names = NOTHING, {head.text.lower() for head in heads}
    for index, (start, end) in enumerate(ranges):
        if NO_INTERACTION.search(text, start, end) or ADVICE_ONLY.search(text, start, end):
            continue
        if index == 0 or all(agent.text.lower() in names for agent in found[index]):
            own += told(text, start, end, found[index], by_default=index == 0)
    return own


# A column that says what to do: its cells are no effects.
_ORDERS = regexp(
    r"\b(?:do|actions?|advice|management|measures?|handling|recommendations?|consequence for (?:use|the dose))\b",
    re.IGNORECASE,
)


def _of_cells(passage: Passage) -> Told | None:
    """What the cells of a row say, what happens and what to do apart; None where no column is called so."""
    if not any(_ORDERS.search(name) for _, name in passage.columns):
        return None
    said = NOTHING
    ends = [*(start for start, _ in passage.columns[1:]), len(passage.text)]
    for (start, name), end in zip(passage.columns, ends, strict=True):
        cell, words = told(passage.text, start, end, by_default=True), passage.text[start:end].strip(" ;.")
        if _ORDERS.search(name):
            said += Told((), cell.managements or ((words,) if words else ()))
        elif not NO_INTERACTION.search(words):
            said += cell
    return said


def _behind(text: str, ranges: tuple[tuple[int, int], ...], found: list[list[Agent]], index: int) -> Told:
    """What the sentences behind one that names agents say, up to the next that names some."""
    later = NOTHING
    for (start, end), named in zip(ranges[index + 1 :], found[index + 1 :], strict=True):
        if named:
            break
        if not (ADVICE_ONLY.search(text, start, end) or NO_INTERACTION.search(text, start, end)):
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


# "Typhoid vaccine: inactivated by antibacterials": what does so to the agent of the lead-in is the drug, by its class.
_DONE_BY = regexp(r"(?:^|[.;] )\w+(?:ed|en) by (?:the |an? |all |most )?(?:\w+ )?$")


_SENTENCE_WORD = regexp(
    r"\b(?:is|are|was|were|may|can|should|must|will|has|have|none|not|no|avoid|administer|monitor|warn|use|used|take|see|due|include|includes|interact\w*|yes|it|they|these|this|patients?|adjust\w*|limited|data|advised)\b",
    re.IGNORECASE,
)


# A lead-in below which a list of names is one of agents, though none is known: foods above all.
_AVOIDED = cued(r"\bavoid|\bfoods?\b|\bdiet\b|\btyramine\b|\bkeep (?:off|away)\b|\bnot with\b", re.IGNORECASE)


def _bare(monograph: Monograph, passage: Passage, start: int, end: int) -> list[Agent]:
    """A list item, or a list of what to avoid, that is nothing but names, none of which the vocabulary knows."""
    head = passage.text[start:end].split(":")[0].split(" (")[0]
    is_item = passage.form == "item" or bool(_AVOIDED.search(passage.label))
    if not is_item or start or len(head.split()) > 8 or _SENTENCE_WORD.search(head):
        return []
    if ADVICE_ONLY.search(head) or NO_INTERACTION.search(head):
        return []
    named = [(trimmed(item.text), item) for item in items(passage.text, start, start + len(head))]
    return [Agent(name, i.start, i.end) for name, i in named if name and not is_own(name, monograph)]
