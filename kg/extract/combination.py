"""Popular combinations: drugs and classes that the drug is said to be given with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.agent.enzymes import SCHEMES
from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, passages
from kg.extract.partner.listed import EMPTY, LEADING, STOP, further, listed
from kg.extract.partner.purpose import purposes
from kg.extract.partner.refused import CAUTION, REFUSED_AFTER, WARNED_AFTER
from kg.extract.partner.sweep import OWN_WORDS, STEM, is_otherwise, swept
from kg.extract.use.conditions import is_known as is_condition
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import between_semicolons, is_unknown
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_NO_PARTNER = regexp(
    r"^(?:in [A-Z]|with|without|cautious.*|and|or|rationale|note|examples?)$|\b(?:is|are|be|may|can|itself|this|these|that|it|they|address|create|support|enhanced?|improve|provide|reduce|symptoms?|relief|found|used|commonly|however|formulated|examples?|includes?|timing|choices?|prescribers?|prescribed|others|products|medications|always|further|individual|therapeutic|synergistic|condition|needs)\b|^\w+ly$|^(?:\w+ed|comorbidities)$",
    re.IGNORECASE,
)


class _Told(Struct, frozen=True):
    """What the partners of one list share."""

    monograph: Monograph
    proof: Evidence
    indication: tuple[str, ...] = ()
    known_only: bool = False


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Partners in therapy; a combination that the text advises against is none."""
    for passage in passages(monograph, "combinations"):
        own = passage.labels[-1] if passage.labels else None
        if own is not None and passage.form in ("item", "row"):
            yield from _labelled(monograph, passage, own)
        for start, end in sentences(passage.text):
            for first, last in _clauses(passage.text, start, end):
                found = list(_sentence(monograph, passage, first, last))
                yield from found
                told = {normal(one.value) for one in found}
                yield from _by_default(monograph, passage, first, passage.text[first:last], told)


