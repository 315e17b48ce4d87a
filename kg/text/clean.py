"""Source text made readable, every character still knowing where it came from."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.model import MappedText
from kg.text.regexps import regexp

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# One reading form for characters that mean the same in this text; each stays one character long.
_SAME = str.maketrans({"‐": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "μ": "µ", "−": "-"})

# Every alternative has its first character behind it, one of those that a mark begins with: the engine runs over all others
# without trying.
_FORMS = r"""(?:
        (?P<strong>(?<=\*)\*{1,2}|(?<=_)_)
      | (?P<space>(?:(?<=[\r\n])|(?<=\s)\s*[\r\n])\s*|(?<=[ \t\u00a0\u202f])[ \t\u00a0\u202f]+|(?<=[\t\u00a0\u202f]))
      | (?P<comment>(?<=<)!--.*?(?:-->|\Z))
      | (?P<escaped>(?<=\\)n(?:\\n)*(?![a-z]))
      | (?P<footnote>(?<=\[)\^[^\]\s]+\]:?)
      | (?P<link>(?:(?<=!)\[|(?<=\[))(?=[^\]\n]*\]\([^)\n]*\)))
      | (?P<target>(?<=\])\([^)\n]*\))
      | (?P<break>(?<=<)br\s*/?>)
      | (?P<tag>(?<=<)/?[A-Za-z][^<>\n]*>)
      | (?P<entity>(?<=&)(?:[A-Za-z]+|\#\d+|\#x[0-9A-Fa-f]+);)
      | (?P<escape>(?<=\\)[\\`*_{}\[\]()\#+.!|<>~-])
      | (?P<star>(?<=\*))
      | (?P<under>(?<=_)(?<![A-Za-z0-9]_)(?=\S)|(?<=\S_)(?![A-Za-z0-9]))
      | (?P<tick>(?<=`)`*)
      | (?P<foreign>(?<=[^\x00-\x7f])[^\x00-\x7f]*)
    )"""
_FIRST = r"<&\\*_`!\[\]\t\n\r\x0b\x0c\x1c-\x1f\x80-\U0010ffff"
_MARKUP = regexp(rf"[{_FIRST}]{_FORMS}", re.VERBOSE | re.DOTALL)
# A space begins a mark where white space follows it.
_SPACED = regexp(r" \s")
_SPACED_MARKUP = regexp(rf"[ {_FIRST}](?:(?<!\ )|(?=\s)){_FORMS}", re.VERBOSE | re.DOTALL)
# "Contra-indicated" is read as "contraindicated", by one spelling for all rules.
_HYPHENATED = "ontra-indicat"
_JOINED_MARKUP = regexp(
    rf"{_SPACED_MARKUP.pattern}|(?P<joined>(?<=ontra)-(?=indicat))", re.VERBOSE | re.DOTALL
)
_LAST_CONTROL = "\x9f"  # of those beyond ASCII
_EMPHASIS = frozenset(("strong", "star", "under"))
_REMOVED = frozenset(("comment", "footnote", "link", "target", "tag", "tick", "joined"))


@lru_cache(maxsize=4096)
def repaired(run: str) -> str:
    """A run of non-ASCII characters with mojibake undone (``â‰¥`` to ``≥``); others come back unchanged."""
    if len(run) == 1 and run > _LAST_CONTROL:
        return run  # mojibake takes two characters, or a control: next to no file needs the library
    from ftfy import fix_encoding

    return fix_encoding(run, _encoding_only())


@cache
def _encoding_only() -> TextFixerConfig:
    """Only the encoding is repaired: curly quotes, ligatures and widths are the author's own."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        uncurl_quotes=False,
        normalization=None,
        fix_latin_ligatures=False,
        fix_character_width=False,
        unescape_html=False,
    )


class _Builder:
    """Collects readable characters and their source positions."""

    __slots__ = ("ends", "offsets", "parts")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.ends: dict[int, int] = {}

    def copy(self, source: str, start: int, end: int) -> None:
        self.parts.append(source[start:end])
        self.offsets += range(start, end)

    def fold(self, start: int) -> None:
        """Adds the space that stands for white space from ``start`` on, where none precedes."""
        if not self.parts or not self.parts[-1].endswith(" "):
            self.parts.append(" ")
            self.offsets.append(start)

    def put(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for source[start:end] as a whole."""
        self.parts.append(text)
        self.offsets.extend([start] * len(text))
        if end - start > 1:
            self.ends[start] = end


def readable(source: str, start: int, end: int) -> tuple[MappedText, tuple[tuple[int, int], ...]]:
    """``source[start:end]`` as an author means it to be read, and the ranges of it that stand in bold or italics.

    Out go emphasis marks, links, tags, comments, footnote marks and the hyphen of "contra-indicated"; entities are decoded, mojibake is repaired
    and white space is folded. Leading and trailing space is dropped.
    """
    while end > start and source[end - 1] in " \r\n":
        end -= 1
    markup = _SPACED_MARKUP if _SPACED.search(source, start, end) else _MARKUP
    if source.find(_HYPHENATED, start, end) >= 0:
        markup = _JOINED_MARKUP
    build = _Builder()
    parts, offsets = build.parts, build.offsets
    marks: list[int] = []
    position = start
    for match in markup.finditer(source, start, end):
        here, after = match.span()
        if here > position:
            parts.append(source[position:here])
            offsets += range(position, here)
        position = after
        group = match.lastgroup or ""
        if group == "strong":
            marks.append(len(offsets))
        elif group == "space":
            build.fold(here)
        elif group in _EMPHASIS:
            if group != "star" or _is_emphasis(source, here, after, start, end):
                marks.append(len(offsets))
            else:
                build.copy(source, here, after)
        elif group not in _REMOVED:
            _replace(build, group, match)
    if position == start:
        return _plain(source, start, end), ()
    if end > position:
        build.copy(source, position, end)
    return _trimmed(build, marks, end)


def _plain(source: str, start: int, end: int) -> MappedText:
    """The same for a range without any mark."""
    text = source[start:end].lstrip()
    first = end - len(text) if text else start
    text = text.rstrip()
    return MappedText(text, range(first, first + len(text) + 1))


def _replace(build: _Builder, group: str, match: re.Match[str]) -> None:
    run, start, end = match.group(), match.start(), match.end()
    if group in ("break", "escaped"):
        build.fold(start)
    elif group == "entity":
        from html import unescape

        build.put(unescape(run), start, end)
    elif group == "escape":
        build.put(run[1:], start, end)
    else:
        fixed = repaired(run)
        if fixed == run:
            build.parts.append(run.translate(_SAME))
            build.offsets.extend(range(start, end))
        else:
            build.put(fixed.translate(_SAME), start, end)


def _is_emphasis(source: str, here: int, after: int, start: int, end: int) -> bool:
    """False for a lone star between letters or digits (``HLA-B*15:02``) or between spaces (``2 * 3``)."""
    left = source[here - 1] if here > start else " "
    right = source[after] if after < end else " "
    return not (left.isalnum() and right.isalnum()) and not (left.isspace() and right.isspace())


def _trimmed(build: _Builder, marks: list[int], end: int) -> tuple[MappedText, tuple[tuple[int, int], ...]]:
    """The text without the space at its ends, and what stands between every mark of emphasis and the next."""
    text, offsets = "".join(build.parts), build.offsets
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    if right <= left:
        return MappedText("", [offsets[0] if offsets else end]), ()
    if left or right < len(text):
        text, offsets = text[left:right], offsets[left:right]
    last = offsets[-1]
    offsets.append(build.ends.get(last, last + 1))
    size = right - left
    pairs = zip(marks[::2], marks[1::2], strict=False)
    inside = [(max(a - left, 0), min(b - left, size)) for a, b in pairs]
    return MappedText(text, offsets, build.ends), tuple([(a, b) for a, b in inside if b > a])
