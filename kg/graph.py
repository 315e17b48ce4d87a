"""Claims to quads: one named graph a monograph, no blank node, the same bytes for the same monograph.

docs/graph.md draws the shape. A claim is a node (PROV's qualified pattern) with its slots and evidences; beside it
stands a flat layer, drug to concept, only from affirmed claims that nothing scopes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.model import Claim, Evidence, Faq, Monograph, Section
from kg.vocab.namespace import BASE, PREFIXES, attributes, kg, slots
from kg.vocab.normalise import normal

SubstanceOf = Callable[[str], str | None]
_LANGUAGE = "en"
_INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
_BOOLEAN = ox.NamedNode(PREFIXES["xsd"] + "boolean")


@cache
def _term(prefix: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(PREFIXES[prefix] + name)


TYPE = _term("rdf", "type")


def slug_of(name: str) -> str:
    """A name as the last step of an IRI: ASCII, lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def drug_iri(name: str) -> ox.NamedNode:
    """The node of a drug, from the title of its monograph or its name in a combination's title."""
    return ox.NamedNode(f"{BASE}drug/{slug_of(name)}")


def monograph_iri(slug: str) -> ox.NamedNode:
    """The node of a monograph, which also names its graph."""
    return ox.NamedNode(f"{BASE}monograph/{slug_of(slug)}")


class _Writer:
    """Collects the triples of one monograph; ``add`` takes a Python value for a literal."""

    def __init__(self) -> None:
        self.triples: set[ox.Triple] = set()

    def add(
        self, subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | str | int | bool
    ) -> None:
        if isinstance(value, ox.NamedNode):
            term: ox.NamedNode | ox.Literal = value
        elif isinstance(value, bool):
            term = ox.Literal("true" if value else "false", datatype=_BOOLEAN)
        elif isinstance(value, int):
            term = ox.Literal(str(value), datatype=_INTEGER)
        else:
            term = ox.Literal(value)
        self.triples.add(ox.Triple(subject, predicate, term))

    def label(self, subject: ox.NamedNode, text: str) -> None:
        self.triples.add(ox.Triple(subject, _term("rdfs", "label"), ox.Literal(text, language=_LANGUAGE)))


_MENTION, _DRUG = f"<{BASE}mention/", f"<{BASE}drug/"


def is_common(line: str) -> bool:
    """True for a triple, as N-Triples, that another monograph may state too: of a drug, or of an unlinked mention."""
    return line.startswith((_MENTION, _DRUG))


def is_shared(line: str) -> bool:
    """True for what several monographs say alike: that a drug is one, its label and substance; an unlinked mention."""
    if line.startswith(_MENTION):
        return True
    return line.startswith(_DRUG) and line.split(" ", 2)[1] in _of_every_monograph()


@cache
def _of_every_monograph() -> frozenset[str]:
    return frozenset(map(str, (TYPE, _term("rdfs", "label"), kg("substance"))))


def quads(monograph: Monograph, claims: Iterable[Claim], substance_of: SubstanceOf) -> Iterator[ox.Quad]:
    """The triples of the monograph in its named graph, sorted."""
    graph = monograph_iri(monograph.slug)
    for triple in triples(monograph, claims, substance_of).values():
        yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def triples(monograph: Monograph, claims: Iterable[Claim], substance_of: SubstanceOf) -> dict[str, ox.Triple]:
    """The monograph's graph by the lines of its N-Triples, sorted by them.

    ``substance_of`` gives the concept of a drug's name, or None.
    """
    graph = monograph_iri(monograph.slug)
    write = _Writer()
    _monograph(write, monograph, graph, substance_of)
    for number, faq in enumerate(monograph.faqs, 1):
        _question(write, faq, graph, number)
    sections = {
        s.title: ox.NamedNode(f"{graph.value}#section-{i}")
        for i, s in reversed(list(enumerate(monograph.sections, 1)))
    }
    for number, section in enumerate(monograph.sections, 1):
        _section(write, section, graph, ox.NamedNode(f"{graph.value}#section-{number}"))
    for claim in claims:
        _claim(write, claim, monograph, graph, sections)
    return dict(sorted(zip(map(str, write.triples), write.triples, strict=True)))


def _monograph(write: _Writer, monograph: Monograph, node: ox.NamedNode, substance_of: SubstanceOf) -> None:
    drug = drug_iri(monograph.title)
    _drug(write, drug, monograph.title, substance_of)
    write.add(drug, kg("monograph"), node)
    if monograph.ingredients:
        write.add(drug, TYPE, kg("Combination"))
    for ingredient in monograph.ingredients:
        part = drug_iri(ingredient)
        _drug(write, part, ingredient, substance_of)
        write.add(drug, kg("ingredient"), part)
    write.add(node, TYPE, kg("Monograph"))
    write.add(node, kg("drug"), drug)
    write.add(node, _term("dcterms", "title"), monograph.title)
    write.add(node, kg("path"), monograph.path)
    write.add(node, kg("sha256"), monograph.sha256)
    write.add(node, kg("isBanned"), monograph.is_banned)
    if monograph.last_modified:
        write.add(node, _term("dcterms", "modified"), monograph.last_modified)
    if monograph.description:
        write.add(node, _term("dcterms", "description"), monograph.description.text)
    for topic in sorted({p.topic for p in monograph.passages if p.role in ("section", "summary")}):
        write.add(node, kg("covers"), topic)


