"""How answers look: rich tables for people; CSV, JSON and Markdown for tools."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.coverage import STATES, Entry, Silence
from kg.query import NamedQuery
from kg.read.topics import FACT_TOPICS
from kg.store import Rows
from kg.vocab.gaps import Gap, Share

_ORDER = (
    "brand_name synonym drug_class indication target effect pk dose missed_dose special_population contraindication "
    "interaction adverse_effect monitoring pregnancy lactation combination"
).split()


def rows_as(format: str, rows: Rows, title: str) -> None:
    """Prints the rows of a query."""
    if format == "json":
        found = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([rows.columns, *rows.rows])
    elif format == "md":
        _markdown(rows)
    else:
        table = Table(title=title, title_justify="left", header_style="bold")
        for name in rows.columns:
            table.add_column(name, overflow="fold")
        for row in rows.rows:
            table.add_row(*(Text(cell or "") for cell in row))
        _console().print(table)
        _console().print(f"{len(rows.rows)} rows. Silence of a monograph is not safety.", style="dim")


def _markdown(rows: Rows) -> None:
    lines = [rows.columns, tuple("---" for _ in rows.columns), *rows.rows]
    for line in lines:
        cells = ((cell or "").replace("|", "\\|").replace("\n", " ") for cell in line)
        sys.stdout.write("| " + " | ".join(cells) + " |\n")


def facts_table(facts: Iterable[dict[str, Any]]) -> None:
    """Facts as a table: kind, value, attributes, line."""
    table = Table(header_style="bold")
    for name in ("kind", "value", "assertion", "attributes", "line"):
        table.add_column(name, overflow="fold")
    for fact in facts:
        table.add_row(
            *(
                Text(cell)
                for cell in (
                    fact["kind"],
                    fact["value"],
                    fact["assertion"],
                    _attrs(fact),
                    str(fact["evidence"][0]["line"]),
                )
            )
        )
    _console().print(table)


def show_facts(facts: list[dict[str, Any]], as_json: bool) -> None:
    """All facts of a drug by kind, each with its quotes and their places."""
    if as_json:
        for fact in facts:
            sys.stdout.write(json.dumps(fact, ensure_ascii=False) + "\n")
        return
    console = _console()
    console.print(Text(f"{facts[0]['drug']} - not reviewed, not for clinical use", style="bold"))
    ordered = sorted(facts, key=lambda f: _ORDER.index(f["kind"]))
    for kind, group in groupby(ordered, key=lambda f: f["kind"]):
        console.print(Text(f"\n{kind.replace('_', ' ')}", style="bold cyan"))
        for fact in group:
            _show(console, fact)


def _show(console: Console, fact: dict[str, Any]) -> None:
    said = "" if fact["assertion"] == "affirmed" else f" [{fact['assertion']}]"
    linked = f" = {fact['label']}" if fact["label"] and fact["label"].lower() != fact["value"].lower() else ""
    attrs = _attrs(fact)
    console.print(
        Text(f"  {fact['value']}{linked}{said}{'  (' + attrs + ')' if attrs else ''}"), soft_wrap=True
    )
    for evidence in fact["evidence"]:
        quote = " ".join(evidence["quote"].split())
        place = f"{evidence['path']}:{evidence['line']}"
        console.print(Text(f'      "{quote}"  {place}, {evidence["section"]}', style="dim"), soft_wrap=True)


def _attrs(fact: dict[str, Any]) -> str:
    parts = []
    for name, value in fact["attrs"].items():
        text = " | ".join(value) if isinstance(value, list) else value
        parts.append(f"{name}: {text if len(text) < 90 else text[:87] + '...'}")
    return "; ".join(parts)


def queries_table(queries: list[NamedQuery], as_json: bool) -> None:
    """The named queries with title and parameters."""
    if as_json:
        listed = [
            {"name": q.name, "title": q.title, "question": q.question, "description": q.description,
             "parameters": [{"name": p.name, "type": p.type, "default": p.default} for p in q.parameters]}
            for q in queries
        ]  # fmt: skip
        sys.stdout.write(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        return
    table = Table(header_style="bold")
    for name in ("query", "answers", "title", "parameters"):
        table.add_column(name, overflow="fold")
    for query in queries:
        parameters = ", ".join(f"{p.name}={p.default}" for p in query.parameters)
        table.add_row(query.name, query.question, Text(query.title), Text(parameters))
    _console().print(table)


def coverage_tables(
    entries: Sequence[Entry], silences: Sequence[Silence], listed: bool, as_json: bool
) -> None:
    """The ledger as shares by topic, and with ``listed`` or as JSON what is uncovered and silent, line by line."""
    uncovered = [entry for entry in entries if entry.state == "uncovered"]
    if as_json:
        found: list[Entry | Silence] = [*uncovered, *silences]
        for entry_or_silence in found:
            said = {"is": type(entry_or_silence).__name__.lower(), **asdict(entry_or_silence)}
            sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
        return
    counts = Counter((entry.topic, entry.state) for entry in entries)
    table = Table(header_style="bold")
    for name in ("section", "sentences", *STATES):
        table.add_column(name, justify="left" if name == "section" else "right")
    for topic in (*FACT_TOPICS, "all"):
        row = [
            sum(n for (t, s), n in counts.items() if s == state and topic in (t, "all")) for state in STATES
        ]
        if sum(row):
            table.add_row(topic, str(sum(row)), *(f"{n / sum(row):.1%}" for n in row))
    console = _console()
    console.print(table)
    console.print(
        f"{len(silences)} sections have text but no claim of their kind and do not say that there is none."
    )
    for entry in uncovered if listed else ():
        console.print(Text(f"{entry.path}:{entry.line}: {entry.topic}: {entry.text}"), soft_wrap=True)
    for silence in silences if listed else ():
        console.print(
            Text(f"{silence.path}:{silence.line}: {silence.topic}: no claim in this section"), soft_wrap=True
        )


def gaps_tables(gaps: Sequence[Gap], shares: Sequence[Share], as_json: bool) -> None:
    """Terms without a concept, and how much of each kind is linked."""
    if as_json:
        for gap in gaps:
            sys.stdout.write(json.dumps(asdict(gap), ensure_ascii=False) + "\n")
        return
    table = Table(header_style="bold")
    for name in ("kind", "term", "facts", "drugs", "example"):
        table.add_column(name, overflow="fold")
    for gap in gaps:
        quote = gap.example if len(gap.example) < 100 else gap.example[:97] + "..."
        table.add_row(
            gap.kind, Text(gap.term), str(gap.facts), str(gap.drugs), Text(f'{gap.place} "{quote}"')
        )
    linked = Table(header_style="bold")
    for name in ("kind", "mentions", "linked", "distinct terms", "linked "):
        linked.add_column(name, justify="left" if name == "kind" else "right")
    for share in shares:
        linked.add_row(
            share.kind, str(share.mentions), f"{share.linked / share.mentions:.1%}",
            str(share.terms), f"{share.linked_terms / share.terms:.1%}",
        )  # fmt: skip
    _console().print(table)
    _console().print(linked)


def _console() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else 140)
