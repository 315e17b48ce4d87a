"""The form of names: what is one, and whether its letters speak for a brand or for a substance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from kg.extract.name.places import PLACE
from kg.model import Monograph
from kg.text.lists import Item
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

Kind = Literal["brand", "synonym", "region", ""]
VERB = regexp(
    r"\b(?:is|are|was|were|exists?|var(?:y|ies)|may|can|might|has|have|does|do|contains?|combine[sd]?|belongs?|refers?|represents?|adds?|differs?|available|used|consult|depend\w*|holds?|denotes?|carried|came|comes?|sells?|goes|makes?)\b",
    re.IGNORECASE,
)
NAME = regexp(
    r"(?:[A-Z0-9][\w.®™'’/-]*|\d+|\+|&|de|la|of|[a-z]{1,2}[A-Z]\w*)(?: (?:[A-Z0-9(][\w.®™'’/-]*|\+|&|de|la|of|[a-z]{1,2}[A-Z]\w*))*(?: (?:tablets?|capsules?|cream|gel|wafer|syrup|drops|injection|ointment))?"
)
_CHEMICAL = regexp(
    r"(?:ine|ane|ene|[ae]nol|ide|ate|one|ose|amide|acid|cillin|mycin|azole|statin|sartan|pril|lol|mab|nib|vir|phyllin|toin|fenac|oxacin|gliptin|triptan|xaban|parin|setron|profen|coxib|zepam|zolam|lukast|rubicin|platin|ester|ether|alcohol|oil|extract|salt|hcl|sodium|potassium|calcium|chloride|water|bacillus|species|tar|resin)\b|vitamin|\d-",
    re.IGNORECASE,
)
_CODE = regexp(
    r"(?:[α-ω]-)?(?!USA|UK|US|EU|UAE|[IVX]+$)[A-Z]{2,5}s?|[A-Z][a-z][A-Z]{2,3}|[a-z]{1,2}[A-Z]{2,5}|[A-Z]{2,}[- ]?[A-Z]?\d+\w*"
)
_JUNK = frozenset(
    "n.b there it this these the same both often seen follows internationally constituent respectively no none other others many various several some brand brands generic international regional region country manufacturer names name "
    "for of its it's their to origin and or combination combinations combined depending etc is are may however additional different note consult always please they which that while specific individual "
    "components component among numerous alone available availability exist exists vary varies widely recognized example examples see below similar simply such also not "
    "was be in by with under other's formulation formulations simply formerly papers drug product medication united countries usa uk india europe canada australia japan germany france ireland mexico".split()
)
_PHRASE = regexp(
    r"[Aa]n? [a-z]|cold$|(?:Whole|Single|Other|Combined|Half|Each|Full|Strengths?|Ingredients?)(?: [a-z]+)?$"
)  # "An active form of a vitamin", "a cold and flu relief"
# "Zorvex (USA)", "In India: Zandol": where products are sold.
REGION = regexp(
    r"(?:[Ii]n )?(?:the |most of |parts of )?(?:USA?|United States|UK|United Kingdom|India|Canada|Australia|Germany|France|Italy|Spain|Japan|China|Brazil|Mexico|Ireland|Europe|EU|worldwide|internationally)"
)
_DESCRIPTION = regexp(
    r"\b(?:worldwide|brand|name|form|forms|for|with|in|of|by|common|component|used|not|contain\w*|combination|example|oral|topical|rectal|or|and|the|chemical|latin|german|french|abbreviation|release|tablets?|capsules?|suspension|solution|injection|liquid|sodium|potassium|calcium)\b|^(?:USA|[A-Z]{2})$",
    re.IGNORECASE,
)


def values(text: str, item: Item) -> Iterator[tuple[str, str]]:
    """(name, note): the member itself, its examples, and names in its parenthesis ("n-butanol (n-butyl alcohol)")."""
    stated = regexp(r"\s+\([^()]*\)").sub("", text[item.start : item.end])
    stated = regexp(r",?\s+(?:such as|including|e\.g\.)\s").split(stated)[0]
    note = "; ".join((*item.notes, *(g for g in item.glosses if _DESCRIPTION.search(g))))
    yield _clean(stated), note
    for example in item.examples:
        yield (
            _clean(regexp(r"\s*\([^()]*\)").sub("", text[example.start : example.end])),
            "; ".join(example.notes),
        )
    for inner in item.notes:
        if also := _ALSO.search(inner):  # "Zorvex (also Zorvex Plus in the USA)"
            yield also["name"], inner
    for inner in item.notes:  # "Zorvex (USA, in Japan as Zolkan)"
        yield from ((match["name"], inner) for match in _CALLED.finditer(inner))
    yield from ((gloss, "") for gloss in item.glosses if len(gloss) == 2 and _are_initials(gloss, stated))
    for inner in (*item.glosses, *(part for n in item.notes for part in regexp(r",\s+").split(n))):
        if not _DESCRIPTION.search(inner) and (_CHEMICAL.search(inner) or _CODE.fullmatch(inner)):
            yield inner, ""


_ALSO = regexp(
    r"(?:^|[,;] )also (?:as |called |sold as )?(?P<name>[A-Z][\w®™-]{2,}(?: [A-Z][\w®™-]*)*)(?: in | \(|$)"
)
_CALLED = regexp(
    rf"\b(?:{REGION.pattern}|elsewhere|abroad|{PLACE.pattern})(?:\s+as|:)\s+(?P<name>[A-Z][\w-]{{2,}})"
)


def _are_initials(short: str, name: str) -> bool:
    """True for "RL" of "Ringer's lactate solution"."""
    return "".join(word[0] for word in name.split()).upper().startswith(short)


def _clean(text: str) -> str:
    value = regexp(
        r"\s+(?:elsewhere|abroad|overseas|in (?:the|some|many|other)|in (?=[A-Z\d])\w+|since|is|are|was|were|for|which|among|brand|as|by|from|relates|has|may|used|the|when|with|depending|during|before|after|available|marketed|but|on|though|along)\b.*$"
    ).sub("", text.strip().replace("_", " "))
    value = regexp(
        r"^(?:(?:and|or|the|brand names?|brands?|also|as|under|including|variations of|by|names?|simply|either|a|an)\s+)+"
    ).sub("", value)
    value = value.strip(" \"'“”.,:;*")
    if value.count("(") != value.count(")"):
        value = value.strip("()")
    value = regexp(r"\s+(?:inter)?nationally$").sub("", value)
    longest = 24 if " + " in value else 7  # words
    return "" if len(value.split()) > longest or VERB.search(value) else value


# "Zorvex (subcutaneous)", "Zolmira (tablets)": what has a route or a form is a product; "TMB (abbreviation)" is none.
_PRODUCT = regexp(
    r"\b(?:intramuscular|subcutaneous|intravenous|oral|nasal|topical|transdermal|inhaled|tablets?|capsules?|injection|infusion|syrup|drops|spray|patch|gel|cream|ointment|inhaler|pen)\b",
    re.IGNORECASE,
)
_NO_BRAND = regexp(
    r"(?:an? |the )?(?:\w+ )?(?:abbreviation|code|acronym|INN|BAN|USAN|synonym|chemical name|generic name|short form)\b",
    re.IGNORECASE,
)
_APPROVED = regexp(r"[Cc]o-[a-z]{4,}")  # "co-careldopa" is a combination's approved name


def is_brand(value: str, note: str, said: Kind, monograph: Monograph) -> bool:
    if _APPROVED.fullmatch(value):
        return False
    if regexp(r"[®™]").search(value) or regexp(r"\bbrand\b", re.IGNORECASE).search(note):
        return True
    if _is_own_brand(value, monograph):
        return True
    if not NAME.fullmatch(value) or said == "synonym" or note.endswith(" class") or _NO_BRAND.match(note):
        return False
    if _PRODUCT.search(note) and not _CHEMICAL.search(value) and not _CODE.fullmatch(value):
        return True
    if said == "region" and not _CODE.fullmatch(value):
        return not ("+" in value or "/" in value or lexicon().find(value, ("substance", "drug_class")))
    if said == "brand":
        return not regexp(r"[A-Z]{2,}[- ]\d+").fullmatch(value)
    return not (
        _CHEMICAL.search(value)
        or _CODE.fullmatch(value)
        or "+" in value
        or "/" in value
        or lexicon().find(value, ("substance", "drug_class"))
        or shares_stem(value.lower(), monograph.title.lower())
    )


def _is_own_brand(value: str, monograph: Monograph) -> bool:
    """True for "Testamab Intensol": the drug's name and a word that is neither salt nor dosage form."""
    name, _, rest = value.rpartition(" ")
    return (
        name.lower() == monograph.title.lower()
        and bool(_OWN_WORD.fullmatch(rest))
        and not _CHEMICAL.search(rest)
        and not lexicon().find(rest, ("substance", "drug_class", "route", "population"))
    )


