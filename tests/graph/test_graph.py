"""The graph: two layers that agree, no blank node, every claim with its evidence."""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from kg.build import claims_of, substance_of
from kg.graph import is_flat, lines, quoted, statements
from kg.store import open_store
from kg.vocab.namespace import slots
from tests.conftest import CONTENT


def test_the_flat_layer_agrees_with_the_claims_both_ways() -> None:
    monograph, claims, _ = claims_of(CONTENT / "ofatumumab.md")
    assert monograph is not None
    triples = [
        (predicate.strip("<>"), object_.strip("<>"))
        for subject, said in statements(monograph, claims, substance_of).items()
        for predicate, objects in said.items()
        for object_ in objects
        if "/drug/" in subject
    ]
    for kind in ("contraindication", "interaction", "adverse_effect"):
        flat = slots(kind).flat
        wanted = {c.concept for c in claims if c.kind == kind and is_flat(c) and c.concept}
        got = {value for predicate, value in triples if predicate == flat and "/concept/" in value}
        assert wanted and got == wanted


def test_a_scoped_or_negated_claim_is_not_flat(small_build: Path) -> None:
    store = open_store(small_build)
    prefix = "PREFIX kg: <https://w3id.org/drugfacts/ontology#> PREFIX d: <https://w3id.org/drugfacts/drug/> "
    flat = {
        row[0] for row in store.select(prefix + "SELECT ?c { d:ofatumumab kg:contraindicatedIn ?c }").rows
    }
    assert not any("progressive-multifocal" in (iri or "") or "hepatitis-b" in (iri or "") for iri in flat)
    assert (
        store.select(
            prefix + "SELECT ?c { d:ofatumumab kg:indicatedFor ?c FILTER(CONTAINS(STR(?c), 'surg')) }"
        ).rows
        == ()
    )


def test_every_claim_has_evidence_with_quote_line_and_rule(small_build: Path) -> None:
    query = """PREFIX kg: <https://w3id.org/drugfacts/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?c { ?c a kg:Claim FILTER NOT EXISTS { ?c kg:evidence ?e . ?e kg:line ?l ; oa:hasSelector/oa:exact ?q ; prov:wasGeneratedBy ?r } }"""
    assert open_store(small_build).select(query).rows == ()


def test_claims_of_one_place_share_its_evidence(small_build: Path) -> None:
    query = """PREFIX kg: <https://w3id.org/drugfacts/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?e ?start ?end ?rule ?source (COUNT(DISTINCT ?c) AS ?claims) WHERE {
      ?c kg:evidence ?e . ?e prov:wasDerivedFrom ?source ; prov:wasGeneratedBy ?rule ; oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end }
    GROUP BY ?e ?start ?end ?rule ?source"""
    rows = open_store(small_build).select(query).rows
    assert len({row[0] for row in rows}) == len({row[1:5] for row in rows}) == len(rows) > 100
    assert max(int(row[5] or 0) for row in rows) > 3


def test_ingredients_are_the_nodes_of_their_own_monographs(small_build: Path) -> None:
    query = """PREFIX kg: <https://w3id.org/drugfacts/ontology#> SELECT ?i { ?c a kg:Combination ; kg:ingredient ?i . ?i kg:monograph ?m }"""
    found = {row[0] or "" for row in open_store(small_build).select(query).rows}
    assert {iri.rsplit("/", 1)[-1] for iri in found} == {"losartan", "hydrochlorothiazide", "metformin"}


def test_every_character_is_written_as_the_library_writes_it() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x3000 + 0xE000), *range(0x1F000, 0x20000), sys.maxunicode):
        assert quoted(f"a{chr(code)}b") == str(ox.Literal(f"a{chr(code)}b"))


@given(st.text())
def test_every_text_is_written_as_the_library_writes_it(text: str) -> None:
    assert quoted(text) == str(ox.Literal(text))


def test_lines_are_sorted_and_as_the_library_writes_them() -> None:
    monograph, claims, _ = claims_of(CONTENT / "ofatumumab.md")
    assert monograph is not None
    found = lines(statements(monograph, claims, substance_of))
    assert len(found) > 1_000
    text = "".join(f"{line} .\n" for line in found)
    read = {str(quad.triple) for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)}
    assert found == sorted(read)
