"""The ontology's terms as Python names. The Turtle files are the only list: a name they lack raises.

``Slots`` is what the Turtle says of a kind of fact: its class, where its words are looked up, which attributes
identify and which scope it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.vocab.places import ontology_folder

BASE = "https://w3id.org/drugfacts/"
KG = f"{BASE}ontology#"
# What every export and report says.
NOTICE = "Not reviewed. Not for clinical use."
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PREFIXES = {
    "kg": KG,
    "claim": f"{BASE}claim/",
    "drug": f"{BASE}drug/",
    "evidence": f"{BASE}evidence/",
    "mention": f"{BASE}mention/",
    "monograph": f"{BASE}monograph/",
    "rule": f"{BASE}rule/",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "shape": f"{BASE}shape/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        scheme: f"{BASE}concept/{scheme}/"
        for scheme in (
            "action", "advice", "condition", "drug_class", "effect", "frequency", "group", "parameter", "pk_parameter",
            "population", "role", "route", "strength", "substance", "target", "unit",
        )
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slots:
    """The declaration of a kind of fact, from ontology/facts/<kind>.ttl."""

    kind: str
    klass: str
    schemes: tuple[str, ...]
    flat: str | None
    covered: str | None
    attributes: tuple[str, ...]
    identifying: tuple[str, ...]
    scoping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """The properties of an attribute: for its text, and, where it is looked up, for its concept."""

    name: str
    text: str
    concept: str | None
    schemes: tuple[str, ...]


@cache
def _statements() -> dict[str, dict[str, list[str]]]:
    """Subject to predicate to objects, of kg.ttl and facts/*.ttl."""
    folder = ontology_folder()
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in (folder / "kg.ttl", *sorted((folder / "facts").glob("*.ttl"))):
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            found[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return found


@cache
def kg(name: str) -> ox.NamedNode:
    """The term kg:``name``; raises KeyError where the ontology does not declare it."""
    iri = KG + name
    if _TYPE not in _statements().get(iri, {}):
        raise KeyError(f"kg:{name} is declared in no file below ontology/")
    return ox.NamedNode(iri)


@cache
def attributes() -> dict[str, Attribute]:
    """Attribute name to its properties."""
    texts: dict[str, str] = {}
    concepts: dict[str, tuple[str, tuple[str, ...]]] = {}
    for subject, said in sorted(_statements().items()):
        for name in said.get(f"{KG}attribute", ()):
            if said.get(f"{KG}schemes"):
                concepts[name] = (subject, tuple(said[f"{KG}schemes"][0].split()))
            else:
                texts[name] = subject
    return {
        name: Attribute(name, text, *concepts.get(name, (None, ()))) for name, text in sorted(texts.items())
    }


@cache
def slots(kind: str) -> Slots:
    """The declaration of ``kind``; raises KeyError where ontology/facts has none."""
    by_property = {a.text: a.name for a in attributes().values()}
    for subject, said in _statements().items():
        if said.get(f"{KG}kind") == [kind]:
            return Slots(
                kind,
                subject,
                tuple(" ".join(said.get(f"{KG}schemes", ())).split()),
                next(iter(said.get(f"{KG}flatProperty", ())), None),
                next(iter(said.get(f"{KG}coveredTopic", ())), None),
                _named(said, "slot", by_property),
                _named(said, "identifiedBy", by_property),
                _named(said, "scopedBy", by_property),
            )
    raise KeyError(f"no class in ontology/facts has kg:kind {kind!r}")


def _named(said: dict[str, list[str]], predicate: str, by_property: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted(by_property[iri] for iri in said.get(KG + predicate, ())))
