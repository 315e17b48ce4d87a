"""What brand names and synonyms share: the names of the section Alternate Names, each with the words around it.

A sentence is cut at its cues ("marketed as", "also known as"); each says of what kind the list after it is. Names
without a cue are told apart by their form: "Pyridostigmini bromidum" is none that a product carries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.extract.claiming import denied, evidence, passages
from kg.model import Evidence, Monograph, Passage
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

Kind = Literal["brand", "synonym", ""]
_BRAND = r"(?:(?:brand|trade|proprietary|commercial|product)\s?names?|brands?|(?:marketed|sold|available|distributed)(?:\s+\w+){0,2}?\s+(?:as|under)|trademarks?)"
_SYNONYM = (
    r"(?:synonyms?|(?:known|called|referred\s+to|written|spelled|abbreviated)(?:\s+\w+ly)?(?:\s+(?:in|by)\s+(?!the\s+(?:brand|trade))[\w\s]{1,20}?)?(?:\s+(?:as|to))?|abbreviation|"
    r"(?:other|another|alternate|alternative|chemical|scientific|systematic|generic|regional|non-?proprietary|codes?|common|INN)\s+(?:(?!brand|trade)\w+\s+)?names?|code|INN|BAN|USAN)"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<brand>{_BRAND})|(?P<synonym>{_SYNONYM}))\b", re.IGNORECASE)
_LEAD = re.compile(
    r"[^.]*?\b(?:includ(?:es?|ing)|are|is|was|were|as|like|such\s+as|e\.g\.,?|being|under|to\s+as|names?)[:,]?\s+(?:also\s+|the\s+|\(?but\s+(?:are\s+)?not\s+limited\s+to\)?:?\s+|variations\s+of\s+)?(?=[\"'“(]?[A-Z0-9])"
)
_PLAIN_LEAD = re.compile(r"[\s\x00]*(?:as|to|is|are|was|:|,)?[:,]?\s*(?:the\s+)?", re.IGNORECASE)
_NAMES_NEXT = re.compile(
    r"known|called|referred|written|spelled|abbrev|[\w\s-]{3,40}?[\s\x00]+(?:is|are|:)\s+[a-z]", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|exists?|var(?:y|ies)|may|can|might|has|have|does|do|contains?|combine[sd]?|belongs?|refers?|represents?|adds?|differs?|available|used|consult|depend\w*|carried)\b",
    re.IGNORECASE,
)
# Told of another drug or product: "Parnate is a different MAOI", "similar combinations are marketed as".
_OTHER_DRUG = re.compile(
    r"\bis (?:a |an )?(?:different|another|related|separate) (?!(?:brand|name|formulation|product|preparation|form)\b)\w+|confus|not (?:a |the )?(?:same|synonym)(?! product)|"
    r"is a relative|chemical relative|\bsimilar\b|\binstead\b|more frequently",
    re.IGNORECASE,
)
_OTHER_PRODUCT = re.compile(
    r"\b(?:distinct|different (?:formulation|product|from)|not covered|another (?:formulation|product)|(?:second|separate) (?:product|formulation)|not (?:be |the same|described|interchange)|is an? (?:\w+ )?(?:infusion|injection|solution|preparation))",
    re.IGNORECASE,
)
# "Carnexiv is an injection ...", "Frisium is another name ...": the subject is the name.
_SUBJECT = re.compile(
    r"((?:[A-Z][\w®™-]+)(?: [A-Z][\w®™-]*)*(?: (?:and|or) [A-Z][\w-]+(?: [A-Z][\w-]*)*)?)(?: \([^()]*\))?,? (?:is|are|was|adds|contains)\b"
)
_PRODUCT = re.compile(
    r"\b(?:brand|trade|product|injection|infusion|solution|suspension|preparation|formulation|adds|contains .*\btogether)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:[A-Z0-9][\w.®™'’/-]*|\d+|\+|&|de|la|of|[a-z]{1,2}[A-Z]\w*)(?: (?:[A-Z0-9(][\w.®™'’/-]*|\+|&|de|la|of|[a-z]{1,2}[A-Z]\w*))*(?: (?:tablets?|capsules?|cream|gel|wafer|syrup|drops|injection|ointment))?"
)
_CHEMICAL = re.compile(
    r"(?:ine|ane|ene|[ae]nol|ide|ate|one|ose|amide|acid|cillin|mycin|azole|statin|sartan|pril|lol|mab|nib|vir|phyllin|ester|ether|alcohol|oil|extract|salt|hcl|sodium|potassium|calcium|chloride|water|bacillus|species|tar|resin)\b|vitamin|\d-",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?:[α-ω]-)?(?!USA|UK|US|EU|UAE)[A-Z]{2,5}s?|[A-Z]{2,}[- ]?[A-Z]?\d+\w*")
_JUNK = frozenset(
    "there it this these the no none other others many various several some brand brands generic international regional region country manufacturer names name "
    "and or combination combinations combined depending etc is are may however additional different note consult always please they which that while specific individual "
    "components component among numerous available availability exist exists vary varies widely recognized example examples see below similar simply such also not "
    "was be in by with under other's formulation formulations simply formerly papers drug product medication united countries usa uk india europe canada australia japan germany france ireland mexico".split()
)
_DESCRIPTION = re.compile(
    r"\b(?:brand|name|form|forms|for|with|in|of|by|common|component|used|not|contain\w*|combination|example|oral|topical|rectal|or|and|the|chemical|latin|german|french|abbreviation|release|tablets?|capsules?|suspension|solution|injection|liquid|sodium|potassium|calcium)\b|^(?:USA|[A-Z]{2})$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as stated, whether the words around call it a brand, and what its parenthesis or sentence adds."""

    value: str
    is_brand: bool
    note: str
    other_formulation: bool
    proof: Evidence


