"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[Path], typer.Argument(help="Monographs (.md) or folders of them.", show_default=False)]
Sources = Annotated[
    list[str],
    typer.Argument(help="Monographs (.md) or folders of them; URLs with --scheduler.", show_default=False),
]
BuildFolder = Annotated[Path, typer.Option("--build", help="The build to ask.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar and no summary.")]
