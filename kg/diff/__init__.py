"""Two states of the monographs compared in clinical words: what was lost, changed and added, and why, gravest first."""

from kg.diff.changes import Change, Difference, MonographDiff, Tally
from kg.diff.comparing import Pair, compare
from kg.diff.opening import opened
from kg.diff.pairing import is_long, pairs
from kg.diff.ranks import FAIL_ON, fails, gravest, lost_safety
from kg.diff.sources import DiffError

__all__ = [
    "FAIL_ON",
    "Change",
    "DiffError",
    "Difference",
    "MonographDiff",
    "Pair",
    "Tally",
    "compare",
    "fails",
    "gravest",
    "is_long",
    "lost_safety",
    "opened",
    "pairs",
]
