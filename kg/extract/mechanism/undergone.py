"""The effects that a happening tells of: each thing that undergoes it, in its words and in the abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.mechanism.happenings import Happening
from kg.extract.mechanism.objects import PRONOUN, clean, shared, without_place
from kg.extract.mechanism.prose import Sentence
from kg.text.lists import Item
from kg.text.regexps import regexp

_MAY = regexp(r"\s(?:may|can|could|might)(?: \w+ly)?$", re.IGNORECASE)
_THESE = regexp(r"\b(?:these|this|those|such) (?P<noun>[a-z]+)$", re.IGNORECASE)


class Effect(Struct, frozen=True):
    """A clause: as stated, in the abstract, and its member of the list."""

    value: str
    label: str
    item: Item


def undergone(
    sentence: Sentence, one: Happening, members: list[Item], nothing: re.Pattern[str]
) -> Iterator[Effect]:
    """ "LDL and triglycerides fall": each of them."""
    for item, text, _ in shared(members):
        value = _RELATIVE.sub("", _meant(sentence.masked[: one.first], clean(text)))
        if not value or len(value.split()) > 7 or nothing.search(value) or _OWN_VERB.search(value):
            continue
        core = without_place(_MAY.sub("", value))
        if PRONOUN.match(core):
            owner = _owner(sentence.masked[: one.first])
            core = PRONOUN.sub("", core) + (f" of {owner}" if owner else "")
            value = PRONOUN.sub("", value)
            if not owner:
                continue
        told = f"{value} {one.said}"
        yield Effect(told + one.tail, one.abstract.format(core) or told, item)


_RELATIVE = regexp(r"\s(?:that|which|who)\s.*$")
# A clause of its own or a denial is nothing that undergoes a change.
_OWN_VERB = regexp(r"\b(?:not?|nor|neither|is|are|stays?|remains?|becomes?|so|well|sooner|than)\b")


def _meant(before: str, value: str) -> str:
    """ "Levels of these peptides" of the peptides named before."""
    these = _THESE.search(value)
    named_ = re.compile(rf"([\w-]+ {re.escape(these['noun'])})\b").search(before) if these else None
    return value[: these.start()] + named_.group(1) if these and named_ else value


def _owner(before: str) -> str:
    """What "its" stands for: the subject of the clause before, "serum uric acid is also lowered, because its ..."."""
    subject = regexp(
        r"(?:.*[,;] (?:so that )?)?(?:[Ll]ess |[Mm]ore |[Ff]ewer )?(?P<what>(?:[\w-]+ ){0,3}?[\w-]+) (?:is|are) "
    ).match(before)
    return clean(subject["what"][:1].lower() + subject["what"][1:]) if subject else ""
