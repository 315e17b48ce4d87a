"""Where a text is cut at its lead-ins."""

from __future__ import annotations

import pytest

from kg.model import MappedText
from kg.read.lead_in import parts

_LONG = "(" + "eight to ten " * 20 + ")"


def _cut(text: str, emphasis: tuple[tuple[int, int], ...] = ()) -> list[tuple[tuple[str, ...], str]]:
    found = list(parts(MappedText(text, range(len(text) + 1)), emphasis))
    for part in found:
        for piece in (*part.labels, part.body):
            assert len(piece.offsets) == len(piece.text) + 1
            assert text[piece.offsets[0] : piece.offsets[-1]] == piece.text
    return [(tuple(label.text for label in part.labels), part.body.text) for part in found]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Nausea.", [((), "Nausea.")]),
        ("Common: nausea.", [(("Common",), "nausea.")]),
        ("Adults (aged 18: or more): 5 mg", [(("Adults (aged 18: or more)",), "5 mg")]),
        (f"Adults {_LONG}: 5 mg", [((f"Adults {_LONG}",), "5 mg")]),
        ("w" * 160 + ": x", [(("w" * 160,), "x")]),
        ("w" * 161 + ": x", [((), "w" * 161 + ": x")]),
        ("Adults (aged 18: 5 mg", [((), "Adults (aged 18: 5 mg")]),
        ("At 8:30 take: one", [((), "At 8:30 take: one")]),
        ("Nausea. Take: one", [((), "Nausea."), (("Take",), "one")]),
        ("a. (b c.) Serious: d; Rare: e", [((), "a. (b c.)"), (("Serious",), "d;"), (("Rare",), "e")]),
        ("Take St. John's wort: no.", [((), "Take St. John's wort: no.")]),
        ("Avoid it. Also St. John's wort: no.", [((), "Avoid it. Also St. John's wort: no.")]),
        (": x", [((), "x")]),
        ("Only:", [(("Only",), "")]),
    ],
)
def test_plain_lead_ins(text: str, cut: list[tuple[tuple[str, ...], str]]) -> None:
    assert _cut(text) == cut


def test_a_plain_lead_in_stands_below_a_bold_one() -> None:
    text = "Adults. Gout: 5 mg. Pain: 3 mg"
    assert _cut(text, ((0, 7),)) == [(("Adults.", "Gout"), "5 mg."), (("Adults.", "Pain"), "3 mg")]
