"""Measurements, as ratios in one run: ``make bench``, or ``python -m bench [PART…] [--quick] [--json FILE]``.

Each part is a module with ``run(setting) -> Measured``; every part runs in a fresh process. Nothing here is a test that
can fail by the clock: a part fails only where the two sides did not do the same work. docs/performance.md has the results.
"""

PARTS = (
    "extraction", "profile", "peer", "validation", "queries", "turtle", "pipeline", "rebuild", "workers", "scaling",
)  # fmt: skip
