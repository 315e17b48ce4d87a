"""The pipeline: folders of monographs to a build folder, in one direction, file by file.

Every file is worked through by itself, in a worker process; the parent writes what comes back in the order of the
paths. So the bytes do not depend on the number of workers, and memory not on the number of files. The build is
written beside the last one and takes its place at the end: a build that fails half-way leaves the last good one.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from kg import graph, report, store
from kg.coverage import Entry, Silence, ledger, silences
from kg.export import facts
from kg.extract import extract
from kg.merge import merge
from kg.model import Claim, Monograph, Problem
from kg.read import read
from kg.validate import check, disagreements, distinct, lint, repaired, validate
from kg.vocab.ground import ground
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import BASE, NOTICE, PREFIXES
from kg.vocab.places import ontology_folder, vocabulary_files

_CHUNK = 8  # files a worker takes at a time
_LONGEST = 60  # seconds; the slowest of the 3,187 monographs of the shared corpus takes about two
ONTOLOGY = ox.NamedNode(f"{BASE}ontology")
Progress = Callable[[int, int], None]
Result = TypeVar("Result")


class InputError(ValueError):
    """A path given by the user that does not exist or holds no monograph."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave."""

    path: str
    drug: str
    facts: str
    quads: bytes
    turtle: bytes
    shared: frozenset[str]
    problems: tuple[Problem, ...]
    claims: int


@dataclass(slots=True)
class Summary:
    """What a build did: counts, and every problem."""

    monographs: int = 0
    claims: int = 0
    triples: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def conforms(self) -> bool:
        """True where no problem is a violation."""
        return not any(problem.severity == "violation" for problem in self.problems)


def monograph_files(paths: Iterable[Path]) -> list[Path]:
    """The Markdown files that ``paths`` name, folders searched; raises InputError where one does not exist."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found |= {
                file
                for file in path.rglob("*.md")
                if not any(p.startswith(".") for p in file.relative_to(path).parts)
            }
        elif path.exists():
            found.add(path)
        else:
            raise InputError(f"{path} does not exist")
    if not found:
        raise InputError("no .md file in " + ", ".join(str(p) for p in paths))
    return sorted(found, key=lambda file: file.as_posix())


def claims_of(path: Path) -> tuple[Monograph | None, list[Claim], list[Problem]]:
    """One file through read, extract, ground and merge."""
    monograph, problems = read(path)
    if monograph is None:
        return None, [], problems
    found, more = extract(monograph)
    return monograph, merge(ground(found), monograph), [*problems, *more]


def repaired_text(path: Path) -> tuple[str, str]:
    """The text of a file, and the same with the safe repairs made; both "" where it cannot be read."""
    monograph, _ = read(path)
    return (monograph.text, repaired(monograph.text, monograph.path)) if monograph else ("", "")


def covered(path: Path) -> tuple[list[Entry], list[Silence]]:
    """The coverage ledger of one file, and its sections that gave nothing."""
    monograph, claims, _ = claims_of(path)
    if monograph is None:
        return [], []
    entries = list(ledger(monograph, claims))
    return entries, list(silences(entries, claims))


def substance_of(name: str) -> str | None:
    """The concept of a drug's name: a substance, or a class for a monograph about a class."""
    link = lexicon().find(name, ("substance", "drug_class"))
    return link.iri if link else None


def work(path: Path) -> Outcome:
    """One file through every stage; a bug in a stage becomes a problem of this file, the others go on.

    So does a file that takes longer than ``_LONGEST`` seconds: a text made to keep a pattern busy must not stop a build.
    """
    try:
        with _limited(_LONGEST):
            return _work(path)
    except TimeoutError:
        message = f"not read within {_LONGEST} seconds"
        hint = "split the longest sentences and lists, and report the file: a pattern of kg is too slow on it"
        problem = Problem("violation", "out-of-time", message, path.as_posix(), hint=hint)
        return Outcome(path.as_posix(), "", "", b"", b"", frozenset(), (problem,), 0)
    except Exception as error:
        message = f"a stage failed on this file: {type(error).__name__}: {error}"
        hint = "this is a bug of kg; report it with the file"
        problem = Problem("violation", "internal-error", message, path.as_posix(), hint=hint)
        return Outcome(path.as_posix(), "", "", b"", b"", frozenset(), (problem,), 0)


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


def _work(path: Path) -> Outcome:
    monograph, claims, problems = claims_of(path)
    if monograph is None:
        return Outcome(path.as_posix(), "", "", b"", b"", frozenset(), tuple(problems), 0)
    quads = list(graph.quads(monograph, claims, substance_of))
    problems += lint(monograph)
    problems += disagreements(monograph, claims)
    problems += validate(monograph, claims, quads)
    problems = distinct(monograph, problems)
    lines = "".join(facts.line(claim) + "\n" for claim in claims)
    own: list[ox.Triple] = []
    shared: set[str] = set()
    for quad in quads:
        if graph.is_shared(quad):
            shared.add(str(quad.triple))
        else:
            own.append(quad.triple)
    return Outcome(
        monograph.path, monograph.title, lines, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"",
        _turtle(own), frozenset(shared), tuple(problems), len(claims),
    )  # fmt: skip


