"""Every export holds the facts, says that they are not reviewed, and agrees with the graph."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.export import formats
from kg.vocab.namespace import NOTICE


def exported(name: str, build: Path) -> bytes:
    out = io.BytesIO()
    formats()[name].write(build, out)
    return out.getvalue()


def test_the_formats_are_these() -> None:
    assert list(formats()) == ["csv", "jsonl", "jsonld", "nquads", "turtle"]


@pytest.mark.parametrize("name", ["csv", "jsonl", "jsonld", "nquads", "turtle"])
def test_every_export_says_that_it_is_not_reviewed(name: str, small_build: Path) -> None:
    assert NOTICE.encode() in exported(name, small_build)


def test_json_ld_says_nothing_that_the_graph_does_not_say(small_build: Path) -> None:
    parsed = Graph().parse(data=exported("jsonld", small_build), format="json-ld")
    triples = ox.parse(parsed.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    said = {str(quad.triple) for quad in triples}
    graph = {str(q.triple) for q in ox.parse(path=str(small_build / "graph.nq"), format=ox.RdfFormat.N_QUADS)}
    assert len(said) > 10_000
    assert sorted(said - graph)[:5] == []


def test_csv_has_a_row_an_evidence_and_no_formula(small_build: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(exported("csv", small_build).decode())))
    facts = [json.loads(line) for line in (small_build / "facts.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == sum(len(fact["evidence"]) for fact in facts)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "+", "@")]
    assert all(row["quote"] and row["line"].isdigit() for row in rows)


def test_json_lines_keep_the_facts(small_build: Path) -> None:
    lines = exported("jsonl", small_build).decode().splitlines()
    kept = (small_build / "facts.jsonl").read_text("utf-8").splitlines()
    assert [{k: v for k, v in json.loads(line).items() if k != "notice"} for line in lines] == [
        json.loads(line) for line in kept
    ]
