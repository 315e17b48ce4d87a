"""Commands that check what is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import VIOLATIONS, fail
from kg.cli.options import Paths
from kg.cli.problems import print_problems, texts_of

if TYPE_CHECKING:
    from kg.build import Outcome
    from kg.model import Problem

_ON_ONE_PAGE = 100  # monographs; beyond that a browser is slow, and the pages of kg report are right


def validate(
    paths: Paths,
    format: Annotated[
        str, typer.Option("--format", help="text, json, ttl, github, sarif, junit or html.")
    ] = "text",
    select: Annotated[list[str] | None, typer.Option("--select", help="Only this rule; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", help="Not this rule; repeatable.")] = None,
    fail_on: Annotated[
        str, typer.Option("--fail-on", help="What ends with code 1: violation, warning or info.")
    ] = "violation",
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", help="A file of known problems: they are not shown and do not fail."),
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write the problems that there are now to the baseline.")
    ] = False,
) -> None:
    """Check monographs: every problem at its line."""
    from kg.build import InputError, lost, monograph_files, verdict, work, worked
    from kg.report import forms
    from kg.report.text import HIDING
    from kg.rules import rules

    named = {*(select or ()), *(ignore or ())}
    if unknown := sorted(named - set(rules() if named else ())):
        fail(f"no rule is called {', '.join(unknown)}; docs/rules lists them")
    severities = ("violation", "warning", "info")
    if format not in (*forms(), "html"):
        fail(f"--format is one of {', '.join(forms())} or html, not {format}")
    if fail_on not in severities:
        fail(f"--fail-on is one of {', '.join(severities)}, not {fail_on}")
    if write_baseline and (not baseline or select or ignore):
        fail("--write-baseline writes to the file that --baseline names, without --select and --ignore")
    try:
        files = monograph_files(paths)
    except InputError as error:
        fail(error)
    if format == "html" and len(files) > _ON_ONE_PAGE:
        fail(f"one page holds {_ON_ONE_PAGE} monographs, not {len(files)}: run kg build, then kg report")

    def wanted(outcome: Outcome) -> list[Problem]:
        return [
            problem
            for problem in outcome.problems
            if (not select or problem.rule in (*select, "suppressed")) and problem.rule not in (ignore or ())
        ]

    found = [
        (outcome if format == "html" else None, wanted(outcome))
        for outcome in worked(work if format == "html" else verdict, files, 1 if len(files) == 1 else 0, lost)
    ]
    problems = [problem for _, own in found for problem in own]
    if baseline:
        looked_at = [] if select or ignore else [file.as_posix() for file in files]
        problems = _unknown(problems, baseline, write_baseline, looked_at)
    if format == "html":
        _print_page(
            [(outcome, [p for p in problems if p.path == outcome.path]) for outcome, _ in found if outcome]
        )
    else:
        print_problems(problems, format, sys.stdout)
    grave = severities[: severities.index(fail_on) + 1]
    raise typer.Exit(VIOLATIONS if any(p.severity in grave and p.rule not in HIDING for p in problems) else 0)


def _unknown(problems: list[Problem], file: Path, write: bool, looked_at: Sequence[str]) -> list[Problem]:
    """The problems that the baseline does not know; with ``write`` it is written first, for the files looked at."""
    from kg.validate.baseline import read, renewed, unknown

    texts = texts_of(problems)
    try:
        if write:
            old = file.read_text("utf-8") if file.exists() else ""
            file.write_text(renewed(old, problems, texts, looked_at), "utf-8")
        return unknown(problems, texts, read(file.read_text("utf-8")), file.as_posix(), looked_at)
    except (OSError, ValueError) as error:
        fail(f"{file}: {error}")


def _print_page(found: Sequence[tuple[Outcome, list[Problem]]]) -> None:
    """One page with the text, facts and problems of every file."""
    from kg.build.pages import subject_of
    from kg.report.html.pages import whole

    page = whole(subject_of(outcome, problems) for outcome, problems in found)
    sys.stdout.buffer.write(page.encode())


def fix(
    paths: Paths,
    write: Annotated[
        bool, typer.Option("--write", help="Change the files; without it print a diff.")
    ] = False,
) -> None:
    """Make the safe repairs: broken characters, bled questions, units that are misread. Nothing else changes."""
    import difflib

    from kg.build import InputError, monograph_files, repaired_text

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


def coverage(
    paths: Paths,
    list_: Annotated[
        bool, typer.Option("--list", help="List the uncovered sentences and the silent sections.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON lines.")] = False,
) -> None:
    """Show how much of the text gave a claim, by section, and what did not."""
    from kg import coverage as ledger
    from kg.build import InputError, covered, monograph_files, worked
    from kg.cli.progress import progress
    from kg.cli.tables import coverage_tables

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
