"""Contraindications: what stands below that heading, with strength, condition and ingredient where the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.extract.shared_words import (
    TOGETHER,
    is_one_cause,
    with_cause,
    with_denied_cause,
    with_head,
    with_organ,
    with_place,
)
from kg.model import Assertion, Claim, Evidence, Monograph, Passage, Problem
from kg.text.assertion import denies_contraindication, is_item_denied, is_unknown, standing
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses
from kg.vocab.normalise import normal

_CUE = regexp(
    r"^(?:there are )?(?:none|no (?:\w+ )*contraindications?)(?: \w+){0,3} (?:apart from|other than|except(?: for)?|besides|beyond)\s+|"
    r"\bcontraindicated (?:for use )?(?:in|with|for|during|when|if)\s+|\bcontraindications? (?:\w+ ){0,4}?(?:include|are|is)[:,]?\s+|"
    r"\b(?:should not|must not) (?:be (?:used|given|taken|administered|applied) (?:in|on|with|by|to|during)|(?:use|take|receive)\b.*?\b(?:in|with|if|during))\s+",
    re.IGNORECASE,
)
# Words before what is contraindicated: who has it, or takes it.
_PATIENTS = regexp(
    r"^(?:(?:(?:due to|caused by)(?= (?!(?:the|its|an?|potential|possible|increased|risk|lack)\b)[\w-]+(?: [\w-]+){0,2}$)|however|additionally|also|moreover|furthermore|in addition|it is|safe(?= in\b)|this includes|avoid(?: use| using)?|undergoing|currently|taken|in|on|with|for|during|and|or|to|(?:those|individuals|patients|people|persons|anyone|women)(?! who (?:(?:are|is) or )?(?:may|might|could) become\b)(?! (?:of|aged|under|over|younger|older|less|not)\b)|a|an|the|known|who have|who|"
    r"having|have|has|had|who are|are|is|suffering from|taking|using|receiving|received|experienced|developed|presence of|documented|european label names|label names|names)[\s,]+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = cued(
    r"\s+(?:as such|do(?:es)? not|need not|who can|unless|if|because|since|due to (?:the|its|an?|potential|possible|increased|risk|lack|limited|insufficient|\w+ing\b)|as it|as they|should|must|is (?!a\b)|are |may|can|call for|listed|when|where|while|call for|"
    r"which|that (?:is|are|may|can))\b.*$|\s+(?:is|are)$|\s+(?:or )?(?:now|who)$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:other|certain|several|some|the|any|known|absolute|relative|specific|following|severe|these|this|acute|large|with|not|each|now|yes|no|past|by|in|to|individual|medical|underlying|pre-existing|use)\s*)*"
    r"(?:none|conditions?|patients?|contraindications?|caution|use|formulations?|concurrent|known|individuals?|related compounds?|likewise|same|also|benefit|risk|contrast|section|however|instance|cases|them|drugs?|medications?|.{0,2})?$",
    re.IGNORECASE,
)
_NO_FACT = regexp(
    r"\b(?:consult\w*|caution\w*|care|section|refer to|see above|listed|mentioned|contraindicate|not (?:provided|available|specified)|discuss\w*|healthcare|physician|weigh|monitor\w*|inform\w*|contraindications?|might|need to|adjust|linked to|depend(?:s|ing)? on)\b|^(?:suspected|confirmed|tolerated|permitted|allowed|acceptable)$|^(?:primarily|mainly|related to|specific to|based (?:primarily |mainly )?on|(?:generally |mostly )?related to|age restrictions|insufficient|(?:for )?example)\b|"
    r"^(?:not recommended|highly|while|although|within|after|before|without|unless|if|when|each|at least|for at least|adjust)\b|^(?:in the )?(?:past|last) \d+|^\d+ (?:days|weeks|months)|\b(?:in|of|with|to|within)$",
    re.IGNORECASE,
)
_NONE = regexp(
    r"(?:there are )?(?:none|no)\b(?: known| absolute| specific| listed| stated)*(?: contraindications?)?(?: known)?(?:,? (?:per|according to|by) [^,;]*)?\W*$|.*\b(?:names?|lists?|gives?|mentions?|knows?|states?) (?:none|no contraindications)\W*$|no (?:\w+ ){0,3}contraindications (?!other|except|apart|besides)\b.*$",
    re.IGNORECASE,
)
# Whose contraindications they are: "the European label names", "asthma in some countries".
_PAPERS = r"(?:labels?|labell?ing|leaflets?|texts?|countries|guidelines?|monographs?|product information)"
_SOURCE = regexp(
    rf"\s*(?:the |some |several |other |most |certain )?(?:[\w.-]+ ){{0,3}}?{_PAPERS} (?:also )?(?:names?|lists?|mentions?|gives?|adds?|states?|includes?)\s+",
    re.IGNORECASE,
)
_IN_PAPERS = regexp(
    rf"\s+(?:in (?:some|several|many|most|certain|a few|other) (?:[\w-]+ )?{_PAPERS}|as well|too)$",
    re.IGNORECASE,
)
_SETTING = regexp(r"\s+in an? (?:[\w-]+ )+setting$", re.IGNORECASE)
_ASIDE = regexp(r"(?:while|although|though|there is|this (?!includes))\b", re.IGNORECASE)
_CARE = cued(
    r"\b(?:calls? for care|needs? care|cautio\w+|with care|carefully|do(?:es)? not (?:exclude|preclude)|(?:requires?|needs?) (?:\w+ ){0,2}(?:monitoring|adjustments?|modifications?|reductions?))\b",
    re.IGNORECASE,
)
# A lead-in below which things are to be avoided or minded, not contraindicated.
_ADVICE = regexp(
    r"^(?:avoid|(?:use with )?caution|precautions?|warnings?|not contraindicated)\b", re.IGNORECASE
)
_CONDITION = regexp(
    r"(?:unless|except|only|(?:[\w-]+ )?(?:oral|topical|systemic|high[- ]dose|long-term|prolonged|parenteral|intravenous) (?:use|form\w*|admin\w*|products?)$|(?:CrCl|e?GFR|creatinine clearance|NYHA|Child-Pugh|[<>≥≤])|(?:use )?within|(?:specifically |only )?(?:for|in|with|without|if|when|during|within|after|before|until)\b|(?:some|certain) formulations|now or|(?:especially |particularly )?(?:the )?"
    r"(?:first|second|third|last|1st|2nd|3rd)\b.*trimester)",
    re.IGNORECASE,
)
_BEHIND = cued(
    r",?\s+(?P<limit>(?:unless|except (?:for|in|when|if)|now or in|each within|who (?:are|do|have|can)(?:not| not)|within the (?:last|past|previous))\b.*|for (?:[\w-]+ ){1,2}(?:formulations?|products?|use))$",
    re.IGNORECASE,
)
_EXCEPTION = regexp(r"\s(?:other than|except for|apart from)\s", re.IGNORECASE)
# A member that is none: it limits the one before it.
_WITHIN = regexp(
    r"(?:use |or )*within \d+ \w+ (?:of|after) |(?:in the absence|in an? \w+ setting|without|during|while|if|when|unless)\b",
    re.IGNORECASE,
)
_CO_USE_IN = regexp(r"(?<=[a-z] )in (?:patients|those|individuals) with .+$")
# An "especially ..." that limits and names no member of a class.
_LIMITING = regexp(r"^(?:in|with|when|if|during|at)\b", re.IGNORECASE)
_TRIMESTER = regexp(r"\btrimesters?$|\bterm$", re.IGNORECASE)
_EITHER = regexp(
    r"\bto either (?!(?:drug|component|ingredient|active|of|substance|agent|medic\w+|product)\b)",
    re.IGNORECASE,
)
# Where not to put it is no condition.
_PLACE = regexp(r"\b(?:should|must) not be \w+ (?:near|around|close to|into)\b", re.IGNORECASE)
_MAY_BECOME = cued(r"(?:may|might|could) become\b", re.IGNORECASE)
# "High doses should be avoided in those with:" leads to the list below it, which says the conditions.
_OPENS_LIST = regexp(r"\bavoided (?:in|by|for)\b[^,;]*\b(?:with|who have|having)\W*$", re.IGNORECASE)
_LONGEST = 14  # words of a value


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Contraindications with their strength where the text gives it."""
    for passage in passages(monograph, "contraindications"):
        if not _ADVICE.match(passage.label):
            for start, end in standing(passage.text):
                yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(mask_parentheses(text)) or _NONE.match(text) or _ASIDE.match(text):
        return
    cue = _CUE.search(mask_parentheses(text))
    if _PLACE.search(text) or _OPENS_LIST.search(text):
        return
    if not cue and passage.role == "faq" and not text.split(",")[0][:1].isupper():
        return
    begin = cue.end() if cue else 0
    proof = evidence(monograph, passage, "contraindication.list", start, end)
    for first, last in _parts(text, begin):
        limit = _BEHIND.search(mask_parentheses(text[first:last].rstrip(" .;")))
        stop = first + limit.start() if limit else last
        if _NONE.match(text[first:stop].strip()):
            continue
        source = _SOURCE.match(text, first, stop)
        first = source.end() if source else first
        opening = _PATIENTS.match(text[first:stop])
        listed = _listed(text, first + (opening.end() if opening else 0), stop)
        shared = [limit.group("limit").replace("each ", "")] if limit else []
        for item in listed:
            yield from _item(monograph, passage, text, item, shared, proof)


