"""What a command took long to make is there for the next one; what is damaged is made again, with the same result."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FILE = "content/warfarin.md"
_COUNTED = """
import json, sys
from kg.text import compiling, regexps
made, asked = [], []
code, compiled = compiling._code, regexps.compiled
compiling._code = lambda *said: made.append(said) or code(*said)
regexps.compiled = lambda *said: asked.append(said) or compiled(*said)
from pathlib import Path
from kg.build.stages import load, work
load()
outcome = work(Path(sys.argv[1]))
print(json.dumps({"made": len(made), "asked": len(set(asked)), "all": regexps.regexp.cache_info().currsize, "facts": outcome.facts,
                  "problems": repr(outcome.problems)}))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "drugfacts-kg"


def _counted(place: Path) -> dict[str, int | str]:
    env = {**os.environ, "XDG_CACHE_HOME": str(place.parent), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, FILE], capture_output=True, text=True, cwd=ROOT, env=env, check=True
    )
    found: dict[str, int | str] = json.loads(done.stdout)
    return found


def test_one_file_has_few_patterns_compiled_and_the_next_run_none(place: Path) -> None:
    first = _counted(place)
    assert 100 < int(first["made"]) < 0.7 * int(first["all"])
    assert sorted(file.name.split("-")[0] for file in place.iterdir()) == ["lexicon", "patterns"]
    second = _counted(place)
    assert second["made"] == 0 and int(second["asked"]) < 0.7 * int(second["all"])
    assert (second["facts"], second["problems"]) == (first["facts"], first["problems"])


def test_damage_is_made_good(place: Path) -> None:
    first = _counted(place)
    for file in place.iterdir():
        file.write_bytes(file.read_bytes()[:-100])
    assert _counted(place) == first
    assert _counted(place)["made"] == 0


def test_where_nothing_can_be_kept_it_is_made_each_time(place: Path) -> None:
    place.write_text("a file where the folder would be")
    assert _counted(place) == _counted(place)
