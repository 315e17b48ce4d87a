"""Verbs that no list has, told by what stands around them: a clause with one is no list of names."""

from __future__ import annotations

from kg.text.finite import ADVERBS, ARTICLES, DETERMINERS, NO_SUBJECT, OPENS_OTHER, is_adverb
from kg.text.verbs import BASES, PASTS

# Behind a verb of any meaning these open or are its object.
MARKS_OBJECT = frozenset("the its their his her no nobody nothing them him us it".split())
_COUNTS = frozenset("two three four five six seven eight nine ten several few many".split())
# Pasts that are more often what a noun is like: "symptoms |associated| with it", "|related| complaints".
_BESIDE_NOUNS = frozenset(
    "associated related reported used caused induced given taken based combined compared increased reduced decreased".split()
)
_ADVERBIAL_OPENINGS = (NO_SUBJECT - DETERMINERS) | OPENS_OTHER | {"some", "these", "those", "any"}


def is_unknown_verb(words: list[str], index: int) -> bool:
    """True for a form of which what stands around it makes a verb, whatever it means: "the analysis |halted| the trial"."""
    word, before, after = words[index], words[index - 1] if index else "", words[index + 1]
    if word[-1:] not in ("d", "s") or after not in MARKS_OBJECT or not before[:1].isalpha():
        return False
    if before in NO_SUBJECT or before in OPENS_OTHER or before in _COUNTS:
        return False
    if word[-1] == "d":
        return (
            word[-2:] == "ed" and word[4:] != "" and word[-3] != "e" and (after != "the" or before != "all")
        )
    # Of a noun in the plural the first stands no preposition before it: "in older patients the dose is ...".
    return (
        word[3:] != "" and word[-2] not in "sui" and before[-1] != "s" and NO_SUBJECT.isdisjoint(words[1:index])
        and words[0] not in _ADVERBIAL_OPENINGS
    )  # fmt: skip


def is_bare_past(words: list[str], index: int) -> bool:
    """True for a past whose object has no article, in a sentence without another verb: "pairings |enjoyed| brief popularity"."""
    word, before, after = words[index], words[index - 1] if index else "", words[index + 1]
    if (
        index < 2
        or word not in PASTS
        or word in _BESIDE_NOUNS
        or not after.isalpha()
        or after in NO_SUBJECT
        or after in ADVERBS
        or after in BASES  # "the sources provided |include| ..."
        or is_adverb(after)
        or words[0] in _ADVERBIAL_OPENINGS
    ):
        return False
    is_plural = before[3:] != "" and before[-1] == "s" and before[-2] not in "sui"
    return is_plural or (before == "," and words[0] in ARTICLES)


def base(verb: str) -> str:
    """The base of an -s form that no list has."""
    if verb.endswith(("sses", "xes", "ches", "shes")):
        return verb[:-2]
    return verb[:-1] if verb[-1:] == "s" and verb[-2:] != "ss" else verb
