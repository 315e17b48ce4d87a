"""Whether words can name a thing: what opens like a clause, holds its verb, or is an adjective alone names none.

Each kind asks it of a value that the vocabulary does not know, as the last thing before it claims the value.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.regexps import regexp

# What opens no name: prepositions, conjunctions, adverbs, pronouns, and verbs of a clause cut short.
_OPENS_NONE = regexp(
    r"(?:in|on|at|by|from|to|into|onto|upon|within|via|despite|besides|along|amid|than|as|"
    r"therefore|thus|hence|however|also|too|so|then|thereby|likewise|moreover|instead|otherwise|rather|once|twice|yet|still|already|again|even|just|so far|"
    r"mainly|chiefly|mostly|largely|partly|notably|especially|particularly|specifically|markedly|generally|usually|often|sometimes|possibly|perhaps|hardly|scarcely|"
    r"this|these|it|they|which|what|who|whom|whose|how|why|where|whether|"
    r"have|has|had|having|is|are|was|were|been|being|does|did|may|might|can|cannot|could|should|must|will|would|"
    r"leaves?|keeps?|makes?|shares? (?:the|an?)|allows?|requires?|found|tested|cleared|laid|seen|described|known|followed by)(?: |$)",
    re.IGNORECASE,
)
# Words that are a verb and nothing else: behind "that" or "who" they tell of the thing named.
_VERB = regexp(
    r"\b(?:is|are|was|were|has|have|had|does|did|binds|contains|removes|works|shares?(?= (?:the|an?)\b)|affects|raises|lowers|reduces|enhances|inhibits|induces|prolongs|impairs|slows|alters|"
    r"necessitates?|requires|leads|settles|takes|gives|makes|gets|goes|comes|belongs|adds|remains|seems|becomes|occurs|happens)\b",
    re.IGNORECASE,
)
_WITHIN = regexp(r"\b(?:that|which|who|whom|whose|where|when|if|unless|not)\b", re.IGNORECASE)
# What is said of a thing: by itself it is none.
_QUALITY = regexp(
    r"(?:[a-z]+(?<!omega)(?<!mega)(?<!cepha)(?<!dacty)(?<!oma)(?<!mi)(?<!el)(?<!pp)(?<!op)ly|[a-z]+(?<!get)(?:able|ible)|"
    r"(?:very )?(?:high-dose|low-dose|more|less|most|least|rare|common|mild|moderate|severe|serious|stable|unstable|oral|topical|vaginal|rectal|nasal|systemic|intravenous|intramuscular|subcutaneous|parenteral|"
    r"deep|open|closed|high|low|higher|lower|likely|limited|harmful|harmless|fatal|transient|temporary|permanent|frequent|specific|general|similar|other|another|early|late|new|new onset))",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def names_a_thing(words: str) -> bool:
    """True unless ``words`` open like a clause or an adverb, hold a verb of their own, or are an adjective alone."""
    if _OPENS_NONE.match(words) or _QUALITY.fullmatch(words):
        return False
    return subject(words) == words


def subject(words: str) -> str:
    """The words before the verb, where they hold one: "kaolin binds it" is about kaolin."""
    within = _WITHIN.search(words)
    verb = _VERB.search(words, 0, within.start() if within else len(words))
    return words[: verb.start()].rstrip(" ,") if verb else words
