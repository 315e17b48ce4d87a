"""The bench still runs and says what it measured. No figure is tested: clocks are no judges here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import PARTS, generator, inputs, page, running, tables
from bench.inputs import Setting
from bench.measured import Measured, Row, faster, from_plain
from bench.scaling import exponent
from kg.api import extract


def test_a_part_is_a_module_with_run() -> None:
    folder = Path(generator.__file__).parent
    assert [part for part in PARTS if not (folder / f"{part}.py").is_file()] == []


def test_exponent_is_the_power_of_the_growth() -> None:
    sizes = (250, 1_000, 4_000)
    assert exponent(sizes, [7 * size**1.5 for size in sizes]) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (faster("x", 2, 18, must="ratio >= 8"), True),
        (faster("x", 3, 18, must="ratio >= 8"), False),
        (Row("x", 601, must="ours <= 600"), False),
        (Row("x", None, must="ours <= 600"), None),
        (Row("x", 1), None),
    ],
)
def test_what_must_hold_is_judged(row: Row, holds: bool | None) -> None:
    assert row.holds is holds


def test_results_survive_json_and_fill_the_page() -> None:
    found = Measured("turtle", "Title", "How.", "rdflib", (faster("seconds", 0.123456, 2, "s", is_cut=True),))
    plain = json.loads(json.dumps({**found.plain(), "load": 0.5, "revision": "abc"}))
    text = page.filled("a\n<!-- bench: turtle -->\nold\n<!-- end -->\nb\n", {"parts": {"turtle": plain}})
    assert "old" not in text and text.startswith("a\n") and text.endswith("<!-- end -->\nb\n")
    assert "| seconds | 0.123 s | > 2 s | > 16.2 |" in text
    with pytest.raises(KeyError):
        page.filled("<!-- bench: gone -->\n<!-- end -->", {"parts": {}})
    assert from_plain(found.plain()).rows[0].what in tables.terminal(found)


@pytest.mark.parametrize("shown", page.PAGES, ids=lambda file: file.name)
def test_the_page_is_that_of_the_kept_results(shown: Path) -> None:
    kept = json.loads(page.RESULTS.read_text("utf-8"))
    text = shown.read_text("utf-8")
    assert page.filled(text, kept) == text, "run python -m bench plots"


def test_generated_monographs_are_the_same_in_every_run_and_differ_in_name(tmp_path: Path) -> None:
    files = generator.written(tmp_path / "one", 40)
    again = generator.written(tmp_path / "two", 40)
    assert [file.read_bytes() for file in files] == [file.read_bytes() for file in again]
    assert len({file.name for file in files}) == 40
    assert len(extract(files[3])) > 20


def test_syllables_tell_numbers_apart() -> None:
    assert len({generator.syllables(number) for number in range(20_000)}) == 20_000


@pytest.mark.slow
@pytest.mark.parametrize("part", ["profile", "validation", "turtle", "scaling"])
def test_a_part_runs(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "WORK", tmp_path)
    monkeypatch.setattr(inputs, "CORPUS", tmp_path / "none")
    found, _ = running.measured(part, Setting(quick=True))
    assert found.rows and all(row.ours or row.ratio for row in found.rows[:1])
    running.keep(tmp_path / "kept.json", found, 0.0)
    assert json.loads((tmp_path / "kept.json").read_text("utf-8"))["parts"][part]["rows"]
