"""Commands that make a build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failing import VIOLATIONS, fail
from kg.cli.options import Paths, Quiet
from kg.cli.problems import print_problems


def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="Folder to write.")] = Path("build"),
    quiet: Quiet = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Worker processes; 0: one a core.")] = 0,
) -> None:
    """Build the graph, store, facts and report."""
    from kg.build import InputError
    from kg.build import build as run
    from kg.cli.progress import progress

    try:
        with progress(quiet) as tick:
            summary = run(paths, out, jobs, tick)
    except (InputError, OSError) as error:
        fail(error)
    if not quiet:
        print_problems(summary.problems, "text", sys.stderr)
        typer.echo(
            f"{summary.monographs} monographs, {summary.claims} facts, {summary.triples} triples in {out}",
            err=True,
        )
    raise typer.Exit(0 if summary.conforms else VIOLATIONS)
