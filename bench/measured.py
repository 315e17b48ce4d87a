"""What a part of the bench gives: rows with our figure beside the peer's, the ratio and what must hold."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any

_MUST = re.compile(r"(ours|ratio) (<=|>=) ([\d.]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A measure: ``peer`` is "more than" where ``is_cut`` (a time limit ended it); ``must`` reads "ratio >= 8"."""

    what: str
    ours: float | None = None
    peer: float | None = None
    unit: str = ""
    ratio: float | None = None
    must: str = ""
    is_cut: bool = False

    @property
    def holds(self) -> bool | None:
        """Whether what must hold does; None where nothing must, or it was not measured."""
        match = _MUST.fullmatch(self.must)
        value = (self.ours if match.group(1) == "ours" else self.ratio) if match else None
        if match is None or value is None:
            return None
        limit = float(match.group(3))
        return value <= limit if match.group(2) == "<=" else value >= limit


def faster(
    what: str, ours: float, peer: float, unit: str = "ms", must: str = "", is_cut: bool = False
) -> Row:
    """A row whose ratio says how many times faster we are."""
    return Row(what, ours, peer, unit, peer / ours if ours else None, must, is_cut)


@dataclass(frozen=True, slots=True)
class Measured:
    """A part's result: ``how`` says what the peer is and how both were run; ``data`` is for plots."""

    name: str
    title: str
    how: str
    peer: str
    rows: tuple[Row, ...]
    data: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """As JSON's types, figures rounded to four digits."""
        return _rounded(asdict(self))  # type: ignore[no-any-return] # a dict gives a dict


def from_plain(plain: dict[str, Any]) -> Measured:
    """What ``plain`` gave."""
    rows = tuple(Row(**row) for row in plain["rows"])
    return Measured(plain["name"], plain["title"], plain["how"], plain["peer"], rows, plain["data"])


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
