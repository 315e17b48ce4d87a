"""What brand names and synonyms share: the names of the section Alternate Names, each with the words around it.

A sentence is cut at its cues ("marketed as", "also known as"); each says of what kind the list after it is. Names
without a cue are told apart by their form: "Pyridostigmini bromidum" is none that a product carries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from kg.extract.claiming import denied, evidence, passages, read_once
from kg.extract.name.forms import NAME, REGION, Kind, excludes, is_brand, is_junk, is_ordinary, values
from kg.extract.name.others import is_of_another
from kg.extract.name.plain import plain, tells_of_another, variants
from kg.extract.name.products import clauses, is_other_product, subject
from kg.extract.name.readable import as_read
from kg.extract.name.stretches import CUE, lists
from kg.model import Evidence, Monograph, Passage
from kg.text.assertion import between_semicolons
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_TELLING = ("usage", "mechanism", "dosage", "precautions", "interactions", "pregnancy")
# "TMB is found on antibiograms".
_WRITTEN = regexp(
    r"(?P<name>[A-Z]{2,5}) is (?:found|seen|used|written|printed|common|usual) (?:on|in (?:the )?(?:papers|charts|reports|records|literature|prescriptions|orders))\b"
)
# Told of another drug or product: "Parnate is a different MAOI", "similar combinations are marketed as".
_OTHER_DRUG = cued(
    r"\b(?:is|are) (?:a |an )?(?:different|another|other|related|separate|later|newer|older|earlier) (?!(?:brand|name|formulation|product|preparation|form|spelling|version|presentation|thing|combination)s?\b)\w+|confus|not (?:a |the )?(?:same|synonym)(?! product)|"
    r"\b(?:is|are|was) (?:no|not)(?: (?:an?|another|its|the|one of its))?(?: (?:other|real|true))? (?:name|synonym|alias|spelling)s?\b|\bis what (?:\w+ ){1,3}(?:turns|changes|breaks|is (?:turned|converted|changed|broken))|"
    r"\bbelongs? to an?(?:other)? (?:different )?\w+|\bis (?:its|an?|the) (?:[\w-]+[ -])?(?:metabolite|prodrug|enantiomer|isomer|parent (?:drug|compound|substance)|successor|predecessor|sister \w+)\b|(?<!product )\bof its own\b|^(?:its|the) (?:[\w-]+ )?(?:prodrug|metabolite|parent drug|enantiomer|isomer|successor|predecessor)\b|(?<!tablets )(?<!capsules )(?<!vials )\b(?:contains?|holds?) (?:the|its|an?) (?:[\w-]+ )?(?:prodrug|metabolite|enantiomer|isomer)\b|"
    r"\bis [\w-]+, (?:another|a different|a related|a second) \w+|\bwhose (?:\w+ )?(?:brand|name|trade name)s? (?:is|are)\b|\bits own (?:brand|name|page|monograph|entry|article)\b|mix(?:ed)? (?:it |them )?up|"
    r"\b(?:both|these|they|all) are (?:other|different|separate) (?:medicines|drugs|products|substances)|is a relative|chemical relative|\bcongener|must not be (?:mis)?taken for|\bof (?:its|the|an?) (?:[\w-]+ )?(?:metabolite|prodrug|comparator|antidote|competitor)\b|^the comparator\b|\bsimilar\b|\binstead\b|more frequently",
    re.IGNORECASE,
)
# Above a list of names that are not the drug's: "Not to be confused with:".
_CONFUSED = cued(
    r"mix(?:ed|ing)? up|confus|mistake|not the same|(?:look|sound)-?alikes?|\b(?:different|other|separate) (?:drugs?|medicines?|substances?)\b",
    re.IGNORECASE,
)
_MIXED_UP = regexp(r"(?:Do not|Don't|Never|Please do not) (?:mix|confuse|mistake)\b", re.IGNORECASE)
# Of a combination: "Alfacort holds budesonide alone" is another product.
_ONE_ONLY = cued(r"\b(?:contains?|holds?|is|has)\s(?:only\s[\w-]+|[\w-]+\s(?:only|alone))\W*$", re.IGNORECASE)
# In the monograph of a combination: the brands of one of its drugs by itself.
_SINGLE = cued(
    r"\b(?:(?:individual|single|separate) (?:\w+ )?(?:components?|ingredients?|constituents?|drugs?|agents?|medications?|medicines)|(?:components?|ingredients?|constituents?|drugs) (?:are |may be |is |also )*(?:\w+ )?(?:individually|separately)|"
    r"each (?:component|ingredient|drug|medication)|alone)\b",
    re.IGNORECASE,
)


# No denials: "including but not limited to", "two products that cannot be exchanged:".
_RESTRICTS = regexp(
    r"not limited to|\b(?:that|which) (?:[\w-]+ )?(?:cannot|(?:must|should|may|can|are|do) not)\b[^:;,]*(?=:)"
)
_REMARK = regexp(r"\s[-–—]\s")
_SETS_APART = regexp(r",?\s(?:whereas|while)\s")


class Name(Struct, frozen=True):
    """A name as stated, whether the words around call it a brand, and what its parenthesis or sentence adds."""

    value: str
    is_brand: bool
    note: str
    other_formulation: bool
    proof: Evidence


@read_once
def names(monograph: Monograph) -> tuple[Name, ...]:
    """Every name that Alternate Names gives to the drug, and those that the first sentence of Usage does."""
    given = (
        name
        for passage in passages(monograph, "names")
        if not _is_confused(passage)
        for name in (_row if passage.form == "row" and passage.labels else _sentences)(monograph, passage)
    )
    named = (*given, *_introduced(monograph), *_glossed(monograph))
    return (*named, *_plain(monograph, named))


def _plain(monograph: Monograph, named: Sequence[Name]) -> Iterator[Name]:
    """The names that no words introduce, without those that are ``named``."""
    known = [f" {name.value.lower()} " for name in named]
    for passage in passages(monograph, "names"):
        if passage.form == "row" or _is_confused(passage):
            continue
        for start, end in sentences(passage.text):
            text = as_read(passage.text[start:end])
            proof = evidence(monograph, passage, "name.plain", start, end)
            if _MIXED_UP.match(text):
                break  # what follows tells of the others
            foreign = False
            for a, b in clauses(text):
                part = text[a:b]
                if foreign and text[a - 2] != ";" and subject(monograph, part, "") is None:
                    continue
                foreign = (
                    _is_of_other_product(monograph, part)
                    or tells_of_another(monograph, part)
                    or " = " in part
                )
                for value, brand in () if foreign else plain(monograph, part):
                    if not any(f" {value.lower()} " in name for name in known) and not is_junk(
                        value, monograph
                    ):
                        yield Name(value, brand, "", False, proof)


def _is_confused(passage: Passage) -> bool:
    """True below "Not to be confused with:"."""
    return any(_CONFUSED.search(part.text) for part in (*passage.labels, *passage.heads))


def _is_of_other_product(monograph: Monograph, text: str) -> bool:
    """True where a sentence tells of another drug, or of one ingredient by itself."""
    told = (_OTHER_DRUG, _SINGLE, _ONE_ONLY)
    return any(cue.search(text) for cue in told) or is_of_another(monograph, text)


def _sentences(monograph: Monograph, passage: Passage) -> Iterator[Name]:
    if passage.form == "item" and len(passage.labels) > 1:
        yield from _labelled(monograph, passage)
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _labelled(monograph: Monograph, passage: Passage) -> Iterator[Name]:
    """ "Brands:" above "Zolmira - film-coated, a product of its own": the item's own lead-in is the name."""
    above, own = passage.labels[-2:]
    cue = CUE.search(above.text)
    between = monograph.text[own.offsets[-1] : passage.body.offsets[0]]
    if (
        ":" not in between
        and cue
        and cue.group("brand")
        and not _is_of_other_product(monograph, passage.text)
    ):
        proof = evidence(monograph, passage, "name.label", label=own)
        yield from _listed(
            monograph, own.text, items(own.text), "brand", proof, is_other_product(passage.text)
        )


