"""Of whom a clause tells: what another drug, the disease or the other arm of a trial does is no fact of this drug."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.agent.own_names import is_own
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_DOES = (
    r"(?:(?:also|however|instead|by contrast|in contrast|in turn|itself|mainly|only|too),? )*"
    r"(?:is|are|was|were|does|do|did|has|have|may|can|could|will|being|belongs?|counts?|acts?|works?|inhibits?|blocks?|binds?|hits?|activates?|stimulates?|treats?|helps?|targets?|attacks?|antagoni[sz]es?|prevents?|relieves?|reduces?|lowers?|raises?|increases?|causes?|leads?)\b"
)
# What stands before the subject of a clause: "whereas |aspirin| inhibits COX-1".
_OPENS = regexp(
    r"\W*(?:(?:and|but|while|whereas|although|though|since|because|as|the|an?|its|both|only|older|newer|(?:sister|parent|related|other) (?:drug|compound|agent|molecule|substance)|relative|cousin|sibling|counterpart|rival|predecessor|successor)\s)*",
    re.IGNORECASE,
)
_ACTS = regexp(rf"(?:,[^,;.]{{3,40}},)? {_DOES}", re.IGNORECASE)
_WHICH = regexp(rf",? (?:which|that|who) {_DOES}", re.IGNORECASE)
_OTHERS = (
    r"(?:(?:an?|the|its|this|some|most|many) )?(?:(?:other|another|older|earlier|newer|later|related|previous|former|withdrawn|sister|parent|competing)\s(?:[\w-]+ )?(?:drugs?|compounds?|agents?|medicines?|products?|vaccines?|antibod(?:y|ies)|substances?|molecules?|members? of the class)|"
    r"(?:its |the )?(?:predecessors?|comparators?|precursors?|successors?|sister drugs?|parent drugs?|parent compounds?))"
)
_OTHER_DOES = cued(
    rf"\W*(?:(?:and|but|while|whereas) )?{_OTHERS}\b(?: \w+)?,?(?: which)? {_DOES}", re.IGNORECASE
)
_OTHER_WHICH = cued(rf"{_OTHERS},? (?:which|that|who) {_DOES}", re.IGNORECASE)
# A sentence that sets one drug against another, and the words before one that is beside the drug.
_CONTRAST = regexp(
    r"\b(?:whereas|while|but|unlike|by contrast|in contrast|instead|sister|not)\b|;", re.IGNORECASE
)
_BESIDE = regexp(
    r"\b(?:(?:shares?|shared) [^,;.]*with|from|than|like|unlike|(?:similar|akin|related) to|resembles?) $",
    re.IGNORECASE,
)
# "Baloxavir does not, being ...": of whom a sentence leaves it at that.
_DOES_NOT = regexp(
    r"\W*(?:and |but |while )?(?P<who>[\w-]+(?: [\w-]+)?) (?:does|do|is|are|was|were)(?: not|n['’]t),",
    re.IGNORECASE,
)
# "It causes X", "with this drug": the clause is of the drug after all.
_PRONOUN = regexp(r"\b(?:it|this|these|they)\b", re.IGNORECASE)
# "The untreated disease causes blindness", "gout itself leads to stones".
_OF_DISEASE = cued(
    r"\W*(?:(?:the |an? )?(?:untreated|uncontrolled|underlying|natural)[\w ]{1,40}?|the (?:disease|illness|infection|disorder|condition)(?: itself)?|(?:[\w-]+ ){1,3}(?:itself|left untreated))\s(?:may |can |often |sometimes |also )*(?:causes?|leads?|brings?|produces?|results?|carries|provokes?|damages?|is)\b",
    re.IGNORECASE,
)
# "A occurred with the comparator", "belongs to an older compound".
_WITH_OTHER = cued(
    rf"\b(?:with|under|on|after|to|of|from|by|concern(?:s|ed)?|(?:was|were) (?:seen|found) in) {_OTHERS}\b(?! (?:too|also|alike))(?![^.;]*\b(?:as well|too|alike)\b)",
    re.IGNORECASE,
)
_ALIKE = regexp(
    r"\b(?:like|as|similar|same|than|combin\w+|together|concomitant\w*|concurrent\w*|class)\b", re.IGNORECASE
)


def is_told_of_another(monograph: Monograph, text: str, first: int, start: int) -> bool:
    """True where another substance or drug is the subject of the clause from ``first`` that says what stands at ``start``."""
    if _is_of_unnamed(monograph, text, first, start):
        return True
    return any(
        not _PRONOUN.search(text, b, start) and not _names_own(monograph, text[b:start])
        for a, b in _substances(text)
        if b <= start
        if _is_beside(text, a, b) or (_is_subject(text, first, a, b) and _is_rare(monograph, text[a:b]))
        if not is_own(text[a:b], monograph)
    )


@lru_cache(maxsize=256)
def _substances(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence that sets drugs against one another, or says more of one, names substances; asked for each of its facts."""
    if not (_CONTRAST.search(text) or _WHICH.search(text)):
        return ()
    return tuple((a, b) for a, b, _ in lexicon().scan(text, ("substance",)))


