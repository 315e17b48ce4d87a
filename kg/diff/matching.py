"""The facts of one monograph before and after: which are the same, which changed, which were lost and added.

First those with one IRI, then those that say the same (the IRI holds the name of the file, which may change), then
those that are about the same, or come from one sentence, the most alike first. Alikeness is symmetric, so that the
comparison the other way round finds the same pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache

from kg.diff.changes import Difference
from kg.model import Claim, Evidence
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

Matched = list[tuple[Claim, Claim]]
# Kinds whose key slot is an amount or an advice: it may change while the fact stays the same fact.
_BY_SENTENCE = {"dose", "pregnancy", "lactation", "missed_dose"}
_ONE_SENTENCE = 0.6  # share of words in common from which a sentence counts as the other, reworded
_ONE_VALUE = 0.5  # and a value as the other
_EMPHASIS = regexp(r"[*_`]+")
_MOST_PAIRS = 250_000
_WORD = regexp(r"[\w.%+<>≥≤±/-]*\w|[<>≥≤±%]")


def match(before: Sequence[Claim], after: Sequence[Claim]) -> tuple[Matched, list[Claim], list[Claim]]:
    """Pairs of facts, those left of ``before``, those left of ``after``; each in the order given."""
    pairs: Matched = []
    rest = list(before), list(after)
    for key in (_iri, _said):
        found, *rest_ = _equal(*rest, key)
        pairs, rest = pairs + found, (rest_[0], rest_[1])
    found = _alike(*rest)
    taken = {id(claim) for pair in found for claim in pair}
    return (
        pairs + found,
        [claim for claim in rest[0] if id(claim) not in taken],
        [claim for claim in rest[1] if id(claim) not in taken],
    )


def differences(before: Claim, after: Claim) -> tuple[Difference, ...]:
    """What two matched facts say differently: the assertion first, then value and concept, then attributes by name.

    Where a fact is stated is a difference only where its section ceased or began to say so: a contraindication that
    was taken out of its list is one still in the graph, for the summary says it, and yet the edit must be seen.
    """
    found = []
    if before == after:
        return ()
    if before.assertion != after.assertion:
        found.append(Difference("assertion", before.assertion, after.assertion))
    if normal(before.value) != normal(after.value):
        found.append(Difference("value", before.value, after.value))
    if before.concept != after.concept:
        found.append(Difference("concept", _step(before.concept), _step(after.concept)))
    for name in sorted({*before.attrs, *after.attrs}):
        old, new = before.attrs.get(name, ()), after.attrs.get(name, ())
        if {normal(value) for value in old} != {normal(value) for value in new}:
            found.append(Difference(name, " | ".join(old), " | ".join(new)))
    if _in_a_section(before) != _in_a_section(after):
        found.append(Difference("stated in", _roles(before), _roles(after)))
    return tuple(found)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A quote without emphasis marks, white space and line ends made single spaces."""
    return " ".join(_EMPHASIS.sub("", text).split())


def _in_a_section(claim: Claim) -> bool:
    return any(evidence.role == "section" for evidence in claim.evidence)


def _roles(claim: Claim) -> str:
    roles = {evidence.role for evidence in claim.evidence}
    return ", ".join(role for role in ("section", "summary", "faq", "front-matter") if role in roles)


def _step(concept: str | None) -> str:
    return "/".join(concept.split("/")[-2:]) if concept else ""


def only(claim: Claim, other: Claim) -> tuple[Evidence, ...]:
    """The evidences of ``claim`` whose sentence ``other`` does not have."""
    theirs = {plain(evidence.quote) for evidence in other.evidence}
    return tuple(e for e in claim.evidence if plain(e.quote) not in theirs)


def reworded(evidence: Evidence, others: Iterable[Evidence]) -> Evidence | None:
    """Of ``others`` in the same section the one most like ``evidence``, where it is like it at all."""
    mine = words(evidence.quote)
    shares = [(_share(mine, words(e.quote)), -e.start, e) for e in others if e.section == evidence.section]
    best = max(shares, key=lambda share: share[:2], default=None)
    return best[2] if best and best[0] >= _ONE_SENTENCE else None


