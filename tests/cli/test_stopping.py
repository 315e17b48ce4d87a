"""A question that takes minutes says how to stop it, and stops."""

from __future__ import annotations

import signal
import subprocess
import sys

ENDLESS = """
import pyoxigraph as ox
from kg.cli.failing import stoppable

store = ox.Store()
node = ox.NamedNode("http://example.org/p")
store.extend(ox.Quad(node, node, ox.Literal(number)) for number in range(5000))
with stoppable(0.1):
    next(store.query("SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }"))
"""


def test_a_long_question_says_that_it_can_be_stopped_and_stops() -> None:
    with subprocess.Popen([sys.executable, "-c", ENDLESS], stderr=subprocess.PIPE, text=True) as asking:
        assert asking.stderr is not None
        try:
            assert asking.stderr.readline() == "kg: still asking; Ctrl-C stops\n"
            asking.send_signal(signal.SIGINT)
            assert asking.wait(10) == -signal.SIGINT
        finally:
            asking.kill()
