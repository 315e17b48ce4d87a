"""The command line. Each command imports what it needs when it runs: ``kg --help`` loads no RDF library."""

from __future__ import annotations

import sys

from kg.cli.application import application


def main() -> None:
    """Runs the command line; a reader that goes away (``| head``) ends it quietly."""
    try:
        application()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
