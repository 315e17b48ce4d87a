"""Indications: what the drug is said to treat, prevent or be used for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.extract.claiming import claim, denied, evidence, passages
from kg.extract.conditions import (
    CAUSE,
    bared,
    is_agent,
    is_general,
    is_known,
    is_plausible,
    lead,
    members,
    names,
)
from kg.extract.people import LEADING_WITH, limited, mentioned, people, populations
from kg.extract.uses import Use, uses
from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences
from kg.vocab.normalise import normal

_OTHER_SUBJECT = re.compile(
    r"classif|mechanism|class\b|pharmaco|note|action|how it|important|caution|warning|administration|dosage|storage|side effect",
    re.IGNORECASE,
)
_OPENS_USES = re.compile(r"\b(?:prescribed|indicated|used)\b", re.IGNORECASE)
_USE_LABEL = re.compile(
    r"indicat|prescribed|\buses?\b|\bused\b|usage|off[- ]label|treat|conditions?$|includ|following|these",
    re.IGNORECASE,
)
_OFF_LABEL = re.compile(r"off[- ]label|unlabell?ed|unapproved|not (?:\w+[- ])?approved", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:not (?:\w+ )?(?:for|indicated|recommended|used|effective|approved|intended)|nothing against|no (?:role|place|effect) (?:in|against|for)|ineffective|useless)\b[^;]*$",
    re.IGNORECASE,
)
_REFUSED_AFTER = re.compile(
    r"\s*(?:(?:is|are|was|were|has|have|does|should|must|can)\s+not|isn't|aren't|cannot)\b(?!\s+only)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:investigat|research|potential|stud(?:y|ies|ied)\b|explor|promising|evidence|trials?\b|experimental)",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\b(?:(?:first|second|third|last)[- ]line|adjunct(?:ive)?\b|adjuvant|add-on|monotherapy|initial (?:therapy|treatment)|refractory|salvage|last resort)"
    r"|\b(?:when|after|who|if|inadequately|previously)\b[^.;]*?\b(?:inadequate|insufficient|fail\w*|not (?:responded|adequately|controlled|achieved|sufficient|tolerat\w+)|"
    r"unsuccessful|prior|previous\w*|controlled|respon\w+|effective|received)\b[^.;]*",
    re.IGNORECASE,
)
_OTHER_DRUG = re.compile(r"\b(?:unlike|in contrast|which (?:is|are)|whereas)\b", re.IGNORECASE)
_NOT_FIRST = re.compile(r"\bnot (?:\w+ ){0,3}?(?:first|preferred|standard|substitute|cure)", re.IGNORECASE)
_DASH = re.compile(r"\s(?:--|–|—)\s")
_WHEN = re.compile(
    r"[,\s]*(?:especially\s+|particularly\s+|only\s+)?((?:when|if|after|before|during|where|in\s+(?:combination|conjunction)|together\s+with|along\s+with|"
    r"as\s+(?:monotherapy|an?\b|part|adjunct|add-on|secondary|second|first|initial)|who\b|whose\b)[^.;]*)",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(r",?\s+(?:including|such as|like|particularly|especially|which|that)\b", re.IGNORECASE)
_SETTING = re.compile(
    r"surg|procedure|intubat|ventilation|emergenc|cardiac arrest|status epilepticus|critical|situation|setting|caution|risk",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of all the conditions of one list, and the proof that they share."""

    monograph: Monograph
    proof: Evidence
    population: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    ingredient: str = ""
    off_label: bool = False
    refused: bool = False
    doubted: bool = False
    known_only: bool = False
    shared: str = ""


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Conditions treated, with population, line of therapy and off-label where stated.

    The clinical use cases of the dosage section add what the drug is refused for, and uses that Usage does not tell.
    """
    told: list[frozenset[str]] = []
    for passage in passages(monograph, "usage"):
        if not any(_tells_other(part.text) for part in (*passage.labels, *passage.heads)):
            for found in _passage(monograph, passage):
                told.append(_words(found.value))
                yield found
    for passage in passages(monograph, "dosage"):
        if "use case" in passage.context:
            for start, end in sentences(passage.text):
                for found in _sentence(monograph, passage, start, end, known_only=True):
                    if found.assertion == "negated" or _is_new(found, passage, told):
                        yield found


def _tells_other(lead_in: str) -> bool:
    """True where a heading or lead-in, in its last sentence, opens something else than uses."""
    start, end = sentences(lead_in)[-1]
    last = lead_in[start:end]
    return bool(_OTHER_SUBJECT.search(last)) and not _OPENS_USES.search(last)


def _words(value: str) -> frozenset[str]:
    return frozenset(normal(value).split())


def _is_new(found: Claim, passage: Passage, told: list[frozenset[str]]) -> bool:
    """True for a use in an item of its own ("ICU use: ...") that no other contains, or where nothing else is told."""
    if _SETTING.search(found.value):
        return False
    words = _words(found.value)
    return not told or (
        passage.form == "item" and not any(words <= other or other <= words for other in told)
    )


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    label = passage.labels[-1] if passage.labels else None
    if label is not None and _names_condition(passage, label):
        text = passage.text
        told = _Told(
            monograph,
            evidence(monograph, passage, "indication.label", label=label),
            population=mentioned(text),
            line=_lines(text),
            off_label=bool(_OFF_LABEL.search(f"{passage.context} {text}")),
        )
        yield from _listed(told, Use(0, len(label.text), cued=False), label.text)
        yield from _kinds(told, label.text, passage)
        return
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _kinds(told: _Told, label: str, passage: Passage) -> Iterator[Claim]:
    """ "Infections: pneumonia, sepsis": a bare list of known conditions below one that they are kinds of."""
    start, end = sentences(passage.text)[0]
    text = passage.text[start:end]
    found = members(text, 0, len(text))
    known = [is_known(bared(item.text)) for item in found]
    if len(found) > 1 and sum(known) * 2 > len(found) and not any(uses(text, False)):
        told = replace(told, proof=evidence(told.monograph, passage, "indication.kinds", start, end))
        for item in found:
            yield from _claims(told, replace(item, parent=label), text)


def _names_condition(passage: Passage, label: MappedText) -> bool:
    """True where a lead-in stands in the item itself and is a condition, not a field of use or a drug."""
    own = passage.form in ("item", "row") and passage.role == "section"
    if not own or not 0 <= passage.body.offsets[0] - label.offsets[-1] < 12:
        return False
    stated = bared(re.sub(r"\([^()]*\)", "", label.text).strip())
    if is_known(stated):
        return is_plausible(stated) and not label.text.lower().startswith("other ")
    told_by_body = not re.match(r"(?:To|For|As)\b", passage.text) and any(uses(passage.text, False))
    agent = is_agent(label.text) or _USE_LABEL.search(label.text)
    return not agent and is_plausible(stated) and not told_by_body


def _lines(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.group().strip(" ,") for text in texts for m in _LINE.finditer(text)))


def _circumstance(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(line of therapy, other condition) in the words after a list or in its parenthesis: "when X fails", "with Y"."""
    match = _WHEN.match(text)
    stated = (match.group(1).strip(),) if match else ()
    return (stated, ()) if stated and _LINE.search(stated[0]) else ((), stated)


