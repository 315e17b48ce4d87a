"""Drug classes: "is a/an X", "classified as X", "belongs to the class of X", and the labels that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.lists import items
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_CUE = re.compile(
    r"\b(?:(?:classified|categorized|categorised|considered|regarded|known)(?: \w+)? (?:as|under)|belong(?:s|ing) to (?:the )?(?:\w+ )?(?:class(?:es)?|group|family|category|categories)(?: of)?(?: (?:drugs?|medications?))?(?: (?:known|called|classified) as)?|belongs to the|falls (?:under|within|into) the (?:\w+ )*(?:classifications?|class|category|categories) of|"
    r"acts as|works as|(?:is|was|are|,) (?:also )?(?:an?|the(?= \w+ (?:\w+ )?of the))(?! combination\b)(?: (?:first|older|newer|newest|member of the|type of|form of))*|(?:is|are) both an?|and (?:further,? )?an?|specifically,? an?|chemically,? an?|member of the|counted among the|classed as an?|referred to as an?|plus an?|"
    r"(?:pharmacological|therapeutic|drug) class(?:ification)?(?:es)?(?: is| are| include)?:?)\s+(?P<list>[^.;:]+)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\bclass(?:ification|es)?\b|category", re.IGNORECASE)
_CLASS_WORD = re.compile(
    r"(?:inhibitors?|blockers?|agonists?|antagonists?|antibod(?:y|ies)|antibiotics?|agents?|drugs?|diuretics?|steroids?|corticosteroids?|analgesics?|opioids?|anticonvulsants?|antidepressants?|antipsychotics?|benzodiazepines?|"
    r"vitamins?|supplements?|antioxidants?|anesthetics?|anaesthetics?|sedatives?|hypnotics?|relaxants?|vaccines?|hormones?|enzymes?|bisphosphonates?|statins?|antihistamines?|antivirals?|antifungals?|antibacterials?|anti\w+|"
    r"therap(?:y|ies)|modulators?|stimulants?|depressants?|laxatives?|antacids?|probiotics?|emollients?|keratolytics?|minerals?|analogues?|analogs?|NSAIDs?|SSRIs?|biguanides?|sulfonylureas?|thiazides?|macrolides?|cephalosporins?|penicillins?|tetracyclines?|quinolones?|fluoroquinolones?|"
    r"carbapenems?|aminoglycosides?|azoles?|barbiturates?|bronchodilators?|decongestants?|expectorants?|mucolytics?|prokinetics?|antiemetics?|nutrients?|derivatives?|compounds?|alkaloids?|glycosides?|retinoids?|immunosuppressants?|chelators?|progestins?|estrogens?|contraceptives?|interferons?|proteins?|factors?|sclerosants?|astringents?|antiseptics?|disinfectants?|scabicides?|pediculicides?|insecticides?|cholinergics?|mimetics?|vasodilators?|inotropes?|anthelmintics?|hydrocarbons?|acids?|depleters?)$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:a|an|the|both|either|potent|powerful|oral|topical|synthetic|semisynthetic|semi-synthetic|novel|new|newer|older|class of|group of|type of|drugs?|medications?|medication|known as|specifically|particularly|also|primarily|further|prescription|over-the-counter|effective|highly|selective(?= second)|commonly used|widely used|well-known|traditional|centrally acting(?= \w+$)|long-acting|short-acting|intermediate-acting|rapid-acting|naturally occurring|natural|other|it is|called|classified as|is|used)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:that|which|used|prescribed|indicated|with|for|in|by|to|and is|of drugs?|class of drugs?|class of medications?|class(?:es)?|family|group|category|categories|medications?|drugs?|medicines?|works?|from|derived|commonly|primarily|specifically|due|because|having|known|designed|produced|found|available|approved|containing|based|per|as|at|on|acting|targeting|belonging|originally|related|similar)\b.*$",
    re.IGNORECASE,
)
# "Alphacillin is a penicillin and Betamycin is a macrolide": the second statement's subject.
_SECOND = re.compile(r"^[A-Z]\w+ (?:is|acts as|works as) (?:an?|the)\s+")
_EMPTY = re.compile(
    r"^(?:agents?|drugs?|medications?|medicine|combination|treatment|option|generic name|therapy|product|type|class|compound|derivative|.{0,2})$",
    re.I,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """The classes that the drug is said to belong to."""
    for passage in passages(monograph, "usage", "mechanism", "names"):
        if passage.role != "faq":
            for start, end in sentences(passage.text):
                yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    proof = evidence(monograph, passage, "drug-class.cue", start, end)
    labelled = any(_LABEL.search(part.text) for part in (*passage.labels, *passage.heads))
    if re.match(r"(?:other|unlike|another|in contrast)\b", text, re.IGNORECASE):
        return
    ranges = [(0, len(text))] if labelled else [(m.start("list"), m.end("list")) for m in _CUE.finditer(text)]
    if passage.topic == "mechanism" and not labelled and passage.role != "summary":
        ranges = [r for r in ranges if _of_this_drug(monograph, text, r[0])]
    for a, b in ranges:
        for item in items(passage.text, start + a, start + b):
            value = _value(item.text)
            if (
                value
                and (_CLASS_WORD.search(value) or lexicon().find(value, ("drug_class",)))
                and not denied(text, start, item)
            ):
                ingredient = ingredient_of(monograph, passage, text, item.end - start)
                yield claim(monograph, "drug_class", value, proof, ingredient=ingredient)


def _of_this_drug(monograph: Monograph, text: str, position: int) -> bool:
    """True where the drug, an ingredient or a pronoun opens the sentence and "is a" or an apposition follows at once."""
    names = "|".join(
        re.escape(n)
        for n in (monograph.title, *monograph.ingredients, *(i.split()[0] for i in monograph.ingredients))
    )
    return bool(
        re.match(
            rf"(?:{names}|it|this drug|this medication)(?:,| is| acts| works)(?:\W+(?:an?|as|also|primarily|is|both))*\W*$",
            text[:position],
            re.IGNORECASE,
        )
    )


def _value(text: str) -> str:
    value = _TAIL.sub("", _LEADING.sub("", _SECOND.sub("", text))).strip(" .,:;'\"")
    value = (
        re.sub(r"\s+(?:medications?|drugs?|medicines?|agents?)$", "", value)
        if len(value.split()) > 1
        else value
    )
    return "" if _EMPTY.match(value) or len(value.split()) > 6 else value
