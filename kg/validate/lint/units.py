"""Amounts and units in forms that are known to be misread (ISMP's list of error-prone abbreviations)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Monograph, Rule
from kg.text.regexps import regexp
from kg.validate.lint import Finding

_WHY = "The form stands on ISMP's list of error-prone abbreviations, symbols and dose designations."
NAKED_DECIMAL = Rule(
    "naked-decimal",
    "warning",
    "write a zero before the decimal point: 0.5 mg",
    _WHY,
    "An amount that begins with a decimal point.",
)
TRAILING_ZERO = Rule(
    "trailing-zero",
    "warning",
    "leave the zero after the decimal point out: 5 mg",
    _WHY,
    "A whole amount with a decimal point and a zero.",
)
UNIT_LETTER = Rule("unit-letter", "warning", "write the word: units", _WHY, "The letter U after an amount.")
MICROGRAM = Rule("microgram-sign", "info", "write mcg", _WHY, "The sign µg, or ug, after an amount.")
RULES = (NAKED_DECIMAL, TRAILING_ZERO, UNIT_LETTER, MICROGRAM)

_UNIT = r"(?=\s?(?:mg|mcg|µg|μg|ug|g|kg|mL|ml|L|units?)\b)"
# A concentration in blood is written with its decimal: "3.0 mg/dL" states a precision.
_DOSE = r"(?!\s?\w+/d?L\b)"
# What a form cannot be without comes first: it begins with a letter of its own, which is found at once, and most files lack it.
# A message shows what is ``seen``.
_FORMS: tuple[tuple[Rule, re.Pattern[str], re.Pattern[str], str], ...] = (
    (NAKED_DECIMAL, regexp(r"\.\d"), regexp(rf"(?P<seen>(?P<bad>\.))(?<![\w.]\.)(?=\d+{_UNIT})"), "0."),
    (TRAILING_ZERO, regexp(r"\.0"), regexp(rf"(?P<seen>\d(?<![\w.]\d)\d*(?P<bad>\.0)){_UNIT}{_DOSE}"), ""),
    (UNIT_LETTER, regexp(r"U(?<=[\d\s]U)[\s,.;)/]"), regexp(r"\d(?P<seen>(?P<bad>\s?U))(?=[\s,.;)/])(?!\.S)"), " units"),
    (MICROGRAM, regexp("µg"), regexp(r"\d(?P<seen>\s?(?P<bad>µg))\b(?!/)"), "mcg"),
    (MICROGRAM, regexp("μg"), regexp(r"\d(?P<seen>\s?(?P<bad>μg))\b(?!/)"), "mcg"),
    (MICROGRAM, regexp(r"ug(?<=[\d\s]ug)"), regexp(r"\d(?P<seen>\s?(?P<bad>ug))\b(?!/)"), "mcg"),
)  # fmt: skip


def find(monograph: Monograph) -> Iterator[Finding]:
    """Amounts that a reader may take for ten times more or less, and signs taken for digits."""
    for rule, cue, pattern, fixed in _FORMS:
        for match in pattern.finditer(monograph.text) if cue.search(monograph.text) else ():
            start, end = match.span("bad")
            around = monograph.text[max(match.start("seen") - 3, 0) : end + 6].split("\n")[0].strip()
            message = f"{match.group('bad').strip()!r} in an amount is easily misread: {around}"
            yield Finding(rule, start, end, message, fixed)
