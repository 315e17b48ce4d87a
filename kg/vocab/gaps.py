"""What the vocabularies do not know: mentions without a concept, by frequency, each with an example."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.vocab.normalise import normal


@dataclass(frozen=True, slots=True)
class Gap:
    """A term without a concept: how many facts name it, in how many drugs, and where one of them says so."""

    kind: str
    term: str
    facts: int
    drugs: int
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many mentions, and how many distinct terms, of a kind link to a concept."""

    kind: str
    mentions: int
    linked: int
    terms: int
    linked_terms: int


def gaps(facts: Iterable[Mapping[str, Any]], kinds: Iterable[str] = ()) -> tuple[list[Gap], list[Share]]:
    """The gaps, most frequent first, and the shares by kind, of facts as ``kg facts`` prints them.

    ``kinds`` limits both; without it all kinds that are looked up in a vocabulary count.
    """
    wanted = frozenset(kinds)
    seen: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    counted: Counter[tuple[str, str]] = Counter()
    terms: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for fact in facts:
        if wanted and fact["kind"] not in wanted:
            continue
        term, linked = normal(fact["value"]), fact["concept"] is not None
        counted[fact["kind"], "linked" if linked else "open"] += 1
        terms[fact["kind"], linked].add(term)
        if not linked:
            seen[fact["kind"], term].append(fact)
    found = [_gap(kind, term, rows) for (kind, term), rows in seen.items()]
    shares = [
        Share(
            kind, counted[kind, "linked"] + counted[kind, "open"], counted[kind, "linked"],
            len(terms[kind, True] | terms[kind, False]), len(terms[kind, True]),
        )
        for kind in sorted({kind for kind, _ in counted})
    ]  # fmt: skip
    return sorted(found, key=lambda gap: (-gap.facts, gap.kind, gap.term)), shares


def _gap(kind: str, term: str, rows: list[Mapping[str, Any]]) -> Gap:
    evidence = rows[0]["evidence"][0]
    drugs = len({row["drug"] for row in rows})
    quote = " ".join(evidence["quote"].split())
    return Gap(kind, term, len(rows), drugs, quote, f"{evidence['path']}:{evidence['line']}")
