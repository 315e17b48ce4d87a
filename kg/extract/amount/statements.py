"""What a sentence says of the kinetics of a drug: which parameters, in which stretch of it, with which measures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from kg.extract.amount.parameters import PARAMETERS, TIMED
from kg.text.assertion import is_negated
from kg.text.cued import cued, standing
from kg.text.quantities import FLOW, PERCENT, TIME, VOLUME, measures
from kg.text.regexps import regexp

_JOINT = regexp(
    r"[,;:]\s+(?:and |with |but |which )?|\s+and\s+|\s+with\s+|\s+or\s+|\s+followed by\s+", re.IGNORECASE
)
# "renal and biliary excretion": no joint between what is said of two parameters.
_COORDINATED = regexp(
    r"\s+(?:and|or)\s+(?:renal|hepatic|biliary|f(?:a)?ecal|urinary|intestinal|subsequent|systemic)\s+(?:excretion|elimination|clearance|metabolism|absorption|routes?)",
    re.IGNORECASE,
)

# A process of the body that the drug acts on, not what the body does with the drug.
_ENDOGENOUS = regexp(
    r"\b(?:energy|bone|glucose|lipids?|fats?|cholesterol|ldl|triglycerides?|carbohydrates?|proteins?|amino acids?|nucleic acids?|calcium|sodium|potassium|magnesium|phosph\w+|chloride|"
    r"bicarbonate|iron|water|salt|electrolytes?|uric acid|urate|urea|ammonia|nutrients?|vitamins?|hormones?|estrogens?|dopamine|serotonin|histamine|bile acids?|purines?|folate|folic acid|"
    r"homocysteine|cell(?:ular)?|bacterial|fungal|parasit\w+|tissue|cerebral|myocardial|drug|mucus|fluids?|acid|insulin|alcohol|toxins?|ions?|mineral|oxygen|arachidonic acid)$",
    re.IGNORECASE,
)
_OF_WHAT = regexp(r"\s+of\s+(?:\w+, )*(?:the |dietary |excess )?(\w+(?: acids?)?)", re.IGNORECASE)
_ACTED_ON = cued(
    r"\b(?:(?:increas|decreas|reduc|enhanc|promot|stimulat|facilitat|regulat|modulat|influenc|induc|improv|interfer|delay|impair|disrupt|boost|impact|rais|doubl|tripl|halv)(?:e|es|ing|s)?(?: with)?|lower(?:s|ing)|(?:inhibit|affect|alter|block|"
    r"prevent|slow|support|aid|limit)(?:s|ing)?|(?:involved|participates?|role|help(?:s|ful)?) in|(?:essential|crucial|necessary|important|responsible) for)\s+(?:[\w'’-]+ ){0,3}$",
    re.IGNORECASE,
)
# What is told of clearance in per cent is whose share of it ("renal clearance is 70% of the total").
_SHARE = cued(
    r"\b(?:(?:non-?)?renal|(?:non-?)?hepatic|biliary|metabolic) clearance\b.*% of (?:the )?(?:total|body|plasma|systemic|whole)",
    re.IGNORECASE,
)
# "when its metabolism is blocked": what may become of it.
_SUPPOSED = regexp(r"\b(?:when|if|once|where) (?:its|the|this) $", re.IGNORECASE)
# "limits bioavailability to 20%" gives its value.
_LIMITED_TO = regexp(r" to (?:about |around |approximately )?\d")
_ENUMERATED = regexp(r"absorption, (?:\w+, )*(?:distribution|metabolism)", re.IGNORECASE)
_OF_PATIENTS = cued(
    r"impair(?:ment|ed)|dysfunction|insufficiency|\belderly\b|\bdos(?:e|age) (?:adjust|reduc)|caution",
    re.IGNORECASE,
)


class Statement(Struct, frozen=True):
    """What one stretch of a clause says of one parameter; ``measures`` are (value, unit)."""

    parameter: str
    text: str
    start: int
    measures: tuple[tuple[str, str], ...] = ()


def statements(clause: str, own_names: str) -> Iterator[Statement]:
    """The parameters that a clause states. ``own_names`` are the drug's: "iron absorption" is kinetics of iron only."""
    cues = _cues(clause)
    if not cues or _ENUMERATED.search(clause):
        return
    bounds = _bounds(clause, [match for _, match in cues])
    for (parameter, match), (start, end) in zip(cues, bounds, strict=True):
        if parameter and not _is_of_body(clause, match, own_names):
            found = _stated(parameter, clause, match, start, end)
            if found:
                yield found


def has_cue(text: str) -> bool:
    """True where a text names a parameter at all."""
    return bool(_cues(text))


def labelled(label: str) -> str:
    """The parameter that a lead-in names ("Elimination pathways"), or ""."""
    cues = _cues(label)
    return cues[0][0] if cues else ""


