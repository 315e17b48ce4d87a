"""Whether a clause states a fact that stands in it: its predicate must be one that asserts, its world the real one.

Denials, refutations, comparisons and what other drugs do have no end of wordings; assertions have few. A clause
without a verb lists names and states them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.hearing.affirmed import AFFIRMS
from kg.text.assertion import units
from kg.text.cued import cued
from kg.text.frames import Predicate, predicates
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences

# What would be, what befell animals, who got something else: not what this drug does to people.
_ELSEWHERE = cued(
    r"\b(?:in|of|to|for|on|with|among) (?:(?:the|an?|some|most|male|female|pregnant|young|adult|older|laboratory|untreated|transgenic) )*(?:rats|mice|dogs|rabbits|monkeys|rodents|animals|animal (?:studies|models|work|experiments)|guinea pigs|hamsters|(?:the )?(?:placebo|comparator|control|other|reference) (?:arm|group|regimen|patients)|placebo|comparator)\b|^\W*(?:early |older |the )*animal (?:work|studies|experiments|data)\b",
    re.IGNORECASE,
)
_HERE = regexp(
    r"\b(?:humans?|people|patients|man|men|women|too|also|both|as well|than|versus|vs|compared)\b",
    re.IGNORECASE,
)
_UNREAL = cued(
    r"\bin (?:its|their) (?:stead|place)\b|^\W*(?:were|had) (?:it|he|she|they|the|this|patients)\b",
    re.IGNORECASE,
)
# "The usual complaints are ...": the subject says what is listed.
_NAMES_FACTS = {
    "adverse_effect": regexp(
        r"\b(?:(?:side |adverse )?effects?|ADRs?|reactions?|events?|complaints?|complications?|symptoms?|signs?|risks?|problems?|troubles?|toxicit(?:y|ies)|hazards?|dangers?|concerns?|harms?|issues?|findings?|possibilit(?:y|ies)|drawbacks?|there|features?|warnings?|disorders?|changes?|manifestations?|onset|(?:most|more|less) \w+)\b",
        re.IGNORECASE,
    ),
    "interaction": regexp(
        r"\b(?:interactions?|agents?|drugs?|medic\w+|substances?|examples?|inhibitors?|inducers?|classes|ones|partners?|foods?|risks?|there|those|these|effects?)\b",
        re.IGNORECASE,
    ),
    "contraindication": regexp(
        r"\b(?:contraindications?|reasons?|conditions?|exclusions?|bars?|obstacles?|warnings?|there|ones?)\b",
        re.IGNORECASE,
    ),
    "combination": regexp(
        r"\b(?:combinations?|partners?|companions?|options?|triads?|backbones?|mainstays?|agents?|drugs?|products?|pairings?|regimens?|ones?|choices?|add-ons?|there)\b",
        re.IGNORECASE,
    ),
    "monitoring": regexp(
        r"\b(?:monitoring|parameters?|tests?|checks?|controls?|measurements?|there|it)\b", re.IGNORECASE
    ),
}
# What was done or asked once is no advice of today.
_ADVICE = frozenset(("contraindication", "monitoring", "combination"))
# With one of these even "may be given" tells to mind something.
_CAUTION = cued(
    r"\b(?:should|must|caution\w*|careful\w*|only|apart|hours?|days?|weeks?|minutes|before|after|monitor\w*|lower|reduced|low|risks?|unless|dose|close|closely|never|not|supervision)\b",
    re.IGNORECASE,
)
# What is said directly before a fact states it whatever the predicate is: "avoided due to the risk of X", "limiting alcohol may help".
_SAYS = {
    "adverse_effect": cued(
        r"\b(?:due to|because of|owing to|given|through|for|with|at)\s(?:the |its |an? )?(?:[\w-]+ )?(?:risks?|potential|possibility|danger|hazard|chance)\b|"
        r"\b(?:side effects?|adverse (?:drug )?(?:effects?|reactions?|events?)|ADRs?),? (?:such as|like|including|e\.g\.?|especially)\s[^;:]*$",
        re.IGNORECASE,
    ),
    "interaction": cued(
        r"\b(?:avoid|limit|refrain|abstain|caution)\w*\s(?:[\w-]+[ ,]+){0,4}$", re.IGNORECASE
    ),
}


def is_stated(kind: str, text: str, start: int, end: int) -> bool:
    """False where the clause of ``text[start:end]`` has a predicate that asserts no fact of ``kind``."""
    first, last = _clause(text, start)
    clause = mask_parentheses(text)[first:last]
    if _UNREAL.search(clause) or (_ELSEWHERE.search(clause) and not _HERE.search(clause)):
        return False
    if not predicates(clause):
        return True
    at, stop = start - first, end - first
    if _EXCEPTED.search(clause, 0, at) or any(
        _asserts(kind, one, True, clause) for one in relative(clause, stop)
    ):
        return True
    if kind in _REPLACED and _REPLACES.match(clause, stop):
        return False
    governing = governor(clause, at, stop)
    if governing is None:
        return True
    predicate, is_subject = governing
    if (not predicate.head and not predicate.is_denied) or _asserts(kind, predicate, is_subject, clause):
        return True
    if _REAFFIRMED.match(text, last):
        return True
    if predicate.is_denied:
        return False
    begin = 0 if is_subject else predicate.end
    if kind in _SAYS and _SAYS[kind].search(clause, begin, at):
        return True
    return (
        not is_subject
        and predicate.is_being
        and kind in _NAMES_FACTS
        and bool(_NAMES_FACTS[kind].search(clause, 0, predicate.start))
    )


def _asserts(kind: str, predicate: Predicate, is_subject: bool, clause: str) -> bool:
    affirming = AFFIRMS[kind]
    head = predicate.head
    if kind in _ADVICE and predicate.is_past:
        return False
    if "would" in predicate.modals and "contraindication" not in predicate.complement:
        return False
    if predicate.is_denied:
        return head in affirming.denied and (head != "have" or bool(predicate.modals))
    heads = affirming.of_subject if is_subject else affirming.of_object
    if head in heads or not heads.isdisjoint(predicate.complement):
        return True
    return head in affirming.ordered and bool(_CAUTION.search(clause))


def _clause(text: str, at: int) -> tuple[int, int]:
    """The clause of ``text`` in which a character stands."""
    first, last = next(part for part in sentences(text) if at < part[1] or part[1] == len(text))
    first = text.rfind(" | ", first, at) + 3 if " | " in text[first:at] else first
    last = text.find(" | ", at, last) if " | " in text[at:last] else last
    own = text[first:last] if last - first < len(text) else text
    start, end = next(unit for unit in units(own) if at - first < unit[1] or unit[1] == len(own))
    return first + start, first + end


@lru_cache(maxsize=8192)
def governor(clause: str, at: int, end: int) -> tuple[Predicate, bool] | None:
    """The predicate that says something of ``clause[at:end]``, and whether that is its subject; None in a list.

    The head of a label with an explanation behind it ("Rifampicin: levels fall") has none.
    """
    found = predicates(clause)
    if not found:
        return None
    before = [one for one in found if one.end <= at]
    if before and (reason := _REASON.search(clause, before[-1].end, at)):
        return governor(clause[reason.end() :], at - reason.end(), end - reason.end())
    if before:
        return before[-1], False
    return (found[0], True) if ":" not in clause[end : found[0].start] else None


def relative(clause: str, end: int) -> tuple[Predicate, ...]:
    """The predicate of the relative clause that begins at ``end``: ", which blocks its activation"."""
    opening = _WHICH.match(clause, end)
    return predicates(f"it{clause[opening.end() :]}")[:1] if opening else ()


# "Take it fasting, as food slows it": the reason is a clause of its own.
_REASON = cued(
    r", (?:as|because|since|so)\s(?!well\b|with\b|to\b|soon\b|is\b|are\b|was\b|do|did\b)", re.IGNORECASE
)
_WHICH = regexp(r"\x00*,? (?:which|that|who)\b", re.IGNORECASE)
_EXCEPTED = cued(
    r"\b(?:apart from|other than|except(?: for)?|besides)(?: (?:an?|the|known|severe))*\s$", re.IGNORECASE
)
# "Take A in place of B": A is none that is banned.
_REPLACED = frozenset(("interaction", "contraindication"))
_REPLACES = cued(r" (?:[\w-]+ ){0,2}?(?:in place of|instead of)\b", re.IGNORECASE)
# "Was long doubted, but later studies confirm it".
_REAFFIRMED = cued(
    r",? (?:but|yet|until) (?!(?:[\w-]+ )*?(?:not|never|no|n['’]t)\b)[^.;,]*\b(?:confirm|prove|show)(?:s|ed|n)? (?:it|this)\b",
    re.IGNORECASE,
)
