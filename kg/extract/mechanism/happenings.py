"""What happens to things of the body: "triglycerides fall", "the pressure in the eye goes down", "the cells stop dividing".

The subject undergoes it, whatever brought it about; what stays as it was is no happening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.agent.own_names import is_own
from kg.extract.mechanism.subject import named
from kg.extract.mechanism.verbs import WORDS
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_UP = r"raised|increased|elevated|enhanced|stimulated|promoted|augmented|heightened|speeded up|prolonged|improved|restored|doubled|tripled|boosted|lengthened|upregulated|speeded|stepped up|brought up"
_DOWN = (
    r"reduced|decreased|lowered|diminished|lessened|blunted|dampened|damped|curbed|inhibited|suppressed|blocked|prevented|slowed|weakened|halted|stopped|interrupted|"
    r"cut short|cut down|cut back|switched off|turned off|shut off|shut down|abolished|arrested|relieved|eased|hindered|held back|kept back|kept in check|reined in|halved|depleted|downregulated|cut off|brought down|toned down|turned down|dulled|muted|shortened|quietened|narrowed down|cut(?= (?:by|in|to)\b)"
)
_RISES = r"rises?|increases?|goes up|go up|climbs?|accumulates?|piles? up|mounts?|recovers?|builds? up|grows?|lengthens?|speeds? up|improves?|returns?|doubles?|picks? up"
_FALLS = r"falls?|drops?|declines?|decreases?|goes down|go down|comes? down|subsides?|slows?(?: down)?|weakens?|shortens?|shrinks?|eases?|settles?|wanes?|lessens?|abates?|fades?|ebbs?|vanish(?:es)?|disappears?|collapses?|dwindles?|calms? down|stops?|ceases?|halves?|dr(?:y|ies) up|quietens?(?: down)?|tails? off|comes? to an? (?:halt|standstill|stop|end)"
_OTHERS = r"thickens?|widens?|narrows?|dilates?|relax(?:es)?|softens?|loosens?|opens? up|heals?|dies?|die|lyses?|bursts?|thins|slackens?|swells?|contracts?|constricts?|closes|empties|hyperpolari[sz]es?|depolari[sz]es?|matures?"
# "Becomes softer", "get less twitchy".
_BECOMES = r"(?:becomes?|grows?|turns?|gets?)\s+(?:(?:much|far|a little|somewhat)\s+)?(?:(?:less|more)\s+[\w-]+|[a-z]{3,}er|better|worse)"
_END = r"(?=\s*(?:[,;.:]|$)|\s+(?:and|but|in|a little|a bit|slightly|quickly|\w+ly|by (?:\d+|an?\b|up|about|some|half|roughly|nearly|almost|around|over|more|one|two)|within|over|without|since|because|as|so|while|with it|after|during|to|for (?:a|some|\d))\b)"
_PREDICATE = cued(
    rf"(?:\s(?:(?:is|are)\s+(?P<smaller>smaller|lower|shorter|weaker|slower|milder|rarer)|(?:is|are)\s+(?P<larger>larger|greater|higher|longer|stronger|faster))(?=\s*(?:[,;.]|$)|\s+and\b)"
    rf"|(?<=\w)\s(?P<bare>{_DOWN}|{_UP})(?=\s*(?:[.;]|$))"
    rf"|\s(?:is|are)\s+(?:(?:also|thus|thereby|then|\w+ly)\s+)*(?:(?P<raised>{_UP})|(?P<lowered>{_DOWN})|(?P<held>retained|preserved|killed|destroyed|relaxed|widened|dilated|constricted|loosened|softened|thinned|neutrali[sz]ed|hyperpolari[sz]ed|depolari[sz]ed))\b(?!\s+(?:to|for(?! an?\b)|as|with|on|when|if)\s)"
    rf"|(?<!\b(?-i:a))(?<!\bthe)(?<!\ban)(?<!\bto)(?<!\bno)\s(?:(?:also|then|thereby)\s+)?(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS})|(?P<does>{_OTHERS})){_END}"
    rf"|\s(?:(?:also|then|thereby)\s+)?(?P<becomes>{_BECOMES})(?=\s*(?:[,;.:]|$)|\s+(?:and|to|in|so|for|again)\b)"
    r"|\s(?P<moved>(?:is|are)\s+(?:also |then |\w+ly )?(?:lost|drawn|pulled|pumped|washed|flushed|carried|moved|pushed|driven|poured|swept|kept|held)\s+(?:out|in|into|from|through|to|away|back|off|up)\b[^,;.]{0,40}?)(?=\s*(?:[,;.]|$)|\s+and\s)"
    r"|\s(?P<never>(?:is|are|can|do|does)?\s?no longer\s+[^,;.]{3,60}?|cannot\s+(?!be\b)[^,;.]{3,60}?)(?=\s*(?:[,;.]|$)|\s+(?:and|so)\s)"
    r"|\s(?P<shifts>shifts?\s+(?:to|towards?)\s+[^,;.]{3,50}?)(?=\s*(?:[,;.]|$)|\s+and\s)"
    r"|\s(?P<stops>(?:stops?|ceases?)\s+\w+ing)\b"
    r"|\s(?P<degree>(?:(?:is|are)\s+(?:\w+\s+){1,4}?)?[a-z]{3,}\s+(?:less|more|faster|slower|sooner|later|longer|better)(?:\s+(?:often|\w+ly))?)(?=\s*(?:[,;.]|$)|\s+(?:and|in|on|into|through)\b))",
    re.IGNORECASE,
)
_RAISED = regexp(_UP, re.IGNORECASE)
_FINITE = regexp(
    r"\b(?:is|are|was|were|be|been|being|not|no|has|have|had|can|may|by|to|when|if|which|that|as|than)\b"
)
_CLAUSE = regexp(
    r"^(?:as a result|thus|hence|therefore|consequently|in this way),\s|[.;:→]\s|,\s+(?:and|so|which|but|as)\s|^(?:With|Under|After|On|During|In)\s[^,]+,\s|\b(?:so that|(?:consequence|result|effect|means|meaning|extent) that|so|while|when|then|because|thus|hence|therefore|as a result|since)\s",
    re.IGNORECASE,
)
_OF_THESE = regexp(r"\bof (?:these|this|those) ", re.IGNORECASE)
_AND = regexp(r"\sand\s|,\s+")
# "X goes up, and with it Y"; "X falls by a third, Y by less".
_TOO = regexp(
    r"[^,;.]{0,30},?(?:[^;.]{0,40},)?\s+(?:and\s+so|as|so)\s+(?:do|does|is|are)\s+(?P<so>[^,;.]{2,70})|[^,;.]{0,30},?\s+(?:and\s+)?with\s+(?:it|them),?\s+(?P<too>[^,;.]{2,60})|\s+by\s[^,;.]{1,30},\s+(?:and\s+)?(?P<less>[^,;.]{2,50}?)\s+by\s",
    re.IGNORECASE,
)
_PLACED = regexp(r"\s+(?:in|on|into|through)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?(?=\s*(?:[,;.]|$))")


class Happening(Struct, frozen=True):
    """``text[first:stop]`` undergoes what ``said`` says; ``abstract`` has room for it ("reduced {}"), ``end`` is where it is told."""

    first: int
    stop: int
    end: int
    said: str
    abstract: str
    tail: str = ""


def happenings(monograph: Monograph, text: str) -> Iterator[Happening]:
    """The happenings of a sentence, its parentheses blanked; none whose subject is the drug itself, none under another."""
    if is_elsewhere(monograph, text):
        return
    last, before = 0, (0, 0)
    for match in _PREDICATE.finditer(text):
        first, stop = _begins(text, last, match.start()), match.start()
        if not text[first:stop].strip():  # "A falls and recovers": of the same
            first, stop = _shared(text, first, before)
        if _is_noun(text[first:stop], first, match):
            continue
        own = named(monograph, text, first, stop) >= 0
        if (own and not _OF_THESE.search(text, first, stop)) or not text[first:stop].strip():
            continue
        said = text[match.start() : match.end()].strip()
        if _HARDLY.search(said):
            continue
        abstract = _abstract(match)
        tail = _PLACED.match(text, match.end()) if match["degree"] else None
        yield Happening(first, stop, match.end(), said, abstract, tail.group() if tail else "")
        last, before = match.end(), (first, stop)
        if too := _TOO.match(text, match.end()):
            group = too.lastgroup or ""
            yield Happening(*too.span(group), too.end(), said, abstract)
            last = too.end()


_HARDLY = regexp(r"\b(?:hardly|barely|scarcely|rarely|seldom|never|not)\b")
# "With aspirin, X is blocked", "if too much is taken", "without it": of another drug, of an overdose, of no treatment.
_UNDER = cued(
    r"(?:(?:with|under|on|after|during|by contrast,? with) (?P<what>[a-z][\w-]+(?: [a-z][\w-]+)?),|if too much\b|in (?:an )?overdos|without (?:it|the drug|this drug|treatment|therapy)\b|when (?:it|the drug|treatment|therapy) is (?:stopped|withdrawn|discontinued))",
    re.IGNORECASE,
)


def is_elsewhere(monograph: Monograph, text: str) -> bool:
    """True where a sentence opens with what holds under another drug, after an overdose or without treatment."""
    opening = _UNDER.match(text)
    if opening is None or opening["what"] is None:
        return opening is not None
    return lexicon().find(opening["what"], ("substance", "drug_class")) is not None and not is_own(
        opening["what"], monograph
    )


# "A significant |decrease| in A", "eye |drops|", "an agent that |softens|", "allowing them to be |expelled| more easily".
_NO_SUBJECT = regexp(
    r"\b(?:(?-i:an?)|the|its|their|any|no|significant|slight|marked|modest|further|rapid|transient|subsequent|resulting|dose-dependent|sustained|gradual|small|large|sharp|eye|ear|nose|nasal|oral|cough|that|which|who|to|be|by|and|or|can|may|helps?|more|less|fewer|outcomes?|results?|consequences?|effects?|actions?|[a-z]+ly)$",
    re.IGNORECASE,
)
_OPENS = regexp(r"[A-Z]?[\w-]+(?: (?!the\b|its\b)[\w-]+){0,4}$")
_BASE = regexp(
    r"(?:rise|fall|drop|increase|decrease|decline|climb|grow|slow|relax|die|go|settle)\b", re.IGNORECASE
)


def _is_noun(subject: str, first: int, match: re.Match[str]) -> bool:
    """True where what looks like a predicate has no subject, or one with which it would not agree."""
    subject = subject.rstrip()
    if match["bare"] and (_FINITE.search(subject) or (not first and not _OPENS.match(subject))):
        return True
    if _NO_SUBJECT.search(subject) or regexp(r"\bthem\b").search(subject):
        return True
    return bool(_BASE.match(match.string, match.start() + 1)) and not (
        subject.endswith(("s", "ae", "ia")) or " and " in subject
    )


def _begins(text: str, last: int, stop: int) -> int:
    """Where the clause that ends in a predicate at ``stop`` begins; "and" opens one behind another predicate."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(text, 0, stop) if cut.end() <= stop]
    first = max([last, *cuts])
    joint = _AND.match(text, first) if first == last else None
    first = joint.end() if joint else first
    for joint in _AND.finditer(text, first, stop):
        if _has_verb(text[first : joint.start()]):
            first = joint.end()
    for opening in (_BOTH, _WHERE):
        if opened := opening.match(text, first, stop):
            first = opened.end()
    return first


