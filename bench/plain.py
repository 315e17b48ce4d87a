"""The straightforward way, stage by stage: well-known libraries as their own documentation shows them.

python-frontmatter, ftfy and markdown-it-py read; one rdflib graph holds everything; pySHACL validates it; the checks run
as rdflib SPARQL; rdflib writes the Turtle. Where there is a choice it gets the faster one: shapes parsed once, no copy of
the graph, no inference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import frontmatter
import ftfy
import pyoxigraph as ox
from markdown_it import MarkdownIt
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg import graph
from kg.build.finish import vocabulary_triples
from kg.build.stages import claims_of, substance_of
from kg.model import Statements
from kg.validate.engine import as_rdflib
from kg.validate.engine import shapes as compiled_shapes


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt().enable("table")


def read(file: Path) -> int:
    """Front matter, repaired text and Markdown tokens of a file; gives the number of tokens."""
    post = frontmatter.load(str(file))
    return len(_parser().parse(ftfy.fix_text(post.content)))


def statements_of(file: Path) -> Statements:
    """The graph of one monograph, by our own stages: what both sides then work on."""
    monograph, claims, _ = claims_of(file)
    return graph.statements(monograph, claims, substance_of) if monograph else {}


def triples(statements: Statements) -> list[ox.Triple]:
    """The same as terms, ready for rdflib's."""
    text = "".join(f"{line} .\n" for line in graph.lines(statements))
    return [quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)]


def shapes() -> Graph:
    """Our shapes, parsed once, as rdflib's graph."""
    return as_rdflib(compiled_shapes())


def vocabulary() -> list[ox.Triple]:
    """Ontology, vocabularies and alignments."""
    return list(vocabulary_triples())


def union(documents: Iterable[Sequence[ox.Triple]]) -> Graph:
    """One rdflib graph of everything."""
    whole = Graph()
    for document in documents:
        for triple in document:
            whole.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return whole


def term(given: object) -> Node:
    """A term as rdflib's."""
    if isinstance(given, ox.Literal):
        if given.language:
            return Literal(given.value, lang=given.language)
        kind = given.datatype.value
        return (
            Literal(given.value) if kind.endswith("#string") else Literal(given.value, datatype=URIRef(kind))
        )
    return BNode(given.value) if isinstance(given, ox.BlankNode) else URIRef(given.value)  # type: ignore[attr-defined]