@lru_cache(maxsize=4096)
def _cues(text: str) -> list[tuple[str, re.Match[str]]]:
    """The cues in a text, left to right, with the names of their parameters; none overlap."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    found = [
        (match.start(), rank, name, match)
        for rank, (name, pattern) in enumerate(standing(PARAMETERS, text))
        for match in pattern.plain.finditer(low)
    ]
    kept: list[tuple[str, re.Match[str]]] = []
    for start, _, name, match in sorted(found, key=lambda cue: cue[:2]):
        if not kept or start >= kept[-1][1].end():
            kept.append((name, match))
    return kept


def _bounds(clause: str, cues: list[re.Match[str]]) -> list[tuple[int, int]]:
    """For each cue the stretch that is about it: from the last joint before it to the last before the next cue."""
    cuts = [0]
    for before, after in pairwise(cues):
        joints = [
            m.start()
            for m in _JOINT.finditer(clause, before.end(), after.start() + 1)
            if not _COORDINATED.match(clause, m.start())
        ]
        cuts.append(joints[-1] if joints else cuts[-1])
    ends = [next((c for c in cuts[i + 1 :] if c > cuts[i]), len(clause)) for i in range(len(cuts))]
    return list(zip(cuts, ends, strict=True))


def _is_of_body(clause: str, match: re.Match[str], own_names: str) -> bool:
    word = match.group().lower()
    if (handled := match.groupdict().get("own")) and handled not in own_names:
        return True
    if not word.endswith(("ion", "ism", "clearance", "ability")):
        return False
    before = clause[: match.start()]
    other = _ENDOGENOUS.search(before.rstrip(" -"))
    if not other and (of := _OF_WHAT.match(clause, match.end())):
        other = _ENDOGENOUS.search(of.group(1))
    if other and other.group().lower() not in own_names:
        return True
    acted_on = _ACTED_ON.search(before) and not _LIMITED_TO.match(clause, match.end())
    return bool(acted_on or _SUPPOSED.search(before))


def _stated(parameter: str, clause: str, match: re.Match[str], start: int, end: int) -> Statement | None:
    """The statement where it has content: a measure, or, for parameters that words can tell, words."""
    stretch = clause[start:end]
    found: list[tuple[str, str]] = []
    if parameter in TIMED:
        found = _times(parameter, clause, match, start, end)
        if not found and not _QUALITY.search(stretch):
            return None
    elif parameter == "clearance":
        found = measures(FLOW, stretch) or (measures(PERCENT, stretch) if _SHARE.search(clause) else [])
        if not found:
            return None
    elif parameter == "volume of distribution":
        found = measures(VOLUME, clause[match.end() : end])
    elif parameter != "metabolism":
        found = measures(PERCENT, stretch)
    if not found and (_OF_PATIENTS.search(clause) or _is_bare(stretch, match, start)):
        return None
    if is_negated(clause, match.start(), match.end()):
        stretch = clause
    return Statement(parameter, stretch.strip(" ,;:."), start, tuple(found))


_QUALITY = regexp(
    r"\b(?:rapid|quick|fast|slow|immediate|short|long|prolonged|extended|brief)\s+(?:onset|duration|(?:\w+ )?half-li)|half-li\w+ (?:is|are|of) (?:\w+ )?(?:long|short|brief|prolonged)\b",
    re.IGNORECASE,
)


def _is_bare(stretch: str, match: re.Match[str], start: int) -> bool:
    """True where the stretch has hardly a word beside the cue: the name of a parameter in a list of names."""
    rest = stretch[: match.start() - start] + stretch[match.end() - start :]
    return len(match.group().split()) < 3 and len(regexp(r"[A-Za-z]{3,}").findall(rest)) == 0


# "4 (3–6) h"
_UNIT_BEHIND = regexp(
    r"(?P<value>\d[\d.]*) \((?P<range>[^()]*\d[^()]*)\) (?P<unit>(?:h|hours?|hrs?|min|minutes|days?|d|weeks)\b)"
)
_RANGE = regexp(r"\d\s*(?:seconds|minutes|hours|days|weeks)\s+(?:to|or)\s+\d", re.IGNORECASE)
_NO_VALUE = regexp(
    r"\b(?:after|every|for|(?<=\w )(?<!is )(?<!of )over|within)\s+(?:a |an |about |approximately |roughly )*$",
    re.IGNORECASE,
)


def _times(parameter: str, clause: str, match: re.Match[str], start: int, end: int) -> list[tuple[str, str]]:
    """The times behind the cue, else the last one before it ("a 3-hour half-life")."""
    behind = regexp(r",? so ").split(clause[match.end() : end])[0]
    behind = _UNIT_BEHIND.sub(r"\g<value> \g<unit> (\g<range>)", behind)
    found = []
    for time in TIME.finditer(behind):
        if parameter == "half-life" and _NO_VALUE.search(behind, 0, time.start()):
            continue
        found += measures(TIME, time.group())
    if found and parameter in ("onset", "duration"):
        return found[:2] if _RANGE.search(behind) else found[:1]
    return found or measures(TIME, clause[start : match.start()])[-1:]
