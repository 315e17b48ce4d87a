"""The closed words of advice for a population (gold/GUIDE.md) that a clause gives, and the limits it sets."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import Cued, cued
from kg.text.regexps import regexp

_NO = r"(?:not|never|without)"
# A "no" reaches over words of its own phrase, not over an exception: "no precautions beyond dose adjustment" asks to adjust.
_OF_ITS_OWN = r"(?:(?!(?:beyond|except|besides|but|other than|apart from)\b)[\w-]+ )"
# "No adjustments are available" is silence, no "no adjustment".
_STATED = (
    r"(?:guid\w+|recommendations?|information|data|available|provided|established|defined|specified|stated)\b"
)
_ADVICE = {
    name: cued(pattern, re.IGNORECASE, cues.split())
    for name, cues, pattern in (
        ("no data", "establish stud evaluat data information guid recommend evidence experience known available investigat done enough few", rf"{_NO} (?:yet |been |fully |well |adequately |extensively |definitively |sufficiently |specifically )*(?:well-)?(?:established|studied|evaluated|available|investigated|been done|known|include enough)|\bno (?:formal |specific |dedicated |clinical |human |adequate |safety |sufficient |definitive |established )*(?:data|studies|information|guidelines?|recommendations?|guidance|experience)\b|(?:limited|insufficient|lack of|too few|inadequate) (?:[\w-]+ ){{0,3}}(?:data|studies|information|evidence|patients|experience)\b(?! (?:\w+ )?(?:suggest|indicate|show|support)s?\b)|(?:data|information|studies|evidence) (?:is|are) (?:limited|lacking|insufficient|scarce)|\bunknown\b|\bno (?:[\w-]+ ){{0,4}}(?:adjustments?|modifications?) (?:(?:is|are|have been|has been) )?{_STATED}|{_NO} (?:well-? ?)?defined"),
        ("no adjustment", "adjust dos modif same similar adult none chang reduc", rf"\bno {_OF_ITS_OWN}{{0,4}}(?:adjustments?|dos\w+ changes?|modifications?|reductions?|changes? (?:in|of) dose|changes?(?= (?:is |are )?(?:needed|necessary|required|made|called for)))\b(?! (?:(?:is|are|have been|has been) )?{_STATED})|(?:adjustments?|reductions?|modifications?|changes?|doses?) (?:[\w-]+ ){{0,4}}{_NO} (?:[\w-]+ ){{0,3}}(?:needed|necessary|required|recommended|be needed)|{_NO} (?:[\w-]+ ){{0,3}}(?:require|need|call for|necessitate) (?:a )?(?:[\w-]+ ){{0,2}}(?:dos\w+ )?(?:adjustment|change|modification|start at a reduced)|dose (?:itself )?(?:is|as|does) (?:the same|not change)|(?:same|similar)(?: \w+)? (?:to|as|for) (?:[\w-]+ ){{0,2}}adults?\b|standard (?:adult )?dos\w+ (?:\w+ly )?(?:is|are) (?:\w+ly )?(?:used|recommended|appropriate|applicable)|same (?:dose|dosage|dosing)|(?:follow|as for|as in) (?:the )?adult|(?:standard|usual|normal|full) (?:adult )?dos\w+ (?:[\w-]+ ){{0,2}}(?:appl|can be|may be)|none is expected|needs? not (?:[\w-]+ ){{0,4}}(?:dos|adjust)"),
        ("reduce dose", "reduc low decreas hal small", r"\b(?:reduc\w+|lower\w*|decreas\w+|half|halve|smaller(?! (?:adults|patients|people|individuals|children|infants)))\b(?:[ ,]+\w+){0,4} (?:doses?|dosages?|dosing|amount|concentration)\b|(?:doses?|dosages?) (?:\w+ ){0,4}(?:reduced|reduction|reductions|lowered|halved|decreased)|(?:doses?|dosages?) (?:\w+ ){0,2}reductions?|lower (?:starting|initial|end)|(?:start|initiat)\w* (?:\w+ ){0,4}low(?:er)?\b|low(?:er)? end|lowest (?:\w+ ){0,2}(?:dose|concentration|strength)|half the|lower (?:and|or)"),
        ("contraindicated", "contra not", r"\bcontra-?indicat(?:ed|ion)|not to be used in"),
        ("avoid", "avoid not hold withh stop delay discontinu interrupt against never", rf"\bavoid\w*|(?:do|should|must) not (?:be )?(?:start|initiat)\w*|{_NO} (?:[\w-]+ ){{0,2}}(?:recommended|used?|given|indicated|advised|suitable|approved|appropriate|intended|for (?:use in )?(?:children|infants|pa?ediatric))\b|\b(?:hold|withh\w+|stop|delay\w*|discontinu\w+|interrupt)\b|recommended against"),
        ("caution", "caut care weigh risk benefit sensitiv suscep prone likely frequent only case-by exacerb wors flare predispos choice", rf"\bcauti\w+|(?<!monitor )(?<!monitored )\bcareful(?:ly)?\b(?! monitor)|\bcare (?:is|should|must|needed)|(?:needs?|great|with|special|particular|take) care\b|\bweigh (?!\d)|\bweighing (?:the )?(?:risks?|benefits?)|risks? and benefits?|more (?:\w+ )?(?:sensitive|susceptible|prone|likely|frequent)|only (?:if|when) (?:there|the|no|clearly|benefits?|absolutely|necessary|strictly)|(?:increased|higher|greater|high) (?:[\w-]+ ){{0,2}}(?:sensitivity|risk)|benefits? (?:[\w-]+ ){{0,3}}(?:outweigh|justif)|case-by-case|exacerbat\w+|\bworsen\w*|made worse|\bflare\b|predispos\w+|{_NO} (?:[\w-]+ ){{0,4}}first choice"),
        ("monitor", "monitor observ surveil check watch look", r"\bwatch(?:ed|ing)? (?:for|closely|carefully|them|these|wom[ae]n|patients|people|those|children|infants)\b|\blook(?:ed)? (?:closely|carefully|out for)\b|\bmonitor\w*|close observation|surveillance|\bcheck(?:ed|ing)?\b|closely (?:observed|watched)"),
        ("adjust", "adjust dos modif individual weight-based", r"\badjust(?:ment|ments|ed|ing)?\b|dos(?:e|es|age|ing)(?: adjustments?)? (?:is |are |should be |must be |may be |varies |depends? )*(?:weight|age|based|modif\w*|individuali[sz]ed|determined|calculated|according|depend\w*|on)\b|weight-based|individuali[sz]\w+ (?:\w+ ){0,2}dos|dos\w+ modifications?|modif\w+ (?:the )?dos"),
    )
}  # fmt: skip
# What is done carefully is not a caution about the patient; lower doses of other drugs are not this drug's.
_ASIDE = cued(
    r"titrat\w+ (?:\w+ ){0,2}(?:cautiously|carefully|slowly)|(?:cautiously|carefully) titrat\w+|adjustments? (?:\w+ ){0,2}not (?:well-? ?)?defined|"
    r"avoid (?:contact|alcohol|sun|excess\w*|over-?us\w*|touching)[^,;.]*|\balcohol (?:\w+ )?(?:should|must|is|has to|ought to)[^;.]*|(?:lower|reduc|decreas)\w* (?:blood|risk|clearance|function|metabolism|absorption)",
    re.IGNORECASE,
)
_DENIED = regexp(rf"(?:\b(?:no|rather than|{_NO})\b) {_OF_ITS_OWN}{{0,4}}$", re.IGNORECASE)
_DENIED_AFTER = cued(
    rf"[^,;.]{{0,25}}\b(?:is|are|be|may|should|does|do) {_NO} (?:[\w-]+ ){{0,3}}(?:needed|necessary|required|recommended|warranted|advised|indicated)|"
    rf"[^,;.]{{0,80}}\b(?:is|are|been) {_NO} (?:\w+ly )?(?:yet |been )*(?:well-? ?)?(?:defined|established|specified|documented|studied)",
    re.IGNORECASE,
)
_TURNS = {"contraindicated", "avoid", "caution", "reduce dose", "adjust", "monitor"}
_AFTER = {"reduce dose", "adjust", "monitor", "caution"}
_LIMITED = regexp(
    r"\b(?:severe|mild|moderate|crcl|creatinine clearance|e?gfr|child-pugh|ml/min|years?|months?|unless|only|except|dialysis|hemodialysis|decompensated|end-stage|injection|tablets?|extended-release|supervision|kg|(?:prolonged|long-term|extensive|widespread|repeated|frequent|unnecessary) (?:use|application)|large areas)\b|[<>≥≤]",
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
def advice_of(text: str) -> tuple[str, ...]:
    """The words of advice that a clause gives, in the order of the guide; a denied one is none."""
    plain = _ASIDE.sub(" ", text).replace("n't", " not")
    found = [name for name, pattern in _ADVICE.items() if _said(name, pattern, plain)]
    if {"avoid", "contraindicated"} & set(found) and not _CAREFUL.search(plain):
        found = [name for name in found if name != "caution"]  # its risk is the reason to avoid it
    if {"no adjustment", "avoid"} <= set(found) and not _said(
        "avoid", _ADVICE["avoid"], _ADVICE["no adjustment"].sub("", plain)
    ):
        found.remove("avoid")
    if "no adjustment" in found:
        found = [name for name in found if name not in ("adjust", "reduce dose")]
    if "reduce dose" in found:
        found = [name for name in found if name != "adjust"]
    return tuple(found)


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
