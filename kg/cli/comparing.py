"""The command that compares two states of the monographs."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failing import VIOLATIONS, fail
from kg.cli.options import Quiet

if TYPE_CHECKING:
    from kg.diff import MonographDiff, Tally
    from kg.diff.forms import Form

_KEPT = 50_000_000  # characters of output in memory; more goes to a temporary file
_COLOURS = (
    (r"^ +- .*|\[-.*?-\]", "red"),
    (r"^ +\+ .*|\{\+.*?\+\}", "green"),
    (r"\[-.*?-\]|\{\+.*?\+\}", "bold reverse"),
    (r"^  [a-z ]+ (?:FLIPPED|LOST).*|^ += THE SENTENCE.*|^  MONOGRAPH REMOVED.*", "bold red"),
    (r"^\S.*", "bold"),
)


def diff(
    old: Annotated[
        str, typer.Argument(help="A build, a folder or file of monographs, or REVISION:PATH of git.")
    ],
    new: Annotated[str, typer.Argument(help="The same, as it is now.")],
    format: Annotated[str, typer.Option("--format", help="text, json or md.")] = "text",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            help="What ends with code 1: lost-safety (a safety fact lost though its sentence stands), lost, changed or any.",
        ),
    ] = "",
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="Show this many monographs, the gravest; 0: all.")
    ] = 0,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Worker processes; 0: one a core.")] = 0,
    quiet: Quiet = False,
) -> None:
    """Compare two states in clinical words: facts lost, changed and added, the gravest first, with their quotes."""
    from kg.diff import FAIL_ON, DiffError
    from kg.diff.forms import forms

    if format not in forms():
        fail(f"--format is one of {', '.join(forms())}, not {format}")
    if fail_on and fail_on not in FAIL_ON:
        fail(f"--fail-on is one of {', '.join(FAIL_ON)}, not {fail_on}")
    try:
        with tempfile.TemporaryDirectory() as folder:
            failed = _compared(old, new, Path(folder), forms()[format], limit, fail_on, jobs, quiet)
    except (DiffError, OSError) as error:
        fail(error)
    raise typer.Exit(VIOLATIONS if failed else 0)


def _compared(
    old: str, new: str, folder: Path, form: Form, limit: int, fail_on: str, jobs: int, quiet: bool
) -> bool:
    """Compares and prints; true where something is of what ``fail_on`` names."""
    from kg.build import facts_or_reason, worked
    from kg.cli.progress import progress
    from kg.diff import Tally, compare, fails, is_long, lost_safety, opened, pairs

    sides = [opened(name, folder / word) for name, word in ((old, "old"), (new, "new"))]
    for note in (*sides[0].notes, *sides[1].notes):
        typer.echo(f"kg: {note}", err=True)
    listed = pairs(*sides)
    task = partial(compare, facts_or_reason)
    tally, failed = Tally(), False
    with _Sorted(form) as printed:
        with progress(quiet) as tick:
            several = worked(task, listed, jobs) if is_long(listed) else map(task, listed)
            for number, found in enumerate(several, 1):
                tally.add(found, lost_safety(found.changes))
                failed |= bool(fail_on) and fails(found.changes, fail_on)
                printed.add(found)
                if tick:
                    tick(number, len(listed))
        printed.write(tally, limit)
    return failed


class _Sorted:
    """Monographs as text, kept until all are there, and printed gravest first."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._texts = tempfile.SpooledTemporaryFile(_KEPT, "w+b")  # noqa: SIM115 - closed by __exit__
        self._places: list[tuple[tuple[int, str, str], int, int]] = []

    def __enter__(self) -> _Sorted:
        return self

    def __exit__(self, *_: object) -> None:
        self._texts.close()

    def add(self, found: MonographDiff) -> None:
        """Keeps what is to be shown of a monograph."""
        from kg.diff import gravest

        if found.is_empty:
            return
        start, text = self._texts.tell(), self._form.monograph(found).encode("utf-8", "replace")
        self._texts.write(text)
        key = gravest(found), found.drug, found.after or found.before
        self._places.append((key, start, len(text)))

    def write(self, tally: Tally, limit: int) -> None:
        """Prints the gravest ``limit`` monographs (0: all) and the summary."""
        shown = sorted(self._places)[: limit or None]
        summary = self._form.summary(tally, len(self._places) - len(shown))
        if self._form.SUMMARY_FIRST:
            _print(summary, self._form)
        for place in shown:
            _print(self._text(place), self._form)
        if not self._form.SUMMARY_FIRST:
            _print(summary, self._form)

    def _text(self, place: tuple[object, int, int]) -> str:
        self._texts.seek(place[1])
        return self._texts.read(place[2]).decode("utf-8")


def _print(text: str, form: Form) -> None:
    """Colours only for text on a terminal."""
    if form.NAME != "text" or not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in text.splitlines():
        coloured = Text(line)
        for pattern, style in _COLOURS:
            coloured.highlight_regex(pattern, style)
        console.print(coloured)
