"""Adverse effects: the lists below Side Effects and what prose says can occur."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences

_GROUPS = (
    ("rare", re.compile(r"\brare|uncommon|less common|infrequent")),
    ("serious", re.compile(r"\bserious|severe|life-threatening|warning")),
    ("long-term", re.compile(r"long[- ]term|chronic|prolonged")),
    ("common", re.compile(r"(?<!un)(?<!less )\bcommon|frequent(?<!infrequent)|mild")),
)
_LEAD = re.compile(
    r"^.*?\b(?:include|includes|including|are|such as|consist of|may cause|can cause|causes|may lead to|can lead to|may result in|can result in|"
    r"may experience|reported(?: include)?|risk of|potential for|possibility of|has been associated with|associated with)[:,]?\s+",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(?:medical attention|consult|contact|seek|discontinue|report|monitor|data|studies|evaluat|established|advis|prescrib|physician|doctor|pharmacist)\b",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s+(?:in (?:patients|those|people|individuals|some|rare)|require|requires|warrant|need|may|can|could|might|have been|has been|is|are|were|was|should|which|that|requir\w+|with prolonged|with long-term|with extended|if|especially|particularly|in some|in rare|occurs?|upon|due to|at high)\b.*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:other|any|these|this|it|they|some|most|common|rare|serious|severe|mild|potential|possible|certain)\s+)*(?:side effects?|effects?|adverse (?:effects?|events?|reactions?|drug reactions?)|reactions?|symptoms|others?|etc|none|n/a|patients?|use|drug)?$",
    re.IGNORECASE,
)
_STRIP = re.compile(
    r"^(?:(?:possible|potential|potentially|occasional|occasionally|rarely|rare cases of|cases of|an?|the|some|transient|other|more|very rarely|increased risk of|risk of|development of|signs of|reports of|as well as|in rare cases)\s+)+",
    re.IGNORECASE,
)


# Told of other drugs, of risk factors, of what to do: no effect of this drug is stated.
_NO_EFFECT = re.compile(
    r"\b(?:still being|under investigation|(?:is|are) (?:being )?(?:essential|evaluated)|known from|unlike|in contrast|reported with other|seen with other|not a feature|risk factors?|no (?:known |specific |serious |significant |major |reported )*(?:side effects|adverse|long-term|rare)|not (?:been )?(?:reported|observed|expected|associated))\b",
    re.IGNORECASE,
)
_NO_ITEM = re.compile(
    r"^(?:see|seek|consult|contact|discontinu\w*|stop|report|monitor\w*|however|although|though|which|they|these|it|yes|no|if|when|with|in|at|by|to|may|can|if|upon|after|during|while|due|require\w*|usually|generally|typically|often|sometimes|immediate\w*|long-term use|prolonged use|regular\w*|medical|most|more|less|commonly|rarely|rare but|mild and|transient and|persistent|further|has|have|is|are|was|were|not|because|therapy|treatment|data|clinical|supportive)\b|"
    r"\b(?:should|attention|reported|resolve[sd]?|tolerated|healthcare|doctor|monitoring|section|discontinu\w+|studies|established|symptomatic treatment)\b",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Adverse effects with their group (common, serious, rare, long-term) and condition."""
    for passage in passages(monograph, "side_effects"):
        for start, end in sentences(passage.text):
            yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if (
        is_unknown(text)
        or _NO_EFFECT.search(text)
        or _NO_EFFECT.search(passage.label)
        or re.search(r"overdos", passage.context)
    ):
        return
    lead = _lead(text)
    if not lead and _BOILERPLATE.search(text) and "," not in text:
        return
    begin = start + (lead.end() if lead else 0)
    proof = evidence(monograph, passage, "adverse-effect.list", start, end)
    groups = tuple(name for name, pattern in _GROUPS if pattern.search(passage.context))
    for item in items(passage.text, begin, end):
        if denied(text, start, item):
            continue
        for member in (item, *item.examples):
            value = _value(member)
            if value:
                yield claim(
                    monograph,
                    "adverse_effect",
                    value,
                    proof,
                    group=groups,
                    example_of=_TRAIL.sub("", member.parent),
                )


def _lead(text: str) -> re.Match[str] | None:
    """The words before the list; none where a list has begun before them ("infections (including ...), rash")."""
    found = _LEAD.match(mask_parentheses(text))
    return found if found and "," not in found.group().rstrip(" ,:") else None


def _value(item: Item) -> str:
    value = _STRIP.sub("", _TRAIL.sub("", item.text)).strip()
    return "" if _EMPTY.match(value) or _NO_ITEM.search(value) or len(value.split()) > 9 else value