def _listed(text: str, start: int, end: int) -> list[Item]:
    """The items, each with the words that another of them states for it: cause, exception, limit in parentheses."""
    if both := TOGETHER.search(text, start, end):
        whole = text[start : both.start("end")].strip()
        return [Item(whole, start, start + len(whole))]
    exception = _EXCEPTION.search(mask_parentheses(text[start:end]))
    stop = start + exception.start() if exception else end
    found: list[Item] = []
    for item in _sharing(text, items(text, start, stop, is_one_cause)):
        setting = _SETTING.search(item.text)
        if setting:
            item = replace(
                item, text=item.text[: setting.start()], notes=(*item.notes, setting.group().strip())
            )
            found.append(item)
            _limit_pair(text, found, setting.group().strip())
        elif found and _WITHIN.match(item.text):
            found[-1] = replace(found[-1], notes=(*found[-1].notes, item.text))
            _limit_pair(text, found, item.text)
        else:
            found.append(item)
    for index in range(len(found) - 2, -1, -1):
        if not text[found[index].start : found[index].end].endswith(found[index].text.split()[-1]):
            found[index] = replace(found[index], notes=(*found[index].notes, *found[index + 1].notes))
    if exception and found:
        found[-1] = replace(found[-1], text=f"{found[-1].text}{text[stop:end]}".rstrip(" ."))
    return found


