"""Where a sentence says what a drug is used for: the stretches that list conditions, and for whom they are told.

"used |for| A and B in adults, |to prevent| C, and as adjunctive therapy |for| D" has three such stretches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.use.people import GROUPS
from kg.extract.use.plain import is_other, plain
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

_NOUN = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|therapy|alleviation|eradication|reversal|suppression|"
    r"palliation|correction|cure|healing|lowering|termination|immuni[sz]ation(?=\s+against))"
)
PURPOSE = (
    rf"(?:(?!(?:for|to|in|of|and|or|with|by|as)\b)[\w-]+\s+){{0,4}}?{_NOUN}(?:(?:,\s+and/or|,\s+and|,\s+or|,|\s*/|\s+and/or|\s+and|\s+or)\s*(?:(?:the|long-term|"
    rf"maintenance|symptomatic)\s+)?(?:{_NOUN}|maintenance))*\s+(?:of|for|against)\s+"
)
TREAT = (
    r"(?:(?:treat|prevent|control|combat|fight|counter|revers|cur|eas|sooth|heal|manag|reliev|alleviat|eradicat|eliminat|address|"
    r"suppress|correct|overcom|mitigat)(?:e|ing|s|es)?|bring(?:ing)?\s+down)"
)
_TO = r"to\s+(?!(?:augment|boost|supplement|strengthen|back\s+up)\s+(?:[\w-]+\s+){1,4}?in\s)(?!(?:be|the|an?|men|women|children|adults|adolescents|infants|patients|people|those|diet|other|its|this|these|that|severe|patients|each|any|all|some|\w+ly\s+severe)\b)(?:[a-z]*[a-rt-z]|[a-z]+ss)\s"
_IN = r"in\s+(?!combination|conjunction|addition|various forms|some (?:countries|regions)|many|order|the form|forms|both|tablet|which|its|turn|clinical|hospital|\w+(?:ology|iatry|iatrics)\b|dentistry|(?:[\w-]+ )?medicine\b|manufactur|industr|cosmetic|foods?\b|a \w+ (?:form|dose))"
# What is done while the drug works: "is used as a relaxant during surgery".
_DURING = r"during\s+(?=(?:[\w-]+\s+){0,3}(?:surg|procedure|intubat|an(?:a)?esthe|operation|ventilation|labou?r\b|childbirth|bypass|dialysis))"
_OPEN = rf"(?:(?:for|against|of\s+choice\s+(?:for|in)|to(?=\s+{GROUPS}\s+with\s))\s|{_TO}|{_IN})"
_USED = (
    r"\b(?:prescribed|indicated|used|approved|licensed|recommended|utili[sz]ed|employed|administered|given|intended|effective|"
    r"useful|beneficial|helpful|valuable|efficacious|applied|taken|tried|use|usage|designed|formulated|marketed|authori[sz]ed|registered|reserved|meant|offered|chosen)\b"
)
_REMEDY = r"\b(?:medications?|medicine|drug|agent|remedy|treatment|therapy|option|choice|analgesic|antibiotic|supplement|vaccine|antidote|painkiller|(?:pain )?reliever|antiemetic|sedative|laxative)\b"
_CUE = regexp(
    rf"(?:{_REMEDY}\s+from\s+\d+\s+years(?:\s+of\s+age)?|{_USED}(?:,?\s+(?!{_OPEN})[\w'’/%\x00-]+){{0,10}}?|{_REMEDY}(?:\s+(?!{_OPEN})[\w'’/%\x00-]+)?),?\s+(?={_OPEN})(?!for\s+(?:example|instance)\b)"
    rf"|\b(?=for\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}?{_NOUN}\s+of\s)"
    r"|\b(?:uses?|indications?|conditions?|diseases?|disorders?|infections?|symptoms?(?!\s+of)|these|this|they|it|types|applications?)"
    r"(?:\s+[\w-]+){0,5}?\s+(?:includes?|encompass(?:es)?|comprises?)(?:\s+but\s+(?:are|is)\s+not\s+limited\s+to)?[:,]?\s+(?=\S)"
    r"|\b(?:uses|indications|(?:main|chief|principal|primary|only|licensed|approved)\s+(?:use|indication))\s+(?:are|is)[:,]?\s+(?=\S)|\btreats\s+(?=\S)"
    rf"|\bserves\s+(?=to\s+{TREAT}\s)|\bhelps\s+in\s+(?=\S)|\b(?:has|have)\s+(?:an?|no|little)\s+(?:\w+\s+)?(?:place|role)\s+(?=in\s)|\b(?:prescribes?|gives?|uses?|try|tries|tried|offers?|recommends?|chooses?)\s+it\s+(?:off-label\s+)?(?=(?:for|in|against)\s)"
    rf"|\b(?:place|role|purpose|job|task|domain|one\s+use|another\s+use|further\s+use|strength|(?:latest|newest|most\s+recent)\s+(?:addition|indication|use|approval|extension))s?\s+(?:is|are|lies?\s+in|remains?)\s+(?:the\s+)?(?!not\b|limited\b|to\b)(?=\S)|\b(?:mainstay|cornerstone|standard\s+of\s+care)\s+(?:of|in|for)\s+(?=\S)"
    # "Is a first-line treatment of A".
    r"|\b(?:is|remains|as)\s+(?:an?|the)\s+(?!\w*\s*(?:cause|complication))(?:[\w-]+\s+){0,3}?(?:treatment|therapy)\s+of\s+(?!choice\b)(?=\S)"
    # "Replaces the lacking hormone in A", "they use it to strengthen B in C", "has served for D", "is a tablet for E".
    r"|\breplac(?:es|ing)\s+(?:[\w-]+\s+){1,5}?(?=in\s)|\b(?:use|uses|give|gives|add|adds)\s+it\s+to\s+(?:augment|boost|supplement|strengthen|back\s+up)\s+(?:[\w-]+\s+){1,4}?(?=in\s)|\bserve[sd]?\s+(?=(?:for|in|against)\s)"
    r"|\b(?:is|are)\s+an?\s+(?:[\w+-]+\s+){0,5}?(?:tablet|capsule|injection|cream|spray|patch|gel|ointment|inhaler|infusion|solution|product)\s+(?=for\s(?!(?:oral|topical|intravenous|single|daily|once|external|the)\b))"
    rf"|\b(?:is|are|be)\s+(?:also\s+|\w+ly\s+)*(?:used|utili[sz]ed|administered|given)\s+(?:as\s+an?\s+(?:[\w-]+\s+){{1,4}})?(?={_DURING})"
    rf"|\bused\s+in\s+combination\s+with\s+[^.;]{{3,120}}?\s+(?=to\s+(?:treat|prevent|manage)\s|for\s+the\s+{_NOUN}\s)"
    # "Has a licence for A", "doctors turn to it for A", "an add-on to diet in adults with A", "added to B in A".
    r"|\b(?:an?|its|holds?|has|have|full|gain(?:s|ed)|received)\s+(?:(?!withdrawn|refused|denied|revoked|no\b)[\w-]+\s+)?(?:licen[cs]e|approval|authori[sz]ation|registration|clearance)\s+(?=for\s|in\s+(?:adults|children|adolescents|infants|patients|people|women|men)\b)|\b(?:turn(?:s|ed)?|resort(?:s|ed)?)\s+to\s+it\s+(?=for\s|in\s)|\b(?:rel(?:y|ies)\s+on|reach(?:es)?\s+for)\s+it\s+(?=for\s|in\s)"
    r"|\b(?:add-on|adjunct)\s+to\s+(?:[\w-]+\s+){1,5}?(?=in\s|for\s)|\badded\s+to\s+(?:[\w-]+\s+){1,4}?(?=in\s(?!order|combination|some|many|most|the)|for\s)"
    r"|^(?:it|they|the\s+(?:[\w-]+\s+){0,3}?[\w-]+|[A-Z][\w-]+(?:\s+\+\s+[A-Z][\w-]+)*)\s+(?:also\s+|\w+ly\s+)?(?=(?:lowers|reduces|cuts|decreases)\s+the\s+risk\s+of\s)|^not\s+(?=(?:for|in)\s)|\b(?:use|it)\s+is\s+(?:now\s+)?(?:confined|limited|restricted)\s+to\s+(?=\S)|\bdoes\s+(?:nothing|not\s+(?:help|work))\s+(?=(?:for|in|against)\s)|\bof\s+(?:no|any|little)\s+(?:use|value|benefit|help)\s+(?=(?:for|in|against)\s)"
    # "It improves walking in adults with A".
    r"|^(?:it|[A-Z][\w-]+)\s+(?:improves|lowers|reduces|relieves|slows|eases|controls)\s+(?:[\w-]+\s+){1,6}?in\s+(?:[\w-]+\s+)?(?:adults|patients|people|children|individuals|women|men|those)(?:\s+and\s+(?:children|adolescents))?\s+with\s+(?=\S)"
    # What it does for symptoms is what it is used for: "addresses symptoms such as A", "may provide relief from A".
    r"|\b(?:address|target|alleviat|reliev|manag|treat)(?:es|s|e)?\s+(?:[\w-]+\s+){0,2}?symptoms?\s+(?:such\s+as|like|including|of|associated\s+with)\s+(?=\S)"
    r"|\bprovides?\s+(?:[\w-]+\s+){0,2}?relief\s+(?:from|of|for|in)\s+(?=\S)|\bhelps?\s+with\s+(?=\S)",
    re.IGNORECASE,
)
# What it is used for stands first: "Migraine is a common off-label use", "In gout it is sometimes tried".
_TURNED = regexp(
    rf"(?:(?:In|For) (?P<named>[^.;:]+?),? (?:it|this drug|the drug) (?P<told>(?:is|has been|was) (?!not\b)(?:[\w-]+ )*?(?:(?:used|given|tried|prescribed|taken|effective|useful)\b(?!.*\b(?:for|to|against)\b)|(?:added|joined) to\b).*)|"
    rf"(?:Patients|People|Adults|Children|Women|Men|Those) with (?P<ill>[^.;:]+?) (?P<gain>(?:often |also |may |can )*(?:benefit|profit|gain) (?:from|by) (?:it|this drug|the drug)\b.*)|"
    rf"(?:the )?(?:{_NOUN} of )?(?P<list>(?!(?:it|this|these|its|nor)\b)(?:(?!\b(?:is|are|there|used)\b)[^.;:])+?) (?P<said>(?:is|are) (?:(?!not\b|no\b)(?:(?:the|its|an?|other|further) )?(?:[\w-]+ ){{0,3}}?|(?:not|no longer) (?:an?|the|its|one of its|among its) (?:[\w-]+ )?|no )(?:indications?|uses?)\b(?! of).*))",
    re.IGNORECASE,
)
_TURNED_TO = (("list", "said"), ("named", "told"), ("ill", "gain"))
_NEXT = regexp(
    rf"(?:(?:together|along)\s+with(?=\s+{PURPOSE})|\band,\s+(?:when|if)\b[^,;.]{{3,50}},(?=\s+{PURPOSE})|,|;|\band\b|\bor\b|\bnot\b|\s–)\s+(?:and\s+|or\s+|also\s+|not\s+|as\s+well\s+as\s+|(?:sometimes|off-label|less\s+commonly|\w+ly)\s+)*"
    rf"(?:as\s+(?:an?\s+|part\s+)?(?:[\w-]+\s+){{1,7}}?|(?:before|after|during)\s+[\w-]+\s+)?(?!in\s+(?:adult|child|pa?ediatric|adolescent|patient|infant|women|men)\w*\b)(?={_OPEN}|{PURPOSE})",
    re.IGNORECASE,
)
# What ends a list of conditions: circumstances, relative clauses, how the drug works.
_STOP = regexp(
    r",?\s+(?:(?:and|but|or|also|particularly|especially|specifically|primarily|mainly|usually|typically|often|either|alone|even|only|both)\s+)*"
    r"(?:when|where|whereby|if|unless|until|because|since|while|whereas|which|who|whose|whom|that(?!\s+is,)|through|using|despite|making|"
    r"thereby|thus|but|although|though|however|whether|provided|requiring|unresponsive|responding|excluding|except|rather\s+than|"
    r"by\s+\w+ing|by\s+(?:its|the)\b|due\s+to\s+its|without|followed\s+by|(?:also\s+)?known\s+as|also\s+called|marked\s+by|arising|alone\b|either\b|as\s+(?:monotherapy|an?\s|part|add-on|well\s+as\s+in\s+comb|it|they|directed|needed|adjunct\w*|first|second|initial)|"
    r"in\s+(?:a\s+(?:wide\s+)?variety|combination|conjunction|addition|cases?|situations?|settings?|order|both|which|clinical|hospital)|together\s+with|along\s+with|alongside|with\s+or\s+without|before|after|during|following|for\s+(?:up|short|long|a\s|\d|its\b|their\b)|"
    r"is(?!,)|are|was|were|can|may|has|have|does|should|will|helps?|works?|provid\w+|aim\w*|belongs|acts?|characteri[sz]ed|such\s+that|to\s+(?:\w+\s+)?(?:improve|reduce|help|provide|achieve|ensure|maintain|promote|minimi[sz]e|prevent|increase|enhance|relieve|control|manage))\b",
    re.IGNORECASE,
)
# "conditions where soft stools help, such as A and B": the examples are the list.
_NAMED = regexp(r",?\s+(?:such\s+as|including|like)\s+(?:in\s+)?", re.IGNORECASE)
_KINDS_OF = regexp(
    r"(?:[\w-]+\s+){0,3}(?:conditions?|disorders?|diseases?|cases|situations|states|patients)", re.IGNORECASE
)


class Use(Struct, frozen=True):
    """``text[start:end]`` lists what the drug is used for; ``before`` and ``after`` are the circumstances around it."""

    start: int
    end: int
    before: str = ""
    after: str = ""
    cued: bool = True
    inverted: bool = False


# One of these words stands in every cue: they are looked for first, as the cues are dear.
_HINT = regexp(
    r"\b(?:prescri|indicat|us[ei]|approv|licen|recommend|utili|employ|administ|giv|intend|effect|useful|benefi|help|valu|effica|appl|take|tri|"
    r"improv|lowers|reduces|slows|eases|medic|drug|agent|remed|treat|symptom|therap|option|choice|analges|antibio|supplem|vaccin|design|formul|market|includ|encomp|compri|manag|reli|preven|prophy|patients|people|adults|children|women|authori|regist|reserv|meant|offer|chosen|add|cuts|decreas|stops|breaks|aborts|termin|clears|suits|guard|shield|defend|counters|combats|replac|serv|tablet|capsul|inject|cream|spray|patch|gel\b|ointment|inhaler|infusion|solution|product|addition|extension|protect|avail|finds|works|label|licen|cover|infections|diseases|disorders|attacks|seizures|place|role|purpose|task|domain|strength|mainstay|corner|standard|care|turn|resort|reach|rely|not\b|"
    r"control|allev|eradic|revers|suppress|pallia|correct|cure|heal|these|they|it\b|this|to\b|for\b|relief)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def uses(text: str, listed: bool) -> tuple[Use, ...]:
    """The stretches of a sentence that list uses; without any cue the whole, if it is a member of a list (``listed``)."""
    if is_other(text):
        return ()
    return tuple(_uses(text, listed)) if listed or _HINT.search(text) else ()


def _uses(text: str, listed: bool) -> Iterator[Use]:
    masked = mask_parentheses(text)
    if turned := _TURNED.match(masked):
        place, said = next((turned.span(a), turned[b]) for a, b in _TURNED_TO if turned[b])
        yield Use(*place, said, inverted=True)
        return
    cues = [cue for cue in _CUE.finditer(masked) if not _is_cause(masked, cue)]
    if not cues and (told := list(plain(masked))):
        for start, end, before in told:
            yield replace(_until_stop(text, masked, start, end, before, True), inverted=True)
        return
    if not cues and (listed or regexp(r"(?:to|for)\s", re.IGNORECASE).match(text)):
        yield _until_stop(text, masked, 0, len(text), "", False)
    if cues and (joint := _CLAUSE.search(masked, 0, cues[0].start())):
        for start, end, before in plain(masked[: joint.start()]):
            yield replace(_until_stop(text[: joint.start()], masked, start, end, before, True), inverted=True)
    semicolon = masked.rfind(";", 0, cues[0].start()) if cues and listed else -1
    if semicolon > 0:
        yield _until_stop(text, masked, 0, semicolon, "", False)
    bounds = [*(cue.start() for cue in cues), len(text)]
    last = 0
    for cue, (_, stop) in zip(cues, pairwise(bounds), strict=True):
        marks = [cue.span(), *(m.span() for m in _NEXT.finditer(masked, cue.end(), stop))]
        for (_, start), end in zip(marks, [*(m[0] for m in marks[1:]), stop], strict=True):
            doers = _DOERS.search(masked, start, end)
            end = doers.start() if doers else end
            if start < end:
                use = _until_stop(text, masked, start, end, text[last:start], True)
                last = use.end
                yield use


# "For A, |and neurologists| for B".
_DOERS = regexp(
    r",?\s+(?:and|while|or)\s+(?:[a-z]+(?:ologists|iatrists|icians)|doctors|surgeons|dentists)\s*$"
)
# "Dry mouth caused by radiation therapy for X", "in those receiving treatment for X": another remedy is for X.
_ANOTHER = regexp(
    r"\b(?:caused by|due to|induced by|secondary to|associated with|resulting from|undergoing|receiving|after|following|during)\s+(?:[\w-]+\s+){0,3}?$",
    re.IGNORECASE,
)
_THERAPY = regexp(rf"(?:{_REMEDY})\s+$|(?=for\s)", re.IGNORECASE)


# "It prevents A, where it also serves for B": what stands before the clause with the cue is read by itself.
_CLAUSE = regexp(
    r"(?:;|,\s+(?:where|while|and|but)|\sand(?=\s+(?:has|is|was|may|can)\s))\s+(?:[\w-]+\s+){0,4}?$",
    re.IGNORECASE,
)


def _is_cause(masked: str, cue: re.Match[str]) -> bool:
    """True for the purpose of what brought a condition about, not of the drug."""
    return bool(_THERAPY.match(cue.group()) and _ANOTHER.search(masked[: cue.start()]))


def _until_stop(text: str, masked: str, start: int, end: int, before: str, cued: bool) -> Use:
    opened = regexp(rf"\s*(?:{_OPEN})?(?:{PURPOSE})?", re.IGNORECASE).match(masked[start:end])
    begin = start + (opened.end() if opened else 0)
    found = _STOP.search(masked, begin, end)
    stop = found.start() if found else end
    named = _NAMED.search(masked, stop, end)
    if named and _KINDS_OF.fullmatch(masked[begin:stop].strip()):
        again = _STOP.search(masked, named.end(), end)
        start, stop = named.end(), again.start() if again else end
    return Use(start, stop, before + text[start:begin], text[stop:end], cued)
