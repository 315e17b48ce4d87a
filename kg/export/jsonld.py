"""JSON-LD with the context of ontology/context.jsonld."""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO

from kg.vocab.namespace import KG
from kg.vocab.places import ontology_folder

NAME = "jsonld"


def write(folder: Path, out: BinaryIO) -> None:
    """Writes the facts as a JSON-LD graph: a node a claim, its evidence nested."""
    context = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]
    nodes = []
    with (folder / "facts.jsonl").open(encoding="utf-8") as source:
        for line in source:
            nodes.append(_node(json.loads(line)))
    document = {"@context": context, "@graph": nodes}
    out.write(json.dumps(document, ensure_ascii=False, indent=1).encode())


def _node(fact: dict[str, object]) -> dict[str, object]:
    from kg.graph import drug_iri
    from kg.vocab.namespace import slots

    declared = slots(str(fact["kind"]))
    node: dict[str, object] = {
        "@id": fact["claim"],
        "@type": "kg:" + declared.klass.removeprefix(KG),
        "drug": drug_iri(str(fact["drug"])).value,
        "value": fact["value"],
        "assertion": fact["assertion"],
    }
    if fact["concept"]:
        node["about"] = fact["concept"]
    node["quote"] = [e["quote"] for e in fact["evidence"]]  # type: ignore[attr-defined]
    return node
