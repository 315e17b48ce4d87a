"""Special populations: what the text advises for children, the elderly, organ impairment and other groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from kg.extract.advice.advice import advice_of, age_of, limit_of, severity_of
from kg.extract.advice.brief import default, is_precaution, may_be_brief, told_of
from kg.extract.advice.defaults import is_reaction, mentioned
from kg.extract.advice.lead_ins import SPECIAL, LeadIn, is_dose_for_stage, labelled, opening
from kg.extract.advice.populations import (
    COMORBID,
    GROUPS,
    acting,
    described,
    groups_in,
    in_clause,
    listed,
    noted,
    of_label,
    without_asides,
)
from kg.extract.advice.sides import sides
from kg.extract.ban.shared_words import TOGETHER
from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import denies_contraindication
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon

_NAMES = tuple(name for name, _ in GROUPS)
# Pregnancy and lactation are kinds of their own: here is only what they do not hold.
_REPRODUCTION = regexp(r"pregnan|breast-?\s?fe|lactat(?:ion|ing)|nursing", re.I)
_ELSEWHERE = {"contraindicated", "avoid", "caution", "no data"}
_CONTINUED = regexp(
    r"(?:(?:both|each|all|they|these|either)(?: of (?:them|these))? )?(?:calls? for|asks? for|deserves?|demands?|needs?|requires?|should|must|use)\b",
    re.I,
)
# A lead-in that says what to do, for the items below it to say in whom.
_OPENS_LIST = regexp(
    r"\b(?:with|in|for|who have|having|following|patients|individuals|conditions|(?:these|following|such) (?:\w+ )?(?:situations|circumstances|cases|states|groups))\W*$|^use with caution",
    re.I,
)
_TOGETHER = cued(r"\b(?:concomitant|concurrent|combined|combination with|co-?administ\w+)\b", re.I)
_NO_LEAD = LeadIn()
_MILDER = regexp(r"caution|\bcare\b|rather than", re.I)
_USE_CASES = cued(r"use cases|clinical settings?", re.I)


_STUDIES = cued(
    r"\b(?:studi|data|experience|evidence|established|tested)[^.;]*\b(?:in|of) (?:patients|people|those|individuals|children|adolescents|women|the elderly)\b",
    re.IGNORECASE,
)
_BOXED = cued(r"\b(?:boxed|black[- ]box)\b", re.IGNORECASE)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Advice for a population; one claim for each population and piece of advice."""
    told: dict[str, str] = {}
    for passage in passages(monograph, "dosage", "precautions"):
        for found in _passage(monograph, passage):
            yield _called(found, told.setdefault(_key(found.value), found.value))
    for passage in passages(monograph, "side_effects"):
        if _BOXED.search(passage.context):
            for found in _passage(monograph, passage):
                yield _called(found, told.setdefault(_key(found.value), found.value))
    for passage in passages(monograph, "usage"):
        for found in _unstudied(monograph, passage):
            yield _called(found, told.setdefault(_key(found.value), found.value))
    for passage in passages(monograph, "contraindications"):
        for found in _forbidden(monograph, passage, set(told)):
            yield _called(found, told.get(_key(found.value), found.value))


def _called(found: Claim, population: str) -> Claim:
    return found if found.value == population else replace(found, value=population)


@lru_cache(maxsize=20_000)
def _key(value: str) -> str:
    """What tells two populations apart: their concept and its limits, so that "COPD" is what it stands for."""
    link = lexicon().link(value, ("condition",))
    return f"{severity_of(value)} {link.aside} {link.concept.iri}" if link else value.lower()


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    if _USE_CASES.search(passage.context):
        yield from _operations(monograph, passage)
        return
    above = labelled(passage)
    is_labelled = bool(above.names)
    heading = passage.label or (passage.heads[-1].text if passage.heads else "")
    lead = advice_of(heading) if _OPENS_LIST.search(heading) else ()
    is_comorbid = "comorbid" in passage.context
    advice: list[tuple[int, int, str]] = []
    has_named = has_told = False
    is_own = passage.topic == "precautions" or SPECIAL.search(passage.context)
    for start, end in sentences(passage.text):
        text = passage.text[start:end]
        before = opening(text)
        said = LeadIn(before.names or above.names, before.words or above.words)
        if start == 0 and passage.form == "item":
            above = LeadIn(said.names, above.words)
        for a, b in sides(text):
            brief = may_be_brief(said, text[a:b])
            words = advice_of(without_asides(text[a:b]), brief)
            words = words or (("adjust",) if is_dose_for_stage(said, text[a:b]) else ())
            if words and "(" in text[a:b] and not advice_of(mask_parentheses(text[a:b]), brief):
                proof = _proof(monograph, passage, start, end)
                for name, stated, note in noted(text[a:b]):
                    yield from _claims(monograph, passage, proof, note, (name, stated), advice_of(note))
                    words = ()
            if words:
                named = _named(passage, text, a, b, said.names)
            elif lead:
                words, named = lead, described(text[a:b]) or listed(text[a:b])
            elif is_precaution(passage, text[a:b]):
                words, named = ("caution",), listed(text[a:b])
            elif is_own and (told := told_of(text[a:b], said.names)):
                words, named = told
            else:
                continue
            has_told = True
            has_named = has_named or bool(named)
            advice += [(start, end, word) for word in words]
            proof = _proof(monograph, passage, start, end)
            for population in named or [(name, "") for name in said.names]:
                yield from _claims(monograph, passage, proof, text[a:b], population, words, said)
    if not has_told and (verdicts := _of_label(passage, above) or _verdict(passage, above)):
        start, end = sentences(passage.text)[0]
        for name in above.names:
            proof = _proof(monograph, passage, start, end)
            yield from _claims(
                monograph, passage, proof, passage.text[start:end], (name, ""), verdicts, above
            )
    if is_comorbid and not has_named and not is_labelled:
        for start, end, word in advice:
            proof = _proof(monograph, passage, start, end)
            yield claim(monograph, "special_population", COMORBID, proof, advice=word)


