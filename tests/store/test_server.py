"""The same questions on an independent SPARQL server that the test starts on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.query import named_queries
from kg.store import StoreError, open_endpoint, open_store
from kg.store.remote import push

pytestmark = pytest.mark.server
ASKED = (
    "contraindicated-in",
    "drugs-needing-test",
    "names-of-drug",
    "pregnancy-advice",
    "regimen",
    "combinations-with-contraindicated-ingredient",
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = _free_port()
    binary = Path(sys.executable).with_name("oxigraph")
    command = [
        str(binary),
        "serve",
        "--location",
        str(tmp_path_factory.mktemp("server")),
        "--bind",
        f"127.0.0.1:{port}",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            open_endpoint(f"{url}/query").select("SELECT * { } LIMIT 1")
        except StoreError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start within ten seconds")


def test_pushed_graph_gives_the_same_rows(server: str, small_build: Path) -> None:
    sent = push(small_build / "graph.nq", f"{server}/update")
    with (small_build / "graph.nq").open() as lines:
        assert sent == sum(1 for _ in lines)
    again = push(small_build / "graph.nq", f"{server}/update")
    assert again == sent
    for name in ASKED:
        text = named_queries()[name].text
        here, there = open_store(small_build).select(text), open_endpoint(f"{server}/query").select(text)
        assert here.rows and here == there, name
    union = open_endpoint(f"{server}/query").select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    assert union == open_store(small_build).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows


def test_command_line_on_the_endpoint(server: str, small_build: Path) -> None:
    push(small_build / "graph.nq", f"{server}/update")
    kg = [
        sys.executable,
        "-m",
        "kg",
        "query",
        "contraindicated-in",
        "--format",
        "csv",
        "--param",
        "condition=hepatitis B",
    ]
    here = subprocess.run([*kg, "--build", small_build], capture_output=True, text=True, check=True).stdout
    there = subprocess.run(
        [*kg, "--endpoint", f"{server}/query"], capture_output=True, text=True, check=True
    ).stdout
    assert here == there and "Ofatumumab" in here


def test_an_endpoint_that_is_not_there_is_said() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        open_endpoint(f"http://127.0.0.1:{_free_port()}/query").select("SELECT * { ?s ?p ?o }")
