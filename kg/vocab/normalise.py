"""The one form in which labels and mentions are compared, at index and at query time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLING = (
    (re.compile(r"(?<=[a-z])?ae(?=[a-z])"), "e"),
    (re.compile(r"oe(?=[dst])"), "e"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(?<=[a-z])our\b"), "or"),
    (re.compile(r"(?<=[a-z])isation"), "ization"),
)


@lru_cache(maxsize=200_000)
def normal(text: str) -> str:
    """Lower case, no trademark signs, dashes and slashes as spaces, American spelling, singular words."""
    text = re.sub("[™®©]", "", text)
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"[‐-―−/\-]", " ", text).replace("'s ", " ")
    text = re.sub(r"[^a-z0-9.%+<>≥≤ ]+", " ", text)
    for pattern, plain in _SPELLING:
        text = pattern.sub(plain, text)
    return " ".join(_singular(word.strip(".")) for word in text.split())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|z)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "tes")):
        return word[:-1]
    return word
