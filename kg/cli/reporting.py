"""The command that writes a report to read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failing import fail
from kg.cli.options import BuildFolder, Quiet

_WHY = "the files are not as they were read; run this in the folder of kg build, or build again"


def report(
    build: BuildFolder = Path("build"),
    out: Annotated[Path, typer.Option("--out", help="Folder to write.")] = Path("report"),
    quiet: Quiet = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Worker processes; 0: one a core.")] = 0,
) -> None:
    """Write the HTML report of a build: an overview, and each monograph with its facts and problems in place."""
    from kg.build import InputError
    from kg.build.pages import write_report
    from kg.cli.progress import progress

    try:
        with progress(quiet) as tick:
            written = write_report(build, out, jobs, tick)
    except (InputError, OSError) as error:
        fail(error)
    if quiet:
        return
    typer.echo(f"{written.overview}: {written.monographs} monographs, {written.made} pages made", err=True)
    if written.textless:
        typer.echo(f"{written.textless} pages lack their text: {_WHY}", err=True)