def _sentence(
    monograph: Monograph, passage: Passage, start: int, end: int, known_only: bool = False
) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    groups = people(text)
    masked = _DASH.sub(lambda dash: ";".center(len(dash.group())), text)
    for group in groups:
        masked = masked[: group.start] + " " * (group.end - group.start) + masked[group.end :]
    found = list(uses(masked, not known_only and start == 0 and _is_listed(passage, text)))
    if not found:
        return
    proof = evidence(monograph, passage, "indication.cue" if found[0].cued else "indication.list", start, end)
    everyone = tuple(p for group in groups for p in group.populations)
    for use in found:
        before = text[: use.start]
        if _OTHER_DRUG.search(use.before) or _NOT_FIRST.search(use.before):
            continue
        line, condition = _circumstance(use.after)
        told = _Told(
            monograph,
            proof,
            population=tuple(p for g in groups if use.start <= g.start <= use.end + 3 for p in g.populations)
            or everyone,
            line=(*_lines(use.before), *line),
            condition=condition,
            note=tuple(group.stated for group in groups if re.search(r"\d", group.stated)),
            ingredient=_ingredient(monograph, passage, before),
            off_label=bool(_OFF_LABEL.search(f"{passage.context} {before}")),
            refused=bool(_REFUSED_AFTER.match(text[use.end :])),
            doubted=bool(_DOUBT.search(before)),
            known_only=known_only or masked.startswith("against", use.start),
        )
        yield from _listed(told, use, masked)


def _is_listed(passage: Passage, text: str) -> bool:
    """True for a short member of a list, or what a lead-in such as "Indications" opens."""
    words = len(re.sub(r"\([^()]*\)", "", text).split())
    if any(_USE_LABEL.search(label.text) for label in passage.labels):
        return words <= 24
    return (
        words <= (8 if text.endswith(".") else 24) and passage.form in ("item", "row") and not passage.labels
    )


def _ingredient(monograph: Monograph, passage: Passage, before: str) -> str:
    """The one ingredient of a combination that stands before a use, or else in a lead-in above."""
    for part in (before, *(label.text for label in reversed(passage.labels))):
        named = [i for i in monograph.ingredients if i.lower() in part.lower()]
        if named:
            return named[0].lower() if len(named) == 1 else ""
    return ""


