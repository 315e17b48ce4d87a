"""Claims to statements: one graph a monograph, no blank node, the same bytes for the same monograph.

docs/graph.md draws the shape. A claim is a node (PROV's qualified pattern) with its slots and evidences; beside it
stands a flat layer, drug to concept, only from affirmed claims that nothing scopes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.model import Claim, Evidence, Faq, Monograph, Section, Statements
from kg.text.bounds import ages, bounds
from kg.text.regexps import regexp
from kg.vocab.namespace import BASE, PREFIXES, attributes, kg, slots
from kg.vocab.normalise import normal

SubstanceOf = Callable[[str], str | None]
_XSD = PREFIXES["xsd"]
# What a literal escapes, as the library writes it; a test compares every character.
_ESCAPED = {
    code: str(ox.Literal(chr(code)))[1:-1] for code in (*range(0x20), 0x22, 0x5C, 0x7F, 0xFFFE, 0xFFFF)
}
_SPECIAL = regexp(r'["\\\x00-\x1f\x7f\ufffe\uffff]')


@cache
def _term(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


@cache
def _kg(name: str) -> str:
    return str(kg(name))


TYPE = _term("rdf", "type")


@lru_cache(maxsize=50_000)
def slug_of(name: str) -> str:
    """A name as the last step of an IRI: ASCII, lower case, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return regexp(r"[^a-z0-9]+").sub("-", plain).strip("-") or "unnamed"


def drug_iri(name: str) -> ox.NamedNode:
    """The node of a drug, from the title of its monograph or its name in a combination's title."""
    return ox.NamedNode(f"{BASE}drug/{slug_of(name)}")


def monograph_iri(slug: str) -> ox.NamedNode:
    """The node of a monograph, which also names its graph."""
    return ox.NamedNode(f"{BASE}monograph/{slug_of(slug)}")


def evidence_iri(slug: str, start: int, end: int, rule: str) -> str:
    """The node of what a rule read at a place of a monograph; all claims that it read there share it."""
    return f"{BASE}evidence/{slug_of(slug)}-{start}-{end}-{rule}"


def selector_iri(slug: str, start: int, end: int) -> str:
    """The node of a stretch of a monograph's text, as RFC 5147 names one: characters from ``start`` to ``end``."""
    return f"{BASE}monograph/{slug_of(slug)}#char={start},{end}"


class _Writer:
    """Collects what is said of each node; terms are given as N-Triples writes them."""

    def __init__(self) -> None:
        self.said: dict[str, dict[str, list[str]]] = {}
        self._whole: set[str] = set()

    def add(self, subject: str, predicate: str, term: str) -> None:
        self.said.setdefault(subject, {}).setdefault(predicate, []).append(term)

    def describe(self, subject: str, said: dict[str, list[str]]) -> None:
        """All of a node, sorted; nothing else is said of it."""
        self.said[subject] = said
        self._whole.add(subject)

    def text(self, subject: str, predicate: str, text: str) -> None:
        self.add(subject, predicate, quoted(text))

    def number(self, subject: str, predicate: str, number: int) -> None:
        self.add(subject, predicate, _number(number))

    def label(self, subject: str, text: str) -> None:
        self.add(subject, _term("rdfs", "label"), f"{quoted(text)}@en")

    def statements(self) -> Statements:
        return {
            subject: self.said[subject] if subject in self._whole else _sorted(self.said[subject])
            for subject in sorted(self.said)
        }


def _sorted(said: dict[str, list[str]]) -> dict[str, list[str]]:
    return {
        predicate: objects if len(objects := said[predicate]) == 1 else sorted(set(objects))
        for predicate in sorted(said)
    }


def _number(number: int) -> str:
    return f'"{number}"^^<{_XSD}integer>'


def quoted(text: str) -> str:
    """A text as a literal of N-Triples."""
    return f'"{text.translate(_ESCAPED) if _SPECIAL.search(text) else text}"'


_MENTION, _DRUG = f"<{BASE}mention/", f"<{BASE}drug/"


def common(statements: Statements) -> Statements:
    """What another monograph may state too: of drugs, and of unlinked mentions."""
    return {subject: said for subject, said in statements.items() if subject.startswith((_MENTION, _DRUG))}


def is_common(line: str) -> bool:
    """True for what ``common`` gives, as a line."""
    return line.startswith((_MENTION, _DRUG))


def is_shared(line: str) -> bool:
    """True for what several monographs say alike: that a drug is one, its label and substance; an unlinked mention."""
    if line.startswith(_MENTION):
        return True
    return line.startswith(_DRUG) and line.split(" ", 2)[1] in _of_every_monograph()


