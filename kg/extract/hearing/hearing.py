"""What its sentence tells of another drug, or calls off, is no claim about this one, of whatever kind.

An extractor knows the words of its kind; how English denies and sets one thing against another is the same for all,
and stands here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.hearing.affirmed import AFFIRMS
from kg.extract.hearing.containers import BANS, is_in_denied
from kg.extract.hearing.contrasts import (
    TURN,
    is_against_this,
    is_between_others,
    is_done_by_another,
    is_in_contrast,
    is_set_against,
    is_trait_of_another,
)
from kg.extract.hearing.lead_ins import is_below_denial, parent
from kg.extract.hearing.places import Place, acts_on, comes_with, place_of, subject
from kg.extract.hearing.stated import is_plain, is_stated
from kg.extract.hearing.subjects import (
    is_about_others,
    is_apposed_to_another,
    is_for_another,
    is_foreign,
    is_of_disease,
    is_told_of_another,
    is_with_another,
)
from kg.model import Claim, Monograph
from kg.text.assertion import units
from kg.text.cued import Cues, cued
from kg.text.frames import is_list
from kg.text.regexps import regexp

# What these kinds say of another drug or leave undone is told by their own rules: "not in the first trimester" is their fact.
_OWN_HEARING = frozenset(("pregnancy", "lactation", "missed_dose", "special_population"))

_ANY = Cues(
    (
        "block|inhibit|bind|unlike|contrast|oppos|as with|compared|rather than|instead|in place|not |not.|nor |no |: no|– no|— no|never|none|without|"
        "belong|come from|comes from|came from|stem|arise|rises from| only|confined|restricted|unique|peculiar|typical|characteristic|ascribed|attributed|linked to|due to|"
        "specific to|limited to|problem|feature|trait|hazard|matter|property|domain|drawback|indication|concern|benefit|province|preserve|danger|peril|threat|curse|mark|special|preroga|weakness|burden|legacy|plague|zero|hardly|barely|scarcely|disappoint|futil|harm|left untreated|traced|prevent|averted|lower|reduc|relieved|decreas|halv|protect|looked for|searched|avail|in vain|respond|better|develops|under|"
        " ok|harmless|allowed|permitted|safe|fine|compatible|acceptable|irrelevant|tolerated|failed|ineffective|success|"
        "unnecessary|superfluous|useless|pointless|abandon|formerly|obsolete|at risk|risk factor|predispos|disease|illness|itself|untreated|underlying|older|earlier|another|predecessor|comparator|sister|parent"
    ).split("|")
)
# "X: no.", "X – never", "X (no benefit)": crossed out behind its name. Of what is banned "no" is the fact, and "OK" crosses it out.
_CROSSED = cued(
    r"(?:[^.;,:()–—]{0,40}\s?[:–—]\s?(?:[^.;:]{3,40}, (?:but |and )?none\b|no(?=\W*(?:$|[.;,(]))|never\b|none\b|zero\b|0 cases|unnecessary|superfluous|useless|pointless|abandoned|ineffective|irrelevant|"
    r"not (?:seen|applicable|relevant|needed|used|useful|effective|reported|recommended|advised|required|necessary|indicated|done)\b)|\s\([^()]*\b(?:no benefit|ineffective|failed|without (?:benefit|success)|not effective|abandoned)\b)",
    re.IGNORECASE,
)
_CLEARED = cued(
    r"[^.;,:()–—]{0,40}?\s?[:–—]\s?(?:OK|fine|allowed|harmless|safe|permitted|acceptable|irrelevant|unproblematic|tolerated|no (?:problem|matter|effect|issue|objection))\b|\s(?:is |are )?OK\b",
    re.IGNORECASE,
)
_INSTEAD = cued(
    r"\s(?:(?:is|are|may be) (?:\w+ )?(?:chosen|used|given|preferred|taken) instead\b|(?:is|are) the (?:\w+ )?alternative)",
    re.IGNORECASE,
)
# Kinds of which a sentence says whose they are ("a problem of X").
_TRAITS = frozenset(("adverse_effect", "contraindication", "indication", "target", "monitoring"))
# Kinds of which a clause says who does it: "ethanol caused drowsiness".
_DONE = frozenset(("adverse_effect", "indication", "dose", "brand_name"))
# Kinds of which the subject of the clause is the drug.
_DEEDS = frozenset(("effect", "target", "drug_class", "indication"))
# What became of a trial, how little is hit, what it came from: verdicts of the clause.
_VERDICTS = {
    "indication": cued(
        r"\b(?:disappoint\w*|futil\w*|fruitless|to no avail|in vain|did (?:\w+ )?harm|left untreated|(?:is|are) not treated|no better than|(?:tried|tested|used|given)\b[^.;]*? without (?:any )?(?:success|benefit|avail|effect|result|gain)|(?<!who )(?<!that )did not respond)\b",
        re.IGNORECASE,
    ),
    "adverse_effect": cued(
        r"\b(?:is|are|was|were) (?:also |even )?(?:prevented|averted|lower(?:ed)?|reduced|relieved)\b|^\W*(?:\w+ )?(?:reduc|lower|decreas|halv|prevent|protect)(?:es|ed|e|s|ing)? (?:\w+ )?(?:the |against )?(?:risks?|incidence|rates?|number)\b|"
        r"\b(?:was|were|been) (?:later |finally |all |both )?(?:due|attributed|ascribed|traced|put down) to (?!it\b|its\b|this\b|the (?:drug|medicine|treatment|infusion|injection|product|vaccine|rate))",
        re.IGNORECASE,
    ),
}
# "X – described with another drug, not with this one": the clause behind the dash is told of X.
_REMARK = regexp(r"\s[–—]\s")
# Amounts and figures are not crossed out so: "Metabolism: none" is their fact.
_CROSSABLE = frozenset(("adverse_effect", "monitoring", "combination", "indication", "target", "effect"))


def is_of_this(monograph: Monograph, claim: Claim) -> bool:
    """False where every place at which the sentence of ``claim`` names its value is told of another drug or called off."""
    if claim.assertion == "negated" or claim.kind in _OWN_HEARING:
        return True
    source, proof = monograph.text, claim.evidence[0]
    if proof.quote.endswith("?") and proof.role != "faq":  # "Liver injury? Not with this drug."
        return False
    line = _readable(source[source.rfind("\n", 0, proof.start) + 1 : proof.start])
    if is_below_denial(claim.kind, line) or is_below_denial(claim.kind, parent(source, proof.start)):
        return False
    if is_in_denied(monograph, claim.kind, claim.value, proof):
        return False
    turn = TURN.match(source, proof.end)
    text = _readable(proof.quote + (turn.group() if turn else ""))
    kind = claim.kind
    is_cued = kind in _DEEDS or _ANY.stand_in(text)
    is_framed = kind in AFFIRMS and not is_list(text) and not is_plain(kind, text)
    if not is_cued and not is_framed:
        return True
    places = list(_places(text, _readable(claim.value)))
    for place in places:
        if is_framed and not _is_told(monograph, kind, place_of(text, *place)):
            continue
        if not (is_cued and _is_called_off(monograph, kind, text, *place)):
            return True
    return not places


def _is_told(monograph: Monograph, kind: str, place: Place) -> bool:
    """True where the clause states the fact, and states it of this drug."""
    if not is_stated(kind, place):
        return False
    if place.predicate is None:
        return True
    if kind in _DONE and is_foreign(monograph, subject(place)):
        return False
    if kind == "adverse_effect":
        return not is_foreign(monograph, comes_with(place))
    is_ban = kind == "contraindication" and place.predicate.head in _BANS_FROM
    if is_ban and is_for_another(monograph, place.clause[place.predicate.end :]):
        return False
    if kind not in BANS or not (place.is_subject or is_foreign(monograph, subject(place))):
        return True
    return not is_about_others(monograph, acts_on(place))


# Verbs that say from what a state keeps patients: "excludes them |from primaquine|".
_BANS_FROM = frozenset(
    "exclude bar preclude add list rule disqualify excluded barred listed mean forbid prohibit".split()
)
_IN_WORD = regexp(r"\w")


@lru_cache(maxsize=1024)
def _readable(quote: str) -> str:
    return _MARKS.sub("", quote) if "*" in quote or "__" in quote else quote


_MARKS = regexp(r"\*\*|__|\*(?=\w)|(?<=\w)\*")


def _places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` names ``value``, or else the last word of it, which a list may share out."""
    lowered = text.lower()
    lowered = lowered if len(lowered) == len(text) else text
    name = regexp(r"\s[–—]").split(value.lower())[0]
    for words in (name, name.split()[-1]):
        if words in lowered and (found := list(_whole(lowered, words))):
            yield from found
            return


