"""A list below a disease that names only its stages: "newly diagnosed", "relapsed or refractory, in adults"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.use.people import GROUPS, mentioned
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

_ADJECTIVE = (
    r"(?:(?:newly|previously|locally|surgically|recently|histologically)\s+)?(?:diagnosed|untreated|treated|advanced|metastatic|unresectable|irresectable|inoperable|resected|recurrent|relapsed|relapsing|"
    r"refractory|resistant|resistant\s+or\s+intolerant|early|late|acute|chronic|active|latent|mild|moderate|severe|moderate\s+to\s+severe|moderately\s+to\s+severely\s+active|primary|secondary|stable|unstable|"
    r"localized|localised|extensive|symptomatic|asymptomatic|complicated|uncomplicated|first-episode|treatment-resistant)(?:\s+(?:disease|stage|forms?|cases?))?"
)
_PHASE = r"(?:[\w-]+\s+){0,2}(?:phase|crisis|crises|stage(?:s?\s+[IVX\d]+(?:\s*(?:to|[-–])\s*[IVX\d]+)?)?|episodes?|attacks?|flares?|relapses?)"
_THERAPY = r"(?:(?:neo)?adjuvant|maintenance|acute|long-term|preventive|prophylactic|palliative|consolidation|induction)\s+(?:treatment|therapy|use)|maintenance|prophylaxis|prevention|consolidation"
_STAGE = rf"(?:{_PHASE}|{_ADJECTIVE})"
_STAGES = regexp(rf"{_STAGE}(?:(?:,\s*|,?\s+(?:or|and)\s+){_STAGE})*", re.IGNORECASE)
_PHASES = regexp(rf"{_PHASE}(?:,?\s+(?:or|and)\s+{_PHASE})*", re.IGNORECASE)
_TREATMENT = regexp(_THERAPY, re.IGNORECASE)
_PARTS = regexp(r";\s+|,\s+or\s+")
_JOINT = regexp(r",?\s+(?:or|and)\s+")
# In whom and when: behind the stage.
_WHOM = regexp(rf"(?:\s+[–—-]|,|\s)\s*(?:(?:in|for)\s+)?(?P<who>{GROUPS})\s*$", re.IGNORECASE)
_WHEN = regexp(
    r",?\s+(?P<when>(?:after|when|if|until|together\s+with|in\s+combination\s+with|as\s+an?\s|following|with)\b.*)$",
    re.IGNORECASE,
)
_SHORT = regexp(r"\((?P<short>[A-Z][\w+/ -]{1,11})\)\s*$")


class Stage(Struct, frozen=True):
    """A stage of a disease as a use by itself, with whom and when it is told for."""

    name: str
    populations: tuple[str, ...]
    condition: str


def stages(disease: str, text: str) -> list[Stage]:
    """The stages of ``disease`` that ``text`` lists and nothing else; none where it says anything more."""
    short = _SHORT.search(disease)
    name = short["short"] if short else disease.strip(" :")
    found: list[Stage] = []
    for part in _PARTS.split(mask_parentheses(text).replace("\x00", "").strip(" .")):
        one = list(_part(name, part.strip()))
        if not one:
            return []
        found += one
    return found


def _part(disease: str, part: str) -> Iterator[Stage]:
    when = _WHEN.search(part)
    core = part[: when.start()] if when else part
    whom = _WHOM.search(core)
    core = core[: whom.start()].strip(" ,–—") if whom else core.strip(" ,")
    people = mentioned(f"in {whom['who']}") if whom else ()
    condition = when["when"].strip() if when else ""
    if _TREATMENT.fullmatch(core):
        yield Stage(f"{core} of {disease}", people, condition)
    elif _STAGES.fullmatch(core):
        named = _JOINT.split(core) if _PHASES.fullmatch(core) else [core]
        for one in named:
            stage = regexp(r"\s+(?:disease|forms?|cases?)$").sub("", one)
            yield Stage(
                " ".join(filter(None, (stage, disease, condition if _failed(condition) else ""))),
                people,
                condition,
            )


def _failed(condition: str) -> bool:
    """True for "after A has failed", which tells one stage from the same at another time."""
    return bool(regexp(r"after\b.*\bfail", re.IGNORECASE).match(condition))
