"""(b) Extraction against spaCy, PhraseMatcher and medspaCy's ConText with the same vocabulary: speed and F1."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from bench import environment, inputs
from bench.clock import timed
from bench.inputs import Setting
from bench.measured import Measured, Row, faster
from kg.build.stages import claims_of, load
from kg.export import facts
from kg.extract import extractors
from kg.vocab.namespace import PREFIXES
from kg.vocab.places import vocabulary_files

KINDS = ("adverse_effect", "contraindication", "interaction", "monitoring", "indication")  # what the peer can
_HOW = (
    "Peer: spaCy 3.7 blank English, sentencizer, PhraseMatcher on lower case over every label of our vocabularies and its plural, ConText "
    "of medspaCy 1.3 with its own rules; a fact is a term in the section or labelled bullet of its kind, not negated; the drug itself is no "
    "interaction. In its own environment, CPU time without loading. Ours: all seventeen kinds with positions, assertion, scope, concepts, "
    "merging. In turn, medians. F1 by the shared scorer on the shared gold, the peer's five kinds only, on both sides."
)
_SKOS = PREFIXES["skos"]


def run(setting: Setting) -> Measured:
    """Speed on a sample, F1 on the gold monographs."""
    load()
    files = inputs.sample(setting.count(100, 6))
    _ours(files[:8], inputs.WORK / "ours.jsonl")  # what is made at the first use is no cost of a file
    rounds = [_round(files) for _ in range(setting.count(3, 1))]
    ours, few, plain, whole = (
        1000 * statistics.median(column) / len(files) for column in zip(*rounds, strict=True)
    )
    rows = [
        faster("a monograph, with ConText", ours, whole, must="ratio >= 8"),
        faster("a monograph, with ConText, ours of the peer's kinds", few, whole),
        faster("a monograph, without ConText", ours, plain),
    ]
    for name in ("dev", "real-dev"):
        if (inputs.GOLD / name).is_dir():
            rows += _scored(inputs.GOLD / name)
    return Measured("peer", f"Extraction of {len(files)} monographs", _HOW, "spaCy + medspaCy", tuple(rows))


def _round(files: Sequence[Path]) -> tuple[float, float, float, float]:
    """CPU seconds: ours, ours of the peer's kinds only, the peer without and with ConText."""
    ours = _ours(files, inputs.WORK / "ours.jsonl")
    with _kinds_only():
        few = _ours(files, inputs.WORK / "ours.jsonl")
    plain, whole = (_theirs(files, inputs.WORK / "theirs.jsonl", context) for context in (False, True))
    return ours, few, plain, whole


@contextmanager
def _kinds_only() -> Iterator[None]:
    kinds = extractors()
    every = dict(kinds)
    for kind in every.keys() - set(KINDS):
        del kinds[kind]
    try:
        yield
    finally:
        kinds.clear()
        kinds.update(every)


def _ours(files: Sequence[Path], out: Path) -> float:
    seconds, claims = timed(lambda: [claim for file in files for claim in claims_of(file)[1]])
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(facts.line(claim) + "\n" for claim in claims), "utf-8")
    return seconds


def _theirs(files: Sequence[Path], out: Path, context: bool) -> float:
    task = inputs.WORK / "task.json"
    said = {"terms": _terms(), "files": [str(file) for file in files], "facts": str(out), "context": context}
    task.write_text(json.dumps(said), "utf-8")
    words = [str(environment.python()), "-m", "bench.spacy_program", str(task)]
    done = subprocess.run(words, cwd=inputs.ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"the peer failed: {done.stderr[-1000:]}")
    return float(json.loads(done.stdout)["cpu"])


def _terms() -> dict[str, dict[str, str]]:
    """Scheme to label in lower case to concept, with plurals."""
    schemes: dict[str, str] = {}
    labels: list[tuple[str, str]] = []
    for file in vocabulary_files():
        for triple in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            subject, name = str(triple.subject.value), triple.predicate.value.removeprefix(_SKOS)
            if name == "inScheme":
                schemes[subject] = triple.object.value.rsplit("/", 1)[-1]
            elif name in ("prefLabel", "altLabel", "hiddenLabel"):
                labels.append((triple.object.value.lower(), subject))
    found: dict[str, dict[str, str]] = {}
    for label, concept in ((label, concept) for label, concept in labels if concept in schemes):
        own = found.setdefault(schemes[concept], {})
        for form in (label, f"{label}s"):
            own.setdefault(form, concept)
    return found


def _scored(gold: Path) -> list[Row]:
    """F1, precision and recall of both on the kinds that the peer can."""
    files = sorted(gold.glob("*.md"))
    out = inputs.WORK / "ours.jsonl", inputs.WORK / "theirs.jsonl"
    _ours(files, out[0])
    _theirs(files, out[1], True)
    ours, theirs = (_totals(gold, each) for each in out)
    rows = []
    for i, name in enumerate(("F1", "precision", "recall")):
        must = "ratio >= 1" if name == "F1" else ""
        rows.append(
            Row(
                f"{gold.name}: {name}",
                ours[i],
                theirs[i],
                "",
                ours[i] / theirs[i] if theirs[i] else None,
                must,
            )
        )
    return rows


def _totals(gold: Path, found: Path) -> tuple[float, float, float]:
    """F1, precision and recall over KINDS, from what the scorer says of each."""
    words = [sys.executable, str(inputs.GOLD / "score.py"), str(gold), str(found), "--json"]
    printed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    scores: dict[str, Any] = json.loads(printed.rstrip().rpartition("\n")[2])
    wanted = sum(scores[kind]["gold"] for kind in KINDS)
    right = sum(scores[kind]["gold"] * scores[kind]["r"] for kind in KINDS)
    said = sum(
        scores[kind]["gold"] * scores[kind]["r"] / scores[kind]["p"] for kind in KINDS if scores[kind]["p"]
    )
    precision, recall = right / said if said else 0.0, right / wanted
    total = precision + recall
    return (2 * precision * recall / total if total else 0.0), precision, recall
