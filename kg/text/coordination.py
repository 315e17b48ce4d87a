"""Coordination: what the members of an enumeration share and say once.

``renal or hepatic impairment`` -> renal impairment, hepatic impairment
``hypersensitivity to A, B or any component`` -> hypersensitivity to A, ...
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued
from kg.text.elided import elided_head
from kg.text.regexps import regexp

# Words before a shared noun ("renal or hepatic impairment") and words that open a shared phrase.
_MODIFIER = regexp(
    r"^(?:(?:(?:mild|moderate) to (?:moderate|severe)|mild|moderate|severe|acutely|severely|extensively|acute|chronic|recurrent|persistent|active|latent|renal|hepatic|cardiac|pulmonary|respiratory|gastric|peptic|duodenal|"
    r"kidney|liver|heart|lung|pancreas|pancreatic|intestinal|corneal|brain|bone|joint|muscle|thigh|groin|hip|knee|shoulder|chest|flank|calf|leg|arm|jaw|hand|foot|nerve|stomach|bowel|bladder|eye|ear|nose|mouth|throat|head|neck|itchy|watery|runny|stuffy|swollen|puffy|dry|sore|autoimmune|seasonal|perennial|(?:un)?complicated|relapsed|refractory|thyroid|adrenal|peripheral|cerebral|coronary|bacterial|viral|fungal|parasitic|local|systemic|deep|"
    r"strong|potent|weak|first|second|third|upper|lower|oral|topical|arterial|venous|bipolar|unipolar|suspected|known|new|worsening|"
    r"pre-?existing|uncontrolled|recent|current|concurrent|concomitant|past|previous|incapacitating|disabling|debilitating|crippling|excruciating|visual|auditory|sensory|motor|central|obstructive|nasal|ocular|breast|uterine|broken|first-|second-|"
    r"allergic|increased|decreased|elevated|reduced|low|high|pregnant|breast-?feeding|lactating|nursing|elderly|pa?ediatric|bloody|tarry|black|slow|fast|rapid|shallow|manifest|comatose|pre-?comatose|\d(?:st|nd|rd|th)(?:[ -]degree)?|"
    r"fasting|narrow-angle|closed-angle|type \d|major|minor|vaginal|rectal|skin|soft tissue|urinary|gastrointestinal|genital|open-angle|"
    r"[a-z]+-[a-z]+|(?!antibiotic|diuretic|analgesic|colic\b|history|withdrawal|alcohol|arrival|metal\b|seed|bed\b|blood)[a-z]{3,}(?:ic|al|ous|ive|ory|ary|ular|ilar|olar|ed|tile))\s*)+$",
    re.IGNORECASE,
)
# Modifiers by their letters, but a complaint: "runny nose".
_WHOLE = regexp(
    r"(?:[a-z]+ )?(?:itchy|watery|runny|stuffy|clogged|blocked|congested|swollen|puffy|dry|sore|broken|inflamed|infected|damaged|irritated|sensitive) (?:skin|eye|ear|nose|mouth|throat|scalp)$",
    re.IGNORECASE,
)
_STAGE = regexp(
    r"(?:(?:mild|moderate|severe|acute|chronic|recurrent|persistent|active|latent|inactive|new|worsening|incapacitating|disabling|debilitating|crippling|excruciating|recent|current|concurrent|concomitant|past|previous|prior|known|"
    r"suspected|untreated|uncontrolled|primary|secondary|localized|generalized|seasonal|perennial|(?:un)?complicated|relapsed|refractory|high|low|increased|decreased|elevated|reduced)(?: to moderate| to severe)?\s+)+",
    re.IGNORECASE,
)
_SHARED_LEAD = regexp(
    r"^((?:(?:known|documented|previous|prior|severe|serious|personal|family|acute|demonstrated|confirmed|proven|suspected|abrupt|sudden|a|(?:a |known )?history of)\s+)*(?:hypersensitivity|hypersensitive|(?:(?:severe|serious|previous|prior|earlier) )*reactions?|hx|allerg(?:y|ies)|allergic|anaphyla\w+|intolerance|sensitivity|tumou?rs?|application|intoxication|poisoning|"
    r"history|concomitant use|concurrent use|co-?administration|increased risk|risk|signs|symptoms|signs and symptoms|"
    r"worsening|exacerbation|inhibition|reactivation|rejection|stopping|discontinuation|withdrawal|impairment|disorders?|inflammation|loss|changes|swelling|infections?)"
    r"\s+(?:reactions?\s+)?(?:to|of|with|in|against))\s+(?=\S)",
    re.IGNORECASE,
)
_GOVERNS = regexp(
    r"sensitivity|sensitive|allerg|anaphyla|reactions? to|history|\bhx\b|use of|use with|administration|stopping of|discontinuation of|withdrawal (?:of|from)|intoxication|poisoning|tumou?rs? of|application to",
    re.IGNORECASE,
)
_OWN_HEAD = regexp(
    r"\b(?:hypersensitivity|allergy|history|patients|pregnancy|breast-?feeding|lactation|use|treatment|children|infants|application|wounds?|skin|lesions?|disease|failure|impairment)\b",
    re.IGNORECASE,
)
# A disease is nothing that one is allergic to.
_DISEASE = regexp(
    r"\b(?:severe|acute|chronic|active|uncontrolled|untreated|depression|asthma|syndrome|disorders?|obstruction|ulcers?|bleeding|glaucoma|infarction|stroke|block|"
    r"tension|infections?|tumou?rs?|cancer|epilepsy|seizures?|gravis|angioedema|porphyria|ileus|insufficiency|dysfunction|shock|stenosis|overload|"
    r"[a-z]+(?:itis|a?emias?|osis|uria|path(?:y|ies)|cardia|tension|plegia|omas?))\b",
    re.IGNORECASE,
)


_COMPONENT = regexp(
    r"\b(?:any|its|other|components?|ingredients?|excipients?|constituents?|related|similar|class|derivatives?)\b",
    re.IGNORECASE,
)
_SEVERITY = regexp(
    r"^((?:severe|mild|moderate|significant|advanced|uncontrolled|active|acute|chronic|recent|known|incapacitating|disabling|debilitating|crippling|excruciating)\s+(?:(?:to|or|and)\s+\w+\s+)?)(?=\S)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def _modifies(words: str) -> bool:
    return _MODIFIER.match(words) is not None


@lru_cache(maxsize=20_000)
def _distributed(words: tuple[str, ...], joints: tuple[str, ...]) -> tuple[str, ...]:
    out = list(words)
    bare: set[int] = set()
    for index in range(len(out) - 2, -1, -1):
        opening = _SHARED_LEAD.match(out[index])
        own = out[index][opening.end() :] if opening else _BEFORE.sub("", out[index])
        is_open = _modifies(own) and not _WHOLE.match(own) and not _closes_pair(out, joints, index)
        head = _shared_head(own, out[index + 1]) if is_open else ""
        if not head and (joints[index] in _PAIRS or index + 1 in bare):
            head = elided_head(own, out[index + 1])
        if not head and _NOW.fullmatch(own) and (past := _PAST.match(out[index + 1])):
            head = out[index + 1][past.end() :]
        if _CUT_SHORT.search(out[index]) and not _PREPOSITION.match(out[index + 1]):
            head = out[index + 1][stage.end() if (stage := _STAGE.match(out[index + 1])) else 0 :]
        if head:
            out[index] = out[index].rstrip("-") + head if head.startswith("-") else f"{out[index]} {head}"
            bare.add(index)
    for index in range(1, len(out)):
        if _MARK.fullmatch(out[index]) and (counted := _COUNTED.match(out[index - 1])):
            out[index] = counted.group(1) + out[index]
    degree = ""
    for index in sorted(bare):
        severity = _SEVERITY.match(words[index])
        degree = severity.group(1) if severity else degree if index - 1 in bare else ""
        if degree and _closes_with_or(joints, index) and not _SEVERITY.match(out[index + 1]):
            out[index + 1] = degree + out[index + 1]
    lead = ""
    for index, word in enumerate(out):
        match = _SHARED_LEAD.match(word)
        if match:
            lead = match.group(1)
        elif lead and _is_governed(lead, word) and _reaches(lead, out, joints, index):
            # "hypersensitivity to A or to B" says its "to" again
            out[index] = f"{lead} {word.removeprefix(lead.rsplit(' ', 1)[-1] + ' ')}"
        else:
            lead = ""
    return tuple(out)


def _closes_pair(words: list[str], joints: tuple[str, ...], index: int) -> bool:
    """True for the throat of "swelling of the tongue or |throat|, respiratory depression": its pair is complete."""
    return (
        index > 0
        and joints[index - 1] in ("and", "or")
        and joints[index] in (",", ";")
        and _OF_PART.search(words[index - 1]) is not None
    )


_OF_PART = regexp(r" (?:of|in|around|on|at) (?:the )?\w+$", re.IGNORECASE)


# "In second- or third-degree block": what leads to a member is none of its modifiers.
_BEFORE = regexp(r"^(?:in|with|for|of|the|an?|any) (?=\S)", re.IGNORECASE)
_PAIRS = ("or", "and")


# "Influenza type A or B", "cancer of stage II or III": the last word counts, what stands before it is shared.
_MARK = regexp(r"[A-Z]|[IVX]+|\d")
_COUNTED = cued(
    r"^(.*\b(?:types?|subtypes?|groups?|stages?|grades?|class|classes|phases?|serotypes?|genotypes?|[Pp]roteins?|receptors?|[Vv]itamins?)\s+)(?:[A-Z]|[IVX]+|\d)$"
)


def _closes_with_or(joints: tuple[str, ...], index: int) -> bool:
    """True where the comma list that goes on behind a member ends in "or"."""
    return next((joint for joint in joints[index:] if joint != ","), "") == "or"


def _reaches(lead: str, words: list[str], joints: tuple[str, ...], index: int) -> bool:
    """True where "hypersensitivity to" governs this member: "or" leads to it, or a list that ends in "or any component"."""
    if joints[index - 1] == ";":
        return False
    is_pair = joints[index - 1] == "or" and (
        index < 2 or (joints[index - 2] == "," and words[index - 1].lower().startswith(lead.lower()))
    )
    if (
        lead.lower().endswith(("history of", "hx of"))
        and joints[index - 1] == "and"
        and "or" in joints[index:]
    ):
        return False  # "a history of gout, and latent or active tuberculosis"
    if lead.lower().endswith(("history of", "hx of")) and any(
        _PRESENT.match(word) for word in words[index:][: 1 if is_pair else None]
    ):
        return False
    for later in range(index, len(words)):
        if _COMPONENT.search(words[later]) or (later > 0 and joints[later - 1] == "or"):
            return True
        if later + 1 < len(words) and joints[later] == ";":
            return False
    return False


def _is_governed(lead: str, word: str) -> bool:
    """True where ``lead`` may open ``word`` too: "history of" opens diseases, "hypersensitivity to" does not."""
    if _OWN_HEAD.search(word) or _PREPOSITION.match(word) or not _GOVERNS.search(lead):
        return False
    if regexp(r"sensitiv|allerg|anaphyla|reaction|use ", re.IGNORECASE).search(lead):
        return not _DISEASE.search(word)
    return True


@lru_cache(maxsize=8192)
def _shared_head(modifier: str, following: str) -> str:
    """What ``following`` has after its own modifiers: the noun that ``modifier`` lacks.

    A stage or degree ("acute or chronic renal failure") stands against a stage or degree, and shares all that follows.
    """
    following = _DEGREE.sub("", following)
    stage = _STAGE.match(following)
    if stage and _STAGE.fullmatch(modifier + " "):
        return following[stage.end() :]
    grade = _GRADE.match(following)
    if grade and _ORDINAL.search(modifier):
        return f"{'' if modifier.endswith(grade.group(1)) else grade.group(1)}{grade.group(2)}".strip()
    nature = _NATURE.match(following)
    if nature and _NATURE.search(modifier + " "):
        return following[nature.end() :]
    words = following.split()
    cut = _own_modifiers(words, len(stage.group().split()) if stage else 0)
    if not cut:
        return ""
    if cut > 1 and _ORGAN.match(words[cut - 1]) and (cut == len(words) or _NO_NOUN.match(words[cut])):
        cut -= 1  # "inflamed or broken skin", "dry or itching skin under it": the last of them is the noun
    head = " ".join(words[cut:])
    return "" if _GROUP.fullmatch(modifier) and not _PERSONS.search(head) else head


def _own_modifiers(words: list[str], degrees: int) -> int:
    """How many words set a member against the one before: its degree and one modifier, what follows is shared.

    "venous or arterial thromboembolic disease" shares "thromboembolic disease"; 0 where it has no modifier.
    """
    cuts = range(degrees + 1, len(words) + 1)
    return next((cut for cut in cuts if _modifies(" ".join(words[:cut]))), degrees)


# What is so now, not in the history.
_PRESENT = regexp(
    rf"{_STAGE.pattern}|(?:other|abnormal|decompensated|uncontrolled|untreated|unstable|any) ", re.IGNORECASE
)
_DEGREE = regexp(r"(?:severely|extensively|acutely|chronically|highly|mildly|moderately)\s+", re.IGNORECASE)
# "Active or history of stroke".
_NOW = regexp(r"(?:active|current|recent|present|ongoing|existing)", re.IGNORECASE)
_PAST = cued(r"(?:an? )?(?:previous |past |prior )?history of ", re.IGNORECASE)
# "History of or recent stroke".
_CUT_SHORT = regexp(r"\b(?:history|risk) of$", re.IGNORECASE)
_PREPOSITION = regexp(r"(?:within|during|at|in|for|after|before)\b", re.IGNORECASE)
# "Second- or third-degree block" share "-degree block".
_GRADE = regexp(r"[\w]+([- ](?:degree|line|generation|grade|stage|class))(\s.+)", re.IGNORECASE)
_ORDINAL = regexp(r"(?:first|second|third|fourth|type \w+|\d(?:st|nd|rd|th))(?:-|-\w+)?$", re.IGNORECASE)
_NATURE = regexp(
    r"(?:bacterial|viral|fungal|parasitic|protozoal|mycotic|tuberculous)\s+(?:or |and )?", re.IGNORECASE
)
_NO_NOUN = regexp(r"(?:of|in|on|with|under|due|caused|associated|around|after|\w+ing)$", re.IGNORECASE)
_ORGAN = regexp(
    r"(?:skin|tissue|kidneys?|liver|heart|lungs?|thyroid|breasts?|nose|eyes?|ears?|mouth|throat)$",
    re.IGNORECASE,
)
_GROUP = regexp(r"(?:pregnant|breast-?feeding|lactating|nursing|elderly|pa?ediatric)", re.IGNORECASE)
_PERSONS = regexp(
    r"\b(?:wom[ae]n|mothers?|patients?|individuals?|people|persons|children|adults|females?|populations?|use)\b",
    re.IGNORECASE,
)


def distributed(words: list[str], joints: list[str]) -> list[str]:
    """Restores what coordination left out: a shared head noun, severity, or opening ("hypersensitivity to").

    ``joints`` say what stands between the members: "or", "and", "," or ";".
    """
    return list(_distributed(tuple(words), tuple(joints))) if joints else words
