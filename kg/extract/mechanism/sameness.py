"""When two wordings tell one effect: "relief of pain", "reduced pain", "analgesic effect"."""

from __future__ import annotations

import re

from kg.extract.mechanism.verbs import WORDS
from kg.vocab.normalise import normal

# What is promoted is said to happen: "promotes healing" tells no more than "healing".
_PLAIN = ("promotion of", "facilitation of", "support of")
_SIGNS = {verb.abstract.partition(" {")[0]: verb.sign for verb, _ in WORDS.values() if verb.sign}
_ABSTRACT = re.compile(
    rf"^(?P<abstract>{'|'.join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))}|decreased|lower|inhibited|suppressed|(?:temporary |symptomatic )?relief (?:from|of|for))\s+"
)
# Two ways to say one thing.
_SAME = {
    "analgesic effect": "reduced pain", "antipyretic effect": "reduced fever", "anti-inflammatory effect": "reduced inflammation",
    "antipruritic effect": "reduced itching", "analgesia": "reduced pain", "antihypertensive effect": "reduced blood pressure",
    "hypotensive effect": "reduced blood pressure", "vasodilatory effect": "vasodilation", "vasoconstrictive effect": "vasoconstriction",
    "bronchodilatory effect": "bronchodilation",
}  # fmt: skip
_SMALL = frozenset("of the in to and a an by on fungal bacterial microbial".split())


def key(label: str) -> str:
    """Which way, and what: "relief of pain", "reduced pain" and "pain relief" go the same way."""
    text = _SAME.get(label.lower(), label.lower())
    match = _ABSTRACT.match(text)
    sign = _SIGNS.get(match["abstract"], "-") if match and match["abstract"] not in _PLAIN else ""
    rest = text[match.end() :] if match else text
    if not match and re.search(r" (?:relief|reduction|inhibition|suppression|prevention)$", rest):
        sign, rest = "-", rest.rsplit(" ", 1)[0]
    words = set(normal(rest).split()) - _SMALL
    return sign + " ".join(sorted(words - {"level", "effect", "action", "activity"} or words))
