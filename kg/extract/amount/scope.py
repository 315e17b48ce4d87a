"""For whom, for what, by which route and in which role an amount is given: what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.extract.ingredients import Subjects
from kg.model import Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.schedules import routes
from kg.vocab.lexicon import lexicon

_ROLES = (
    ("initial", r"\b(?:initial(?:ly)?|start\w*|begin\w*|initiat\w+|first dose|first[- ]day)\b"),
    ("loading", r"(?<!no )(?<!without )(?<!without a )\bloading\b"),
    ("maintenance", r"\b(?:maintenance|maintain\w*|upkeep|later|(?:keep|go|carry) on with|keep up with|continue with|followed by|thereafter|then(?! (?:to|increas))|target|subsequent\w*|(?:usual|dos(?:e|age)|effective|therapeutic) range|range is)\b"),
    ("maximum", r"\b(?:max(?:imum|imal)?\.?|up to|(?:not|never) (?:to )?(?:be )?exceed\w*|exceed\w*|(?:not |no )more than|(?:not|never) (?:above|over|beyond)|no higher than|capped at|ceiling of|at most|limit(?:ed)? (?:to|of)|doses? (?:above|over|below|under|greater than))(?=\W|$)"),
    ("titration step", r"\b(?:titrat\w+|then to|increas\w+|increments?|steps of|adjusted up|escalat\w+|raise[ds]?|taper\w*|(?:decreas|reduc)\w+ (?:\w+ )*by)\b"),
)  # fmt: skip
_ROLE = cued("|".join(f"({pattern})" for _, pattern in _ROLES), re.IGNORECASE)
_ROLE_BEHIND = cued(
    r"^[^.;]{0,40}?\b(?:(initially|as (?:an? )?(?:single )?(?:initial|starting) dose|to (?:start|begin)|at first|in the beginning)|(as a loading dose|loading dose)|(as (?:a )?maintenance|for maintenance)|(max(?:imum)?|(?:is|being) the (?:upper )?(?:limit|ceiling|most)|at most)(?=[\s.,;)]*$))",
    re.IGNORECASE,
)


def role(before: str, behind: str, labels: Iterable[str]) -> str | None:
    """The role that the nearest cue before an amount, one right behind it, or else a lead-in gives it."""
    cues = list(_ROLE.finditer(before))
    if cues:
        return _ROLES[(cues[-1].lastindex or 1) - 1][0]
    if match := _ROLE_BEHIND.match(behind):
        return _ROLES[(match.lastindex or 1) - 1][0]
    for label in labels:
        if match := _ROLE.search(label):
            return _ROLES[(match.lastindex or 1) - 1][0]
    return None


_POPULATIONS = tuple(
    (name, cued(pattern, re.IGNORECASE))
    for name, pattern in (
        ("adult", r"(?<!exceed )(?<!exceed the )\badults?\b(?! dos)"),
        ("pediatric", r"\b(?:child(?:ren)?(?!-pugh)|pa?ediatrics?|infants?|neonat\w+|newborns?|toddlers?|adolescents?|teen\w*)\b"),
        ("elderly", r"\b(?:elderly|older (?:adults|people|patients)|geriatric)\b"),
        ("renal", r"(?<!normal )\b(?:renal|kidney) (?:impairment|dysfunction|insufficiency|failure|problems)|\b(?:crcl|creatinine clearance|e?gfr|(?:hemo)?dialysis|renally impaired)\b"),
        ("hepatic", r"(?<!normal )\b(?:hepatic|liver) (?:impairment|dysfunction|insufficiency|failure|disease|problems)|\bchild-pugh\b"),
        ("pregnancy", r"\bpregnan\w+"),
    )
)  # fmt: skip
_AGE = cued(
    r"(?P<under>(?:<|≤|under|below|up to|less than|younger than)\s?)?(?P<first>\d+)(?:\s?(?:years?|months?|weeks?))?(?:\s?(?:-|–|—|to|to <|and)\s?<?(?P<last>\d+))?(?:-|\s)?(?P<unit>years?|yrs?|months?|weeks?|days? old|days? of age)(?: old| of age)?(?P<over>[ -](?:and|or) (?:older|over|above|up))?(?!\s+apart)",
    re.IGNORECASE,
)
_AGED = cued(r"\b(?:aged?|ages|years? old|years of age|children|adolescents|infants|adults|patients)\b", re.I)  # fmt: skip


# "(adjust for renal impairment)": the amount is for the others.
_ADJUSTED = cued(r"\((?:[\w-]+ )?(?:adjust\w*|reduc\w*|lower)\b[^()\d]*\)", re.IGNORECASE)


def population(texts: Iterable[str], labels: Iterable[str]) -> list[str]:
    """For whom: as the nearest text says it, else the innermost lead-in or heading that says it."""
    for text in (_ADJUSTED.sub("", text) for text in texts):
        if found := [name for name, pattern in _POPULATIONS if pattern.search(text)]:
            return found
    for label in labels:
        found = [name for name, pattern in _POPULATIONS if pattern.search(label)]
        if not found and (age := _AGE.search(label)):
            found = _of_age(age)
        if found:
            return found
    return []


def _of_age(age: re.Match[str]) -> list[str]:
    """A child where a lead-in's age ends at 18 or below."""
    last = int(age.group("last") or age.group("first"))
    if not age.group("unit").lower().startswith("y"):
        return ["pediatric"]
    if age.group("over") or not (age.group("last") or age.group("under")):
        return ["adult"] if last >= 18 else []
    return ["pediatric"] if last <= 18 else []


