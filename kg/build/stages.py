"""One file through every stage."""

from __future__ import annotations

import gc
import json
import re
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import graph
from kg.build.failures import failure
from kg.build.recall import recall
from kg.export import facts
from kg.extract import extract, extractors
from kg.merge import merge
from kg.model import Claim, Monograph, Problem, Statements
from kg.read import read
from kg.rules import family_of
from kg.validate import disagreements, distinct, lint, repaired, validate
from kg.validate.engine import load as shapes_loaded
from kg.validate.suppression import suppressed
from kg.vocab.ground import ground
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import PREFIXES

if TYPE_CHECKING:
    from kg.coverage import Entry, Silence

# What a file makes is free of cycles and gone before the next: to look for them less often costs no memory.
_COLLECT = (500_000, 20, 100)
_LONGEST = 60  # seconds; the slowest of the 3,187 monographs of the shared corpus takes about two


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: a piece for each file of a build, and counts.

    ``common`` holds, as sorted lines of N-Triples, what another monograph may state too: triples of drugs and of
    unlinked mentions; ``triples`` counts the others. ``lasts`` is False where another run may give something else.
    """

    path: str
    problems: tuple[Problem, ...]
    facts: str = ""
    quads: bytes = b""
    turtle: bytes = b""
    common: str = ""
    topics: str = ""
    ties: str = ""
    parts: str = ""
    claims: int = 0
    triples: int = 0
    lasts: bool = True


def load() -> None:
    """Loads now what every file needs (vocabulary, extractors, shapes), so that processes forked later share it.

    It is large and stays: the garbage collector is kept from looking through it.
    """
    gc.disable()
    recall()
    lexicon()
    extractors()
    shapes_loaded()
    gc.freeze()
    gc.set_threshold(*_COLLECT)
    gc.enable()


def claims_of(path: Path, shown: str | None = None) -> tuple[Monograph | None, list[Claim], list[Problem]]:
    """One file through read, extract, ground and merge; ``shown`` is its path as it is printed, where that is another."""
    recall()
    monograph, problems = read(path, shown)
    if monograph is None:
        return None, [], problems
    found, more = extract(monograph)
    return monograph, merge(ground(found), monograph), [*problems, *more]


def facts_or_reason(path: Path, shown: str) -> tuple[list[Claim], str]:
    """The facts of one file, and "" or why there are none: it cannot be read, takes too long, or a stage has a bug."""
    try:
        with _limited(_LONGEST):
            monograph, claims, problems = claims_of(path, shown)
    except TimeoutError:
        return [], f"not read within {_LONGEST} seconds"
    except Exception as error:  # as in work: one file must not stop the others
        return [], f"a stage failed on this file: {type(error).__name__}: {error}"
    return claims, "" if monograph else problems[0].message


def repaired_text(path: Path) -> tuple[str, str]:
    """The text of a file, and the same with the safe repairs made; both "" where it cannot be read."""
    monograph, _ = read(path)
    return (monograph.text, repaired(monograph.text, monograph.path)) if monograph else ("", "")


def covered(path: Path) -> tuple[list[Entry], list[Silence]]:
    """The coverage ledger of one file, and its sections that gave nothing."""
    from kg.coverage import ledger, silences

    monograph, claims, _ = claims_of(path)
    if monograph is None:
        return [], []
    entries = list(ledger(monograph, claims))
    return entries, list(silences(entries, claims))


def substance_of(name: str) -> str | None:
    """The concept of a drug's name: a substance, or a class for a monograph about a class."""
    link = lexicon().find(name, ("substance", "drug_class"))
    return link.iri if link else None


def work(path: Path, shown: str | None = None) -> Outcome:
    """One file through every stage; a bug in a stage becomes a problem of this file, the others go on.

    So does a file that takes longer than ``_LONGEST`` seconds: a text made to keep a pattern busy must not stop a build.
    """
    return _guarded(_work, path, shown)


def verdict(path: Path) -> Outcome:
    """As ``work``, with the problems only: an author waits for no graph."""
    return _guarded(_verdict, path, None)


def _guarded(stages: Callable[[Path, str | None], Outcome], path: Path, shown: str | None) -> Outcome:
    try:
        with _limited(_LONGEST):
            return stages(path, shown)
    except TimeoutError:
        return _failed(shown or path.as_posix(), "out-of-time", f"not read within {_LONGEST} seconds")
    except Exception as error:
        message = f"a stage failed on this file: {type(error).__name__}: {error}"
        return _failed(shown or path.as_posix(), "internal-error", message)


def lost(path: Path) -> Outcome:
    """What stands for a file whose worker process died on it, twice."""
    return _failed(path.as_posix(), "worker-died", "the process that read this file was ended by the system")


def _failed(name: str, rule: str, message: str) -> Outcome:
    return Outcome(name, (failure(name, rule, message),), lasts=False)


@contextmanager
def _limited(seconds: int) -> Iterator[None]:
    """Raises TimeoutError in the block after ``seconds``, where the system can interrupt a process's main thread."""
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _verdict(path: Path, shown: str | None) -> Outcome:
    monograph, claims, problems = claims_of(path, shown)
    if monograph:
        statements = graph.statements(monograph, claims, substance_of)
        problems = _judged(monograph, claims, statements, problems)
    return Outcome(shown or path.as_posix(), tuple(problems))


def _judged(
    monograph: Monograph, claims: Sequence[Claim], statements: Statements, problems: Sequence[Problem]
) -> list[Problem]:
    """The problems of reading and extracting, and those that are found now, without the suppressed ones."""
    more = lint(monograph), disagreements(monograph, claims), validate(monograph, claims, statements)
    return suppressed(monograph, distinct(monograph, [*problems, *chain(*more)]), family_of)


def _work(path: Path, shown: str | None) -> Outcome:
    from kg.validate.ties import parts_lines, ties_line  # a verdict needs none

    monograph, claims, problems = claims_of(path, shown)
    if monograph is None:
        return Outcome(shown or path.as_posix(), tuple(problems))
    statements = graph.statements(monograph, claims, substance_of)
    problems = _judged(monograph, claims, statements, problems)
    lines = graph.lines(statements)
    common = graph.lines(graph.common(statements))
    shared = {line for line in common if graph.is_shared(line)}
    return Outcome(
        monograph.path, tuple(problems),
        "".join(facts.line(claim) + "\n" for claim in claims),
        _ended(lines, f" {graph.monograph_iri(monograph.slug)} .\n").encode(),
        turtle([line for line in lines if line not in shared]),
        _ended(common, " .\n"), topics_line(monograph, claims), ties_line(monograph.path, statements),
        parts_lines(statements), len(claims), len(lines) - len(common),
    )  # fmt: skip


def topics_line(monograph: Monograph, claims: Sequence[Claim]) -> str:
    """What the monograph does with each topic, as a line of topics.jsonl."""
    from kg.coverage import topics  # a verdict needs none

    said = {"path": monograph.path, "title": monograph.title, "topics": topics(monograph, claims)}
    return json.dumps(said, ensure_ascii=False) + "\n"


def _ended(lines: Iterable[str], end: str) -> str:
    return end.join((*lines, ""))


def turtle(lines: Iterable[str]) -> bytes:
    """Lines of N-Triples as Turtle without the prefix lines, a blank line between subjects."""
    # lenient: our own lines, whose IRIs are well formed
    triples = ox.parse(_ended(lines, " .\n").encode(), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    body = re.sub(rb"\A(?:@prefix [^\n]*\n)*", b"", text)
    return re.sub(rb" \.\n(?=\S)", b" .\n\n", body) + b"\n" if body else b""
