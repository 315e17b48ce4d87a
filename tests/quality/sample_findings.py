"""Random findings with their lines of text, for a reader to judge: python tests/quality/sample_findings.py FOLDER [--number 100] [--seed 1].

Files are drawn at random, and of each rule at most ``--per-rule`` findings, so that one frequent rule does not fill the sample.
``--build BUILD`` takes the findings of a build instead, those of the checks across monographs with them.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.build import monograph_files, work, worked
from kg.report import forms

_WIDTH = 200  # characters of a line that are shown, around the place
_FILES = 40  # files read at a time


def of_files(folder: Path, dice: random.Random, most: int) -> Iterator[dict[str, Any]]:
    """The findings of ``most`` monographs of the folder, drawn at random."""
    files = monograph_files([folder])
    dice.shuffle(files)
    files = files[:most]
    for start in range(0, len(files), _FILES):
        problems = [p for outcome in worked(work, files[start : start + _FILES]) for p in outcome.problems]
        lines = forms()["json"].render(problems, {}).splitlines()
        dice.shuffle(lines)  # after the rendering, which sorts
        yield from map(json.loads, lines)


def of_build(build: Path, dice: random.Random) -> Iterator[dict[str, Any]]:
    """The findings of a build, in random order."""
    lines = (build / "problems.jsonl").read_text("utf-8").splitlines()
    dice.shuffle(lines)
    yield from map(json.loads, lines)


def sample(
    findings: Iterable[dict[str, Any]], number: int, per_rule: int, severities: set[str]
) -> list[dict[str, Any]]:
    """The first ``number`` findings of the severities, at most ``per_rule`` of a rule."""
    taken: list[dict[str, Any]] = []
    counts: Counter[str] = Counter()
    for finding in findings:
        if len(taken) == number:
            break
        if finding["severity"] in severities and counts[finding["rule"]] < per_rule:
            counts[finding["rule"]] += 1
            taken.append(finding)
    return sorted(taken, key=lambda f: (f["rule"], f["path"], f["line"]))


def shown(finding: dict[str, Any]) -> str:
    """A finding with the lines that it points at."""
    lines = [f"{finding['severity']} {finding['rule']}: {finding['message']}", place(finding)]
    return "\n    ".join(lines + [f"{place(other)} {other['quote']!r}" for other in finding["related"]])


def place(where: dict[str, Any]) -> str:
    """File, line, and the text of the line around the column."""
    text = Path(where["path"]).read_text("utf-8", errors="replace").splitlines()
    line = text[where["line"] - 1] if where["line"] <= len(text) else ""
    start = max(where.get("column", 1) - _WIDTH // 2, 0)
    return f"{where['path']}:{where['line']}: {line[start : start + _WIDTH]}"


def main() -> None:
    """Prints the sample, then the number of each rule."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--build", type=Path)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--per-rule", type=int, default=12)
    parser.add_argument("--files", type=int, default=200, help="how many monographs are read at most")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--severity", nargs="*", default=["warning", "violation"])
    given = parser.parse_args()
    dice = random.Random(given.seed)
    findings = of_build(given.build, dice) if given.build else of_files(given.folder, dice, given.files)
    taken = sample(findings, given.number, given.per_rule, set(given.severity))
    print("\n\n".join(map(shown, taken)))
    print("\n", dict(Counter(finding["rule"] for finding in taken)))


if __name__ == "__main__":
    main()
