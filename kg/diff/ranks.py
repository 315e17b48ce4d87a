"""How grave a change is, and what fails a comparison.

Gravest first. A flip makes a fact its contrary: a "not" came or went.

    group                        kinds                                            flip  lost  changed  added
    contraindication             contraindication                                   1    10      11     12
    serious adverse effect       adverse_effect of the group serious or boxed       2    13      14     15
    interaction                  interaction                                        3    16      17     18
    pregnancy and lactation      pregnancy, lactation                               4    19      20     21
    dose                         dose, special_population, missed_dose              5    22      23     24
    monitoring                   monitoring                                         6    25      26     27
    other adverse effect         adverse_effect                                     7    28      29     30
    indication                   indication                                         8    31      32     33
    the rest                     all others                                         9    34      35     36
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.diff.changes import Change, MonographDiff
from kg.model import Claim

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("contraindication",),
    ("serious adverse effect",),
    ("interaction",),
    ("pregnancy", "lactation"),
    ("dose", "special_population", "missed_dose"),
    ("monitoring",),
    ("adverse_effect",),
    ("indication",),
)
_NUMBER = {kind: number for number, kinds in enumerate(_GROUPS) for kind in kinds}
_REST = len(_GROUPS)
_SORTS = ("lost", "changed", "added")
_SERIOUS = ("serious", "severe", "life-threatening", "boxed", "black box")
# All but indications and what describes the drug: losing one of these can harm.
_SAFETY = frozenset(kind for kinds in _GROUPS[:-1] for kind in kinds)
FAIL_ON = ("lost-safety", "lost", "changed", "any")


def rank(change: Change) -> int:
    """The number of the table above; a fact that is serious on one side counts as serious."""
    group = min(_group(claim) for claim in (change.before, change.after) if claim)
    return group + 1 if change.flipped else _REST + 2 + 3 * group + _SORTS.index(change.sort)


def _group(claim: Claim) -> int:
    groups = " ".join(claim.attrs.get("group", ())).lower()
    if claim.kind == "adverse_effect" and any(word in groups for word in _SERIOUS):
        return _NUMBER["serious adverse effect"]
    return _NUMBER.get(claim.kind, _REST)


def is_safety(claim: Claim) -> bool:
    """True for the kinds of which a loss can harm."""
    return claim.kind in _SAFETY


def is_lost_safety(change: Change) -> bool:
    """True where a safety fact was lost or flipped although its sentence stands, or its text is not at hand.

    What cannot be looked up is not taken for safe.
    """
    gone = change.sort == "lost" or change.flipped
    return gone and is_safety(change.fact) and change.sentence in ("unchanged", "unknown")


def lost_safety(changes: Iterable[Change]) -> int:
    """How many of the changes are a safety fact lost though the text may still state it."""
    return sum(map(is_lost_safety, changes))


def gravest(found: MonographDiff) -> int:
    """The rank of the gravest change of a monograph; 0 where it is gone or tells of no fact, last where it is new."""
    if found.whole == "added":
        return _REST + 2 + 3 * (_REST + 1)
    if found.whole == "lost" or not found.changes:
        return 0
    return min(map(rank, found.changes))


def fails(changes: Iterable[Change], fail_on: str) -> bool:
    """True where a change is of what ``fail_on`` (one of FAIL_ON) names; each word includes those before it."""
    return any(_fails(change, fail_on) for change in changes)


def _fails(change: Change, fail_on: str) -> bool:
    if fail_on == "lost-safety":
        return is_lost_safety(change)
    if fail_on == "lost":
        return change.sort == "lost" or change.flipped
    return fail_on == "any" or change.sort != "added"
