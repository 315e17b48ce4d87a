"""One monograph on both sides to what changed."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from kg.diff.changes import Change, MonographDiff, Sort
from kg.diff.matching import differences, match, only, reworded
from kg.diff.ranks import rank
from kg.diff.sources import Reader, Source
from kg.diff.standing import Side, between, sentence
from kg.model import Claim


@dataclass(frozen=True, slots=True)
class Pair:
    """One monograph on both sides; None where a side does not have it. Its file may have another name now."""

    before: Source | None
    after: Source | None
    is_renamed: bool = False


def compare(read: Reader, pair: Pair) -> MonographDiff:
    """What changed in one monograph, gravest first. ``read`` gives the facts of a file."""
    if pair.before and pair.after and not pair.is_renamed and pair.before.same_as(pair.after):
        return MonographDiff("", pair.before.shown, pair.after.shown)
    old = pair.before.side(read) if pair.before else Side("")
    new = pair.after.side(read) if pair.after else Side("")
    matched, gone, come = match(old.claims, new.claims)
    changes = [change for before, after in matched if (change := _changed(before, after, old, new))]
    changes += [_alone("lost", claim, old, new) for claim in gone]
    changes += [_alone("added", claim, new, old) for claim in come]
    notes = (f"renamed: {old.path} -> {new.path}",) if pair.is_renamed else ()
    ordered = tuple(sorted(changes, key=_order))
    return MonographDiff(_drug(old, new), old.path, new.path, ordered, (*notes, *_notes(old, new)))


def _changed(before: Claim, after: Claim, old: Side, new: Side) -> Change | None:
    found = differences(before, after)
    if not found:
        return None
    gone, come = only(before, after), only(after, before)
    instead = None
    if gone and not come:
        instead = reworded(gone[0], new.only(old))
    elif come and not gone:
        instead = reworded(come[0], old.only(new))
    return Change("changed", before, after, between(before, after, old, new), found, instead)


def _alone(sort: Sort, claim: Claim, own: Side, other: Side) -> Change:
    """A fact that only one side has; its first evidence is the one that says what became of the sentence."""
    if other.path:
        said, telling = sentence(claim, own, other)
    else:  # the monograph as a whole is not there
        said, telling = "edited", claim.evidence[0]
    others = tuple(evidence for evidence in claim.evidence if evidence is not telling)
    claim = replace(claim, evidence=(telling, *others))
    instead = reworded(telling, other.only(own)) if said == "edited" else None
    before, after = (claim, None) if sort == "lost" else (None, claim)
    return Change(sort, before, after, said, (), instead)


def _order(change: Change) -> tuple[object, ...]:
    claim = change.fact
    return rank(change), claim.kind, claim.value, claim.evidence[0].start, claim.iri


def _drug(old: Side, new: Side) -> str:
    titles = [_title(side) for side in (new, old)]
    return next((title for title in titles if title), "") or (new.path or old.path)


def _title(side: Side) -> str:
    if side.claims:
        return side.claims[0].drug
    return side.monograph.title if side.monograph else ""


def _notes(old: Side, new: Side) -> tuple[str, ...]:
    """What people should know beside the facts: another title, a side that could not be read."""
    notes = []
    if old.path and new.path and _title(old) and _title(new) and _title(old) != _title(new):
        notes.append(f"title: {_title(old)} -> {_title(new)}")
    for word, side in (("before", old), ("after", new)):
        if side.missing:
            notes.append(f"{word}: {side.path} gave no facts: {side.missing}")
    return tuple(notes)
