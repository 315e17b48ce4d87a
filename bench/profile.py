"""Where the time goes: CPU milliseconds a monograph by stage, of the stages as kg.build composes them."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import inputs
from bench.inputs import Setting
from bench.measured import Measured, Row
from kg import export, graph
from kg.build import finish, stages
from kg.build import run as builds
from kg.build.fingerprint import fingerprint, follow
from kg.extract import extractors
from kg.query import named_queries
from kg.store import open_store

_HOW = (
    "kg build in one process; each function is timed where kg.build calls it (CPU time, the timing itself included), vocabulary, "
    "extractors and shapes loaded before. Stages of a file in milliseconds a monograph, then what needs the whole graph, then kinds and checks."
)
_FILE = {
    "read": (stages, "read"), "extract": (stages, "extract"), "ground": (stages, "ground"), "merge": (stages, "merge"),
    "graph": (graph, "statements"), "lint": (stages, "lint"), "contradictions": (stages, "disagreements"), "shapes": (stages, "validate"),
    "one problem a defect": (stages, "distinct"), "topics": (stages, "topics_line"),
    "facts as JSON": (export.facts, "line"), "Turtle": (stages, "turtle"),
}  # fmt: skip
_WHOLE = {
    "vocabulary": (builds, "write_tails"), "store": (finish, "make_store"), "checks": (finish, "checked"),
    "reports": (finish, "write_reports"), "index": (finish, "save"),
}  # fmt: skip
_LAZY = ("lint", "contradictions", "checks", "ground")  # what gives its results one by one


def run(setting: Setting) -> Measured:
    """A row a stage."""
    follow(fingerprint())  # else the build would load everything once more
    stages.load()
    files = inputs.sample(setting.count(250, 12))  # below what kg.build gives to another process
    for file in files[:8]:  # what is made at the first use is no cost of a file
        stages.work(file)
    spent: dict[str, float] = defaultdict(float)
    out = inputs.WORK / "profile"
    with _watched({**_FILE, **_WHOLE}, spent), _watched_kinds(spent):
        start = time.process_time()
        builds.build(files, out, 1, anew=True)
        spent["all"] = time.process_time() - start
    rows = [*_rows(spent, len(files)), *_checks(out)]
    return Measured(
        "profile",
        f"Where the time goes, {len(files)} monographs",
        _HOW,
        "",
        tuple(rows),
        {"count": len(files), **spent},
    )


def _rows(spent: dict[str, float], count: int) -> Iterator[Row]:
    each = 1000 / count
    yield Row("all", spent["all"] * each, unit="ms")
    for name in (*_FILE, *_WHOLE):
        yield Row(name, spent[name] * each, unit="ms")
    rest = spent["all"] - sum(spent[name] for name in (*_FILE, *_WHOLE))
    yield Row("the rest: lines, pieces, the loop", rest * each, unit="ms")
    for kind in sorted(extractors(), key=lambda kind: -spent[f"extract: {kind}"]):
        yield Row(f"extract: {kind}", spent[f"extract: {kind}"] * each, unit="ms")


def _checks(out: Path) -> Iterator[Row]:
    store = open_store(out)
    for name, query in named_queries().items():
        if name.startswith("checks/"):
            start = time.process_time()
            store.select(query.text)
            yield Row(f"{name}, all monographs", 1000 * (time.process_time() - start), unit="ms")


@contextmanager
def _watched(names: dict[str, tuple[ModuleType, str]], spent: dict[str, float]) -> Iterator[None]:
    """Counts the time in these functions; raises AttributeError for one that is no longer there."""
    before = {name: getattr(module, function) for name, (module, function) in names.items()}
    for name, (module, function) in names.items():
        watch = _drained if name in _LAZY else _counting
        setattr(module, function, watch(before[name], name, spent))
    try:
        yield
    finally:
        for name, (module, function) in names.items():
            setattr(module, function, before[name])


@contextmanager
def _watched_kinds(spent: dict[str, float]) -> Iterator[None]:
    kinds = extractors()
    before = dict(kinds)
    kinds.update({kind: _drained(run, f"extract: {kind}", spent) for kind, run in before.items()})
    try:
        yield
    finally:
        kinds.update(before)


def _counting(run: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(run)
    def counted(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return run(*given, **named)
        finally:
            spent[name] += time.process_time() - start

    return counted


def _drained(run: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """For a generator: its time is that of taking everything from it."""
    return _counting(lambda *given: list(run(*given)), name, spent)
