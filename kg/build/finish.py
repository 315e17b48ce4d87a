"""What needs the whole graph: vocabulary, store, checks, report and description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg import report, store
from kg.build.stages import turtle
from kg.model import Problem
from kg.store.embedded import bulk_load
from kg.validate import check
from kg.vocab.namespace import BASE, NOTICE, PREFIXES
from kg.vocab.places import ontology_folder, vocabulary_files

ONTOLOGY = ox.NamedNode(f"{BASE}ontology")


@dataclass(slots=True)
class Summary:
    """What a build did: counts, and every problem."""

    monographs: int = 0
    claims: int = 0
    triples: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def conforms(self) -> bool:
        """True where no problem is a violation."""
        return not any(problem.severity == "violation" for problem in self.problems)


def finish(folder: Path, summary: Summary) -> None:
    """The files that need the whole graph: vocabulary, store, checks, report and description."""
    vocabulary = sorted(vocabulary_quads(), key=str)
    with (folder / "graph.nq").open("ab") as file:
        file.write(ox.serialize(vocabulary, format=ox.RdfFormat.N_QUADS) or b"")
    with (folder / "graph.ttl").open("ab") as file:
        file.write(turtle(sorted({q.triple for q in vocabulary}, key=str)))
    bulk_load(folder / "store", folder / "graph.ttl")
    opened = store.open_store(folder)
    summary.problems += check(opened)
    summary.triples = int(opened.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0] or 0)
    del opened
    forms = report.forms()
    (folder / "report.ttl").write_text(forms["ttl"].render(summary.problems, {}), "utf-8")
    (folder / "problems.jsonl").write_text(forms["json"].render(summary.problems, {}), "utf-8")
    (folder / "void.ttl").write_text(_description(summary), "utf-8")


def vocabulary_quads() -> Iterator[ox.Quad]:
    """The ontology, vocabularies and alignments as quads of one graph."""
    folder = ontology_folder()
    description = ox.NamedNode(PREFIXES["dcterms"] + "description")
    yield ox.Quad(ox.NamedNode(f"{BASE}dataset"), description, ox.Literal(NOTICE, language="en"), ONTOLOGY)
    own = (*folder.glob("*.ttl"), *(folder / "facts").glob("*.ttl"), *(folder / "alignment").glob("*.ttl"))
    for file in (*sorted(own), *vocabulary_files()):
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY)


def _description(summary: Summary) -> str:
    return f"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<{BASE}dataset>
    a void:Dataset , dcat:Dataset ;
    dcterms:title "Drug facts read from monographs"@en ;
    dcterms:description "{NOTICE}"@en ;
    void:vocabulary <{BASE}ontology> ;
    void:uriSpace "{BASE}" ;
    void:entities {summary.claims} ;
    void:documents {summary.monographs} ;
    void:triples {summary.triples} ;
    void:dataDump <{BASE}dump/graph.nq> , <{BASE}dump/graph.ttl>
.
"""
