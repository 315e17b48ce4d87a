"""Source text made readable, every character still knowing where it came from."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from ftfy import TextFixerConfig, fix_encoding

from kg.model import MappedText

# Only the encoding is repaired: curly quotes, ligatures and widths are the author's own.
_ENCODING_ONLY = TextFixerConfig(
    uncurl_quotes=False,
    normalization=None,
    fix_latin_ligatures=False,
    fix_character_width=False,
    unescape_html=False,
)
# One reading form for characters that mean the same in this text; each stays one character long.
_SAME = str.maketrans({"‐": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "μ": "µ", "−": "-"})

_MARKUP = re.compile(
    r"""(?=[<&\\*_`!\[\]\t\n\r\x0b\x0c\x1c-\x1f\x80-\U0010ffff]|\ (?=\s))(?: # what none of the following begins with is passed by quickly
        (?P<comment><!--.*?(?:-->|\Z))
      | (?P<space>\s*[\r\n]\s*|[ \t\u00a0\u202f]{2,}|[\t\u00a0\u202f])
      | (?P<escaped>(?:\\n)+(?![a-z]))
      | (?P<footnote>\[\^[^\]\s]+\]:?)
      | (?P<link>!?\[(?=[^\]\n]*\]\([^)\n]*\)))
      | (?P<target>\]\([^)\n]*\))
      | (?P<break><br\s*/?>)
      | (?P<tag></?[A-Za-z][^<>\n]*>)
      | (?P<entity>&(?:[A-Za-z]+|\#\d+|\#x[0-9A-Fa-f]+);)
      | (?P<escape>\\[\\`*_{}\[\]()\#+.!|<>~-])
      | (?P<strong>\*{2,3}|__)
      | (?P<star>\*)
      | (?P<under>(?<![A-Za-z0-9])_(?=\S)|(?<=\S)_(?![A-Za-z0-9]))
      | (?P<tick>`+)
      | (?P<foreign>[^\x00-\x7f]+)
    )""",
    re.VERBOSE | re.DOTALL,
)
_EMPHASIS = frozenset(("strong", "star", "under"))
_REMOVED = frozenset(("comment", "footnote", "link", "target", "tag", "tick"))


@lru_cache(maxsize=4096)
def repaired(run: str) -> str:
    """A run of non-ASCII characters with mojibake undone (``â‰¥`` to ``≥``); others come back unchanged."""
    return fix_encoding(run, _ENCODING_ONLY)


class _Builder:
    """Collects readable characters and their source positions."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.offsets: list[int] = []
        self.ends: dict[int, int] = {}

    def copy(self, source: str, start: int, end: int) -> None:
        if end > start:
            self.parts.append(source[start:end])
            self.offsets += range(start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Adds text that stands for source[start:end] as a whole."""
        self.parts.append(text)
        self.offsets.extend([start] * len(text))
        if end - start > 1:
            self.ends[start] = end


def readable(source: str, start: int, end: int) -> tuple[MappedText, tuple[tuple[int, int], ...]]:
    """``source[start:end]`` as an author means it to be read, and the ranges of it that stand in bold or italics.

    Out go emphasis marks, links, tags, comments and footnote marks; entities are decoded, mojibake is repaired
    and white space is folded. Leading and trailing space is dropped.
    """
    while end > start and source[end - 1] in " \r\n":
        end -= 1
    if not _MARKUP.search(source, start, end):
        return _plain(source, start, end), ()
    build = _Builder()
    emphasis: list[tuple[int, int]] = []
    opened = -1
    position = start
    for match in _MARKUP.finditer(source, start, end):
        build.copy(source, position, match.start())
        position = match.end()
        group = match.lastgroup or ""
        if group in _EMPHASIS and not _is_emphasis(source, match, start, end):
            build.copy(source, match.start(), match.end())
        elif group in _EMPHASIS:
            here = len(build.offsets)
            if opened < 0:
                opened = here
            else:
                emphasis.append((opened, here))
                opened = -1
        elif group not in _REMOVED:
            _replace(build, group, match)
    build.copy(source, position, end)
    return _trimmed(build, emphasis, end)


def _plain(source: str, start: int, end: int) -> MappedText:
    """The same for a range without any mark."""
    text = source[start:end].lstrip()
    first = end - len(text) if text else start
    text = text.rstrip()
    return MappedText(text, range(first, first + len(text) + 1))


def _replace(build: _Builder, group: str, match: re.Match[str]) -> None:
    run, start, end = match.group(), match.start(), match.end()
    if group in ("space", "break", "escaped"):
        if not build.parts or not build.parts[-1].endswith(" "):
            build.parts.append(" ")
            build.offsets.append(start)
    elif group == "entity":
        build.put(html.unescape(run), start, end)
    elif group == "escape":
        build.put(run[1:], start, end)
    else:
        fixed = repaired(run)
        if fixed == run:
            build.parts.append(run.translate(_SAME))
            build.offsets.extend(range(start, end))
        else:
            build.put(fixed.translate(_SAME), start, end)


def _is_emphasis(source: str, match: re.Match[str], start: int, end: int) -> bool:
    """False for a lone star between letters or digits (``HLA-B*15:02``) or between spaces (``2 * 3``)."""
    if match.lastgroup != "star":
        return True
    before = source[match.start() - 1] if match.start() > start else " "
    after = source[match.end()] if match.end() < end else " "
    return not (before.isalnum() and after.isalnum()) and not (before.isspace() and after.isspace())


def _trimmed(
    build: _Builder, emphasis: list[tuple[int, int]], end: int
) -> tuple[MappedText, tuple[tuple[int, int], ...]]:
    text = "".join(build.parts)
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    if right <= left:
        return MappedText("", [build.offsets[0] if build.offsets else end]), ()
    last = build.offsets[right - 1]
    offsets = build.offsets[left:right]
    offsets.append(build.ends.get(last, last + 1))
    inside = [(max(a - left, 0), min(b, right) - left) for a, b in emphasis if b > left and a < right]
    return MappedText(text[left:right], offsets, build.ends), tuple(r for r in inside if r[1] > r[0])
