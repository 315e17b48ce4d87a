"""The default reading: a group that is named, and the verdict of a sentence on it where no known word of advice is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.advice.populations import groups_in, in_clause, in_list, is_known_population, listed
from kg.extract.advice.words import AMOUNT
from kg.text.cued import cued
from kg.text.lists import items, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# What a sentence comes down to, asked in this order; what says none of it is no advice.
_VERDICTS = (
    ("", regexp(r"^(?:see|refer|as (?:described|above|below|stated)|yes)\b|\b(?:excreted|eliminated|metaboli[sz]ed)\b", re.IGNORECASE)),
    ("avoid", regexp(r"\b(?:should|must|may|can|ought to|need)(?: not|n't) (?:receive|take|use|get|start|have (?:it|the drug|this)|be (?:given|treated|vaccinated|started))\b", re.IGNORECASE)),
    ("no data", regexp(r"\b(?:offers?|gives?|has|have|states?|names?) no (?:[\w-]+ )?(?:dos\w+|figures?|advice|amounts?)\b|\bno (?:dos\w+|amount|figures?) (?:is |are |has been |have been )?(?:given|stated|offered|named)\b", re.IGNORECASE)),
    ("adjust", regexp(r"\b(?:needs?|requires?|wants?|calls? for) (?:(?!no )[\w-]+ )?(?:higher|lower|larger|smaller|more|less|longer|shorter)\b(?! than \d)", re.IGNORECASE)),
    ("avoid", regexp(r"\b(?:postpone|defer|put off|unsuitable|not (?:meant|suited|suitable)|rul\w+ (?:it|them|this|the drug) out|instead|(?:another|other|different|alternative) (?:drugs?|agents?|forms?|medicines?|treatments?|formulations?)|alternatives?)\b|^(?:not|no|never)\W*$|^not (?:for|in|below|under|before)\b|^wait\b", re.IGNORECASE)),
    ("no adjustment", regexp(r"\b(?:no|any) (?:[\w-]+ ){0,2}(?:differences?|changes?|influence|effect|concerns?|problems?|precautions?|measures|supplement\w*)\b|\bnot [^.;]*\bsupplement|\b(?:the same|unaffected|nothing|similar|comparable|not (?:\w+ )?(?:differ\w*|affect\w*|alter\w*|influence\w*))\b|^(?:ok|fine|safe|unchanged|none|as (?:usual|in adults|for adults))\b|\bdoes not matter\b", re.IGNORECASE)),
    ("adjust", regexp(rf"{AMOUNT}(?! of)|\bevery \d|\b(?:once|twice|times) (?:a |per )?(?:day|daily|week|weekly)\b|\bfor \d+ (?:days|weeks)\b|\bafter (?:each|every|the) (?:session|dialysis)\b|\bsupplement\w*|\b(?:extra|additional|one more) dose", re.IGNORECASE)),
    ("caution", regexp(r"^only\b|\b(?:may|might|can|could|risks?|(?:more|less)(?! than \d)|higher|lower|weaker|stronger|longer|slower|contain\w*|inform|tell|warn|expect\w*|increas\w*|reduc\w*|decreas\w*|rais\w+|possible|likely|sensitiv\w*)\b", re.IGNORECASE)),
)  # fmt: skip


@lru_cache(maxsize=4096)
def verdict(text: str) -> str:
    """The word of advice that a sentence told of a group comes down to by its polarity, or ""."""
    return next((name for name, pattern in _VERDICTS if pattern.search(text)), "")


_STATE = regexp(
    r"(?:history of|pre-?existing|previous|prior|earlier|known|hereditary|congenital|inborn|low|high|advanced) .*|"
    r".+ deficien\w+|.*\b(?:intolerance|carriers?|mutations?|genotypes?|dialysis|descent|ancestry|transplant\w*|patients|women|men|people|persons|recipients|smok\w+|obes\w+|overweight|surgery|immuno\w+ed|co-?infection|allergy|illness|metaboli[sz]ers?|acetylators?|malabsorption)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_state(words: str) -> bool:
    """True for what a patient brings along, and the drug does not do: a genotype, an operation, an inborn defect."""
    return is_known_population(words) or _STATE.fullmatch(words) is not None


# What an illness invites, and no effect does: "the signs are masked", "symptoms may worsen", "only once it is stable".
BEFALLS = regexp(
    r"^only\b|\b(?:worsen\w*|worse|aggravat\w*|exacerbat\w*|mask\w*|hid(?:e|es|den)|obscur\w*|unmask\w*|provok\w*|deteriorat\w*|flares?|seizure threshold)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_illness(words: str) -> bool:
    """True for a label that is a condition of the vocabulary."""
    return lexicon().find(words, ("condition",)) is not None


def is_plain(names: Sequence[str], label: str) -> bool:
    """True where a label names these groups by themselves: "Liver", "Renal impairment", not "Renal cell carcinoma"."""
    return set(names) <= {*groups_in(label), *(value for value, _ in listed(label))}


# "Patients on dialysis receive 500 mg", "People with a stoma should ...": told of whom the clause begins with.
_PERSONS = regexp(
    r"(?:in |for |if |not for |never in |not in )?(?:(?P<group>(?:the )?(?:frail )?(?:elderly|aged|old|older (?:people|patients|adults)|seniors)\b)|(?:you (?:have|had|ever had|suffer from)\b|patients?|people|persons|individuals|those|anyone|women|men)\s|(?:[\w-]+ ){0,3}(?:carriers|smokers|metaboli[sz]ers|acetylators|recipients|ha?emophiliacs|homozygotes) )",
    re.IGNORECASE,
)
_ASKED = regexp(
    r"\b(?:should|must|(?<!not )(?<!n't )need|needs|ought to|have to|has to|(?<!not )(?<!n't )require|requires)\b(?! (?:no|receive|be (?:given|vaccinated|treated))\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def opening_persons(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a clause without a word of advice comes down to for those with whom it begins, and who they are."""
    dialysis = _DIALYSIS.match(text)
    persons = _PERSONS.match(text)
    if not dialysis and not persons:
        return "", ()
    if dialysis and not _SESSION.search(text):
        return "", ()
    word = verdict(text)
    word = (
        word
        if word not in ("", "caution")
        else "caution"
        if _ASKED.search(text) or _MORE.search(text) or BEFALLS.search(text)
        else ""
    )
    if not word:
        return "", ()
    asked = _ASKED.search(text)
    found = ((dialysis["name"], ""),) if dialysis else in_clause(text)
    found = found or (in_list(text, 0, asked.start()) if asked else ())
    if persons and persons["group"]:
        if word not in ("caution", "avoid") or not _MORE.search(text):
            return "", ()
        found = found or tuple((name, persons["group"]) for name in groups_in(persons["group"]))
    return word, tuple(one for one in found if word != "adjust" or is_state(one[0]))


