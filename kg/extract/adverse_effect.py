"""Adverse effects: the lists below Side Effects and what prose says can occur."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.reaction.changes import Change, change
from kg.extract.reaction.denials import OF_RISK, THEORY, denies, denies_effect, is_noted_off
from kg.extract.reaction.elsewhere import told_of
from kg.extract.reaction.frequency import groups, how_often, is_adverb, of_item, of_opening
from kg.extract.reaction.leads import CONCEDED, is_advice, lead_of
from kg.extract.reaction.limits import EXCESS, as_noun, conditions, limited
from kg.extract.reaction.members import effects_in, in_parentheses
from kg.extract.reaction.names import link, name_of
from kg.model import Assertion, Claim, MappedText, Monograph, Passage, Problem
from kg.text.assertion import between_semicolons, is_unknown, may_negate, standing
from kg.text.cued import cued
from kg.text.frames import is_list, predicates
from kg.text.lists import items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.normalise import normal

_APPOSITION = regexp(r"an? (?:\w+ ){2,}of\b", re.IGNORECASE)  # "gout, a painful swelling of a joint"
_MONITORING = cued(
    r",?\s*\b(?:but|however|so|and|therefore)?,?\s*(?:(?:continued|regular|close|ongoing|periodic)\s+)?monitoring (?:of|for|is)\b",
    re.IGNORECASE,
)
# Behind its verb a sentence says what the effects call for.
_DEMANDS = cued(
    r"\s(?:requires?|necessitates?|warrants?|calls? for|should prompt|for which reason|for this reason|which is why|hence)\b",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Adverse effects with their group (common, less common, uncommon, rare; serious, long-term) and condition."""
    risks: tuple[MappedText, ...] | None = None
    for passage in passages(monograph, "side_effects"):
        if passage.form == "item" and passage.labels and passage.labels == risks:
            continue
        risks = passage.labels if OF_RISK.match(passage.text) else None
        yield from _lead_in(monograph, passage)
        for start, end in _statements(passage.text):
            yield from _sentence(monograph, passage, start, end)
    for passage in passages(monograph, "precautions", "faq"):
        for start, end in standing(passage.text):
            yield from _told_elsewhere(monograph, passage, start, end)