def _is_of_unnamed(monograph: Monograph, text: str, first: int, start: int) -> bool:
    """True where the subject is a drug that has no name ("an older compound"), or one of which the sentence says no more."""
    if any(m.end() <= start < _clause_end(text, m.end()) for m in _OTHER_WHICH.finditer(text)):
        return True
    if _OTHER_DOES.match(text, first, start) and not _PRONOUN.search(text, first + 6, start):
        return True
    left = _DOES_NOT.match(text, first, start)
    return left is not None and not (is_own(left["who"], monograph) or _PRONOUN.search(left["who"]))


def _is_subject(text: str, first: int, start: int, end: int) -> bool:
    """True where the substance at ``text[start:end]`` opens a clause and acts, set against this drug: "whereas X blocks"."""
    opening = _OPENS.match(text, first, start) if start >= first else None
    return bool(opening and opening.end() == start and _CONTRAST.search(text) and _ACTS.match(text, end))


def _is_beside(text: str, start: int, end: int) -> bool:
    """True for one that the drug is likened to: "it shares A with |X|, which blocks B"."""
    return bool(_WHICH.match(text, end) and _BESIDE.search(text, 0, start))


def _is_rare(monograph: Monograph, name: str) -> bool:
    """True for a substance that the monograph hardly names: what it names often is a part of it, or what becomes of it."""
    return monograph.text.lower().count(name.lower()) < 4


# A subject that holds the drug after all, or its use together with another.
_SHARED = regexp(
    r"\b(?:it|its|this|these|they|both|either|combin\w+|with|together|co-\w+|concomitant\w*|concurrent\w*|taking|adding|plus|and|all|drug|treatment|therapy)\b",
    re.IGNORECASE,
)


# "Its cousin", "the older agents".
_RELATIVE_OF_DRUG = regexp(
    rf"\W*(?:and |but |while |whereas )?(?:{_OTHERS}|(?:its|the|an?) (?:[\w-]+ )?(?:cousin|sibling|relative|rival|forerunner|predecessor|successor|competitor|sister product|comparator|partner|mate|companion)|(?:the|an?) (?:older|earlier|former|previous|withdrawn|parent|sister) (?!patients|people|adults|women|men|children|age|part|half|dose|form)[\w-]+)\b",
    re.IGNORECASE,
)


