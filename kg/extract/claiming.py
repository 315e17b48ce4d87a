"""From a stretch of a passage to a Claim with its evidence: what all extractors share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar, get_args

from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Role
from kg.text.assertion import is_item_denied
from kg.text.lines import line_of
from kg.text.lists import Item

_ROLES = {role: place for place, role in enumerate(get_args(Role))}


def passages(monograph: Monograph, *topics: str) -> Iterator[Passage]:
    """The passages that speak of one of ``topics``, in whatever role: section first, then summary, FAQ, front matter."""
    found = [passage for passage in monograph.passages if passage.topic in topics]
    yield from sorted(found, key=lambda passage: _ROLES[passage.role])


Found = TypeVar("Found")


def read_once(read: Callable[[Monograph], Found]) -> Callable[[Monograph], Found]:
    """Keeps what ``read`` found in the last monograph: several extractors ask for the same of it."""
    last: list[tuple[Monograph, Found] | None] = [None]

    @wraps(read)
    def kept(monograph: Monograph) -> Found:
        found = last[0]
        if found is None or found[0] is not monograph:
            found = last[0] = (monograph, read(monograph))
        return found[1]

    return kept


def evidence(
    monograph: Monograph,
    passage: Passage,
    rule: str,
    start: int = 0,
    end: int | None = None,
    label: MappedText | None = None,
) -> Evidence:
    """Evidence for what ``passage.text[start:end]`` says, or, with ``label``, what this lead-in and the text say.

    Give the whole sentence: it is the quote that people read. The span is cut out of the file, so it is always
    what stands there.
    """
    span = passage.body.span(start, end)
    first, last = span.start, span.end
    if label is not None:
        own = label.span()
        first, last = min(own.start, first), max(own.end, last)
    first, last = _with_marks(monograph.text, first, last)
    line = line_of(monograph.text, first)
    quote = monograph.text[first:last]
    return Evidence(monograph.path, passage.section, line, first, last, quote, passage.role, rule)


def _with_marks(text: str, first: int, last: int) -> tuple[int, int]:
    """The range with the emphasis mark that it cuts off its words, so that a quote has no half of a pair."""
    if text.count("**", first, last) % 2:
        if text.startswith("**", first - 2):
            return first - 2, last
        if text.startswith("**", last):
            return first, last + 2
    return first, last


def claim(
    monograph: Monograph,
    kind: str,
    value: str,
    proof: Evidence | Iterable[Evidence],
    assertion: Assertion = "affirmed",
    /,
    *,
    label: str | None = None,
    **attrs: str | Iterable[str] | None,
) -> Claim:
    """A claim of ``kind`` about the monograph's drug; attributes that are empty are left out."""
    kept = {name.rstrip("_"): _texts(value_) for name, value_ in attrs.items() if value_}
    proofs = (proof,) if isinstance(proof, Evidence) else tuple(proof)
    return Claim(monograph.title, kind, value, kept, assertion, proofs, label)


def _texts(value: str | Iterable[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(dict.fromkeys(value))


def denied(text: str, offset: int, item: Item) -> bool:
    """True where the sentence ``text``, which begins at ``offset`` of its passage, denies this member of a list."""
    return is_item_denied(text, item.start - offset, item.end - offset, item.text, item.parent)


def ingredient_of(monograph: Monograph, passage: Passage, text: str, upto: int | None = None) -> str:
    """The one ingredient of a combination that a sentence, or else a lead-in above it, names; "" where none or several.

    With ``upto`` the last one named before that character of ``text``.
    """
    if upto is not None:
        places = [(text.lower().rfind(_called(i), 0, upto), i.lower()) for i in monograph.ingredients]
        last = max(places, default=(-1, ""))
        return last[1] if last[0] >= 0 else ingredient_of(monograph, passage, "")
    for part in (text, *(label.text for label in reversed(passage.labels))):
        named = [i for i in monograph.ingredients if _called(i) in part.lower()]
        if len(named) == 1:
            return named[0].lower()
    return ""


# First words of a name that by themselves name an element, a test or a deficiency, not the ingredient.
_SHARED = frozenset("vitamin sodium potassium calcium".split())


@lru_cache(maxsize=4096)
def _called(ingredient: str) -> str:
    """By what a text names an ingredient: the first word ("metoprolol"), or all where that could be another thing."""
    first = ingredient.split()[0].lower()
    return ingredient.lower() if first in _SHARED else first
