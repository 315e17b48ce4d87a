"""Mentions to concepts. Nothing is merged, dropped or reworded here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Claim
from kg.vocab.lexicon import Lexicon, lexicon
from kg.vocab.namespace import attributes, slots

# Of the words set aside to find a concept, those that limit the claim.
_STATUS = re.compile(
    r"\b(?:severe|severely|mild|moderate|active|acute|chronic|latent|uncontrolled|untreated|unstable|recent|recurrent|"
    r"history of|previous|past|prior|suspected|life threatening|current|high dose|long term)\b"
)
_STATUS_KINDS = {
    "indication",
    "contraindication",
    "adverse_effect",
    "special_population",
    "monitoring",
    "interaction",
}


def ground(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with ``concept``, ``label``, ``terms`` and, where a concept was found below its scope, ``status``."""
    words = lexicon()
    return [_grounded(claim, words) for claim in claims]


def _grounded(claim: Claim, words: Lexicon) -> Claim:
    # Scheme by scheme: "history of stroke" is the condition with a status before it is a population.
    links = (words.link(claim.value, (scheme,)) for scheme in slots(claim.kind).schemes)
    link = next((found for found in links if found), None)
    attrs = dict(claim.attrs)
    if link and claim.kind in _STATUS_KINDS:
        status = tuple(dict.fromkeys(_STATUS.findall(link.aside)))
        if status:
            attrs["status"] = status
    terms = tuple(_terms(attrs, words))
    if link is None:
        return replace(claim, attrs=attrs, terms=terms)
    return replace(
        claim, attrs=attrs, concept=link.concept.iri, label=claim.label or link.concept.label, terms=terms
    )


def _terms(attrs: dict[str, tuple[str, ...]], words: Lexicon) -> Iterable[tuple[str, str, str]]:
    for name, values in sorted(attrs.items()):
        schemes = attributes()[name].schemes
        for value in values if schemes else ():
            link = words.link(value, schemes)
            if link:
                yield name, value, link.concept.iri