def _limit_pair(text: str, found: list[Item], limit: str) -> None:
    """What limits the last member limits those that a stroke or "or" joins to it: "depression/asthma in an unmonitored setting"."""
    for index in range(len(found) - 2, -1, -1):
        if not regexp(r"\s*(?:/|or)\s*").fullmatch(text[found[index].end : found[index + 1].start]):
            return
        found[index] = replace(found[index], notes=(*found[index].notes, limit))


def _sharing(text: str, found: list[Item]) -> list[Item]:
    return with_place(with_organ(with_head(with_cause(with_denied_cause(text, found)))))


def _parts(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons at depth 0."""
    masked = mask_parentheses(text)
    first = begin
    while (mark := masked.find(";", first)) >= 0:
        yield first, mark
        first = mark + 1
    yield first, len(text)


def _item(
    monograph: Monograph,
    passage: Passage,
    text: str,
    item: Item,
    shared: list[str],
    proof: Evidence,
) -> Iterator[Claim]:
    """The claims of one item and its examples."""
    clause = next((text[a:b] for a, b in clauses(text) if a <= item.start < b), text)
    care = _CARE.search(mask_parentheses(clause)) and not regexp(r"contraindicat", re.IGNORECASE).search(
        clause
    )
    strength = _strength(passage, clause)
    if care or (not strength and any("caution" in note.lower() for note in item.notes)):
        return
    conditions = [note for note in item.notes if _CONDITION.match(note)]
    examples = item.examples
    if examples and (_LIMITING.search(examples[0].text) or _TRIMESTER.search(examples[-1].text)):
        conditions.append(text[examples[0].start : examples[-1].end])
        examples = ()
    conditions += [match.group()] if (match := _CO_USE_IN.search(item.text)) else []
    conditions += [*shared, *_limits_above(passage)]
    said: Assertion = "negated" if denies_contraindication(clause) or _is_denied(text, item) else "affirmed"
    if _NO_FACT.search(item.text) and not _value(item):
        return
    for member in (item, *examples, *_named_agents(monograph, item)):
        value = _value(member)
        if value and not _NO_FACT.search(value) and normal(value) != normal(monograph.title):
            yield claim(
                monograph,
                "contraindication",
                value,
                proof,
                said,
                strength=strength,
                condition=conditions if passage.role == "section" else None,
                ingredient=_ingredient(monograph, passage, item),
                example_of=member.parent,
            )


# A lead-in that limits what stands below it: "ITP only", "In patients under 12", "Oral form:" is none.
_LIMITS = regexp(
    r"(?!all\b).+ only|only (?:for|in|with|when|during)\b.+|(?:for|in|when|during)\b.+", re.IGNORECASE
)


def _limits_above(passage: Passage) -> list[str]:
    above = (part.text.strip(" :.") for part in (*passage.heads, *passage.labels))
    return [words for words in above if _LIMITS.fullmatch(words) and "contraindicat" not in words.lower()]


def _named_agents(monograph: Monograph, item: Item) -> list[Item]:
    """ "Hypersensitivity to any ingredient (A, B or an excipient)": to each of them."""
    lead = _TO_ANY.match(item.text)
    if lead is None:
        return []
    own = {name.lower() for name in monograph.ingredients}
    listed = [items(note) for note in item.notes]
    return [
        replace(one, text=lead.group("lead") + one.text, notes=())
        for note in listed
        if own & {one.text.lower() for one in note}
        for one in note
    ]


_TO_ANY = regexp(
    r"(?P<lead>.*\b(?:hypersensitivity|allergy|allergic reaction|sensitivity) to )(?:any|either|one|the)\b",
    re.IGNORECASE,
)


def _is_denied(text: str, item: Item) -> bool:
    """True where the item's own words or those behind it deny it: "not" in another item denies that alone."""
    return is_item_denied(" " * item.start + text[item.start :], item.start, item.end, item.text, item.parent)


def _strength(passage: Passage, clause: str) -> list[str]:
    lead = passage.context if not regexp(r"\bcontraindicat", re.IGNORECASE).search(clause) else clause.lower()
    return [name for name in ("absolute", "relative") if re.search(rf"\b{name}\b", lead or clause.lower())]


def _ingredient(monograph: Monograph, passage: Passage, item: Item) -> str:
    """The ingredient of a combination of which this is told: in a note ("for A"), or in a lead-in above."""
    if len(monograph.ingredients) < 2 or passage.role != "section":
        return ""
    return ingredient_of(
        monograph,
        passage,
        " ".join(note for note in item.notes if regexp(r"(?:\w+ly )?for ").match(note))
        or " ".join(head.text for head in passage.heads),
    )


def _value(item: Item) -> str:
    words = _PATIENTS.sub("", _EITHER.sub("to ", item.text))
    words = _IN_PAPERS.sub("", words)
    value = words if _MAY_BECOME.search(words) else _TAIL.sub("", words).strip(" .,:")
    return "" if _EMPTY.match(value) or len(value.split()) > _LONGEST else value
