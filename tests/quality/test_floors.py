"""The figures of docs/quality.md may rise, not fall: floors a little under what was measured."""

from __future__ import annotations

import json
import re

import pytest

from tests import blind
from tests.scoreboard import GOLD, SETS, TEMPLATE, run

FLOORS = {
    "dev": {"CORE": 0.92, "ALL": 0.915},
    "real-dev": {"CORE": 0.95, "ALL": 0.94},
    "template-learn": {"CORE": 0.95, "ALL": 0.94},
    "template-report": {"CORE": 0.91, "ALL": 0.90},
    "template-learn-2": {"CORE": 0.945, "ALL": 0.945, "closed": 0.85},
    "template-report-2": {"CORE": 0.945, "ALL": 0.935, "closed": 0.83, "free": 0.60},
    "template-learn-3": {"CORE": 0.955, "ALL": 0.955, "closed": 0.82, "free": 0.65},
    "template-report-3": {"CORE": 0.91, "ALL": 0.915, "closed": 0.85, "free": 0.615},
    "template-learn-4": {"CORE": 0.935, "ALL": 0.92, "closed": 0.86},
    "template-report-4": {"CORE": 0.943, "ALL": 0.948, "closed": 0.878, "free": 0.729},
    "template-learn-5": {"CORE": 0.93, "ALL": 0.905, "closed": 0.80, "free": 0.70},
    "template-report-6": {"CORE": 0.893, "ALL": 0.88, "closed": 0.877, "free": 0.684},
    "template-learn-7": {"CORE": 0.95, "ALL": 0.932, "closed": 0.841, "free": 0.671},
    "template-report-8": {"CORE": 0.893, "ALL": 0.888, "closed": 0.873, "free": 0.749},
    "blind-learn": {"CORE": 0.935, "ALL": 0.92},
    "blind-report": {"CORE": 0.91, "ALL": 0.895},
    "blind-learn-2": {"CORE": 0.95, "ALL": 0.92},
    "blind-report-2": {"CORE": 0.95, "ALL": 0.925},
}
CORE_KIND, OTHER_KIND = (
    0.80,
    0.65,
)  # of every kind on the shared gold; the others where the gold has ten or more
CLOSED, FREE = 0.88, 0.68
MOST_OVERCLAIMS = 0.02  # of the traps
# None in most; some are left in the sets that were read last, and in the one that nobody read.
TEMPLATE_OVERCLAIMS = {
    **dict.fromkeys((name for name in SETS if name.startswith("template-")), 0),
    "template-report-3": 2,
    "template-report-4": 3,
    "template-report-6": 3,
    "template-learn-7": 7,
    "template-report-8": 8,
}
_NOT_CORE = {"synonym", "effect", "pk", "combination", "missed_dose", "CORE", "ALL"}


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not GOLD.exists(), reason="the gold monographs are not beside the project")
@pytest.mark.parametrize("name", SETS)
def test_scores_keep_their_floors(name: str) -> None:
    table, totals = run(name)
    assert totals["facts"] > 500, table
    floors = {"closed": CLOSED, "free": FREE, **FLOORS[name]}
    assert all(totals[group]["f1"] >= floors[group] for group in ("CORE", "ALL")), table
    assert all(totals["ALL"][part] >= floors[part] for part in ("closed", "free")), table
    assert totals["overclaims"] <= TEMPLATE_OVERCLAIMS.get(name, MOST_OVERCLAIMS * totals["traps"]), table
    assert totals["ungrounded"] == 0, table
    if (GOLD / name).exists():
        kinds = {k: total for k, total in totals.items() if isinstance(total, dict) and total["gold"] >= 10}
        weak = [
            k for k, total in kinds.items() if total["f1"] < (OTHER_KIND if k in _NOT_CORE else CORE_KIND)
        ]
        assert weak == [] and len(kinds) > 15, table


def test_the_blind_gold_holds_no_text() -> None:
    files = sorted(file for split in blind.SPLITS for file in (blind.GOLD / split).glob("*.json"))
    assert len(files) >= 56 and {file.parent.name for file in files} == set(blind.SPLITS)
    for file in files:
        assert max(map(len, re.findall(r'"([^"]*)"', file.read_text("utf-8")))) <= 160, file


def test_the_template_gold_quotes_its_texts() -> None:
    files = sorted(TEMPLATE.rglob("*.json"))
    assert len(files) == 72
    for file in files:
        gold = json.loads(file.read_text("utf-8"))
        text = file.with_suffix(".md").read_text("utf-8")
        assert len(gold["facts"]) > 60 and gold["must_not"]
        assert all(fact["quote"] in text for fact in (*gold["facts"], *gold["must_not"])), file
