"""What stands beside a use and is none: the form that is used, what qualifies somebody, what one ingredient alone is for."""

from __future__ import annotations

import re

from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp

# "Overweight with a comorbidity such as A": what qualifies somebody is not what is treated.
QUALIFIES = cued(
    r"\b(?:an? |at least one |one or more )?(?:[\w-]+ )?(?:comorbidit(?:y|ies)|risk factors?),? (?:such as|like|for instance|for example|including|e\.g\.)\s[^.;]*",
    re.IGNORECASE,
)
# "A from 2 years of age and B from 6 months": from when on it is treated is no part of its name.
FROM_AGE = cued(
    r"\bfrom (?:the age of )?(?:\d+|one|two|three|four|five|six|eight|ten|twelve) (?:years?|months?|weeks?)(?: of age| old)?(?=\s*(?:[,.;]|and\b|or\b|$))",
    re.IGNORECASE,
)
# "One of its parts alone is licensed for A".
_ALONE = regexp(
    r"(?:^|; |, (?:and|while|whereas) )(?P<part>[A-Z]?[a-z][\w-]+),? (?:alone|on its own|by itself)\b[^;]*$"
)

# "Low-dose melts: bedwetting in children": of the forms of a drug each has its uses.
_FORM = regexp(
    r"(?:[\w-]+ ){0,3}?(?:tablets?|capsules?|melts?|lyophilisates?|injections?|infusions?|(?:nasal |mouth )?sprays?|solutions?|suspensions?|drops|creams?|gels?|ointments?|lotions?|patch(?:es)?|inhalers?|suppositor(?:y|ies)|enemas?|powders?|granules|syrups?|"
    r"implants?|depots?|lozenges?)(?: \([^()]*\))?",
    re.IGNORECASE,
)


def is_form(label: str) -> bool:
    """True for a lead-in that names nothing but forms of a drug."""
    return all(
        _FORM.fullmatch(part.strip()) for part in regexp(r",|/|\band\b|\bor\b").split(label.strip(" :."))
    )


def is_of_part(monograph: Monograph, before: str) -> bool:
    """True where the clause tells of one ingredient of a combination by itself."""
    alone = _ALONE.search(before) if len(monograph.ingredients) > 1 else None
    return alone is not None and any(
        name.lower().startswith(alone["part"].lower()) for name in monograph.ingredients
    )


# A sentence without one of these is a list: "Acute and chronic gout, and hyperuricemia."
_VERB = regexp(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|may|can|could|should|must|will|not|no|never|it|they|this|these|[a-z]+ (?:include|comprise)s?)\b",
    re.IGNORECASE,
)


def is_verbless(text: str) -> bool:
    """True for a sentence that is nothing but a list."""
    return _VERB.search(text) is None
