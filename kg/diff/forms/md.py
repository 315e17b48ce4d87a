"""Markdown for the comment of a pull request: the summary, then a table a drug. Content cannot format, link or mention."""

from __future__ import annotations

import re

from kg.diff.changes import Change, MonographDiff, Tally
from kg.diff.forms import CONTROL, counted, said_of_sentence
from kg.diff.forms.text import kinds, reads, title
from kg.diff.forms.words import Shown, joined, quotes
from kg.text.regexps import regexp
from kg.vocab.namespace import NOTICE

NAME = "md"
SUMMARY_FIRST = True
_SPECIAL = regexp(r"[\\`*_\[\]|~#@$<>&]|(?<=:)/|(?<=www)\.", re.IGNORECASE)


def monograph(found: MonographDiff) -> str:
    """A heading and a table; a monograph that came or went as a whole is one line."""
    lines = [f"#### {_escaped(found.drug)}", ""]
    lines += [f"- {_escaped(note)}" for note in found.notes] + [""] * bool(found.notes)
    if found.whole:
        lines.append(
            f"**Monograph {'removed' if found.whole == 'lost' else 'new'}:** {_escaped(kinds(found))}"
        )
    elif found.changes:
        lines += ["| change | before | after |", "|---|---|---|", *map(_row, found.changes)]
    return "\n".join(lines) + "\n\n"


def summary(tally: Tally, left_out: int) -> str:
    """The counts, and what they do not mean."""
    more = f" {left_out} of these monographs are not shown." if left_out else ""
    return f"### Facts compared\n\n{counted(tally)}{more}\n\n_{NOTICE} Silence of a monograph is not safety._\n\n"


def _row(change: Change) -> str:
    before, after = quotes(change)
    changed = "".join(f"<br>{_escaped(reads(difference))}" for difference in change.differences)
    cells = (
        f"**{_escaped(title(change))}**{changed}<br>{said_of_sentence(change)}",
        _quote(before, "~~"),
        _quote(after, "**"),
    )
    return "| " + " | ".join(cells) + " |"


def _quote(shown: Shown | None, mark: str) -> str:
    if shown is None:
        return ""
    evidence, runs = shown
    place = f"{evidence.path}:{evidence.line}, {evidence.section}"
    return f"{joined(runs, mark, mark, _escaped)}<br>{_escaped(place)}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"&#{ord(found.group())};", CONTROL.sub("\ufffd", text))
