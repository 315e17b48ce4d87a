"""The claims of one list of uses: its conditions, with what the sentence says of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.claiming import claim, denied
from kg.extract.use.conditions import (
    CAUSE,
    QUALIFIER,
    bared,
    is_general,
    is_known,
    is_lone,
    is_plausible,
    joined,
    lead,
    members,
    names,
    sorted_,
)
from kg.extract.use.people import LEADING_WITH, limited, only_people, populations
from kg.extract.use.shared import opened
from kg.extract.use.uses import Use
from kg.model import Assertion, Claim, Evidence, Monograph
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp

OFF_LABEL = cued(
    r"off[- ]label|unlabell?ed|unlicen[cs]ed|unapproved|not (?:\w+[- ])?(?:approved|licen[cs]ed)|outside (?:of )?(?:its|the|their) (?:label|licen[cs]e|approval|approved)|without (?:an? |any )?(?:(?:official|formal|regulatory) )?(?:licen[cs]e|approval|admission|authori[sz]ation)|(?:licen[cs]e|label) (?:does not|doesn.t) (?:cover|mention|include)|beyond (?:its|the) (?:label|licen[cs]e)",
    re.IGNORECASE,
)
_REFUSED = cued(
    r"\b(?:not (?:\w+ )?(?:for|indicated|recommended|used|effective|approved|intended|licen[cs]ed|meant|suitable|offered|help|work)|nothing (?:against|for)|no (?:longer )?(?:role|place|effect|use|value|benefit|indication) (?:in|against|for)|no longer (?:has|have|an?|used|given|\w+ed)|"
    r"withdrawn from|of (?:no|little) (?:use|value|benefit|help)|nor (?:is|does|should|can) (?:it|the drug)|ineffective|useless|anything but|far from|(?:poor|bad|wrong) (?:choice|option|idea))\b(?:(?!,\s+(?:but\s+)?it\s+(?:is|has|can|may)\b)[^;])*$",
    re.IGNORECASE,
)
DOUBT = cued(
    r"\b(?:investigat|research|potential (?:use|benefit|role|for|in)\b|possibly\b|stud(?:y|ies|ied)\b|explor|promising|evidence|trials?\b|experimental)",
    re.IGNORECASE,
)
LINE = cued(
    r"\b(?:(?:first|second|third|last)[- ]line|adjunct(?:ive)?\b|adjuvant|add-on|monotherapy|initial (?:therapy|treatment)|refractory|salvage|last resort|(?:first|second|last|drug|treatment|agent)[- ](?:of[- ])?choice|reserve)\b"
    r"|\b(?:when|after|who|if|inadequately|previously)\b[^.;]*?\b(?:inadequate|insufficient|fail\w*|not (?:responded|adequately|controlled|achieved|sufficient|tolerat\w+)|"
    r"unsuccessful|prior|previous\w*|controlled|respon\w+|effective|received)\b[^.;]*",
    re.IGNORECASE,
)
_ROUTE = cued(
    r"\b(topical|oral|intravenous|inhaled|ophthalmic|intranasal|vaginal|rectal|otic)(?:ly\b|\s+(?:(?:combination|antibiotic|antifungal)\s+)?(?:medication|combination|antibiotic|antifungal|antiseptic|solution|preparation|formulation|treatment|management|relief|use|application|prevention)\b)",
    re.IGNORECASE,
)
_AIM = regexp(
    r"\s*to\s+(?:help\s+)?(?:prevent|reduce|treat|delay|lower|control|improve|relieve|manage)\s",
    re.IGNORECASE,
)
# "As an adjunct to surgery in thyroid cancer": the surgery is no use.
_ADJUNCT_TO = regexp(r"\badjunct(?:ive|ively)?\b(?: \w+){0,2} to(?: \w+)?\s*$", re.IGNORECASE)
_WITHIN = regexp(r"\s(?:in|for)\s+", re.IGNORECASE)
_AIM_STOP = regexp(r",?\s+(?:by|when|if|who|which|that|while|or offer|and improv)\b", re.IGNORECASE)
_DENIAL = regexp(r"(?:\bnot|(?<=n)'t|\bnever|\bno longer)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)
_WHEN = regexp(
    r"[,\s]*(?:especially\s+|particularly\s+|only\s+)?((?:when|if|provided|unless|as\s+long\s+as|after|before|during|where|in\s+(?:combination|conjunction)|together\s+with|along\s+with|"
    r"as\s+(?:monotherapy|an?\b|part|adjunct|add-on|secondary|second|first|initial)|who\b|whose\b)[^.;]*)",
    re.IGNORECASE,
)
_FELT = regexp(
    r"(?:pain|symptoms?|signs|fever|inflammation|discomfort|itching|swelling|conditions?|disorders?)$",
    re.IGNORECASE,
)
_CASES = regexp(r"\s+in\s+cases?\s+of\s+", re.IGNORECASE)
_THESE = regexp(r"(?:these|those|this|such)\b", re.IGNORECASE)
_APPOSED = regexp(r",\s+an?\s")
_PRODUCTS = regexp(r"(?:products?|preparations?|formulations?)$", re.IGNORECASE)
_EXAMPLES = regexp(r",?\s+(?:including|such as|like|particularly|especially|which|that)\b", re.IGNORECASE)
SETTING = regexp(
    r"surg|procedure|intensive care|\bICU\b|intubat|ventilation|emergenc|cardiac arrest|status epilepticus|critical|situation|setting|caution|risk",
    re.IGNORECASE,
)
_MEASURED = regexp(r"improv|lower|reduc|increas|decreas|control", re.IGNORECASE)
# "Reduction of elevated pressure in patients with A or B": A and B are treated by it.
_RAISED = regexp(
    r"\b(?:elevated|raised|high|increased)\b.*\b(?:pressure|levels?|cholesterol|triglycerides|glucose|sugar|acid|phosphate|potassium)",
    re.IGNORECASE,
)
# "Indicated to reduce the risk of A in adults with B": B is what they have it for.
_RISK, _LICENSED = (
    regexp(r"\brisk of$"),
    regexp(r"\b(?:indicated|approved|licen[cs]ed|authori[sz]ed)\b", re.IGNORECASE),
)
_FIRST_ONLY = regexp(r"\s+and\s|[,;.]|\s(?:who|whose|when|by)\b", re.IGNORECASE)
# What brings nausea or pain about is done to the patient, and not treated.
_PROCEDURE = regexp(
    r"(?:[\w-]+ )?(?:surgery|surgical procedures?|chemotherapy|radiotherapy|radiation(?: therapy)?|an(?:a)?esthesia|procedures?|vaccination)",
    re.IGNORECASE,
)
_OFTEN = regexp(rf",\s+(?:\w+ly|often|sometimes)?(?={CAUSE.plain.pattern})", re.IGNORECASE)
_ORGANISM = regexp(r"[A-Z](?:[a-z]+|\.) [a-z]{4,}(?: species| spp\.?)?")
# "Caused by radiation therapy for X": the therapy is the cause, X is not.
_TREATED = regexp(r"\s*(?:[\w-]+\s+){0,2}(?:therapy|treatment|surgery)\s+(?:for|of)\b", re.IGNORECASE)
_AGENT = regexp(r"\s*(?:caused|due|resulting|secondary|induced)")


class Told(Struct, frozen=True):
    """What a sentence says of all the conditions of one list, and the proof that they share."""

    monograph: Monograph
    proof: Evidence
    population: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    ingredient: str = ""
    off_label: bool = False
    refused: bool = False
    doubted: bool = False
    known_only: bool = False
    shared: str = ""


@lru_cache(maxsize=4096)
def lines(*texts: str) -> tuple[str, ...]:
    """The lines of therapy that the texts name, with what denies them: "adjunctive", "when A fails", "not a first-line"."""
    found = []
    for text in texts:
        for match in LINE.finditer(text):
            denial = _DENIAL.search(text[: match.start()])
            found.append(text[denial.start() if denial else match.start() : match.end()].strip(" ,"))
    return tuple(dict.fromkeys(found))


def routes(text: str) -> tuple[str, ...]:
    """The routes that the words around a use name: "for the topical treatment of"."""
    return tuple(dict.fromkeys(m.group(1).lower() for m in _ROUTE.finditer(text)))


def circumstance(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(line of therapy, other condition) in the words after a list or in its parenthesis: "when X fails", "with Y"."""
    match = _WHEN.match(text)
    stated = (match.group(1).strip(),) if match else ()
    return (stated, ()) if stated and LINE.search(stated[0]) else ((), stated)


