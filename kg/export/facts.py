"""Claims as JSON lines: the contract of ``kg facts`` (one object a claim, keys in this order)."""

from __future__ import annotations

import json
from typing import Any

from kg.model import Claim

_JSON = json.JSONEncoder(ensure_ascii=False).encode  # json.dumps would make one for each claim


def fact(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object; an attribute with one value is a string, with several a list."""
    return {
        "drug": claim.drug,
        "kind": claim.kind,
        "value": claim.value,
        "label": claim.label,
        "concept": claim.concept,
        "attrs": {name: values[0] if len(values) == 1 else list(values) for name, values in claim.attrs.items()},
        "assertion": claim.assertion,
        "claim": claim.iri,
        "evidence": [
            {
                "path": e.path, "section": e.section, "line": e.line, "start": e.start, "end": e.end,
                "quote": e.quote, "role": e.role, "rule": e.rule,
            }
            for e in claim.evidence
        ],
    }  # fmt: skip


def line(claim: Claim) -> str:
    """The claim as one line of JSON."""
    return _JSON(fact(claim))
