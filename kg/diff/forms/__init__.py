"""A comparison as people and tools read it, one module a form: ``monograph(diff) -> str`` and ``summary(tally) -> str``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from kg.diff.changes import Change, MonographDiff, Tally
from kg.text.regexps import regexp

CONTROL = regexp(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SENTENCES = {
    ("lost", "edited"): "the sentence is gone",
    ("lost", "moved"): "the sentence stands below another heading or lead-in",
    ("lost", "unchanged"): "THE SENTENCE IS UNCHANGED: the text still says it, it is no longer read",
    ("lost", "unknown"): "the text after is not at hand: it may still say it",
    ("added", "edited"): "the sentence is new",
    ("added", "moved"): "the sentence stood below another heading or lead-in",
    ("added", "unchanged"): "the sentence was there before and is now read",
    ("added", "unknown"): "the text before is not at hand: it may have said it",
    ("changed", "edited"): "the sentence changed",
    ("changed", "moved"): "the sentence stands below another heading or lead-in",
    ("changed", "unchanged"): "THE SENTENCE IS UNCHANGED: it is read otherwise",
    ("changed", "unknown"): "the text of a side is not at hand: its sentence may be the same",
}


class Form(Protocol):
    """What a module of this folder offers when it is a form of a comparison."""

    NAME: str
    SUMMARY_FIRST: bool

    def monograph(self, found: MonographDiff) -> str:
        """One monograph, its changes gravest first."""

    def summary(self, tally: Tally, left_out: int) -> str:
        """The counts; ``left_out`` monographs with changes are not shown."""


@cache
def forms() -> dict[str, Form]:
    """Name to module, found by looking."""
    found: dict[str, Form] = {}
    for entry in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{entry.name}")
        if hasattr(module, "NAME"):
            found[module.NAME] = module
    return dict(sorted(found.items()))


def clean(text: str) -> str:
    """One line without control characters: a monograph must not steer the terminal."""
    return CONTROL.sub("\ufffd", " ".join(text.split()))


def said_of_sentence(change: Change) -> str:
    """What became of the sentence, in words."""
    if change.sentence == "edited" and change.reworded and change.sort != "changed":
        return "the sentence changed"
    for difference in change.differences if change.sentence == "edited" else ():
        if difference.name == "stated in":
            left = "section" not in difference.after
            return "its section no longer says so" if left else "its section did not say so before"
    return _SENTENCES[change.sort, change.sentence]


def counted(tally: Tally) -> str:
    """The counts in one line."""
    flips = f" ({tally.flipped} flipped)" if tally.flipped else ""
    known = tally.monographs - tally.monographs_lost - tally.monographs_added
    parts = [
        f"facts lost {tally.lost}, changed {tally.changed}{flips}, added {tally.added}, "
        f"in {tally.monographs_changed} of {known} monographs"
    ]
    if tally.monographs_lost:
        parts.append(f"monographs removed {tally.monographs_lost} (facts {tally.with_monographs_lost})")
    if tally.monographs_added:
        parts.append(f"monographs new {tally.monographs_added} (facts {tally.with_monographs_added})")
    if tally.lost_safety:
        parts.append(f"SAFETY FACTS LOST THAT THE TEXT MAY STILL STATE: {tally.lost_safety}")
    return "; ".join(parts) + "."