def _whole(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` stand as whole words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_whole = not _IN_WORD.match(text, end) and not (start and _IN_WORD.match(text, start - 1))
        if is_whole:
            yield start, end
        start = text.find(words, end if is_whole else start + 1)


def _is_called_off(monograph: Monograph, kind: str, text: str, start: int, end: int) -> bool:
    if (
        _is_crossed_out(kind, text, end)
        or is_below_denial(kind, text[:start])
        or is_in_contrast(kind, text, start)
    ):
        return True
    if kind not in BANS and is_set_against(text, start):
        return True
    first, last = next(unit for unit in units(text) if unit[0] <= start < unit[1] or unit[1] == len(text))
    if kind in ("effect", "target") and is_done_by_another(monograph, text, first):
        return True
    if kind in _DEEDS and is_told_of_another(monograph, text, first, start):
        return True
    if kind == "target" and " not " in text and _is_unconfirmed(place_of(text, start, end)):
        return True
    if kind == "drug_class" and is_apposed_to_another(monograph, text, start):
        return True
    if kind == "adverse_effect" and (is_of_disease(text, first) or is_with_another(text, start, last)):
        return True
    if is_against_this(monograph, text, end, len(text) if _REMARK.match(text, end) else last):
        return True
    if kind == "interaction" and is_between_others(monograph, text[first:last]):
        return True
    if kind in _VERDICTS and _VERDICTS[kind].search(text, first, last):
        return True
    return kind in _TRAITS and is_trait_of_another(monograph, text[first:last])


def _is_unconfirmed(place: Place) -> bool:
    """True where what was thought of the thing came to nothing: "an affinity for it |could not be reproduced|"."""
    predicate = place.predicate
    return bool(predicate and place.is_subject and predicate.is_denied and predicate.head in _FOUND)


_FOUND = frozenset(
    "reproduced confirmed verified substantiated demonstrated detected shown found established proven proved borne replicated materialize".split()
)


def _is_crossed_out(kind: str, text: str, end: int) -> bool:
    """True where what stands behind a name strikes it out: "X: no", "X is used instead" of a partner, "X OK" of a ban."""
    if kind in BANS:
        return bool(_CLEARED.match(text, end))
    if kind == "combination" and _INSTEAD.match(text, end):
        return True
    return kind in _CROSSABLE and bool(_CROSSED.match(text, end))