def _told_elsewhere(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    """What another section says to occur, where the vocabulary knows all of it as effects."""
    text = passage.text[start:end]
    if is_unknown(text) or denies(text) or THEORY.search(text):
        return
    if _MAY.search(text) and (moved := change(passage.text, start, end)):
        yield from _moved(monograph, passage, start, end, moved)
        return
    told = told_of(text)
    agent = told.groupdict().get("agent") if told else None
    if told is None or (agent and not is_own(agent, monograph)):
        return
    found = list(effects_in(passage.text, start + told.start("what"), start + told.end("what")))
    names = [as_noun(name_of(item)) for item in found]
    if not all(name and link(_WORSE.sub("", name)) for name in names):
        return
    proof = evidence(monograph, passage, "adverse-effect.told", start, end)
    for item, name in zip(found, names, strict=True):
        limits = conditions(replace(item, text=f"{item.text} {told['rest'].strip(' ,')}"))
        yield claim(monograph, "adverse_effect", name, proof, condition=limits)


_WORSE = regexp(
    r"(?:[\w-]+ )?(?:worsening|exacerbation|aggravation|recurrence|flare-?up|relapse) of ", re.IGNORECASE
)
_MAY = cued(r"\b(?:may|can|could|might)\s", re.IGNORECASE)
_SYNDROME = regexp(
    r"\b(?:syndrome|toxicity|failure|injury|damage|reactions?|infections?|bleeding)$", re.IGNORECASE
)


def _lead_in(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """The effects that a lead-in names and its text describes: "**Serotonin syndrome:** agitation, fever ..."."""
    label = passage.labels[-1] if passage.labels and _heads_list(passage) else None
    if (
        label is None
        or "overdos" in passage.context
        or denies_effect(label.text)
        or _NONE.match(passage.text)
    ):
        return
    proof = evidence(monograph, passage, "adverse-effect.lead-in", label=label)
    for item in items(label.text):
        value = name_of(item)
        if value and (link(value) or _SYNDROME.search(value)):
            often = groups(passage.context, how_often(passage))
            yield claim(monograph, "adverse_effect", value, proof, group=often)


def _heads_list(passage: Passage) -> bool:
    """True where a lead-in may be an effect itself: of an item, before a rate, and before a list that follows it in the line."""
    if passage.form == "item" or how_often(passage) or _OF_EFFECTS.search(passage.column_of_label):
        return True
    first, last = sentences(passage.text)[0]
    return "," in passage.text[first:last] and is_list(passage.text[first:last])


# A column of a table that names effects.
_OF_EFFECTS = regexp(
    r"\b(?:(?:side |adverse )?effects?|(?:adverse )?(?:drug )?reactions?|events?|complications?|symptoms?|toxicit(?:y|ies)|harms?)\b",
    re.IGNORECASE,
)
# Behind an effect and a colon: it is none.
_NONE = regexp(
    r"(?:none|no|nil|nothing|never|not|unproven|unconfirmed|refuted|disproved|doubtful|questionable|(?:(?:seen )?only in )?(?:rats|mice|dogs|rabbits|monkeys|animals|rodents)(?: only)?(?=\W*$|[,;.])|[^.;]*\bno (?:signal|sign|cases?|reports?|trace) (?:here|so far|to date|with this|of it))\b(?! (?:only|uncommon|infrequent|rare))",
    re.IGNORECASE,
)


_MAY_OCCUR = regexp(
    r"\b(?:(?:may|can|could|might) (?:\w+ )?(?:occur|cause|be|lead|result|develop|happen|experience)|(?:has|have) been (?:reported|observed|associated|seen))\b",
    re.IGNORECASE,
)
_BUT = cued(r"[,;]\s+(?:but|however|although|though|even though|yet|whereas),?\s+", re.IGNORECASE)


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, cut where "but" sets what may happen against what is not known."""
    for start, end in standing(text):
        for match in _BUT.finditer(text, start, end):
            in_parentheses = text.count("(", start, match.start()) > text.count(")", start, match.start())
            if in_parentheses or CONCEDED.match(text, match.start(), end):
                continue
            if "though" not in match.group() or _MAY_OCCUR.search(text, match.end(), end):
                yield start, match.start()
                start = match.end()
            elif _concedes(text[match.end() : end]):
                end = match.start()
                break
        yield from _parts(text, start, end)


def _concedes(clause: str) -> bool:
    """True for a clause behind "although" that denies nothing: it lists no effects, and takes none back."""
    return not may_negate(clause) and not is_unknown(clause) and bool(predicates(clause))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between semicolons, where one part denies: it does not speak for the others."""
    denied_in = ";" in text[start:end] and denies_effect(mask_parentheses(text)[start:end])
    yield from between_semicolons(text, start, end) if denied_in else ((start, end),)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    flat = mask_parentheses(text)
    if (
        is_unknown(flat)
        or denies(flat)
        or denies_effect(passage.label)
        or OF_RISK.search(passage.label)
        or (passage.label and _NONE.match(text) and link(passage.label))
        or "overdos" in passage.context
        or _OVERDOSE.match(text)
    ):
        return
    if moved := change(passage.text, start, end):
        yield from _moved(monograph, passage, start, end, moved)
        return
    lead = lead_of(text)
    if not lead and is_advice(text):
        return
    begin = start + (lead.end() if lead else 0)
    advice = _MONITORING.search(passage.text, begin, end) or _DEMANDS.search(
        mask_parentheses(passage.text), begin, end
    )
    stop = advice.start() if advice else end
    proof = evidence(monograph, passage, "adverse-effect.list", start, end)
    opened = lead.group().lower() if lead else of_opening(text)
    subject = EXCESS.match(text) if lead else None
    said: Assertion = "uncertain" if THEORY.search(flat) else "affirmed"
    opening = _named(monograph, passage, lead.group() if lead else "")
    own = {normal(name) for name in (monograph.title, *monograph.ingredients)}
    is_kinds = passage.form == "row" and _lists_kinds(text)
    for item in effects_in(passage.text, begin, stop):
        if (
            (_TO_DO.search(passage.column(item.start)) and not is_kinds)
            or denied(text, start, item)
            or is_noted_off(item)
            or is_adverb(item)
            or (item.start > begin and _APPOSITION.match(item.text))
        ):
            continue
        umbrella = name_of(item)
        limits, examples = limited(passage.text, item)
        for member in (item, *examples, *in_parentheses(item)):
            value = as_noun(umbrella if member is item else name_of(member))
            if value and normal(value) not in own:
                yield claim(
                    monograph,
                    "adverse_effect",
                    value,
                    proof,
                    said,
                    group=groups(
                        passage.context,
                        opened,
                        passage.column(item.start).lower(),
                        of_item(passage.text, item),
                    ),
                    example_of="" if member is item else umbrella,
                    condition=(*conditions(member), *limits) or (subject.group(1) if subject else ""),
                    ingredient=opening or _named(monograph, passage, " ".join((item.text, *item.notes))),
                )


_LIMIT = regexp(r"\s(?:with|in|at|after|during)\s.*$")


def _lists_kinds(text: str) -> bool:
    """True where a remark does nothing but list effects: "| Liver injury | acute hepatitis, liver failure |"."""
    named = [_LIMIT.sub("", name_of(item)) for item in items(text)]
    return len(named) > 1 and is_list(text) and all(name and link(name) for name in named)


# "Overdose brings coma": told of too much of it.
_OVERDOSE = regexp(
    r"\W*(?:an? |the |after |with |in |signs of |symptoms of )*(?:acute |massive |accidental |severe )?overdos(?:e|es|age|ing)\b(?! is (?:not|rare))",
    re.IGNORECASE,
)
# A column of a table that names no effects.
_TO_DO = regexp(
    r"\b(?:do|actions?|advice|management|measures?|handling|remarks?|notes?|comments?|frequency|incidence)\b",
    re.IGNORECASE,
)


def _moved(monograph: Monograph, passage: Passage, start: int, end: int, moved: Change) -> Iterator[Claim]:
    """What rises, falls or turns, as effects."""
    proof = evidence(monograph, passage, "adverse-effect.change", start, end)
    for value, item in moved.effects:
        limits = conditions(replace(item, text=f"{item.text} {moved.rest}"))
        yield claim(
            monograph, "adverse_effect", value, proof, group=groups(passage.context), condition=limits
        )


def _named(monograph: Monograph, passage: Passage, text: str) -> str:
    return ingredient_of(monograph, passage, text) if len(monograph.ingredients) > 1 else ""
