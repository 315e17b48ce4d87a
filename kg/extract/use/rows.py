"""What the columns of a table say of the uses in its rows: for whom, on which line, which of them off label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.use.people import GROUPS, mentioned
from kg.model import Passage
from kg.text.regexps import regexp

_WHOM = regexp(r"population|patients?|who\b|whom|\bages?\b|age group|people|licensed in$", re.IGNORECASE)
_PLACE = regexp(r"\bline\b|place|when|setting|sequence|remark|note|comment|condition$", re.IGNORECASE)
_USES = regexp(
    r"indicat|\buses?\b|used|off[- ]label|unlicen[cs]ed|approved|licen[cs]ed|disease|disorder|treats",
    re.IGNORECASE,
)
_FOR = regexp(r"(?:for|in)\s+", re.IGNORECASE)
_STARTS = regexp(rf"{GROUPS}", re.IGNORECASE)


class Cell(Struct, frozen=True):
    """A cell of a row, with what its column is called."""

    start: int
    end: int
    column: str


def cells(passage: Passage) -> Iterator[Cell]:
    """The cells of a table row behind its first."""
    ends = [*(start - 2 for start, _ in passage.columns[1:]), len(passage.text)]
    for (start, name), end in zip(passage.columns, ends, strict=False):
        yield Cell(start, end, name)


def uses_in(passage: Passage) -> list[Cell]:
    """The cells of columns that list uses ("Use", "Off-label")."""
    return [cell for cell in cells(passage) if _USES.search(cell.column) and not _WHOM.search(cell.column)]


def is_use(passage: Passage) -> bool:
    """True for a row whose own label stands in a column of uses."""
    column = passage.column_of_label
    return passage.form == "row" and bool(_USES.search(column)) and not _WHOM.search(column)


def whom_in(passage: Passage) -> tuple[str, ...]:
    """The populations of a row, by the columns that name them and the cells that name nothing else."""
    told = [(passage.text[cell.start : cell.end].strip(), cell.column) for cell in cells(passage)]
    return tuple(
        dict.fromkeys(
            one
            for text, column in told
            if _WHOM.search(column) or _STARTS.fullmatch(text)
            for one in of_label(text)
        )
    )


def place_in(passage: Passage) -> tuple[str, ...]:
    """What columns such as "Line" or "When" say of a row."""
    told = (passage.text[cell.start : cell.end] for cell in cells(passage) if _PLACE.search(cell.column))
    return tuple(text.strip() for text in told if text.strip())


def of_label(text: str) -> tuple[str, ...]:
    """The populations of a text that begins with one: "Adults", "Children (6 years and above)"."""
    stated = _FOR.sub("", text.strip(), count=1) if _FOR.match(text.strip()) else text.strip()
    return mentioned(f"in {stated}") if _STARTS.match(stated) else ()


def above(passage: Passage) -> tuple[str, ...]:
    """The populations that the lead-ins above name: "indicated for adults with:", "Children over 6 years:"."""
    named = [p for label in passage.labels for p in (mentioned(label.text) or of_label(label.text))]
    named = named or [p for head in passage.heads if len(head.text.split()) < 6 for p in of_label(head.text)]
    return tuple(dict.fromkeys(named))
