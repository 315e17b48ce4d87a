"""The checks across monographs in a build: on the whole store, or after an edit on what the edited monographs are tied to.

What a check found is kept with the build. The rows that an edit reaches (kg.build.reach) are found again, in a store in
memory that holds all they can depend on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from kg import store
from kg.build.copying import Beside
from kg.build.difference import Difference
from kg.build.index import FOUND, PARTS, PIECES, TIES, Index, Row
from kg.build.reach import Reach, edit_of, reaches
from kg.build.shards import read_piece
from kg.build.storing import found_on_disk
from kg.model import Problem
from kg.query import named_queries
from kg.text.regexps import regexp
from kg.validate.checks import Finding, finding, found_by, ordered
from kg.validate.ties import Ties, giving, parts, prefixes, read_ties

_CONCEPT = regexp(r"<[^<>\s]+>")
_TIES, _PARTS = PIECES.index(TIES), PIECES.index(PARTS)
Tied = tuple[Row, Ties]


def checked(
    folder: Path, index: Index, change: Difference | None, storing: Beside, jobs: int
) -> Iterator[Problem]:
    """The problems that the checks across monographs find in the build, in the order of the checks; kept for the next build."""
    edited = _edited(folder, change) if change else None
    if change and edited is not None:
        findings = _found_again(folder, index, change, edited)
    else:
        storing.wait()
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


def _found_again(folder: Path, index: Index, change: Difference, edited: list[Ties]) -> list[Finding]:
    """What the checks find: where nothing changed what they found for the last build, the rest in what is near."""
    rows, found = _rows_tied(folder, index.rows), list(_kept(change.last))
    drugs = {ties.path: ties.drug for _, ties in rows}
    reached = reaches(edit_of(folder, change, edited), [ties for _, ties in rows], found)
    findings = [each for each in found if not reached[each.check].has(each, drugs)]
    for reach in dict.fromkeys(reach for reach in reached.values() if reach.drugs or reach.ties):
        names = [name for name, its in reached.items() if its == reach]
        near = store.in_memory(_text(folder, index, rows, reach, names))
        findings += (each for name in names for each in found_by(name, near) if reach.has(each, drugs))
    return ordered(findings)


def _text(folder: Path, index: Index, rows: Sequence[Tied], reach: Reach, names: Sequence[str]) -> bytes:
    """All that the rows of ``reach`` can depend on, as Turtle."""
    nodes = {drug for _, ties in rows if ties.drug in reach.near for drug in ties.drugs}
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


def _wanted(reach: Reach, names: Sequence[str], is_whole: bool) -> Callable[[str], Iterator[str]]:
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
