"""The commands and their options; the work is done by the package."""

from __future__ import annotations

import typer

from kg.cli import asking, building, checking, comparing, reporting, taking
from kg.cli.vocabulary import vocabulary

application = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich takes longer to load than all the rest
    help="Drug monographs to a knowledge graph, every fact with the sentence that states it. Not reviewed; not for clinical use.",
    epilog="Exit codes: 0 done and the monographs conform, 1 violations were found, 2 wrong usage or input.",
)
application.add_typer(vocabulary, name="vocab")
for command in (
    building.build, checking.validate, checking.fix, checking.coverage, comparing.diff, reporting.report,
    asking.facts, asking.query, asking.queries, asking.show, taking.export, taking.push,
):  # fmt: skip
    application.command()(command)
