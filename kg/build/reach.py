"""What an edit reaches of each check: the rows that may be others now, and all that these can depend on.

A row can only change by an edit of what its check reads, and then only where its drug asks for what changed, or where it
names a tie that did (kg.validate.ties). That something is said at another place of a monograph changes its own rows only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.build.difference import Difference
from kg.build.index import PARTS, PIECES, Row
from kg.build.shards import read_piece
from kg.query import named_queries
from kg.validate.checks import Finding
from kg.validate.ties import Ties, checks, giving, parts

_PARTS = PIECES.index(PARTS)


@dataclass(frozen=True, slots=True)
class Reach:
    """Of a check what is found again: the rows of these drugs or with these ties; what they ask for, and who gives it."""

    drugs: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    def has(self, finding: Finding, drugs: Mapping[str, str]) -> bool:
        """True for a row that may have changed; ``drugs`` are those of the files."""
        return finding.tie in self.ties if finding.tie else drugs[finding.problem.path] in self.drugs


@dataclass(frozen=True, slots=True)
class Edit:
    """The ties of the edited monographs as they were and are; the classes of what changed in them; by class, in small
    letters, what is said otherwise than before, wherever it is said."""

    ties: tuple[Ties, ...]
    touched: frozenset[str]
    said: Mapping[str, Sequence[str]]


def edit_of(folder: Path, change: Difference, edited: Iterable[Ties]) -> Edit:
    """The edit that made ``change``, whose monographs have the ties ``edited``."""
    was, now = _parts_of(change.last, change.before), _parts_of(folder, change.after)
    touched = frozenset(line.partition("\t")[0] for line in was ^ now)
    said: dict[str, list[str]] = {}
    for line in {line.rpartition("\t")[0] for line in was} ^ {line.rpartition("\t")[0] for line in now}:
        part, _, text = line.partition("\t")
        said.setdefault(part, []).append(text.casefold())
    return Edit(tuple(edited), touched, said)


def _parts_of(folder: Path, rows: Iterable[Row]) -> set[str]:
    pieces = (read_piece(folder, PARTS, row.ranges[_PARTS]).decode() for row in rows)
    return {line for piece in pieces for line in piece.split("\n")}


def reaches(edit: Edit, tied: Sequence[Ties], found: Iterable[Finding]) -> dict[str, Reach]:
    """What the edit reaches of each check, by its name; ``tied`` is of all monographs, ``found`` what was found before it."""
    paths = {ties.path for ties in edit.ties}
    own: dict[str, set[str]] = {name: set() for name in checks()}
    for finding in found:
        if finding.problem.path in paths:
            own[finding.check].add(finding.tie)
    return {name: _reach(name, edit, tied, own[name]) for name in checks()}


def _reach(name: str, edit: Edit, tied: Sequence[Ties], own: set[str]) -> Reach:
    """``own`` are the ties in rows of the edited monographs."""
    query = named_queries()[name]
    if query.gives is None:
        everyone = frozenset(ties.drug for ties in tied)
        return Reach(drugs=everyone, near=everyone)
    if not parts(name) & edit.touched:
        return Reach()
    drugs = {ties.drug for ties in edit.ties} if query.gives else set()
    given = _given(name, edit, (each for each in tied if each.drug in drugs))
    if "tie" in {column for column, _, _ in query.columns}:
        given |= own
        return Reach(ties=given, asked=given, near=_givers(name, tied, given))
    drugs |= {ties.drug for ties in tied if ties.asks[name] & given}
    asked = _union(ties.asks[name] for ties in tied if ties.drug in drugs)
    return Reach(frozenset(drugs), frozenset(), asked, _givers(name, tied, asked) | drugs)


def _given(name: str, edit: Edit, same: Iterable[Ties]) -> frozenset[str]:
    """What may be given otherwise than before: by the nodes that changed, or by all where what is read beside them did."""
    given = _union(ties.gives[name] for ties in (*edit.ties, *same))
    if edit.said.keys() & set(named_queries()[name].reads):
        return given
    said = "\n".join(text for part in giving(name) for text in edit.said.get(part, ()))
    return frozenset(each for each in given if each in said)


def _givers(name: str, tied: Iterable[Ties], asked: frozenset[str]) -> frozenset[str]:
    return frozenset(ties.drug for ties in tied if ties.gives[name] & asked)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