def _row(monograph: Monograph, passage: Passage) -> Iterator[Name]:
    """The names of a table row: in the cells of a column called so ("Brand"), else in its first cell."""
    starts = [start for start, _ in passage.columns]
    cells = list(zip(passage.columns, [*starts[1:], len(passage.text)], strict=True))
    called = [(start, end, cue) for (start, name), end in cells if (cue := CUE.search(name))]
    if not called and _COUNTRIES.fullmatch(passage.column_of_label):
        for (start, name), end in cells:
            if _NAMES.fullmatch(name):
                proof = evidence(monograph, passage, "name.row", start, end)
                yield from _listed(monograph, passage.text, items(passage.text, start, end), "brand", proof)
    elif not called and _PRODUCTS.fullmatch(passage.column_of_label):
        proof = evidence(monograph, passage, "name.row", label=passage.labels[-1])
        yield from _listed(monograph, passage.label, items(passage.label), "brand", proof)
    elif not called and (cue := CUE.fullmatch(passage.label.strip(" :"))):
        said: Kind = "brand" if cue.group("brand") else "synonym"
        proof = evidence(monograph, passage, "name.row", label=passage.labels[-1])
        yield from _listed(monograph, passage.text, items(passage.text), said, proof)
    elif not called:
        proof = evidence(monograph, passage, "name.row", label=passage.labels[-1])
        yield from _listed(monograph, passage.label, items(passage.label), "", proof)
    for start, end, cue in called:
        kind: Kind = "brand" if cue.group("brand") else "synonym"
        proof = evidence(monograph, passage, "name.row", start, end)
        yield from _listed(monograph, passage.text, items(passage.text, start, end), kind, proof)


