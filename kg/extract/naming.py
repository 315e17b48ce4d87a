"""What brand names and synonyms share: the names of the section Alternate Names, each with the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.claiming import denied, evidence, passages
from kg.model import Evidence, Monograph, Passage
from kg.text.lists import Item, items
from kg.text.sentences import sentences

_BRAND_CUE = re.compile(
    r"\b(?:brand|trade|marketed|sold|proprietary|product|available (?:as|under)|commercial)", re.IGNORECASE
)
_SYNONYM_CUE = re.compile(
    r"\b(?:also (?:known|called|referred|written|spelled)|synonyms?|abbreviat\w+|referred to as|other names?|known as|chemical name|generic(?:ally)?|international|INN|BAN|USAN|called|salt|alternate names?|alternative names?)",
    re.IGNORECASE,
)
_START = re.compile(
    r"^.*?\b(?:include|includes|including|are|is|as|under(?: the)?(?: \w+)? (?:brand |trade )?names?(?: of)?|names?|like|called|such as)[:,]?\s+(?=[\"']?[A-Z0-9])",
)
_KNOWN_AS = re.compile(
    r"^.*?\b(?:known as|called|referred to as|written|spelled|abbreviated(?: as| to)?|synonyms?(?: are| include|:)?|known (?:\w+ )?by the (?:brand |trade |generic )?names?)[:,]?\s+",
    re.IGNORECASE,
)
_NAME = re.compile(r"^[\"']?(?:[A-Z][\w.®™'-]*|\d+)(?:[ -](?:[A-Z0-9][\w.®™'/-]*|\+|&|de|la))*[\"']?$")
_SALT = re.compile(
    r"\b(?:hydrochloride|hcl|sodium|potassium|sulph?ate|sulfate|acetate|maleate|tartrate|succinate|besylate|mesylate|citrate|phosphate|acid|dihydrate|monohydrate|hydrobromide|nitrate|fumarate|calcium|oxide|chloride|extract|oil|vitamin|resin|peroxide)\b",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"^(?:there|it|this|these|the|no|none|other|others|many|various|several|some|brand|generic|international|regional|n/a|names?|a|an|in|us|usa|uk|india|europe|canada|australia|united states|and|or|combination|fixed|specific|depending|etc|is|are|may|however|additional|different|note|consult|always|please)\b",
    re.IGNORECASE,
)


# Told of a relative: "Parnate is a different MAOI", "not to be confused with".
_OTHER_DRUG = re.compile(
    r"\bis (?:a |an )?(?:different|another|related|separate) (?!(?:brand|name|formulation|product|preparation|form)\b)\w+|confus|not (?:a |the )?(?:same|synonym)|is a relative|chemical relative",
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
    """Every name that Alternate Names gives to the drug."""
    for passage in passages(monograph, "names"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Name]:
    text = passage.text[start:end]
    if _OTHER_DRUG.search(text):
        return
    brand = bool(_BRAND_CUE.search(text)) or (
        bool(_BRAND_CUE.search(passage.context)) and not _SYNONYM_CUE.search(text)
    )
    synonym = bool(_SYNONYM_CUE.search(text) or _SYNONYM_CUE.search(passage.context))
    proof = evidence(monograph, passage, "name.list", start, end)
    other = bool(
        re.search(
            r"\b(?:distinct|different (?:formulation|product|from)|not covered|another formulation|separate (?:product|formulation))",
            text,
            re.I,
        )
    )
    subject = re.match(
        r"([A-Z][\w-]+(?: (?:and|or) [A-Z][\w-]+)?) (?:is|are) (?:another |an? |the |also )*(?:\w+ )?(?:brand|trade|name|ophthalmic|available|marketed)",
        text,
    )
    if subject and not _same(subject.group(1), monograph):
        for item in items(subject.group(1)):
            yield Name(item.text, True, _note(text), other, proof)
        return
    lead = _KNOWN_AS.match(text) or _START.match(text)
    begin = start + (lead.end() if lead else 0)
    for item in items(passage.text, begin, end):
        if denied(text, start, item):
            continue
        for member in (item, *item.examples):
            value = _clean(member)
            if value and not _same(value, monograph) and not _NOT_NAME.match(value):
                named = _is_brand(value, brand, synonym, passage)
                yield Name(value, named, "; ".join(member.notes), other, proof)


def _clean(item: Item) -> str:
    value = re.sub(
        r"\s+(?:\(|in (?:the|some|India|Canada|Europe|Japan|[A-Z])|is|are|was|were|for|which|among|brand|as|by|from|relates|has|may|used|the|when|with|depending|available|marketed)\b.*$",
        "",
        item.text,
    )
    value = re.sub(
        r"^(?:(?:and|or|the|brand names?|brands?|also|as|under|including|by|names?)\s+)+", "", value
    ).strip(" \"'.,:;")
    return "" if len(value.split()) > 7 else value


def _is_brand(value: str, brand: bool, synonym: bool, passage: Passage) -> bool:
    if _SALT.search(value) or not value[0].isupper():
        return False
    if re.fullmatch(r"[A-Z]{2,4}s?|[A-Z]{2,}[- ]?\d+\w*", value):
        return False
    if brand:
        return bool(_NAME.match(value))
    return not synonym and bool(_NAME.match(value)) and not passage.labels and "+" not in value


def _same(value: str, monograph: Monograph) -> bool:
    return value.lower() in {monograph.title.lower(), *(i.lower() for i in monograph.ingredients)}


def _note(text: str) -> str:
    match = re.search(r"\b(?:relates to|is for|used (?:for|in)|for|an?) ([^,.;]+)", text)
    return match.group(0) if match else ""
