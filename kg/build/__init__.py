"""The pipeline: folders of monographs to a build folder, in one direction, file by file.

Every file is worked through by itself, in a worker process; the parent writes what comes back in the order of the
paths. So the bytes do not depend on the number of workers, and memory not on the number of files. The build is
written beside the last one and takes its place at the end: a build that fails half-way leaves the last good one.

The names below are loaded when they are asked for, so that ``import kg`` loads no RDF library. Who does what:

    run          a build from end to end            shards   the files that grow with every monograph
    inputs       which files are meant              filling  a store as it fills
    stages       one file through every stage       reports  problems.jsonl and report.ttl
    workers      who runs them (crew: processes)    finish   what needs the whole graph
    fingerprint  what a result depends on           index    what a build remembers for the next one
    pages        the HTML report of a finished build   storing  the store: filled or changed
    folder       a build that takes its place when it is done
    difference   what an edit changed of the graph  checking the checks, after an edit on what is tied to it
    copying      what goes on beside: copies            reach    what an edit reaches of each check
    watch        when to build again                cluster  the same on a Dask cluster
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build.finish import Summary
    from kg.build.inputs import InputError, monograph_files
    from kg.build.run import build
    from kg.build.stages import (
        Outcome,
        claims_of,
        covered,
        facts_or_reason,
        lost,
        repaired_text,
        substance_of,
        verdict,
        work,
    )
    from kg.build.workers import worked

__all__ = [
    "InputError", "Outcome", "Summary", "build", "claims_of", "covered", "facts_or_reason", "lost", "monograph_files", "repaired_text",
    "substance_of", "verdict", "work", "worked",
]  # fmt: skip

_HOMES = {
    "inputs": ("InputError", "monograph_files"),
    "finish": ("Summary",),
    "run": ("build",),
    "stages": (
        "Outcome",
        "claims_of",
        "covered",
        "facts_or_reason",
        "lost",
        "repaired_text",
        "substance_of",
        "verdict",
        "work",
    ),
    "workers": ("worked",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
