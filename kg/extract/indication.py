"""Indications: what the drug is said to treat, prevent or be used for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.conditions import CAUSE, SCHEMES, bared, is_known, is_plausible, lead, names
from kg.extract.people import LEADING_WITH, limited, people, populations
from kg.extract.uses import Use, uses
from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_OTHER_SUBJECT = re.compile(
    r"classif|mechanism|class\b|pharmaco|note|action|how it|important|caution|warning|administration|dosage|storage|side effect", re.IGNORECASE
)
_USE_LABEL = re.compile(
    r"indicat|prescribed|\buses?\b|\bused\b|usage|off[- ]label|treat|conditions?$|includ|following|these", re.IGNORECASE
)
_OFF_LABEL = re.compile(r"off[- ]label|unlabell?ed|unapproved|not (?:\w+[- ])?approved", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:not (?:\w+ )?(?:for|indicated|recommended|used|effective|approved|intended)|nothing against|no (?:role|place|effect) (?:in|against|for)|ineffective|useless)\b[^;]*$",
    re.IGNORECASE,
)
_REFUSED_AFTER = re.compile(
    r"[^.;]{0,40}\b(?:(?:is|are|was|were|has|have|does|should|must|can)\s+not|isn't|aren't|cannot)\b(?!\s+only)", re.IGNORECASE
)
_DASH = re.compile(r"\s(?:--|–|—)\s")
_DOUBT = re.compile(
    r"\b(?:investigat|research|potential|stud(?:y|ies|ied)\b|explor|promising|evidence|trials?\b|experimental)", re.IGNORECASE
)
_LINE = re.compile(
    r"\b(?:(?:first|second|third|last)[- ]line|adjunct(?:ive)?\b|adjuvant|add-on|monotherapy|initial (?:therapy|treatment)|maintenance|refractory|salvage|last resort)"
    r"|(?:when|after|who|if|not|inadequately)\b[^.;]*?\b(?:inadequate|insufficient|fail\w*|not (?:responded|adequately|controlled|achieved|sufficient|tolerat\w+)|unsuccessful|prior|previous\w*|controlled|respon\w+|effective)\b[^.;]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of all its uses, with the passage and proof that carry it."""

    monograph: Monograph
    passage: Passage
    proof: Evidence
    text: str
    known_only: bool = False
    population: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    refused: bool = False
    ingredient: str = ""
    off_label: bool = False
    shared: str = ""
    doubt: str = ""


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Conditions treated, with population, line of therapy and off-label where stated."""
    for passage in passages(monograph, "usage"):
        if not any(_OTHER_SUBJECT.search(part.text) for part in (*passage.labels, *passage.heads)):
            yield from _passage(monograph, passage)
    for passage in passages(monograph, "dosage"):
        if "use case" in passage.context:
            for start, end in sentences(passage.text):
                yield from _sentence(monograph, passage, start, end, known_only=True)


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    label = passage.labels[-1] if passage.labels else None
    if label is not None and _names_condition(passage, label):
        proof = evidence(monograph, passage, "indication.label", label=label)
        told = _told(monograph, passage, proof, passage.text)
        off_label = bool(_OFF_LABEL.search(label.text + " " + passage.text))
        use = Use(0, len(label.text), cued=False)
        yield from _listed(replace(told, text=label.text, off_label=off_label), use, label.text, 0)
        return
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _names_condition(passage: Passage, label: MappedText) -> bool:
    """True where a lead-in stands in the item itself and is a condition, not a field of use or the drug."""
    own = passage.form in ("item", "row") and passage.role == "section"
    if not own or not 0 <= passage.body.offsets[0] - label.offsets[-1] < 12 or _USE_LABEL.search(label.text):
        return False
    stated = re.sub(r"\([^()]*\)", "", label.text).strip()
    told_by_body = not re.match(r"(?:To|For|As)\b", passage.text) and any(uses(passage.text, False))
    return is_known(stated) or (is_plausible(stated) and not told_by_body)


def _sentence(
    monograph: Monograph, passage: Passage, start: int, end: int, known_only: bool = False
) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    listed = not known_only and start == 0 and _is_listed(passage, text)
    groups = people(text)
    masked = _DASH.sub(lambda dash: ";".center(len(dash.group())), text)
    for group in groups:
        masked = masked[: group.start] + " " * (group.end - group.start) + masked[group.end :]
    found = list(uses(masked, listed))
    if not found:
        return
    proof = evidence(monograph, passage, "indication.cue" if found[0].cued else "indication.list", start, end)
    told = replace(_told(monograph, passage, proof, text), known_only=known_only)
    for use in found:
        here = tuple(p for g in groups if use.start <= g.start <= use.end + 3 for p in g.populations)
        stated = here or tuple(p for g in groups for p in g.populations)
        line = tuple(m.group().strip() for m in _LINE.finditer(f"{use.before} | {use.after}"))
        off_label = told.off_label or bool(_OFF_LABEL.search(text[: use.start]))
        yield from _listed(
            replace(
                told, population=stated, line=line, off_label=off_label, doubt=text[: use.start],
                refused=bool(_REFUSED_AFTER.match(text[use.end :])),
                known_only=known_only or masked[use.start :].lower().startswith("against"),
            ),
            use,
            masked,
            start,
        )


def _is_listed(passage: Passage, text: str) -> bool:
    """True for a short member of a list, an answer's first sentence, or what a lead-in "Indications" opens."""
    short = len(re.sub(r"\([^()]*\)", "", text).split()) <= 18
    labelled = bool(passage.labels) and bool(_USE_LABEL.search(passage.labels[-1].text))
    return short and (labelled or (passage.form in ("item", "row") and not passage.labels))