# "People with gout can expect more attacks": what befalls them is worse than what befalls others.
_MORE = regexp(
    r"(?<!no )(?<!not )\b(?:more|worse|higher|stronger|longer|increased?|increases)\b(?! than \d)",
    re.IGNORECASE,
)


# What is done about a session, not only what it removes.
_SESSION = regexp(r"\b(?:supplement\w*|dos\w+|give|given|adjust\w*)\b", re.IGNORECASE)
_DIALYSIS = regexp(r"(?:in |on |for )?(?P<name>(?:peritoneal |ha?emo-?)?dialysis)\b", re.IGNORECASE)
_WHERE = cued(r"\b(?:in|with|before|after)\s+(?P<list>(?=\S))", re.IGNORECASE)
# "Stop for good in case of shock": what the drug has done, no group.
_REACTION = cued(
    r"\b(?:stop\w*|discontinu\w+|withdraw\w*)[^.;]*\b(?:for good|permanently|at once|immediately|straight away|forthwith)\b",
    re.IGNORECASE,
)
# Nor is what is waited for, or an organ and how it works.
_NO_GROUP = cued(
    r"\b(?:immediately|at once|in case of|if [\w ]+ (?:occurs?|develops?|appears?)|(?:liver|kidneys?|function)\s*(?:$|[.,;:)]))",
    re.IGNORECASE,
)


def _stop(text: str, start: int) -> int:
    return min((place for mark in ".;:" if (place := text.find(mark, start)) >= 0), default=len(text))


def is_reaction(text: str) -> bool:
    """True where a clause says what ends the treatment for ever."""
    return _REACTION.search(text) is not None


@lru_cache(maxsize=8192)
def mentioned(text: str) -> tuple[tuple[str, str], ...]:
    """The known groups and states of the first list behind a preposition that begins with one, in a clause that advises."""
    masked = mask_parentheses(text)
    if _NO_GROUP.search(masked):
        return ()
    for match in _WHERE.finditer(masked):
        start, end = match.end(), _stop(masked, match.end())
        found = in_list(text, start, end)
        if found and items(text, start, end)[0].text.startswith(found[0][1]):
            return found
    return ()
