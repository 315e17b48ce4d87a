"""JSON-LD with the context of ontology/context.jsonld: a node a claim, its evidence nested; a part of graph.nq."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from kg.graph import drug_iri, monograph_iri
from kg.vocab.namespace import BASE, KG, NOTICE, attributes, slots
from kg.vocab.places import ontology_folder

NAME = "jsonld"
_NOTICE = {
    "id": f"{BASE}dataset",
    "dcterms:description": {"@value": NOTICE, "@language": "en"},
}


def write(folder: Path, out: BinaryIO) -> None:
    """Writes the facts of the build as one JSON-LD document, node by node."""
    context = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]
    out.write(b'{"@context": ' + _json(context) + b', "@graph": [\n' + _json(_NOTICE))
    with (folder / "facts.jsonl").open(encoding="utf-8") as source:
        for line in source:
            out.write(b",\n" + _json(_node(json.loads(line))))
    out.write(b"\n]}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _node(fact: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = {
        "id": fact["claim"],
        "type": ["kg:Claim", "kg:" + slots(fact["kind"]).klass.removeprefix(KG)],
        "drug": drug_iri(fact["drug"]).value,
        "value": fact["value"],
        "assertion": fact["assertion"],
    }
    if fact["concept"]:
        node["about"] = fact["concept"]
    for name, value in fact["attrs"].items():
        node[attributes()[name].text.removeprefix(KG)] = value
    node["evidence"] = [_evidence(fact["claim"], n, e) for n, e in enumerate(fact["evidence"], 1)]
    return node


def _evidence(claim: str, number: int, evidence: dict[str, Any]) -> dict[str, Any]:
    node = f"{claim.replace('/claim/', '/evidence/')}-{number}"
    return {
        "id": node,
        "type": "kg:Evidence",
        "line": evidence["line"],
        "statedIn": evidence["role"],
        "rule": f"{BASE}rule/{evidence['rule']}",
        "monograph": monograph_iri(PurePosixPath(evidence["path"]).stem).value,
        "selector": {
            "id": f"{node}#selector",
            "type": ["oa:TextQuoteSelector", "oa:TextPositionSelector"],
            "quote": evidence["quote"],
            "start": evidence["start"],
            "end": evidence["end"],
        },
    }
