"""The lexicon that was kept is the lexicon that is read; what is damaged or of other files is not used."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.vocab import lexicon as module
from kg.vocab.kept import keep, kept
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


def _cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def _changed(whole: bytes) -> bytes:
    return whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]


@pytest.mark.parametrize("damage", [_cut, _changed, lambda whole: b"", lambda whole: b"[]" * 40])
def test_damage_is_not_used(damage: Callable[[bytes], bytes], place: Path) -> None:
    _read()
    (file,) = place.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert _read().concepts and file.read_bytes() == whole


def test_plain_values_come_back_as_they_were(place: Path) -> None:
    value = {"a": (1, b"2", ["x", None]), ("é", 3): {}}
    keep("thing", "key", value)
    assert kept("thing", "key") == value and kept("thing", "other") is None and kept("other", "key") is None
    with pytest.raises(ValueError, match="unmarshallable"):
        keep("thing", "key", place)  # a class of any kind is a mistake of the caller


def test_the_last_few_are_kept(place: Path) -> None:
    for number in range(9):
        keep("thing", str(number), number)
        os.utime(place / f"thing-{number}.marshal", (number, number))
    keep("other", "key", 1)
    assert len(list(place.glob("thing-*"))) == 4 and kept("thing", "8") == 8 and kept("thing", "2") is None


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