_OWN_WORD = regexp(
    r"(?!(?:Injection|Tablets?|Capsules?|Cream|Gel|Ointment|Solution|Suspension|Syrup|Drops|Spray|Inhaler|Patch|Powder|Oral|Topical|Infusion|For|In|And|With|Free|Base|Human|Alfa|Beta|Anhydrous|Extended|Therapy|Generic)\b|Hydro)[A-Z][a-z]{4,}"
)


def is_chemical(value: str) -> bool:
    """True for letters that substances end in."""
    return bool(_CHEMICAL.search(value))


def shares_stem(value: str, title: str) -> bool:
    """True where a name holds six letters of the drug's: "Iodopovidone" of "Povidone Iodine"."""
    return any(title[i : i + 6] in value for i in range(len(title) - 5) if title[i : i + 6].isalpha())


def is_junk(value: str, monograph: Monograph, said: Kind = "") -> bool:
    """True for what is no name; ``said`` as a synonym, initials may be those of a class or a disease too."""
    if value.islower() and regexp(
        r"(?:tablets?|capsules?|suspension|solution|injection|forms?|inhaler|gel|cream|ointment|medication|medicine|product|syringe|vial|pen)$"
    ).search(value):
        return True
    called = said == "synonym" and not monograph.ingredients and _CODE.fullmatch(value) is not None
    if _PHRASE.match(value) or (not called and lexicon().find(value, ("condition", "effect"))):
        return True
    words = [word.strip(",.;") for word in value.lower().split()]
    own = {monograph.title.lower(), *(i.lower() for i in monograph.ingredients)}
    if regexp(r"\d ?m[gL]\b|^[A-Z]\d{1,2}$").search(value):
        return True
    if not called and lexicon().find(value, ("drug_class",)) and not own.intersection(words):
        return True
    return (
        len(value) < 2
        or "=" in value
        or value.lower() in own
        or words[0] in _JUNK
        or words[-1] in _JUNK
        or all(w in _JUNK for w in words)
    )


def is_ordinary(value: str, said: Kind, monograph: Monograph) -> bool:
    """True for words in lower case of which nothing says that they name a substance: "complete regimen"."""
    if not value.islower() or said == "synonym":
        return bool(_NO_NOUN.fullmatch(value))
    return not (
        _CHEMICAL.search(value)
        or regexp(r"[\d/-]|(?:um|ae|acis|aris|orum)$").search(value)
        or any(shares_stem(value, name.lower()) for name in (monograph.title, *monograph.ingredients))
        or lexicon().scan(value, ("substance",))
    )


_NO_NOUN = regexp(r"[a-z]+(?:ing|ed|ly|ive)|sometimes|texts|literature|practice")


def excludes(note: str, monograph: Monograph) -> bool:
    """True where a parenthesis says that the product holds something else: "(with B, not A)"."""
    return " not " in note or (
        not monograph.ingredients
        and bool(regexp(r"combin|contain|\bwith\b|\bnot\b", re.IGNORECASE).search(note))
    )
