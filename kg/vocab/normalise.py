"""The one form in which labels and mentions are compared, at index and at query time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLING = (
    (re.compile(r"ae(?=[a-z])"), "e"),
    (re.compile(r"oe(?=[a-z])"), "e"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"(?<=[a-z]{2})our\b"), "or"),
    (re.compile(r"(?<=[a-z])isation"), "ization"),
)


_ACRONYM_PLURAL = re.compile(r"\b([A-Z][A-Z0-9-]+)s\b")
_UNCHANGED = frozenset("diabetes herpes rabies caries scabies series species tinea feces".split())
# Letters that tell substances and units apart: "µg" is not "g", "beta-1" is not "1".
_GREEK = str.maketrans(
    {
        "α": "alpha",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
        "ε": "epsilon",
        "κ": "kappa",
        "λ": "lambda",
        "μ": "mu",
        "σ": "sigma",
        "ω": "omega",
    }
)
_ENDINGS = ("ss", "us", "is", "os")


@lru_cache(maxsize=200_000)
def normal(text: str) -> str:
    """Lower case, no trademark signs or accents, dashes and slashes as spaces, American spelling, singular words."""
    text = _ACRONYM_PLURAL.sub(r"\1", re.sub("[™®©]", "", text))
    text = unicodedata.normalize("NFKC", text).lower().translate(_GREEK)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = re.sub(r"[‐-―−/\-]", " ", text).replace("'s ", " ")
    text = re.sub(r"[^a-z0-9.%+<>≥≤ ]+", " ", text)
    text = " ".join(_singular(word) for word in (part.strip(".") for part in text.split()) if word)
    for pattern, plain in _SPELLING:
        text = pattern.sub(plain, text)
    return text


def _singular(word: str) -> str:
    if word in _UNCHANGED or len(word) < 4 or not word.endswith("s") or word.endswith(_ENDINGS):
        return word
    if word.endswith("aches"):  # headaches, toothaches
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss|zz)es$", word):
        return word[:-2]
    return word[:-1]