def _claims(
    monograph: Monograph,
    passage: Passage,
    proof: Evidence,
    clause: str,
    population: tuple[str, str],
    words: Sequence[str],
    lead: LeadIn = _NO_LEAD,
) -> Iterator[Claim]:
    """One claim for each word of advice that ``clause`` gives for a population, given with the words it stands in.

    What only ``lead`` names is limited by the words of it.
    """
    name, stated = population
    if name == "pediatric" and _is_of_mother(f"{passage.context} {clause}", clause):
        return
    words_above = lead.words if not stated and lead.words not in clause else ""
    above = words_above if len(lead.names) == 1 else ""
    limited = [limit for limit in (limit_of(words_above), limit_of(clause)) if limit]
    limits = {
        "age": age_of(clause) or age_of(above) if name in _NAMES[:2] else "",
        "condition": ": ".join(limited),
        "status": severity_of(stated or clause) or severity_of(above) if name in _NAMES else "",
        "ingredient": ingredient_of(monograph, passage, clause) if monograph.ingredients else "",
    }
    for word in words:
        if word not in _ELSEWHERE or not _REPRODUCTION.search(name):
            yield claim(monograph, "special_population", name, proof, advice=word, **limits)


# What depends on age or weight is a dose, told below.
_OF_DOSE = {"adjust", "reduce dose", "monitor"}


def _of_label(passage: Passage, above: LeadIn) -> Sequence[str]:
    """What a lead-in advises on the group of the lead-in before it: "**Kidney.** No change is needed: clearance was ..."."""
    if not passage.text.strip() or not above.names or passage.role != "section" or of_label(passage.label):
        return ()
    return [word for word in advice_of(passage.label) if word not in _OF_DOSE]


def _verdict(passage: Passage, above: LeadIn) -> Sequence[str]:
    word = default(passage, above)
    return (word,) if word else ()


_CHILD = regexp(r"\b(?:child(?:ren)?|pa?ediatric\w*|adolescents?)\b", re.IGNORECASE)


def _is_of_mother(around: str, clause: str) -> bool:
    """True for "monitor the infant" of a nursing mother: that is told of lactation, not of children."""
    return bool(_REPRODUCTION.search(around)) and not _CHILD.search(
        around if "child" in around.lower() else clause
    )


def _proof(monograph: Monograph, passage: Passage, start: int, end: int) -> Evidence:
    return evidence(monograph, passage, "special-population.advice", start, end, _own_label(passage))


def _own_label(passage: Passage) -> MappedText | None:
    return (
        passage.labels[-1]
        if passage.labels and passage.labels[-1].offsets[0] < passage.body.offsets[0]
        else None
    )


# "No change in the elderly, except with renal impairment": whom the advice is not for.
_EXCEPTION = cued(r"\b(?:unless|except(?! on\b|ion)|other than|apart from)\b[^,;.]*", re.IGNORECASE)


# What begins lower than usual does so for a group, also in the usual dosage.
_LESS = regexp(
    r"(?:start|begin|initiate) (?:\w+ )?(?:low|lower|with (?:less|half|a lower))\b|(?:reduce|lower|halve|avoid)\b|(?:a )?lower (?:starting |initial )?dos",
    re.IGNORECASE,
)
# "The elderly need no change": told of them, whatever the label above names.
_OPENS_WITH_GROUP = regexp(
    r"(?:in |for )?(?:the |all )?(?:elderly|older (?:adults|patients|people)|children|infants|(?:patients with )?(?:mild |moderate |severe )?(?:renal|kidney|hepatic|liver) (?:impairment|disease|failure|dysfunction))\b(?! (?:with|and|or)\b|,)",
    re.IGNORECASE,
)


_BEFALLS_THEM = cued(
    r"\b(?:is|are|be) (?:\w+ )?(?:more|most|less) (?:likely|frequent|common|pronounced|marked|severe)\b",
    re.IGNORECASE,
)


