"""The checks across monographs in a build: on the whole store, or after an edit on what the edited monographs are tied to.

What a check found is kept with the build. A row can only change by an edit that its drug asks for, or of a tie that it
names (kg.validate.ties): those rows are found again, in a store in memory that holds all they can depend on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import store
from kg.build.difference import Difference
from kg.build.index import FOUND, PARTS, PIECES, TIES, Index, Row
from kg.build.shards import read_piece
from kg.build.storing import found_on_disk
from kg.model import Problem
from kg.query import named_queries
from kg.text.regexps import regexp
from kg.validate.checks import Finding, finding, found_by, ordered
from kg.validate.ties import Ties, checks, giving, parts, prefixes, read_ties

_CONCEPT = regexp(r"<[^<>\s]+>")
_TIES, _PARTS = PIECES.index(TIES), PIECES.index(PARTS)
Tied = tuple[Row, Ties]


@dataclass(frozen=True, slots=True)
class _Reach:
    """Of a check what is found again: the rows of these drugs or with these ties; what they ask for, and who gives it."""

    drugs: frozenset[str]
    ties: frozenset[str]
    asked: frozenset[str]
    near: frozenset[str]

    def has(self, finding: Finding, drugs: dict[str, str]) -> bool:
        """True for a row that may have changed; ``drugs`` are those of the files."""
        return finding.tie in self.ties if finding.tie else drugs[finding.problem.path] in self.drugs


def checked(folder: Path, index: Index, change: Difference | None, jobs: int) -> Iterator[Problem]:
    """The problems that the checks across monographs find in the build, in the order of the checks; kept for the next build."""
    edited = _edited(folder, change) if change else None
    if change and edited is not None:
        findings = _found_again(folder, index, change.last, edited)
    else:
        findings = found_on_disk(folder, index, jobs)
    _keep(folder, findings)
    for each in findings:
        yield each.problem


def _edited(folder: Path, change: Difference) -> list[Ties] | None:
    """The ties of the edited monographs as they were and are; None where more changed than the text of monographs."""
    was, now = _tied(change.last, change.before), _tied(folder, change.after)
    if len(was) != len(change.before) or len(now) != len(change.after):
        return None
    return [*was, *now] if sorted(map(_own, was)) == sorted(map(_own, now)) else None


def _own(ties: Ties) -> tuple[str, str]:
    return ties.path, ties.own


def _tied(folder: Path, rows: Sequence[Row]) -> list[Ties]:
    return [ties for _, ties in _rows_tied(folder, rows)]


def _rows_tied(folder: Path, rows: Iterable[Row]) -> list[Tied]:
    """The rows that have a graph, with their ties."""
    whole = (folder / TIES).read_bytes()
    return [(row, read_ties(whole[slice(*row.ranges[_TIES])])) for row in rows if row.is_graph]


def _found_again(folder: Path, index: Index, last: Path, edited: list[Ties]) -> list[Finding]:
    """What the checks find: where nothing changed what they found for the last build, the rest in what is near."""
    rows = _rows_tied(folder, index.rows)
    drugs = {ties.path: ties.drug for _, ties in rows}
    reaches = {name: _reach(name, [ties for _, ties in rows], edited) for name in checks()}
    findings = [each for each in _kept(last) if not reaches[each.check].has(each, drugs)]
    for reach in dict.fromkeys(reach for reach in reaches.values() if reach.drugs or reach.ties):
        names = [name for name, its in reaches.items() if its == reach]
        near = store.in_memory(_text(folder, index, rows, reach, names))
        findings += (each for name in names for each in found_by(name, near) if reach.has(each, drugs))
    return ordered(findings)


def _reach(name: str, tied: list[Ties], edited: list[Ties]) -> _Reach:
    query = named_queries()[name]
    if query.gives is None:
        everyone = frozenset(ties.drug for ties in tied)
        return _Reach(everyone, frozenset(), frozenset(), everyone)
    drugs = {ties.drug for ties in edited} if query.gives else set()
    given = _union(ties.gives[name] for ties in (*edited, *(each for each in tied if each.drug in drugs)))
    if "tie" in {column for column, _, _ in query.columns}:
        return _Reach(frozenset(), given, given, _givers(name, tied, given))
    drugs |= {ties.drug for ties in tied if ties.asks[name] & given}
    asked = _union(ties.asks[name] for ties in tied if ties.drug in drugs)
    return _Reach(frozenset(drugs), frozenset(), asked, _givers(name, tied, asked) | drugs)


def _givers(name: str, tied: list[Ties], asked: frozenset[str]) -> frozenset[str]:
    return frozenset(ties.drug for ties in tied if ties.gives[name] & asked)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)


def _text(folder: Path, index: Index, rows: Sequence[Tied], reach: _Reach, names: Sequence[str]) -> bytes:
    """All that the rows of ``reach`` can depend on, as Turtle."""
    nodes = _union(ties.drugs for _, ties in rows if ties.drug in reach.near)
    wanted = {is_whole: _wanted(reach, names, is_whole) for is_whole in (True, False)}
    texts = [prefixes()]
    with (folder / PARTS).open("rb") as file:
        for row, ties in rows:
            if ties.drugs & nodes:
                texts.append(ties.own)
            if ties.drug in reach.near:
                start, end = row.ranges[_PARTS]
                file.seek(start)
                texts += wanted[ties.drug in reach.drugs](file.read(end - start).decode())
    concepts = set(_CONCEPT.findall("\n".join(texts)))
    vocabulary = read_piece(folder, PARTS, index.tails[PARTS]).decode().split("\n")
    texts += (line for line in vocabulary if line.partition(" ")[0] in concepts)
    return "\n".join(texts).encode()


def _wanted(reach: _Reach, names: Sequence[str], is_whole: bool) -> Callable[[str], Iterator[str]]:
    """Gives of a monograph's parts what the checks read: all where the rows are its drug's, else what is asked for."""
    read = {part for name in names for part in (parts(name) if is_whole else named_queries()[name].reads)}
    given = {part for name in names for part in giving(name)} - read

    def lines(said: str) -> Iterator[str]:
        for line in said.split("\n"):
            part, _, text = line.partition("\t")
            if part in read or (part in given and any(asked in text.casefold() for asked in reach.asked)):
                yield text

    return lines


def _keep(folder: Path, findings: Iterable[Finding]) -> None:
    with (folder / FOUND).open("w", encoding="utf-8", newline="\n") as file:
        for each in findings:
            said = (
                each.check,
                each.tie,
                each.problem.severity,
                each.problem.message,
                each.problem.path,
                each.problem.line,
            )
            file.write(json.dumps(said, ensure_ascii=False) + "\n")


def _kept(last: Path) -> Iterator[Finding]:
    with (last / FOUND).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield finding(*json.loads(line))
