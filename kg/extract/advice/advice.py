"""The closed words of advice for a population (gold/GUIDE.md) that a clause gives, and the limits it sets."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.advice.words import ADVICE, FURTHER, NO, OF_ITS_OWN, UNDER_LABEL
from kg.text.cued import Cued, cued, standing
from kg.text.regexps import regexp

# What is done carefully is not a caution about the patient; lower doses of other drugs are not this drug's.
_ASIDE = cued(
    r"titrat\w+ (?:\w+ ){0,2}(?:cautiously|carefully|slowly)|(?:cautiously|carefully) titrat\w+|adjustments? (?:\w+ ){0,2}not (?:well-? ?)?defined|"
    r"avoid (?:contact|alcohol|sun|excess\w*|over-?us\w*|touching)[^,;.]*|\balcohol (?:\w+ )?(?:should|must|is|has to|ought to)[^;.]*|(?:lower|reduc|decreas)\w* (?:blood|risk|clearance|function|metabolism|absorption)",
    re.IGNORECASE,
)
_DENIED = regexp(rf"(?:\b(?:no|rather than|{NO})\b) {OF_ITS_OWN}{{0,4}}$", re.IGNORECASE)
_DENIED_AFTER = cued(
    rf"[^,;.]{{0,25}}\b(?:is|are|be|may|should|does|do) {NO} (?:[\w-]+ ){{0,3}}(?:needed|necessary|required|recommended|warranted|advised|indicated)|"
    rf"[^,;.]{{0,80}}\b(?:is|are|been) {NO} (?:\w+ly )?(?:yet |been )*(?:well-? ?)?(?:defined|established|specified|documented|studied)",
    re.IGNORECASE,
)
_WORDS = (*ADVICE.items(), *FURTHER.items())
_TURNS = {"contraindicated", "avoid", "caution", "reduce dose", "adjust", "monitor"}
_AFTER = {"reduce dose", "adjust", "monitor", "caution"}
_LIMITED = regexp(
    r"\b(?:severe|mild|moderate|crcl|creatinine clearance|e?gfr|child-pugh|ml/min|years?|months?|unless|only|except|in the absence of|dialysis|hemodialysis|decompensated|end-stage|injection|tablets?|extended-release|supervision|kg|(?:prolonged|long-term|extensive|widespread|repeated|frequent|unnecessary) (?:use|application)|large areas)\b|[<>≥≤]",
    re.IGNORECASE,
)
_AGE = regexp(
    r"(?:\b(?:under|below|over|above|younger than|older than|less than|aged?|from)|[<>≥≤])\s*(?:the age of )?\d+(?:\s*(?:-|–|to)\s*\d+)?(?:\s*(?:years?|months?|weeks?))?(?!\d|\.\d|\s?(?:kg|kilo|lb|pounds|mg|m?L\b|days|hours|%))(?: and (?:over|older|above|younger))?|"
    r"\b\d+(?: years?)?(?: of age)? (?:and|or) (?:over|older|above|younger)",
    re.IGNORECASE,
)
_SEVERITY = cued(
    r"\b(?:(?:severe|moderate|mild|end-stage|decompensated)(?:(?:,| or| to| and)+ )?)+", re.IGNORECASE
)


_CAREFUL = cued(r"\bcauti|\bcare|weigh|benefit|only (?:if|when)|supervis", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def advice_of(text: str, is_labelled: bool = False) -> tuple[str, ...]:
    """The words of advice that a clause gives, in the order of the guide; a denied one is none.

    ``is_labelled`` where a lead-in has named the group: then a few words do ("usual dose").
    """
    plain = _ASIDE.sub(" ", text).replace("n't", " not")
    said = {name for name, pattern in standing(_WORDS, plain) if _said(name, pattern, plain)}
    found = [name for name in ADVICE if name in said or (is_labelled and _is_short(name, plain))]
    if {"avoid", "contraindicated"} & set(found) and not _CAREFUL.search(plain):
        found = [name for name in found if name != "caution"]  # its risk is the reason to avoid it
    if {"no adjustment", "avoid"} <= set(found) and not _said(
        "avoid", ADVICE["avoid"], ADVICE["no adjustment"].sub("", plain)
    ):
        found.remove("avoid")
    if "no adjustment" in found:
        found = [name for name in found if name not in ("adjust", "reduce dose")]
    if "reduce dose" in found:
        found = [name for name in found if name != "adjust"]
    return tuple(found)


def is_short(text: str) -> bool:
    """True where a clause may advise in a few words that need a group named above."""
    return bool(standing(UNDER_LABEL.items(), text))


def _is_short(name: str, text: str) -> bool:
    return name in UNDER_LABEL and UNDER_LABEL[name].search(text) is not None


def _said(name: str, pattern: Cued, text: str) -> bool:
    for match in pattern.finditer(text):
        if name not in _TURNS:
            return True
        if not _DENIED.search(text[: match.start()]) and not (
            name in _AFTER and _DENIED_AFTER.match(text, match.end())
        ):
            return True
    return False


@lru_cache(maxsize=8192)
def limit_of(text: str) -> str:
    """The clause itself where it limits its advice to a severity, an age, a clearance or a form; else ""."""
    return text.strip(" .,;") if _LIMITED.search(text) else ""


def age_of(text: str) -> str:
    """The age that a clause limits its advice to, or ""."""
    match = _AGE.search(text)
    return match.group().strip() if match else ""


def severity_of(text: str) -> str:
    """ "severe", "mild to moderate" ... of an impairment, or ""."""
    match = _SEVERITY.search(text)
    return match.group().strip(" ,").lower() if match else ""
