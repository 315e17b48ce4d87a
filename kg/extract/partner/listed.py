"""Where a sentence lists partners of the drug."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.regexps import regexp

# In this order: what follows "combined with", what stands before "may be added", what a list holds.
_CUES = tuple(
    regexp(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:combin(?:ed|ing|es?|ations?)|used|given|administered|prescribed|co-?(?:administered|formulated|prescribed)|taken|together|joined|paired|pairs|coupled|teamed|teams|goes|go|added|available|exists?|formulated|along|concurrently|"
        r"concomitantly|conjunction|adjunct|therapy|regimens?)(?:\s+(?!with\b|it\b|(?:in|out)?patients\b|people\b|adults\b|children\b|women\b|men\b|those\b)[\w-]+){0,4}?,?\s+(?:it\s+)?with\s+(?!(?:cautious|careful|close|slow)\b)(?=(?P<list>.*))|\badded\s+to\s+(?!(?:\w+ly\s+)?(?:mitigate|treat|prevent|reduce|improve|enhance|increase|help|manage|control|provide|relieve|minimi[sz]e|counter\w*|achieve)\b)(?=(?P<list5>.*))|\bteam(?:s|ed)\s+up\s+with\s+(?=(?P<list6>.*))|\b(?:(?:stacked|layered|built)\s+(?:up)?on|on\s+top\s+of|(?:(?:on|against)\s+a\s+|the\s+)?(?:background|backbone|basis)\s+of|plus|joined\s+(?:to|by)|accompanied\s+by|in\s+tandem\s+with)\s+(?=(?P<list7>.*))|\b(?:also|usually|often)\s+(?:receives?|takes?|gets?|needs?)\s+(?!it\b)(?=(?P<list8>.*))|\b(?:doctors?|physicians?|clinicians|specialists)\s+(?:(?:may|can|will|often|sometimes|usually)\s+)?adds?\s+(?!it\b)(?=(?P<listed>.*))|^(?:\W*)with\s+(?=(?P<list2>.*))|^(?:in|for|against)\s+(?!.*\b(?:is|are|may|can|should|patients|people|adults|children|those)\b)[^,;:]{3,60}?\s+with\s+(?=(?P<list9>.*))|\balongside\s+(?=(?P<list3>.*))|\baddition\s+of\s+(?!it\b|this\b)(?=(?P<list10>.*))|\bincluded in\s+(?=(?P<list4>.*))",
        r"^(?:(?:while|although|if|for|in) [^,;]*,\s+)?(?:(?:sometimes|often|additionally|occasionally|instead),?\s+)?(?P<list>(?:(?!\b(?:is|are|may|can)\b)[^.;:])+?)\s+(?:may|can|is|are|could|might)\s+(?:\w+ly\s+|also\s+|often\s+|sometimes\s+|(?:nearly\s+|almost\s+)?always\s+)?(?:be\s+)?(?:\w+ly\s+|also\s+|often\s+|sometimes\s+)?"
        r"(?:added|put\s+on\s+top|brought\s+in|taken\s+(?:as\s+well|too|alongside|at\s+the\s+same\s+time)|used|combined|recommended|given|prescribed|co-?(?:prescribed|administered)|considered|included|paired|chosen|joined|(?:(?:the|an?|its) (?:[\w-]+ )?)?(?:partner|companion|add-on|addition)s?)\b",
        r"\b(?:combinations?|regimens?|partners?|agents?|often|products?|it|may|can)\b[^.;:]*?\b(?:include|includes|including|such as|like|are):?\s+(?=(?P<list>.*))|\b(?:companions?|partners?|tri(?:ad|o)|mates?|add-ons?|backbones?)\b[^.;:]*?\b(?:is|are):?\s+(?=(?P<list2>.*))",
        r"\b(?:add-?on|adjunct(?:ive)?|adjuvant|supplement)\s+(?:\w+\s+)?to\s+(?=(?P<list>.*))",
        r"\b(?:combinations?|regimens?|partners?|agents?|often|products?|it|may|can)\b[^.;:]*?\bwith:?\s+(?:other (?:medications|drugs|agents)\b[^.;]*?\bwith\s+)?(?=(?P<list>.*))",
    )
)
STOP = regexp(
    r"(?<!such),?\s+(?:(?:particularly|especially|often|typically|usually|primarily|mainly|depending|always)\s+)*(?:for|to|in|may|can|is|are|was|which|that|who|when|if|due|because|provid\w+|offer\w*|has|have|"
    r"helps?|by|result\w*|could|should|might|during|under|on|based|of|after|before|at|where|but|although|though|however|while|within|through|as(?!\s+well)|under|enhanc\w+|fail(?:s|ed)|without|unless|despite|depending|there|from|using|is|it|against|since|whose|reduces?|lowers?|improves?|increases?|raises?|prolongs?|strengthens?|doubles?|joins?|comes?|goes|go|makes?|rather|added|only|brings?|or (?:in|on|with)|and (?:in|on))\b|\s[–—](?=\s|$)|[.;](?=\s|$)",
    re.IGNORECASE,
)
LEADING = regexp(
    r"^(?:(?:with|and|or|two|three|other|others|the|a|an|certain|some|various|additional|another|either|both|typically|particularly|especially|standard|different|specific|appropriate|occasionally|sometimes|instead,?|drugs? like|medications? like)\s+)+",
    re.IGNORECASE,
)
EMPTY = regexp(
    r"(?:(?:other|these|this|it|its|fixed-dose|popular|common|oral|topical|specific|individual|particular|combination|multiple|same|single|over-the-counter|prescription|supportive|first-line)\s*)*"
    r"(?:medications?|drugs?|agents?|treatments?|therap(?:y|ies)|combinations?|products?|medicines?|patients?|monotherapy|standalone|alone|none|formulations?|ingredients?|conditions?|caution|benefits?|"
    r"efficacy|regimens?|components?|dosages?|effects?|forms?|cases?|itself|names?|brands?|care|measures|nutrients|drops|preparations?|practice|conjunction|addition)?",
    re.IGNORECASE,
)


def listed(masked: str, own: tuple[str, ...]) -> tuple[int, int, bool] | None:
    """Where a sentence lists partners, and whether they must be known agents there, as its subject may be anything."""
    for number, cue in enumerate(_CUES):
        for match in cue.finditer(masked):
            begin = next(match.start(name) for name, value in match.groupdict().items() if value is not None)
            limit = match.end("list") if number == 1 else len(masked)
            stop = STOP.search(masked, begin, limit)
            end = stop.start() if stop else limit
            said = masked[begin:end].lower()
            if said.startswith(("every ", "each ", "all ")):
                continue  # "goes along with every course"
            if any(name in said for name in own) and not _is_about(masked[: match.start()], own):
                continue  # "A is combined with this drug": A is the partner
            if masked[begin:end].strip(" ,\x00") and not EMPTY.fullmatch(
                LEADING.sub("", masked[begin:end].strip())
            ):
                return begin, end, number > 0
    return None


def _is_about(before: str, own: tuple[str, ...]) -> bool:
    """True where the drug or an ingredient opens the sentence: "A is combined with B or C", of A + B."""
    return any(before.lower().startswith(name) for name in own)


# "Combined with A at meals, with B, and with C"; "exist with A and with B"; "on A, or on A plus B".
_AGAIN = regexp(
    r"(?:,\s+(?:and\s+|or\s+)?(?:also\s+)?|\s(?:and|or)\s+)with\s+|\s(?:and|or)\s+on\s+(?=\w+\s+plus\b)",
    re.IGNORECASE,
)


def further(masked: str, stop: int) -> Iterator[tuple[int, int]]:
    """Where a sentence goes on with partners behind a "with" of their own."""
    while match := _AGAIN.search(masked, stop):
        end = STOP.search(masked, match.end())
        stop = end.start() if end else len(masked)
        yield match.end(), stop
