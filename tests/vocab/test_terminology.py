"""A user's own terminology becomes concepts beside the project's own, whatever its format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.vocab.gaps import gaps
from kg.vocab.lexicon import lexicon, load
from kg.vocab.places import vocabulary_files
from kg.vocab.terminology import TerminologyError, read, turtle
from tests.conftest import ROOT

FILES = sorted((Path(__file__).parent / "terminologies").iterdir())


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.suffix)
def test_terms_join_the_scheme(file: Path, tmp_path: Path) -> None:
    written = tmp_path / "own.ttl"
    written.write_bytes(turtle(read(file, "condition"), "condition"))
    words = load([*vocabulary_files(), written])
    new = words.link("severe bench fever", ("condition",))
    wider = words.find("work sickness", ("condition",))
    assert new and wider and new.concept.label == "Testing sickness"
    assert wider.iri in words.ancestors(new.concept.iri)
    known = lexicon().find("urticaria", ("condition",))
    rash = words.find("wheal rash", ("condition",))
    assert known and rash and rash.iri == known.iri
    assert (b"exactMatch" in written.read_bytes()) == (file.suffix != ".csv")
    assert words.find("withdrawn sickness", ("condition",)) is None
    assert words.find("tiredness", ("condition",)) != new.concept


def test_three_formats_were_tried() -> None:
    assert [file.suffix for file in FILES] == [".csv", ".obo", ".ttl"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", b"name\nx\n", "needs a column label"),
        ("a.csv", b"label\n\xff\n", "not UTF-8 at byte 6"),
        ("a.csv", b"label\n", "no term with a label"),
        ("a.obo", b"[Term]\nname\n", "a.obo"),
        ("a.ttl", b"<a> <b> .", "a.ttl"),
        ("a.xlsx", b"", "give one of"),
    ],
)
def test_what_is_no_terminology_says_why(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TerminologyError, match=reason):
        read(tmp_path / name, "condition")


def test_every_command_reads_what_the_variable_names(tmp_path: Path) -> None:
    def kg(*words: str, **variables: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *words], capture_output=True, text=True, cwd=ROOT, env=variables
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    own = tmp_path / "own.ttl"
    kg("vocab", "import", str(FILES[0]), "--scheme", "condition", "--out", str(own))
    assert (
        json.loads(kg("vocab", "find", "bench fever", "--json", KG_VOCABULARY=str(own)))["label"]
        == "Testing sickness"
    )
    assert kg("vocab", "find", "bench fever") == ""


def test_gaps_count_mentions_and_terms() -> None:
    def fact(drug: str, value: str, concept: str | None) -> dict[str, object]:
        evidence = [{"path": "a.md", "line": 3, "quote": f"It may cause {value}."}]
        return {
            "drug": drug,
            "kind": "adverse_effect",
            "value": value,
            "concept": concept,
            "evidence": evidence,
        }

    facts = [
        fact("A", "odd feelings", None),
        fact("B", "odd feeling", None),
        fact("B", "rash", "c"),
        fact("B", "slowness", None),
    ]
    found, (share,) = gaps(facts)
    assert [(gap.term, gap.facts, gap.drugs, gap.place) for gap in found] == [
        ("odd feeling", 2, 2, "a.md:3"),
        ("slowness", 1, 1, "a.md:3"),
    ]
    assert (share.mentions, share.linked, share.terms, share.linked_terms) == (4, 1, 3, 1)
    assert gaps(facts, ["monitoring"]) == ([], [])
