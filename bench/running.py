"""Runs parts, and keeps their results."""

from __future__ import annotations

import importlib
import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench import machine
from bench.inputs import Setting
from bench.measured import Measured


def measured(part: str, setting: Setting) -> tuple[Measured, float]:
    """A part run in this process, and the load of the machine when it began."""
    load = machine.load()
    found: Measured = importlib.import_module(f"bench.{part}").run(setting)
    return found, load


def alone(part: str, setting: Setting) -> tuple[Measured, float]:
    """The same in a fresh process, so that no part inherits another's memory."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measured, part, setting).result()


def keep(file: Path, found: Measured, load: float) -> None:
    """Puts a result into a JSON file, beside those of other parts."""
    kept = json.loads(file.read_text("utf-8")) if file.exists() else {"parts": {}}
    kept["machine"] = machine.description()
    kept["parts"][found.name] = {**found.plain(), "load": round(load, 1), "revision": machine.revision()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
