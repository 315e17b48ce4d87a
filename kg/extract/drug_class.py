"""Drug classes: "is a X", "classified as X", "belongs to the class of X", appositions, and the labels that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.mechanism.subject import ingredients_in, is_kinetic, is_subject, told_once
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# Cues after which any noun phrase is a class.
_NAMED = re.compile(
    r"\b(?:(?:sub)?(?:classified|classed|categori[sz]ed|grouped|considered|regarded)(?: \w+){0,3}? (?:as|under|within|into|among)|"
    r"(?:belong(?:s|ing)|falls?)(?: \w+)? (?:to|under|within|into|in)|counted among|"
    r"(?:is|are|was|were)(?: also)? (?:an? |the )?(?:\w+ )?(?:members?|type|kind) of|class(?:ifications?|es)?(?::| (?:is|are|includes?))|chemically,?(?= an? ))\s+(?=\w)",
    re.IGNORECASE,
)
# "the class of X", "the X class of Y", "a class of drugs called X": what stands before the name.
_CLASS_OF = re.compile(
    r"(?:an? |the |its )?(?:(?P<name>[\w' -]{2,40}?) )?(?:classifications?|class(?:es)?|group|family|categor(?:y|ies))\s+(?:of|known as|called)\s+(?:the )?"
    r"(?:(?:drugs?|medications?|medicines?|agents?|compounds?)(?: (?:known|called|classified|referred to)(?: as)?)?\b\s*)?",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(
    r"(?:\w*pharmac\w*|therapeutic|drug|broad|larger?|same|new|general|chemical|and|or|the|\s)+",
    re.IGNORECASE,
)
_OF_CLASS = re.compile(r"\bof (?:the )?(?P<name>[\w' -]{3,40}?) (?:class|family|group|type)\b", re.IGNORECASE)
# Cues after which a class must show its noun.
_SAID = re.compile(
    r"\b(?:(?:acts?|acting|works?|working|serves?|functions?|functioning|used|prescribed|indicated|employed|known|referred to|described)(?: \w+ly)? as|being(?= an? )|"
    r"is(?= primarily as )|specifically,?(?= an? )|further,?(?= an? )|i\.e\.,?(?= an? ))\s+",
    re.IGNORECASE,
)
_COMBINES = re.compile(
    r"\b(?:combin(?:es|ing|ation of)|contain(?:s|ing)|includ(?:es|ing)|compris(?:es|ing)|consist(?:s|ing) of|composed of)\s+(?:(?:two|three|different)[\w ]*:\s*)?",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith (?=an? )")  # combines a X with a Y
# Here the drug must be the subject.
_IS = re.compile(
    r"(?:\b(?:is|was|are)(?: (?:also|primarily|both|chemically|essentially|mainly|itself))?|,(?: also)?|\b[Aa]s) (?:an?|one of the|the(?= first| newest| oldest| active))(?! combination of\b)\s+"
)
_STOP = re.compile(
    r"[.;:]|\s[–—]\s|,?\s(?:and |or )?(?:that|which|used|prescribed|indicated|with|for|in|by|to|from|on|due|because|having|works?|acts?|derived|commonly|primarily|designed|produced|found|available|"
    r"approved|based|acting (?:on|at|by|through|in|via)|targeting|belonging|related|similar|depending|when|where|while|whose|it|is|are|has|each|per|exhibits?|exerts?|blocks|inhibits|reduces|combining|combined|specifically|causing|providing|but|although)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\bclass(?:ification|es)?\b|categor", re.IGNORECASE)
_MECHANISM = re.compile(r"mechanism|action", re.IGNORECASE)
# Nouns that name a class by themselves, whole or as the last word.
_NOUN = re.compile(
    r"(?:\b(?:agents?|drugs?|medications?|anesthetics?|anaesthetics?|\w*steroids?|\w*corticoids?|opioids?|opiates?|benzodiazepines?|"
    r"vitamins?|supplements?|sedatives?|vaccines?|toxoids?|hormones?|\w+lytic enzymes?|bisphosphonates?|\w*statins?|laxatives?|antacids?|probiotics?|prebiotics?|minerals?|electrolytes?|nutrients?|"
    r"NSAIDs?|SSRIs?|SNRIs?|TCAs?|MAOIs?|PPIs?|ARBs?|CCBs?|LABAs?|LAMAs?|DMARDs?|biguanides?|sul(?:f|ph)onylureas?|thiazides?|macrolides?|cephalosporins?|cephamycins?|\w*penicillins?|"
    r"tetracyclines?|\w*quinolones?|carbapenems?|aminoglycosides?|\w*azoles?|barbiturates?|\w+dilators?|\w*retinoids?|flavonoids?|progest(?:in|ogen|erone)s?|o?estrogens?|androgens?|"
    r"contraceptives?|interferons?|growth factors?|astringents?|cholinergics?|inotropes?|hydrocarbons?|fatty acids?|amino acids?|alkaloids?|glycosides?|solvents?|excipients?|chemicals?|fibrates?|nitrates?|"
    r"\w*xanthines?|phenothiazines?|butyrophenones?|taxanes?|triptans?|nitrosoureas?|anthracyclines?|sulfonamides?|allylamines?|"
    r"polymyxins?|\w+peptides?|lincosamides?|oxazolidinones?|rifamycins?|pyrethroids?|salicylates?|\w*amines?|prostaglandins?|biologics?|"
    r"polysaccharides?|polymers?|detergents?|chelators?|sunscreens?|prodrugs?|immunoglobulins?|conjugates?|dyes?|heparins?|insulins?|cannabinoids?|\w+lactams?|"
    r"analog(?:ue)?s?|sequestrants?|gonadotropins?|diuretics?|\w*analgesics?|therapy|vitamin [A-Z]\d*)|"
    r"(?:inhibitor|blocker|agonist|antagonist|modulator|activator|promoter|stabili[sz]er|enhancer|inducer|binder|neutrali[sz]er|opener|depleter|donor|mimetic|suppressant|"
    r"stimulant|depressant|relaxant|lubricant|humectant|demulcent|surfactant|expectorant|coagulant|oxidant|convulsant|irritant|decongestant|protectant|emollient|\w*lytic|(?<!pharmaco)kinetic|\w+tonic|"
    r"\w+static|\w+cid(?:e|al)|cytotoxic|\w+plegic|\w+plastic|mydriatic|miotic|hypnotic|carminative|\w+analeptic|nootropic|psychotropic|uricosuric|ha?ematinic|rubefacient|antibod(?:y|ie)|"
    r"derivative|compound|substitute|replacement|regulator|corrector|\w+protective)s?|\banti-?\w{4,})$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:an?|the|both|either|its|potent|powerful|synthetic|semi-?synthetic|novel|newe?r?|oldest|older|newest|first(?! generation)|class of|group of|type of|form of|types of|member of the|drugs?|medications?|known as|"
    r"specifically|particularly|also|primarily|further|and|or|as|prescription|over-the-counter|effective|highly|well-known|traditional|naturally occurring|natural|it is|it's|called|classified as|is|used|contains?|"
    r"chemically|combined|another|active|i\.e|containing|combining)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL_NOUN = re.compile(
    r"\s+(?:medications?|drugs?|medicines?|agents?|combinations?|class(?:es)?|family|category|group|type)$",
    re.IGNORECASE,
)
# Here "agent" or "drug" belongs to the name.
_ADJECTIVE = re.compile(r"(?:ing|ed|inflammatory|enzymatic)$", re.IGNORECASE)
_VERB = re.compile(
    r"(?:\w+ly )?\w+(?:its|ates|izes|ises|uces|vides|erts|ases|nds|cks)\b|.*\b(?:is|are|was|were|it|this|upon|via|making|suppresses|increases|stimulates|possesses|provides|has)\b|(?:excreted|eliminated|metaboli[sz]ed|absorbed|two|three|excess)\b|\w+(?:ing|ed)$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|at)\s", re.IGNORECASE)
# Heads whose name goes on: "inhibitor of X", "antagonist at X".
_RELATIONAL = re.compile(
    r"\b(?:analog(?:ue)?|modulator|inhibitor|derivative|antagonist|agonist|precursor|stimulator|form)s?$",
    re.IGNORECASE,
)
_NO_CLASS = re.compile(
    r"^(?:(?:first|second|new|same|main|active|generic|single|other|fixed-dose|effective|\w+ly) )*(?:agents?|drugs?|medications?|medicines?|combinations?|treatments?|options?|name|products?|types?|class(?:es)?|"
    r"compounds?|derivatives?|therapy|food|\w+ly|.{0,3}(?<![A-Z]{3})|inhibitors?|agonists?|antagonists?|blockers?|modulators?|stimulants?|activators?|precursors?|conjugates?|analog(?:ue)?s?|(?:rate-limiting |key )?(?:proteins?|enzymes?)|"
    r"chemicals?|further|and|or|topical product|(?:\w+ )?classifications?)$|"
    r"\b(?:combinations? (?:of|therapy|drug|product|treatment|medication)|adjunct\w*|adjuvant|maintenance|initial|prior|line|alternative|effects?|propert(?:y|ies)|activity|actions?|other|various|certain|unlike|than|this|such|"
    r"these|those|also|following|pharmacological|\w*kinetics|not|studied|doses?)\b",
    re.IGNORECASE,
)
# "agonist at A |and B receptors|".
_CUT = re.compile(r"\b(?:antagonist|agonist)s? at (?!.*(?:receptor|channel|site|subtype))", re.IGNORECASE)
# What a parenthesis adds to a class: "antibiotic (aminoglycoside)", "antihistamine (piperazine derivative)".
_NARROWER = re.compile(
    r"^[a-z][\w -]*(?:derivative|aminoglycoside|quinolone|macrolide|cephalosporin|penicillin|tetracycline|azole|imidazole|triazole|biguanide|sulfonylurea|thiazide|corticosteroid|glucocorticoid|benzodiazepine|amine|statin)s?$"
)
_LONGEST = 7  # words of a class name
_FOREIGN = re.compile(
    r"(?:other|unlike|another|in contrast|compared|like other|alternative)\b", re.IGNORECASE
)
_TURNED = re.compile(
    r"(?P<head>antagonist|agonist|inhibitor|blocker|modulator)s? (?:of|at) (?:the )?(?P<what>.+?)s?$",
    re.IGNORECASE,
)
# Words that tell kinds of one class apart, but not classes.
_DEGREE = re.compile(
    r"\b(?:broad(?:er)? spectrum|(?:super )?(?:high(?:ly)?|low|medium|potency|potent)|mild|weak|strong|topical|systemic|oral|inhaled|synthetic|local(?= cortico)|(?:first|second|third|fourth|fifth) generation|"
    r"central(?:ly)?|acting|short|nonselective|selective|medication|drug|agent|dietary) (?=\w)|\b (?:agent|drug|medication)$"
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """The classes that the drug is said to belong to."""
    found: list[Claim] = []
    for passage in passages(monograph, "usage", "mechanism", "names"):
        if passage.role != "faq" and not is_kinetic(passage):
            found += _labels(monograph, passage)
            labelled = _is_labelled(passage)
            for start, end in sentences(passage.text):
                found += _sentence(monograph, passage, start, end, labelled)
    yield from told_once(found, _key)


def _key(text: str) -> str:
    """What a class is apart from degree and order: "potent topical corticosteroid" is "corticosteroid"."""
    turned = _TURNED.sub(r"\g<what> \g<head>", text)
    bare = _DEGREE.sub("", normal(turned))
    concept = lexicon().find(text, ("drug_class",)) if text.isupper() else None
    return _DEGREE.sub("", normal(concept.label)) if concept else bare


def _labels(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """A lead-in that is the class, its text telling of an ingredient: "Antitussive: Alphacodin calms the cough"."""
    if passage.topic == "names" or not passage.labels or len(monograph.ingredients) < 2:
        return
    label = passage.labels[-1]
    named = ingredients_in(monograph, f"{label.text} {passage.text}")
    if len(named) != 1 or ingredients_in(monograph, re.sub(r"\([^()]*\)", "", label.text)):
        return
    proof = evidence(monograph, passage, "drug-class.label", label=label)
    for item in items(label.text):
        value = _value(item.text, strict=True)
        if value:
            yield claim(monograph, "drug_class", value, proof, ingredient=named)


def _sentence(
    monograph: Monograph, passage: Passage, start: int, end: int, labelled: bool
) -> Iterator[Claim]:
    text = passage.text[start:end]
    if _FOREIGN.match(text):
        return
    seen: set[int] = set()
    names = {name.lower() for name in (monograph.title, *monograph.ingredients)}
    for first, last, strict in _ranges(monograph, passage, text, labelled):
        members = items(passage.text, start + first, start + last, _is_whole)
        for position, item in enumerate(members):
            if item.start in seen or denied(text, start, item):
                continue
            if strict and position and len(item.text.split()) > _LONGEST:
                break  # the sentence goes on in other words
            ingredient = _ingredient(monograph, passage, members, position, text[:first])
            for value in _values(item, strict):
                seen.add(item.start)
                if value.lower() not in names:
                    proof = evidence(monograph, passage, "drug-class.cue", start, end)
                    yield claim(monograph, "drug_class", value, proof, ingredient=ingredient)


def _is_whole(words: str) -> bool:
    """True for one class with a stroke in its name: "nucleoside/nucleotide analogue inhibitor"."""
    first, stroke, rest = words.partition("/")
    return (
        bool(stroke)
        and len(first.split()) < 3
        and not _ends_in_noun(first)
        and not re.search(r",|;| and | or ", words)
    )


def _values(item: Item, strict: bool) -> Iterator[str]:
    """The class of a member of a list, and those that its parenthesis lists."""
    found = [_value(item.text, strict)]
    found += [_value(note, strict=True) for note in item.notes + item.glosses if _NARROWER.search(note)]
    for note in item.notes:
        if re.search(r",|\band\b", note):
            found += [_value(inner.text, strict=True) for inner in items(note)]
    yield from filter(None, found)


def _ranges(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where a sentence lists classes, and whether a member must show a class noun."""
    masked = mask_parentheses(text)
    found = False
    for match in _OF_CLASS.finditer(masked):
        if not _PLAIN_NAME.fullmatch(match["name"]):
            yield match.start("name"), match.end("name"), False
    for first, strict in _openings(monograph, passage, masked, labelled):
        found = True
        stop = _STOP.search(masked, first)
        yield first, stop.start() if stop else len(text), strict
    if not found and (
        labelled or (passage.topic != "names" and (passage.labels or passage.role == "summary"))
    ):
        stop = None if labelled and passage.topic == "usage" else _STOP.search(masked)
        last = stop.start() if stop else len(text)
        if labelled or _ends_in_noun(masked[:last].split(",")[0].split(" and ")[0].strip(" .\x00")):
            yield 0, last, not labelled


