"""A small change of what a monograph says changes exactly the claims that its sentence gave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.model import Claim
from tests.extract.test_invariance import FILES, claims

Change = tuple[int, int, str]


def _not(text: str, claim: Claim) -> Change | None:
    """ "is contraindicated in" becomes "is not contraindicated in"; the same of what is indicated."""
    if claim.kind not in ("contraindication", "indication") or claim.assertion != "affirmed":
        return None
    quote = claim.evidence[0]
    cue = re.search(r"\b(?:is|are) (?=(?:contraindicated|indicated|used) (?:in|for|to|with)\b)", quote.quote)
    return (quote.start + cue.end(), quote.start + cue.end(), "not ") if cue else None


def _number(text: str, claim: Claim) -> Change | None:
    """The amount of a dose becomes another."""
    if claim.kind != "dose" or not claim.value[0].isdigit() or text.count(claim.value) != 1:
        return None
    at = text.find(claim.value, claim.evidence[0].start, claim.evidence[0].end)
    digits = re.match(r"\d+", text[at:]) if at >= 0 else None
    return (at, at + digits.end(), "37") if digits else None


def _bullet(text: str, claim: Claim) -> Change | None:
    """A bullet is deleted."""
    quote = claim.evidence[0]
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.start) + 1
    is_leaf = end and not text[end:].startswith("  ") and len(claim.evidence) == 1
    return (start, end, "") if is_leaf and re.match(r"[-*] (?!\*\*)", text[start:end]) else None


def _agent(text: str, claim: Claim) -> Change | None:
    """The interacting drug becomes another; not a class that the text gives its members by."""
    if claim.kind != "interaction" or len(claim.value) < 6 or text.count(claim.value) != 1:
        return None
    if re.search(r"s$|\bother\b", claim.value):
        return None
    at = text.find(claim.value)
    other = next(name for name in ("nefazodone", "fluvoxamine", "ticlopidine") if name not in text.lower())
    return (at, at + len(claim.value), other)


def _mutations(change: Callable[[str, Claim], Change | None]) -> Iterator[tuple[str, Claim, Change]]:
    for file in FILES:
        text = file.read_text("utf-8")
        seen: set[Change] = set()
        for claim in claims(text):
            found = (
                change(text, claim)
                if len(claim.evidence) == 1 and claim.evidence[0].role == "section"
                else None
            )
            if found and found not in seen:
                seen.add(found)
                yield text, claim, found
                if len(seen) == 2:
                    break


def _of_other_lines(found: list[Claim], lines: range) -> set[tuple[object, ...]]:
    """What claims say that no evidence in ``lines`` has."""
    return {
        (c.kind, c.value, c.assertion, *((n, *sorted(v)) for n, v in sorted(c.attrs.items())))
        for c in found
        if not any(e.line in lines for e in c.evidence)
    }


@pytest.mark.parametrize("change", [_not, _number, _bullet, _agent])
def test_exactly_the_affected_claims_change(change: Callable[[str, Claim], Change | None]) -> None:
    tried = 0
    for text, claim, (start, end, new) in _mutations(change):
        mutated = text[:start] + new + text[end:]
        before, after = claims(text), claims(mutated)
        line = text.count("\n", 0, start) + 1
        here = range(line, line + 1)
        stays, now = _of_other_lines(before, here), _of_other_lines(after, here if new else range(0))
        kinds = {c.kind for c in before if any(e.line == line for e in c.evidence)}
        # what another place says as well is then founded there, in that place's words
        assert stays <= now and {row[0] for row in now - stays} <= kinds, mutated[start - 80 : start + 80]
        same = [
            c for c in after if (c.kind, c.value, c.assertion) == (claim.kind, claim.value, claim.assertion)
        ]
        assert not any(e.line == line for c in same for e in c.evidence) or not new, mutated[
            start - 80 : start + 80
        ]
        tried += 1
    assert tried >= 10, tried


def test_the_files_of_content_are_tried() -> None:
    assert len(FILES) >= 32 and all(isinstance(file, Path) for file in FILES)
