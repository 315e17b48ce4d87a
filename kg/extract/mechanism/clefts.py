"""Sentences that name the molecule apart from the verb: "A is the enzyme that testamab blocks", "what it blocks is B"."""

from __future__ import annotations

import re

from kg.extract.mechanism.subject import named
from kg.model import Monograph
from kg.text.cued import cued

# "The 30S subunit is where it binds", "A is the enzyme that testamab blocks", "What it blocks is B".
_SITE = (
    r"(?:\w+ )?(?:site|place|enzyme|receptor|channel|protein|molecule|transporter|pump|structure|target)s?"
)
_WHO_DOES = r"(?P<who>it|the drug|[\w-]+) (?:\w+ly )?(?P<verb>binds|acts|works|attaches|blocks|inhibits|activates|stimulates|targets|attacks)"
_CLEFTS = (
    cued(
        rf"^(?P<list>[^.;:,]{{4,70}}?) (?:is|are) (?:(?:the {_SITE} )?where|the {_SITE} (?:that|which|(?:on|to|at|with) which)) {_WHO_DOES}\b",
        re.IGNORECASE,
    ),
    cued(
        rf"^(?:what|(?:the|its) {_SITE}(?: (?:that|which|(?:on|to|at|with) which))?) {_WHO_DOES}(?: (?:to|on|at|with))? (?:is|are) (?!not\b)(?P<list>[^.;:,]{{3,80}})",
        re.IGNORECASE,
    ),
)


def cleft(monograph: Monograph, text: str) -> re.Match[str] | None:
    """A sentence of the kind of "A is where the drug binds", of this drug."""
    found = (pattern.match(text) for pattern in _CLEFTS)
    return next((one for one in found if one and named(monograph, one["who"]) >= 0), None)