def _is_labelled(passage: Passage) -> bool:
    """True below "Classification:", for prose only where it is one short list."""
    if any(_LABEL.search(part.text) and not _MECHANISM.search(part.text) for part in passage.labels):
        return True
    return any(_LABEL.search(part.text) for part in passage.heads) and len(passage.text.split()) <= 12


def _openings(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, bool]]:
    """The positions after a cue of ``text``, its parentheses blanked, and whether the cue leaves it open that a class follows."""
    for match in _NAMED.finditer(text):
        opened = _CLASS_OF.match(text[match.end() :])
        if opened and opened["name"] and not _PLAIN_NAME.fullmatch(opened["name"]):
            yield match.end() + opened.start("name"), False
        yield match.end() + (opened.end() if opened else 0), False
    for match in _SAID.finditer(text):
        yield match.end(), True
    if passage.topic == "usage" and len(monograph.ingredients) > 1:
        for match in _COMBINES.finditer(text):
            yield match.end(), True
            yield from ((other.end(), True) for other in _WITH.finditer(text, match.end()))
    proper = labelled or (passage.topic == "usage" and not _MECHANISM.search(passage.context))
    for match in _IS.finditer(text):
        if not match.start() or is_subject(monograph, text, match.start(), proper):
            yield match.end(), True


