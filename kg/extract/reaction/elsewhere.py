"""Effects that other sections tell in a sentence of their own: "dizziness may impair driving", "worsening of gout has been reported"."""

from __future__ import annotations

import re

from kg.text.cued import cued
from kg.text.lists import mask_parentheses

_SEEN = cued(
    r"^\W*(?:(?:yes|no|rarely|sometimes|occasionally|in rare cases)[,.:]? )?(?P<what>(?:(?!\b(?:is|are|was|were|may|can|could|might|has|have|must|should|will|if|when|with|who|which|that|than|no|not|patients|risk)\b)[^;:.]){3,120}?) "
    r"(?:(?:has|have) (?:\w+ly )?(?:been (?:reported|described|observed|seen|recorded)|occurred|developed)|(?:may|can|could|might) (?:\w+ly |also |sometimes )?(?:occur|develop|appear|arise|happen|impair (?:driving|the ability|concentration|alertness)))\b(?P<rest>(?:(?!\bnot\b)[^;:.])*)",
    re.IGNORECASE,
)
_CAUSES = cued(
    r"^\W*(?:(?:it|this (?:drug|medicine|medication)|the (?:drug|medicine|tablets?)|(?P<agent>[\w-]+)) )?(?:may|can|could|might) (?:\w+ly |also |sometimes )?(?:cause|produce|provoke|induce|lead to) (?P<what>[^;:.]{3,120}?)(?P<rest>(?: (?:if|when|in|especially|particularly|which|that|and (?:affect|impair))\b[^;:.]*)?)[.;]?$",
    re.IGNORECASE,
)


def told_of(sentence: str) -> re.Match[str] | None:
    """The words of ``sentence`` that name effects which it says to occur: ``what``, and what limits them: ``rest``."""
    flat = mask_parentheses(sentence)
    return _SEEN.match(flat) or _CAUSES.match(flat)
