"""What a monograph does with a topic: stated, none stated, no fact read and silent are four different things."""

from __future__ import annotations

from pathlib import Path

from kg.build import claims_of
from kg.coverage import KINDS_OF, topics
from kg.model import KINDS

TEXT = """---
title: Testamab
faqs: []
---
## Usage

Testamab is used to treat gout.

## Contraindications

There are no known contraindications.

## Drug Interactions

Zorbing and quibbling go on all day.

## Drug Profile Summary

* **Side Effects:** Headache, nausea.
"""


def _standings(folder: Path, text: str) -> dict[str, tuple[str, int]]:
    file = folder / "testamab.md"
    file.write_text(text, "utf-8")
    monograph, claims, _ = claims_of(file)
    assert monograph
    return {
        topic: (said, sum(counts.values())) for topic, (said, counts) in topics(monograph, claims).items()
    }


def test_the_four_standings(tmp_path: Path) -> None:
    found = _standings(tmp_path, TEXT)
    assert found["usage"] == ("stated", 1)
    assert found["contraindications"][0] == "none stated"
    assert found["interactions"] == ("no fact read", 0)
    assert found["side_effects"] == ("stated", 2)
    assert found["pregnancy"] == found["monitoring"] == ("silent", 0)


def test_a_topic_with_denials_only_is_none_stated(tmp_path: Path) -> None:
    denied = TEXT.replace("is used to treat gout", "is not indicated for gout")
    assert _standings(tmp_path, denied)["usage"] == ("none stated", 1)


def test_every_kind_has_one_topic() -> None:
    assert sorted(kind for kinds in KINDS_OF.values() for kind in kinds) == sorted(KINDS)
