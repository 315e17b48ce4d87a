"""What kinetics and tables tell of food: "a fatty meal raises the AUC", "absorption is slowed by food". Used by interaction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.claims import NO_INTERACTION, TAKEN_BACK, interaction
from kg.extract.agent.enzymes import Agent
from kg.extract.agent.told import told_of
from kg.extract.claiming import evidence, passages
from kg.model import Claim, Monograph, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_FOOD = r"(?P<food>food|(?:an? |the )?(?:(?:high|low)-(?:fat|protein|calorie|fibre|fiber)[ -]|fatty |fat-rich |standard |heavy |light |large |rich |big ){0,2}(?:meals?|breakfast|dinner|lunch)|(?:grapefruit|orange|apple|fruit) juice|milk|dairy products)"
_MOVE = r"(?:rais|increas|enlarg|enhanc|improv|doubl|tripl|lower|reduc|decreas|diminish|halv|cut|impair|slow|delay|prolong|postpon|hinder|hasten|augment|boost|speed|retard)"
_MEASURED = r"(?:absor\w+|bioavailability|AUC|exposure|peaks?|levels?|concentrations?|C\s?max|T\s?max|uptake|extent|it)\b"
_ACTS = cued(
    rf"(?:^|[,;:.–—] |\b(?:and|while|as|because|since|but|yet) )\W*{_FOOD}(?:,[^,;.]{{3,40}},)? (?:(?:may|can|will|also|markedly|slightly|\w+ly) ){{0,2}}{_MOVE}(?:e|es|s|ed|ies)?\b[^.;]*?\b{_MEASURED}",
    re.IGNORECASE,
)
_IS_MOVED = cued(
    rf"\b{_MEASURED}[^.;,]*? (?:is|are|being|was|were) (?:\w+ )?{_MOVE}(?:ed|ied|led|t|d)? (?:by [^.;,]*?)?\b(?:by|with|after|when taken with|if taken with) {_FOOD}",
    re.IGNORECASE,
)
_NONE = regexp(r"\b(?:not|no|hardly|barely|scarcely|neither|never|n['’]t)\b", re.IGNORECASE)
_ARTICLE = regexp(r"(?:an?|the) ", re.IGNORECASE)

_ROW = regexp(r"(?:\w+ )?(?:food|meals?|breakfast)", re.IGNORECASE)
_SHIFTS = regexp(
    rf"\b(?:up|down|higher|lower|slower|faster|more|less|rises?|falls?|{_MOVE}(?:e|es|s|ed|ies)?)\b",
    re.IGNORECASE,
)


def of_row(passage: Passage) -> list[Agent]:
    """The food that a row of a table is about, where its next cell moves something: "| Food | exposure up |"."""
    cells, label = passage.text.split("; "), passage.label
    is_moved = passage.form == "row" and _ROW.fullmatch(label) and _SHIFTS.search(cells[0])
    is_denied = _NONE.search(cells[0]) or NO_INTERACTION.search(cells[0])
    return [Agent(label, 0, len(label))] if is_moved and not is_denied else []


def of_food(monograph: Monograph) -> Iterator[Claim]:
    """Food that moves what is absorbed, or how soon, where the kinetics say so and do not take it back."""
    for passage in passages(monograph, "mechanism"):
        for start, end in sentences(passage.text) if passage.role != "faq" else ():
            for moved in _moved(passage.text[start:end]):
                first = start + moved.start("food")
                agent = Agent(_ARTICLE.sub("", moved["food"]), first, first + len(moved["food"]))
                said = told_of(passage.text, start, end, agent, [agent])
                proof = evidence(monograph, passage, "interaction.food", start, end)
                yield interaction(monograph, passage, agent, proof, said, "")


def _moved(sentence: str) -> Iterator[re.Match[str]]:
    for pattern in (_ACTS, _IS_MOVED):
        for moved in pattern.finditer(sentence):
            if not (
                _NONE.search(moved.group())
                or NO_INTERACTION.search(moved.group())
                or TAKEN_BACK.search(sentence, moved.end())
            ):
                yield moved
