"""Commands that make a build."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import STOPPED, VIOLATIONS, fail
from kg.cli.options import Paths, Quiet
from kg.cli.problems import print_problems

if TYPE_CHECKING:
    from kg.build import Summary

_SHOWN = 2_000  # problems; where there are more, only violations are printed, and of these the first _FIRST
_FIRST = 200


def build(
    paths: Paths,
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
) -> None:
    """Build the graph, store, facts and report. Only what changed since the last build is read again."""
    from kg.build import InputError
    from kg.build import build as run
    from kg.cli.progress import progress

    try:
        with progress(quiet) as tick:
            summary = run(paths, out, jobs, tick, cache, no_cache)
    except (InputError, OSError) as error:
        fail(error)
    except KeyboardInterrupt:
        typer.echo("kg: stopped; the last build is as it was", err=True)
        raise typer.Exit(STOPPED) from None
    if not quiet:
        print_verdict(summary)
    raise typer.Exit(0 if summary.conforms else VIOLATIONS)


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
    typer.echo(
        f"{summary.monographs} monographs, {summary.claims} facts, {summary.triples} triples in {summary.folder}"
        f" ({summary.worked or 'no'} {'file' if summary.worked == 1 else 'files'} read)",
        err=True,
    )
