"""Names that no words introduce: known by their letters alone, in a clause that tells of no other drug."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.agent.own_names import is_own
from kg.extract.name.forms import Kind, is_brand, is_chemical, shares_stem
from kg.extract.name.places import MAKER, PLACE
from kg.model import Monograph
from kg.text.assertion import between_semicolons, is_item_denied
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_PROPER = regexp(
    r"(?<![\w.’'/+-])[A-Z][a-z][\w®™-]*(?:[ _](?:[A-Z][\w®™-]*|\d{2,3}(?=[\s,.;)]|$)))*(?![\w+/'’(\x00-]|\.[A-Z])|(?<![\w.’'/+-])[A-Z]{3,}[a-z][\w-]+"
)
_SHORT = regexp(
    r"(?<![\w/+-])(?:[A-Z]{2,5}(?:/[a-z]{2}|[/-][A-Z]{2,5})?|[A-Z][a-z][A-Z]{1,3})(?![\w/+-]| [A-Z\d])"
)
_ABBREVIATED = cued(
    r"\babbreviat|\bacronym|\binitials\b|\bshort (?:form|name|for)\b|\bshortened\b|\bstands for\b",
    re.IGNORECASE,
)
# "testamab-abcd": a biosimilar.
_SUFFIXED = regexp(r"\b(?P<name>[a-z]{5,})-[a-z]{4}\b")
_WORD = regexp(r"(?<![\w/+-])(?P<word>[A-Za-z]{7,})(?: [A-Z](?=[\s,.;]|$))?(?![\w/+-])")
_GLOSSED = regexp(r" \((?P<short>[A-Z][A-Za-z]{1,5})\)")
_BEGINS = regexp(r"(?:^|[.:;!?][\s\x00*]*|\n)$")
_DISOWNED = regexp(r"[\s\x00]*\s(?:is|are|was|were) (?:not|no|neither|never) (?:an?|the|this|its|meant)?\b")
# A word at the head of a sentence is a name where its sentence goes on like this.
_LISTED = regexp(
    r"\W*$|[\s\x00]*[;.]|[\s\x00]*,\s*(?=[A-Z][a-z])|[\s\x00]*\x00|(?:,\s[^,;]{3,80},)?\s(?:is|was|has been|came|comes|remains)\s|\s(?:and|or)\s(?=[A-Z][a-z])"
)
_BEHIND = regexp(
    r"(?:\b(?:by|from|at|company|firm|maker|manufacturer|holder|licensee|Dr|Mr|compare|see|cf|eg|unlike|than|with|of|not|no|de|newer|older|related)[.,:]?\s+(?:the\s+)?|&\s|'s\s)$",
    re.IGNORECASE,
)
FIRST_WORDS = frozenset(
    "a additional all although always an and another any as ask at available avoid be because before beside besides both brand brands but by check combination combinations "
    "common commonly consult different do each early either even every example examples few fixed for formulations from further generic generics he however if in india indian individual "
    "ingredient ingredients international it its keep known less like local look many marketed may medicine most names neither never no none nonproprietary nor not note notes nothing numerous of often "
    "old older on one only or other others our over please preparations prescribers prescribing product products read see several she since so some sometimes strengths such tell that the their there these they this those "
    "though through to today trade two unlike until use various we what when where whereas whether which while who with within without you your names name salt chemical abbreviation code synonym synonyms alternative "
    "alternate regional nevertheless also physicians pharmacists doctors patients readers writers papers tablets capsules injection solution cream gel drops syrup suspension oral topical intravenous extended modified".split()
)
_NO_SHORT = frozenset(
    "USA US UK EU UAE IV IM SC PO OTC FDA EMA WHO INN BAN USAN JAN USP BP NF XR ER SR CR XL LA DR IR OD MR ODT NHS ATC CAS IU RNA DNA HIV".split()
)


def plain(monograph: Monograph, text: str) -> Iterator[tuple[str, bool]]:
    """The names of a sentence of Alternate Names, and whether each is a brand."""
    masked = mask_parentheses(text)
    for start, end in between_semicolons(masked, 0, len(masked)):
        clause = text[start:end]
        if tells_of_another(monograph, clause):
            continue
        sold: Kind = "region" if PLACE.search(clause) else ""
        for match in _PROPER.finditer(masked, start, end):
            value = match.group().replace("_", " ")
            if (
                _is_name(masked, *match.span())
                and value.split()[0].lower() not in monograph.title.lower()
                and not is_item_denied(text, *match.span(), value)
                and is_brand(value, "", sold, monograph)
            ):
                yield value, True
        called = _ABBREVIATED.search(clause)
        for match in _SHORT.finditer(masked, start, end):
            short = match.group()
            if short not in _NO_SHORT and (called or _abbreviates(short, monograph)):
                yield short, False
        for value in (*variants(monograph, clause), *_salts(monograph, clause), *_codes(clause)):
            yield value, False
        for match in _WORD.finditer(masked, start, end):
            if _is_spelling(match["word"].lower(), monograph.title.lower()):
                yield match.group(), False
                if gloss := _GLOSSED.match(text, match.end()):
                    yield gloss["short"], False
        for match in _SUFFIXED.finditer(masked, start, end):
            if is_own(match["name"], monograph):
                yield match.group(), False


# "Testamab hydrochloride", "testamab sodium hemihydrate": the drug in one of its forms.
_SALTS = regexp(
    r"(?: (?:hydro(?:chloride|bromide)|hcl|sodium|potassium|calcium|magnesium|zinc|meglumine|trometh?amine|lysine|arginine|erbumine|olamine|acid|(?:di|sesqui|hemi|mono|tri|penta)?hydrate|anhydrous|disoproxil|alafenamide|"
    r"\w{3,}(?:oxil|etil|exil|oxetil|oxomil)|(?!state|rate|date|private|separate|climate|alternate|certificate|immediate|intermediate|appropriate|late|candidate|moderate|adequate)\w{3,}ate|(?!outside|inside|beside|alongside|provide|guide|wide|worldwide|nationwide|side|peroxide)\w{4,}ide)){1,3}(?![\w-])",
    re.IGNORECASE,
)
# "TM-4010 in the trials", "E2020": letters and a number; "CYP3A4", "vitamin B12" and strengths have fewer digits.
_CODED = regexp(
    r"(?<![\w./-])(?<![A-Z], )(?<!CAS )(?<!ATC )(?<!\bE )(?<![a-z] No )(?P<code>(?!(?:XR|ER|SR|CR|XL|LA|DT|DS|IV|CAS|USP|IU|ICD|NDC|EC|MR|IR|OD|E\d{3}\b))[A-Z]{1,5}[- ]?\d{3,7}[A-Z]?)(?![\w/-]|,\d| ?(?:mg|mcg|g|ml|mL|IU|units)\b)"
)
_BRANDED = regexp(r"[A-Z][a-z®™]+ $")  # "Zorvex DT 125"


def _salts(monograph: Monograph, clause: str) -> Iterator[str]:
    """The drug's name with the words of a salt or ester behind it; not one of several ingredients."""
    if monograph.ingredients:
        return
    title, lowered = monograph.title.lower(), clause.lower()
    start = lowered.find(title)
    while start >= 0:
        salt = _SALTS.match(clause, start + len(title))
        if salt and not (start and _JOINED.match(clause, start - 1)):
            yield clause[start : salt.end()]
        start = lowered.find(title, start + 1)


