"""(a) The whole pipeline against the straightforward one, on the same monographs and with the same extractors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from bench import inputs, plain
from bench.building import Built, built
from bench.clock import timed, within
from bench.inputs import Setting
from bench.measured import Measured, Row, faster
from kg.build.stages import claims_of, load
from kg.query import named_queries
from kg.validate.engine import by_pyshacl

_HOW = (
    "Peer: python-frontmatter, ftfy and markdown-it-py read each file; the same extractors; one rdflib graph of all triples and the "
    "vocabulary; pyshacl.validate with the same shapes (parsed once, in place); the checks across monographs in rdflib SPARQL and rdflib's "
    "Turtle, each stopped after some seconds (10 and 60 in a full run), whence 'more than'. One process, CPU time. Ours: kg build with "
    "every stage (also named graphs, store, lint, contradictions, reports, an index for the next build). Two free cores are reckoned: "
    "the parent's CPU time and half of the workers'; wall is as long as other load made it. The peer's time for the corpus is extrapolated linearly, its cost of the vocabulary counted once."
)
Stages = dict[str, float]  # to CPU seconds


def run(setting: Setting) -> Measured:
    """Both on a sample, then ours on everything."""
    load()
    files = inputs.sample(setting.count(300, 12))
    _claims(files[:8])  # what is made at the first use is no cost of a file
    common, _ = timed(lambda: _claims(files))
    longest = setting.count(60, 20)
    fixed, _ = _stages([plain.vocabulary()], longest)
    documents = [plain.triples(plain.statements_of(file)) for file in files]
    with_vocabulary, is_long = _stages([*documents, plain.vocabulary()], longest)
    stages = {name: max(seconds - fixed[name], 0) for name, seconds in with_vocabulary.items()}
    stages["reading"] = timed(lambda: [plain.read(file) for file in files])[0]
    stages["SPARQL"], is_cut = _checks(plain.union([*documents, plain.vocabulary()]), setting.count(10, 2))
    is_cut = is_cut or is_long
    ours = built(inputs.WORK / "sample", files, 1)
    rows = [*_sample_rows(len(files), ours.cpu, common, stages, fixed, is_cut)]
    whole = built(inputs.WORK / "edited-build", [inputs.collection(setting)], 0)
    each = (sum(stages.values()) + common) / len(files)
    rows += _whole_rows(whole, sum(fixed.values()) + each * whole.monographs, is_cut)
    title = f"The whole pipeline, sample of {len(files)} monographs"
    return Measured("pipeline", title, _HOW, "straightforward", tuple(rows), {"whole": asdict(whole)})


def _claims(files: Sequence[Path]) -> int:
    return sum(len(claims_of(file)[1]) for file in files)


def _stages(documents: Sequence[Sequence[ox.Triple]], longest: float) -> tuple[Stages, bool]:
    """Graph, validation and Turtle of rdflib and pySHACL, and whether the Turtle took longer than it may and was stopped."""
    stages, shapes = {}, plain.shapes()
    stages["rdflib graph"], graph = timed(lambda: plain.union(documents))
    stages["pySHACL"], _ = timed(lambda: list(by_pyshacl(graph, shapes)))
    stages["Turtle"], text = within(longest, lambda: graph.serialize(format="turtle"))
    return stages, text is None


def _checks(graph: Graph, limit: float) -> tuple[float, bool]:
    """CPU seconds of the checks, and whether one was stopped."""
    checks = [query.text for name, query in named_queries().items() if name.startswith("checks/")]
    found = [within(limit, partial(_rows, graph, text)) for text in checks]
    return sum(seconds for seconds, _ in found), any(rows is None for _, rows in found)


def _rows(graph: Graph, query: str) -> int:
    return len(list(graph.query(query)))


def _sample_rows(
    count: int, ours: float, common: float, stages: Stages, fixed: Stages, is_cut: bool
) -> Iterator[Row]:
    """Milliseconds a monograph; the vocabulary and our start are shared out."""
    each = 1000 / count
    theirs = sum(stages.values()) + sum(fixed.values()) + common
    queries = stages["SPARQL"]
    yield Row("extraction, the same on both sides", common * each, common * each, "ms")
    for name, seconds in stages.items():
        yield Row(f"peer: {name}", None, seconds * each, "ms", is_cut=is_cut and name in ("SPARQL", "Turtle"))
    yield faster("a monograph, one core", ours * each, theirs * each, must="ratio >= 8", is_cut=is_cut)
    yield faster("without SPARQL", ours * each, (theirs - queries) * each, is_cut=is_cut)
    yield faster("without extraction", (ours - common) * each, (theirs - common) * each, is_cut=is_cut)
    yield faster("without both", (ours - common) * each, (theirs - common - queries) * each, is_cut=is_cut)


def _whole_rows(used: Built, theirs: float, is_cut: bool) -> Iterator[Row]:
    name = f"all {used.monographs:,}"
    yield faster(f"{name}, one core", used.cpu, theirs, "s", is_cut=is_cut)
    yield faster(f"{name}, two free cores, reckoned", used.two_cores, theirs, "s", "ratio >= 8", is_cut)
    yield faster(f"{name}, wall as it was", used.wall, theirs, "s", is_cut=is_cut)
    yield Row("seconds on two free cores, reckoned", used.two_cores, unit="s", must="ours <= 100")
