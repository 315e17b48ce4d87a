"""Every named query: its header is true, and its rows on the small corpus are the golden ones, on two engines.

``KG_GOLDEN=write pytest tests/query`` writes the golden rows anew; read the difference before you commit it.
"""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path

import pytest
from rdflib import Graph

from kg.query import NamedQuery, QueryError, drugs_of, named_queries
from kg.query.named import read_query
from kg.store import open_store

GOLDEN = Path(__file__).parent / "golden"
QUERIES = named_queries()
# What rdflib, the second engine, answers within seconds on the small corpus.
SLOW_ON_RDFLIB = {
    "additive-effects",
    "alternatives",
    "drugs-of-class",
    "duplicates",
    "effects-unlike-class",
    "indicated-and-usable-in-pregnancy",
    "pairwise-interactions",
    "patient-conditions",
    "serious-effects-unwatched",
    "pregnancy-and-lactation-differ",
    "regimen-for",
    "same-class-different-advice",
    "checks/brand-claimed-twice",
    "checks/class-members-disagree",
    "checks/combination-omits-contraindication",
    "checks/combination-omits-effect",
    "checks/combination-omits-interaction",
    "checks/one-sided-interaction",
    "checks/same-substance-twice",
    "shared-targets",
    "where-stated",
}
# Questions whose answer is empty on the small corpus: no two of its monographs have the defect; tests/validate/checks has it.
EMPTY = {
    "checks/brand-claimed-twice",
    "checks/class-members-disagree",
    "checks/combination-omits-interaction",
    "checks/same-substance-twice",
}


def _csv(columns: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [columns, *[["" if c is None else c for c in row] for row in rows]]
    )
    return out.getvalue()


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_golden_rows(query: NamedQuery, small_build: Path) -> None:
    found = open_store(small_build).select(query.text)
    got = _csv(found.columns, list(found.rows))
    file = GOLDEN / f"{query.name.replace('/', '.')}.csv"
    if os.environ.get("KG_GOLDEN") == "write":
        file.write_text(got, "utf-8")
    assert got == file.read_text("utf-8")
    assert found.rows or query.name in EMPTY
    assert tuple(name for name, _, _ in query.columns) == found.columns


@pytest.fixture(scope="module")
def graph(small_build: Path) -> Graph:
    return Graph().parse(small_build / "graph.ttl", format="turtle")


@pytest.mark.slow
@pytest.mark.parametrize(
    "query", [q for q in QUERIES.values() if q.name not in SLOW_ON_RDFLIB], ids=lambda q: q.name
)
def test_rdflib_gives_the_same_rows(query: NamedQuery, graph: Graph, small_build: Path) -> None:
    here = sorted(tuple(c or "" for c in row) for row in open_store(small_build).select(query.text).rows)
    rows = graph.query(query.text)
    there = sorted(tuple("" if c is None else str(c) for c in row) for row in rows)  # type: ignore[union-attr]
    joined = [
        name
        for name, _, _ in query.columns
        if re.search(rf"GROUP_CONCAT\((?:[^()]|\([^()]*\))*\) AS \?{name}\b", query.text)
    ]
    skipped = {index for index, (name, _, _) in enumerate(query.columns) if name in joined}
    assert [_without(r, skipped) for r in here] == [_without(r, skipped) for r in there]


def _without(row: tuple[str, ...], skipped: set[int]) -> tuple[str, ...]:
    """The row without joined columns (their order is the engine's) and with numbers in one form."""
    return tuple(
        re.sub(r"(\.\d*?)0+$", r"\1", c).rstrip(".") if re.fullmatch(r"-?\d+\.\d+", c) else c
        for i, c in enumerate(row)
        if i not in skipped
    )


def test_there_are_enough_questions_and_their_parameters_stand_in_the_query() -> None:
    assert len([name for name in QUERIES if not name.startswith("checks/")]) >= 20
    for query in QUERIES.values():
        for parameter in query.parameters:
            assert re.search(rf"VALUES \?{parameter.name} \{{", query.text), (query.name, parameter.name)


def test_parameters_are_bound_as_terms(small_build: Path) -> None:
    store = open_store(small_build)
    query = QUERIES["contraindicated-in"]
    by_label = store.select(query.bound(condition="hepatitis B")).rows
    assert {row[0] for row in by_label} >= {"Ofatumumab", "Ocrelizumab"}
    assert store.select(query.bound(condition="condition:hepatitis-b")).rows == by_label
    assert {row[0] for row in store.select(query.bound(condition="liver disease")).rows} >= {"Ofatumumab"}


@pytest.mark.parametrize("value", ['x" } DROP ALL #', "nothing of the kind", "condition:no-such"])
def test_hostile_or_unknown_values_are_refused_or_harmless(value: str, small_build: Path) -> None:
    with pytest.raises(QueryError):
        QUERIES["contraindicated-in"].bound(condition=value)
    text = QUERIES["where-stated"].bound(word='" } SELECT * { ?s ?p ?o } #')
    assert open_store(small_build).select(text).rows == ()