_BAND = cued(
    r"(?:CrCl|e?GFR|creatinine clearance)[^;,()]*?\d+(?:\s?(?:-|–|to)\s?<?\d+)?(?:\s?mL/min(?:/1\.73 ?m[2²])?)?|"
    r"\d+(?:\.\d+)? to (?:less than|under|below) \d+(?:\.\d+)?\s?kg\b(?!/)|(?:[<>≤≥]\s?|(?:under|over|above|below|up to|from|at least|less than|more than) )?\d+(?:\.\d+)?(?:\s?(?:-|–|to)\s?<?\d+(?:\.\d+)?)?\s?kg\b(?!/)(?: (?:and|or) (?:over|above|more))?",
    re.IGNORECASE,
)
_GRADE = cued(r"\b(?:mild|moderate|severe)(?: to (?:moderate|severe))?\b", re.IGNORECASE)


# "For 2 to 4 weeks", "every 3 months": a time, no age.
_IS_TIME = regexp(
    r"\b(?:for|every|after|within|lasting|of|last|next|at|another)\s+(?:(?:up to|a maximum of|about)\s+)?$",
    re.IGNORECASE,
)


def condition(text: str, labels: Iterable[str]) -> list[str]:
    """Bands of age, weight and kidney function, and degrees of impairment, in a clause or in a lead-in."""
    found = [match.group() for match in _BAND.finditer(text)]
    if _AGED.search(text):
        found += [m.group() for m in _AGE.finditer(text) if not _IS_TIME.search(text[: m.start()])]
    for label in labels:
        bands = [m.group() for pattern in (_BAND, _AGE) for m in pattern.finditer(label)]
        if not bands and regexp(r"[<>≤≥]\s?\d").search(label):
            bands = [label.strip(" :")]
        found += bands or [m.group() for m in _GRADE.finditer(label) if regexp("impair|renal|hepat", re.I).search(label)]  # fmt: skip
    return found[:3]


# Words of a lead-in that name no disease.
_NOT_A_CONDITION = regexp(
    r"\b(?:adults?|child(?:ren)?|pa?ediatrics?|infants?|neonates?|elderly|geriatric|patients?|people|individuals|weighing|older|younger|age[ds]?|years?|months?|weeks?|days?|kg|mg|mcg|dos(?:e|es|age|ages|ing)|"
    r"standard|usual|typical|recommended|general|one|two|three|four|five|six|daily|weekly|monthly|maximum|max|initial(?:ly)?|starting|start|loading|maintenance|titration|subsequent|target|regimen|schedule|first|second|once|twice|thrice|through|frequency|duration|"
    r"tablets?|capsules?|cream|gel|ointment|lotion|solution|suspension|syrup|drops?|powder|spray|shampoos?|sachets?|patch|injections?|injectable|infusion|bolus|continuous|intermittent|slow|rapid|formulations?|forms?|release|immediate|extended|modified|sustained|delayed|er|ir|xr|sr|cr|"
    r"oral(?:ly)?|intravenous|iv|im|sc|intramuscular|subcutaneous|topical|inhal\w+|nebuli\w+|ophthalmic|otic|ocular|nasal|eye|ear|systemic|dermal|parenteral|enteral|rectal|vaginal|sublingual|administration|route|application|use|uses|with|without|for|of|in|and|or|the|to|from|by|over|under|above|below|than|less|more|least|most|no|"
    r"special|cases|populations?|considerations?|adjustments?|special|notes?|example|weight|body|mild|moderate|severe|only|all|other|per|clinical|single|combination|therapy|monotherapy|chemotherapy|agent|as|an?|treatment|based|on|summary|important|ages?)\b|[\d.,:;<>≥≤()/&+%–-]+",
    re.IGNORECASE,
)
_STATE = cued(
    r"impair|dysfunction|insufficien|dialysis|crcl|gfr|clearance|(?:renal|kidney|hepatic|liver) (?:failure|problems|disease$)|pregnan|comorbid|metaboli[sz]er|missed|overdos|function|child-pugh|toxicity|concomitant|concurrent|interaction|inhibitors?\b|inducers?\b|"
    r"\bdos(?:e|ing|age)\b",
    re.IGNORECASE,
)
_FOR = regexp(
    r"(?:^|\()(?:In|For)(?: the)?(?: (?:treatment|management|prophylaxis|prevention|relief|induction) (?:of|for))? ((?!adult|child|patient|those|most|example|infant|elderly|instance|some|certain|rare|pediatric|people|individual|older|use|oral|this|\d)[A-Za-z][\w' +/()-]{2,60}?)(?:,|:|(?= \d[\d.,–-]* ?(?:mg|mcg|g|units?|IU|mL)\b)| the (?:usual|recommended|initial|dose|typical|starting)\b| (?:an?|the) (?:[\w-]+ ){0,3}?(?:dose|injection|infusion|tablet|capsule|range)s?\b| treatment (?:is|begins|starts)\b)",
    re.IGNORECASE,
)