def _listed(told: _Told, use: Use, text: str) -> Iterator[Claim]:
    """The claims of one list of ``text``."""
    start, end = use.start, use.end
    whom = LEADING_WITH.match(text[start:end])
    if whom and use.before.rstrip(" :,").endswith(("includes", "include")):
        return  # "This includes patients with X": whom it is for, not what it treats
    if whom:
        told = replace(told, population=told.population or populations(whom.group("who")))
        start += whom.end()
    length, shared = lead(text[start:end])
    start += length
    masked = mask_parentheses(text)
    whole = use.end + len(use.after)
    group = limited(masked[start:whole])
    if group and start + group.start > end:
        group = None
    if group and _names_any(members(text, start, start + group.start)):
        told = replace(told, population=(text[start + group.start : whole].strip(" .,").split(" ", 1)[-1],))
        end = start + group.start
    elif group:
        start += group.start
        whom = LEADING_WITH.match(text[start:end].lstrip())
        if not whom:
            return
        start += len(text[start:end]) - len(text[start:end].lstrip()) + whom.end()
    told, text = replace(told, shared=shared), text[:end]
    cause = CAUSE.search(masked, start, end)
    if cause and cause.start() > start:
        yield from _caused(told, text, start, cause)
        return
    for item in members(text, start, end):
        yield from _claims(told, item, text)


_MEASURED = re.compile(r"improv|lower|reduc|increas|decreas|control", re.IGNORECASE)


def _names_any(found: Iterable[Item]) -> bool:
    """True where a list names a use by itself, unlike "improve glycemic control |in patients with diabetes|"."""
    return any(not (short and _MEASURED.match(name)) for item in found for name, short in names(item.text))


_AGENT = re.compile(r"\s*(?:caused|due|resulting|secondary|induced)")


def _caused(told: _Told, text: str, start: int, cause: re.Match[str]) -> Iterator[Claim]:
    """ "A and B associated with C": A, B and, if it is one, C; of a single A "A associated with C"."""
    heads = [item for item in members(text, start, cause.start()) if any(names(item.text))]
    causes = members(text, cause.end(), len(text))
    if _AGENT.match(cause.group()) and heads:
        example = _EXAMPLES.search(text, cause.end())
        origin = bared(
            re.sub(r"\s*\([^()]*\)", "", text[cause.end() : example.start() if example else len(text)])
        )
        if is_plausible(origin):
            causes = [Item(origin, cause.end(), len(text))] if len(heads) == 1 else []
            kinds = members(text, example.end(), len(text)) if example else []
            for item in kinds:
                if is_known(item.text):
                    yield from _claims(told, replace(item, parent=heads[-1].text), text)
    if len(heads) == 1 and causes and not any(item.examples for item in (*heads, *causes)):
        for name, short in names(heads[0].text):
            for item in [causes[0], *(other for other in causes[1:] if is_known(other.text))]:
                whole = f"{name} {' '.join(cause.group().split())} {item.text}"
                said = (whole, short or name) if len(whole.split()) <= 14 else (name, short)
                yield from _said(told, *said, item, text)
        return
    for item in heads:
        yield from _claims(told, item, text)
    for item in causes:
        if not heads or is_known(item.text) or (item.examples and is_general(bared(item.text))):
            yield from _claims(told, item, text)


def _claims(told: _Told, item: Item, text: str) -> Iterator[Claim]:
    listed = (member for note in item.notes if re.search(r",| and ", note) for member in items(note))
    noted = [Item(m.text, item.start, item.end, parent=item.text) for m in listed if is_known(m.text)]
    if any(_OFF_LABEL.search(note) for note in item.notes):
        told = replace(told, off_label=True)
    for note in item.notes:
        line, condition = _circumstance(note)
        told = replace(told, line=(*told.line, *line), condition=(*told.condition, *condition))
    for member in (*_with_examples(item), *noted):
        for name, short in names(member.text):
            whole = f"{told.shared} {short or name}" if told.shared else name
            yield from _said(told, whole, short or (name if told.shared else ""), member, text)


def _with_examples(item: Item) -> Iterator[Item]:
    yield item
    if item.examples and not re.match(
        r"(?:those|that|when|if|as|in (?!conditions|cases))\b", item.examples[0].text
    ):
        for example in item.examples:
            yield from _with_examples(example)


def _said(told: _Told, name: str, short: str, item: Item, text: str) -> Iterator[Claim]:
    refused = told.refused or denied(text, 0, item) or bool(_REFUSED.search(text[: item.start]))
    sure = is_known(short or name) or (refused and _SETTING.search(name))
    if (refused or told.known_only) and not sure:
        return
    said: Assertion = "negated" if refused else "affirmed"
    if not refused and (told.doubted or _DOUBT.search(item.text)):
        said = "uncertain"
    parent = next((n for n, _ in names(item.parent)), "") if item.parent else ""
    yield claim(
        told.monograph, "indication", name, told.proof, said, label=short or None,
        population=told.population, line_of_therapy=told.line, condition=told.condition, note=told.note, ingredient=told.ingredient,
        off_label="true" if told.off_label else None, example_of=parent,
    )  # fmt: skip