@cache
def _of_every_monograph() -> frozenset[str]:
    return frozenset((TYPE, _term("rdfs", "label"), _kg("substance")))


def lines(statements: Statements) -> list[str]:
    """The statements as lines of N-Triples, without the dot, sorted as they are: no term is the beginning of another."""
    found: list[str] = []
    for subject, said in statements.items():
        for predicate, objects in said.items():
            if len(objects) == 1:  # as nearly always
                found.append(f"{subject} {predicate} {objects[0]}")
            else:
                found += [f"{subject} {predicate} {term}" for term in objects]
    return found


def statements(monograph: Monograph, claims: Iterable[Claim], substance_of: SubstanceOf) -> Statements:
    """The monograph's graph, sorted, each statement once.

    ``substance_of`` gives the concept of a drug's name, or None.
    """
    name = monograph_iri(monograph.slug).value
    graph = f"<{name}>"
    write = _Writer()
    claims = list(claims)
    _monograph(write, monograph, graph, substance_of, {claim.kind for claim in claims})
    for number, faq in enumerate(monograph.faqs, 1):
        _question(write, faq, name, number)
    sections = {s.title: f"<{name}#section-{i}>" for i, s in reversed(list(enumerate(monograph.sections, 1)))}
    for number, section in enumerate(monograph.sections, 1):
        _section(write, section, graph, f"<{name}#section-{number}>")
    drug = str(drug_iri(monograph.title))
    for claim in claims:
        _claim(write, claim, monograph, drug, graph, sections)
    return write.statements()


def _monograph(
    write: _Writer, monograph: Monograph, node: str, substance_of: SubstanceOf, kinds: Iterable[str]
) -> None:
    drug = str(drug_iri(monograph.title))
    _drug(write, drug, monograph.title, substance_of)
    write.add(drug, _kg("monograph"), node)
    if monograph.ingredients:
        write.add(drug, TYPE, _kg("Combination"))
    for ingredient in monograph.ingredients:
        part = str(drug_iri(ingredient))
        _drug(write, part, ingredient, substance_of)
        write.add(drug, _kg("ingredient"), part)
    write.add(node, TYPE, _kg("Monograph"))
    write.add(node, _kg("drug"), drug)
    write.text(node, _term("dcterms", "title"), monograph.title)
    write.text(node, _kg("path"), monograph.path)
    write.text(node, _kg("sha256"), monograph.sha256)
    flag = "true" if monograph.is_banned else "false"
    write.add(node, _kg("isBanned"), f'"{flag}"^^<{_XSD}boolean>')
    if monograph.last_modified:
        write.text(node, _term("dcterms", "modified"), monograph.last_modified)
    if monograph.description:
        write.text(node, _term("dcterms", "description"), monograph.description.text)
    for topic in sorted(covered(monograph, kinds)):
        write.text(node, _kg("covers"), topic)


def covered(monograph: Monograph, kinds: Iterable[str]) -> set[str]:
    """The topics that the monograph has text on; ``kinds`` are those of its claims."""
    own = {p.topic for p in monograph.passages if p.role in ("section", "summary")}
    return own | {slots(kind).covered or "" for kind in kinds} - {""}


def _drug(write: _Writer, node: str, name: str, substance_of: SubstanceOf) -> None:
    write.add(node, TYPE, _kg("Drug"))
    write.label(node, name)
    concept = substance_of(name)
    if concept:
        write.add(node, _kg("substance"), f"<{concept}>")
    elif "+" not in name:
        write.add(node, _kg("substance"), _mention(write, "substance", name))


def _section(write: _Writer, section: Section, graph: str, node: str) -> None:
    write.add(graph, _kg("section"), node)
    write.add(node, TYPE, _kg("Section"))
    write.text(node, _term("dcterms", "title"), section.title)
    write.text(node, _kg("topic"), section.topic)
    write.number(node, _kg("level"), section.level)
    write.number(node, _kg("line"), section.line)
    write.number(node, _kg("lastLine"), section.last_line)


def _question(write: _Writer, faq: Faq, name: str, number: int) -> None:
    question, answer = f"<{name}#question-{number}>", f"<{name}#answer-{number}>"
    write.add(f"<{name}>", _term("schema", "mainEntity"), question)
    write.add(question, TYPE, _term("schema", "Question"))
    write.text(question, _term("schema", "name"), faq.question.text)
    write.add(question, _term("schema", "acceptedAnswer"), answer)
    write.number(question, _kg("line"), faq.line)
    write.add(answer, TYPE, _term("schema", "Answer"))
    write.text(answer, _term("schema", "text"), faq.answer.text)


