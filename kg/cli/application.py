"""The commands and their options; the work is done by the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failing import fail
from kg.cli.vocabulary import vocabulary

application = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Drug monographs to a knowledge graph, every fact with the sentence that states it. Not reviewed; not for clinical use.",
    epilog="Exit codes: 0 done and the monographs conform, 1 violations were found, 2 wrong usage or input.",
)
application.add_typer(vocabulary, name="vocab")

Paths = Annotated[list[Path], typer.Argument(help="Monographs (.md) or folders of them.", show_default=False)]
BuildFolder = Annotated[Path, typer.Option("--build", help="The build to ask.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no summary.")]
VIOLATIONS = 1


@application.command()
def build(
    paths: Paths,
    out: Annotated[Path, typer.Option("--out", help="Folder to write.")] = Path("build"),
    quiet: Quiet = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Worker processes; 0: one a core.")] = 0,
) -> None:
    """Build the graph, store, facts and report."""
    from kg.cli.progress import progress
    from kg.pipeline import InputError
    from kg.pipeline import build as run

    try:
        with progress(quiet) as tick:
            summary = run(paths, out, jobs, tick)
    except (InputError, OSError) as error:
        fail(error)
    if not quiet:
        _report(summary.problems, "text", sys.stderr)
        typer.echo(
            f"{summary.monographs} monographs, {summary.claims} facts, {summary.triples} triples in {out}",
            err=True,
        )
    raise typer.Exit(0 if summary.conforms else VIOLATIONS)


@application.command()
def facts(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", help="jsonl or table.")] = "jsonl",
) -> None:
    """Print the facts of monographs; no build needed."""
    from kg.export import facts as writer
    from kg.pipeline import InputError, claims_of, monograph_files

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
        _report(problems, "text", sys.stderr) if problems else None
        if format == "jsonl":
            for claim in claims:
                sys.stdout.write(writer.line(claim) + "\n")
        else:
            from kg.cli.tables import facts_table

            facts_table([writer.fact(claim) for claim in claims])
    raise typer.Exit(VIOLATIONS if violated else 0)


@application.command()
def validate(
    paths: Paths,
    format: Annotated[
        str, typer.Option("--format", help="text, json, ttl, github, sarif or junit.")
    ] = "text",
    select: Annotated[list[str] | None, typer.Option("--select", help="Only this rule; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not this rule; repeatable.")] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="What ends with code 1: violation, warning or info.")
    ] = "violation",
) -> None:
    """Check monographs: every problem at its line."""
    from kg.pipeline import InputError, monograph_files, work, worked
    from kg.report import forms

    severities = ("violation", "warning", "info")
    if format not in forms():
        fail(f"--format is one of {', '.join(forms())}, not {format}")
    if fail_on not in severities:
        fail(f"--fail-on is one of {', '.join(severities)}, not {fail_on}")
    try:
        files = monograph_files(paths)
    except InputError as error:
        fail(error)
    problems = [
        problem
        for outcome in worked(work, files)
        for problem in outcome.problems
        if (not select or problem.rule in select) and problem.rule not in (ignore or ())
    ]
    _report(problems, format, sys.stdout)
    grave = severities[: severities.index(fail_on) + 1]
    raise typer.Exit(VIOLATIONS if any(p.severity in grave for p in problems) else 0)


@application.command()
def fix(
    paths: Paths,
    write: Annotated[
        bool, typer.Option("--write", help="Change the files; without it print a diff.")
    ] = False,
) -> None:
    """Make the safe repairs: broken characters, bled questions, units that are misread. Nothing else changes."""
    import difflib

    from kg.pipeline import InputError, monograph_files, repaired_text

    try:
        files = monograph_files(paths)
    except InputError as error:
        fail(error)
    changed = 0
    for file in files:
        old, new = repaired_text(file)
        changed += old != new
        if old != new and write:
            file.write_bytes(new.encode("utf-8"))
        elif old != new:
            name, lines = file.as_posix(), (old.splitlines(True), new.splitlines(True))
            sys.stdout.writelines(difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"))
    typer.echo(f"{changed} of {len(files)} files {'changed' if write else 'to change'}", err=True)


@application.command()
def coverage(
    paths: Paths,
    list_: Annotated[
        bool, typer.Option("--list", help="List the uncovered sentences and the silent sections.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON lines.")] = False,
) -> None:
    """Show how much of the text gave a claim, by section, and what did not."""
    from kg import coverage as ledger
    from kg.cli.progress import progress
    from kg.cli.tables import coverage_tables
    from kg.pipeline import InputError, covered, monograph_files, worked

    entries: list[ledger.Entry] = []
    silences: list[ledger.Silence] = []
    try:
        files = monograph_files(paths)
    except InputError as error:
        fail(error)
    with progress(json) as tick:
        for number, (found, silent) in enumerate(worked(covered, files), 1):
            entries += found
            silences += silent
            if tick:
                tick(number, len(files))
    coverage_tables(entries, silences, list_, json)


@application.command()
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
    from kg.query import QueryError, named_queries
    from kg.store import StoreError, open_endpoint, open_store

    if format not in ("table", "csv", "json", "md"):
        fail(f"--format is table, csv, json or md, not {format}")
    queries = named_queries()
    if name not in queries:
        fail(f"no query {name!r}{_near(name, queries)}; kg queries lists them")
    try:
        text = queries[name].bound(**_parameters(param or []))
        rows = (open_endpoint(endpoint) if endpoint else open_store(build)).select(text)
    except (QueryError, StoreError) as error:
        fail(error)
    rows_as(format, rows, queries[name].title)


@application.command()
def queries(json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """List the named questions with their parameters."""
    from kg.cli.tables import queries_table
    from kg.query import named_queries

    queries_table(list(named_queries().values()), json)


@application.command()
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


@application.command()
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


@application.command()
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


def _parameters(given: list[str]) -> dict[str, str]:
    from kg.query import QueryError

    values = {}
    for entry in given:
        name, equals, value = entry.partition("=")
        if not equals:
            raise QueryError(f"--param {entry!r} is not name=value")
        values[name] = value
    return values


def _near(word: str, known: object) -> str:
    import difflib

    close = difflib.get_close_matches(word.casefold(), {str(k).casefold(): k for k in known}, 3, 0.6)  # type: ignore[attr-defined]
    return f" (did you mean {', '.join(close)}?)" if close else ""


def _report(problems: list, format: str, stream: object) -> None:  # type: ignore[type-arg]
    from kg.report import forms

    texts = {}
    for path in {problem.path for problem in problems}:
        try:
            texts[path] = Path(path).read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
    stream.write(forms()[format].render(problems, texts))  # type: ignore[attr-defined]
