"""The machine in the words that a reader of figures needs; nothing that names it."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

_LIBRARIES = (
    "ftfy", "markdown-it-py", "pyahocorasick", "pyoxigraph", "pyshacl", "python-frontmatter", "PyYAML", "rdflib",
)  # fmt: skip


def description() -> dict[str, Any]:
    """Cores, memory, system and versions."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": os.cpu_count(),
        "memory": f"{pages * size / 2**30:.0f} GiB",
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
    }


def load() -> float:
    """How many processes wanted a core in the last minute: other load makes wall times longer."""
    return os.getloadavg()[0]


def revision() -> str:
    """The commit that was measured, with a plus where files differ from it; "" outside a checkout."""
    words = ["git", "describe", "--always", "--dirty=+"]
    return subprocess.run(words, capture_output=True, text=True, cwd=Path(__file__).parent).stdout.strip()


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text("utf-8").splitlines() if listed.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
