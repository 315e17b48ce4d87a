"""How a command ends on wrong usage or input."""

from __future__ import annotations

from typing import NoReturn

import typer

VIOLATIONS = 1
WRONG_INPUT = 2
STOPPED = 130  # by Ctrl-C, as a shell counts it


def fail(reason: object) -> NoReturn:
    """Says why on standard error and ends with the code for wrong usage or input."""
    typer.echo(f"kg: {reason}", err=True)
    raise typer.Exit(WRONG_INPUT)