_FOR_WHAT = regexp(
    r"\((?:for|in) ([^)]+)\)|^(?:tablets?|capsules?|injections?|drops|cream) for (.+)", re.IGNORECASE
)
# "Into the muscle", "under the skin": where it is given.
_WHERE = regexp(r"(?:into|under|through|onto) (?:the|a)\b", re.IGNORECASE)
_ASIDE = regexp(r"\s*\([^)]*(?:\d|\bIV\b|\bIM\b|oral|dos)[^)]*\)| in (?:adults|children|patients)\b.*")
_OPENING = regexp(r"^(?:for|in|the|as|treatment of|management of)\s+(?:the )?", re.IGNORECASE)


def indication(
    clause: str, labels: Iterable[str], subjects: Subjects, defined: Mapping[str, str]
) -> list[str]:
    """The disease that the clause opens with ("For acne: …") or the innermost lead-in that can name one."""
    opening = _FOR.search(clause)
    for label in (*([opening.group(1)] if opening else []), *labels):
        for name in _names(label):
            if _is_condition(name, subjects):
                return _written_out(name, defined)
    return []


def _names(label: str) -> Iterator[str]:
    """What a lead-in may name: "Intravenous (for stroke)", "Topical (Actinic keratosis)", "For acne in adults"."""
    if _WHERE.match(label):
        return
    if inner := _FOR_WHAT.search(label):
        yield inner.group(1) or inner.group(2)
    yield _OPENING.sub("", _ASIDE.sub("", label).strip(" :.*"))
    yield from regexp(r"\(([A-Za-z][^()]+)\)").findall(label)


def _is_condition(name: str, subjects: Subjects) -> bool:
    if _STATE.search(name) or subjects.named(name) or len(name) > 90:
        return False
    return len(regexp(r"[A-Za-z]{2,}").findall(_NOT_A_CONDITION.sub(" ", name))) > 0


def _written_out(name: str, defined: Mapping[str, str]) -> list[str]:
    """Abbreviations by the long forms that the monograph or the vocabulary has; else the name as it stands."""
    parts = regexp(r"\s*(?:&|/|,|\band\b|\bor\b)\s*(?:\b(?:in|for)\s+)?").split(name)
    if regexp(r"\b(?:and|or) (?:in|for)\b").search(name):
        return [found for part in parts for found in _written_out(part, defined)]
    if not all(regexp(r"[A-Z][A-Za-z0-9-]*[A-Z0-9]").fullmatch(part) for part in parts):
        return [name]
    known = [lexicon().find(part, ("condition",)) for part in parts]
    return [
        defined.get(part) or (concept.label if concept else part)
        for part, concept in zip(parts, known, strict=True)
    ]


def route(
    nearest: Iterable[str], passage: Passage, default: Callable[[], tuple[str, ...]]
) -> tuple[str, ...]:
    """The routes of the first of these texts that names any, then of lead-ins and headings, then of the section."""
    labels = [part.text for part in reversed(passage.labels)]
    heads = [part.text for part in reversed(passage.heads)]
    for text in (*nearest, *labels, passage.text, *heads):
        if found := routes(text):
            return found
    return default()