# "| Country | Name |": what it is called where it is sold.
_COUNTRIES = regexp(r"(?:countr(?:y|ies)|regions?|markets?|where|sold in)", re.IGNORECASE)
_NAMES = regexp(r"names?|called|sold as|products?", re.IGNORECASE)
_PRODUCTS = regexp(r"(?:brand|trade|product|proprietary)s?(?: names?)?", re.IGNORECASE)


def _listed(
    monograph: Monograph, text: str, found: Sequence[Item], said: Kind, proof: Evidence, other: bool = False
) -> Iterator[Name]:
    """The names that the members of a list are, with those in their parentheses."""
    sold = _sold(text, found)
    for item in found:
        kind: Kind = said or ("region" if item.start in sold else "")
        for value, note in values(text, item):
            if value and not is_junk(value, monograph, kind) and not is_ordinary(value, kind, monograph):
                brand = is_brand(value, note, kind, monograph)
                yield Name(value, brand, note, other or excludes(note, monograph), proof)


def _sold(text: str, found: Sequence[Item]) -> set[int]:
    """The starts of the members that are told with a country: "A, B (USA); C (India)", back to the semicolon."""
    out: set[int] = set()
    told = False
    for index in range(len(found) - 1, -1, -1):
        item = found[index]
        following = found[index + 1].start if index + 1 < len(found) else len(text)
        told = any(REGION.fullmatch(note) for note in (*item.notes, *item.glosses)) or (
            told and ";" not in text[item.end : following]
        )
        if told:
            out.add(item.start)
    return out


def _introduced(monograph: Monograph) -> Iterator[Name]:
    """ "Drug (ABC), also known as another name, is ..."."""
    for passage in passages(monograph, "usage"):
        if passage.role == "section" and passage.text.lower().startswith(monograph.title.lower()):
            end = sentences(passage.text)[0][1]
            text, after = passage.text[:end], len(monograph.title)
            proof = evidence(monograph, passage, "name.introduced", 0, end)
            short = regexp(r"\s*\(([A-Z][A-Za-z0-9-]{1,7})\)").match(text[after:])
            if short:
                yield Name(short.group(1), False, "", False, proof)
            known = regexp(
                r"(?:\s*\([^()]*\))?,?\s*\(?(?:also|commonly|formerly|often|sometimes)\s+(?:known|referred to|called)(?: as)?\s+([^,;()]+?)(?:[,;)]|\s+(?:is|are)\b)"
            ).match(text[after:])
            for item in items(known.group(1)) if known else ():
                if not is_junk(item.text, monograph):
                    yield Name(item.text, False, "", False, proof)
            return