def listed(told: Told, use: Use, text: str) -> Iterator[Claim]:
    """The claims of one list of ``text``."""
    start, end = use.start, use.end
    cases = _CASES.match(text, end)
    if cases and not any(
        short or is_known(name) for item in members(text, start, end) for name, short in names(item.text)
    ):
        start, end = cases.end(), end + len(use.after)  # "supplementation in cases of A deficiency"
    whom = LEADING_WITH.match(text[start:end])
    if whom and use.before.rstrip(" :,").endswith(("includes", "include")):
        return  # "This includes patients with X": whom it is for, not what it treats
    if whom and _AIM.match(use.after):  # "in patients with A to prevent B": it is B that is treated
        stop = _AIM_STOP.search(text, end, end + len(use.after))
        yield from listed(told, Use(end, stop.start() if stop else end + len(use.after)), text)
        return
    if whom:
        told = replace(told, population=told.population or populations(whom.group("who")))
        start += whom.end()
    if _ADJUNCT_TO.search(use.before) and text.startswith("to ", start):
        other = _WITHIN.search(text, start, end)
        start = other.end() if other else end
    length, shared = lead(text[start:end])
    start += length
    masked = mask_parentheses(text)
    whole = use.end + len(use.after)
    group = limited(masked[start:whole])
    if group and start + group.start > end:
        group = None
    if group and _names_any(members(text, start, start + group.start)):
        told = replace(
            told,
            population=(
                only_people(text[start + group.start : start + group.end].strip().split(" ", 1)[-1]),
            ),
        )
        whom = LEADING_WITH.match(text[start + group.start : whole].lstrip())
        raised = all(_RAISED.search(item.text) for item in members(text, start, start + group.start))
        if whom and (raised or (_RISK.search(shared) and _LICENSED.search(use.before))):
            first = whole - len(text[start + group.start : whole].lstrip()) + whom.end()
            stop = (_AIM_STOP if raised else _FIRST_ONLY).search(text, first, whole)
            yield from listed(told, Use(first, stop.start() if stop else whole), text)
        end = start + group.start
    elif group:
        start += group.start
        whom = LEADING_WITH.match(text[start:end].lstrip())
        if not whom:
            return
        start += len(text[start:end]) - len(text[start:end].lstrip()) + whom.end()
    told, text = replace(told, shared=shared), text[:end]
    cause = CAUSE.search(masked, start, end)
    again = _OFTEN.search(masked, cause.end(), end) if cause else None
    text = text[: again.start()] if again else text
    if cause and cause.start() > start:
        yield from _caused(told, text, start, cause)
        return
    for item in members(text, start, end):
        yield from claims(told, item, text)