def _shared(text: str, first: int, before: tuple[int, int]) -> tuple[int, int]:
    """The subject of a predicate that has none of its own behind "and": that of the happening or clause before."""
    if before[1] and _JOINS.fullmatch(text, before[1], first) is None:
        return before
    start = max((cut.end() for cut in _CLAUSE.finditer(text, 0, first) if cut.end() < first), default=0)
    verb = _IS.search(text, start, first)
    return (start, verb.start()) if verb else (first, first)


_JOINS = regexp(r"\W*")
# "|Both| basal and stimulated secretion", "|through receptors in the brain| appetite".
_BOTH = regexp(r"(?:and )?[Bb]oth (?=.* and )")
_WHERE = regexp(
    r"(?:and )?(?:through|via|by|at) (?:the |its )?[\w-]+ (?:in|of|on) (?:the )?[\w-]+ (?=\w)", re.IGNORECASE
)
_IS = regexp(r"\b(?:is|are|can|cannot|may|becomes?|does|do)\b")


def _has_verb(text: str) -> bool:
    """True where a clause has its predicate already, so that "and" opens another."""
    return bool(_IS.search(text)) or any(
        WORDS.get(word, ("", ""))[1] == "finite" for word in text.lower().split()[1:]
    )


def _abstract(match: re.Match[str]) -> str:
    if match["bare"]:
        return "increased {}" if _RAISED.fullmatch(match["bare"]) else "reduced {}"
    if match["raised"] or match["rises"] or match["larger"]:
        return "increased {}"
    if match["lowered"] or match["falls"] or match["smaller"]:
        return "reduced {}"
    return ""
