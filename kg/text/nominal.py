"""Whether words can name a thing, and what of them does: a noun phrase, freed of what stands around it.

A clause, a bidding, an adverb, an adjective alone, a number or a time name nothing. ``kg/extract/keys.py`` says for each
kind of fact what else its key must be.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.regexps import regexp
from kg.text.word_classes import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    BIDS,
    DENIALS,
    DOINGS,
    JOINTS,
    NUMBERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)

# Words that are a verb and nothing else: behind "that" or "who" they tell of the thing named.
_VERB = regexp(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|may(?! \d)|might|can|cannot|could|should|must|will|would|"
    r"binds|contains?|removes|works|shares?(?= (?:the|an?)\b)|affects|raises|lowers|reduces|enhances?|inhibits|induces|prolongs|impairs|slows|alters|prevents|provides?|improves|allows|relaxes|"
    r"modulates?|stimulates?|necessitates?|requires?|leads|settles|takes|gives|makes|gets|goes|comes|belongs|adds|brings|holds?|helps|says?|means|shows|exceeds?|matters|predominates?|fades|"
    r"remains?|seems?|appears?|becomes?|occurs?|happens|exists?|suggests?|represents?|depends?|develops?|constitutes?|contributes?|arises?|persists?)\b(?!-)"
    # An article stands behind a preposition, a conjunction or a participle, else behind a verb.
    rf"|\b(?<!to )(?!(?:{'|'.join(sorted(PREPOSITIONS | JOINTS | ARTICLES))}|all|both|half|twice|once|times|such|not|double|\w+ing)\b)[A-Za-z][\w'-]* "
    r"(?=(?:the|an?|no|any|its|their|your|this|these|those) (?!(?:second|minute|hour|day|week|month|year|night|dose|time)\b)\w)"
)
_WITHIN = regexp(
    r"\b(?:that|which|who|whom|whose|where|when|if|unless|until|after|before|while|because|not)\b",
    re.IGNORECASE,
)
_ADVERB = r"[a-z]+(?<!omega)(?<!mega)(?<!cepha)(?<!dacty)(?<!oma)(?<!mi)(?<!el)(?<!pp)(?<!op)ly"
# What is said of a thing: by itself it is none.
_QUALITY = regexp(
    rf"(?:very |more |less |most |least |quite |fairly |fortunately |{_ADVERB} )*(?:{_ADVERB}|[a-z]+(?<!get)(?:able|ible)|"
    r"high-dose|low-dose|more|less|most|least|rare|common|mild|moderate|severe|serious|stable|unstable|oral|topical|vaginal|rectal|nasal|systemic|intravenous|intramuscular|subcutaneous|parenteral|"
    r"deep|open|closed|high|low|higher|lower|likely|limited|harmful|harmless|fatal|transient|temporary|permanent|frequent|specific|general|similar|other|another|early|late|new|new onset|"
    r"(?:un)?(?:treated|tried|tested|suspected|confirmed|reported|proven|known|managed|scheduled|used|given|extended|needed|required)|malignant|benign|pregnant|recurrent|persistent|transient|personal|life-threatening|\w+-(?:induced|related|associated|mediated|dependent|based))",
    re.IGNORECASE,
)
# How likely something is, said behind its name.
_RATED = regexp(
    r"\s(?:far |much |even )?(?:more|less|least|most) (?:likely|common|frequent|often|pronounced)$"
)
# A remark behind a dash, and half of a pair of brackets.
_REMARK = regexp(r"(?<=\w{2})\)? [–—-](?: .*|$)")
_HALF = regexp(r"\s*\([^()]*$|^[^()]*\)\s*")
# What leads over to a name: "more exactly", "shortened to", "get a", "doctors say".
_LEADS = regexp(
    r"(?:(?:or |and |but )?(?:more (?:exactly|precisely|specifically|correctly|accurately|strictly)|that is(?: to say)?|in other words|such as|as well as|along with|together with|so-called|known as|also called|called|termed|"
    r"(?:shortened|abbreviated) (?:to|as)|(?:doctors|physicians|people|specialists|pharmacists|some|others) (?:say|call it|speak of|write)|"
    r"(?:manifest(?:s|ing|ed)?|present(?:s|ing)?|appear(?:s|ing)?) (?:itself |themselves )?as|(?:get|gets|getting|feel|feels|notice|notices|experience|experiences|experiencing|includes?|including|involves?|involving|encompassing) (?=(?:an? |the |some )?[a-z]{3}))\s*)+",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def bared(words: str) -> str:
    """``words`` without what is no part of a name: what leads to it, a remark behind it, a loose end, half a pair of brackets.

    "more exactly a direct inhibitor" -> "direct inhibitor"; "get a dry mouth" -> "dry mouth"; "nausea - rare" -> "nausea".
    """
    value = _REMARK.sub("", words) if " -" in words or "–" in words or "—" in words else words
    if value.count("(") != value.count(")"):
        value = _HALF.sub("", value)
    value = _RATED.sub("", value) if not value.endswith("less likely") else ""
    tokens = _unquoted(value.strip(" ,.;:/")).split()
    if tokens and tokens[-1] in SUBORDINATORS:
        return ""
    first, last = 0, len(tokens)
    while first < last:
        led = _LEADS.match(" ".join(tokens[first:last])) if tokens[first].lower() in _OPENERS else None
        if led and (count := len(led.group().split())) < last - first:
            first += count
        elif tokens[first].lower().strip(",") in _BEFORE and (tokens[first] != "A" or not first):
            first += 1
        else:
            break
    while last > first and tokens[last - 1] != "A" and tokens[last - 1].lower().strip(",") in _BEHIND:
        last -= 1
    return " ".join(tokens[first:last]).strip(" ,;:")


def _unquoted(value: str) -> str:
    """Without the pair of quotes around all of it, or the half of one in it."""
    if value.count('"') == 1:
        return value.replace('"', "")
    return value[1:-1] if value[:1] == value[-1:] == '"' else value


# They set a thing aside, or limit it: no part of a name, but not idle either.
_ASIDE = frozenset("instead otherwise rather once twice ago away ever alone together only".split())
_BEFORE = (ARTICLES | ADVERBS | {"and", "or", "but", "plus", "and/or", "both", "either"}) - _ASIDE | {"only"}
_BEHIND = (
    (PREPOSITIONS | JOINTS | ARTICLES | ADVERBS | {"very", "quite"})
    - _ASIDE
    - {"up", "down", "off", "out", "over", "past"}
)
_IN_ITS_STEAD = frozenset(("instead", "otherwise", "rather"))
_OPENERS = frozenset(
    "or and but more that in such as along together so-called known also called termed shortened abbreviated doctors physicians people specialists pharmacists some others manifest manifests "
    "manifesting manifested present presents presenting appear appears appearing get gets getting feel feels notice notices experience experiences experiencing include includes including "
    "involve involves involving encompassing".split()
)
_OPENS_NONE = (PRONOUNS | DENIALS | AUXILIARIES | ADVERBS | BIDS | JOINTS | DOINGS) - {
    "and",
    "or",
    "plus",
    "following",
}
# Prepositions, and verbs of a clause cut short.
_OPENS_CLAUSE = regexp(
    r"(?:in|on|at|by|from|to|into|onto|upon|within|via|despite|besides|along|amid|than|as|of|with|so far|inasmuch|insofar|"
    r"leaves?|keeps?|makes?|shares? (?:the|an?)|allows?|requires?|found|tested|cleared|laid|seen|described|known|followed by|depends?|occurs?|develops?|contributes?|diminish(?:es)?|mask|affects?|adsorbs?|"
    r"(?:managed|treated)(?: \w+ly| with| by|$)|extrapolated|over|worsens?|shown|advised|used (?:for|in|to)|depending|impacting|involved in|crucial for|breaks? down|being \w+ed|strongly|linked|resolving|affecting|based)(?: |$)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def names_a_thing(words: str) -> bool:
    """True unless ``words`` open like a clause or an adverb, hold a verb of their own, or are a quality, number or time alone."""
    own = words.lower().split()
    if (
        not own
        or own[0].strip(",;") in _OPENS_NONE
        or (own[0] == "one" and own[1:2] and own[1] in PREPOSITIONS)  # "one within 14 days"
        or _OPENS_CLAUSE.match(words)
        or _QUALITY.fullmatch(words)
    ):
        return False
    if (
        all(word in _COUNTS for word in own)
        or own[-1] in _IN_ITS_STEAD
        or words[0] == "-"
        or words[-1] in "-–/"
    ):
        return False
    return subject(words) == words


_COUNTS = NUMBERS | TIMES | {"of", "the", "a", "an"}


def subject(words: str) -> str:
    """The words before the verb, where they hold one: "kaolin binds it" is about kaolin."""
    within = _WITHIN.search(words)
    verb = _VERB.search(words, 0, within.start() if within else len(words))
    return words[: verb.start()].rstrip(" ,") if verb else words
