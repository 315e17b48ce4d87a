"""How a command ends on wrong usage or input."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import NoReturn

import typer

VIOLATIONS = 1
WRONG_INPUT = 2
STOPPED = 130  # by Ctrl-C, as a shell counts it


def fail(reason: object) -> NoReturn:
    """Says why on standard error and ends with the code for wrong usage or input."""
    typer.echo(f"kg: {reason}", err=True)
    raise typer.Exit(WRONG_INPUT)


@contextmanager
def stoppable(after: float = 5.0) -> Iterator[None]:
    """Ctrl-C ends the process at once (Python itself would wait for the store's answer), which is said ``after`` seconds."""
    said = Timer(after, typer.echo, ("kg: still asking; Ctrl-C stops",), {"err": True})
    said.daemon = True
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    said.start()
    try:
        yield
    finally:
        said.cancel()
        signal.signal(signal.SIGINT, before)
