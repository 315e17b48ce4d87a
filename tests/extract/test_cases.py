"""Each kind's cases: a piece of monograph, and every fact of the kind that it states.

A case ends with a line of dashes. "=> value" is an affirmed fact, "=> negated: value" another assertion;
"; attr=text" demands an attribute. The facts of the kind are exactly those listed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.extract import extract
from kg.merge import merge
from kg.model import KINDS, Claim
from kg.read import read_text
from kg.vocab.ground import ground

HERE = Path(__file__).parent
_HEAD = "---\ntitle: {title}\n---\n"


def _cases(kind: str) -> list[tuple[str, list[str]]]:
    file = HERE / kind / "cases.txt"
    found = []
    for block in re.split(r"^-{4,}$", file.read_text("utf-8"), flags=re.MULTILINE):
        lines = [line for line in block.strip().splitlines() if not line.startswith("// ")]
        body = "\n".join(line for line in lines if not line.startswith("=>"))
        if body.strip():
            found.append((body, [line[2:].strip() for line in lines if line.startswith("=>")]))
    return found


ALL = [(kind, body, wanted) for kind in KINDS for body, wanted in _cases(kind)]


def claims_of(body: str, title: str = "Testamab") -> list[Claim]:
    named = re.match(r"title: (.*)\n", body)
    text = _HEAD.format(title=named.group(1) if named else title) + (body[named.end() :] if named else body)
    monograph, problems = read_text(text, "case.md")
    assert monograph is not None and not problems
    found, _ = extract(monograph)
    claims = merge(ground(found), monograph)
    assert all(text[e.start : e.end] == e.quote for claim in claims for e in claim.evidence)
    return claims


@pytest.mark.parametrize(("kind", "body", "wanted"), ALL)
def test_case(kind: str, body: str, wanted: list[str]) -> None:
    got = [claim for claim in claims_of(body) if claim.kind == kind]
    assert sorted(_said(c) for c in got) == sorted(line.split(";")[0].strip() for line in wanted)
    for line in wanted:
        value, *attrs = (part.strip() for part in line.split(";"))
        claim = next(c for c in got if _said(c) == value and _has(c, attrs))
        assert claim


def _said(claim: Claim) -> str:
    return claim.value if claim.assertion == "affirmed" else f"{claim.assertion}: {claim.value}"


def _has(claim: Claim, attrs: list[str]) -> bool:
    return all(
        any(text in v for v in claim.attrs.get(name, ())) for name, text in (a.split("=", 1) for a in attrs)
    )


def test_every_kind_has_cases() -> None:
    assert {kind for kind, _, _ in ALL} == set(KINDS)
    assert len(ALL) >= 40
