"""The members of a list of classes, and the classes that each names, with those in its parenthesis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from kg.extract.mechanism.classes import class_named, ends_in_noun
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# What a parenthesis adds to a class: "antibiotic (aminoglycoside)", "antihistamine (piperazine derivative)".
_NARROWER = regexp(
    r"^[\w-]{4,}(?: \w+)? (?:type|group|class|family)$|^(?:[a-z][\w -]*)?(?:derivative|aminoglycoside|quinolone|macrolide|cephalosporin|penicillin|tetracycline|azole|imidazole|triazole|biguanide|sulfonylurea|thiazide|corticosteroid|glucocorticoid|benzodiazepine|amine|statin)s?$"
)


# "Steroid (|doctors say| corticosteroid)": one class, in two words.
_SAYS = regexp(r"^(?:(?:[\w-]+ ){0,3}(?:say|says|call it|speak of)|that is|i\.e\.),? (?:an? |the )?")


def as_stated(text: str, item: Item) -> Item:
    """The member without a noun of its neighbour's where it is a class by itself: "preservative, local |anesthetic|"."""
    stated = text[item.start : item.end]
    return (
        replace(item, text=stated)
        if item.text.startswith(f"{stated} ")
        and ends_in_noun(item.text)
        and lexicon().find(stated, ("drug_class",))
        else item
    )


_DASH = regexp(r"(?<=\w)\s[–—-]\s(?=\w)")


def split(text: str, item: Item) -> list[Item]:
    """ "Antihistamine (A) + decongestant (B)" are two; of "A – a gliptin" the class is one, on either side of the dash."""
    if dash := _DASH.search(text, item.start, item.end):
        before, behind = (item.start, dash.start()), (dash.end(), item.end)
        found = items(text, *behind)
        whose, listed = (
            (before, found) if found and ends_in_noun(found[-1].text) else (behind, items(text, *before))
        )
        return [replace(one, notes=(*one.notes, text[slice(*whose)])) for one in listed]
    if " + " not in item.text:
        return [item]
    ends = [m.span() for m in regexp(r"\s\+\s").finditer(text, item.start, item.end)]
    bounds = pairwise([(item.start, item.start), *ends, (item.end, item.end)])
    return [one for left, right in bounds for one in items(text, left[1], right[0])]


def is_whole(words: str) -> bool:
    """True for one class with a stroke in its name: "nucleoside/nucleotide analogue inhibitor"."""
    first, stroke, _ = words.partition("/")
    return (
        bool(stroke)
        and len(first.split()) < 3
        and not ends_in_noun(first)
        and not regexp(r",|;| and | or ").search(words)
    )


def classes_of(item: Item, strict: bool) -> Iterator[str]:
    """The class of a member of a list, and those that its parenthesis lists."""
    if said := next((_SAYS.sub("", note) for note in item.notes if _SAYS.match(note)), ""):
        yield from filter(None, (class_named(said, strict=True),))
        return
    found = [class_named(item.text, strict)]
    for note in item.notes + item.glosses:
        if _NARROWER.search(note):
            found.append(class_named(note, strict=note.endswith(("derivative", "derivatives"))))
        elif note.islower() and not note.endswith("er") and lexicon().find(note, ("drug_class",)):
            found.append(note)
    for note in item.notes:
        if regexp(r",|\band\b|\+").search(note):
            listed = regexp(r"\s+\+\s+").sub(", ", regexp(r"^(?:an? )?combination of ").sub("", note))
            found += [class_named(inner.text, strict=True) for inner in items(listed)]
    yield from filter(None, found)
