"""Molecular targets: the object of inhibits, blocks, binds to, activates …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_negated
from kg.text.lists import items
from kg.text.sentences import sentences

_VERBS = (
    ("inhibits", r"inhibit(?:s|ing|ion of)?|inhibitor of(?: the)?"),
    ("blocks", r"block(?:s|ing|ade of|er of)?"),
    (
        "binds",
        r"bind(?:s|ing)?(?: \w+ly| with high affinity)* (?:to|at)|target(?:s|ing)|interact(?:s|ing) with|acts? (?:\w+ )?(?:on|at)|bind(?:s|ing)",
    ),
    ("activates", r"activat(?:es|ing|ion of)|stimulat(?:es|ing|ion of)"),
    ("antagonizes", r"antagoni[sz](?:es|ing)|antagonis[tm] (?:at|of)"),
    ("depletes", r"deplet(?:es|ing|ion of)"),
    ("modulates", r"modulat(?:es|ing)"),
    ("agonist", r"agonist (?:at|of)"),
)
_CUE = re.compile(
    "|".join(rf"\b(?P<v{i}>{pattern})\s+(?:the )?" for i, (_, pattern) in enumerate(_VERBS)), re.IGNORECASE
)
_TARGET_WORD = re.compile(
    r"\b(?:receptors?|channels?|enzymes?|transporters?|subunits?|synthas?e|synthetase|kinases?|polymerase|reductase|oxidase|esterase|cholinesterase|protease|transferase|gyrase|topoisomerase\w*|dehydrogenase|phosphodiesterase|carboxylase|hydrolase|\w+ase|pump|exchanger|cotransporter|symporter|antigen|proteins?|microtubules?|tubulin|ribosom\w+|DNA|RNA|cell (?:wall|membrane)s?|"
    r"CD\d+|HER2|VEGF\w*|EGFR|TNF\S*|IL-\d+\w*|COX-?\d?|PDE-?\d|DPP-?4|SGLT-?\d|SERT|NET|PBPs?|ergosterol|hydroxyapatite|B[- ]cells?|PCSK9|factor Xa|thrombin|mTOR|calcineurin|CTLA-4|PD-1|PD-L1|integrin\w*|S1P\w*|MAO-?[AB]?|osteoclasts?)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:and|or|depleting|blocking|inhibiting|activating|modulating|destroying|the|an?|both|specific|certain|bacterial|its|their|activity of|action of|effects? of|enzyme|enzymes|known as|called|peripheral|central|human|various|specifically|selectively|to)\s+)+(?=\S)",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:in|on|of|within|at|and|by|which|that|leading|resulting|thereby|thus|to|for|located|found|involved|responsible|from|with|throughout|during|activity|expressed|causing|an enzyme)\b.*$",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Targets with the action on them."""
    for passage in passages(monograph, "mechanism", "usage"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    proof = evidence(monograph, passage, "target.verb", start, end)
    ingredient = ingredient_of(monograph, passage, text)
    for match in _CUE.finditer(text):
        action = next(name for i, (name, _) in enumerate(_VERBS) if match.group(f"v{i}"))
        stop = re.search(
            r"[.;:]|, (?:which|thereby|leading|resulting|thus|an?)\b| by | leading | resulting ",
            text[match.end() :],
        )
        last = match.end() + stop.start() if stop else len(text)
        if is_negated(text, match.start(), match.end()):
            continue
        for item in items(passage.text, start + match.end(), start + last):
            value = _TAIL.sub("", _LEADING.sub("", item.text)).strip(" .,")
            if _TARGET_WORD.search(value) and len(value.split()) <= 6:
                label = item.glosses[0] if item.glosses else None
                yield claim(
                    monograph, "target", value, proof, label=label, action=action, ingredient=ingredient
                )