def _named(passage: Passage, text: str, a: int, b: int, labelled: Sequence[str]) -> Sequence[tuple[str, str]]:
    """The populations that a clause names itself, where it speaks of others than its label or of one of several."""
    text = _EXCEPTION.sub(lambda m: "\x00" * len(m.group()), text)
    named = _in_clause(text, a, b)
    if passage.topic == "dosage" and not SPECIAL.search(passage.context):
        named = [(value, words) for value, words in named if value in _NAMES]
    named = named or [(name, text[a:b]) for name in groups_in(text[a:b])]
    if not labelled:
        is_own = passage.topic == "precautions" or SPECIAL.search(passage.context) or _LESS.match(text, a)
        is_other = is_reaction(text[a:b]) or _TOGETHER.search(text, a, b)
        return named or (mentioned(text[a:b]) if is_own and not is_other else ())
    is_told = _BEFALLS_THEM.search(text, a, b)  # "**Elderly:** falls and confusion are more likely"
    kept = [one for one in named if one[0] in labelled or not (is_told or one[0] in _NAMES)]
    return kept or (named if _OPENS_WITH_GROUP.match(text, a) else [])


def _in_clause(text: str, a: int, b: int) -> Sequence[tuple[str, str]]:
    """The populations of a clause, or, where it has only a predicate, of those before it; none of a co-medication's."""
    if _TOGETHER.search(text, a, b) or is_reaction(text[a:b]):
        return []
    found = in_clause(text[a:b])
    if found or not a:
        return found
    if _ORDERS.match(text, a) and (states := acting(text[:a])):
        return states
    is_remark = denies_contraindication(text[:a]) and not groups_in(text[a:b])
    return in_clause(text[:b]) if is_remark or _CONTINUED.match(text, a) else ()


# An order for the states named before it.
_ORDERS = regexp(
    r"(?:use |exercise )?(?:caution|care)\b|(?:withhold|stop|hold|interrupt|reduce|lower|halve|monitor|measure|check)\b",
    re.I,
)
_NO_DATA = ("no data",)


def _unstudied(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """Groups in whom, what it is used for said, it has not been studied."""
    for start, end in sentences(passage.text) if _STUDIES.search(passage.text) else ():
        for a, b in clauses(passage.text[start:end]):
            clause = passage.text[start + a : start + b]
            for population in (
                in_clause(clause) if _STUDIES.search(clause) and advice_of(clause) == _NO_DATA else ()
            ):
                proof = _proof(monograph, passage, start, end)
                yield from _claims(monograph, passage, proof, clause, population, _NO_DATA)


# Among the settings of use only this is advice: "withhold for 3 days before major surgery".
_OPERATION = cued(
    r"\b(?:before|after|prior to) (?:an? |any )?(?P<what>(?:(?:elective|major|minor|planned|scheduled|dental|cardiac|abdominal) )*(?:surgery|operations?|surgical procedures?))\b",
    re.IGNORECASE,
)
_WITHHELD = cued(
    r"\b(?:stop|discontinue|withh[eo]ld|hold|interrupt|pause|suspend|do not give)\b|\b(?:stopped|discontinued|interrupted|paused)\b",
    re.IGNORECASE,
)


def _operations(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """Operations before or after which the drug is withheld."""
    for start, end in sentences(passage.text):
        for a, b in clauses(passage.text[start:end]):
            clause = passage.text[start + a : start + b]
            if not _WITHHELD.search(clause) or "avoid" not in advice_of(clause):
                continue
            for match in _OPERATION.finditer(clause):
                proof = _proof(monograph, passage, start, end)
                yield from _claims(monograph, passage, proof, clause, (match["what"], ""), ("avoid",))


def _forbidden(monograph: Monograph, passage: Passage, told: set[str]) -> Iterator[Claim]:
    """Contraindications of a group, and of conditions that the dosage or precautions give advice for."""
    milder = tuple(word for word in advice_of(passage.label) if word != "contraindicated")
    milder = milder if _MILDER.search(passage.label) else ()
    above = () if milder else of_label(passage.label)
    for start, end in sentences(passage.text):
        for a, b in clauses(passage.text[start:end]):
            clause = passage.text[start + a : start + b]
            if TOGETHER.search(clause):
                continue
            words = advice_of(clause)
            if words and "contraindicated" not in words:
                found = _in_clause(passage.text[start:end], a, b)
                found = found or [(name, "") for name in above if not start]
                if not found and "avoid" not in words:  # to avoid it is a contraindication there
                    found = mentioned(clause)
            elif denies_contraindication(clause):
                continue
            else:
                found = [one for one in listed(clause) if milder or one[0] in _NAMES or _key(one[0]) in told]
                words = milder or ("contraindicated",)
            for population in found:
                proof = _proof(monograph, passage, start, end)
                yield from _claims(monograph, passage, proof, population[1], population, words)
