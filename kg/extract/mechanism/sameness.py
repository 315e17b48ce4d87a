"""When two wordings tell one effect: "relief of pain", "reduced pain", "analgesic effect"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.mechanism.verbs import WORDS
from kg.text.regexps import regexp
from kg.vocab.normalise import normal

# How likely or how much of a thing is lessened is the thing lessened: "reduces the risk of clots", "prevents clots".
_MEASURE = regexp(
    r"^(?:the )?(?:risk|likelihood|incidence|chance|amount|occurrence|levels?|concentrations?) of (?=\w)|^(?:the )?(?:body|patient)(?:'s|’s) (?=\w)"
)
_SIGNS = {verb.abstract.partition(" {")[0]: verb.sign for verb, _ in WORDS.values() if verb.sign}
_ABSTRACT = regexp(
    rf"^(?P<abstract>{'|'.join(sorted(map(re.escape, _SIGNS), key=len, reverse=True))}|decreased|lower|inhibited|suppressed|(?:temporary |symptomatic )?relief (?:from|of|for))\s+"
)
# Two ways to say one thing.
_SAME = {
    "analgesic effect": "reduced pain", "antipyretic effect": "reduced fever", "anti-inflammatory effect": "reduced inflammation",
    "antipruritic effect": "reduced itching", "analgesia": "reduced pain", "antihypertensive effect": "reduced blood pressure",
    "hypotensive effect": "reduced blood pressure", "vasodilatory effect": "vasodilation", "vasoconstrictive effect": "vasoconstriction",
    "bronchodilatory effect": "bronchodilation", "bronchodilator effect": "bronchodilation", "vasodilator effect": "vasodilation",
    "dilation of blood vessels": "vasodilation", "widened blood vessels": "vasodilation", "relaxation of blood vessels": "vasodilation",
    "constriction of blood vessels": "vasoconstriction", "narrowing of blood vessels": "vasoconstriction",
    "bactericidal effect": "bacterial death", "killing of bacteria": "bacterial death", "fungicidal effect": "fungal death",
    "killing of fungi": "fungal death", "sedative effect": "sedation", "diuretic effect": "diuresis", "anxiolytic effect": "reduced anxiety",
}  # fmt: skip
# Two words for one process or thing.
_ALIKE = {
    "production": "synthesis", "biosynthesis": "synthesis", "formation": "synthesis", "generation": "synthesis", "output": "synthesis",
    "secretion": "release", "faeces": "stool", "feces": "stool", "regulation": "modulation", "sugar": "glucose", "entry": "influx",
}  # fmt: skip
_LESSENED = regexp(r" (?:relief|reduction|inhibition|suppression|prevention)$")
_SMALL = frozenset(
    "of the in to and a an by on fungal bacterial microbial ion serum plasma body excess excessive overall".split()
)


@lru_cache(maxsize=8192)
def key(label: str) -> str:
    """Which way, and what: "relief of pain", "reduced pain" and "pain relief" go the same way."""
    text = _SAME.get(label.lower(), label.lower())
    match = _ABSTRACT.match(text)
    # What is raised or promoted is said to happen: "promotes healing" tells no more than "healing".
    sign = _SIGNS.get(match["abstract"], "-").strip("+") if match else ""
    rest = _MEASURE.sub("", text[match.end() :] if match else text)
    if not match and _LESSENED.search(rest):
        sign, rest = "-", rest.rsplit(" ", 1)[0]
    words = {_ALIKE.get(word, word) for word in normal(rest).split()} - _SMALL
    return sign + " ".join(sorted(words - {"level", "effect", "action", "activity"} or words))
