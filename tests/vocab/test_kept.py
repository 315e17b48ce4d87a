"""The lexicon that was kept is the lexicon that is read; what is damaged or of other files is not used."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.vocab import lexicon as module
from kg.vocab.lexicon import Lexicon, lexicon, load
from kg.vocab.places import vocabulary_files


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "drugfacts-kg"


def _tables(words: Lexicon) -> list[object]:
    """With their order: of two candidates the first wins."""
    labels = [(scheme, list(known.items())) for scheme, known in words.labels.items()]
    return [list(words.concepts.items()), labels, list(words.broader.items()), list(words.narrower.items())]


def _read() -> Lexicon:
    return lexicon.__wrapped__()


def test_kept_and_read_are_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _tables(load(vocabulary_files()))
    assert _tables(_read()) == expected and len(list(place.iterdir())) == 1
    monkeypatch.setattr(module, "load", lambda files: pytest.fail("the vocabulary was read again"))
    assert _tables(_read()) == expected


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"concepts": [[1]], "labels": {}, "broader": {}, "narrower": {}}']
)
def test_damage_is_not_used(text: str, place: Path) -> None:
    _read()
    (file,) = place.iterdir()
    whole = file.read_text("utf-8")
    file.write_text(text, "utf-8")
    assert _read().concepts and file.read_text("utf-8") == whole


def test_other_vocabularies_are_another_lexicon(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _read()
    own = tmp_path / "own.ttl"
    own.write_text(
        '<urn:x:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "zorbing fever"@en ; '
        "<http://www.w3.org/2004/02/skos/core#inScheme> <https://w3id.org/drugfacts/concept/condition> .\n"
    )
    monkeypatch.setenv("KG_VOCABULARY", str(own))
    assert "urn:x:a" in _read().concepts and len(list(place.iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_no_error(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write_text("a file where the folder would be")
    assert _read().concepts