def _iri(claim: Claim) -> Hashable:
    return claim.iri


def _said(claim: Claim) -> Hashable:
    attrs = tuple((name, tuple(sorted(map(normal, values)))) for name, values in sorted(claim.attrs.items()))
    return claim.kind, claim.assertion, normal(claim.value), attrs


def _equal(
    before: list[Claim], after: list[Claim], key: Callable[[Claim], Hashable]
) -> tuple[Matched, list[Claim], list[Claim]]:
    waiting = defaultdict(list)
    for claim in after:
        waiting[key(claim)].append(claim)
    pairs, left = [], []
    for claim in before:
        same = waiting[key(claim)]
        if same:
            pairs.append((claim, same.pop(0)))
        else:
            left.append(claim)
    taken = {id(pair[1]) for pair in pairs}
    return pairs, left, [claim for claim in after if id(claim) not in taken]


def _alike(before: list[Claim], after: list[Claim]) -> Matched:
    """One to one, the most alike first, then in the order given: of two pairs that share a fact it is the same both ways."""
    scored = [
        (-score, i, j) for i, j in _of_one_kind(before, after) if (score := _score(before[i], after[j])) > 0
    ]
    pairs, taken = [], set()
    for _, i, j in sorted(scored):
        if ("before", i) not in taken and ("after", j) not in taken:
            taken |= {("before", i), ("after", j)}
            pairs.append((i, j))
    return [(before[i], after[j]) for i, j in sorted(pairs)]


def _of_one_kind(before: list[Claim], after: list[Claim]) -> Iterator[tuple[int, int]]:
    numbers = defaultdict(list)
    for j, claim in enumerate(after):
        numbers[claim.kind].append(j)
    counts = Counter(claim.kind for claim in before)
    for i, claim in enumerate(before):
        # A text made to hold thousands of facts must not take hours: then only what is about the same is paired.
        few = counts[claim.kind] * len(numbers[claim.kind]) <= _MOST_PAIRS
        for j in numbers[claim.kind]:
            if few or _same_key(claim, after[j]):
                yield i, j


def _score(before: Claim, after: Claim) -> float:
    """How alike two facts of one kind are; 0 where they are two facts."""
    same_key = _same_key(before, after)
    sentence = max(
        _share(words(old.quote), words(new.quote)) for old in before.evidence for new in after.evidence
    )
    attrs = _share(_attrs(before), _attrs(after))
    if before.kind in _BY_SENTENCE:
        one = sentence >= _ONE_SENTENCE or (same_key and attrs >= _ONE_VALUE)
    else:
        one = same_key or (sentence >= _ONE_SENTENCE and _one_value(before, after))
    return 1 + 2 * same_key + sentence + attrs if one else 0


def _same_key(before: Claim, after: Claim) -> bool:
    if before.concept and before.concept == after.concept:
        return True
    return normal(before.value) == normal(after.value)


def _one_value(before: Claim, after: Claim) -> bool:
    """True where one value may be the other, reworded: not where the vocabulary knows them for different things."""
    if before.concept and after.concept and not _near(before.concept, after.concept):
        return False
    return _share(words(before.value), words(after.value)) >= _ONE_VALUE


@lru_cache(maxsize=10_000)
def _near(concept: str, other: str) -> bool:
    tree = lexicon()
    return other in tree.ancestors(concept) or concept in tree.ancestors(other)


def _attrs(claim: Claim) -> frozenset[str]:
    return frozenset(f"{name} {normal(value)}" for name, values in claim.attrs.items() for value in values)


@lru_cache(maxsize=10_000)
def words(text: str) -> frozenset[str]:
    """The words and figures of a text, lower case, each once."""
    return frozenset(_WORD.findall(text.lower()))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice what they have in common by what they have (Dice); 1 where both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
