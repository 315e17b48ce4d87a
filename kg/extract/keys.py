"""What the key of a fact may look like, kind by kind: the last thing asked before a claim is told.

A key that the vocabulary knows is a term. Any other must be a noun phrase (``kg/text/nominal.py``) of which a reader could
believe that it names a thing of the kind; what stands around that phrase is taken off, and what holds none is no claim.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from kg.extract.mechanism.classes import ends_in_noun
from kg.extract.name.places import PLACE
from kg.extract.reaction.names import BODY_PART
from kg.model import Claim
from kg.text.nominal import bared, names_a_thing, subject
from kg.text.regexps import regexp
from kg.text.word_classes import DENIALS, NOUNS_LIKE_ADJECTIVES, NUMBERS
from kg.vocab.ground import link_of
from kg.vocab.lexicon import lexicon

_AGENTS = ("substance", "drug_class")
_STATES = ("condition", "effect")


# What a claim that is negated says of its key, and the key.
_NEGATED = regexp(
    r"(?:but |and )?(?:neither|nor|not)(?: (?:even|necessarily|only))?(?: (?:for|in|with|to|by|of))? ",
    re.IGNORECASE,
)
_NOR = regexp(r",? nor (?:for |in |with |to |by |of )?", re.IGNORECASE)


def keyed(claim: Claim) -> Iterator[Claim]:
    """The claim, its key freed of what is no part of a term; none where the key holds no term of its kind.

    "Neither A nor B" are two keys.
    """
    if claim.kind not in _IS_TERM or link_of(claim.kind, claim.value):
        yield claim
        return
    for words in _denied(claim.kind, claim.value) if claim.assertion == "negated" else (claim.value,):
        if link_of(claim.kind, words) or (words := key_of(claim.kind, words)):
            yield claim if words == claim.value else replace(claim, value=words)


def _denied(kind: str, words: str) -> list[str]:
    """The keys of a denial: "not for asthma alone" is told of asthma alone."""
    opening = _NEGATED.match(words) if kind == "contraindication" else None
    return _NOR.split(words[opening.end() :] if opening else words)


@lru_cache(maxsize=8192)
def key_of(kind: str, words: str) -> str:
    """What of ``words``, which link to nothing, is a key of ``kind``; "" where nothing is."""
    value = _BARED.get(kind, bared)(words)
    if value != words and value and link_of(kind, value):
        return value
    if kind not in _NAMED and (told_of := subject(value)) != value and (told_of or kind != "indication"):
        denied = DENIALS.intersection(value[len(told_of) :].lower().split())
        return told_of if not denied and kind in _TOLD_OF and link_of(kind, told_of) else ""
    return value if value and _IS_TERM[kind](value) else ""


# Their keys are names: no noun phrase must be made of them.
_NAMED = ("brand_name", "synonym")
# What a clause tells of is a term of these kinds: "liver function is crucial".
_TOLD_OF = ("adverse_effect", "combination", "interaction", "monitoring")
_FORM = r"(?:(?:oral|film-coated|chewable|vaginal|topical|eye|nasal|ear|powder|dry|ready-made|prefilled) )*(?:tablets?|capsules?|injections?|solutions?|suspensions?|syrups?|creams?|ointments?|gels?|drops|sprays?|powders?|patch(?:es)?|vials?|ampoules?|sachets?|lozenges|inhalers?|suppositories|granules|liquid|infusion)"
_NO_NAME = regexp(
    rf"{_FORM}|(?:(?:respective|American|British|European|Indian|German|French|old|older|new|usual|other|same|common|short) )*(?:way|ways|name|names|spelling|spellings|style|term|terms|word|words|INNs?|variations?|version|versions|form|forms|market)|.* itself|"
    r"(?:because|containing|while|although|if|when|see|ask) .*|.* (?:holds?|contains?|is|are|was|were|means|stands|belongs?|differs?|has|have) .*|.* (?:only|alone)",
    re.IGNORECASE,
)
# "Testol while Probazole", "Testol. The exact", "Testol I" of "Testol I.V.".
_NAME_ENDS = regexp(r"(?:\s(?:while|whereas)\s|\.\s+(?=[A-Z][a-z]+\b)).*$|\s(?:I|The|It|In|This)$")
_NAME_OPENS = regexp(
    r"(?:(?:simply|just|merely|only|also|or|and|as|(?:.* )?(?:forms?|names?|brands?|examples?) includes?|(?:shortened|abbreviated) (?:to|as))\s+)+(?=\S)",
    re.IGNORECASE,
)


def _name(words: str) -> str:
    return _NAME_ENDS.sub("", _NAME_OPENS.sub("", words, count=1) if _NAME_OPENS.match(words) else words)


def _is_name(value: str) -> bool:
    return not _NO_NAME.fullmatch(value)


_PLACED = regexp(r"(?:with|of|to|in|at|both|the|some|(?:first|second|third)-generation) +", re.IGNORECASE)


def _target(words: str) -> str:
    """ "with A receptors", "Testol - A receptor", "second-generation A receptor": the receptor."""
    own = words.rsplit(" - ", 1)[-1]
    while (led := _PLACED.match(own)) is not None:
        own = own[led.end() :]
    return bared(own)


_BESIDE = regexp(
    r"(?:adding|giving|using|with|second|third|another|other|additional|further) (?:an? )?", re.IGNORECASE
)


def _partner(words: str) -> str:
    return bared(_BESIDE.sub("", words) if _BESIDE.match(words) else words)


_AGE = regexp(r" (?:from|over|above|under|below|aged) \d+$")


def _use(words: str) -> str:
    return bared(_AGE.sub("", words)) if words[0] != '"' else words  # a name that is cited


# "Do not give in asthma": what it is not given in.
_FORBIDDEN = regexp(
    r"(?:(?:do not|don't|never|not to be) \w+|not for use)(?: (?:it|this))? (?:in|with|during|to|for|on) (?:patients with )?",
    re.IGNORECASE,
)


def _ban(words: str) -> str:
    return bared(_FORBIDDEN.sub("", words) if _FORBIDDEN.match(words) else words)


_BARED: Mapping[str, Callable[[str], str]] = {
    "brand_name": _name, "synonym": _name, "target": _target, "combination": _partner, "indication": _use, "contraindication": _ban,
}  # fmt: skip

_ADJECTIVE = regexp(r"[a-z]{2,}(?:al|ic|ous|ive|ary|ory|ular|ful|ish)", re.IGNORECASE)
_KNOWN_NOUNS = (*_AGENTS, *_STATES, "target")


def _lacks_noun(value: str) -> bool:
    """True where an adjective stands where the noun should be: "significant cardiovascular"."""
    last = value.rsplit(" ", 1)[-1]
    if not _ADJECTIVE.fullmatch(last) or last.lower() in NOUNS_LIKE_ADJECTIVES:
        return False
    if last == value and value.endswith(("ous", "ful", "ish")):
        return False  # "anxious": so one feels
    return not (ends_in_noun(last) or lexicon().find(last, _KNOWN_NOUNS))


def _is_phrase(value: str) -> bool:
    return names_a_thing(value) and not _lacks_noun(value)


_OTHER = regexp(r"(?:another|other|some|any|certain) ", re.IGNORECASE)
_MORE = regexp(r"(?:more|less|increased|decreased|raised|elevated|reduced|severe) ", re.IGNORECASE)
_PEOPLE = regexp(
    r"(?:(?!in |of |for |among |with )[\w-]+ )*(?:people|individuals|persons|patients|children|adults|wom[ae]n|m[ae]n|infants|subjects|users|countries|doctors|physicians)(?: (?:of|with|who|over|under|aged) .*)?",
    re.IGNORECASE,
)
# Words that name a part, a measure or an instance of anything.
_GENERIC = regexp(
    r"(?:(?:the|a|certain|some|specific|listed|overall|any|such|high|low|higher|lower|other|theoretical|individual|clinical|potential|various|usual|same|main|active|above|following|relevant|whole|more|commonly|prescribed|contraindicated|variety of|type of|number of) )*"
    r"(?:components?|examples?|instances?|dos(?:e|es|age|ages)|rates?|individuals?|levels?|risks?|profiles?|formulations?|solutions?|interactions?|conditions?|diseases?|complications?|benefits?|intake|issues|use|uses|source|sources|"
    r"substances?|subclass|classes|categor(?:y|ies)|settings?|scenarios|situations|regions|countries|areas|cases|evidence|practices|necessity|frequency|labels?|labelling|entry|entries|text|section|studies|study|trials?|cohort|entire|reason|reasons|consequences?|treatment|therapy|need|adjustments|health|ingredients?|actives|products?|parameters?|factors?|concerns?|drugs|medications|medicines)"
    r"(?: (?:used|mentioned|listed|described|above|below|involved|concerned|being treated))?",
    re.IGNORECASE,
)


def _is_thing(value: str) -> bool:
    return _is_phrase(value) and not _GENERIC.fullmatch(value)


def _is_effect(value: str) -> bool:
    core = _OTHER.sub("", value)
    return (
        _is_thing(value)
        and not BODY_PART.fullmatch(value)
        and not _PEOPLE.fullmatch(value)
        and lexicon().find(core, _AGENTS) is None
        and not regexp(r"\d+ ?%|.*\b(?:use|balance)$").match(value)
    )


def _is_ban(value: str) -> bool:
    return _is_thing(value) and not PLACE.fullmatch(value)


def _is_agent(value: str) -> bool:
    changed = _MORE.match(value)
    is_change = changed and lexicon().find(value[changed.end() :], (*_STATES, "parameter"))
    is_general = _GENERIC.fullmatch(value) or _PEOPLE.fullmatch(value)
    return names_a_thing(value) and not is_change and not is_general  # "antiepileptic", "garlic"


_QUANTIFIED = regexp(r"(?:few|some|many|most|several) .*\b(?:countries|regions)", re.IGNORECASE)


def _is_use(value: str) -> bool:
    """True for what can be a use; "reduce the risk of stroke" and "preventing relapse" may open with their verb."""
    is_denial = value.split()[0].lower() in DENIALS
    return not (is_denial or _lacks_noun(value) or _GENERIC.fullmatch(value) or _QUANTIFIED.fullmatch(value))


_NO_GROUP = regexp(
    r"(?:based on|depending on|impacting|individuali[sz]e|observe|consider|evaluate|advise|potentially|particular|applying) .*|.* (?:exceeds?|carefully|closely|been studied)|always|judge?ment|history of (?:those|these)",
    re.IGNORECASE,
)


def _is_group(value: str) -> bool:
    return not (
        _NO_GROUP.match(value) or _GENERIC.fullmatch(value) or NUMBERS.issuperset(value.lower().split())
    )


_PROCESS = regexp(r".*\b(?:damage|function|synthesis|metabolism|hydration|proteins?)", re.IGNORECASE)


def _is_class(value: str) -> bool:
    if not names_a_thing(value) or _GENERIC.fullmatch(value) or _PROCESS.fullmatch(value):
        return False
    if regexp(r"\w+ing (?!agent|drug|medic)|.* in the ", re.IGNORECASE).match(value):
        return False
    return ends_in_noun(value) or lexicon().find(value, _STATES) is None


_POINTS = regexp(
    r"(?:this|that|these|those|such|its|their|another|other|aforementioned|same|both|two|three|several|it|\d+ |[IVX]+ |-)|(?:damages?|desensiti[sz]es?|disrupts?) ",
    re.IGNORECASE,
)


def _is_target(value: str) -> bool:
    return names_a_thing(value) and not _POINTS.match(value)


_IS_TERM: Mapping[str, Callable[[str], bool]] = {
    "adverse_effect": _is_effect,
    "brand_name": _is_name,
    "combination": _is_agent,
    "contraindication": _is_ban,
    "drug_class": _is_class,
    "indication": _is_use,
    "interaction": _is_agent,
    "monitoring": _is_thing,
    "special_population": _is_group,
    "synonym": _is_name,
    "target": _is_target,
}
