"""Laws of a comparison: nothing differs from itself, and the other way round every change is reversed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.diff import Change, MonographDiff, Pair, compare
from kg.diff.standing import Side
from kg.model import Claim, Evidence, Role

VALUES = ("asthma", "severe asthma", "active tuberculosis", "tuberculosis", "heart failure", "20 mg", "40 mg")
SENTENCES = (
    "Testamab is contraindicated in asthma.", "Testamab is not contraindicated in asthma.", "Avoid in severe asthma.",
    "The dose is 20 mg once daily.", "The dose is 40 mg once daily.", "The dose is 40 mg twice daily.",
)  # fmt: skip
KINDS = st.sampled_from(("contraindication", "dose", "adverse_effect", "pregnancy"))
ATTRS = st.dictionaries(
    st.sampled_from(("group", "role", "status")), st.tuples(st.sampled_from(("serious", "initial", "common"))), max_size=2
)  # fmt: skip


@st.composite
def claims(draw: Any) -> Claim:
    said = draw(KINDS), draw(st.sampled_from(VALUES)), draw(st.sampled_from(("affirmed", "negated")))
    quotes = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True))
    evidence = tuple(
        Evidence("t.md", draw(st.sampled_from(("Dosage", "Summary"))), n, n, n + 9, quote, role, "r")
        for n, (quote, role) in enumerate(zip(quotes, get_args(Role), strict=False), 1)
    )
    concept = draw(st.sampled_from((None, f"concept/condition/{said[1].replace(' ', '-')}")))
    iri = hashlib.sha256(repr((said, concept)).encode()).hexdigest()
    return Claim("Testamab", said[0], said[1], draw(ATTRS), said[2], evidence, concept=concept, iri=iri)


def sides() -> st.SearchStrategy[tuple[Claim, ...]]:
    return st.lists(claims(), max_size=9, unique_by=lambda claim: claim.iri).map(tuple)


@dataclass(frozen=True)
class Given:
    """A source whose facts are given."""

    claims: tuple[Claim, ...]
    shown: str = "t.md"

    def same_as(self, other: object) -> bool:
        return False

    def side(self, read: object) -> Side:
        return Side(self.shown, self.claims)


def compared(before: tuple[Claim, ...], after: tuple[Claim, ...]) -> MonographDiff:
    return compare(lambda path, shown: ([], ""), Pair(Given(before), Given(after)))  # type: ignore[arg-type]


def key(change: Change, back: bool = False) -> tuple[object, ...]:
    """What a change says; ``back`` as it reads from the other side."""
    sorts = {"lost": "added", "added": "lost", "changed": "changed"}
    ends = [
        claim and (claim.iri, sorted(e.start for e in claim.evidence))
        for claim in (change.before, change.after)
    ]
    told = [(d.name, *((d.after, d.before) if back else (d.before, d.after))) for d in change.differences]
    return (
        sorts[change.sort] if back else change.sort, change.sentence, change.flipped, repr(told),
        repr(ends[::-1] if back else ends),
    )  # fmt: skip


@given(sides())
def test_nothing_differs_from_itself(facts: tuple[Claim, ...]) -> None:
    assert compared(facts, facts).is_empty


@given(sides())
def test_the_order_of_the_facts_is_no_change(facts: tuple[Claim, ...]) -> None:
    moved = tuple(
        replace(claim, evidence=tuple(replace(e, line=e.line + 40, start=e.start + 900, end=e.end + 900) for e in claim.evidence))
        for claim in reversed(facts)
    )  # fmt: skip
    assert compared(facts, moved).is_empty


@given(sides(), sides())
def test_the_other_way_round_every_change_is_reversed(
    one: tuple[Claim, ...], other: tuple[Claim, ...]
) -> None:
    there, back = compared(one, other).changes, compared(other, one).changes
    assert sorted(key(change) for change in there) == sorted(key(change, True) for change in back)


@given(sides(), sides())
def test_every_fact_is_accounted_for(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> None:
    """Lost, changed or the same: no fact of either side falls out of the comparison."""
    changes = compared(one, other).changes
    before = [c.before.iri for c in changes if c.before]
    after = [c.after.iri for c in changes if c.after]
    assert len(before) == len(set(before)) and len(after) == len(set(after))
    kept = {claim.iri for claim in one} - set(before), {claim.iri for claim in other} - set(after)
    assert len(kept[0]) == len(kept[1])
