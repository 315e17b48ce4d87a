"""Mentions to concepts. Nothing is merged, dropped or reworded here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from kg.model import Attributes, Claim
from kg.text.regexps import regexp
from kg.vocab.lexicon import Lexicon, Link, lexicon
from kg.vocab.namespace import attributes, slots

# Of the words set aside to find a concept, those that limit the claim.
_STATUS = regexp(
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


@lru_cache(maxsize=200_000)
def link_of(kind: str, value: str) -> Link | None:
    """The concept of a claim's value: scheme by scheme, one that says all of it before one that says a part."""
    # Scheme by scheme: "history of stroke" is the condition with a status before it is a population.
    links = [link for scheme in slots(kind).schemes if (link := lexicon().link(value, (scheme,)))]
    if not links and kind == "drug_class":
        return lexicon().link_class(value)  # a member of the narrower class is one of the wider
    return next((link for link in links if not link.rest), links[0] if links else None)


def _grounded(claim: Claim, words: Lexicon) -> Claim:
    link = link_of(claim.kind, claim.value)
    attrs = claim.attrs
    if link and link.aside and claim.kind in _STATUS_KINDS:
        status = tuple(dict.fromkeys(_STATUS.findall(link.aside)))
        if status:
            attrs = {**attrs, "status": status}
    terms = tuple(_terms(attrs, words)) if attrs else ()
    label, concept = claim.label, claim.concept
    if link:
        # A concept wider than the mention does not name it: "hypersensitivity" is not "hypersensitivity to cefixime".
        label, concept = label or (None if link.rest else link.concept.label), link.concept.iri
    elif not terms and not claim.terms:
        return claim
    return Claim(
        claim.drug,
        claim.kind,
        claim.value,
        attrs,
        claim.assertion,
        claim.evidence,
        label,
        concept,
        terms,
        claim.iri,
    )


def _terms(attrs: Attributes, words: Lexicon) -> Iterable[tuple[str, str, str]]:
    schemes = _schemes()
    for name in sorted([name for name in attrs if schemes[name]]):
        for value in attrs[name]:
            link = words.link(value, schemes[name])
            if link:
                yield name, value, link.concept.iri


@cache
def _schemes() -> dict[str, tuple[str, ...]]:
    """Where the values of each attribute are looked up."""
    return {name: attribute.schemes for name, attribute in attributes().items()}
