"""What a build of a large corpus must keep: ``python tests/corpus_report.py BUILD``. Exit code 1 where it does not."""

from __future__ import annotations

import collections
import json
import sys
from pathlib import Path


def ungrounded(build: Path) -> tuple[int, int]:
    """Facts of the build, and evidences whose quote is not the text at their place."""
    texts: dict[str, str] = {}
    facts = bad = 0
    with (build / "facts.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            fact = json.loads(line)
            facts += 1
            bad += not fact["evidence"]
            for evidence in fact["evidence"]:
                path = evidence["path"]
                if path not in texts:
                    texts = {path: Path(path).read_bytes().decode("utf-8")}
                bad += texts[path][evidence["start"] : evidence["end"]] != evidence["quote"]
    return facts, bad


def main(build: Path) -> int:
    """Prints what was built; 1 where a stage failed on a file or an evidence does not stand where it says."""
    facts, bad = ungrounded(build)
    rules: collections.Counter[str] = collections.Counter()
    with (build / "problems.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            rules[json.loads(line)["rule"]] += 1
    print(
        f"{facts} facts, {bad} ungrounded evidences, {rules['internal-error']} files on which a stage failed"
    )
    for rule, number in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        print(f"{number:8} {rule}")
    return int(bool(bad or rules["internal-error"] or not facts))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
