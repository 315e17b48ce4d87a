"""Abbreviations that a text defines: "liver function tests (LFTs)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEFINED = re.compile(r"((?:[A-Za-z][\w'-]*[ ]){1,8})\(([A-Z][A-Za-z0-9-]{1,7})s?\)")


def abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """The abbreviations that these texts define, each with its long form as first written."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for match in _DEFINED.finditer(text):
            long = _long_form(match.group(1).split(), match.group(2))
            if long:
                found.setdefault(match.group(2), long)
    return found


def _long_form(words: list[str], short: str) -> str:
    letters = [c.lower() for c in short if c.isalpha()]
    for size in range(1, min(len(words), len(letters) + 2) + 1):
        tail = words[-size:]
        initials = [part[0].lower() for word in tail for part in word.split("-") if part]
        if initials == letters or (size > 1 and [w[0].lower() for w in tail if len(w) > 3] == letters):
            return " ".join(tail)
    return ""
