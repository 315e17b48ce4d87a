"""The names by which a monograph calls its own drug."""

from __future__ import annotations

from functools import lru_cache

from kg.model import Monograph
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal


@lru_cache(maxsize=64)
def _own(title: str, ingredients: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    names = {normal(name) for name in (title, *ingredients)}
    first = {name.split()[0] for name in names if name}
    names |= first | {"this combination", "combination"} | (set() if ingredients else _words(title))
    concepts = (lexicon().find(name, ("substance",)) for name in (title, *ingredients))
    return frozenset(names), frozenset(concept.iri for concept in concepts if concept)


def _words(title: str) -> set[str]:
    """The words of a drug's title that name a substance or class by themselves: "penicillin" of a salt of it."""
    schemes = ("substance", "drug_class")
    words = (word for word in title.split() if len(word) > 5 and word.lower() != "alcohol")
    return {normal(word) for word in words if lexicon().find(word, schemes)}


def is_another(before: str) -> bool:
    """True where "other" stands at the end of ``before``: other potassium salts are not the drug."""
    return before[-6:].lower().endswith("other ")


def is_own(text: str, monograph: Monograph) -> bool:
    """True for the monograph's drug, its ingredients and their other names, and for a phrase that holds one."""
    names, concepts = _own(monograph.title, monograph.ingredients)
    if "+" in text and any(normal(part) in names for part in text.split("+")):
        return True  # "Testol+sulfadoxin": the combination itself, in whatever spelling
    name = normal(text)
    if name in names or (concepts and " " in name and name.split()[0] in names):
        return True
    concept = lexicon().find(text, ("substance", "drug_class"))
    if concept is None:
        full = {normal(given) for given in (monograph.title, *monograph.ingredients)}
        return (name.count(" ") < 3 and not full.isdisjoint(name.split())) or _is_alternate(text, monograph)
    return concept.iri in concepts


def _is_alternate(text: str, monograph: Monograph) -> bool:
    """True for an abbreviation or brand that Alternate Names gives: one word, not all lower case."""
    if " " in text or text[1:].islower():
        return False
    return any(text in passage.text for passage in monograph.passages if passage.topic == "names")
