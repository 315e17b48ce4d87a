"""Commands that make a build."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kg.cli.failing import STOPPED, VIOLATIONS, fail
from kg.cli.options import Quiet, Sources
from kg.cli.problems import print_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.build import Summary

_SHOWN = 2_000  # problems; where there are more, only violations are printed, and of these the first _FIRST
_FIRST = 200


def build(
    paths: Sources,
    out: Annotated[Path, typer.Option("--out", help="Folder to write.")] = Path("build"),
    quiet: Quiet = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Worker processes; 0: one a core.")] = 0,
    cache: Annotated[
        Path | None,
        typer.Option(
            "--cache", help="Take unchanged monographs from the build in this folder; else from --out."
        ),
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Read every monograph anew.")] = False,
    scheduler: Annotated[
        str, typer.Option("--scheduler", help="Work on the Dask cluster at this address, tcp://host:port.")
    ] = "",
    shards: Annotated[
        str, typer.Option("--shards", help="Folder or URL that every worker can write; with --scheduler.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever a file is saved.")] = False,
) -> None:
    """Build the graph, store, facts and report. Only what changed since the last build is read again."""
    from kg.build import InputError
    from kg.build import build as run
    from kg.cli.progress import progress

    def once() -> Summary:
        with progress(quiet) as tick:
            if scheduler:
                return _on_cluster(scheduler, paths, shards, out, tick)
            return run([Path(path) for path in paths], out, jobs, tick, cache, no_cache)

    try:
        if watch:
            _watched([Path(path) for path in paths], once)
        summary = once()
    except (InputError, OSError) as error:
        fail(error)
    except KeyboardInterrupt:
        typer.echo("kg: stopped; the last build is as it was", err=True)
        raise typer.Exit(STOPPED) from None
    if not quiet:
        print_verdict(summary)
    raise typer.Exit(0 if summary.conforms else VIOLATIONS)


def _on_cluster(
    scheduler: str, paths: list[str], shards: str, out: Path, tick: Callable[[int, int], None] | None
) -> Summary:
    if not shards:
        fail("--scheduler needs --shards: a folder or URL that every worker can write")
    try:
        from kg.build.cluster import ClusterError, build_on
    except ImportError:
        fail("--scheduler needs Dask: pip install 'drugfacts-kg[cluster]'")
    try:
        return build_on(scheduler, paths, shards, out, tick)
    except ClusterError as error:
        fail(error)


def _watched(paths: list[Path], once: Callable[[], Summary]) -> NoReturn:
    """Builds whenever something is saved, and says what became of it, until Ctrl-C."""
    from kg.build import InputError
    from kg.build.watch import saves

    said = None
    try:
        for _ in saves(paths):
            try:
                summary = once()
            except (InputError, OSError) as error:
                typer.echo(f"kg: {error}", err=True)
                continue
            if said is None:
                print_verdict(summary)
                typer.echo("watching for changes; Ctrl-C ends", err=True)
            elif summary.changed or summary != replace(said, changed=()):
                _print_changed(summary)
            said = summary
    except KeyboardInterrupt:
        pass
    raise typer.Exit(0)


def _print_changed(summary: Summary) -> None:
    """The problems of the files that were read for this build, and the counts."""
    from kg.build.reports import read_problems

    problems = list(read_problems(summary.folder, summary.changed))
    bad = {problem.path for problem in problems if problem.severity != "info"}
    for path in summary.changed:
        if path not in bad:
            typer.echo(f"{path}: no violation, no warning", err=True)
    print_problems(problems, "text", sys.stderr) if bad else None
    _print_counts(summary)


def print_verdict(summary: Summary) -> None:
    """The problems and counts of a build, on standard error; of very many problems the first violations."""
    from kg.build.reports import read_problems

    if summary.violations + summary.warnings + summary.notes <= _SHOWN:
        print_problems(summary.problems, "text", sys.stderr)
    else:
        every = read_problems(summary.folder)
        first = list(islice((p for p in every if p.severity == "violation"), _FIRST))
        print_problems(first, "text", sys.stderr) if first else None
        counts = f"{summary.violations} violations, {summary.warnings} warnings, {summary.notes} notes"
        typer.echo(f"in all {counts}: {summary.folder / 'problems.jsonl'}", err=True)
    _print_counts(summary)


def _print_counts(summary: Summary) -> None:
    read = len(summary.changed)
    typer.echo(
        f"{summary.monographs} monographs, {summary.claims} facts, {summary.triples} triples in {summary.folder}"
        f" ({read or 'no'} {'file' if read == 1 else 'files'} read)",
        err=True,
    )