def _claim(
    write: _Writer, claim: Claim, monograph: Monograph, drug: str, graph: str, sections: dict[str, str]
) -> None:
    declared = slots(claim.kind)
    node = f"<{claim.iri}>"
    write.add(node, TYPE, f"<{declared.klass}>")
    write.add(node, TYPE, _kg("Claim"))
    write.add(node, _kg("drug"), drug)
    write.text(node, _kg("value"), claim.value)
    write.text(node, _kg("assertion"), claim.assertion)
    if claim.label and not claim.concept:
        write.text(node, _kg("gist"), claim.label)
    about = _about(write, claim, declared.schemes)
    if about is not None:
        write.add(node, _kg("about"), about)
    for name, values in claim.attrs.items():
        for value in values:
            write.text(node, f"<{attributes()[name].text}>", value)
    for name, bound in _numbers(claim, monograph):
        write.add(node, _kg(name), f'"{bound.normalize():f}"^^<{_XSD}decimal>')
    for name, _, concept in claim.terms:
        write.add(node, f"<{attributes()[name].concept}>", f"<{concept}>")
    places = [_evidence(write, evidence, monograph, graph, sections) for evidence in claim.evidence]
    for place in places:
        write.add(node, _kg("evidence"), place)
    if places:
        write.add(node, _kg("firstEvidence"), places[0])
    if is_flat(claim) and declared.flat:
        _flat(write, claim, drug, f"<{declared.flat}>", about)


def _numbers(claim: Claim, monograph: Monograph) -> Iterator[tuple[str, Decimal]]:
    """The numbers of a dose, a measured value and an age band, first and last as written."""
    values = {"dose": (claim.value,), "pk": claim.attrs.get("value", ())}.get(claim.kind, ())
    found = bounds(values[0]) if len(values) == 1 else None
    # "100-25 mg" of a combination is no range: the strengths of its ingredients
    if found and (found[0] <= found[1] or not monograph.ingredients):
        yield from zip(("lowerBound", "upperBound"), found, strict=True)
    if claim.kind in ("dose", "special_population"):
        told = (*claim.attrs.get("age", ()), *claim.attrs.get("condition", ()))
        band = next(filter(None, map(ages, told)), None)
        yield from zip(("lowerAge", "upperAge"), band or (), strict=False)


def _about(write: _Writer, claim: Claim, schemes: tuple[str, ...]) -> str | None:
    if claim.concept:
        return f"<{claim.concept}>"
    return _mention(write, schemes[0], claim.value) if schemes else None


def _mention(write: _Writer, scheme: str, text: str) -> str:
    node = f"<{BASE}mention/{scheme}-{slug_of(normal(text))}>"
    write.add(node, TYPE, _kg("UnlinkedMention"))
    write.label(node, normal(text) or text)
    return node


def is_flat(claim: Claim) -> bool:
    """True where the claim holds as it stands: affirmed, and nothing in its scope changes its truth."""
    return claim.assertion == "affirmed" and not any(
        claim.attrs.get(name) for name in slots(claim.kind).scoping
    )


def _flat(write: _Writer, claim: Claim, drug: str, flat: str, about: str | None) -> None:
    write.add(drug, flat, about if about is not None else quoted(claim.value))


def _evidence(
    write: _Writer, evidence: Evidence, monograph: Monograph, graph: str, sections: dict[str, str]
) -> str:
    """The node of an evidence, described when the first claim rests on it."""
    node = f"<{evidence_iri(monograph.slug, evidence.start, evidence.end, evidence.rule)}>"
    if node in write.said:
        return node
    selector = f"<{selector_iri(monograph.slug, evidence.start, evidence.end)}>"
    write.describe(node, {
        TYPE: [_kg("Evidence")],
        _term("oa", "hasSelector"): [selector],
        _term("oa", "hasSource"): [sections.get(evidence.section, graph)],
        _term("prov", "wasDerivedFrom"): [graph],
        _term("prov", "wasGeneratedBy"): [f"<{BASE}rule/{evidence.rule}>"],
        _kg("line"): [_number(evidence.line)],
        _kg("statedIn"): [quoted(evidence.role)],
    })  # fmt: skip
    write.describe(selector, {
        TYPE: [_term("oa", "TextPositionSelector"), _term("oa", "TextQuoteSelector")],
        _term("oa", "end"): [_number(evidence.end)],
        _term("oa", "exact"): [quoted(evidence.quote)],
        _term("oa", "start"): [_number(evidence.start)],
    })  # fmt: skip
    return node
