"""Known problems: a file of old debts that are not reported and do not fail, until their text changes.

A problem is known by its rule, its file and its text, not by its line. The file holds a JSON object a line.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Place, Problem, Rule

KNOWN = Rule(
    "known",
    "info",
    "mend them when you edit the file, then write the baseline anew",
    "What is not shown must not be forgotten: silence is never safety.",
    "Problems of a file that the baseline knows, with their places.",
)
GONE = Rule(
    "known-gone",
    "info",
    "write the baseline anew, with --write-baseline",
    "An entry that is left behind would hide the same mistake when it is made again.",
    "An entry of the baseline whose problem is no longer there.",
)
RULES = (KNOWN, GONE)
_LONGEST = 60  # characters of a text that an entry shows
Key = tuple[str, str, str]


class BaselineError(ValueError):
    """What is wrong with a baseline file, and where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known problem: rule, path, fingerprint of its text, and its line in the baseline."""

    key: Key
    line: int


def fingerprint(problem: Problem, text: str) -> str:
    """A hash of the text that the problem is about, and of the other places that it names; white space does not matter."""
    quotes = (_said(problem, text), *(place.quote for place in problem.related))
    return hashlib.sha256("\x1f".join(" ".join(quote.split()) for quote in quotes).encode()).hexdigest()[:16]


def _said(problem: Problem, text: str) -> str:
    if problem.span and problem.span.end > problem.span.start:
        return text[problem.span.start : problem.span.end]
    lines = text.splitlines()
    return lines[problem.line - 1] if problem.line <= len(lines) else ""


def renewed(
    old: str, problems: Iterable[Problem], texts: Mapping[str, str], looked_at: Collection[str]
) -> str:
    """The baseline of these problems, an entry a line, sorted; a problem that stands twice has two.

    Of the entries of ``old`` those of files that were not looked at stay. Raises BaselineError where ``old`` is none.
    """
    lines = old.splitlines()
    kept = [lines[entry.line - 1] for entry in read(old) if entry.key[0] not in looked_at]
    return "".join(
        f"{line}\n" for line in sorted([*kept, *(_line(p, texts) for p in problems if p.rule not in _OWN)])
    )


def _line(problem: Problem, texts: Mapping[str, str]) -> str:
    says = " ".join(_said(problem, texts.get(problem.path, "")).split())[:_LONGEST]
    path, rule, text = _key(problem, texts)
    return json.dumps({"path": path, "rule": rule, "text": text, "says": says}, ensure_ascii=False)


def read(text: str) -> list[Entry]:
    """The entries of a baseline; raises BaselineError for a line that is none."""
    return [_entry(line, number) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _entry(line: str, number: int) -> Entry:
    try:
        record = json.loads(line)
        return Entry((str(record["path"]), str(record["rule"]), str(record["text"])), number)
    except (ValueError, KeyError, TypeError) as error:
        raise BaselineError(
            f"line {number} is no entry of a baseline; write it anew with --write-baseline"
        ) from error


def unknown(
    problems: Sequence[Problem],
    texts: Mapping[str, str],
    entries: Sequence[Entry],
    name: str,
    looked_at: Collection[str],
) -> list[Problem]:
    """The problems that ``entries`` do not know, a note a file of those they do, and a note an entry that is gone.

    ``looked_at`` are the paths that were checked: of others nothing is said.
    """
    open_ = Counter(entry.key for entry in entries)
    left: list[Problem] = []
    known: dict[str, list[Problem]] = {}
    for problem in problems:
        key = _key(problem, texts)
        if problem.rule not in _OWN and open_[key]:
            open_[key] -= 1
            known.setdefault(problem.path, []).append(problem)
        else:
            left.append(problem)
    return [
        *left,
        *(_note(path, own, name) for path, own in known.items()),
        *_gone(entries, open_, name, looked_at),
    ]


_OWN = {"suppressed", "known", "known-gone"}


def _key(problem: Problem, texts: Mapping[str, str]) -> Key:
    return problem.path, problem.rule, fingerprint(problem, texts.get(problem.path, ""))


def _note(path: str, known: list[Problem], name: str) -> Problem:
    places = tuple(Place(p.path, p.line, p.column, f"{p.rule}: {p.message}") for p in known)
    return Problem(
        KNOWN.severity,
        KNOWN.name,
        f"{len(known)} problems are known from {name}",
        path,
        hint=KNOWN.hint,
        related=places,
    )


def _gone(
    entries: Sequence[Entry], open_: Counter[Key], name: str, looked_at: Collection[str]
) -> Iterator[Problem]:
    for entry in reversed(entries):
        path, rule, _ = entry.key
        if open_[entry.key] and path in looked_at:
            open_[entry.key] -= 1
            yield Problem(
                GONE.severity,
                GONE.name,
                f"{rule} is no longer there in {path}",
                name,
                entry.line,
                hint=GONE.hint,
            )
