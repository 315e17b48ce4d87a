"""A build folder is replaced in one step; what is left of a killed process the next build removes."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from kg.build import folder
from kg.build.folder import replacing


def _build(out: Path, text: str) -> None:
    with replacing(out) as fresh:
        (fresh / "graph.nq").write_text(text)


def _names(place: Path) -> list[str]:
    return sorted(each.name for each in place.iterdir())


def test_a_build_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    for text in ("first", "second"):
        _build(tmp_path / "out", text)
        assert (tmp_path / "out/graph.nq").read_text() == text
        assert _names(tmp_path) == ["out"]


@pytest.mark.parametrize("step", ["in the block", "between the two names"])
def test_a_build_that_is_stopped_leaves_the_last_one(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(tmp_path / "out", "first")
    rename = Path.rename

    def stopped(self: Path, target: Path) -> Path:
        if self.name != "out" and target.name == "out" and not self.name.endswith("last"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "out") as fresh:
        (fresh / "graph.nq").write_text("second")
        if step == "in the block":
            raise KeyboardInterrupt
    assert (tmp_path / "out/graph.nq").read_text() == "first"
    assert _names(tmp_path) == ["out"]


def test_what_a_killed_process_left_is_removed_by_the_next_build(tmp_path: Path) -> None:
    _build(tmp_path / "out", "first")
    for name in (".out-abcd_123-gone", ".out-abcd_456-last", ".out-2-abcd_123-gone", ".output-last"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "graph.nq").write_text("left")
    _build(tmp_path / "out", "second")
    assert _names(tmp_path) == [".out-2-abcd_123-gone", ".output-last", "out"]  # those of others stay


def test_a_build_whose_process_was_killed_before_it_took_the_place_comes_back(tmp_path: Path) -> None:
    _build(tmp_path / "out", "first")
    (tmp_path / "out").rename(tmp_path / ".out-abcd_123-last")
    with pytest.raises(LookupError), replacing(tmp_path / "out"):
        raise LookupError
    assert (tmp_path / "out/graph.nq").read_text() == "first"
    assert _names(tmp_path) == ["out"]


def test_a_large_build_is_removed_by_another_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_LARGE", 1)
    removed: list[Path] = []
    monkeypatch.setattr(shutil, "rmtree", lambda place, **_: removed.append(place))
    _build(tmp_path / "out", "first")
    _build(tmp_path / "out", "second")
    assert not any(each.name.endswith("gone") for each in removed)
    for _ in range(200):
        if _names(tmp_path) == ["out"]:
            break
        time.sleep(0.05)
    assert _names(tmp_path) == ["out"]