_JOINED = regexp(r"[\w-]")


def _codes(clause: str) -> Iterator[str]:
    """The numbers that laboratories give."""
    for match in _CODED.finditer(clause):
        if not _BRANDED.search(clause, 0, match.start()):
            yield match["code"]


def variants(monograph: Monograph, text: str) -> Iterator[str]:
    """Names in a text that the vocabulary knows to mean the drug or an ingredient: "pyridoxine" of vitamin B6."""
    own = _own(monograph.title, monograph.ingredients)
    for start, end, link in lexicon().scan(text, ("substance",)) if own else ():
        value, name = text[start:end], own.get(link.iri, "")
        if name and not _is_form(value.lower(), name) and not _is_product(value, link.label):
            yield value


def _is_product(value: str, label: str) -> bool:
    """True for a brand that the vocabulary holds among the names of a substance."""
    ends = _GENERIC.search(value) or is_chemical(value)
    return value.istitle() and " " not in value and value.lower() != label and not ends


_GENERIC = regexp(r"(?:phen|in|ol|ium|proex)$")


@lru_cache(maxsize=64)
def _own(title: str, ingredients: tuple[str, ...]) -> dict[str, str]:
    called = [name for name in (title, *ingredients) if name and "+" not in name]
    links = [(name.lower(), lexicon().find(name, ("substance",))) for name in called]
    return {link.iri: name for name, link in links if link}


