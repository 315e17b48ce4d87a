"""Commands that take the graph elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failing import fail
from kg.cli.options import BuildFolder


def export(
    format: Annotated[str, typer.Argument(help="turtle, nquads, jsonld, jsonl or csv.")],
    build: BuildFolder = Path("build"),
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write; default: standard output.")
    ] = None,
) -> None:
    """Write the graph in another format."""
    from kg.export import formats

    if format not in formats():
        fail(f"no format {format!r}; there are {', '.join(formats())}")
    if not (build / "graph.nq").exists():
        fail(f"no build at {build}: run kg build first")
    if out is None:
        formats()[format].write(build, sys.stdout.buffer)
        return
    try:
        with out.open("wb") as file:
            formats()[format].write(build, file)
    except OSError as error:
        fail(error)


def push(
    url: Annotated[str, typer.Argument(help="A SPARQL update endpoint.")],
    build: BuildFolder = Path("build"),
) -> None:
    """Fill a SPARQL server with the graph of a build; its default graph is replaced."""
    from kg.store import StoreError
    from kg.store.remote import push as send

    if not (build / "graph.nq").exists():
        fail(f"no build at {build}: run kg build first")
    try:
        sent = send(build / "graph.nq", url)
    except StoreError as error:
        fail(error)
    typer.echo(f"{sent} quads sent to {url}", err=True)
