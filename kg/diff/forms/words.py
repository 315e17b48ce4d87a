"""Two quotes word by word: which words only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from kg.diff.changes import Change
from kg.diff.forms import clean
from kg.diff.matching import only, words
from kg.model import Evidence
from kg.text.regexps import regexp

Marked = list[tuple[str, bool]]
_TOKEN = regexp(r"\s+|\S+")
_MOST = 3_000  # tokens; longer quotes are marked as a whole


def marked(before: str, after: str) -> tuple[Marked, Marked]:
    """Both texts as runs of (text, whether only this side has it)."""
    old, new = _TOKEN.findall(clean(before)), _TOKEN.findall(clean(after))
    if len(old) + len(new) > _MOST:
        return [(clean(before), before != after)], [(clean(after), before != after)]
    runs: tuple[Marked, Marked] = ([], [])
    for name, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, text in zip(runs, ("".join(old[i:j]), "".join(new[k:m])), strict=True):
            if text:
                side.append((text, name != "equal"))
    return runs


def joined(runs: Iterable[tuple[str, bool]], opening: str, closing: str, escape: Callable[[str], str]) -> str:
    """The runs as one text, what only this side has between ``opening`` and ``closing``; spaces stay outside."""
    parts = []
    for text, only_here in runs:
        inner = text.strip()
        if only_here and inner:
            lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
            parts.append(f"{lead}{opening}{escape(inner)}{closing}{tail}")
        else:
            parts.append(escape(text))
    return "".join(parts)


Shown = tuple[Evidence, Marked]


def quotes(change: Change) -> tuple[Shown | None, Shown | None]:
    """The evidence to show before and after, with its words; of a changed fact those that differ and are most alike."""
    old, new = _evidences(change)
    if old and new:
        runs = marked(old.quote, new.quote)
        return (old, runs[0]), (new, runs[1])
    return _whole(old), _whole(new)


def _evidences(change: Change) -> tuple[Evidence | None, Evidence | None]:
    if change.before is None or change.after is None:
        (mine,) = (claim.evidence[0] for claim in (change.before, change.after) if claim)
        return (mine, change.reworded) if change.before else (change.reworded, mine)
    gone, come = only(change.before, change.after), only(change.after, change.before)
    if bool(gone) != bool(come):  # what the other side has it by did not change
        return (gone[0], change.reworded) if gone else (change.reworded, come[0])
    return max(
        ((a, b) for a in gone or change.before.evidence for b in come or change.after.evidence),
        key=lambda pair: len(words(pair[0].quote) & words(pair[1].quote)),
    )


def _whole(evidence: Evidence | None) -> Shown | None:
    return (evidence, [(clean(evidence.quote), False)]) if evidence else None
