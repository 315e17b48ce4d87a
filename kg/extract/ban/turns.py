"""Where a sentence turns from what is contraindicated to what is not, and where what it names begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.assertion import denies_contraindication
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

# What says that the words behind it are contraindicated.
CUE = regexp(
    r"^(?:apart from|other than|except for|besides|beyond)\s+(?=[^.;]*\bthere (?:is|are) (?:none|no\b))|\b(?:should|must) be avoided (?:in|with|by|during)\s+|^(?:there (?:are|is) )?(?:none|no (?:\w+ )*contraindications?)(?: \w+){0,3} (?:apart from|other than|except(?: for)?|besides|beyond)\s+|"
    r"\bcontraindicated (?:for use )?(?:in|with|for|during|when|if)\s+|\bcontraindications? (?:\w+ ){0,4}?(?:include|are|is)[:,]?\s+|"
    r"\b(?:should not|must not) (?:be (?:used|given|taken|administered|applied) (?:in(?! (?:close|combination|proximity)\b)|on|with|by|to|during)|(?:use|take|receive)\b.*?\b(?:in|with|if|during))\s+|"
    r"\b(?:(?:cannot|can['’]t|(?:should|must)n['’]t) be (?:used|given|taken|administered|applied) (?:in|on|with|by|to|during)|(?:is|are) not (?:to be (?:used|given|taken|administered|applied) (?:in|on|with|by|to|during)|for (?:use )?(?:in|by|during)|for(?= (?:children|infants|patients|people|pregnant|women)\b)|(?:suitable|recommended|advised|appropriate) (?:for use in|(?:for|in|during|with|if|to)(?! (?:use|be)\b))))\s+|"
    r"^(?:do(?: not|n['’]t)|never) (?:use|take|give|administer|apply)\b.*?\b(?:in|with|if|during|to)\s+(?:you (?:have|are|had) )?|"
    r"^not (?:recommended|suitable|for use|to be (?:used|given|taken)) (?:for use in|in|for|by|during|to)\s+|^(?:no[ -]?one|nobody|no (?:patient|person|individual)s?) (?:with|who (?:has|have|is|are))\s+(?=.* should\b)",
    re.IGNORECASE,
)
# Where a sentence turns: "gout is not, |but| asthma is".
_CUT = regexp(
    r"(?:;\s*|,?\s+)(?P<turn>but|(?<=[,;] )yet|however|although|though|whereas)\b,?\s+|;", re.IGNORECASE
)
_DENIES_NEXT = regexp(r"not (?:in|for|with|during)\b", re.IGNORECASE)
# What behind such a turn is a contraindication again, not a remark on what is none.
_IS_ONE = regexp(r"contraindicat|\b(?:is|are)(?: (?:one|so))?\W*$", re.IGNORECASE)


def parts(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons at depth 0, and about a turn where what is before or behind it is denied.

    What follows a denial stands where it says so itself: "gout is none, but asthma is"; "..., but levels may change" does not.
    """
    masked = mask_parentheses(text)
    start, first, is_aside = 0, begin, False
    for cut in (*_CUT.finditer(masked, begin), None):
        end = cut.start() if cut else len(text)
        own = text[start:end]
        denies = denies_contraindication(own)
        turns = bool(cut and cut["turn"])
        decides = denies or (cut and (";" in cut.group() or _DENIES_NEXT.match(text, cut.end())))
        if cut and turns and not decides and not denies_contraindication(text[cut.end() :]):
            continue
        if not (is_aside and not denies and not _IS_ONE.search(own)):
            yield first, end
        if cut:
            start, is_aside = cut.end(), turns and denies
            cue = CUE.search(masked, start) if turns else None
            first = cue.end() if cue else start
