"""Uses told without a word of use: by a verb, a noun or a colon. What they name must be a condition that is known.

"By mouth it controls A", "prophylaxis of B; not for C", "US label: D", "E is treated with 5 mg", "adults with F take it".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.use.people import GROUPS
from kg.text.cued import cued
from kg.text.regexps import regexp

_HOW = r"(?:(?:by mouth|orally|intravenously|topically|as an? [\w-]+(?: [\w-]+)?|as monotherapy|given [\w ]{3,20}|by (?:vein|injection|infusion|inhalation)),?\s+)?"
_IT = r"(?:it|(?-i:[A-Z])[\w-]+(?:\s+\+\s+[\w-]+)*|the (?:[\w-]+ ){0,4}(?:drug|medicine|tablets?|capsules?|injection|infusion|cream|gel|form|vaccine|combination))"
_ACTS = (
    r"(?:controls|prevents|stops|breaks|aborts|terminates|heals|clears|suits|protects against|works (?:in|against|for)|helps (?:in|with|against)|acts against|"
    r"is available for|is taken (?:for|against|by)|finds (?:its )?use in|is (?:chiefly|mainly|mostly|only) for|is for)"
)
_NOUN = r"(?:treatment|prophylaxis|prevention|management|relief|control)"
_LABEL = r"(?:(?:the|its) (?:[\w-]+ )?(?:label|licen[cs]e|repertoire|range|spectrum|uses?|remit|field))"
_PATTERNS = tuple(
    cued(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[;,]\s+(?:and\s+)?){_HOW}{_IT}\s+(?:also\s+|\w+ly\s+)?{_ACTS}\s+(?P<list>[^;]+)",
        rf"(?:^|;\s+)(?:the\s+)?(?:(?!not\b|no\b)[\w-]+\s+){{0,3}}?{_NOUN}(?:\s+(?:and|or)\s+{_NOUN})?\s+of\s+(?P<list>(?:(?!\b(?:is|are|was|may|can|should|requires?)\b)[^;])+)(?=;|\.?$)",
        r"(?:^|;\s+)(?:and )?the (?:first|second|third|other|last)(?: (?:one|use|indication))?(?:,| is| are)\s+(?P<list>[^;]+)",
        rf"{_LABEL}\s+(?:covers|spans|includes|comprises|extends\s+to|(?:is|are)\s+(?:limited|restricted|confined)\s+to)\s+(?P<list>[^;]+)",
        r"^(?:what it is for|(?:the )?(?:US|USA|UK|EU|American|British|European|Indian|Canadian|Australian|Japanese)? ?(?:label|licen[cs]e|indications?)|(?:in|for) (?:adults|children|women|men|infants|adolescents)(?: only| too)?(?: (?:from|over|above|aged) \d+[^:]{0,20})?|[\w -]{0,40}?(?:infections|diseases|disorders|conditions|attacks|seizures)(?: (?:caused by|due to|from) [\w -]{3,40})?):\s+(?P<list>[^;]+)",
        r"^(?:the )?(?P<list>(?!(?:it|this|these|its|nor)\b)(?:(?!\b(?:is|are|was|not|no)\b)[^.;:])+?)\s+(?:is|are)\s+(?:(?:treated|managed|prevented|controlled|relieved)\s+(?:with|by)\s+(?!other|another|a different)|(?:the|an?)\s+(?:[\w-]+\s+)?(?:reason|occasion|ground)\s+(?:to|for)\b)",
        rf"^{GROUPS}\s+with\s+(?P<list>(?:(?!\b(?:should|must|who|whose|not)\b)[^.;:])+?)\s+(?:(?:can|may|often|usually|also)\s+)?(?:take|use|receive|get|are\s+given)\s+(?:it|this drug|the drug)\b",
        rf"\bis\s+(?:taken|used|given|worn|injected)\s+(?:to|by)\s+{GROUPS}\s+with\s+(?P<list>[^.;]+)",
        rf"^{_IT}\s+(?:improves|lowers|reduces|relieves|slows|eases|controls|raises)\s+(?:[\w-]+\s+){{1,6}}?in\s+{GROUPS}\s+with\s+(?P<list>[^.;]+)",
    )
)
# A sentence that opens like these tells of something else.
_OTHER = regexp(
    r"(?:contra-?indicat|caution|warning|precaution|interact|side effect|adverse|avoid|not\b|mechanism|class|dos(?:e|age)|pregnan|storage)[\w -]{0,30}:",
    re.IGNORECASE,
)


def is_other(text: str) -> bool:
    """True for a sentence with a label of its own that opens no uses: "Contraindication: A"."""
    return _OTHER.match(text) is not None


def plain(masked: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what goes before) of the lists of a sentence, by the first pattern that finds one."""
    for pattern in _PATTERNS:
        found = list(pattern.finditer(masked))
        if found:
            for match in found:
                start, end = match.span("list")
                yield start, end, masked[match.start() : start]
            return
