"""Of whom a mechanism or class is told: the drug, one ingredient of a combination, or something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from kg.model import Claim, Monograph, Passage
from kg.vocab.normalise import normal

_PRONOUN = (
    r"it|they|both|each|this|these|(?:this|the|these|both|each)(?: [\w-]+){0,3}? (?:drugs?|medicines?|medications?|combinations?|products?|"
    r"components?|agents?|compounds?|preparation|formulation|supplement|vaccine|therapy|ingredients?|antibody|molecule|substance|extract)"
)
# What may stand between a subject and its verb: a parenthesis, an apposition in commas, adverbs.
_GAP = re.compile(
    r"(?:\s*\x00+|\s*\([^()]*\))*(?:,[^.;:]{1,80},)?(?:\W|\b(?:which|that|also|is|are|was|both|\w+ly)\b)*$"
)
_CLAUSE = re.compile(r"[.;:]\s|,\s+(?:while|whereas|and|but)\s|\s(?:while|whereas|and)\s")
_PROPER = re.compile(r"(?:[A-Z][\w+-]*(?:\s+\([^()]*\)|\s*\x00+)?\s*){1,4}$")


def subjects(monograph: Monograph) -> re.Pattern[str]:
    """Finds the names of the drug and its ingredients, and the words that stand for it."""
    return _subjects(monograph.title, monograph.ingredients)


@lru_cache(maxsize=64)
def _subjects(title: str, ingredients: tuple[str, ...]) -> re.Pattern[str]:
    names = {title, *ingredients}
    names |= {name.split()[0] for name in names if len(name.split()[0]) > 3}
    ordered = sorted((name for name in names if name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))}|{_PRONOUN})\b", re.IGNORECASE)


def is_subject(monograph: Monograph, text: str, position: int, proper: bool = False) -> bool:
    """True where the drug, an ingredient or a pronoun is the subject of what stands at ``position`` of a sentence.

    With ``proper`` any capitalised name at the head of the clause will do ("HCG is a hormone").
    """
    before = text[:position]
    named = list(subjects(monograph).finditer(before))
    if named and _GAP.match(before, named[-1].end()):
        return True
    if not proper:
        return False
    clause = before
    for mark in _CLAUSE.finditer(before):
        clause = before[mark.end() :]
    return bool(_PROPER.match(clause.strip()))


_KINETICS = re.compile(
    r"kinetic|absorption|metaboli[sc]|eliminat|distribut|excretion|half-life", re.IGNORECASE
)
_DYNAMICS = re.compile(
    r"dynamic|mechanism|action|receptor|binding|inhibition|modulation|works", re.IGNORECASE
)


def is_kinetic(passage: Passage) -> bool:
    """True where the nearest lead-in or heading says that the text tells what becomes of the drug, not what it does."""
    for part in reversed((*passage.heads, *passage.labels)):
        if _DYNAMICS.search(part.text):
            return False
        if _KINETICS.search(part.text):
            return True
    return False


def ingredients_in(monograph: Monograph, text: str) -> list[str]:
    """The ingredients of a combination that a text names by their first word, in the order of the title."""
    lowered = text.lower()
    return [i.lower() for i in monograph.ingredients if i.split()[0].lower() in lowered]


def told_once(claims: Iterable[Claim], key: Callable[[str], str] = normal) -> list[Claim]:
    """Claims of one ``key`` as one fact: the first wording stands, and what is told of an ingredient somewhere is told of it."""
    kept = [(claim, (key(claim.label or claim.value), claim.assertion)) for claim in claims]
    first: dict[tuple[str, str], Claim] = {}
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim, said in kept:
        first.setdefault(said, claim)
        told[said] += claim.attrs.get("ingredient", ())
    out = []
    for claim, said in kept:
        ingredients = tuple(dict.fromkeys(told[said]))
        attrs = {**claim.attrs, "ingredient": ingredients} if ingredients else claim.attrs
        out.append(replace(claim, value=first[said].value, label=first[said].label, attrs=attrs))
    return out