def names(monograph: Monograph) -> Iterator[Name]:
    """Every name that Alternate Names gives to the drug, and those that the first sentence of Usage does."""
    for passage in passages(monograph, "names"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)
    yield from _introduced(monograph)


def _introduced(monograph: Monograph) -> Iterator[Name]:
    """ "Drug (ABC), also known as another name, is ..."."""
    for passage in passages(monograph, "usage"):
        if passage.role == "section" and passage.text.lower().startswith(monograph.title.lower()):
            end = sentences(passage.text)[0][1]
            text, after = passage.text[:end], len(monograph.title)
            proof = evidence(monograph, passage, "name.introduced", 0, end)
            short = re.match(r"\s*\(([A-Z][A-Za-z0-9-]{1,7})\)", text[after:])
            if short:
                yield Name(short.group(1), False, "", False, proof)
            known = re.match(
                r"(?:\s*\([^()]*\))?,?\s*\(?(?:also|commonly|formerly|often|sometimes)\s+(?:known|referred to|called)(?: as)?\s+([^,;()]+?)(?:[,;)]|\s+(?:is|are)\b)",
                text[after:],
            )
            for item in items(known.group(1)) if known else ():
                if not _is_junk(item.text, monograph):
                    yield Name(item.text, False, "", False, proof)
            return


def _label_kind(passage: Passage) -> Kind:
    for part in reversed((*passage.heads, *passage.labels)):
        found = None
        for found in _CUE.finditer(part.text):
            pass  # the last cue governs: "It has no other names. Brand names include:"
        if found and "regional" not in part.text.lower():
            return "brand" if found.group("brand") else "synonym"
    return ""


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Name]:
    text = re.sub(r",([\"”])", r"\1,", passage.text[start:end]).replace(" Plus", "_Plus")
    if _OTHER_DRUG.search(text):
        return
    proof = evidence(monograph, passage, "name.list", start, end)
    other = bool(_OTHER_PRODUCT.search(text))
    kind = "brand" if re.search(r"\([^()]*\bbrand[^()]*\)\W*$", text) else _label_kind(passage)
    subject = _SUBJECT.match(text)
    if (
        subject
        and (other or _PRODUCT.search(text[subject.end() :]))
        and not _is_junk(subject.group(1), monograph)
    ):
        for item in items(subject.group(1)):
            yield Name(item.text, True, text[subject.end(1) :].strip(" ."), other, proof)
        return
    for begin, stop, said in _lists(text, kind):
        clause = (
            text.rfind(",", 0, max(0, begin - 40)) + 1
        )  # "While no other names exist, brands are ..." denies none
        heard = " " * clause + text[clause:].replace("not limited to", "x" * 14)
        for item in items(text, begin, stop, _is_whole):
            if not denied(heard, 0, item):
                for value, note in _values(text, item):
                    if value and not _is_junk(value, monograph):
                        brand = _is_brand(value, note, said, monograph)
                        yield Name(value, brand, note, other or _excludes(note, monograph), proof)


def _is_whole(words: str) -> bool:
    """True for names with a stroke inside: "amoxicillin/clavulanate"."""
    return bool(re.search(r"\w/\w", words)) and not re.search(r"[,;]| and | or ", words)


