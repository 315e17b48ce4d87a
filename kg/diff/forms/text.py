"""For the terminal: by drug, each change with its quotes; [-words-] went, {+words+} came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.diff.changes import Change, Difference, MonographDiff, Tally
from kg.diff.forms import clean, counted, said_of_sentence
from kg.diff.forms.words import joined, quotes
from kg.model import Claim, Evidence

NAME = "text"
SUMMARY_FIRST = False
_SHORT = 40  # characters; the quote below says the rest


def monograph(found: MonographDiff) -> str:
    """The drug, and below it its changes."""
    lines = [f"{clean(found.drug)}  {clean(found.after or found.before)}"]
    lines += [f"  {clean(note)}" for note in found.notes]
    if found.whole:
        lines.append(f"  MONOGRAPH {'REMOVED' if found.whole == 'lost' else 'NEW'}: {kinds(found)}")
    else:
        lines += [line for change in found.changes for line in _change(change)]
    return "\n".join(lines) + "\n\n"


def summary(tally: Tally, left_out: int) -> str:
    """The counts as one line."""
    more = f" {left_out} of these monographs are not shown (--limit)." if left_out else ""
    return f"{counted(tally)}{more} Silence of a monograph is not safety.\n"


def kinds(found: MonographDiff) -> str:
    """How many facts of which kinds: "contraindication 3, dose 1"."""
    counts = Counter(change.fact.kind for change in found.changes)  # gravest first
    return ", ".join(f"{kind.replace('_', ' ')} {number}" for kind, number in counts.items()) or "no facts"


def title(change: Change) -> str:
    """What happened to which fact: "contraindication LOST: active bleeding"."""
    said = "FLIPPED" if change.flipped else "LOST" if change.sort == "lost" else change.sort
    told = {difference.name for difference in change.differences}  # below the title
    return f"{change.fact.kind.replace('_', ' ')} {said}: {_described(change.before or change.fact, told)}"


def _described(claim: Claim, told: set[str]) -> str:
    """The value with its assertion, where it is not affirmed, and its short attributes."""
    denied = "" if claim.assertion == "affirmed" else f" [{claim.assertion}]"
    texts = {name: " | ".join(values) for name, values in claim.attrs.items() if name not in told}
    attrs = "; ".join(f"{name}: {text}" for name, text in texts.items() if len(text) <= _SHORT)
    return clean(f"{claim.value}{denied}{f' ({attrs})' if attrs else ''}")


def reads(difference: Difference) -> str:
    """ "dose: 20 mg -> 40 mg"."""
    return clean(f"{difference.name}: {difference.before or 'none'} -> {difference.after or 'none'}")


def _change(change: Change) -> Iterator[str]:
    yield f"  {title(change)}"
    for difference in change.differences:
        yield f"      {reads(difference)}"
    before, after = quotes(change)
    if before:
        yield f'      - "{joined(before[1], "[-", "-]", str)}"  {_place(before[0])}'
    if after:
        yield f'      + "{joined(after[1], "{+", "+}", str)}"  {_place(after[0])}'
    yield f"      = {said_of_sentence(change)}"


def _place(evidence: Evidence) -> str:
    return clean(f"{evidence.path}:{evidence.line}, {evidence.section}")
