"""Indications: what the drug is said to treat, prevent or be used for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, passages
from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_unknown
from kg.text.lists import Item, items
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_CUE = re.compile(
    r"\b(?:(?:prescribed|indicated|used|approved|effective|useful|beneficial|employed|utilized|administered|given|recommended|licensed)(?: \w+ly| \w+ and \w+ly| off[- ]label| as \w+(?: \w+){0,3}?)*(?: in adults| in children)?"
    r"(?: (?:for|in|to) (?:the )?(?:\w+ ){0,3}?(?:treatment|management|relief|prevention|prophylaxis|control|therapy|reduction|maintenance|eradication|alleviation)(?: and (?:\w+ )?(?:treatment|management|relief|prevention|prophylaxis|control|therapy))? of"
    r"| (?:to|for) (?:help )?(?:the )?(?:treat|treating|manage|managing|relieve|relieving|prevent|preventing|control|controlling|reduce|reducing|alleviate|alleviating|lower|lowering|improve|improving|eliminate|cure)(?:(?: and| or|,) (?:treat|manage|relieve|prevent|control|reduce|alleviate|prevent|preventing|treating|managing|relieving))*"
    r"| for| in)|(?:the )?(?:treatment|management|relief|prevention|prophylaxis) of|treats?|(?:indications?|uses?|conditions?|these|they) (?:\w+ ){0,3}?(?:includes?|are|is)|includ(?:es|ing)|(?:therapy|treatment) (?:for|in)|intended for|tried in|and for|; for|useful in|use it in|use in)[:,]?\s+(?:(?:the )?(?:chronic |acute |long-term |adjunctive |palliative |temporary )?(?:treatment|management|relief|prevention|prophylaxis) of )?",
    re.IGNORECASE,
)
# What stands before the condition in a member of the list: "the symptomatic relief of", "patients with".
_LEADING = re.compile(
    r"^(?:(?:[\w-]+\s+){0,3}?(?:treatment|management|relief|prevention|prophylaxis|control|therapy|alleviation|eradication)(?: and (?:the )?(?:treatment|management|relief|prevention|prophylaxis|control))? of(?: the)?|"
    r"the|a|an|of|for|in|also|various|certain|several|some|many|other|primarily|mainly|chiefly|particularly|especially|specifically|a variety of|(?:a )?(?:wide )?(?:range|variety) of|"
    r"(?:the )?(?:signs|symptoms?)(?: and symptoms)? (?:of|associated with|caused by|related to|due to)|conditions? (?:such as|like)|(?:adult |pediatric |some )?(?:patients|adults|people|individuals|children|women|men|those) with|"
    r"treat(?:ing|s)?|manag(?:e|ing)|prevent(?:ing|s)?|reliev(?:e|ing)|alleviat(?:e|ing)|control(?:ling)?|improv(?:e|ing)|correct(?:ing)?|eliminat(?:e|ing)|cur(?:e|ing)|reducing(?! the risk)|reduce(?! the risk)|among them|to)\s+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:in (?:adults?|children|patients|pa?ediatric|individuals|adolescents|women|men|people|those|both|infants|combination|postmenopausal|pre-?menopausal|the|certain|some|selected|a|cases?)\b|when|where|who|which|that|by|"
    r"(?<!mild )(?<!moderate )to|as|with (?:or without|inadequate|a\b|an\b|symptoms)|if|not|among|for (?:patients|adults|those|whom)|is|are|may|can|has|have|because|through|using|especially|particularly|including|characterized|requiring|unresponsive|"
    r"after|before|during|following|despite|unless|until|without|of (?:varying|various))\b.*$|\s+(?:adjuvant )?(?:treatment|therapy|management|prophylaxis|relief|control)$",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\s+(?:associated with|caused by|due to|resulting from|secondary to|related to|arising from)\s+",
    re.IGNORECASE,
)
# Words that end a condition's name, where the vocabulary does not know it.
_DISEASE = re.compile(
    r"(?:itis|osis|oses|asis|emia|aemia|uria|algia|oma|omas|pathy|pathies|plegia|paresis|penia|rrhea|rrhoea|rrhage|spasms?|phobia|mania|cele|"
    r"\b(?:diseases?|disorders?|syndromes?|infections?|infestations?|conditions?|pain|aches?|fever|cancers?|tumou?rs?|lymphoma|leuk[a]?emia|deficienc(?:y|ies)|failure|insufficiency|injur(?:y|ies)|ulcers?|wounds?|burns?|"
    r"spasticity|seizures?|attacks?|episodes?|headaches?|migraines?|nausea|vomiting|diarrh\w+|constipation|cough|congestion|allerg\w+|reactions?|inflammation|swelling|edema|bleeding|hemorrhage|thrombo\w+|embolism|"
    r"hypertension|hypotension|arrhythmias?|tachycardias?|fibrillation|flutter|angina|infarction|stroke|shock|asthma|an[a]?emia|diabetes|obesity|infertility|contraception|pregnancy|menopause|acne|psoriasis|eczema|rash|itch\w*|pruritus|warts|"
    r"lesions?|skin|irritations?|an[a]?esthesia|sedation|insomnia|depression|anxiety|psychos[ei]s|symptoms?|acidosis|poisoning|overdose|withdrawal|dependence|addiction|rejection|surgery|procedures?|malnutrition|complications?|"
    r"parasit\w+|worms?|malaria|tuberculosis|hypo\w+|hyper\w+|dys\w+|colic|cramps?|stones?|calculi|glaucoma|cataracts?|dryness|fatigue|weakness|stress|impairment|discomfort|transplant\w*|immunization|vaccination|imaging))$",
    re.IGNORECASE,
)
_POPULATION = re.compile(
    r"\b((?:in|for) )?((?:adults?|children|pa?ediatric patients|adolescents|postmenopausal women|infants|women|men|patients)(?:[^,.;]*?(?:\d+ years?(?: and older| of age)?|adults|children))?)",
    re.I,
)
_EMPTY = re.compile(
    r"^(?:(?:as|an?|and|or|by|in|it|also|who|older|mild|moderate|severe|among them|such|like|those|including|with|together with|specifically|other|various|related|certain|different|these|its?|this|medical|some|following|several|a|the|many|acute|chronic)\s*)*(?:conditions?|diseases?|disorders?|symptoms?|patients?|adults?|children|cases?|use|treatment|therapy|medications?|drugs?|management|purposes?|infections caused|agents?|class|settings?|combination|monotherapy|situations?)?$",
    re.IGNORECASE,
)
_NEVER = re.compile(r"\b(?:classified|belongs|class of|works by|mechanism|acts? (?:as|by))\b", re.I)
_LABEL = re.compile(r"indicat|prescribed|uses?\b|usage|off[- ]?label|treat", re.I)
_NO_LABEL = re.compile(
    r"classif|mechanism|class\b|pharmaco|note|action|how it|important|therapeutic class|caution|warning|administration|dosage",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Conditions treated, with population and off-label where stated."""
    for passage in passages(monograph, "usage"):
        yield from _passage(monograph, passage)
    for passage in passages(monograph, "dosage"):
        if "use case" in passage.context:
            for start, end in sentences(passage.text):
                yield from (c for c in _sentence(monograph, passage, start, end) if c.assertion == "negated")


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    if any(_NO_LABEL.search(label.text) for label in passage.labels):
        return
    label = passage.labels[-1] if passage.labels else None
    own = (
        label is not None
        and passage.form in ("item", "row")
        and not _LABEL.search(label.text)
        and passage.role == "section"
    )
    own = own and label is not None and _is_own(passage, label)
    if own and label is not None and len(label.text.split()) <= 7:
        proof = evidence(monograph, passage, "indication.label", label=label)
        for item in items(label.text):
            yield from _claims(
                monograph, item, proof, passage.text, "off-label" in (passage.text + label.text).lower()
            )
        return
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _is_own(passage: Passage, label: MappedText) -> bool:
    """True where the lead-in stands in the item itself, not in a paragraph or item above it."""
    return 0 <= passage.body.offsets[0] - label.offsets[-1] < 12


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    cues = [m for m in _CUE.finditer(text) if not _NEVER.search(text[: m.start()])]
    listed = passage.form in ("item", "row") or any(_LABEL.search(label.text) for label in passage.labels)
    if not cues and not (listed and start == 0 and len(text.split()) <= 18):
        return
    stop = len(_before_mechanism(text))
    proof = evidence(monograph, passage, "indication.cue" if cues else "indication.list", start, end)
    off_label = bool(re.search(r"off[- ]label", text + passage.context, re.I))
    for begin, last in _ranges(cues, stop):
        for item in items(passage.text, start + begin, start + last):
            refused = denied(text, start, item) or _NOT_FOR.search(text[: item.start - start])
            yield from _claims(monograph, item, proof, text, off_label, "negated" if refused else "affirmed")