def _told(monograph: Monograph, passage: Passage, proof: Evidence, text: str) -> _Told:
    """Line and ingredient that hold for the whole text; population where a lead-in's body tells it."""
    stated = [p for group in people(text) for p in group.populations]
    whom = LEADING_WITH.match(text) or None
    if whom and not stated:
        stated = list(populations(whom.group("who")))
    return _Told(
        monograph,
        passage,
        proof,
        text,
        population=tuple(dict.fromkeys(stated)),
        line=tuple(dict.fromkeys(m.group() for m in _LINE.finditer(text))),
        ingredient=ingredient_of(monograph, passage, text) if monograph.ingredients else "",
        off_label=bool(_OFF_LABEL.search(passage.context)),
    )


def _listed(told: _Told, use: Use, text: str, offset: int) -> Iterator[Claim]:
    """The claims of one list; ``text`` begins at ``offset`` of the passage."""
    start, end = use.start, use.end
    whom = LEADING_WITH.match(text[start:end])
    if whom and use.before.rstrip(" :,").endswith(("includes", "include")):
        return  # "This includes patients with X": whom it is for, not what it treats
    if whom:
        told = replace(told, population=told.population or populations(whom.group("who")))
        start += whom.end()
    length, shared = lead(text[start:end])
    told, start = replace(told, shared=shared), start + length
    masked = mask_parentheses(text)
    group = limited(masked[start:end])
    if group and text[start : start + group.start].strip():
        head = next(iter(names(text[start : start + group.start])), None)
        if head and not head[1]:
            told, end = replace(told, population=group.populations), start + group.start
        else:
            start += group.start
            whom = LEADING_WITH.match(text[start:end].lstrip())
            start += len(text[start:end]) - len(text[start:end].lstrip()) + (whom.end() if whom else 0)
    cause = CAUSE.search(masked, start, end)
    if cause and cause.start() > start:
        yield from _caused(told, text, offset, (start, cause.start()), (cause.end(), end), cause.group())
        return
    for item in _members(text, start, end):
        yield from _claims(told, item, text, offset)


def _members(text: str, start: int, end: int) -> list[Item]:
    def whole(words: str) -> bool:
        return lexicon().find(words, SCHEMES) is not None

    found = [
        item
        for number, item in enumerate(items(text, start, end, whole))
        if not number or not re.match(r"an?\s", item.text)  # "X, a skin disease": the same once more
    ]
    if len(found) > 1 and _ACT.fullmatch(found[0].text) and " of " in found[1].text:
        shared = found[1].text[found[1].text.index(" of ") :]
        found[0] = replace(found[0], text=found[0].text + shared)
    return found


# "induction and maintenance of anesthesia": the first lacks its object.
_ACT = re.compile(r"(?:[\w-]+\s+)?\w+(?:tion|ance|ment|ing)", re.IGNORECASE)


_EXAMPLES = re.compile(r",?\s+(?:including|such as|like|particularly|especially|which|that)\b", re.IGNORECASE)
_AGENT = re.compile(r"\s*(?:caused|due|resulting|secondary|induced)")


def _caused(
    told: _Told, text: str, offset: int, heads: tuple[int, int], causes: tuple[int, int], how: str
) -> Iterator[Claim]:
    """ "A and B associated with C": A, B and, if it is one, C; of a single A "A associated with C"."""
    first, then = _members(text, *heads), _members(text, *causes)
    real = [item for item in first if any(names(item.text))]
    if _AGENT.match(how):
        cause = bared(_EXAMPLES.split(text[causes[0] : causes[1]])[0])
        then = [Item(cause, *causes)] if cause else []
    if len(real) == 1 and not any(item.examples for item in (*real, *then)):
        for name, short in names(real[0].text):
            for item in then:
                whole = f"{name} {' '.join(how.split())} {item.text}"
                if len(whole.split()) <= 14:
                    yield from _said(told, whole, short or name, item, text, offset)
        return
    for item in real:
        yield from _claims(told, item, text, offset)
    for item in () if real and _AGENT.match(how) else then:
        if not real or item.examples or is_known(item.text):
            yield from _claims(told, item, text, offset)


def _claims(told: _Told, item: Item, text: str, offset: int) -> Iterator[Claim]:
    listed = (member for note in item.notes if re.search(r",| and ", note) for member in items(note))
    noted = [Item(m.text, item.start, item.end, parent=item.text) for m in listed if is_known(m.text)]
    off_label = any(_OFF_LABEL.search(note) for note in item.notes)
    told = replace(told, off_label=True) if off_label else told
    for member in (*_flat(item), *noted):
        for name, short in names(member.text):
            if told.shared:
                name, short = f"{told.shared} {short or name}", short or name
            yield from _said(told, name, short, member, text, offset)


def _flat(item: Item) -> Iterator[Item]:
    yield item
    for example in item.examples:
        yield from _flat(example)


def _said(told: _Told, name: str, short: str, item: Item, text: str, offset: int) -> Iterator[Claim]:
    if told.known_only and not is_known(short or name):
        return
    del offset
    refused = told.refused or denied(text, 0, item) or bool(_REFUSED.search(text[: item.start]))
    said: Assertion = "negated" if refused else "affirmed"
    if said == "affirmed" and (_DOUBT.search(told.doubt) or _DOUBT.search(item.text)):
        said = "uncertain"
    parent = next((n for n, _ in names(item.parent)), "") if item.parent else ""
    yield claim(
        told.monograph, "indication", name, told.proof, said, label=short or None,
        population=told.population, line_of_therapy=told.line, ingredient=told.ingredient,
        off_label="true" if told.off_label else None, example_of=parent,
    )  # fmt: skip