def _turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Turtle without the prefix lines, a blank line between subjects."""
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    return (re.sub(r" \.\n(?=\S)", " .\n\n", body) + "\n\n").encode()


def build(paths: Sequence[Path], out: Path, jobs: int = 0, progress: Progress | None = None) -> Summary:
    """Builds ``out`` from the monographs at ``paths``; ``jobs`` workers (0: one a core).

    Raises InputError for paths that do not exist, OSError where ``out`` cannot be written.
    """
    files = monograph_files(paths)
    files, twins = _distinct(files)
    summary = Summary(problems=list(twins))
    with _replacing(out) as folder:
        with _Shards(folder) as shards:
            for number, outcome in enumerate(worked(work, files, jobs), 1):
                shards.add(outcome)
                summary.problems += outcome.problems
                summary.monographs += bool(outcome.quads)
                summary.claims += outcome.claims
                if progress:
                    progress(number, len(files))
        _finish(folder, summary)
    return summary


def _distinct(files: list[Path]) -> tuple[list[Path], list[Problem]]:
    """The files, of those with one name only the first; and a problem for each other."""
    first: dict[str, Path] = {}
    problems = []
    for file in files:
        slug = graph.slug_of(file.stem)
        if slug in first:
            message = f"has the same name as {first[slug].as_posix()}"
            hint = "rename one of the files: the name identifies the monograph"
            problems.append(Problem("violation", "duplicate-name", message, file.as_posix(), hint=hint))
        else:
            first[slug] = file
    return list(first.values()), problems


def worked(task: Callable[[Path], Result], files: list[Path], jobs: int = 0) -> Iterator[Result]:
    """What ``task`` gives for each file, in their order; ``jobs`` worker processes (0: one a core)."""
    lexicon()  # loaded before the fork, so that the workers share it
    gc.freeze()  # and out of the collector's sight: it is large, and stays
    workers = min(jobs or os.cpu_count() or 1, len(files))
    if workers <= 1:
        yield from map(task, files)
        return
    context = multiprocessing.get_context(
        "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    )
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        yield from pool.map(task, files, chunksize=_CHUNK)


class _Shards:
    """The files of a build that grow with every monograph."""

    def __init__(self, folder: Path) -> None:
        self._facts = (folder / "facts.jsonl").open("w", encoding="utf-8", newline="\n")
        self._quads = (folder / "graph.nq").open("wb")
        self._turtle = (folder / "graph.ttl").open("wb")
        self._turtle.write(
            "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in sorted(PREFIXES.items())).encode()
        )
        self._turtle.write(f"# {NOTICE}\n\n".encode())
        self._shared: set[str] = set()

    def __enter__(self) -> _Shards:
        return self

    def __exit__(self, *_: object) -> None:
        lines = "".join(f"{triple} .\n" for triple in sorted(self._shared)).encode()
        self._turtle.write(_turtle(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES)))
        for file in (self._facts, self._quads, self._turtle):
            file.close()

    def add(self, outcome: Outcome) -> None:
        self._facts.write(outcome.facts)
        self._quads.write(outcome.quads)
        self._turtle.write(outcome.turtle)
        self._shared |= outcome.shared


def _finish(folder: Path, summary: Summary) -> None:
    """The files that need the whole graph: vocabulary, store, checks, report and description."""
    vocabulary = sorted(vocabulary_quads(), key=str)
    with (folder / "graph.nq").open("ab") as file:
        file.write(ox.serialize(vocabulary, format=ox.RdfFormat.N_QUADS) or b"")
    with (folder / "graph.ttl").open("ab") as file:
        file.write(_turtle(sorted({q.triple for q in vocabulary}, key=str)))
    from kg.store.embedded import bulk_load

    bulk_load(folder / "store", folder / "graph.ttl")
    opened = store.open_store(folder)
    summary.problems += check(opened)
    summary.triples = int(opened.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0] or 0)
    del opened
    forms = report.forms()
    (folder / "report.ttl").write_text(forms["ttl"].render(summary.problems, {}), "utf-8")
    (folder / "problems.jsonl").write_text(forms["json"].render(summary.problems, {}), "utf-8")
    (folder / "void.ttl").write_text(_description(summary), "utf-8")


def vocabulary_quads() -> Iterator[ox.Quad]:
    """The ontology, vocabularies and alignments as quads of one graph."""
    folder = ontology_folder()
    description = ox.NamedNode(PREFIXES["dcterms"] + "description")
    yield ox.Quad(ox.NamedNode(f"{BASE}dataset"), description, ox.Literal(NOTICE, language="en"), ONTOLOGY)
    own = (*folder.glob("*.ttl"), *(folder / "facts").glob("*.ttl"), *(folder / "alignment").glob("*.ttl"))
    for file in (*sorted(own), *vocabulary_files()):
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, ONTOLOGY)


def _description(summary: Summary) -> str:
    return f"""@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<{BASE}dataset>
    a void:Dataset , dcat:Dataset ;
    dcterms:title "Drug facts read from monographs"@en ;
    dcterms:description "{NOTICE}"@en ;
    void:vocabulary <{BASE}ontology> ;
    void:uriSpace "{BASE}" ;
    void:entities {summary.claims} ;
    void:documents {summary.monographs} ;
    void:triples {summary.triples} ;
    void:dataDump <{BASE}dump/graph.nq> , <{BASE}dump/graph.ttl>
.
"""


@contextmanager
def _replacing(out: Path) -> Iterator[Path]:
    """A folder that takes the place of ``out`` when the block ends well, and vanishes when it does not."""
    out.parent.mkdir(parents=True, exist_ok=True)
    if out.exists() and any(out.iterdir()) and not (out / "graph.nq").exists():
        raise InputError(f"{out} holds other files; give another --out")
    fresh = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    old = out.with_name(f".{out.name}-old-{os.getpid()}")
    try:
        yield fresh
        fresh.chmod(0o755)
        if out.exists():
            out.rename(old)
        fresh.rename(out)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
