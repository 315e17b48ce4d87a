"""``python -m bench [PART…] [--quick] [--json FILE]``; ``python -m bench plots`` redraws docs/performance.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench import PARTS, page, running, tables
from bench.inputs import Setting


def main() -> None:
    """Runs the parts that the command line names, or all."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; or plots")
    parser.add_argument("--quick", action="store_true", help="few monographs: to see that it runs")
    parser.add_argument("--json", type=Path, help="put the results in this file, beside those of other parts")
    wanted = parser.parse_args()
    if wanted.parts == ["plots"]:
        page.redraw()
        return
    unknown = set(wanted.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)} and plots")
    for part in wanted.parts or PARTS:
        found, load = running.alone(part, Setting(wanted.quick))
        print(tables.terminal(found), flush=True)
        if wanted.json:
            running.keep(wanted.json, found, load)


if __name__ == "__main__":
    main()