@pytest.mark.parametrize(
    ("name", "drug"),
    [
        ("acetylsalicylic acid", "Aspirin"),
        ("Losartan + Hydrochlorothiazide", "Hydrochlorothiazide + Losartan"),
        ("OFATUMUMAB", "Ofatumumab"),
    ],
)
def test_a_drug_is_found_by_its_other_names(name: str, drug: str, small_build: Path) -> None:
    store, query = open_store(small_build), QUERIES["rule-of-fact"]
    rows = store.select(query.bound(drugs_of(store.select), drugNode=name)).rows
    assert {row[0] for row in rows} == {drug}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ofatumumb", "did you mean Ofatumumab?"),
        ("arzerra", "it is a name of Ofatumumab"),
        ("Glimepiride", r"did you mean Glimepiride \+ Metformin\?"),
        ("ketorolac", "interactions-with says what others state of it"),
        ("Losartan + Nothing", "no monograph of 'Losartan \\+ Nothing' here"),
        ('x" } DROP ALL #', "no monograph"),
        ("https://w3id.org/drugfacts/drug/> }", "is no IRI of a drug"),
        (" ; ", "without a value"),
    ],
)
def test_a_drug_without_a_monograph_is_said(name: str, said: str, small_build: Path) -> None:
    with pytest.raises(QueryError, match=said):
        QUERIES["regimen"].bound(drugs_of(open_store(small_build).select), drugNode=name)


def test_a_label_is_looked_up_in_the_vocabulary_of_its_parameter(small_build: Path) -> None:
    store, query = open_store(small_build), QUERIES["population-advice"]
    assert store.select(query.bound(population="renal impairment")).rows == store.select(query.text).rows


@pytest.mark.parametrize(
    ("query", "value", "said"),
    [
        ("population-advice", {"population": "warfarin"}, "it is a substance"),
        (
            "population-advice",
            {"population": "target:cd20"},
            "of another vocabulary than population or condition",
        ),
        ("drugs-of-class", {"class": "statinz"}, "did you mean statin"),
        ("enzyme-roles", {"class": "CYP3A4"}, "CYP3A4 inhibitor"),
        ("elimination-routes", {"pathway": "kidney"}, "is none of renal, hepatic, biliary, fecal"),
        ("half-life-above", {"hours": "a day"}, "is not a number"),
        ("terms-without-concept", {"atLeast": "1.5"}, "is not a whole number"),
    ],
)
def test_what_is_no_value_of_a_parameter_is_said(query: str, value: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        QUERIES[query].bound(**value)


def test_a_pair_is_told_by_ingredients_and_contraindications_or_is_silent(small_build: Path) -> None:
    store, query = open_store(small_build), QUERIES["pairwise-interactions"]
    listed = "Hydrochlorothiazide + Losartan;Metformin;Phenelzine;Sertraline;Cisapride"
    rows = store.select(query.bound(drugs_of(store.select), drugNode=listed)).rows
    verdicts = {(row[0], row[1]): {r[2] for r in rows if r[:2] == row[:2]} for row in rows}
    assert len(verdicts) == 10
    assert verdicts["Phenelzine", "Sertraline"] == {"contraindicated", "interaction"}
    assert verdicts["Cisapride", "Metformin"] == {"silent"}
    assert "Losartan" in {row[3] for row in rows} or "Hydrochlorothiazide" in {row[3] for row in rows}


def test_an_unknown_parameter_is_said() -> None:
    with pytest.raises(QueryError, match="it takes: condition"):
        QUERIES["contraindicated-in"].bound(conditon="x")


def test_a_query_may_not_reach_the_network(tmp_path: Path) -> None:
    file = tmp_path / "x.rq"
    file.write_text("# title: x\nSELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="SERVICE"):
        read_query(file, tmp_path)


def test_an_alternative_is_named_only_where_neither_monograph_speaks(small_build: Path) -> None:
    store, query = open_store(small_build), QUERIES["alternatives"]

    def alternatives(agent: str) -> set[str | None]:
        return {row[0] for row in store.select(query.bound(drugNode="Ofatumumab", agent=agent)).rows}

    assert "Rituximab" not in alternatives("Losartan")  # it interacts with antihypertensives
    assert {"Rituximab", "Ocrelizumab"} <= alternatives("Metformin")


def test_the_documentation_says_which_query_answers_each_question() -> None:
    page = (Path(__file__).parents[2] / "docs" / "queries.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| (C\d+) \| .* \| (.*) \|$", page, re.MULTILINE))
    assert list(rows) == [f"C{number}" for number in range(1, 51)]
    for question, answer in rows.items():
        asked = {name for name, query in QUERIES.items() if question in re.findall(r"C\d+", query.question)}
        named = set(re.findall(r"`([\w/-]+)`", answer)) & set(QUERIES)
        assert asked <= named, (question, asked - named)
        assert named or "command `kg " in answer or "not answered: " in answer, question
