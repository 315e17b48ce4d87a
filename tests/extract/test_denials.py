"""What a sentence denies or tells of another drug is no affirmed fact of any kind; what stands beside it is.

``denials.txt``: "@ kind | heading" opens the cases of a kind; a case is "sentence || not facts || facts".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extract.test_cases import claims_of

HERE = Path(__file__).parent
# Kinds of which a longer value with the name in it is the fact too.
WITHIN = ("adverse_effect", "contraindication", "interaction", "combination", "brand_name", "target")


def _cases() -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    kind, heading, found = "", "", []
    for line in (HERE / "denials.txt").read_text("utf-8").splitlines():
        if line.startswith("@ "):
            kind, heading = line[2:].split(" | ")
        elif not line.startswith("// "):
            sentence, no, yes = (part.strip() for part in f"{line} || ||".split("||")[:3])
            found.append((kind, heading, sentence, _names(no), _names(yes)))
    return found


def _names(part: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in part.split(";") if name.strip())


ALL = _cases()


@pytest.mark.parametrize(("kind", "heading", "sentence", "no", "yes"), ALL)
def test_denial(kind: str, heading: str, sentence: str, no: tuple[str, ...], yes: tuple[str, ...]) -> None:
    claims = claims_of(f"## {heading}\n{sentence}\n".replace("\\n", "\n"))
    stated = {c.value.lower() for c in claims if c.kind == kind and c.assertion in ("affirmed", "uncertain")}
    assert not [
        value for value in stated for name in no if value == name or (kind in WITHIN and name in value)
    ]
    assert all(any(name in value for value in stated) for name in yes), stated


def test_the_cases_are_there() -> None:
    assert len(ALL) > 750
    assert len({kind for kind, *_ in ALL}) > 8
