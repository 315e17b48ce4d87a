"""Orders to watch something: what a sentence says to monitor, check, measure or screen for, as ranges of its text.

"Monitor X", "X should be checked", "regular X monitoring", "patients should be watched for X": each is an Order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.order.adjuncts import MEASURED, PERSONS, Adjunct, adjuncts_in, occasion, stretches
from kg.extract.order.unsaid import unsaid
from kg.text.cued import Cues, cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses

# A cheap test before the costly ones.
_HINTS = Cues((
    "monitor", "screen", "assess", "check", "measur", "evaluat", "watch", "observ", "obtain", "perform", "exclude", "surveil", "vigilan", "rule out", "test", "look", "keep an eye", "keep track", "record", "taken", "drawn", "be known", "is due", "are due", "wise", "advisable", "is advised", "are advised", "recommended", "required", "prudent", "necessary", "determined", "recheck", "re-check", "reassess", "alert", "note ", "at baseline", "each visit", "every visit", "twice a year", "every year", "yearly", "annually", "every month", "months", "s taken", "re taken", "be taken", "repeated", "ask about", "followed", "before the first", "before start", "before treat", "indicated", "needed",
))  # fmt: skip
_CUE = regexp(
    r"\b(?P<do>monitor(?:ing)?|(?:pre-?)?screen(?:ing)?|watch(?:ing|fulness)?(?: out)?|keep (?:an eye on|track of|a check on)|ask about|observ(?:e|ing|ation)|look(?:ing)?(?: out)?|(?:re-?)?assess(?:ing|ments?)?|evaluat(?:e|ing|ions?)|"
    r"check(?:ing|s)?|test(?:ing)?(?= (?:(?:all|the|any|your|each)? ?(?:(?!to\b)[\w-]+ ){1,3}?)?for\b)|note(?= (?:any|new|changes?|signs)\b)|alert(?= (?:to|for)\b)|surveillance|vigilan(?:ce|t)|measur(?:e|ing|ements?)|obtain(?:ing)?|perform(?:ing)?|exclude|rule out)\b(?![-'])|"
    r"\b(?P<passive>(?:(?:(?:should|must|may|can|will|needs? to|ha(?:s|ve) to|ought to|is to|are to|to)(?: (?!not\b)\w+)? be|have (?:his|her|their|its|your) (?P<what>[\w-]+(?: [\w-]+){0,3}?)|is|are)(?: \w+ly| best)*) "
    r"(?:monitored|checked|assessed|measured|evaluated|watched|observed|tested|screened|obtained|examined|followed|looked|recorded|re-?checked)\b(?: \w+ly| and \w+ed)*(?P<for> for\b(?! (?:at least|up to|about|another|the|\d+|an?|one|two|three|four|five|six|several|a few) (?:\w+ )?(?:minutes|hours?|days?|weeks?|months?|years?)\b)(?! (?:one|two|three|four|five|six|\d+)\b))?)",
    re.IGNORECASE,
)
_MANNER = r"closely|carefully|regularly|periodically|frequently|routinely|continuously|appropriately|adequately|thoroughly|clinically"
_SPAN = r"(?:(?:at least|up to|about|another|the next) )?(?:\d+(?: to \d+| ?[-–] ?\d+)?|an?|one|two|three|four|five|six|several|a few) (?:\w+ )?(?:minutes|hours?|days?|weeks?|months?|years?)"
_LEAD = regexp(
    rf"\s*(?:(?:{_MANNER})(?:,? and |,? or |\s+|(?=$)))*(?:for {_SPAN} (?=for\b))?(?P<to>(?:for(?! {_SPAN}\b)|of|(?<=alert )to)\s+)?",
    re.IGNORECASE,
)
_WHO = regexp(
    rf"(?P<who>(?!(?:in|of|with|during|by|and|or|on|at)\b)(?:[\w/-]+ ){{0,3}}?{PERSONS}\b(?!')[^,;:.]*?|(?:(?:application|injection|infusion|treat\w+|affected) )?(?:sites?|areas?|skin)|"
    r"(?:the|their|your|its) (?:[\w-]+ )?(?!need|potential|risk|reason|indication)[\w-]+) for (?!at least|up to|\d)",
    re.IGNORECASE,
)
_PERSON_FIRST = regexp(
    rf"(?:(?:the|all|any|your|these|such|elderly|pediatric|pregnant|at-risk|high-risk) )*{PERSONS}(?=\s*(?:$|[,;.]|(?:with|who|on|during|in|and|or|at|taking|receiving|after|before|undergoing|{_MANNER})\b))",
    re.IGNORECASE,
)
_PERSON_SUBJECT = regexp(rf"\W*(?:[\w-]+ ){{0,3}}?{PERSONS}\b(?!')", re.IGNORECASE)
_BARE_WHO = regexp(
    rf"(?:(?:the|all|your|a|any|treated|their|these)\s+)*(?:patients?|individuals?|people|persons?|adults?)?(?: (?:{_MANNER}))*",
    re.IGNORECASE,
)
_BY_FOR = regexp(r"watch|observ|look|screen|pre-?screen|surveil|vigilan|test|alert", re.IGNORECASE)
_WATCH = regexp(r"watch$|observe$", re.IGNORECASE)  # "watch INR"
_MEASURE_NEXT = regexp(
    rf"\s*(?:(?:the|their|its|serum|plasma|blood|drug|renal|liver|kidney) )*{MEASURED.pattern}", re.IGNORECASE
)
_NOUN = regexp(
    r"(?:assessment|evaluation|observation|measurement|check)s?$|surveillance|vigilan|watchful", re.IGNORECASE
)
_NAMED = regexp(
    r"(?:monitor|screen|test)ing$|screen$|(?:assessment|evaluation|observation|measurement|check)s?$",
    re.IGNORECASE,
)
_PREDICATE = cued(
    r"(?:\s+|(?<=\s))(?:is|are|may be|might be|should be|can be|must be)(?: \w+ly| also| often| still)? (?:essential|crucial|recommended|important|advised|advisable|necessary|needed|required|warranted|"
    r"indicated|considered|performed|done|conducted|appropriate|vital|mandatory|prudent)\b",
    re.IGNORECASE,
)
# Where an order stops: its purpose, its reason, or the next thing to do.
_AUXILIARY = r"(?:\s+|(?<=\s))(?:is|are|was|were|may|might|can|could|should|must|will|has|have)\s"
_STOP = regexp(
    rf"(?P<aux>{_AUXILIARY})|(?:[,\s]+|(?<=\s))(?:to (?:detect|ensure|avoid|prevent|assess|adjust|guide|minimi[sz]e|determine|identify|optimi[sz]e|manage|reduce|rule|evaluate|confirm|maintain|check|monitor|look|see|track)\b|"
    r"(?:due to|because|since|which|that|given|so that|in order|based on|so|(?<!after )(?<!before )(?<!during )(?<!with )(?<!from )(?:it|this))\b|as (?:it|they|this|these|there|both|\w+ (?:may|can|is|are))\b)|"
    r"(?:,\s+(?:(?:and|or|then) )?|\s+(?:and|or|then) )(?:adjust|discontinu|consider|stop|reduc|avoid|advis|seek|report|us(?:e|ing)\b|titrat|individuali|modif|manag|maintain|ensur|educat|counsel|inform|instruct|treat\b|start|withhold|be (?:aware|prepared|mindful|vigilant|alert)|correct|protect|listen|supplement (?=\w)|"
    r"tak(?:e|ing)\b|provid|encourag|contact|consult|follow|administ|limit\b|lower\b|halve\b|hold\b|switch\b|pause\b|interven|repeat|should|may\b|caution|dos(?:e|age) (?:adj|mod|red))",
    re.IGNORECASE,
)
_SUBCLAUSE = regexp(
    r"\b(?:if|when|whenever|while|where|who|until|unless|after|before|once)\b[^,;]*$", re.IGNORECASE
)
_DENIED = regexp(
    r"\b(?:is|are|was|were|been)\s+$|\b(?:no|not|without|never|nor|cannot|n't|nobody|pointless|useless|needless|futile|unnecessary|superfluous)\s+(?:(?!only\b)[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
# Below a question on monitoring: what else to do.
_OTHER_ORDER = regexp(
    r"\s*(?:(?:also|and|additionally|in addition),?\s+)?(?:be (?:mindful|aware|alert|vigilant|prepared)|encourage|ensure|advise|counsel|educate|protect|avoid|consider|adjust|report|instruct|inform|seek|"
    r"discontinue|maintain|(?:do not|never|don't) (?:start|begin|give|use|treat)|it would depend|.{0,20}\bdepends? on)\b",
    re.IGNORECASE,
)
# "until tolerance is assessed": told as a time, not ordered.
_OPENS = regexp(
    r"\s*(?:until|unless|before|after|if|when|once|while|prior to|during|with|for|in)\b", re.IGNORECASE
)
_SUBORDINATE = regexp(
    r"\b(?:until|unless|before|after|if|when|once|while)\s+(?:[\w'-]+\s+){0,3}$", re.IGNORECASE
)
_NOTE = regexp(r"\(([^()]*)\)")
_NOT_NEEDED = cued(
    r"\b(?:not|n't|rarely|no longer) (?:\w+ )?(?:required|necessary|needed|recommended|indicated|useful|mandatory)|\bruled out\b|\b(?:(?:has|have|serves?|adds?|guides?|brings?|gives?|yields?|contributes?) (?:no|nothing|little)|formerly|(?:not|never) (?:\w+ly )?(?:done|made|checked|measured|monitored|followed|asked for|called for|performed|tested|examined|routine)|needs? no|no need (?:for|of|to)|pointless|useless|futile)\b|\bneed not\b|\bof no (?:use|value|benefit|help)\b|\b(?:can|may) be (?:left (?:out|unchecked)|omitted|dispensed with)\b|\b(?:is|are) (?:\w+ )?(?:unnecessary|superfluous|needless|dispensable)\b",
    re.IGNORECASE,
)
_NO = regexp(r":\s+(?:no|never|not \w+)\W*$", re.IGNORECASE)  # "Hearing tests: no."
_LEFT = regexp(
    r"(?:[,;:(]|\b(?:require[sd]?|requiring|needs?|with|under|for|of|on|by|to|the|include[sd]?|including|recommend\w*|advised?|consider|through|via|and (?:close|careful|regular|frequent)|close|careful))\s+(?=[^,;:(]*$)",
    re.IGNORECASE,
)
_ADJECTIVE = regexp(
    r"(?!periodic|regular|clinical|routine|medical|individual|careful)[a-z]+(?:al|ac|ic|ar|ary|ory)",
    re.IGNORECASE,
)
_ADVERB = regexp(
    r"\b(regular|periodic|frequent|continuous|routine|intermittent)\b(?=(?:,? (?:and )?[\w-]+)?\s*$)",
    re.IGNORECASE,
)


class Order(Struct, frozen=True):
    """The list ``text[start:end]`` of what to watch, with the adjuncts that hold for all of it.

    ``sure`` where the words before it take nothing but things to watch; ``who`` are the persons that it names.
    """

    start: int
    end: int
    adjuncts: tuple[Adjunct, ...]
    sure: bool
    screening: bool = False
    who: str = ""


def may_order(text: str) -> bool:
    """A cheap test: False where ``text`` has no word that orders."""
    return _HINTS.stand_in(text)


def orders(text: str, is_list: bool) -> Iterator[Order]:
    """The orders of a sentence; with ``is_list`` it is a list of parameters, if it gives no order."""
    said = list(_said(text, is_list)) if is_list or _CUE.search(text) else []
    yield from said
    for found in unsaid(text) if not (said or is_list or _NOT_NEEDED.search(text)) else ():
        yield Order(found.start, found.end, found.adjuncts, False)


def _said(text: str, is_list: bool) -> Iterator[Order]:
    for match in _NOTE.finditer(text) if "(" in text else ():
        for order in orders(match.group(1), False) if may_order(match.group(1)) else ():
            told = (*order.adjuncts, *adjuncts_in(text, 0, match.start())[-1:])
            yield replace(
                order, start=order.start + match.start(1), end=order.end + match.start(1), adjuncts=told
            )
    for start, end in clauses(text):
        masked = mask_parentheses(text[:end])
        cues = [c for c in _CUE.finditer(masked, start, end) if not (is_list and _is_noun(masked, c))]
        listing = is_list and not (_is_not_needed(masked[start:end]) or _OTHER_ORDER.match(text, start))
        if listing and (not cues or _is_member(masked[start : cues[0].start()])):
            stop, behind = _end(text, masked, start, cues[0].start() if cues else end)
            yield Order(start, stop, behind, True)
        before = _before(text, start, cues[0].start()) if cues else ()
        for index, cue in enumerate(cues):
            left = cues[index - 1].end() if index else start
            stop = cues[index + 1].start() if index + 1 < len(cues) else end
            if index and masked[left : cue.start()].endswith(" to "):  # the purpose of the order before it
                continue
            if _DENIED.search(masked[left : cue.start()]) or _is_not_needed(masked[cue.start() : stop]):
                continue
            if cue.group("passive"):
                yield from _passive(text, masked, left, cue, stop)
            else:
                yield from _active(text, masked, left, cue, stop, before)


def _is_not_needed(clause: str) -> bool:
    return bool(_NOT_NEEDED.search(clause) or _NO.search(clause))


def _is_noun(masked: str, cue: re.Match[str]) -> bool:
    """True for a member of a list that is itself called monitoring or assessment ("skin assessment, weight")."""
    return bool(
        _NAMED.match(cue.group())
        and not regexp(r"\s+(?!and\b|or\b|is\b|are\b|may\b|should\b|\x00)\w").match(masked[cue.end() :])
    )


def _is_member(words: str) -> bool:
    """True where a list goes on into an order ("weight, and monitor ...")."""
    return (
        bool(regexp(r"(?:,|\band)\s*(?:(?:regular|close|careful|also)\s+)*$").search(words))
        and len(words) > 6
    )


def _before(text: str, start: int, end: int) -> tuple[Adjunct, ...]:
    """The adjuncts before the first cue: "Before the first dose, obtain", "With caution in the elderly, and monitor"."""
    comma = (
        text.find(", ", start, end) if _OPENS.match(text, start) and text.count(", ", start, end) == 1 else -1
    )
    return adjuncts_in(text, start, comma if comma > 0 else end)


def _active(
    text: str, masked: str, left: int, cue: re.Match[str], stop: int, before: tuple[Adjunct, ...]
) -> Iterator[Order]:
    word = cue.group("do")
    lead = _LEAD.match(masked, cue.end(), stop)
    begin = lead.end() if lead else cue.end()
    who = (
        _WHO.match(masked, begin, stop) if not (lead and (lead.group("to") or "").startswith("for")) else None
    )
    how = (*before, *_adverbs(masked[left : cue.start()]), *adjuncts_in(text, cue.end(), begin))
    if word.lower().startswith("pre"):
        how = (*how, Adjunct("timing", "before treatment"))
    if who:
        how = (*how, *adjuncts_in(text, *who.span("who")))
        begin = who.end()
    elif _PERSON_FIRST.match(masked, begin, stop):
        return
    if regexp(r"(?:and|or)\b").match(masked[begin:stop]):
        begin = stop
    aimed = who is not None or bool(lead and lead.group("to"))
    by_for = _BY_FOR.match(word) and not (_WATCH.match(word) and _MEASURE_NEXT.match(masked, begin, stop))
    is_noun = _NOUN.search(word) and not (
        word.lower() == "check" and _ORDERED.search(masked[left : cue.start()])
    )
    if (not aimed and (by_for or is_noun)) or not masked[begin:stop].strip(" ,.;"):
        yield from _noun(text, masked, left, cue, stop, how)
        return
    end, behind = _end(text, masked, begin, stop)
    if end <= begin + 1 or (not aimed and _is_adjunct(text, begin, end)):
        yield from _noun(text, masked, left, cue, stop, (*how, *adjuncts_in(text, begin, end)))
        return
    sure = aimed or word.lower().startswith("monitor")
    yield Order(begin, end, (*how, *behind), sure, "screen" in word.lower(), _named(who))


# Before a verb that orders, not a noun: "; check", "and then check".
_ORDERED = regexp(
    r"(?:^|[,;:–—(]|\b(?:and|or|to|should|must|will|may|can|would|you|they|we|then|please|also|always|regularly))\s*$",
    re.IGNORECASE,
)


def _is_adjunct(text: str, begin: int, end: int) -> bool:
    """True where nothing but adjuncts stands there: "cardiac monitoring during infusions"."""
    return not any(text[s.start : s.end].strip(" ,.") for s in stretches(text, begin, end))


def _named(who: re.Match[str] | None) -> str:
    """The persons, where they are more than "the patients"."""
    if who is None or not regexp(PERSONS, re.IGNORECASE).search(who.group("who")):
        return ""
    return "" if _BARE_WHO.fullmatch(who.group("who")) else who.group("who").replace("\x00", "").strip()


def _adverbs(words: str) -> Iterator[Adjunct]:
    """ "Regular monitoring": the adjective says when."""
    for match in _ADVERB.finditer(words):
        yield occasion(match.group())


def _end(text: str, masked: str, begin: int, stop: int) -> tuple[int, tuple[Adjunct, ...]]:
    """Where the list ends, and the adjuncts of the predicate behind it ("is advised in the elderly")."""
    predicate = _PREDICATE.search(masked, begin, stop)
    halt = next((m for m in _STOP.finditer(masked, begin, stop) if not _inside(masked, begin, m)), None)
    if predicate and (halt is None or predicate.start() <= halt.start()):
        after = _STOP.search(masked, predicate.end(), stop)
        return predicate.start(), adjuncts_in(text, predicate.end(), after.start() if after else stop)
    return (halt.start() if halt else stop), ()


def _inside(masked: str, begin: int, halt: re.Match[str]) -> bool:
    """True for the verb of a subordinate clause ("when the dose is changed"): the adjunct goes on."""
    return bool(halt.group("aux") and _SUBCLAUSE.search(masked[begin : halt.start()]))


def _noun(
    text: str, masked: str, left: int, cue: re.Match[str], stop: int, how: tuple[Adjunct, ...]
) -> Iterator[Order]:
    """ "Renal function monitoring (eGFR) is advised in the elderly": what stands before the word."""
    if not regexp(r"ing$|ments?$|checks$|tions?$", re.IGNORECASE).search(cue.group("do")):
        return
    cut = list(_LEFT.finditer(masked, left, cue.start()))
    begin = cut[-1].end() if cut else left
    words = masked[begin : cue.start()].strip()
    if words:
        stop_ = cue.end() if _ADJECTIVE.fullmatch(words) else cue.start()
        yield Order(begin, stop_, (*how, *_end(text, masked, cue.end(), stop)[1]), False)


# "Provided that |the infant| is watched for it".
_NURSED = regexp(
    r"(?:the |your )?(?:breastfed |nursing |exposed )?(?:infants?|bab(?:y|ies)|newborns?|neonates?|child|children)\s*$",
    re.IGNORECASE,
)


def _passive(text: str, masked: str, left: int, cue: re.Match[str], stop: int) -> Iterator[Order]:
    """ "X should be monitored before treatment", "patients should be watched for X"."""
    if _SUBORDINATE.search(masked[left : cue.start()]) and not cue.group("for"):
        return
    comma = masked.find(", ", left, cue.start()) if _OPENS.match(masked, left) else -1
    end, _ = _end(text, masked, cue.end(), stop)
    how = (*adjuncts_in(text, left, max(comma, left)), *adjuncts_in(text, cue.start(), end))
    if cue.group("what"):
        yield Order(*cue.span("what"), how, True)
    elif cue.group("for") and _is_adjunct(text, cue.end(), end):  # "antibodies can be tested for"
        yield Order(left, cue.start(), how, True)
    elif cue.group("for"):
        pause = masked.rfind(", ", left, cue.start())
        subject = pause + 2 if pause >= 0 else left
        nursed = _NURSED.search(text, subject, cue.start())
        subject = nursed.start() if nursed else subject
        who = _WHO.match(f"{text[subject : cue.start()].strip()} for x")
        yield Order(
            cue.end(), end, adjuncts_in(text, left, cue.start()), True, "screen" in cue.group(), _named(who)
        )
    elif not _PERSON_SUBJECT.match(masked, comma + 2 if comma > 0 else left):
        yield Order(comma + 2 if comma > 0 else left, cue.start(), how, False)
