"""The user's own monograph: what must come out of it, and what must not."""

from __future__ import annotations

import pytest

from kg.build import claims_of
from kg.model import Claim
from tests.conftest import CONTENT


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    return claims_of(CONTENT / "ofatumumab.md")[1]


def _values(claims: list[Claim], kind: str, assertion: str = "affirmed") -> set[str]:
    return {c.value for c in claims if c.kind == kind and c.assertion == assertion}


def _one(claims: list[Claim], kind: str, value: str, /, **attrs: str) -> Claim:
    found = [
        c
        for c in claims
        if c.kind == kind
        and c.value == value
        and all(any(text in v for v in c.attrs.get(name, ())) for name, text in attrs.items())
    ]
    assert len(found) == 1, (kind, value, attrs, found)
    return found[0]


def test_exactly_five_contraindications_each_with_all_its_places(claims: list[Claim]) -> None:
    found = [c for c in claims if c.kind == "contraindication"]
    assert {c.value for c in found} == {
        "active HBV infection", "severe active infections", "active malignancy", "history of PML", "severely immunocompromised state",
    }  # fmt: skip
    assert {c.attrs["strength"] for c in found} == {("absolute",)}
    assert all({e.role for e in c.evidence} >= {"section", "summary", "faq"} for c in found)


def test_live_vaccines_and_weaker_vaccines(claims: list[Claim]) -> None:
    _one(claims, "interaction", "live vaccines", management="until B-cell repletion")
    _one(claims, "interaction", "some vaccines", effect="reduce the efficacy")


def test_regimen(claims: list[Claim]) -> None:
    _one(claims, "dose", "20 mg", role="initial", frequency="weeks 0, 1, and 2", route="subcutaneous")
    _one(claims, "dose", "20 mg", role="maintenance", frequency="once a month", route="subcutaneous")


def test_kinetics_with_the_denied_routes(claims: list[Claim]) -> None:
    _one(claims, "pk", "half-life", value="16", unit="days")
    _one(claims, "pk", "elimination", text="B-cell lysis")
    assert _values(claims, "pk", "negated") == {"elimination: hepatic", "elimination: renal"}


def test_mechanism(claims: list[Claim]) -> None:
    assert "CD20 antigen" in _values(claims, "target")
    wanted = {"antibody-dependent cellular cytotoxicity", "complement-dependent cytotoxicity", "apoptosis"}
    assert _values(claims, "effect") >= wanted
    assert any("depletion of B cells" in value for value in _values(claims, "effect"))


def test_pregnancy_and_lactation(claims: list[Claim]) -> None:
    _one(claims, "pregnancy", "avoid", duration="6 months")
    assert _values(claims, "lactation") == {"acceptable"}


def test_monitoring(claims: list[Claim]) -> None:
    _one(claims, "monitoring", "liver function tests", condition="HBV history")
    assert "B-cell counts" in _values(claims, "monitoring")
    assert {"signs of infection", "hepatitis B screening"} <= {
        c.label for c in claims if c.kind == "monitoring"
    }
    assert len([value for value in _values(claims, "monitoring") if "immunoglobulin" in value]) == 1


def test_names(claims: list[Claim]) -> None:
    assert _values(claims, "brand_name") == {"Kesimpta", "Arzerra"}
    _one(claims, "brand_name", "Arzerra", **{"other formulation": "true"})


def test_what_it_is_not_for(claims: list[Claim]) -> None:
    assert not _values(claims, "indication") & {
        "intubation",
        "surgical procedures",
        "ICU use",
        "mechanical ventilation",
    }
    assert {"intubation", "surgical procedures", "ICU use"} <= _values(claims, "indication", "negated")
    assert not any("renal" in value for value in _values(claims, "contraindication"))


def test_every_claim_stands_once_and_every_quote_in_the_file(claims: list[Claim]) -> None:
    text = (CONTENT / "ofatumumab.md").read_bytes().decode()
    assert len({c.iri for c in claims}) == len(claims)
    assert all(text[e.start : e.end] == e.quote for c in claims for e in c.evidence)
