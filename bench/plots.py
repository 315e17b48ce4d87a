"""The plots, as SVG with the same bytes for the same results: ``plots RESULTS.json FOLDER``, run in the bench's own environment."""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot

_OURS, _PEER, _INK = "#1b6ca8", "#c0504d", "#444444"
Parts = dict[str, Any]


def scaling(parts: Parts, axes: Any) -> None:
    """Time and memory over the number of monographs, both logarithmic."""
    data = parts["scaling"]["data"]
    axes.loglog(data["sizes"], data["cpu"], "o-", color=_OURS, label="CPU, seconds")
    axes.loglog(
        data["sizes"],
        [each / 2**20 for each in data["parent_peak"]],
        "s-",
        color=_PEER,
        label="parent's peak, MB",
    )
    axes.loglog(data["sizes"], [each / 2**20 for each in data["disk"]], "^-", color=_INK, label="disk, MB")
    axes.set_xlabel("monographs")
    axes.legend(frameon=False)


def pipeline(parts: Parts, axes: Any) -> None:
    """The straightforward pipeline by stage, and ours."""
    rows = {row["what"]: row for row in parts["pipeline"]["rows"]}
    whole = rows["a monograph, one core"]
    stages = {
        name.removeprefix("peer: "): row["peer"] for name, row in rows.items() if name.startswith("peer: ")
    }
    stages["extraction"] = rows["extraction, the same on both sides"]["peer"]
    bars = {**dict(sorted(stages.items(), key=lambda item: -item[1])), "ours, whole": whole["ours"]}
    colours = [_OURS if name.startswith("ours") else _PEER for name in bars]
    axes.barh(list(bars), list(bars.values()), color=colours)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.set_xlabel("ms a monograph, one core: the straightforward pipeline by stage, and ours")


def queries(parts: Parts, axes: Any) -> None:
    """How many times faster each query is."""
    rows = [row for row in parts["queries"]["rows"] if row["ours"]]
    rows.sort(key=lambda row: -row["ratio"])
    colours = [_INK if row["is_cut"] else _OURS for row in rows]
    axes.barh([row["what"] for row in rows], [row["ratio"] for row in rows], color=colours)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.tick_params(axis="y", labelsize=6)
    axes.set_xlabel("times faster than rdflib (grey: rdflib was stopped, at least so much)")


def profile(parts: Parts, axes: Any) -> None:
    """Where the time goes."""
    rows = [row for row in parts["profile"]["rows"][1:] if ":" not in row["what"] and "/" not in row["what"]]
    rows.append(next(row for row in parts["profile"]["rows"] if row["what"].startswith("the rest")))
    axes.barh([row["what"].partition(":")[0] for row in rows], [row["ours"] for row in rows], color=_OURS)
    axes.invert_yaxis()
    axes.set_xlabel("CPU ms a monograph")


def main() -> None:
    """Draws every plot."""
    parts: Parts = json.loads(Path(sys.argv[1]).read_text("utf-8"))["parts"]
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    mpl.rcParams.update(
        {
            "svg.hashsalt": "drugfacts",
            "svg.fonttype": "none",
            "font.size": 8,
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )
    drawn = [scaling, queries, profile]
    if any(row["what"].startswith("peer: ") for row in parts["pipeline"]["rows"]):
        drawn.append(pipeline)
    for draw in drawn:
        figure, axes = pyplot.subplots(figsize=(7, 6 if draw is queries else 3.2), layout="constrained")
        draw(parts, axes)
        figure.savefig(folder / f"{draw.__name__}.svg", metadata={"Date": None, "Creator": None})
        pyplot.close(figure)


if __name__ == "__main__":
    main()
