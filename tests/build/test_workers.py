"""Workers: the order of the files, whoever works; a death costs one file; Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.build import crew as module
from kg.build.crew import Crew, WorkerDiedError
from kg.build.workers import worked
from tests.conftest import CONTENT, ROOT

FILES = [Path(f"{number:03}.md") for number in range(150)]


def _name(file: Path) -> str:
    return file.stem


def _deadly(file: Path) -> str:
    if file.stem in ("007", "070"):
        os.kill(os.getpid(), signal.SIGKILL)
    return file.stem


def _deadly_once(file: Path) -> str:
    try:
        with Path(os.environ["KG_TEST_MARK"]).open("x"):
            os.kill(os.getpid(), signal.SIGKILL)
    except FileExistsError:
        pass
    return file.stem


def _slow_first(file: Path) -> str:
    time.sleep(0.3 if file.stem == "000" else 0)
    return file.stem


def _wrong(file: Path) -> str:
    raise LookupError(file.stem)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_files(jobs: int) -> None:
    assert list(worked(_slow_first, FILES, jobs)) == [file.stem for file in FILES]


def test_a_dead_worker_costs_its_own_file_only() -> None:
    found = list(worked(_deadly, FILES, 2, lambda file: f"lost {file.stem}"))
    assert found == [f"lost {f.stem}" if f.stem in ("007", "070") else f.stem for f in FILES]


def test_a_death_that_does_not_come_again_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_TEST_MARK", str(tmp_path / "mark"))
    assert list(worked(_deadly_once, FILES[:9], 2)) == [file.stem for file in FILES[:9]]
    assert (tmp_path / "mark").exists()


def test_without_a_stand_in_a_death_is_an_error() -> None:
    with pytest.raises(WorkerDiedError, match=r"007\.md"):
        list(worked(_deadly, FILES[:60], 2))  # one deadly file: of two, either may be the first to die twice


def test_an_error_of_the_task_is_the_callers() -> None:
    with pytest.raises(LookupError):
        list(worked(_wrong, FILES, 2))


def test_results_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """While the first file is slow, the others are worked on only so far ahead."""
    held = []
    listen = Crew._listen

    def listening(crew: Crew[Path, str]) -> None:
        listen(crew)
        held.append(len(crew._done))

    monkeypatch.setattr(Crew, "_listen", listening)
    assert len(list(worked(_slow_first, FILES, 2))) == len(FILES)
    assert 8 < max(held) <= module._AHEAD


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True).stdout
    pairs = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, ppid in pairs if int(ppid) == parent]


def _await_end(processes: list[int]) -> None:
    """Python's own process notices a little later that its parent is gone."""
    listing = ["ps", "-o", "pid=", "-p", ",".join(map(str, processes))]
    for _ in range(100):
        if not subprocess.run(listing, capture_output=True, text=True).stdout.strip():
            return
        time.sleep(0.05)
    pytest.fail("a process outlives the command")


# A build as large ones are: another process fills the store.
LARGE = """
from importlib import import_module
filling = import_module("kg.build.filling")
filling.BESIDE, filling._AT_ONCE = 0, 1
import_module("kg.build.run").MOST = 0
import_module("kg.cli").main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(("program", "count"), [(("-m", "kg"), 2), (("-c", LARGE), 4)])
@pytest.mark.skipif(shutil.which("ps") is None, reason="ps, which lists the processes, is not installed")
def test_ctrl_c_leaves_the_last_build_and_no_process(
    program: tuple[str, str], count: int, tmp_path: Path
) -> None:
    """Two workers and, of a large build, the process that fills the store and the one that Python keeps beside it."""
    out = tmp_path / "out"
    command: list[str | Path] = [sys.executable, *program, "build", "--out", out, "--jobs", "2", "--quiet"]
    subprocess.run([*command, CONTENT / "losartan.md"], check=True, cwd=ROOT)
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    running = subprocess.Popen([*command, CONTENT], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    while len(children := _children(running.pid)) < count and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "kg: stopped; the last build is as it was\n")
    assert before == {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
    assert len(children) == count
    _await_end(children)
