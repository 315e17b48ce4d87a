"""A build on a Dask cluster has the bytes of a build on one machine, whoever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.store import open_store
from tests.build.test_cache import NAMES
from tests.conftest import ROOT

fsspec = pytest.importorskip("fsspec")
distributed = pytest.importorskip("distributed")

from kg.build import cluster  # noqa: E402 - after the extra is known to be there

TEXT = "---\ntitle: {name}\n---\n## Contraindications\n\n- Active hepatitis B\n- Hypersensitivity to {name}\n"


def _bytes(out: Path) -> dict[str, bytes]:
    names = (
        "facts.jsonl",
        "graph.nq",
        "graph.ttl",
        "topics.jsonl",
        "problems.jsonl",
        "report.ttl",
        "void.ttl",
    )
    return {name: (out / name).read_bytes() for name in names}


@pytest.fixture
def monographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve monographs, one of them not UTF-8, in the folder that is worked in."""
    monkeypatch.chdir(tmp_path)
    folder = Path("monographs")
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.md").write_text(TEXT.format(name=name.capitalize()), "utf-8")
    (folder / f"{NAMES[4]}.md").write_bytes(b"\xff")
    return folder


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A cluster of threads of this process: it sees fsspec's memory."""
    monkeypatch.setattr(cluster, "_FILES", 5)
    with distributed.Client(
        processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None
    ) as client:
        yield client.scheduler.address


def test_shards_in_any_store_give_the_same_bytes(monographs: Path, near: str) -> None:
    build([monographs], Path("here"), 1)
    done = cluster.build_on(near, ["monographs"], "memory://shards/one", Path("there"))
    assert (done.monographs, done.violations) == (11, 1)
    assert _bytes(Path("there")) == _bytes(Path("here"))
    asked = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    assert open_store(Path("there")).select(asked) == open_store(Path("here")).select(asked)
    manifest = json.loads(fsspec.filesystem("memory").cat("shards/one/manifest.json"))
    assert [len(shard["monographs"]) for shard in manifest["shards"]] == [5, 5, 2]
    assert len(build([monographs], Path("there"), 1).changed) == 0  # its index is that of a local build


def test_monographs_are_read_from_any_store(monographs: Path, near: str) -> None:
    store = fsspec.filesystem("memory")
    store.put("monographs/*.md", "/corpus/", recursive=True)
    done = cluster.build_on(near, ["memory://corpus"], "memory://shards/two", Path("there"))
    assert done.monographs == 11
    assert f'"path": "memory://corpus/{NAMES[0]}.md"' in Path("there/facts.jsonl").read_text("utf-8").replace(
        "memory:///", "memory://"
    )


def test_a_shard_that_was_changed_is_refused(
    monographs: Path, near: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = cluster._Run._read

    def spoiled(run: cluster._Run, row: dict[str, object]) -> Iterator[object]:
        with fsspec.open(f"memory://shards/three/{row['name']}-1-graph.nq", "ab") as file:
            file.write(b"#")
        return read(run, row)

    monkeypatch.setattr(cluster._Run, "_read", spoiled)
    with pytest.raises(cluster.ClusterError, match="not what its worker wrote"):
        cluster.build_on(near, ["monographs"], "memory://shards/three", Path("there"))
    assert not Path("there").exists()


class _Deadly:
    """In place of a client: workers die on one file, alone or in company."""

    def __init__(self) -> None:
        self.tried: list[int] = []

    def submit(self, task: Any, name: str, part: Any, *rest: Any, **_: Any) -> _Deadly:
        self.tried.append(len(part))
        later = _Deadly()
        later.result = lambda: task(name, part, *rest)  # type: ignore[attr-defined]
        if any(NAMES[3] in source.url for source in part):
            later.result = self._killed  # type: ignore[attr-defined]
        return later

    def _killed(self) -> None:
        raise distributed.KilledWorker("task", None, 2)


def test_a_file_that_kills_its_workers_costs_itself_only(
    monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _Deadly()
    monkeypatch.setattr(cluster, "_client", lambda scheduler: nullcontext(client))
    done = cluster.build_on("", ["monographs"], "memory://shards/five", Path("there"))
    assert client.tried == [len(NAMES)] + [1] * len(NAMES)
    assert [p.path for p in done.problems if p.rule == "worker-died"] == [f"monographs/{NAMES[3]}.md"]
    assert done.monographs == 10


def test_workers_with_another_program_are_refused(near: str, monographs: Path) -> None:
    source = cluster.sources(["monographs"])[:1]
    with pytest.raises(cluster.ClusterError, match="install the same"):
        cluster.shard("0", source, "memory://shards/four", "another")


def test_a_scheduler_that_does_not_answer_is_said(monographs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(cluster.ClusterError, match="no Dask scheduler answers"):
        cluster.build_on("nonsense://nowhere", ["monographs"], "shards", Path("there"))


def _dask(stack: ExitStack, *words: str | Path) -> subprocess.Popen[bytes]:
    started = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + str(words[0]), *map(str, words[1:])],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(started.wait)
    stack.callback(started.kill)
    return started


@pytest.mark.slow
def test_a_worker_that_is_killed_changes_no_byte(monographs: Path) -> None:
    build([monographs], Path("here"), 1)
    with ExitStack() as stack:
        address = Path("scheduler.json")
        _dask(
            stack,
            "dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            address,
        )
        options = ("--scheduler-file", address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        workers = [_dask(stack, "dask_worker", *options) for _ in range(2)]
        while not address.exists():
            time.sleep(0.1)
        scheduler = json.loads(address.read_text())["address"]
        with distributed.Client(scheduler, set_as_default=False) as client:
            client.wait_for_workers(2)
        code = (
            "import sys; from pathlib import Path; from kg.build import cluster; cluster._FILES = 1; "
            "cluster.build_on(sys.argv[1], ['monographs'], str(Path('shards').resolve()), Path('there'))"
        )
        running = subprocess.Popen(
            [sys.executable, "-c", code, scheduler], env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        stack.callback(running.kill)
        while not any(Path("shards").glob("*-graph.nq")) and running.poll() is None:
            time.sleep(0.02)
        workers[0].send_signal(signal.SIGKILL)
        assert len(list(Path("shards").glob("*-graph.nq"))) < len(NAMES), "killed too late to matter"
        assert running.wait(200) == 0
    assert _bytes(Path("there")) == _bytes(Path("here"))