def _names_any(found: Iterable[Item]) -> bool:
    """True where a list names a use by itself, unlike "improve glycemic control |in patients with diabetes|"."""
    return any(not (short and _MEASURED.match(name)) for item in found for name, short in names(item.text))


def _caused(told: Told, text: str, start: int, cause: re.Match[str]) -> Iterator[Claim]:
    """ "A and B associated with C": A, B and, if it is one, C; of a single A "A associated with C"."""
    if _THESE.match(text, cause.end()):
        return  # "discomfort associated with these conditions": told before
    apposed = _APPOSED.search(text, cause.end())
    text = text[: apposed.start()] if apposed else text
    heads = [item for item in members(text, start, cause.start()) if any(names(item.text))]
    causes = members(text, cause.end(), len(text))
    if _AGENT.match(cause.group()) and heads:
        example = _EXAMPLES.search(text, cause.end())
        stated = regexp(r"\s*\([^()]*\)").sub(
            "", text[cause.end() : example.start() if example else len(text)]
        )
        origin = stated.strip(" .,;") if _TREATED.match(stated) else bared(stated)
        if is_plausible(origin):
            if not all(_ORGANISM.fullmatch(item.text) for item in causes):
                causes = [Item(origin, cause.end(), len(text))] if len(heads) == 1 else []
            causes = causes if len(heads) == 1 else []
            kinds = members(text, example.end(), len(text)) if example else []
            for item in kinds:
                if is_known(item.text):
                    yield from claims(told, replace(item, parent=heads[-1].text), text)
    if len(heads) == 1 and causes and not any(item.examples for item in (*heads, *causes)):
        if len(causes) > 1 and not any(
            is_known(item.text) or _ORGANISM.fullmatch(item.text) for item in causes[:-1]
        ):
            causes = [Item(bared(text[cause.end() :]), cause.end(), len(text))]  # "due to A or B irritation"
        for name, short in names(heads[0].text):
            for item in [
                causes[0],
                *(other for other in causes[1:] if is_known(other.text) or _ORGANISM.fullmatch(other.text)),
            ]:
                whole = f"{name} {' '.join(cause.group().split())} {item.text}"
                said = (whole, short or name) if len(whole.split()) <= 14 else (name, short)
                yield from _said(told, *said, item, text)
        return
    for item in heads:
        yield from claims(told, item, text)
    for item in causes:
        if heads and _AGENT.match(cause.group()) and not _FELT.search(heads[-1].text):
            continue  # "anemia caused by malabsorption": it is the anemia that is treated
        if heads and _PROCEDURE.fullmatch(item.text):
            continue
        if not heads or is_known(item.text) or (item.examples and is_general(bared(item.text))):
            yield from claims(told, item, text)
        else:  # "disorders associated with slow emptying, such as A and B"
            for kind in item.examples:
                if is_known(kind.text):
                    yield from claims(told, replace(kind, parent=heads[-1].text), text)


