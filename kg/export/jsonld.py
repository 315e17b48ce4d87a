"""JSON-LD with the context of ontology/context.jsonld: a node a claim, its evidence nested; a part of graph.nq."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from kg.graph import drug_iri, evidence_iri, monograph_iri, selector_iri
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
    node["evidence"] = [_evidence(each) for each in fact["evidence"]]
    return node


def _evidence(evidence: dict[str, Any]) -> dict[str, Any]:
    slug = PurePosixPath(evidence["path"]).stem
    start, end, rule = evidence["start"], evidence["end"], evidence["rule"]
    return {
        "id": evidence_iri(slug, start, end, rule),
        "type": "kg:Evidence",
        "line": evidence["line"],
        "statedIn": evidence["role"],
        "rule": f"{BASE}rule/{rule}",
        "monograph": monograph_iri(slug).value,
        "selector": {
            "id": selector_iri(slug, start, end),
            "type": ["oa:TextQuoteSelector", "oa:TextPositionSelector"],
            "quote": evidence["quote"],
            "start": start,
            "end": end,
        },
    }