_NOT_FOR = re.compile(
    r"\b(?:not (?:\w+ )?(?:for|indicated|recommended|used|effective|approved|intended)|nothing against|no (?:role|place|effect) (?:in|against|for)|ineffective|useless)\b[^;]*$",
    re.IGNORECASE,
)


def _ranges(cues: list[re.Match[str]], stop: int) -> Iterator[tuple[int, int]]:
    """From each cue to the next; without cue, the whole."""
    if not cues:
        yield 0, stop
    for index, cue in enumerate(cues):
        last = cues[index + 1].start() if index + 1 < len(cues) else stop
        if cue.end() < last:
            yield cue.end(), last


def _before_mechanism(text: str) -> str:
    match = re.search(
        r",? (?:by (?:\w+ing)|and (?:is )?(?:classified|belongs)|it (?:works|belongs|is classified))\b",
        text,
        re.I,
    )
    return text[: match.start()] if match else text


_NEGATION = re.compile(
    r"^(?:not|no|never|without)\s+(?:(?:indicated|used|intended|recommended)\s+)?(?:for|in)?\s*",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(
    r"^(?:adjunct|men|women|older|children|adults?|pediatric patients|patients|infants|it\b|who\b|by\b|as\b|to\b|but\b|from\b|dual therapy|triple therapy|monotherapy|combination|exercise|diet|age|years|whose|based|in\b|not\b|does\b|is\b|one or more|at least|more\b|where\b|when\b|together\b|with\b|\d)|"
    r"\b(?:is|are|have|been|was|does)\b|\byears? (?:of age|and older)|^\w+(?:ly|ing)$|^(?:[\w-]+(?:ative|ular|ic|al|ous|ful|ory|ed)|minor|major|acute|chronic|mild|moderate|severe|painful|itchy)$",
    re.IGNORECASE,
)
_SCHEMES = ("condition",)


def _claims(
    monograph: Monograph,
    item: Item,
    proof: Evidence,
    text: str,
    off_label: bool,
    said: Assertion = "affirmed",
) -> Iterator[Claim]:
    listed = (member for note in item.notes if "," in note for member in items(note))
    inner = [Item(m.text, item.start, item.end, parent=item.text) for m in listed if _known(m.text)]
    for member in (item, *item.examples, *inner):
        population = _population(member.text) or _population(text)
        for value in _conditions(_NEGATION.sub("", member.text)):
            yield claim(
                monograph, "indication", value, proof, said,
                population=population, off_label="true" if off_label else None, example_of=member.parent,
            )  # fmt: skip


def _conditions(text: str) -> list[str]:
    """The conditions that a member of a list names: itself, bared of what leads to it, or those the vocabulary finds in it."""
    words = _bared(text)
    parts = [_bared(part) for part in _CAUSED.split(text)]
    if len(parts) > 1 and all(lexicon().link(part, _SCHEMES) for part in parts):
        return parts
    if len(parts) > 1 and not _EMPTY.match(parts[0]) and _is_condition(parts[0]):
        words = parts[0]
    elif len(parts) > 1 and _EMPTY.match(parts[0]) and _GENERAL.search(parts[0]):
        return [_LEADING.sub("", text).strip(" .,:;")]
    if _is_condition(words):
        return [words]
    found = lexicon().scan(text, _SCHEMES)
    return [text[_modified(text, start) : end] for start, end, _ in found]


def _known(text: str) -> bool:
    return bool(lexicon().link(text, _SCHEMES) or _DISEASE.search(text))


def _bared(text: str) -> str:
    value = text
    for _ in range(4):
        value = _LEADING.sub("", value)
    value = _TAIL.sub("", _TAIL.sub("", value)).strip(" .,:;")
    return _DANGLING.sub("", value)


_DANGLING = re.compile(
    r"\s+(?:caused|associated|related|due|resulting|characterized|described|and|or|of|in|with)$",
    re.IGNORECASE,
)


_GENERAL = re.compile(r"(?:conditions?|disorders?|diseases?|symptoms?)$", re.IGNORECASE)


def _is_condition(value: str) -> bool:
    if _EMPTY.match(value) or len(value.split()) > 8 or len(value) < 3:
        return False
    if lexicon().link(value, _SCHEMES):
        return True
    if _NO_CONDITION.search(value) or lexicon().find(value, ("substance", "drug_class")):
        return False
    return bool(_DISEASE.search(value)) or len(value.split()) <= 5


# Adjectives before a condition that belong to its name.
_ADJECTIVES = re.compile(
    r"(?:(?:[a-z-]+(?:ic|al|ous|ive|ent|ant|ary|ed|ile|oid|ute|ar)|mild|moderate|severe|to|primary|early)\s+)+$",
    re.IGNORECASE,
)


def _modified(text: str, start: int) -> int:
    before = _ADJECTIVES.search(text, max(0, start - 60), start)
    return before.start() if before else start


_AGED = re.compile(r"\d")


def _population(text: str) -> list[str]:
    """adult and pediatric as such; with an age or another limit as stated."""
    match = _POPULATION.search(text)
    if not match:
        return []
    stated = match.group(2)
    if _AGED.search(stated) or re.search(r"women|men\b", stated):
        return [stated]
    names = (("adult", r"adults?"), ("pediatric", r"child|p[a]?ediatric|adolescent|infant"))
    return [name for name, pattern in names if re.search(pattern, match.group(), re.IGNORECASE)]
