"""Sentences that say again, in other words, what the claims of the monograph hold already.

A sentence counts only where it names something, everything that it names of a kind is told, and no amount, denial
or other group of people makes it a fact of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from kg.model import Claim, Monograph
from kg.text.assertion import is_unknown
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_USED = regexp(
    r"\b(?:indicat(?:ed|ion)|(?:primary|main|clinical|principal) (?:clinical )?(?:uses?|role|indications?|usage)|(?:primarily|mainly|specifically|typically|commonly|generally|exclusively) (?:used|intended|indicated|prescribed|focused|for|in)|"
    r"(?:used|intended|prescribed) (?:for|in|to))\b",
    re.IGNORECASE,
)
_TOGETHER = regexp(
    r"\b(?:avoid|limit|moderat\w+|interact\w*|against|caution\w*|concomitant|concurrent)\b", re.IGNORECASE
)
# What patients are told of the effects that they may have.
_WARNED = regexp(
    r"\bdriv(?:e|ing)\b|\bmachinery\b|\bdiscontinue\b|\bstop us|\b(?:advise|counsel|inform|educate|caution|warn) patients\b|\bpatients (?:should|must) be (?:advised|counsel?led|informed|warned)|\breport\b",
    re.IGNORECASE,
)
_OTHERWISE = regexp(
    r"\d|\b(?:no|not|never|without|unless|except|only|before|during)\b|n't\b|\b(?:children|pediatric|elderly|adolescents?|infants?|pregnan\w+|who)\b",
    re.IGNORECASE,
)
_VERB = regexp(
    r"\b(?:is|are|was|were|may|can|should|must|will|has|have|avoid|use|monitor|take|give|reduce)\b",
    re.IGNORECASE,
)
_LACTATION = regexp(r"breast-?\s?fe|lactat(?:ion|ing)|nursing", re.IGNORECASE)
_CATEGORY = regexp(r"\bpregnancy category [ABCDX]\b", re.IGNORECASE)
_PREGNANCY = regexp(r"pregnan|f(?:o)?etal|f(?:o)?etus", re.IGNORECASE)
_ADVICE = (
    ("contraindicated", regexp(r"\bcontra-?indicated\b", re.IGNORECASE)),
    ("avoid", regexp(r"\bnot (?:\w+ )?(?:recommended|advised)|\bavoid\b|\bdiscouraged\b", re.IGNORECASE)),
    (
        "caution",
        regexp(
            r"\bcaution|\bbenefits?\b[^.]*\brisks?\b|\brisks?\b[^.]*\bbenefits?\b|\bonly if\b|\bunless\b",
            re.IGNORECASE,
        ),
    ),
)
_AGENTS, _CONDITIONS, _EFFECTS = ("substance", "drug_class"), ("condition",), ("condition", "effect")
_FRAGMENT = 10  # words of an item that only names conditions
_SENTENCE = 18  # words of a sentence that only advises


@dataclass(frozen=True, slots=True)
class Told:
    """What a monograph's affirmed claims are about, by kind; wider concepts count as told. ``own`` are the drug's concepts, ``names`` its names."""

    concepts: Mapping[str, frozenset[str]]
    advice: Mapping[str, frozenset[str]]
    own: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, monograph: Monograph, claims: Iterable[Claim]) -> Self:
        """Gathers it from the claims of a monograph."""
        words = lexicon()
        concepts: dict[str, set[str]] = defaultdict(set)
        advice: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.assertion == "affirmed":
                advice[claim.kind].add((claim.label or claim.value).lower())
                if claim.concept:
                    concepts[claim.kind] |= {claim.concept, *words.ancestors(claim.concept)}
        names = (monograph.title, *monograph.ingredients)
        own = frozenset(concept.iri for _, _, concept in words.scan(" ; ".join(names), _AGENTS))
        return cls(_frozen(concepts), _frozen(advice), own, frozenset(map(normal, names)))

    def says(self, text: str, topic: str, context: str) -> bool:
        """True where a sentence below the headings and lead-ins ``context`` says nothing that is not told."""
        if normal(text) in self.names:
            return True
        if is_unknown(text):
            return topic == "pregnancy" and self._is_reason(f"{context} {text}")
        if topic in ("pregnancy", "precautions") and self._advises(text, f"{context} {text}"):
            return True
        if _OTHERWISE.search(text):
            return False
        if topic in ("dosage", "usage") and _USED.search(text):
            return self._within(text, _CONDITIONS, "indication")
        if topic not in ("dosage", "precautions"):
            return False
        return (
            (bool(_TOGETHER.search(text)) and self._within(text, _AGENTS, "interaction"))
            or (
                topic == "precautions"
                and bool(_WARNED.search(text))
                and self._within(text, _EFFECTS, "adverse_effect")
            )
            or (
                _is_fragment(text)
                and self._within(text, _CONDITIONS, "contraindication", "special_population")
            )
        )

    def _within(self, text: str, schemes: tuple[str, ...], *kinds: str) -> bool:
        told = frozenset().union(*(self.concepts.get(kind, frozenset()) for kind in kinds))
        named = {concept.iri for _, _, concept in lexicon().scan(text, schemes)} - self.own
        return bool(named) and named <= told

    def _advises(self, text: str, around: str) -> bool:
        """True of bare advice for pregnancy or lactation that is the monograph's own: "Not recommended."."""
        asked = _asked(around)
        if _CATEGORY.search(text) and len(text.split()) <= _FRAGMENT and self.advice.get("pregnancy"):
            return True  # a letter goes with the advice, whatever it is
        given = next((word for word, cue in _ADVICE if cue.search(text)), "")
        is_bare = len(text.split()) <= _SENTENCE and not regexp(
            r"\d|trimester|term\b|\bappl(?:y|ied|ying)\b"
        ).search(text)
        enough = {given, "contraindicated"} if given == "avoid" else {given}
        return is_bare and bool(asked) and all(enough & self.advice.get(kind, frozenset()) for kind in asked)

    def _is_reason(self, around: str) -> bool:
        """True of what is not known where the drug is advised against, or to be used with care: its reason."""
        decided = {word for word, _ in _ADVICE}
        asked = _asked(around)
        return bool(asked) and all(decided & self.advice.get(kind, frozenset()) for kind in asked)


def _asked(text: str) -> list[str]:
    cues = (("lactation", _LACTATION), ("pregnancy", _PREGNANCY))
    return [kind for kind, cue in cues if cue.search(text)]


def _is_fragment(text: str) -> bool:
    return len(text.split()) <= _FRAGMENT and not _VERB.search(text)


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(values) for kind, values in found.items()}