def _is_form(value: str, name: str) -> bool:
    """True for a longer or shorter form of a name: a salt, its first word, its abbreviation in capitals."""
    return value.split()[0] in name or name.split()[0] in value


def _is_spelling(word: str, title: str) -> bool:
    """True for another spelling of a name, not for it or a name that is made of it ("nortestol")."""
    return (
        title.isalpha()
        and title not in word
        and word not in title
        and word[-2:] == title[-2:]
        and shares_stem(word, title)
    )


def tells_of_another(monograph: Monograph, clause: str) -> bool:
    """True where a clause holds the name of another substance, a class, or one ingredient of several."""
    if _RELATIVE.search(_HELD.sub("", clause)):
        return True
    others = (
        hit
        for hit in lexicon().scan(clause, ("substance", "drug_class"))
        if not is_own(clause[hit[0] : hit[1]], monograph)
    )
    if any(one.scheme == "substance" or _KIND_OF.search(clause, 0, start) for start, _, one in others):
        return True
    named = [i for i in monograph.ingredients if i.lower() in clause.lower()]
    return 0 < len(named) < len(monograph.ingredients)


def _is_name(masked: str, start: int, end: int) -> bool:
    """True for a capitalised word that is no place, no maker and no word of English at the head of a sentence."""
    words = masked[start:end].lower().split()
    before = masked[:start]
    return not (
        words[0] in FIRST_WORDS
        or words[-1] in FIRST_WORDS
        or PLACE.search(masked[start:end])
        or MAKER.search(masked[start:end])
        or _DISOWNED.match(masked, end)
        or _BEHIND.search(before)
        or (_BEGINS.search(before) and not _LISTED.match(masked, end))
        or lexicon().scan(masked[start:end], _SCHEMES)
    )


# "The capsules hold the prodrug testamab etexilate": what the drug is given as.
_HELD = regexp(
    r"\b(?:tablets?|capsules?|vials?|injection|inhaler|solution|patch|syringes?|ampoules?|product) (?:holds?|contains?) (?:it as )?(?:the|its) prodrug\b",
    re.IGNORECASE,
)
_RELATIVE = cued(
    r"\b(?:metabolite|prodrug|\w*isomer|enantiomer|parent|predecessor|successor|relative|cousin|sister|rival|competitor)s?\b",
    re.IGNORECASE,
)
_KIND_OF = regexp(r"\b(?:an?|other|another|different|second)(?: [\w-]+){0,3} $", re.IGNORECASE)
_SCHEMES = ("substance", "drug_class", "condition", "effect", "population", "route", "target", "parameter")


def _abbreviates(short: str, monograph: Monograph) -> bool:
    """True where the letters of ``short`` stand in the drug's name in their order, the first at the head of it."""
    title = monograph.title.lower()
    letters = iter(title)
    return (
        not monograph.ingredients
        and title[:1] == short[0].lower()
        and all(letter in letters for letter in short.lower())
    )
