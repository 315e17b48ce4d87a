"""What names a drug class: the words of its name, and what in such a list is none."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

LONGEST = 7  # words of a class name
# Nouns that name a class by themselves, whole or as the last word.
_NOUN = cued(
    r"(?:\b(?:agents?|drugs?|medications?|anesthetics?|anaesthetics?|\w*steroids?|\w*corticoids?|opioids?|opiates?|narcotics?|\w*benzodiazepines?|\w+pyridines?|hydantoins?|aminoquinolines?|"
    r"vitamins?|supplements?|sedatives?|vaccines?|toxoids?|hormones?|\w+lytic enzymes?|bisphosphonates?|\w*statins?|laxatives?|antacids?|probiotics?|prebiotics?|minerals?|electrolytes?|nutrients?|"
    r"NSAIDs?|SSRIs?|SNRIs?|TCAs?|MAOIs?|PPIs?|ARBs?|CCBs?|LABAs?|LAMAs?|DMARDs?|biguanides?|sul(?:f|ph)onylureas?|thiazides?|macrolides?|cephalosporins?|cephamycins?|\w*penicillins?|"
    r"tetracyclines?|\w*quinolones?|carbapenems?|aminoglycosides?|\w*azoles?|barbiturates?|\w+dilators?|\w*retinoids?|flavonoids?|progest(?:in|ogen|erone)s?|o?estrogens?|androgens?|"
    r"contraceptives?|interferons?|growth factors?|astringents?|cholinergics?|inotropes?|hydrocarbons?|fatty acids?|amino acids?|alkaloids?|glycosides?|solvents?|excipients?|chemicals?|fibrates?|nitrates?|"
    r"\w*xanthines?|phenothiazines?|butyrophenones?|taxanes?|triptans?|nitrosoureas?|anthracyclines?|sulfonamides?|allylamines?|"
    r"polymyxins?|\w+peptides?|lincosamides?|oxazolidinones?|rifamycins?|pyrethroids?|salicylates?|\w*amines?|prostaglandins?|biologics?|"
    r"polysaccharides?|polymers?|detergents?|chelators?|sunscreens?|prodrugs?|(?:immuno)?globulins?|antimetabolites?|conjugates?|dyes?|heparins?|insulins?|cannabinoids?|\w+lactams?|"
    r"analog(?:ue)?s?|sequestrants?|gonadotropins?|diuretics?|\w*analgesics?|(?:hormone|hormonal|replacement|enzyme)[ -]therapy|vitamin [A-Z]\d*)|"
    r"(?:inhibitor|blocker|agonist|antagonist|modulator|activator|promoter|stabili[sz]er|enhancer|inducer|binder|neutrali[sz]er|opener|depleter|donor|mimetic|suppressant|"
    r"stimulant|depressant|relaxant|lubricant|humectant|demulcent|surfactant|expectorant|coagulant|oxidant|convulsant|irritant|decongestant|protectant|emollient|\w*lytic|(?<!pharmaco)kinetic|\w+tonic|"
    r"\w+static|\w+cid(?:e|al)|cytotoxic|\w+plegic|\w+plastic|mydriatic|miotic|hypnotic|carminative|\w+analeptic|nootropic|psychotropic|uricosuric|ha?ematinic|rubefacient|antibod(?:y|ie)|"
    r"derivative|compound|substitute|replacement|regulator|corrector|\w+protective)s?|\banti-?\w{4,})$",
    re.IGNORECASE,
)
_LEADING = regexp(
    r"^(?:(?:an?|the|both|either|its|potent|powerful|synthetic|semi-?synthetic|novel|newe?r?|oldest|older|newest|first(?! generation)|class of|group of|type of|form of|types of|member of the|drugs?|medications?|known as|"
    r"specifically|particularly|also|primarily|further|and|or|as|prescription|over-the-counter|effective|remains|old|highly|well-known|traditional|naturally occurring|natural|it is|it's|possibly|called|classified as|(?:also )?categorized as|as an?|is|used|contains?|"
    r"chemically|combined|another|active|i\.e|containing|combining|combines|likewise|one of the|(?:more )?(?:strictly speaking|to be (?:exact|precise)),?|more (?:broadly|precisely|exactly|strictly|properly|accurately|specifically|generally|narrowly)(?: to| as)?,?|to the)\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL_NOUN = regexp(
    r"\s+(?:small molecules?|medications?|drugs?|medicines?|agents?|combinations?|class(?:es)?|family|category|group|type)$",
    re.IGNORECASE,
)
_AGENT = regexp(r"\bagents?$", re.IGNORECASE)
# Here "agent" or "drug" belongs to the name.
_ADJECTIVE = regexp(r"(?:ing|ed|inflammatory|enzymatic|\banti-[a-z]+ity)$", re.IGNORECASE)
_VERB = regexp(
    r"(?:\w+ly )?(?:combats|soothes|available|though|constricting|inflammatory processes)\b|(?:\w+ly )?\w+(?:its|ates|izes|ises|uces|vides|erts|ases|nds|cks)\b|.*\b(?:is|are|was|were|it|this|upon|via|making|suppresses|increases|stimulates|possesses|provides|has)\b|(?:excreted|eliminated|metaboli[sz]ed|absorbed|two|three|excess)\b|\w+(?:ing|ed)$",
    re.IGNORECASE,
)
_OF = regexp(r"\s(?:of|at)\s", re.IGNORECASE)
# Heads whose name goes on: "inhibitor of X", "antagonist at X".
_RELATIONAL = regexp(
    r"\b(?:analog(?:ue)?|modulator|inhibitor|derivative|antagonist|agonist|precursor|stimulator|form)s?$",
    re.IGNORECASE,
)
_NO_CLASS = regexp(
    r"^(?:(?:more|less|most|rather|very) )?\w+ly$|^(?:human |the same )?antibod(?:y|ies)$|^bactericidal$|^bacteriostatic$|^(?:(?:partial|full|weak|selective|competitive|inverse|reversible|irreversible) )+(?:ant)?agonists?$|^in combination |^(?:multiple|several|various|different|each)(?: \w+)?$|^(?:(?:first|second|new|same|main|active|generic|single|other|fixed-dose|effective|\w+ly) )*(?:agents?|drugs?|medications?|medicines?|combinations?|treatments?|options?|name|products?|types?|class(?:es)?|"
    r"compounds?|derivatives?|therapy|food|\w+ly|(?-i:.{0,3}(?<![A-Z]{3}))|inhibitors?|agonists?|antagonists?|blockers?|modulators?|stimulants?|activators?|precursors?|conjugates?|analog(?:ue)?s?|(?:rate-limiting |key )?(?:proteins?|enzymes?)|"
    r"chemicals?|further|and|or|topical product|(?:\w+ )?classifications?)$|"
    r"\b(?:combinations? (?:of|therapy|drug|product|treatment|medication)|adjunct\w*|adjuvant|maintenance|initial|prior|line|alternative|empiric\w*|effects?|propert(?:y|ies)|activity|actions?|other|various|certain|unlike|than|this|such|"
    r"these|those|also|following|that|pharmacological|\w*kinetics|not|studied|doses?)\b",
    re.IGNORECASE,
)
# "agonist at A |and B receptors|".
_CUT = regexp(r"\b(?:antagonist|agonist)s? at (?!.*(?:receptor|channel|site|subtype))", re.IGNORECASE)


@lru_cache(maxsize=8192)
def class_named(text: str, strict: bool) -> str:
    """The class that a member of a list names, or ""; with ``strict`` it must end in a class noun."""
    value = _LEADING.sub("", regexp(r"^[\w +-]+(?:: | [–—] )").sub("", text)).strip(" .,:;'\"")
    of = _OF.search(value)
    if of and not _RELATIONAL.search(value[: of.start()]):
        value = value[: of.start()]
    bare = _TAIL_NOUN.sub("", value)
    known = ends_in_noun(bare) or lexicon().find(bare, ("drug_class",))
    whole = _ADJECTIVE.search(bare) or (not known and _AGENT.search(value))
    value = value if whole else bare
    if (
        "'s " in value
        or "’s " in value
        or _CUT.search(value)
        or _NO_CLASS.search(value)
        or _VERB.match(value)
        or len(value.split()) > (LONGEST if strict else 5)
    ):
        return ""
    head = value[: of.start()] if of else value
    known = ends_in_noun(head) or not strict or lexicon().find(value, ("drug_class",))
    return value if known else ""


@lru_cache(maxsize=8192)
def ends_in_noun(text: str) -> bool:
    """True where the last words name a class; the noun has two words at most."""
    return bool(_NOUN.search(" ".join(text.split()[-2:])))