def _glossed(monograph: Monograph) -> Iterator[Name]:
    """Other names by which the text calls the drug or an ingredient: "Vitamin B6 (pyridoxine)", another spelling."""
    for passage in passages(monograph, *_TELLING):
        for part in (passage.body, *passage.labels[-1:]) if passage.role == "section" else ():
            for value in variants(monograph, part.text):
                if not is_junk(value, monograph):
                    label = None if part is passage.body else part
                    yield Name(
                        value, False, "", False, evidence(monograph, passage, "name.gloss", label=label)
                    )


def _label_kind(passage: Passage) -> Kind:
    if REGION.fullmatch(passage.label.strip(" :")):
        return "region"
    for part in reversed((*passage.heads, *passage.labels)):
        # The last cue governs: "It has no other names. Brand names include:".
        last = part.text[sentences(part.text)[-1][0] :]
        found = next(reversed(list(CUE.finditer(last))), None)
        if found and "regional" not in part.text.lower():
            return "brand" if found.group("brand") else "synonym"
    return ""


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Name]:
    text = as_read(passage.text[start:end])
    parts = [text[a:b] for a, b in clauses(text)]
    others = [part for part in parts if _is_of_other(monograph, part)]
    if len(others) == len(parts):
        return
    for name in _named(monograph, passage, text, start, end):
        if any(name.value in part for part in others):
            continue
        if not (name.is_brand and len(monograph.ingredients) > 1 and _SINGLE.search(text)):
            yield name


def _is_of_other(monograph: Monograph, part: str) -> bool:
    return bool(
        _OTHER_DRUG.search(part)
        or (monograph.ingredients and _ONE_ONLY.search(part))
        or is_of_another(monograph, part)
    )


def _named(monograph: Monograph, passage: Passage, text: str, start: int, end: int) -> Iterator[Name]:
    proof = evidence(monograph, passage, "name.list", start, end)
    kind = "brand" if regexp(r"\([^()]*\bbrand[^()]*\)\W*$").search(text) else _label_kind(passage)
    parts = clauses(text)
    about: list[str] = []
    for a, b in parts:
        if told := subject(monograph, text[a:b], passage.text[: start + a]):
            if "=" in told.group() and "not covered" in text:
                continue
            other = is_other_product(text[a:b])
            for item in items(told.group(1).replace(" / ", ", ")):
                about.append(item.text)
                yield Name(item.text, True, text[a + told.end(1) : b].strip(" ."), other, proof)
    if about and len(parts) == 1:
        return
    other = is_other_product(text) and not about
    for a, b in between_semicolons(text, 0, len(text)):
        if (written := _WRITTEN.match(text, a, b)) and not is_junk(written["name"], monograph):
            yield Name(written["name"], False, "", False, proof)
    ingredients = [name.lower().split()[0] for name in monograph.ingredients]
    for begin, stop, said in lists(text, kind):
        clause = (
            text.rfind(",", 0, max(0, begin - 40)) + 1
        )  # "While no other names exist, brands are ..." denies none
        if turn := _SETS_APART.search(text, begin, stop):
            stop = turn.start()
        heard = " " * clause + _RESTRICTS.sub(lambda m: "x" * len(m.group()), text[clause:])
        if (remark := _REMARK.search(text, begin, stop)) and NAME.fullmatch(text, begin, remark.start()):
            stop = remark.start()  # "Zolmira - film-coated, a product of its own"
        found = items(text, begin, stop, partial(_is_whole, own=ingredients))
        stated = [item for item in found if not denied(heard, 0, item)]
        for listed in _listed(monograph, text, stated, said, proof, other):
            if not any(name in listed.value for name in about):
                yield listed


def _is_whole(words: str, own: Sequence[str] = ()) -> bool:
    """True for names with a stroke inside ("amoxicillin/clavulanate"), of the ingredients, and of the kind of "mercury, phenyl-"."""
    if words.endswith("-"):
        return True
    if " and " in words and not regexp(r"[,;+]| or ").search(words):
        counts = [words.lower().count(name) for name in own]
        return sum(counts) > 1 and max(counts) == 1
    return bool(regexp(r"\w/\w").search(words)) and not regexp(r"[,;]| and | or ").search(words)
