"""The numbers of an amount, a measured value or an age band, in the order in which they are written.

The order is kept: whether a range stands upside down is for the shapes to say.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kg.text.regexps import regexp

Bounds = tuple[Decimal, Decimal]
_NUMBER = r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−]?\.\d+"
_UNIT = r"[A-Za-zµμ]+"
_RANGE = regexp(
    rf"[<>≤≥~]?\s?(?P<low>{_NUMBER})(?:\s?(?P<first>{_UNIT})?\s*(?:-|–|—|to|and)\s*(?P<high>{_NUMBER}))?(?![\d.,/])\s?-?(?P<last>{_UNIT})?"
)
_AGES = regexp(
    rf"(?:children|adolescents|infants|patients|adults)?\s*(?:aged?|ages|between)?\s*{_RANGE.pattern}(?: of age| old)?",
    re.I,
)
# What a unit is in milligrams, minutes or millilitres.
_MASS = {"ng": "0.000001", "mcg": "0.001", "µg": "0.001", "μg": "0.001", "ug": "0.001", "mg": "1", "g": "1000", "gm": "1000", "kg": "1000000"}  # fmt: skip
_TIME = {"minute": "1", "min": "1", "hour": "60", "hr": "60", "h": "60", "day": "1440", "week": "10080", "month": "43800", "year": "525600"}  # fmt: skip
_VOLUME = {"ml": "1", "l": "1000"}
_OF_AGES = {"day", "week", "month", "year"}


def bounds(text: str) -> Bounds | None:
    """First and last number of "10-20 mg", twice the same of "10 mg"; None where the text is no such value.

    Where two units are written ("500 mg to 1 g") both are given in the last.
    """
    match = _RANGE.match(text.strip())
    return _pair(match) if match else None


def ages(text: str) -> Bounds | None:
    """First and last age of "6 months to 12 years", in years; None where the text is no band of ages."""
    match = _AGES.fullmatch(text.strip(" .,;:()"))
    if (
        not match
        or not match["high"]
        or not {_name(match["last"] or ""), _name(match["first"] or "year")} <= _OF_AGES
    ):
        return None
    pair, years = _pair(match), _ratio(match["last"], "year")
    return (_rounded(pair[0] * years), _rounded(pair[1] * years)) if pair and years else None


def _pair(match: re.Match[str]) -> Bounds | None:
    low, high = _number(match["low"]), _number(match["high"] or match["low"])
    first, last = match["first"], match["last"]
    if not match["high"] or not first or not last or first == last:
        return low, high
    ratio = _ratio(first, last)
    return (_rounded(low * ratio), high) if ratio else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("−", "-"))


def _name(unit: str) -> str:
    return unit.lower().removesuffix("s") if len(unit) > 2 else unit.lower()


def _ratio(unit: str, other: str) -> Decimal | None:
    """How many of ``other`` one ``unit`` is; None where they are not of one kind."""
    for factors in (_MASS, _TIME, _VOLUME):
        if _name(unit) in factors and _name(other) in factors:
            return Decimal(factors[_name(unit)]) / Decimal(factors[_name(other)])
    return None


def _rounded(number: Decimal) -> Decimal:
    return round(number, 6)