# "The brand |of the parent drug|".
_OF_RELATIVE = cued(rf"\b(?:of|for|from|under|with|after) {_OTHERS}\W*$", re.IGNORECASE)
# "The 1998 formulation, since withdrawn,": what it did went with it.
_OF_PAST = cued(
    r"\b(?:abandoned|withdrawn|discontinued|retired) (?:in|since|by)\b|\b(?:since|now|long|meanwhile) (?:been )?(?:abandoned|withdrawn|discontinued|obsolete|superseded|replaced|forgotten)\b|"
    r"\b(?:older|earlier|former|previous|old|outdated|first) (?:textbooks?|texts?|editions?|labels?|labelling|literature|handbooks?|sources?|formulations?|preparations?|suspensions?|versions?|reviews?|guides?)\b|^\W*(?:the |its |an? )?(?:original|earlier|former|previous|first|\d{4}) (?:formulation|preparation|suspension|version|product|tablets?|salt|vaccine)\b",
    re.IGNORECASE,
)


def is_foreign(monograph: Monograph, subject: str) -> bool:
    """True for a subject that is another substance, or something of it, and nothing of this drug."""
    if not subject or _names_own(monograph, subject):
        return False
    if _RELATIVE_OF_DRUG.match(subject) or _OF_RELATIVE.search(subject) or _OF_PAST.search(subject):
        return True
    if _SHARED.search(subject):
        return False
    named = [subject[a:b] for a, b, _ in lexicon().scan(subject, ("substance",))]
    return bool(named) and all(_is_hardly_told_of(monograph, name) for name in named)


def is_about_others(monograph: Monograph, words: str) -> bool:
    """True for an object that is another drug or class, or something of it: "raises the level of |lithium|"."""
    if not words or _PRONOUN.search(words) or _names_own(monograph, words):
        return False
    found = lexicon().scan(words, ("substance", "drug_class"))
    return bool(found) and all(
        _is_hardly_told_of(monograph, words[a:b]) and not _OF_EFFECT.match(words, b) for a, b, _ in found
    )


# "The antihypertensive effect" is one of this drug.
_OF_EFFECT = regexp(
    r" (?:[\w-]+ )?(?:effects?|actions?|response|activity|efficacy|properties)\b", re.IGNORECASE
)


def _is_hardly_told_of(monograph: Monograph, name: str) -> bool:
    """True for a name that the monograph hardly gives, and not for what it belongs to."""
    stem = name.lower().rstrip("s")
    return not (
        is_own(name, monograph)
        or not _is_rare(monograph, name)
        or stem[:5] in monograph.title.lower()
        or any(stem in passage.text.lower() for passage in monograph.passages if passage.topic == "usage")
    )


def is_apposed_to_another(monograph: Monograph, text: str, start: int) -> bool:
    """True for the class in "prasugrel, a |thienopyridine|"."""
    before = regexp(r", (?:an?|the|another) $").sub("", text[:start])
    if len(before) == start:
        return False
    named = [text[a:b] for a, b, _ in lexicon().scan(before, ("substance",)) if b == len(before)]
    return any(not is_own(name, monograph) for name in named)


def is_of_disease(text: str, first: int) -> bool:
    """True where the clause from ``first`` says what the disease does."""
    return bool(_OF_DISEASE.match(text, first))


def is_with_another(text: str, first: int, last: int) -> bool:
    """True where the clause says that a thing comes with another drug, and compares nothing."""
    return bool(_WITH_OTHER.search(text, first, last)) and not _ALIKE.search(text, first, last)


def is_for_another(monograph: Monograph, clause: str) -> bool:
    """True where the clause says of whom a ban is, and that is another drug: "the list |for valproate|"."""
    found = [clause[m.end() :] for m in _FOR.finditer(clause)]
    return any(
        a == 0 and _is_hardly_told_of(monograph, words[:b])
        for words in found
        for a, b, _ in lexicon().scan(words[:60], ("substance",))
    )


_FOR = regexp(r"\b(?:for|from|of) (?:the )?(?=[a-z])")


def _names_own(monograph: Monograph, words: str) -> bool:
    low = words.lower()
    return any(name.split()[0].lower() in low for name in (monograph.title, *monograph.ingredients))


def _clause_end(text: str, start: int) -> int:
    end = regexp(r"[.;]|$").search(text, start)
    return end.start() if end else len(text)
