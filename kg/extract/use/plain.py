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
    r"(?:controls|prevents|stops|breaks|aborts|terminates|heals|clears|suits|(?:protects|guards|shields|defends) against|counters|combats|works (?:in|against|for)|helps (?:in|with|against)|acts against|"
    r"is available for|is taken (?:for|against|by)|finds (?:its )?use in|is (?:chiefly|mainly|mostly|only) for|is for)"
)
_NOUN = r"(?:treatment|prophylaxis|prevention|management|relief|control|immuni[sz]ation)"
_LABEL = r"(?:(?:the|its) (?:[\w-]+ )?(?:label|licen[cs]e|repertoire|range|spectrum|uses?|remit|field))"
# What one does with a drug for somebody, or it does for them.
_GIVES = (
    r"(?:us(?:e|es|ed|ing)\b|giv|prescri|administ|inject|instil|infus|inhal|appl(?:y|ie)|tak(?:e|en|es|ing)\b|employ|recommend|advis|suggest|offer|cho(?:o|se)|select|tr(?:y|ie)|reach(?:es)? for|turn(?:s|ed)? to|resort|favou?r|reli|rely|"
    r"part of|help|aid|benefi|serv|relie|promot|licen|approv|indicat|reserv|add|order|start|propos|endors|credit|valu|popular|welcom|establish|second|address|of use)"
)
# Words of another matter than what it is used for.
_WARNS = (
    r"(?:(?:caus|worsen|avoid|contraind|caution|risk|adverse|trial|stud|withdr|stopp|withh|unclear|metabol|absor|excret|interact|toxic|overdos|mechanis|class|belong|"
    r"differ|consult|doctor|combin|propert|essential|inhibit|block|acts?\b|works?\b|made\b|un(?:suit|fit|wise|able|safe|help)|inappropriat|inadequa|reject|declin|forb|prohib|exclu|refus|weak|poor|scarce|bare|rare|seldom|hard|"
    r"few\b|nobody|no one|contest|controvers|obsolete|outdated|danger|compet|prefer|surpass|drop|down\b|back\b|far from|anything but|doubt|question|replac|supersed|inferior|former|previous|once\b|too\b|rather\b|instead|lack|less\b|tolerat|allerg|react|die\w*|lost\b|los[ei])\w*|side effects?|half-life|not|[a-z]+n't|never|no|cannot|nor|neither|unlike|without|before|after|when|if|because)"
)
# These make the whole sentence doubtful, wherever they stand.
_DOUBTED = (
    r"(?:evidence|investigat|research|potential|insufficient|unproven|unsuccess|disappoint|fail|ineffect|useless|abandon|given up|no longer|in vain|nothing|little|hardly|harm|worse|withdrawn|discourag|mistak|wrong|"
    r"without (?:success|effect|benefit|result|convinc\w+|proof|gain)|(?:did|does|do) (?:not|n't) (?:help|work|improve|prove|show|reach|meet|benefit))"
)
_PATTERNS = tuple(
    cued(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:^|[;,]\s+(?:and\s+)?){_HOW}{_IT}\s+(?:also\s+|\w+ly\s+)?{_ACTS}\s+(?P<list>[^;]+)",
        r"^(?P<list>[^.;:]+?)(?:\s[-–—]|:)\s(?:also\s|likewise\s|too\s)?(?:used\s)?(?:off[- ]label|unlicen[cs]ed)\b",
        rf"(?:^|;\s+)(?:the\s+)?(?:(?!not\b|no\b)[\w-]+\s+){{0,3}}?{_NOUN}(?:\s+(?:and|or)\s+{_NOUN})?\s+(?:of|against)\s+(?P<list>(?:(?!\b(?:is|are|was|may|can|should|requires?)\b)[^;])+)(?=;|\.?$)",
        r"(?:^|;\s+)(?:and )?the (?:first|second|third|other|last)(?: (?:one|use|indication))?(?:,| is| are)\s+(?P<list>[^;]+)",
        rf"{_LABEL}\s+(?:covers|spans|includes|comprises|extends\s+to|(?:is|are)\s+(?:limited|restricted|confined)\s+to)\s+(?P<list>[^;]+)",
        r"^(?:what it is for|(?:the )?(?:US|USA|UK|EU|American|British|European|Indian|Canadian|Australian|Japanese)? ?(?:label|licen[cs]e|indications?)|(?:in|for) (?:adults|children|women|men|infants|adolescents)(?: only| too)?(?: (?:from|over|above|aged) \d+[^:]{0,20})?|[\w -]{0,40}?(?:infections|diseases|disorders|conditions|attacks|seizures)(?: (?:caused by|due to|from) [\w -]{3,40})?):\s+(?P<list>[^;]+)",
        r"^(?:the )?(?P<list>(?!(?:it|this|these|its|nor)\b)(?:(?!\b(?:is|are|was|not|no)\b)[^.;:])+?)\s+(?:is|are)\s+(?:(?:treated|managed|prevented|controlled|relieved)\s+(?:with|by)\s+(?!other|another|a different)|(?:the|an?)\s+(?:[\w-]+\s+)?(?:reason|occasion|ground)\s+(?:to|for)\b)",
        rf"^{GROUPS}\s+with\s+(?P<list>(?:(?!\b(?:should|must|who|whose|not)\b)[^.;:])+?)\s+(?:(?:can|may|often|usually|also)\s+)?(?:take|use|receive|get|are\s+given)\s+(?:it|this drug|the drug)\b",
        rf"\bis\s+(?:taken|used|given|worn|injected)\s+(?:to|by)\s+{GROUPS}\s+with\s+(?P<list>[^.;]+)",
        rf"^{_IT}\s+(?:improves|lowers|reduces|relieves|slows|eases|controls|raises)\s+(?:[\w-]+\s+){{1,6}}?in\s+{GROUPS}\s+with\s+(?P<list>[^.;]+)",
        # Whatever is done with it: the condition for, in or against which it is done.
        rf"^(?!.*\b{_DOUBTED})(?=.*\b{_GIVES})(?:(?!\b{_WARNS}\b)[^.;])*?\b(?:it|this drug|the drug)\b(?:(?!\b{_WARNS}\b)[^.;])*?\b(?:(?:for|in|against)\s+|to\s+(?={GROUPS} with))(?P<list>[^.;]+)",
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
                for first, last in _parts(masked, start, end):
                    yield first, last, masked[match.start() : start]
            return


# "In A that does not respond, and in B".
_AGAIN = regexp(r",?\s+(?:and|or)\s+(?:also\s+)?(?:for|in|against)\s+", re.IGNORECASE)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A list, cut where it goes on behind a preposition of its own."""
    for again in _AGAIN.finditer(text, start, end):
        yield start, again.start()
        start = again.end()
    yield start, end
