"""JSON lines: an object a monograph, an object a change, the summary last; ``is`` says which."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from kg.diff.changes import Change, MonographDiff, Tally
from kg.diff.ranks import is_lost_safety, rank
from kg.export.facts import fact

NAME = "json"
SUMMARY_FIRST = False


def monograph(found: MonographDiff) -> str:
    """The monograph, then its changes, gravest first; facts are as ``kg facts`` prints them."""
    head = {
        "is": "monograph",
        "drug": found.drug,
        "change": found.whole or "changed",
        "before": found.before,
        "after": found.after,
        "notes": list(found.notes),
    }
    return "".join(_line(record) for record in (head, *(_record(found, change) for change in found.changes)))


def summary(tally: Tally, left_out: int) -> str:
    """The counts."""
    return _line({"is": "summary", **asdict(tally), "monographs_not_shown": left_out})


def _record(found: MonographDiff, change: Change) -> dict[str, Any]:
    return {
        "is": "change",
        "drug": found.drug,
        "kind": change.fact.kind,
        "change": change.sort,
        "flipped": change.flipped,
        "rank": rank(change),
        "lost_safety": is_lost_safety(change),
        "sentence": change.sentence,
        "differences": [asdict(difference) for difference in change.differences],
        "before": fact(change.before) if change.before else None,
        "after": fact(change.after) if change.after else None,
    }


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"
