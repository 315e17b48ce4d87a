"""What a comparison finds. Nothing here does work but counting; every value is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import Claim, Evidence

Sort = Literal["lost", "changed", "added"]
# Whether the sentence that states a fact stands in the text of the other side:
# "edited": it does not; "moved": it does, below another heading or lead-in; "unchanged": it does, so what reads it
# differs; "unknown": that text is not at hand.
Sentence = Literal["edited", "moved", "unchanged", "unknown"]
# Advice of the vocabulary that is plainly for or against a use.
_ADVICE = {"advice/acceptable": "for", "advice/avoid": "against", "advice/contraindicated": "against"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot of a fact that reads otherwise; "" where a side does not have it."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that was lost (no ``after``), added (no ``before``) or changed (``differences`` says in what).

    ``reworded`` is the sentence of the other side that stands in the place of one which only this side has.
    """

    sort: Sort
    before: Claim | None
    after: Claim | None
    sentence: Sentence
    differences: tuple[Difference, ...] = ()
    reworded: Evidence | None = None

    @property
    def fact(self) -> Claim:
        """The fact as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def flipped(self) -> bool:
        """True where the fact became its contrary: a "not" came or went, or "avoid" became "acceptable"."""
        if self.before is None or self.after is None:
            return False
        advice = {_ADVICE.get(_step(self.before)), _ADVICE.get(_step(self.after))}
        return self.before.assertion != self.after.assertion or advice == {"for", "against"}


def _step(claim: Claim) -> str:
    return (claim.concept or "").rpartition("/concept/")[2]


@dataclass(frozen=True, slots=True)
class MonographDiff:
    """One monograph on both sides; a path is "" where that side does not have it. ``notes`` are sentences for people."""

    drug: str
    before: str
    after: str
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> Sort | None:
        """ "lost" or "added" where the monograph as a whole was."""
        return "lost" if not self.after else "added" if not self.before else None

    @property
    def is_empty(self) -> bool:
        """True where nothing is to be told."""
        return not self.changes and not self.notes and self.whole is None


@dataclass(slots=True)
class Tally:
    """The counts of a comparison."""

    monographs: int = 0
    monographs_lost: int = 0
    monographs_added: int = 0
    monographs_changed: int = 0
    lost: int = 0
    changed: int = 0
    added: int = 0
    flipped: int = 0
    lost_safety: int = 0
    with_monographs_lost: int = 0
    with_monographs_added: int = 0

    def add(self, found: MonographDiff, lost_safety: int) -> None:
        """Counts one monograph; ``lost_safety`` of its changes are safety facts lost although their sentence stands."""
        self.monographs += 1
        self.lost_safety += lost_safety
        if found.whole == "lost":
            self.monographs_lost += 1
            self.with_monographs_lost += len(found.changes)
        elif found.whole == "added":
            self.monographs_added += 1
            self.with_monographs_added += len(found.changes)
        else:
            self.monographs_changed += not found.is_empty
            self._count(found)

    def _count(self, found: MonographDiff) -> None:
        for change in found.changes:
            self.lost += change.sort == "lost"
            self.changed += change.sort == "changed"
            self.added += change.sort == "added"
            self.flipped += change.flipped
