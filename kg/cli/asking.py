"""Commands that answer questions."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import VIOLATIONS, fail, stoppable
from kg.cli.options import BuildFolder, Paths
from kg.cli.problems import print_problems

if TYPE_CHECKING:
    from kg.query import Parameter


def facts(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", help="jsonl or table.")] = "jsonl",
) -> None:
    """Print the facts of monographs; no build needed."""
    from kg.build import InputError, claims_of, monograph_files
    from kg.export import facts as writer

    if format not in ("jsonl", "table"):
        fail(f"--format is jsonl or table, not {format}")
    try:
        files = monograph_files(paths)
    except InputError as error:
        fail(error)
    violated = False
    for file in files:
        _, claims, problems = claims_of(file)
        violated |= any(p.severity == "violation" for p in problems)
        print_problems(problems, "text", sys.stderr) if problems else None
        if format == "jsonl":
            for claim in claims:
                sys.stdout.write(writer.line(claim) + "\n")
        else:
            from kg.cli.tables import facts_table

            facts_table([writer.fact(claim) for claim in claims])
    raise typer.Exit(VIOLATIONS if violated else 0)


def query(
    name: Annotated[str, typer.Argument(help="A query of kg queries.")],
    param: Annotated[
        list[str] | None, typer.Option("--param", help="name=value; several values: a;b")
    ] = None,
    build: BuildFolder = Path("build"),
    endpoint: Annotated[
        str, typer.Option("--endpoint", help="Ask this SPARQL endpoint in place of a build.")
    ] = "",
    format: Annotated[str, typer.Option("--format", help="table, csv, json or md.")] = "table",
) -> None:
    """Ask a named question."""
    from kg.cli.tables import rows_as
    from kg.query import QueryError, drugs_of, named_queries
    from kg.store import StoreError, open_endpoint, open_store

    if format not in ("table", "csv", "json", "md"):
        fail(f"--format is table, csv, json or md, not {format}")
    queries = named_queries()
    if name not in queries:
        fail(f"no query {name!r}{_near(name, queries)}; kg queries lists them")
    try:
        store = open_endpoint(endpoint) if endpoint else open_store(build)
        given = _parameters(param or [])
        text = queries[name].bound(drugs_of(store.select), **given)
        if defaults := [f"{p.name}={p.default}" for p in queries[name].parameters if _is_silent(p, given)]:
            typer.echo(f"kg: not given, so asked with {', '.join(defaults)}", err=True)
        with stoppable():
            rows = store.select(text)
    except (QueryError, StoreError) as error:
        fail(error)
    rows_as(format, rows, queries[name].title)


def queries(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the named questions with their parameters."""
    from kg.cli.tables import queries_table
    from kg.query import named_queries

    queries_table(list(named_queries().values()), json)


def show(
    drug: Annotated[str, typer.Argument(help="A drug, as titled in its monograph.")],
    build: BuildFolder = Path("build"),
    json: Annotated[bool, typer.Option("--json", help="As JSON lines.")] = False,
) -> None:
    """Show all facts of a drug with their quotes."""
    from kg.api import open as open_build
    from kg.cli.tables import show_facts

    if not (build / "facts.jsonl").exists():
        fail(f"no build at {build}: run kg build first")
    opened = open_build(build)
    found = list(opened.facts(drug))
    if not found:
        fail(f"no drug {drug!r}{_near(drug, {fact['drug'] for fact in opened.facts()})}")
    show_facts(found, json)


def _parameters(given: list[str]) -> dict[str, str]:
    from kg.query import QueryError

    values = {}
    for entry in given:
        name, equals, value = entry.partition("=")
        if not equals:
            raise QueryError(f"--param {entry!r} is not name=value")
        values[name] = value
    return values


def _is_silent(parameter: Parameter, given: dict[str, str]) -> bool:
    """True where a default that narrows the answer stands in for what was not given."""
    return parameter.name not in given and parameter.default != "UNDEF"


def _near(word: str, known: object) -> str:
    import difflib

    close = difflib.get_close_matches(word.casefold(), {str(k).casefold(): k for k in known}, 3, 0.6)  # type: ignore[attr-defined]
    return f" (did you mean {', '.join(close)}?)" if close else ""
