"""Special populations: what the text advises for children, the elderly, organ impairment and other groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, MappedText, Monograph, Passage, Problem
from kg.text.lists import items, mask_parentheses
from kg.text.sentences import sentences

ADVICE = (
    ("no data", r"not (?:yet )?(?:been )?(?:fully |well |adequately )?(?:established|studied|evaluated|available)|no (?:\w+ ){0,3}(?:data|studies|information|guidelines|recommendations?|guidance)\b|(?:limited|insufficient|lack of) (?:\w+ )?(?:data|studies|information|evidence)"),
    ("no adjustment", r"\bno (?:\w+ ){0,4}(?:adjustments?|dose changes?|dosage changes?|modifications?)|adjustments? (?:is|are|may be|may)? ?(?:generally |usually |typically |specifically )*not (?:\w+ )*(?:needed|necessary|required|recommended|be necessary)|not (?:\w+ ){0,2}(?:require|need) (?:\w+ ){0,2}(?:dose |dosage )?(?:adjustment|change)|dose (?:is|as) the same|same (?:dose|dosage) as"),
    ("reduce dose", r"\b(?:reduc\w+|lower\w*|decreas\w+|half|halve)\b(?: \w+){0,4} (?:doses?|dosages?|dosing)|(?:doses?|dosages?) (?:\w+ ){0,4}(?:reduced|reduction|lowered|halved|decreased)|lower (?:starting|initial|end)|start (?:low|with (?:a )?low)|low end|smaller dose|lowest (?:effective )?dose"),
    ("contraindicated", r"(?<!not )\bcontraindicated"),
    ("avoid", r"\bavoid\w*|(?<!specifically )not (?:generally |usually |typically |be )?(?:recommended|used|given|indicated|advised|suitable|approved)|should not (?:be )?(?:use|receive|take|given)|do not use"),
    ("caution", r"\bcauti\w+|\bcarefully? (?!monitor)|weigh|risks? and benefits?|needs? care|more (?:sensitive|susceptible)|increased (?:sensitivity|risk)|benefits?.{0,20}risks?|individuali[sz]ed|consult"),
    ("monitor", r"\bmonitor\w*|close observation|surveillance|check"),
    ("adjust", r"\badjust(?:ment|ments|ed|ing)?\b|titrat\w+|dos(?:e|age|ing) (?:is |should be |are )?(?:based|modif|individual|determined|calculated)|weight-based|modification"),
)  # fmt: skip
_ADVICE = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in ADVICE)
_NOT_ADJUST = re.compile(r"\bno\b|\bnot\b|n't", re.IGNORECASE)
_POPULATIONS = (
    ("pediatric", re.compile(r"\b(?:children|pa?ediatrics?|child|infants?|neonates?|adolescents?|under \d+ years)\b", re.I)),
    ("elderly", re.compile(r"\b(?:elderly|older (?:adults|patients|people)|geriatrics?|aged)\b", re.I)),
    ("renal impairment", re.compile(r"\b(?:renal|kidney)\b", re.I)),
    ("hepatic impairment", re.compile(r"\b(?:hepatic|liver)\b", re.I)),
)  # fmt: skip
_OTHER_LABEL = re.compile(
    r"comorbid|specific populations?|special (?:cases|populations)|general precautions|other (?:conditions|medical)|precautions$|adjustments?$|use cases|standard",
    re.I,
)
_IN_PATIENTS = re.compile(
    r"\b(?:in|for)\s+(?:(?:patients|people|individuals|those|persons)\s+(?:with|who have|suffering from|on)|those with)\s+(?P<list>[^.;:]+)|\bpatients with\s+(?P<subject>[^.;:]+?)\s+(?:should|may|must|require|need|are)\b"
    r"|caution (?:\w+ ){0,3}(?:in|with)\s+(?P<plain>[^.;:]+)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:patients|people|individuals|those|persons|a|an|the|with|known|who|have|having|other|any|pre-existing|underlying|certain|in|or|and|for|such as)\s+)+(?=\S)",
    re.I,
)
_TAIL = re.compile(
    r"\s+(?:as|due to|because|since|which|that|may|can|could|should|is|are|who|when|if|unless|requires?|especially|particularly|taking|receiving|undergoing)\b.*$",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:(?:other|any|certain|these|comorbid|underlying|pre-existing|medical|specific|severe|such|with)\s*)*(?:conditions?|comorbidities|patients?|diseases?|disorders?|factors?|caution|populations?|adults?)?$",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Advice for a population; one claim for each population and piece of advice."""
    for passage in passages(monograph, "dosage", "precautions"):
        population = _labelled(passage)
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            proof = evidence(monograph, passage, "special-population.label", start, end, _own_label(passage))
            if population:
                for advice in advice_of(text):
                    yield claim(monograph, "special_population", population, proof, advice=advice)
            elif "adult" not in passage.context:
                yield from _named(monograph, passage, start, end)


def _own_label(passage: Passage) -> MappedText | None:
    return (
        passage.labels[-1]
        if passage.labels and passage.labels[-1].offsets[0] < passage.body.offsets[0]
        else None
    )


def _labelled(passage: Passage) -> str:
    """The population that the innermost telling label or heading names."""
    for part in reversed((*passage.heads, *passage.labels)):
        for name, pattern in _POPULATIONS:
            if pattern.search(part.text):
                return name
        if part is (passage.labels[-1] if passage.labels else None) and _OTHER_LABEL.search(part.text):
            return ""
    return ""


def advice_of(text: str) -> list[str]:
    """The closed words of advice (gold/GUIDE.md) that a sentence gives."""
    found = [name for name, pattern in _ADVICE if pattern.search(text)]
    if "no adjustment" in found or "reduce dose" in found:
        found = [name for name in found if name != "adjust"]
    if (
        "no data" in found
        and "avoid" in found
        and not re.search(r"avoid|not (?:generally )?recommended|should not", text, re.I)
    ):
        found.remove("avoid")
    return found


def _named(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    advice = advice_of(text)
    if not advice:
        return
    proof = evidence(monograph, passage, "special-population.named", start, end)
    masked = mask_parentheses(text)
    for match in _IN_PATIENTS.finditer(masked):
        group = next(name for name in ("list", "subject", "plain") if match.group(name))
        for item in items(passage.text, start + match.start(group), start + match.end(group)):
            for member in (item, *item.examples):
                value = _TAIL.sub("", _LEADING.sub("", member.text)).strip(" .,")
                if not _EMPTY.match(value) and len(value.split()) <= 7:
                    for word in advice:
                        yield claim(monograph, "special_population", value, proof, advice=word)
