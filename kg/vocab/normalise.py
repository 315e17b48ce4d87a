"""The one form in which labels and mentions are compared, at index and at query time."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kg.text.regexps import regexp

_SPELLING = (
    (regexp(r"ae(?=[a-z])"), "e"),
    (regexp(r"oe(?=[a-z])"), "e"),
    (regexp(r"sulph"), "sulf"),
    (regexp(r"(?<=[a-z]{2})our\b"), "or"),
    (regexp(r"(?<=[a-z])isation"), "ization"),
)


_TRADEMARK = regexp("[™®©]")
_DASH = regexp(r"[‐-―−/\-]")
_OTHER = regexp(r"[^a-z0-9.%+<>≥≤ ]+")
_ES = regexp(r"(?:ch|sh|x|ss|zz)es$")
_ACRONYM_PLURAL = regexp(r"\b([A-Z][A-Z0-9-]+)s\b")
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
    if not text.isascii():
        text = _plain(text)
    elif not text.islower():
        text = _ACRONYM_PLURAL.sub(r"\1", text)
    text = _OTHER.sub(" ", _DASH.sub(" ", text.lower()).replace("'s ", " "))
    return " ".join([form for part in text.split() if (form := _form(part))])


def _plain(text: str) -> str:
    """Lower case, without trademark signs and accents."""
    text = unicodedata.normalize("NFKC", _ACRONYM_PLURAL.sub(r"\1", _TRADEMARK.sub("", text)))
    text = unicodedata.normalize("NFD", text.lower().translate(_GREEK))
    return "".join(c for c in text if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    """A word in the singular and in American spelling, without the dots around it."""
    word = _singular(word.strip("."))
    for pattern, plain in _SPELLING:
        word = pattern.sub(plain, word)
    return word


def _singular(word: str) -> str:
    if word in _UNCHANGED or len(word) < 4 or not word.endswith("s") or word.endswith(_ENDINGS):
        return word
    if word.endswith("aches"):  # headaches, toothaches
        return word[:-1]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if _ES.search(word):
        return word[:-2]
    return word[:-1]
