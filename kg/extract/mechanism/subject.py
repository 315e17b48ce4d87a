"""Of whom a mechanism or class is told: the drug, one ingredient of a combination, or something else."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec.structs import replace

from kg.model import Claim, Monograph, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.normalise import normal

_PRONOUN = regexp(
    r"\b(?:(?:this|the|these|both|each)(?: [\w-]+){0,3}? (?:drugs?|medicines?|medications?|combinations?|products?|components?|agents?|compounds?|"
    r"preparation|formulation|supplement|vaccine|therapy|ingredients?|antibody|molecule|substance|extract)|it|they|both|each|this|these)\b"
)
# What may stand between a subject and its verb: the word of its salt, a parenthesis, an apposition in commas, adverbs.
_GAP = regexp(
    r"(?:\s(?:sodium|potassium|calcium|\w{3,}(?:ate|ide))\b)?(?:\s*+\x00++|\s*+\([^()]*\))*+(?:,[^.;:]{1,80},)?(?:\W|\b(?:which|that|also|is|are|was|both|\w+ly)\b)*$"
)
_CLAUSE = regexp(r"[.;:]\s|,\s+(?:while|whereas|and|but)\s|\s(?:while|whereas|and)\s")
_PROPER = regexp(r"(?:[A-Z][\w+-]*(?:\s+\([^()]*\)|\s*\x00+)?\s*){1,4}$")


def named(monograph: Monograph, text: str, first: int = 0, last: int | None = None) -> int:
    """Where the last mention of the drug, an ingredient or a word that stands for them ends in ``text[first:last]``; else -1."""
    stop = len(text) if last is None else last
    lowered = text[first:stop].lower()
    ends = [first + match.end() for match in _PRONOUN.finditer(lowered)]
    for name in names(monograph):
        at = lowered.rfind(name)
        if (
            at >= 0
            and not lowered[at - 1 : at].isalnum()
            and not lowered[at + len(name) : at + len(name) + 1].isalnum()
        ):
            ends.append(first + at + len(name))
    return max(ends, default=-1)


def names(monograph: Monograph) -> tuple[str, ...]:
    """The names of the drug and its ingredients, and their first words, in lower case."""
    return _names(monograph.title, monograph.ingredients)


@lru_cache(maxsize=64)
def _names(title: str, ingredients: tuple[str, ...]) -> tuple[str, ...]:
    whole = [name.lower() for name in (title, *ingredients) if name]
    return tuple(dict.fromkeys([*whole, *(name.split()[0] for name in whole if len(name.split()[0]) > 3)]))


def is_subject(monograph: Monograph, text: str, position: int, proper: bool = False) -> bool:
    """True where the drug, an ingredient or a pronoun is the subject of what stands at ``position`` of a sentence.

    With ``proper`` any capitalised name at the head of the clause will do ("HCG is a hormone").
    """
    before = text[:position]
    end = named(monograph, before)
    if end >= 0 and _GAP.match(before, end):
        return True
    if not proper:
        return False
    clause = before
    for mark in _CLAUSE.finditer(before):
        clause = before[mark.end() :]
    return bool(_PROPER.match(clause.strip()))


_KINETICS = cued(r"kinetic|absorption|metaboli[sc]|eliminat|distribut|excretion|half-life", re.IGNORECASE)
_DYNAMICS = cued(r"dynamic|mechanism|action|receptor|binding|inhibition|modulation|works", re.IGNORECASE)


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
