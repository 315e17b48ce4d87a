"""docs/performance.md and docs/scale.md from the results: its tables here, its plots in the bench's own environment."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from bench import environment, inputs, outlook, tables
from bench.measured import from_plain

RESULTS = Path(__file__).with_name("results") / "last.json"
PAGES = tuple(inputs.ROOT / "docs" / name for name in ("performance.md", "scale.md"))
_MARKED = re.compile(r"(<!-- bench: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def redraw() -> None:
    """Fills every marked place of the pages with its part's table, and draws the plots beside them."""
    kept = json.loads(RESULTS.read_text("utf-8"))
    for page in PAGES:
        page.write_text(filled(page.read_text("utf-8"), kept), "utf-8")
    words = [str(environment.python()), "-m", "bench.plots", str(RESULTS), str(PAGES[0].parent / "plots")]
    subprocess.run(words, cwd=inputs.ROOT, check=True)


def filled(page: str, kept: dict[str, Any]) -> str:
    """The page with what lies between ``<!-- bench: PART -->`` and ``<!-- end -->`` made anew; raises KeyError for an unknown part."""

    def put(match: re.Match[str]) -> str:
        return f"{match.group(1)}{_text(match.group(2), kept)}\n{match.group(3)}"

    return _MARKED.sub(put, page)


def _text(name: str, kept: dict[str, Any]) -> str:
    if name == "machine":
        return _machine(kept["machine"])
    return outlook.table(kept["parts"]) if name == "outlook" else _part(kept["parts"][name])


def _part(plain: dict[str, Any]) -> str:
    found = from_plain(plain)
    when = f"revision {plain['revision']}, load before it {plain['load']}"
    return f"**{found.title}** ({when})\n\n{found.how}\n\n{tables.markdown(found)}"


def _machine(said: dict[str, Any]) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in said["libraries"].items())
    return f"{said['cores']} cores ({said['processor']}), {said['memory']}, {said['system']}, Python {said['python']}; {libraries}."
