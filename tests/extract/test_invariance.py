"""How a monograph is written down changes no claim; what it says does, and only there."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import extract
from kg.merge import merge
from kg.model import Claim
from kg.read.monograph import read_text
from kg.vocab.ground import ground
from kg.vocab.normalise import normal
from tests.conftest import CONTENT

Said = Counter[tuple[object, ...]]
FILES = sorted(CONTENT.glob("*.md"))


def claims(text: str) -> list[Claim]:
    monograph, _ = read_text(text, "content/test.md")
    assert monograph is not None
    return merge(ground(extract(monograph)[0]), monograph)


def said(text: str, form: Callable[[str], str] = str) -> Said:
    """What the claims of a text say, their words in ``form``, without where."""
    return Counter(
        (
            c.kind,
            form(c.value) if form is str or c.concept is None else c.concept,
            c.label if form is str or c.concept is None else "",
            c.assertion,
            *((name, tuple(sorted(map(form, v)))) for name, v in sorted(c.attrs.items())),
        )
        for c in claims(text)
    )


def _body(change: Callable[[str], str]) -> Callable[[str], str]:
    """The change, made to what stands below the front matter."""

    def changed(text: str) -> str:
        head, front, body = text.split("---\n", 2)
        return "---\n".join((head, front, change(body)))

    return changed


def _mojibake(text: str) -> str:
    """Every character beyond ASCII as it looks when UTF-8 is read as Windows-1252, where that is possible."""

    def broken(match: re.Match[str]) -> str:
        try:
            return match.group().encode("utf-8").decode("cp1252")
        except UnicodeDecodeError:
            return match.group()

    return re.sub(r"[≥≤–—µ°]", broken, text)


def _shuffled(body: str, seed: int) -> str:
    opening, *sections = re.split(r"(?m)^(?=## )", body)
    random.Random(seed).shuffle(sections)
    return opening + "".join(section if section.endswith("\n") else section + "\n\n" for section in sections)


WRITINGS: dict[str, Callable[[str], str]] = {
    "mojibake": _mojibake,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "stars for bullets": _body(lambda body: re.sub(r"(?m)^(\s*)- ", r"\1* ", body)),
    "deeper headings": _body(lambda body: re.sub(r"(?m)^(#+) ", r"#\1 ", body)),
    "blank lines": _body(lambda body: re.sub(r"(?m)\n\n", "\n\n\n\n", body)),
    "trailing spaces": _body(lambda body: re.sub(r"(?m)(?<=[a-z.])$", " ", body)),
}


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("file", FILES[::4], ids=lambda f: f.stem)
def test_another_writing_says_the_same(file: Path, writing: str) -> None:
    text = file.read_text("utf-8")
    assert said(WRITINGS[writing](text)) == said(text)


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 9999))
def test_another_order_of_the_sections_says_the_same(file: Path, seed: int) -> None:
    text = file.read_text("utf-8")
    shuffled = _body(lambda body: _shuffled(body, seed))(text)
    # of two wordings the first that is read is shown, so claims are compared by concept, words in their normal form
    assert said(shuffled, normal) == said(text, normal)
