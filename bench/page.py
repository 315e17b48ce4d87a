"""docs/performance.md from the results: its tables here, its plots in the bench's own environment."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from bench import environment, inputs, tables
from bench.measured import Measured, from_plain

RESULTS = Path(__file__).with_name("results") / "last.json"
PAGE = inputs.ROOT / "docs" / "performance.md"
_MARKED = re.compile(r"(<!-- bench: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def redraw() -> None:
    """Fills every marked place of the page with its part's table, and draws the plots beside it."""
    kept = json.loads(RESULTS.read_text("utf-8"))
    page = PAGE.read_text("utf-8")
    PAGE.write_text(filled(page, kept), "utf-8")
    words = [str(environment.python()), "-m", "bench.plots", str(RESULTS), str(PAGE.parent / "plots")]
    subprocess.run(words, cwd=inputs.ROOT, check=True)


def filled(page: str, kept: dict[str, Any]) -> str:
    """The page with what lies between ``<!-- bench: PART -->`` and ``<!-- end -->`` made anew; raises KeyError for an unknown part."""

    def put(match: re.Match[str]) -> str:
        name = match.group(2)
        text = _machine(kept["machine"]) if name == "machine" else _part(kept["parts"][name])
        return f"{match.group(1)}{text}\n{match.group(3)}"

    return _MARKED.sub(put, page)


def _part(plain: dict[str, Any]) -> str:
    load = plain.pop("load")
    found: Measured = from_plain(plain)
    return f"**{found.title}** (load before: {load})\n\n{found.how}\n\n{tables.markdown(found)}"


def _machine(said: dict[str, Any]) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in said["libraries"].items())
    return f"{said['cores']} cores ({said['processor']}), {said['memory']}, {said['system']}, Python {said['python']}; {libraries}."
