"""Each check across monographs reports its folder of invented monographs, and is silent on their correct twins.

``checks/<check>/reported`` must give the rows of ``checks/<check>/rows.txt``; ``checks/<check>/silent`` none of this check.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.build import build
from kg.query import named_queries
from kg.store import open_store

CASES = Path(__file__).parent / "checks"
CHECKS = sorted(name.removeprefix("checks/") for name in named_queries() if name.startswith("checks/"))


def rows(check: str, kind: str, out: Path) -> list[dict[str, str]]:
    build([CASES / check / kind], out, jobs=1)
    found = open_store(out).select(named_queries()[f"checks/{check}"].text)
    return [dict(zip(found.columns, (cell or "" for cell in row), strict=True)) for row in found.rows]


def shown(row: dict[str, str]) -> str:
    place = f"{Path(row['path']).name}:{row['line']}: {row['severity']}: {row['message']}"
    return f"{place} | {Path(row['other_path']).name}:{row['other_line']}" if "other_path" in row else place


@pytest.mark.parametrize("check", CHECKS)
def test_the_defect_is_reported_with_both_places(check: str, tmp_path: Path) -> None:
    found = rows(check, "reported", tmp_path / "build")
    file = CASES / check / "rows.txt"
    got = "".join(f"{shown(row)}\n" for row in found)
    if os.environ.get("KG_GOLDEN") == "write":
        file.write_text(got, "utf-8")
    assert got and got == file.read_text("utf-8")
    for row in found:
        assert_quoted(row, "")
        assert_quoted(row, "other_")


def assert_quoted(row: dict[str, str], which: str) -> None:
    """The quote of a place stands in its file, from its line on; a title stands for the whole file."""
    quote = row.get(f"{which}quote")
    if quote:
        lines = Path(row[f"{which}path"]).read_text("utf-8").splitlines()
        assert quote.splitlines()[0] in "\n".join(lines[int(row[f"{which}line"]) - 1 :])


@pytest.mark.parametrize("check", CHECKS)
def test_the_correct_twin_is_not(check: str, tmp_path: Path) -> None:
    assert rows(check, "silent", tmp_path / "build") == []