def claims(told: Told, item: Item, text: str) -> Iterator[Claim]:
    listed = (member.text for note in item.notes if regexp(r",| and ").search(note) for member in items(note))
    kinds = (_kind_of(member, item.text) for member in listed)
    noted = [Item(kind, item.start, item.end, parent=item.text) for kind in kinds if is_known(kind)]
    if any(OFF_LABEL.search(note) for note in item.notes):
        told = replace(told, off_label=True)
    for note in item.notes:
        line, condition = circumstance(note)
        told = replace(told, line=(*told.line, *line), condition=(*told.condition, *condition))
    age = _FROM_AGE.match(text, item.start)
    limits = [note for note in item.notes if QUALIFIER.fullmatch(note)]
    told = replace(told, condition=(*told.condition, *([age["age"]] if age else ()), *limits))
    for member in (*_with_examples(item, text), *noted):
        for name, short in names(member.text):
            whole = f"{told.shared} {short or name}" if told.shared else name
            yield from _said(told, whole, short or (name if told.shared else ""), member, text)


_FROM_AGE = regexp(
    r"[^,;.]*?\b(?P<age>from (?:the age of )?\d+ (?:years?|months?)(?: of age)?)\b", re.IGNORECASE
)


def _kind_of(member: str, parent: str) -> str:
    """ "peptic ulcers (gastric and duodenal)": an adjective alone takes the noun of what stands before the parenthesis."""
    return f"{member} {parent.split()[-1]}" if is_lone(member) and not is_general(member) else member


def _with_examples(item: Item, text: str) -> Iterator[Item]:
    yield item
    if _PRODUCTS.search(item.text):
        return
    examples = tuple(opened(sorted_(joined(item.examples, text)), item.text.rsplit(" ", 1)[-1]))
    if examples and not regexp(r"(?:those|that|when|if|as|in (?!conditions|cases))\b").match(
        examples[0].text
    ):
        for example in examples:
            yield from _with_examples(example, text)


def _said(told: Told, name: str, short: str, item: Item, text: str) -> Iterator[Claim]:
    refused = told.refused or denied(text, 0, item) or bool(_REFUSED.search(text, 0, item.start))
    sure = is_known(short or name) or (refused and SETTING.search(name))
    if name.lower().startswith("without ") or ((refused or told.known_only) and not sure):
        return
    said: Assertion = "negated" if refused else "affirmed"
    if not refused and (told.doubted or DOUBT.search(item.text)):
        said = "uncertain"
    parent = next((n for n, _ in names(item.parent)), "") if item.parent else ""
    yield claim(
        told.monograph, "indication", name, told.proof, said, label=short or None,
        population=told.population, line=told.line, condition=told.condition, note=told.note, route=told.route, ingredient=told.ingredient,
        off_label="true" if told.off_label else None, example_of=parent,
    )  # fmt: skip
