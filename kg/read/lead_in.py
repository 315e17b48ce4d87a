"""Lead-ins: the words before a colon, bold or plain, that say what the rest of the text is about.

``**CYP3A4 inhibitors:** ketoconazole`` · ``*Serious:* bleeding`` · ``**Adults.** 5 mg`` · ``Common: nausea. Serious: ...``
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import MappedText
from kg.read.topics import heading_topic
from kg.text.regexps import regexp

_LONGEST_PLAIN = 14  # words of an unemphasised lead-in at the start of a text
_LONGEST_INNER = 6  # and of one after a sentence end
_AFTER_BOLD = regexp(r"\s*(?::|[–—]|-(?=\s))\s*")
_PLAIN_START = regexp(r"((?:[^:(]++|\([^()]*+\))++):(?=\s|$)")
_LONGEST_START = 160  # characters of it; a parenthesis counts as one
_PLAIN_INNER = regexp(r"[.;!?]\)? (?<!St\. )([A-Z](?:[A-Za-z0-9/&,()'\- %<>≥≤–]|\.(?=\d)){1,60}):(?=\s)")
_SHORTEST_SENTENCE = 4  # words after a bold title that make it a heading with text
_PARENTHESES = regexp(r"\([^()]*\)")
_SENTENCE = regexp(r"[.!?;]\s+[A-Z(]|[.!?]$")


class Part(NamedTuple):
    """A stretch of a text with the lead-ins before it."""

    labels: tuple[MappedText, ...]
    body: MappedText


def parts(text: MappedText, emphasis: tuple[tuple[int, int], ...]) -> Iterator[Part]:
    """Cuts a text at its lead-ins. A plain lead-in inside stands below the bold one before it."""
    cuts = sorted(_cuts(text.text, emphasis))
    position = 0
    outer: tuple[MappedText, ...] = ()
    labels: tuple[MappedText, ...] = ()
    for start, end, body, bold in cuts:
        if start < position:
            continue
        if start > position and text.text[position:start].strip():
            yield Part(labels, _strip(text, position, start))
        label = _strip(text, start, end)
        outer = (label,) if bold else outer
        labels = outer if bold else (*outer, label)
        position = body
    if position < len(text.text) or not cuts or labels:
        yield Part(labels, _strip(text, position, len(text.text)))


def glued_heading(text: MappedText, emphasis: tuple[tuple[int, int], ...]) -> Part | None:
    """A bold heading with prose on its line: "## **Usage** The drug is ...", "**Late Effects** Teeth may stain."."""
    end = emphasis[0][1] if emphasis and emphasis[0][0] == 0 else 0
    if not end:
        return None
    rest = text.text[end:].lstrip(" :-–")
    words = len(rest.split())
    names_a_section = words >= 3 and bool(heading_topic(text.text[:end]))
    is_sentence = words >= _SHORTEST_SENTENCE and rest[0].isupper() and text.text[end - 1] not in ":.?"
    if not (names_a_section or is_sentence):
        return None
    return Part((text.cut(0, end),), text.cut(len(text.text) - len(rest), len(text.text)))


def _cuts(text: str, emphasis: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int, int, bool]]:
    """(start and end of a lead-in, start of what follows, is it bold)."""
    opening = ""  # "**Adults:**" is no plain lead-in as well
    for start, end in emphasis:
        follows = _bold_end(text, start, end)
        if follows is not None:
            opening = opening or ("" if start else text[:end].rstrip(" :"))
            yield start, end, follows, True
    if ":" not in text:
        return
    plain = _PLAIN_START.match(text)
    if plain and plain[1] != opening and _is_plain_label(plain[1]):
        yield 0, plain.end() - 1, plain.end(), False
    for match in _PLAIN_INNER.finditer(text):
        if len(match.group(1).split()) <= _LONGEST_INNER:
            yield match.start(1), match.end(1), match.end(), False


def _bold_end(text: str, start: int, end: int) -> int | None:
    """Where the text after a bold lead-in begins, or None where the bold words are no lead-in."""
    inner = text[start:end].rstrip()
    if inner.endswith(":"):
        return end
    separator = _AFTER_BOLD.match(text, end)
    if separator and (start == 0 or ":" in separator.group()):
        return separator.end()
    if start == 0 and (inner.endswith(".") or end == len(text)):
        return end
    return None


def _is_plain_label(label: str) -> bool:
    if len(label) > _LONGEST_START and len(_PARENTHESES.sub(".", label)) > _LONGEST_START:
        return False
    words = _PARENTHESES.sub("", label).split()
    return 0 < len(words) <= _LONGEST_PLAIN and not _SENTENCE.search(label) and "http" not in label


def _strip(text: MappedText, start: int, end: int) -> MappedText:
    kept = text.text[start:end].lstrip(" :")
    if len(kept) == len(text.text) and kept[-1:] not in (" ", ":"):
        return text
    first = end - len(kept)
    kept = kept.rstrip(" :")
    return MappedText(kept, text.offsets[first : first + len(kept) + 1], text.ends)
