"""Products that a clause of Alternate Names tells of: "Zorvex XR is the once-daily form", "Zolmira holds insulin as well"."""

from __future__ import annotations

import re

from kg.extract.name.forms import is_junk
from kg.extract.name.plain import FIRST_WORDS
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# "A are sold, whereas B is ...; C holds D as well, and E is ...".
_TURN = cued(
    r";\s+|,?\s(?:whereas|while|but(?=\s(?:the\s|an?\s|in\s)?[A-Z]))\s|,?\s(?:and|or)\s(?=(?:the )?(?:[A-Z][\w®™-]+\s){1,3}(?:is|are|was|were|holds?|contains?|denotes?|means?|adds?|has)\b)",
    cues=(";", "whereas", "while", "but", "and", "or"),
)
_VERB = regexp(
    r"\b(?:is|are|was|were|has|have|holds?|contains?|denotes?|means?|adds?|sold|marketed|known|called)\b"
)
# "A adds B, and C holds D; both are other medicines".
_OF_ALL = regexp(r"(?:both|these|they|all|neither|which|none)\b", re.IGNORECASE)
_OTHER_PRODUCT = cued(
    r"\b(?:distinct|different (?:formulation|product|from)|not covered|another (?:formulation|product|thing)|(?:second|separate) products?|separate formulation|product of its own|not (?:be |the same|described|interchange)|cannot be (?:exchanged|swapped|substituted|interchanged)|is an? (?:\w+ )?(?:infusion|injection|solution|preparation|combination)|"
    r"(?:holds?|contains?|includes?|ha(?:s|ve)) (?:the same [\w-]+(?: [\w-]+)?,? (?:but|as|in)\b|[^.;]*\b(?:as well|too|in addition|besides)\b)|denotes?)",
    re.IGNORECASE,
)
# "Carnexiv is an injection ...", "Frisium is another name ...": the subject is the name.
_SUBJECT = regexp(
    r"(?:The (?:brand )?)?((?:[A-Z][\w®™-]+)(?: [A-Z][\w®™.-]*)*(?: (?:and|or) [A-Z][\w-]+(?: [A-Z][\w-]*)*)?)(?: \([^()]*\))?(?:, in which [^,;.]{3,60},|,)? (?:is|are|was|adds|contains?|constitutes|combines|pairs(?= it\b)|goes(?= (?:under|into|onto) )|denotes?|means|has been|have been|(?:holds?|includes?|ha(?:s|ve))(?= (?:the same\b|[^.]*\b(?:as well|too|in addition|besides)\b)))\b"
)
# "Zolmira = insulin + testamab": what a product is made of.
_EQUATION = regexp(r"((?:[A-Z][\w®™-]+)(?:(?: / | )[A-Z][\w®™-]*)*) = (?P<parts>[\w -]+(?: \+ [\w -]+)+)")
_PRODUCT = regexp(
    r"\b(?:brand|trade|product|injection|infusion|solution|suspension|preparation|formulation|combination|adds|denotes?|means|the same (?:medicine|drug|substance|active|ingredient|molecule|compound)|contains .*\btogether|combines .*\bwith|(?:holds?|contains?|includes?|ha(?:s|ve)) .*\b(?:as well|too|in addition|besides)|another thing|(?:is|are|was|were|been) (?:still |no longer |also )?(?:sold|marketed|made|withdrawn|discontinued|launched|given up|taken off)|pairs it\b|in which it is|presentation|the name of the (?:[\w-]+ )?(?:tablets|capsules|injection|cream|drops|patch|gel|syrup|spray)|goes (?:under|into|onto) the)\b",
    re.IGNORECASE,
)
_FORM = regexp(
    r"(?P<brand>[A-Z][\w®™-]+) (?:Injection|Tablets?|Syrup|Oral \w+|Solution|Drops|Cream|Gel|XR|ER|SR|CR|LA|IV)\b"
)


def clauses(text: str) -> list[tuple[int, int]]:
    """The clauses of a sentence, each of which may tell of a product of its own; one where the last tells of all."""
    found, start = [], 0
    for turn in _TURN.finditer(text):
        is_open = text.count("(", start, turn.start()) > text.count(")", start, turn.start())
        if not is_open and (";" in turn.group() or _VERB.search(text, start, turn.start())):
            found.append((start, turn.start()))
            start = turn.end()
    if start and _OF_ALL.match(text, start):
        return [(0, len(text))]
    return [*found, (start, len(text))]


def is_other_product(text: str) -> bool:
    """True where a clause says that a name is another formulation or holds something else beside the drug."""
    return bool(_OTHER_PRODUCT.search(text) or _EQUATION.match(text))


def subject(monograph: Monograph, text: str, before: str) -> re.Match[str] | None:
    """The product that a clause is about, in the first group; ``before`` is what the passage says before it."""
    made = _EQUATION.match(text)
    if made and monograph.title.lower() in made["parts"].lower():
        return made
    found = _SUBJECT.match(text)
    if found is None:
        return None
    name = found.group(1)
    told = is_other_product(text) or _PRODUCT.search(text, found.end(1)) or _is_form_of_named(name, before)
    if (
        not told
        or name.split()[0].lower() in FIRST_WORDS
        or is_junk(name, monograph)
        or lexicon().find(name, ("substance", "drug_class"))
    ):
        return None
    return found


def _is_form_of_named(name: str, before: str) -> bool:
    """True for "Zorvex Injection" behind a list that names Zorvex."""
    form = _FORM.fullmatch(name)
    return form is not None and form["brand"] in before