def _ingredient(
    monograph: Monograph, passage: Passage, members: list[Item], position: int, before: str
) -> list[str]:
    """Whose class a member of a list is: its parenthesis says so, or that of the next, or the words before the list."""
    if len(monograph.ingredients) < 2:
        return []
    beside = [ingredients_in(monograph, " ".join((*m.glosses, *m.notes))) for m in members]
    if any(beside):
        return next((named for named in beside[position:] if named), [])
    named = ingredient_of(monograph, passage, before, len(before)) if before else ""
    named = named or ingredient_of(monograph, passage, "")
    return [named] if named else []


def _value(text: str, strict: bool) -> str:
    """The class that a member of a list names, or ""; with ``strict`` it must end in a class noun."""
    value = _LEADING.sub("", re.sub(r"^[\w ]+: ", "", text)).strip(" .,:;'\"")
    of = _OF.search(value)
    if of and not _RELATIONAL.search(value[: of.start()]):
        value = value[: of.start()]
    bare = _TAIL_NOUN.sub("", value)
    value = value if _ADJECTIVE.search(bare) else bare
    if (
        "'s " in value
        or "’s " in value
        or _CUT.search(value)
        or _NO_CLASS.search(value)
        or _VERB.match(value)
        or len(value.split()) > (_LONGEST if strict else 5)
    ):
        return ""
    head = value[: of.start()] if of else value
    known = _ends_in_noun(head) or not strict or lexicon().find(value, ("drug_class",))
    return value if known else ""


def _ends_in_noun(text: str) -> bool:
    """True where the last words name a class; the noun has two words at most."""
    return bool(_NOUN.search(" ".join(text.split()[-2:])))