def _drug(write: _Writer, node: ox.NamedNode, name: str, substance_of: SubstanceOf) -> None:
    write.add(node, TYPE, kg("Drug"))
    write.label(node, name)
    concept = substance_of(name)
    if concept:
        write.add(node, kg("substance"), ox.NamedNode(concept))
    elif "+" not in name:
        write.add(node, kg("substance"), _mention(write, "substance", name))


def _section(write: _Writer, section: Section, graph: ox.NamedNode, node: ox.NamedNode) -> None:
    write.add(graph, kg("section"), node)
    write.add(node, TYPE, kg("Section"))
    write.add(node, _term("dcterms", "title"), section.title)
    write.add(node, kg("topic"), section.topic)
    write.add(node, kg("level"), section.level)
    write.add(node, kg("line"), section.line)
    write.add(node, kg("lastLine"), section.last_line)


def _question(write: _Writer, faq: Faq, graph: ox.NamedNode, number: int) -> None:
    question, answer = (
        ox.NamedNode(f"{graph.value}#question-{number}"),
        ox.NamedNode(f"{graph.value}#answer-{number}"),
    )
    write.add(graph, _term("schema", "mainEntity"), question)
    write.add(question, TYPE, _term("schema", "Question"))
    write.add(question, _term("schema", "name"), faq.question.text)
    write.add(question, _term("schema", "acceptedAnswer"), answer)
    write.add(question, kg("line"), faq.line)
    write.add(answer, TYPE, _term("schema", "Answer"))
    write.add(answer, _term("schema", "text"), faq.answer.text)


def _claim(
    write: _Writer, claim: Claim, monograph: Monograph, graph: ox.NamedNode, sections: dict[str, ox.NamedNode]
) -> None:
    declared = slots(claim.kind)
    node, drug = ox.NamedNode(claim.iri), drug_iri(monograph.title)
    write.add(node, TYPE, ox.NamedNode(declared.klass))
    write.add(node, TYPE, kg("Claim"))
    write.add(node, kg("drug"), drug)
    write.add(node, kg("value"), claim.value)
    write.add(node, kg("assertion"), claim.assertion)
    if claim.label and not claim.concept:
        write.add(node, kg("gist"), claim.label)
    about = _about(write, claim, declared.schemes)
    if about is not None:
        write.add(node, kg("about"), about)
    for name, values in claim.attrs.items():
        for value in values:
            write.add(node, ox.NamedNode(attributes()[name].text), value)
    for name, _, concept in claim.terms:
        write.add(node, ox.NamedNode(attributes()[name].concept or ""), ox.NamedNode(concept))
    for number, evidence in enumerate(claim.evidence, 1):
        _evidence(write, evidence, node, number, graph, sections)
    if is_flat(claim) and declared.flat:
        _flat(write, claim, drug, ox.NamedNode(declared.flat), about)


def _about(write: _Writer, claim: Claim, schemes: tuple[str, ...]) -> ox.NamedNode | None:
    if claim.concept:
        return ox.NamedNode(claim.concept)
    return _mention(write, schemes[0], claim.value) if schemes else None


def _mention(write: _Writer, scheme: str, text: str) -> ox.NamedNode:
    node = ox.NamedNode(f"{BASE}mention/{scheme}-{slug_of(normal(text))}")
    write.add(node, TYPE, kg("UnlinkedMention"))
    write.label(node, normal(text) or text)
    return node


def is_flat(claim: Claim) -> bool:
    """True where the claim holds as it stands: affirmed, and nothing in its scope changes its truth."""
    return claim.assertion == "affirmed" and not any(
        claim.attrs.get(name) for name in slots(claim.kind).scoping
    )


def _flat(
    write: _Writer, claim: Claim, drug: ox.NamedNode, flat: ox.NamedNode, about: ox.NamedNode | None
) -> None:
    write.add(drug, flat, about if about is not None else claim.value)


def _evidence(
    write: _Writer,
    evidence: Evidence,
    claim: ox.NamedNode,
    number: int,
    graph: ox.NamedNode,
    sections: dict[str, ox.NamedNode],
) -> None:
    node = ox.NamedNode(f"{claim.value.replace('/claim/', '/evidence/')}-{number}")
    selector = ox.NamedNode(f"{node.value}#selector")
    write.add(claim, kg("evidence"), node)
    if number == 1:
        write.add(claim, kg("firstEvidence"), node)
    write.add(node, TYPE, kg("Evidence"))
    write.add(node, _term("oa", "hasSource"), sections.get(evidence.section, graph))
    write.add(node, _term("oa", "hasSelector"), selector)
    write.add(selector, TYPE, _term("oa", "TextQuoteSelector"))
    write.add(selector, TYPE, _term("oa", "TextPositionSelector"))
    write.add(selector, _term("oa", "exact"), evidence.quote)
    write.add(selector, _term("oa", "start"), evidence.start)
    write.add(selector, _term("oa", "end"), evidence.end)
    write.add(node, kg("line"), evidence.line)
    write.add(node, kg("statedIn"), evidence.role)
    write.add(node, _term("prov", "wasGeneratedBy"), ox.NamedNode(f"{BASE}rule/{evidence.rule}"))
    write.add(node, _term("prov", "wasDerivedFrom"), graph)
