"""Our own blind gold: monographs of the shared corpus that readers annotated without having seen the rules.

Kept in tests/gold/<split>/<name>.json as spans, short values and the text's sha256, never as text: the texts belong to
others and are read from the shared corpus. A value that is a clause of the text is kept as its span. ``learn`` and ``learn-2`` may
be looked at when rules are written, ``report`` and ``report-2`` are only scored.

``python tests/blind.py FOLDER SPLIT`` takes in a folder of NAME.md with NAME.json (the format of the shared gold).
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold"
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
SPLITS = ("learn", "report", "learn-2", "report-2")
_SHORT = 40  # characters; what is longer is a clause rather than a name


def keep(folder: Path, split: str) -> int:
    """Takes the annotated monographs of ``folder`` into ``split``; the number of facts. A quote that is not in the text raises."""
    kept = 0
    for file in sorted(folder.glob("*.json")):
        source = next(CORPUS.rglob(f"{file.stem}.md"))
        text = source.read_bytes().decode("utf-8")
        gold = json.loads(file.read_text("utf-8"))
        facts = [_located(fact, text) for fact in gold["facts"]]
        traps = [_located(trap, text) for trap in gold.get("must_not", ())]
        made = {
            "path": source.relative_to(CORPUS).as_posix(),
            "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
            "facts": facts,
            "must_not": traps,
        }
        (GOLD / split).mkdir(parents=True, exist_ok=True)
        lines = json.dumps(made, ensure_ascii=False, indent=None, separators=(", ", ": "))
        (GOLD / split / file.name).write_text(_one_fact_a_line(lines), "utf-8")
        kept += len(facts)
    return kept


def _located(fact: dict[str, Any], text: str) -> dict[str, Any]:
    """The fact without text: its quote, and every clause among its values, as spans."""
    kept = {name: _spanned(value, text) for name, value in fact.items() if name not in ("quote", "section")}
    quote = fact.get("quote", "")
    if quote:
        start = text.index(quote)
        kept |= {"start": start, "end": start + len(quote)}
    return kept


def _spanned(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {name: _spanned(part, text) for name, part in value.items()}
    if isinstance(value, list):
        return [_spanned(part, text) for part in value]
    if isinstance(value, str) and len(value) > _SHORT and value in text:
        return [text.index(value), text.index(value) + len(value)]
    return value


def _spelled(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        return {name: _spelled(part, text) for name, part in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return text[value[0] : value[1]]
        return [_spelled(part, text) for part in value]
    return value


def _one_fact_a_line(text: str) -> str:
    for opening in ('"facts": [', '"must_not": [', '}, {"kind"'):
        text = text.replace(opening, opening.replace("[", "[\n ").replace("}, {", "},\n {"))
    return text + "\n"


def restored(split: str, into: Path) -> int:
    """Writes NAME.md and NAME.json pairs of ``split`` for the scorer; the number of monographs. A text that changed raises."""
    files = sorted((GOLD / split).glob("*.json"))
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        source = CORPUS / gold["path"]
        if hashlib.sha256(source.read_bytes()).hexdigest() != gold["sha256"]:
            raise ValueError(f"{source} is not the text that was annotated in {file}")
        text = source.read_bytes().decode("utf-8")
        for part in ("facts", "must_not"):
            gold[part] = [_spelled(fact, text) for fact in gold[part]]
            for fact in gold[part]:
                fact["quote"] = text[fact.get("start", 0) : fact.get("end", 0)]
        (into / source.name).write_bytes(source.read_bytes())
        (into / file.name).write_text(json.dumps(gold), "utf-8")
    return len(files)


if __name__ == "__main__":
    print(keep(Path(sys.argv[1]), sys.argv[2]), "facts")
