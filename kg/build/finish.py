"""What needs the whole graph: vocabulary, store, checks, reports and description."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg import graph
from kg.build.checking import checked
from kg.build.copying import Beside
from kg.build.difference import Difference
from kg.build.filling import Filling
from kg.build.index import PARTS, PIECES, Index, save
from kg.build.reports import read_problems, write_reports
from kg.build.shards import Shards, common_lines, read_piece
from kg.build.stages import turtle
from kg.build.storing import make_store
from kg.model import Problem
from kg.validate.ties import of_vocabulary
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, NOTICE, PREFIXES
from kg.vocab.places import ontology_folder, vocabulary_files

_PART = 20_000  # lines parsed at a time
ONTOLOGY = ox.NamedNode(f"{BASE}ontology")


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build holds: counts, and where its problems are; ``changed`` are the files that were read for it."""

    folder: Path
    monographs: int
    claims: int
    triples: int
    violations: int
    warnings: int
    notes: int
    changed: tuple[str, ...] = field(default=(), repr=False)

    @property
    def conforms(self) -> bool:
        """True where no problem is a violation."""
        return not self.violations

    @property
    def problems(self) -> list[Problem]:
        """Every problem, by file and line; of a large build rather read problems.jsonl line by line."""
        return list(read_problems(self.folder))


def summary_of(index: Index, folder: Path, changed: Iterable[Path] = ()) -> Summary:
    """The counts of a build from its index."""
    violations, warnings, notes = (sum(row.counts[i] for row in index.reports) for i in range(3))
    paths = tuple(file.as_posix() for file in changed)
    monographs, claims = sum(row.is_graph for row in index.rows), sum(row.claims for row in index.rows)
    return Summary(folder, monographs, claims, index.triples, violations, warnings, notes, paths)


def finish(
    folder: Path,
    index: Index,
    problems: Sequence[Problem],
    last: Path | None,
    old: Index | None,
    change: Difference | None,
    filling: Filling | None,
    copying: Beside,
    storing: Beside,
    jobs: int = 0,
) -> None:
    """Makes of the finished shards in ``folder`` a build; ``problems`` are those of no file's own work.

    What did not change since ``last`` with its index ``old`` is taken from there; ``change`` is the difference of
    an edit, ``filling`` that of a store made anew; ``copying`` and ``storing`` go on beside.
    """
    index.triples = _triples(folder, index, old, change)
    make_store(folder, index, change, filling, storing)
    write_reports(folder, index, chain(problems, checked(folder, index, change, storing, jobs)), last, old)
    (folder / "void.ttl").write_text(_description(summary_of(index, folder)), "utf-8")
    copying.wait()
    storing.wait()
    save(index, folder)


def _triples(folder: Path, index: Index, old: Index | None, change: Difference | None) -> int:
    if old and change:
        return old.triples - len(change.gone) + len(change.come)
    return sum(row.triples for row in index.rows) + _shared_triples(folder, index)


def _shared_triples(folder: Path, index: Index) -> int:
    """How many triples there are of the vocabulary and of what several monographs may state; never all in memory."""
    tail = read_piece(folder, "graph.nq", index.tails["graph.nq"]).decode().split("\n")[:-1]
    vocabulary = {line[: line.rindex(" <")] for line in tail}
    alike = len(common_lines(folder, graph.is_shared) - vocabulary)
    return alike + len(common_lines(folder, lambda line: not graph.is_shared(line)) | vocabulary)


def write_tails(shards: Shards, index: Index, old: Index | None, change: Difference | None) -> None:
    """Ends graph.nq with the vocabulary's graph, and graph.ttl with what monographs share and the vocabulary."""
    _write_shared(shards, old, change)
    if old and old.fingerprint == index.fingerprint:
        index.tails = {name: shards.files[name].take(where) for name, where in sorted(old.tails.items())}
        return
    lines = sorted({str(triple) for triple in vocabulary_triples()})
    whole = "".join(f"{line} {ONTOLOGY} .\n" for line in lines)
    index.tails[PARTS] = shards.files[PARTS].add(of_vocabulary(lines).encode())
    index.tails["graph.nq"] = shards.files["graph.nq"].add(whole.encode())
    index.tails["graph.ttl"] = shards.files["graph.ttl"].add(turtle(lines))


def _write_shared(shards: Shards, old: Index | None, change: Difference | None) -> None:
    """Writes what several monographs say alike, or copies it where that is what the last build has."""
    if old and old.rows and change and not any(map(graph.is_shared, change.gone | change.come)):
        end = max(row.ranges[PIECES.index("graph.ttl")][1] for row in old.rows)
        shards.files["graph.ttl"].take((end, old.tails["graph.ttl"][0]))
        return
    for part in _by_subject(shards.shared()):
        shards.files["graph.ttl"].add(turtle(part))


def _by_subject(lines: list[str]) -> Iterator[list[str]]:
    """Sorted lines in parts of about ``_PART``, a subject in one part."""
    start = 0
    while start < len(lines):
        end = min(start + _PART, len(lines))
        while end < len(lines) and lines[end].split(" ", 1)[0] == lines[end - 1].split(" ", 1)[0]:
            end += 1
        yield lines[start:end]
        start = end


def vocabulary_triples() -> Iterator[ox.Triple]:
    """The ontology, vocabularies and alignments: the triples of one graph."""
    folder = ontology_folder()
    description = ox.NamedNode(PREFIXES["dcterms"] + "description")
    yield ox.Triple(ox.NamedNode(f"{BASE}dataset"), description, ox.Literal(NOTICE, language="en"))
    own = (*folder.glob("*.ttl"), *(folder / "facts").glob("*.ttl"), *(folder / "alignment").glob("*.ttl"))
    for file in (*sorted(own), *vocabulary_files()):
        for statement in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            yield statement.triple
    yield from _wider()


def _wider() -> Iterator[ox.Triple]:
    """Every concept with all that are wider: a query that walks skos:broader is a look-up a step."""
    tree, transitive = lexicon(), ox.NamedNode(PREFIXES["skos"] + "broaderTransitive")
    for iri in tree.broader:
        for wider in tree.ancestors(iri):
            yield ox.Triple(ox.NamedNode(iri), transitive, ox.NamedNode(wider))


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
