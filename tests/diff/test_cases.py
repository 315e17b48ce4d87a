"""Two states of a short monograph in a folder each, and what a pharmacist should read of their difference.

``not-read.txt`` lists facts (kind: value) that are struck out of the new build, as if a later program did not read
them. KG_GOLDEN=write writes what comes out now; read it before you commit it.
"""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path

import pytest

from kg.build import build, facts_or_reason
from kg.diff import MonographDiff, Tally, compare, lost_safety, opened, pairs
from kg.diff.forms import forms

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("__"))
# Of these nothing is to be told.
SAME = {"only-moved", "only-emphasis", "only-whitespace", "said-twice-then-once", "summary-shortened"}
COMPARE = partial(compare, facts_or_reason)


def laid_out(case: str) -> None:
    """The two states as folders of the present folder, as a user has them."""
    for side in ("old", "new"):
        Path(side).mkdir()
        file = HERE / case / f"{side}.md"
        if file.exists():
            (Path(side) / "testamab.md").write_bytes(file.read_bytes())


def without(facts: Path, struck: list[str]) -> None:
    lines = facts.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "{kind}: {value}".format(**json.loads(line)) not in struck]
    assert len(kept) < len(lines)
    facts.write_text("".join(kept), "utf-8")


def compared(old: str = "old", new: str = "new") -> list[MonographDiff]:
    sides = opened(old, Path("unused")), opened(new, Path("unused"))
    return [COMPARE(pair) for pair in pairs(*sides)]


def shown(found: list[MonographDiff], form: str = "text") -> str:
    tally = Tally()
    for one in found:
        tally.add(one, lost_safety(one.changes))
    texts = [forms()[form].monograph(one) for one in found if not one.is_empty]
    return "".join([*texts, forms()[form].summary(tally, 0)])


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    laid_out(case)
    struck = HERE / case / "not-read.txt"
    if struck.exists():
        for side in ("old", "new"):
            build([Path(side)], Path(f"{side}-build"), jobs=1)
        without(Path("new-build/facts.jsonl"), struck.read_text("utf-8").splitlines())
        said = shown(compared("old-build", "new-build"))
    else:
        said = shown(compared())
    expected = HERE / case / "expected.txt"
    if os.environ.get("KG_GOLDEN") == "write":
        expected.write_text(said, "utf-8")
    assert said == expected.read_text("utf-8")
    assert said.startswith("facts lost 0, changed 0, added 0, in 0 of 1 ") == (case in SAME)


def test_every_case_is_there() -> None:
    assert len(CASES) >= 31 and set(CASES) > SAME
