"""Enumerations: where a list has its items, what they share and what their parentheses hold.

``renal or hepatic impairment`` -> renal impairment, hepatic impairment
``hypersensitivity to A, B or any component`` -> hypersensitivity to A, ...
``infections (e.g., cold, flu)`` -> infections with the examples cold, flu
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from kg.text.coordination import distributed
from kg.text.regexps import regexp

_EXAMPLES = regexp(
    r"^\s*(?:e\.\s?g\.?|(?-i:eg)|for example|for instance|such as|like|including|includes?|among (?:them|these|those)|especially|particularly|notably|i\.?e\.?|namely)[,:]?\s+",
    re.IGNORECASE,
)
_INLINE_EXAMPLES = regexp(
    r"[,\s]\s*(?<=\s)(?:such as|including(?: but not limited to)?|incl\.?|e\.\s?g\.?,?|(?-i:eg),?|for example,?|for instance,?|like|among (?:them|these|those)|especially|particularly|notably)[,:]?\s+",
    re.IGNORECASE,
)
_EXAMPLES_BEHIND = regexp(r",?\s+(?:for instance|for example|among others)\s*$", re.IGNORECASE)
# These begin with the class of their first character: the engine runs over all others without trying.
_SEPARATOR = regexp(
    r"[/;•,\s](?:(?<=[a-z]{4}/)(?=[a-z]{4})|(?:(?<=[;•])|(?<=\s)\s*[;•])\s*(?:(?:and/or|and|or)\s+)?|"
    r"(?:(?<=,)|(?<=\s)\s*,)\s+(?:and/or\s+|and\s+|or\s+|as well as\s+)?|(?<=\s)\s*(?:and/or|and|or|as well as|plus)\s+(?!(?:over|older|above|younger)\b))",
    re.IGNORECASE,
)
_ABBREVIATION = regexp(r"^[A-Z][A-Za-z0-9/-]{1,9}s?$")


class Item(Struct, frozen=True):
    """One member of an enumeration.

    ``text`` is the member with shared words restored and parentheses gone; ``start``/``end`` say where it stands
    (without the restored words). ``glosses`` are abbreviations and explanations in parentheses, ``examples`` the
    members of an inner list ("such as ..."), ``parent`` the text of the item that it is an example of.
    """

    text: str
    start: int
    end: int
    glosses: tuple[str, ...] = ()
    examples: tuple[Item, ...] = ()
    parent: str = ""
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def mask_parentheses(text: str) -> str:
    """The text with everything in parentheses, these included, blanked: same length, so positions agree."""
    if "(" not in text and "[" not in text:
        return text
    plain = _mask_balanced(text)
    if not _BRACKET.search(plain):
        return plain
    out, depth = [], 0
    for character in text:
        depth += character in "(["
        out.append("\x00" if depth else character)
        depth -= character in ")]" and depth > 0
    return "".join(out) if depth == 0 else _mask_balanced(text)


_BRACKET = regexp(r"[()\[\]]")
_PARENTHESIS = regexp(r"\([^()]*\)|\[[^\[\]]*\]")
# The same with one level inside it, and what it holds.
_NESTED = regexp(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)|\[([^\[\]]*)\]")
_JOINT = regexp(r"\b(or|and)\b", re.IGNORECASE)


def _mask_balanced(text: str) -> str:
    return _PARENTHESIS.sub(lambda m: "\x00" * len(m.group()), text)


KeepWhole = Callable[[str], bool]


def items(
    text: str, start: int = 0, end: int | None = None, keep_whole: KeepWhole | None = None
) -> list[Item]:
    """The members of the enumeration ``text[start:end]``, shared heads and modifiers distributed.

    ``keep_whole(words)`` says that "A and B" is one term ("hand, foot and mouth disease").
    """
    return list(_listed(text, start, len(text) if end is None else end, keep_whole or _never))


@lru_cache(maxsize=4096)
def _listed(text: str, start: int, end: int, keep_whole: KeepWhole) -> tuple[Item, ...]:
    """Kept: several rules read the same list, and names recur."""
    return tuple(_items(text, start, end, keep_whole))


def _never(_: str) -> bool:
    return False


def _items(text: str, start: int, end: int, keep_whole: KeepWhole) -> Iterator[Item]:
    masked = mask_parentheses(text[start:end])
    split = _INLINE_EXAMPLES.search(masked)
    if split and split.start() > 0:
        yield from _with_examples(text, start, end, split, keep_whole)
        return
    pieces = _pieces(masked, keep_whole)
    words = [masked[a:b].replace("\x00", "").strip() for a, b in pieces]
    joints = [_joint(masked[left[1] : right[0]]) for left, right in pairwise(pieces)]
    for (a, b), whole in zip(pieces, distributed(words, joints), strict=True):
        item = _item(text, start + a, start + b, whole, keep_whole)
        if item:
            yield item


def _with_examples(
    text: str, start: int, end: int, split: re.Match[str], keep_whole: KeepWhole
) -> Iterator[Item]:
    """ "A, B such as x, y and z; C": the examples belong to the item before them, up to the next semicolon."""
    masked = mask_parentheses(text[start:end])
    semicolon = masked.find(";", split.end())
    stop = semicolon if semicolon >= 0 else len(masked)
    heads = list(_items(text, start, start + split.start(), keep_whole))
    examples = tuple(_items(text, start + split.end(), start + stop, keep_whole))
    beside = _beside(heads[-1], examples) if heads else len(examples)
    examples, others = examples[:beside], examples[beside:]
    yield from heads[:-1]
    if heads:
        last = heads[-1]
        children = tuple(
            Item(e.text, e.start, e.end, e.glosses, e.examples, last.text, e.notes) for e in examples
        )
        yield Item(last.text, last.start, last.end, last.glosses, (*last.examples, *children), "", last.notes)
    else:
        yield from examples
    yield from others
    if semicolon >= 0:
        yield from _items(text, start + semicolon + 1, end, keep_whole)


def _beside(head: Item, examples: tuple[Item, ...]) -> int:
    """How many examples there are before the list goes on: "a statin such as X, and |a| fibrate" where X has no article."""
    if not _ARTICLE.match(head.text) or (examples and _ARTICLE.match(examples[0].text)):
        return len(examples)
    return next((place for place, one in enumerate(examples) if _ARTICLE.match(one.text)), len(examples))


_ARTICLE = regexp(r"an?\s", re.IGNORECASE)


def _pieces(masked: str, keep_whole: KeepWhole) -> list[tuple[int, int]]:
    """Ranges between separators; a pair that ``keep_whole`` knows stays together."""
    marks = [m.span() for m in _SEPARATOR.finditer(masked)]
    ranges = zip((0, *(end for _, end in marks)), (*(start for start, _ in marks), len(masked)), strict=True)
    joined: list[tuple[int, int]] = []
    for begin, stop in ranges:
        if joined and keep_whole(masked[joined[-1][0] : stop].replace("\x00", "").strip()):
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((begin, stop))
    return [(a, b) for a, b in joined if masked[a:b].strip(" \x00.,;:")]


@lru_cache(maxsize=256)
def _joint(between: str) -> str:
    if _JOINT.search(between) or "/" in between:
        return "and" if "and" in between.lower() and "/" not in between else "or"
    return ";" if ";" in between else ","


# "The (A+, B+)-exchanger": part of the word.
_GLUED = regexp(r"\([^()]*\)(?P<behind>-\w[\w-]*)")
_LOOSE_END = regexp(r"\s(?:and|or)$")  # "A and, chemically, B"


def _item(text: str, start: int, end: int, whole: str, keep_whole: KeepWhole) -> Item | None:
    words = _LOOSE_END.sub("", " ".join(whole.split()).strip(" .,;:"))
    if not words or words.lower() == "etc":
        return None
    own = text[start:end]
    left, right = start + len(own) - len(own.lstrip()), start + len(own.rstrip(" .,;:"))
    if not _BRACKET.search(own):
        return Item(words, left, max(right, left))
    glosses: list[str] = []
    examples: list[Item] = []
    notes: list[str] = []
    glued = _GLUED.search(own)
    if glued:
        words = words.replace(glued["behind"], glued.group(), 1)
    for match in _NESTED.finditer(own):
        if glued and glued.start() <= match.start() < glued.end():
            continue
        inner = match.group(1) or match.group(2) or ""
        lead = _EXAMPLES.match(inner)
        begin = start + match.start() + 1
        behind = None if lead else _EXAMPLES_BEHIND.search(inner)
        if behind:
            examples += _items(text, begin, begin + behind.start(), keep_whole)
        elif lead:
            examples += _items(text, begin + lead.end(), begin + len(inner), keep_whole)
        elif _ABBREVIATION.match(inner.strip()):
            glosses.append(inner.strip())
        else:
            notes.append(inner.strip())
    children = tuple(Item(e.text, e.start, e.end, e.glosses, e.examples, words, e.notes) for e in examples)
    return Item(words, left, max(right, left), tuple(glosses), children, "", tuple(notes))
