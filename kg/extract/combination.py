"""Popular combinations: drugs and classes that the drug is said to be given with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.agent.agents import SCHEMES
from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, passages
from kg.extract.use.conditions import is_known as is_condition
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# In this order: what follows "combined with", what stands before "may be added", what a list holds.
_CUES = tuple(
    regexp(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:combin(?:ed|ing|es?|ations?)|used|given|administered|prescribed|co-?(?:administered|formulated|prescribed)|taken|together|paired|added|available|formulated|along|concurrently|"
        r"concomitantly|conjunction|adjunct|therapy|regimens?)(?:\s+(?!with\b|it\b)[\w-]+){0,4}?,?\s+(?:it\s+)?with\s+(?!(?:cautious|careful|close|slow)\b)(?=(?P<list>.*))|\badded\s+to\s+(?!(?:\w+ly\s+)?(?:mitigate|treat|prevent|reduce|improve|enhance|increase|help|manage|control|provide|relieve|minimi[sz]e|counter\w*|achieve)\b)(?=(?P<list5>.*))|^(?:\W*)with\s+(?=(?P<list2>.*))|\balongside\s+(?=(?P<list3>.*))|\bincluded in\s+(?=(?P<list4>.*))",
        r"^(?:(?:while|although|if|for|in) [^,;]*,\s+)?(?:(?:sometimes|often|additionally|occasionally),?\s+)?(?P<list>(?:(?!\b(?:is|are|may|can)\b)[^.;:])+?)\s+(?:may|can|is|are|could|might)\s+(?:\w+ly\s+|also\s+|often\s+|sometimes\s+)?(?:be\s+)?(?:\w+ly\s+|also\s+|often\s+|sometimes\s+)?"
        r"(?:added|used|combined|recommended|given|prescribed|co-?(?:prescribed|administered)|considered|included|paired|(?:the|an?) (?:[\w-]+ )?(?:partner|companion|add-on|addition)s?)\b",
        r"\b(?:combinations?|regimens?|partners?|agents?|often|products?|it|may|can)\b[^.;:]*?\b(?:include|includes|including|such as|like|are):?\s+(?=(?P<list>.*))",
        r"\b(?:combinations?|regimens?|partners?|agents?|often|products?|it|may|can)\b[^.;:]*?\bwith:?\s+(?:other (?:medications|drugs|agents)\b[^.;]*?\bwith\s+)?(?=(?P<list>.*))",
    )
)
_STOP = regexp(
    r"(?<!such),?\s+(?:(?:particularly|especially|often|typically|usually|primarily|mainly|depending|always)\s+)*(?:for|to|in|may|can|is|are|was|which|that|who|when|if|due|because|provid\w+|offer\w*|has|have|"
    r"helps?|by|result\w*|could|should|might|during|under|on|based|of|after|before|at|where|but|although|though|however|while|within|through|as(?!\s+well)|under|enhanc\w+|without|unless|despite|depending|there|from|using|is)\b|[.;](?=\s|$)",
    re.IGNORECASE,
)
_LEADING = regexp(
    r"^(?:(?:with|and|or|other|others|the|a|an|certain|some|various|additional|another|either|both|typically|particularly|especially|standard|different|specific|appropriate|occasionally|sometimes|drugs? like|medications? like)\s+)+",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"(?:(?:other|these|this|it|its|fixed-dose|popular|common|oral|topical|specific|individual|particular|combination|multiple|same|single|over-the-counter|prescription|supportive|first-line)\s*)*"
    r"(?:medications?|drugs?|agents?|treatments?|therap(?:y|ies)|combinations?|products?|medicines?|patients?|monotherapy|standalone|alone|none|formulations?|ingredients?|conditions?|caution|benefits?|"
    r"efficacy|regimens?|components?|dosages?|effects?|forms?|cases?|itself|names?|brands?|care|measures|nutrients|drops|preparations?|practice|conjunction|addition)?",
    re.IGNORECASE,
)
_NO_PARTNER = regexp(
    r"^(?:in [A-Z]|cautious.*|and|or|rationale|note|examples?)$|\b(?:is|are|be|may|can|itself|this|these|that|it|they|address|create|support|enhanced?|improve|provide|reduce|symptoms?|relief|found|used|commonly|however|formulated|examples?|includes?|timing|choices?|prescribers?|prescribed|others|products|medications|always|further|individual|therapeutic|synergistic|condition|needs)\b|^\w+ly$",
    re.IGNORECASE,
)
_CAUTION = cued(
    r"\bcaution\b(?! above)|avoid|not (?:recommended|advised|standard|typical|commonly|routine)|increase[sd]? (?:the )?risk|careful|interact|pre-?medicat|instead of|discourag|pointless|useless|abandon|makes? no sense|adds? nothing|no (?:added |extra |further )?(?:longer|benefit|reason|advantage)\b|no (?:popular|common|specific)",
    re.IGNORECASE,
)
_REFUSED_AFTER = regexp(
    r"\W*(?:(?:should|must) (?:be avoided|not)|(?:is|are|has been|have been) (?:\w+ )?(?:pointless|useless|abandoned|discouraged|superfluous|of no|no longer)\b|makes? no sense|(?:is|are) (?:\w+ly )?(?:not\b|avoided)|isn't|aren't|cannot)",
    re.IGNORECASE,
)
# "Combining it with A can increase the risk of B" warns.
_WARNED_AFTER = cued(
    r"\W*(?:can|may|could|might|will)\s+(?:\w+ly\s+)?(?:increase|raise|elevate|potentiate|worsen|lead to|cause|result in|exacerbate)\b[^.;]*?\b(?:risks?|side effects|adverse|toxicity|depression|sedation|bleeding|hypotension|hypoglyc\w+|syndrome)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Told:
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
            yield from _sentence(monograph, passage, start, end)


def _labelled(monograph: Monograph, passage: Passage, own: MappedText) -> Iterator[Claim]:
    """ "Beta-blockers: for additional effect": the lead-in is the partner."""
    if (
        _CAUTION.search(passage.text)
        or len(own.text.split()) > 10
        or own.text.rstrip().endswith(("include", "with"))
    ):
        return
    told = _Told(
        monograph, evidence(monograph, passage, "combination.label", label=own), _conditions(passage.text)
    )
    for part in regexp(r"\s*\+\s*").split(own.text):
        for item in items(part):
            yield from _partners(told, item)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    masked = mask_parentheses(text)
    found = _range(masked, _own(monograph))
    if found is None:
        yield from _bare(monograph, passage, start, text)
        return
    begin, stop, named = found
    aside = text.rfind(",", 0, begin) + 1 if regexp(r"while\b|although\b", re.IGNORECASE).match(text) else 0
    heard = " " * aside + regexp(r"^.*?\b(?:alone|monotherapy),?\s").sub(
        lambda m: " " * len(m.group()), text[aside:]
    )
    after = text[stop:]
    if _CAUTION.search(heard[:stop]) or _REFUSED_AFTER.match(after) or _WARNED_AFTER.match(after):
        return
    told = _Told(
        monograph, evidence(monograph, passage, "combination.sentence", start, end), _conditions(text), named
    )
    label = passage.label
    if label and is_condition(label):
        told = replace(told, indication=(label, *told.indication))
    listed = items(text, begin, stop, _is_whole)
    if named and _most_known(listed):
        told = replace(told, known_only=False)
    for first, last in _further(masked, stop) if not named else ():
        listed += items(text, first, last, _is_whole)
        stop = last
    for item in listed:
        if not denied(heard[:stop], 0, item):
            for part in regexp(r"\s+\+\s+").split(item.text):
                yield from _partners(told, replace(item, text=part))


# "Combined with A at meals, with B, and with C".
_AGAIN = regexp(r",\s+(?:and\s+|or\s+)?(?:also\s+)?with\s+", re.IGNORECASE)


def _further(masked: str, stop: int) -> Iterator[tuple[int, int]]:
    """Where a sentence goes on with partners behind a "with" of their own."""
    while match := _AGAIN.search(masked, stop):
        end = _STOP.search(masked, match.end())
        stop = end.start() if end else len(masked)
        yield match.end(), stop


def _most_known(listed: list[Item]) -> bool:
    """True where at least half of the members that stand last, examples before what they are examples of, are known agents."""
    ends = [end for item in listed for end in (item.examples or (item,))]
    known = [end for end in ends if lexicon().link(_LEADING.sub("", end.text), SCHEMES)]
    return len(ends) > 1 and len(known) * 2 >= len(ends)


def _own(monograph: Monograph) -> tuple[str, ...]:
    return (monograph.title.lower(), *(i.lower() for i in monograph.ingredients))


def _range(masked: str, own: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """Where a sentence lists partners, and whether they must be known agents there, as its subject may be anything."""
    for number, cue in enumerate(_CUES):
        for match in cue.finditer(masked):
            begin = next(match.start(name) for name, value in match.groupdict().items() if value is not None)
            limit = match.end("list") if number == 1 else len(masked)
            stop = _STOP.search(masked, begin, limit)
            end = stop.start() if stop else limit
            said = masked[begin:end].lower()
            if any(name in said for name in own) and not _is_about(masked[: match.start()], own):
                continue  # "A is combined with this drug": A is the partner
            if masked[begin:end].strip(" ,\x00") and not _EMPTY.fullmatch(
                _LEADING.sub("", masked[begin:end].strip())
            ):
                return begin, end, number > 0
    return None


def _is_about(before: str, own: tuple[str, ...]) -> bool:
    """True where the drug or an ingredient opens the sentence: "A is combined with B or C", of A + B."""
    return any(before.lower().startswith(name) for name in own)


def _bare(monograph: Monograph, passage: Passage, start: int, text: str) -> Iterator[Claim]:
    """ "A for this; B in that": a list without a verb, of which most are known agents."""
    if _VERB.search(text) or (passage.labels and passage.form == "item") or _CAUTION.search(text):
        return
    told = _Told(monograph, evidence(monograph, passage, "combination.list", start, start + len(text)))
    listed = []
    position = 0
    for segment in text.split(";"):
        stop = _STOP.search(mask_parentheses(segment))
        told = replace(told, indication=_conditions(segment))
        listed += items(text, position, position + (stop.start() if stop else len(segment)), _is_whole)
        position += len(segment) + 1
    listed = [replace(item, text=part) for item in listed for part in regexp(r"\s+\+\s+").split(item.text)]
    known = [item for item in listed if lexicon().link(_LEADING.sub("", item.text), SCHEMES)]
    short = passage.form == "item" and all(len(item.text.split()) <= 4 for item in listed)
    for item in listed if short or len(known) * 2 > len(listed) else ():
        yield from _partners(told, item)


_VERB = regexp(
    r"\b(?:is|are|was|may|can|could|should|has|have|exist|var(?:y|ies)|depends?|will|no|not|none|only|helps?|improves?)\b",
    re.IGNORECASE,
)


def _is_whole(words: str) -> bool:
    """True for "piperacillin/tazobactam"."""
    return bool(regexp(r"\w(?<!\band)/(?!or\b)\w").search(words)) and not regexp(r"[,;]| and | or ").search(
        words
    )


# Behind these words a condition is feared, not treated.
_WARNS = regexp(
    r"\b(?:but|however|although|requires?|monitor\w*|risks?|caution\w*|side effects)\b", re.IGNORECASE
)


def _conditions(text: str) -> tuple[str, ...]:
    """The conditions that a sentence names: for which the combination is given."""
    end = _WARNS.search(text)
    said = text[: end.start()] if end else text
    return tuple(dict.fromkeys(said[a:b] for a, b, _ in lexicon().scan(said, ("condition",))))


def _partners(told: _Told, item: Item) -> Iterator[Claim]:
    noted = (
        Item(m.text, item.start, item.end, parent=item.text)
        for note in item.notes
        for m in items(note, 0, None, _is_whole)
    )
    known = (member for member in noted if lexicon().link(member.text, SCHEMES))
    own = {normal(told.monograph.title), *(normal(i) for i in told.monograph.ingredients)}
    for member in (*_with_examples(item), *known):
        value = _LEADING.sub("", member.text).strip(' .,:;"“”').removesuffix(" supplementation")
        parent = _LEADING.sub("", member.parent)
        if (
            normal(value) not in own
            and not _is_alias(value, told.monograph)
            and _is_partner(value, told.known_only)
        ):
            yield claim(
                told.monograph, "combination", value, told.proof,
                example_of="" if _EMPTY.fullmatch(parent) else parent, indication=told.indication,
            )  # fmt: skip


def _is_substance(value: str) -> bool:
    """True for a substance or its salt: "ipratropium bromide"."""
    found = lexicon().find
    return bool(
        found(value, ("substance",)) or (value.count(" ") == 1 and found(value.split()[0], ("substance",)))
    )


def _is_alias(value: str, monograph: Monograph) -> bool:
    """True for an abbreviation or other name of the drug; "insulin lispro" is none of "insulin glargine"."""
    return " " not in value and "/" not in value and is_own(value, monograph)


def _with_examples(item: Item) -> Iterator[Item]:
    """A member of a list with its examples and theirs."""
    yield item
    for example in item.examples:
        yield from _with_examples(example)


def _is_partner(value: str, known_only: bool) -> bool:
    """True where words can name a drug, class or supplement."""
    if not len(value) > 2 or len(value.split()) > 5 or _EMPTY.fullmatch(value):
        return False
    if lexicon().link(value, SCHEMES) or _is_substance(value):
        return True
    if known_only and not _CLASS.search(value):
        return False
    return not _NO_PARTNER.search(value) and not is_condition(value)


_CLASS = regexp(
    r"(?:agents|inhibitors?|blockers?|ics|ives|ers|ists|vaccines?|vitamins?|supplements?|enzymes|minerals|steroids|antibiotics|acids?|drugs|therapy)$",
    re.IGNORECASE,
)
