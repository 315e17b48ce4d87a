"""Abbreviations that a text defines: "liver function tests (LFTs)"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.text.regexps import regexp

_SHORT = regexp(r" \(([A-Z][A-Za-z0-9-]{1,7})s?\)")
_WORDS = regexp(r"(?:[A-Za-z][\w'-]* ){1,8}$")


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations that these texts define, each with its long form as first written."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for match in _SHORT.finditer(text):
            behind = match.start() + 1
            words = _WORDS.search(text, max(0, behind - 120), behind)
            long = _long_form(words.group().split(), match.group(1)) if words else ""
            if long:
                found.setdefault(match.group(1), long)
    return found


def _long_form(words: list[str], short: str) -> str:
    letters = [c.lower() for c in short if c.isalpha()]
    for size in range(1, min(len(words), len(letters) + 2) + 1):
        tail = words[-size:]
        initials = [part[0].lower() for word in tail for part in word.split("-") if part]
        if initials == letters or (size > 1 and [w[0].lower() for w in tail if len(w) > 3] == letters):
            return " ".join(tail)
    return ""