_AND_IT = regexp(r",?\s+and\s+(?=it\s+(?:is|can|may)\s)")


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut where what follows has a verb of its own: at semicolons, and before "and it is"."""
    parts = list(between_semicolons(text, start, end))
    cuts = [(a[1], b[0]) for a, b in pairwise(parts) if _VERB.search(text, *b)]
    cuts += [match.span() for match in _AND_IT.finditer(text, start, end)]
    for stop, following in sorted(cuts):
        yield start, stop
        start = following
    yield start, end


def _labelled(monograph: Monograph, passage: Passage, own: MappedText) -> Iterator[Claim]:
    """ "Beta-blockers: for additional effect": the lead-in is the partner."""
    if (
        CAUTION.search(passage.text)
        or len(own.text.split()) > 10
        or own.text.rstrip().endswith(("include", "with"))
    ):
        return
    told = _Told(
        monograph, evidence(monograph, passage, "combination.label", label=own), purposes(passage.text)
    )
    for part in regexp(r"\s*\+\s*").split(own.text):
        for item in items(part):
            yield from _partners(told, item)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    if but := _BUT_NEVER.search(text):
        text = text[: but.start()]
    masked = mask_parentheses(text)
    found = listed(masked, _own(monograph))
    if found is None:
        yield from _bare(monograph, passage, start, text)
        return
    begin, stop, named = found
    heard = _heard(text, begin)
    after = text[stop:]
    if CAUTION.search(heard[:stop]) or REFUSED_AFTER.match(after) or WARNED_AFTER.match(after):
        return
    told = _Told(
        monograph, evidence(monograph, passage, "combination.sentence", start, end), purposes(text), named
    )
    told = replace(told, indication=(*_above(passage), *told.indication))
    partners = items(text, begin, stop, _is_whole)
    if named and _most_known(partners):
        told = replace(told, known_only=False)
    for first, last in further(masked, stop) if not named else ():
        partners += items(text, first, last, _is_whole)
        stop = last
    for item in partners:
        if not denied(heard[:stop], 0, item):
            for part in regexp(r"\s+\+\s+").split(item.text):
                yield from _partners(told, replace(item, text=part))


_BUT_NEVER = regexp(r",\s+(?:but\s+)?(?:never|not)\s+(?:together\s+)?with\b")


def _above(passage: Passage) -> tuple[str, ...]:
    """The condition that a lead-in names: "Hypertension:", "In angina:"."""
    label = passage.label
    return (label,) if label and is_condition(label) else purposes(label)


def _heard(text: str, begin: int) -> str:
    """The text without what is set aside before the partners: "while it works alone, ..."."""
    aside = text.rfind(",", 0, begin) + 1 if regexp(r"while\b|although\b", re.IGNORECASE).match(text) else 0
    return " " * aside + regexp(r"^.*?\b(?:alone|monotherapy),?\s").sub(
        lambda m: " " * len(m.group()), text[aside:]
    )


def _by_default(
    monograph: Monograph, passage: Passage, start: int, text: str, told: set[str]
) -> Iterator[Claim]:
    """The known agents of clauses that speak of company, but for those ``told`` already."""
    if any(is_otherwise(part.text) for part in (*passage.heads, *passage.labels)):
        return
    proof = evidence(monograph, passage, "combination.known", start, start + len(text))
    known = {lexicon().link(one, SCHEMES) for one in told} - {None}
    for item, clause in swept(text):
        concept = lexicon().link(item.text, SCHEMES)
        if concept in known or any(normal(item.text) in one or one in normal(item.text) for one in told):
            continue
        known |= {concept} - {None}
        why = (*_above(passage), *purposes(clause))
        yield from _partners(_Told(monograph, proof, why, known_only=True), item)


def _most_known(listed: list[Item]) -> bool:
    """True where at least half of the members that stand last, examples before what they are examples of, are known agents."""
    ends = [end for item in listed for end in (item.examples or (item,))]
    known = [end for end in ends if lexicon().link(LEADING.sub("", end.text), SCHEMES)]
    return len(ends) > 1 and len(known) * 2 >= len(ends)


def _own(monograph: Monograph) -> tuple[str, ...]:
    return (monograph.title.lower(), *(i.lower() for i in monograph.ingredients))


def _bare(monograph: Monograph, passage: Passage, start: int, text: str) -> Iterator[Claim]:
    """ "A for this; B in that": a list without a verb, of which most are known agents."""
    if _VERB.search(text) or (passage.labels and passage.form == "item") or CAUTION.search(text):
        return
    told = _Told(monograph, evidence(monograph, passage, "combination.list", start, start + len(text)))
    listed: list[tuple[Item, tuple[str, ...]]] = []
    for first, last in between_semicolons(text, 0, len(text)):
        stop = STOP.search(mask_parentheses(text[:last]), first)
        why = (*_above(passage), *purposes(text[first:last]))
        end = stop.start() if stop else last
        stretches = [(first, end), *further(mask_parentheses(text[:last]), end)]
        for item in (item for a, b in stretches for item in items(text, a, b, _is_whole)):
            listed += [(replace(item, text=part), why) for part in regexp(r"\s+\+\s+").split(item.text)]
    listed = [(replace(item, text=_without_disease(item.text)), why) for item, why in listed]
    known = [item for item, _ in listed if lexicon().link(LEADING.sub("", item.text), SCHEMES)]
    short = passage.form == "item" and all(len(item.text.split()) <= 4 for item, _ in listed)
    for item, why in listed if short or len(known) * 2 > len(listed) else ():
        yield from _partners(replace(told, indication=why), item)


_VERB = regexp(
    r"\b(?:is|are|was|may|can|could|should|has|have|exist|var(?:y|ies)|depends?|will|no|not|none|only|helps?|improves?|fails?|joins?|comes?|goes|brings?|makes?|works?|gives?|adds?)\b",
    re.IGNORECASE,
)


def _is_whole(words: str) -> bool:
    """True for "piperacillin/tazobactam"."""
    return bool(regexp(r"\w(?<!\band)/(?!or\b)\w").search(words)) and not regexp(r"[,;]| and | or ").search(
        words
    )


def _partners(told: _Told, item: Item) -> Iterator[Claim]:
    own = {normal(told.monograph.title), *(normal(i) for i in told.monograph.ingredients)}
    for member in (*_with_examples(item), *_noted(item)):
        value = (
            LEADING.sub("", _without_disease(member.text)).strip(' .,:;"“”').removesuffix(" supplementation")
        )
        parent = LEADING.sub("", member.parent)
        group = "" if EMPTY.fullmatch(parent) else parent
        if (
            normal(value) not in own
            and not _is_same(value, told.monograph)
            and not _is_alias(value, told.monograph)
            and _is_partner(value, told.known_only)
        ):
            yield claim(
                told.monograph, "combination", value, told.proof,
                example_of=group, group=group, indication=told.indication,
            )  # fmt: skip


def _without_disease(words: str) -> str:
    """ "In bleeding disorders tranexamic acid" is the acid."""
    parts = words.split()
    if parts[0].lower() not in ("in", "for"):
        return words
    rests = (" ".join(parts[place:]) for place in range(2, len(parts)))
    return next((rest for rest in rests if lexicon().find(rest, SCHEMES)), words)


def _noted(item: Item) -> Iterator[Item]:
    """The agents in a parenthesis behind a class: "basal insulin (glargine, degludec)", "a statin (A in Europe)"."""
    for note in item.notes:
        stop = STOP.search(note)
        begin = LEADING.match(note)
        inner = items(note, begin.end() if begin else 0, stop.start() if stop else None, _is_whole)
        known = any(lexicon().link(one.text, SCHEMES) for one in inner)
        group = (
            "" if regexp(r"an(?:other)?\s|a\s|or\s", re.IGNORECASE).match(note) else item.text
        )  # "(a retinoid)" is the class
        for one in inner if known else ():
            if lexicon().link(one.text, SCHEMES) or (
                len(inner) > 1 and regexp(r"[a-z]{5,}").fullmatch(one.text)
            ):
                yield Item(one.text, item.start, item.end, parent=group)


def _is_substance(value: str) -> bool:
    """True for a substance or its salt: "ipratropium bromide"."""
    found = lexicon().find
    return bool(
        found(value, ("substance",)) or (value.count(" ") == 1 and found(value.split()[0], ("substance",)))
    )


def _is_same(value: str, monograph: Monograph) -> bool:
    """True for another spelling of the drug or an ingredient: "aluminum hydroxide"."""
    concept = lexicon().link(value, ("substance",))
    return concept is not None and concept in {lexicon().link(i, ("substance",)) for i in _own(monograph)}


def _is_alias(value: str, monograph: Monograph) -> bool:
    """True for an abbreviation or other name of the drug; "insulin lispro" is none of "insulin glargine"."""
    value = _ROUTE.sub("", value)
    return " " not in value and "/" not in value and is_own(value, monograph)


_ROUTE = regexp(
    r"^(?:oral|iv|intravenous|topical|inhaled|rectal|intrathecal|intramuscular)\s+", re.IGNORECASE
)


def _with_examples(item: Item) -> Iterator[Item]:
    """A member of a list with its examples and theirs."""
    yield item
    for example in item.examples:
        yield from _with_examples(example)


def _is_partner(value: str, known_only: bool) -> bool:
    """True where words can name a drug, class or supplement."""
    if not len(value) > 2 or len(value.split()) > 5 or EMPTY.fullmatch(value):
        return False
    bare = value.rsplit(" ", 1)[-1] if OWN_WORDS.search(value.rsplit(" ", 1)[0] + " ") else value
    if lexicon().link(value, SCHEMES) or _is_substance(bare) or STEM.fullmatch(value):
        return True
    if known_only and not _CLASS.search(value):
        return False
    return not _NO_PARTNER.search(value) and not is_condition(value)


_CLASS = regexp(
    r"(?:agents|inhibitors?|blockers?|ics|ives|ers|ists|vaccines?|vitamins?|supplements?|enzymes|minerals|steroids|antibiotics|acids?|drugs|therapy)$",
    re.IGNORECASE,
)