def _lists(text: str, kind: Kind) -> Iterator[tuple[int, int, Kind]]:
    """The stretches of a sentence that list names, with their kind."""
    masked = mask_parentheses(text)
    cues = list(_CUE.finditer(masked))
    if not cues:
        lead = re.match(r"(?:Some )?(?:[Ee]xamples?|[Tt]hese)\b", text) and _LEAD.match(masked)
        if lead:
            yield lead.end(), len(text), kind or "brand"
        elif re.search(r"\b(?:salts?|esters?|forms?) exist", masked):
            yield from _parenthesised(text, "synonym")
        elif (
            kind == "brand"
            and _NAME.match(masked)
            and not re.match(
                r"(?:Brand|Some|Many|The|This|It|These|Several|There|No|Various|Other)\b", masked
            )
        ):
            verb = _VERB.search(masked)
            yield 0, verb.start() if verb else len(text), kind
        elif not _VERB.search(masked):
            colon = masked.find(": ") + 1
            yield colon, len(text), kind
        return
    bounds = [*(cue.start() for cue in cues), len(text)]
    for cue, (_, stop) in zip(cues, pairwise(bounds), strict=True):
        said: Kind = "brand" if cue.group("brand") else "synonym"
        lead = _LEAD.match(masked, cue.end() - 6, stop)
        if lead and not (
            said == "synonym" and masked[cue.start() : cue.start() + 5].lower() in ("known", "calle")
        ):
            yield lead.end(), stop, said
        elif said == "synonym" and _NAMES_NEXT.match(masked, cue.start()):
            who = re.match(
                r"([A-Z][\w-]+(?: [\w-]+){0,3}?),? (?:is|are|was|were) (?:\w+ )?$", masked[: cue.start()]
            )
            if who:
                yield who.start(1), who.end(1), said
            plain = _PLAIN_LEAD.match(masked, cue.end(), stop)
            yield plain.end() if plain else cue.end(), stop, said
        else:
            before = re.match(
                r"(?:The |An? )?(.{2,60}?),? (?:is|are|was|were)\b(?: \w+){0,3}? $", masked[: cue.start()]
            )
            if before:
                yield before.start(1), before.end(1), said
    yield from _parenthesised(text, "brand" if cues[0].group("brand") else "synonym")


def _parenthesised(text: str, kind: Kind) -> Iterator[tuple[int, int, Kind]]:
    """ "Various brand names exist (e.g., A, B)"."""
    named = re.search(r"\((?:e\.g\.,?|such as|for example,?)\s*([^()]+)\)", text)
    if named:
        yield named.start(1), named.end(1), kind


def _values(text: str, item: Item) -> Iterator[tuple[str, str]]:
    """(name, note): the member itself, its examples, and names in its parenthesis ("n-butanol (n-butyl alcohol)")."""
    stated = re.sub(r"\s+\([^()]*\)", "", text[item.start : item.end])
    stated = re.split(r",?\s+(?:such as|including|e\.g\.)\s", stated)[0]
    note = "; ".join((*item.notes, *(g for g in item.glosses if _DESCRIPTION.search(g))))
    yield _clean(stated), note
    for example in item.examples:
        yield (
            _clean(re.sub(r"\s*\([^()]*\)", "", text[example.start : example.end])),
            "; ".join(example.notes),
        )
    for inner in (*item.glosses, *(part for n in item.notes for part in re.split(r",\s+", n))):
        if not _DESCRIPTION.search(inner) and (_CHEMICAL.search(inner) or _CODE.fullmatch(inner)):
            yield inner, ""


def _clean(text: str) -> str:
    value = re.sub(
        r"\s+(?:in (?:the|some|many|other)|in (?=[A-Z])\w+|is|are|was|were|for|which|among|brand|as|by|from|relates|has|may|used|the|when|with|depending|available|marketed|but|on|though|along)\b.*$",
        "",
        text.strip().replace("_", " "),
    )
    value = re.sub(
        r"^(?:(?:and|or|the|brand names?|brands?|also|as|under|including|variations of|by|names?|simply|either|a|an)\s+)+",
        "",
        value,
    )
    value = value.strip(" \"'“”.,:;*")
    if value.count("(") != value.count(")"):
        value = value.strip("()")
    return "" if len(value.split()) > 7 or _VERB.search(value) else value


def _is_brand(value: str, note: str, said: Kind, monograph: Monograph) -> bool:
    if re.search(r"[®™]", value) or re.search(r"\bbrand\b", note, re.IGNORECASE):
        return True
    if not _NAME.fullmatch(value) or said == "synonym":
        return False
    if said == "brand":
        return not re.fullmatch(r"[A-Z]{2,}[- ]\d+", value)
    return not (
        _CHEMICAL.search(value)
        or _CODE.fullmatch(value)
        or "+" in value
        or "/" in value
        or lexicon().find(value, ("substance", "drug_class"))
        or _shares_stem(value.lower(), monograph.title.lower())
    )


def _shares_stem(value: str, title: str) -> bool:
    """True where a name holds six letters of the drug's: "Iodopovidone" of "Povidone Iodine"."""
    return any(title[i : i + 6] in value for i in range(len(title) - 5) if title[i : i + 6].isalpha())


def _is_junk(value: str, monograph: Monograph) -> bool:
    if value.islower() and re.search(
        r"(?:tablets?|capsules?|suspension|solution|injection|forms?|inhaler)$", value
    ):
        return True
    words = [word.strip(",.;") for word in value.lower().split()]
    own = {monograph.title.lower(), *(i.lower() for i in monograph.ingredients)}
    if re.search(r"\d ?m[gL]\b", value) or lexicon().find(value, ("drug_class",)):
        return True
    return (
        len(value) < 2
        or value.lower() in own
        or words[0] in _JUNK
        or words[-1] in _JUNK
        or all(w in _JUNK for w in words)
    )


def _excludes(note: str, monograph: Monograph) -> bool:
    """True where a parenthesis says that the product holds something else: "(with B, not A)"."""
    return (
        bool(re.search(r"combin|contain|\bwith\b|\bnot\b", note, re.IGNORECASE))
        and not monograph.ingredients
        or " not " in note
    )
