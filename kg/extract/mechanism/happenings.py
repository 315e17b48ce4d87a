"""What happens to things of the body: "triglycerides fall", "less glucose is reabsorbed", "the cells stop dividing".

The subject undergoes it, whatever brought it about; what stays as it was is no happening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.mechanism.subject import named
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp

_UP = r"raised|increased|elevated|enhanced|stimulated|promoted|augmented|heightened|speeded up|prolonged|improved|restored"
_DOWN = (
    r"reduced|decreased|lowered|diminished|lessened|blunted|dampened|damped|curbed|inhibited|suppressed|blocked|prevented|slowed|weakened|halted|stopped|interrupted|"
    r"cut short|cut down|cut back|switched off|turned off|shut off|shut down|abolished|arrested|relieved|eased|hindered|held back|kept back|kept in check|reined in"
)
_RISES = r"rises?|increases?|goes up|go up|climbs?|accumulates?|piles? up|mounts?|recovers?|builds? up|grows?|lengthens?|speeds? up|improves?|gets? (?:better|easier|faster|stronger)|returns?"
_FALLS = r"falls?|drops?|declines?|decreases?|goes down|go down|comes? down|subsides?|slows?(?: down)?|weakens?|shortens?|shrinks?|eases?|settles?|wanes?|lessens?|abates?|fades?|ebbs?|vanish(?:es)?|disappears?|collapses?|dwindles?|calms? down|gets? (?:slower|weaker)"
_OTHERS = r"thickens?|widens?|narrows?|dilates?|relax(?:es)?|softens?|loosens?|opens? up|heals?|dies?|die|lyses?|bursts?"
_END = r"(?=\s*(?:[,;.:]|$)|\s+(?:and|but|in|a little|a bit|slightly|quickly|\w+ly|by (?:\d+|an?\b|up|about|some|half|roughly|nearly|almost|around|over|more|one|two)|within|over|without|since|because|as|so|while|with it|after|during|for (?:a|some|\d))\b)"
_PREDICATE = cued(
    rf"(?:\s(?:(?:is|are)\s+(?P<smaller>smaller|lower|shorter|weaker|slower|milder|rarer)|(?:is|are)\s+(?P<larger>larger|greater|higher|longer|stronger|faster))(?=\s*(?:[,;.]|$)|\s+and\b)"
    rf"|(?<=\w)\s(?P<bare>{_DOWN}|{_UP})(?=\s*(?:[.;]|$))"
    rf"|\s(?:is|are)\s+(?:(?:also|thus|thereby|then|\w+ly)\s+)*(?:(?P<raised>{_UP})|(?P<lowered>{_DOWN})|(?P<held>retained|preserved))\b(?!\s+(?:to|for(?! an?\b)|as|with|on|when|if)\s)"
    rf"|(?<!\b(?-i:a))(?<!\bthe)(?<!\ban)(?<!\bto)(?<!\bno)\s(?:(?:also|then|thereby)\s+)?(?:(?P<rises>{_RISES})|(?P<falls>{_FALLS})|(?P<does>{_OTHERS})){_END}"
    r"|\s(?P<stops>(?:stops?|ceases?)\s+\w+ing)\b"
    r"|\s(?P<degree>(?:(?:is|are)\s+(?:\w+\s+){1,4}?)?[a-z]{3,}\s+(?:less|more|faster|slower|sooner|later|longer|better)(?:\s+(?:strongly|often|easily|readily|quickly))?)(?=\s*(?:[,;.]|$)|\s+(?:and|in|on|into|through)\b))",
    re.IGNORECASE,
)
# "Less glucose is reabsorbed": how much of it stands first; "more is lost" says of what in the clause before.
_AMOUNT = cued(
    r"(?:^|[;:,]\s+(?:and\s+|so\s+(?:that\s+)?)?|\band\s+|\bso\s+that\s+)(?P<how>less|more|fewer)\s+(?!than\b)(?:(?P<what>[^,;.:]{2,50}?)\s+)?(?P<done>(?:is|are|gets?|reach(?:es)?|passes|leaves?|flows?)\s+[^,;.:]{3,60}?)(?=\s*(?:[,;.:]|$)|\s+and\s)",
    re.IGNORECASE,
)
_RAISED = regexp(_UP, re.IGNORECASE)
_FINITE = regexp(
    r"\b(?:is|are|was|were|be|been|being|not|no|has|have|had|can|may|by|to|when|if|which|that|as|than)\b"
)
_CLAUSE = regexp(
    r"^(?:as a result|thus|hence|therefore|consequently|in this way),\s|[.;:→]\s|,\s+(?:and|so|which|but|as)\s|^(?:With|Under|After|On|During|In)\s[^,]+,\s|\b(?:so that|so|while|when|then|because|and the|thus|hence|therefore|as a result|since)\s",
    re.IGNORECASE,
)
_OF_THESE = regexp(r"\bof (?:these|this|those) ", re.IGNORECASE)
_AND = regexp(r"\sand\s|,\s+")
# "X goes up, and with it Y"; "X falls by a third, Y by less".
_TOO = regexp(
    r"[^,;.]{0,30},?\s+(?:and\s+)?with\s+(?:it|them),?\s+(?P<too>[^,;.]{2,60})|\s+by\s[^,;.]{1,30},\s+(?:and\s+)?(?P<less>[^,;.]{2,50}?)\s+by\s",
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
    """The happenings of a sentence, its parentheses blanked; none whose subject is the drug itself."""
    last = 0
    for match in _PREDICATE.finditer(text):
        first = _begins(text, last, match.start())
        if _is_noun(text, first, match):
            continue
        own = named(monograph, text, first, match.start()) >= 0
        if (own and not _OF_THESE.search(text, first, match.start())) or not text[
            first : match.start()
        ].strip():
            continue
        said = text[match.start() : match.end()].strip()
        abstract = _abstract(match)
        tail = _PLACED.match(text, match.end()) if match["degree"] else None
        yield Happening(first, match.start(), match.end(), said, abstract, tail.group() if tail else "")
        last = match.end()
        if too := _TOO.match(text, match.end()):
            group = "too" if too["too"] else "less"
            yield Happening(*too.span(group), too.end(), said, abstract)
            last = too.end()


# "A significant |decrease| in A", "eye |drops|", "an agent that |softens|", "allowing them to be |expelled| more easily".
_NO_SUBJECT = regexp(
    r"\b(?:(?-i:an?)|the|its|their|any|no|significant|slight|marked|modest|further|rapid|transient|subsequent|resulting|dose-dependent|sustained|gradual|small|large|sharp|eye|ear|nose|nasal|oral|cough|that|which|who|to|be|by|and|or|can|may|[a-z]+ly)$",
    re.IGNORECASE,
)
_OPENS = regexp(r"[A-Z]?[\w-]+(?: (?!the\b|its\b)[\w-]+){0,4}$")
_BASE = regexp(
    r"(?:rise|fall|drop|increase|decrease|decline|climb|grow|slow|relax|die|go|settle)\b", re.IGNORECASE
)


def _is_noun(text: str, first: int, match: re.Match[str]) -> bool:
    """True where what looks like a predicate has no subject, or one with which it would not agree."""
    subject = text[first : match.start()].rstrip()
    if match["bare"] and (_FINITE.search(subject) or (not first and not _OPENS.match(subject))):
        return True
    if _NO_SUBJECT.search(subject) or regexp(r"\bthem\b").search(subject):
        return True
    return bool(_BASE.match(text, match.start() + 1)) and not (
        subject.endswith(("s", "ae", "ia")) or " and " in subject
    )


def amounts(text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, clause, abstract form) of "less X is absorbed, more is lost", X told once for both."""
    before = ""
    for match in _AMOUNT.finditer(text):
        what = match["what"] or before
        if what:
            change = "increased" if match["how"].lower() == "more" else "reduced"
            done = match["done"]
            yield match.start("how"), match.end(), f"{match['how']} {what} {done}", f"{change} {what}"
        before = what


def _begins(text: str, last: int, stop: int) -> int:
    """Where the clause that ends in a predicate at ``stop`` begins; "and" opens one behind another predicate."""
    cuts = [cut.end() for cut in _CLAUSE.finditer(text, 0, stop) if cut.end() <= stop]
    first = max([last, *cuts])
    joint = _AND.match(text, first) if first == last else None
    return joint.end() if joint else first


def _abstract(match: re.Match[str]) -> str:
    if match["bare"]:
        return "increased {}" if _RAISED.fullmatch(match["bare"]) else "reduced {}"
    if match["raised"] or match["rises"] or match["larger"]:
        return "increased {}"
    if match["lowered"] or match["falls"] or match["smaller"]:
        return "reduced {}"
    return ""
