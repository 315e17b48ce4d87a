"""The tables of cases that a pharmacist can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.text.assertion import assertion
from kg.text.boilerplate import is_boilerplate, is_none_stated
from kg.text.lists import items
from kg.text.sentences import sentences

CASES = Path(__file__).parent / "cases"


def _lines(name: str) -> list[str]:
    return [
        line for line in (CASES / name).read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]


def _lists() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in _lines("lists.txt"):
        if line.startswith("  "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "members"), _lists())
def test_lists(text: str, members: list[str]) -> None:
    got = []
    for item in items(text):
        got.append(item.text)
        got += [f"- {example.text}" for example in item.examples]
    assert got == members


@pytest.mark.parametrize("line", _lines("sentences.txt"))
def test_sentences(line: str) -> None:
    wanted = line.split(" || ")
    text = " ".join(wanted)
    assert [text[a:b] for a, b in sentences(text)] == wanted


@pytest.mark.parametrize("line", _lines("assertion.txt"))
def test_assertion(line: str) -> None:
    wanted, text = (part.strip() for part in line.split("|", 1))
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    assert assertion(plain, start, end) == wanted


@pytest.mark.parametrize("line", _lines("boilerplate.txt"))
def test_no_fact_is_boilerplate(line: str) -> None:
    wanted, topic, text = (part.strip() for part in line.split("|", 2))
    got = "boilerplate" if is_boilerplate(text) else "none stated" if is_none_stated(text, topic) else "fact"
    assert got == wanted


def test_as_many_cases_as_are_written() -> None:
    counted = [len(_lines(f"{name}.txt")) for name in ("sentences", "assertion", "boilerplate")]
    assert [len(_lists()), *counted] == [39, 6, 14, 58]
