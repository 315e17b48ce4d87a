"""Whether a clause states a fact that stands in it: its predicate must be one that asserts, its world the real one.

Denials, refutations, comparisons and what other drugs do have no end of wordings; assertions have few. A clause
without a verb lists names and states them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.hearing.affirmed import AFFIRMS, UNCHANGED
from kg.extract.hearing.places import Place, relative
from kg.text.assertion import HAS_ANOTHER, units
from kg.text.cued import cued
from kg.text.frames import Predicate, predicates
from kg.text.regexps import regexp

# What would be, what befell animals, who got something else: not what this drug does to people.
_ELSEWHERE = cued(
    r"\b(?:in|of|to|for|on|with|among) (?:(?:the|an?|some|most|male|female|pregnant|young|adult|older|laboratory|untreated|transgenic) )*(?:rats|mice|dogs|rabbits|monkeys|rodents|animals|animal (?:studies|models|work|experiments)|guinea pigs|hamsters|horses|cats|cattle|(?:the )?(?:placebo|comparator|control|other|reference) (?:arm|group|regimen|patients)|placebo|comparator)\b|^\W*(?:rats|mice|dogs|rabbits|monkeys|rodents|hamsters|guinea pigs)\b|^\W*(?:early |older |the )*animal (?:work|studies|experiments|data)\b|\bveterinary\b|\b(?:by accident|by mistake|in error|accidentally|inadvertently|mistakenly)\b|\b(?:debated|wondered|discussed|asked|questioned|studied|examined|investigated|tested|considered) whether\b",
    re.IGNORECASE,
)
_HERE = regexp(
    r"\b(?:humans?|people|patients|man|men|women|too|also|both|as well|than|versus|vs|compared)\b",
    re.IGNORECASE,
)
_UNREAL = cued(
    r"\bin (?:its|their) (?:stead|place)\b|^\W*(?:were|had) (?:it|he|she|they|the|this|patients)\b",
    re.IGNORECASE,
)
# "The usual complaints are ...": the subject says what is listed.
_NAMES_FACTS = {
    "adverse_effect": regexp(
        r"\b(?:(?:side |adverse )?effects?|ADRs?|reactions?|events?|complaints?|complications?|symptoms?|signs?|risks?|problems?|troubles?|toxicit(?:y|ies)|hazards?|dangers?|concerns?|harms?|issues?|findings?|possibilit(?:y|ies)|drawbacks?|there|features?|warnings?|disorders?|changes?|manifestations?|onset|(?:most|more|less) \w+)\b",
        re.IGNORECASE,
    ),
    "interaction": regexp(
        r"\b(?:interactions?|agents?|drugs?|medic\w+|substances?|examples?|inhibitors?|inducers?|classes|ones|partners?|foods?|risks?|there|those|these|effects?)\b",
        re.IGNORECASE,
    ),
    "contraindication": regexp(
        r"\b(?:contraindications?|reasons?|conditions?|exclusions?|bars?|obstacles?|warnings?|there|ones?)\b",
        re.IGNORECASE,
    ),
    "combination": regexp(
        r"\b(?:combinations?|partners?|companions?|options?|triads?|backbones?|mainstays?|agents?|drugs?|products?|pairings?|regimens?|ones?|choices?|add-ons?|there)\b",
        re.IGNORECASE,
    ),
    "brand_name": regexp(
        r"\b(?:brands?|names?|trademarks?|examples?|ones?|products?|formulations?|options?|versions?|preparations?|combinations?|there)\b",
        re.IGNORECASE,
    ),
    "monitoring": regexp(
        r"\b(?:monitoring|parameters?|tests?|checks?|controls?|measurements?|there|it)\b", re.IGNORECASE
    ),
}
# What was done or asked once is no advice of today.
_ADVICE = frozenset(("contraindication", "monitoring", "combination", "dose"))
# With one of these even "may be given" tells to mind something.
_CAUTION = cued(
    r"\b(?:should|must|caution\w*|careful\w*|only|apart|hours?|days?|weeks?|minutes|monitor\w*|lower|reduced|risks?|unless|close|closely|supervision)\b",
    re.IGNORECASE,
)
# What is said directly before a fact states it whatever the predicate is: "avoided due to the risk of X", "limiting alcohol may help".
_SAYS = {
    "adverse_effect": cued(
        r"\b(?:due to|because of|owing to|given|through|for|with|at)\s(?:the |its |an? )?(?:[\w-]+ )?(?:risks?|potential|possibility|danger|hazard|chance)\b|"
        r"\b(?:side effects?|adverse (?:drug )?(?:effects?|reactions?|events?)|ADRs?),? (?:such as|like|including|e\.g\.?|especially)\s[^;:]*$",
        re.IGNORECASE,
    ),
    "indication": cued(
        r"\b(?:used|prescribed|indicated|intended|approved|licen[sc]ed|given|taken|employed|effective|useful|treat\w*|manag\w*|reliev\w*|prevent\w*|relief|therapy|prevention|prophylaxis|combat\w*|fight\w*|reduc\w*|allevi\w*|improv\w*|control\w*|heal\w*)\b",
        re.IGNORECASE,
    ),
    "interaction": cued(
        r"\b(?:avoid|limit|refrain|abstain|caution)\w*\s(?:[\w-]+[ ,]+){0,4}$", re.IGNORECASE
    ),
}


@lru_cache(maxsize=4096)
def is_plain(kind: str, text: str) -> bool:
    """True where a sentence states whatever stands in it: "the side effects include ...", and nothing else is said."""
    found = predicates(text) if len(units(text)) == 1 else ()
    if (
        len(found) != 1
        or found[0].is_denied
        or not _POSSIBLE.issuperset(found[0].modals)
        or _ASIDE.search(text)
    ):
        return False
    predicate, affirming = found[0], AFFIRMS[kind]
    if predicate.head not in affirming.of_subject or predicate.head not in affirming.of_object:
        return False
    return kind in _NAMES_FACTS and bool(_NAMES_FACTS[kind].search(text, 0, predicate.start))


_POSSIBLE = frozenset("may might can could".split())
# What may set one thing apart from the others.
_ASIDE = regexp(
    r"[.;:|]\s|\b(?:which|that|who|placebo|rats|mice|dogs|rabbits|animals?|comparator|group|arm|instead|in place|partner|companion|predecessor|parent|sister|rival|older|former|earlier|previous)\b",
    re.IGNORECASE,
)


def is_elsewhere(clause: str) -> bool:
    """True for what befell animals or the other arm of a trial, and of people is not said."""
    return bool(_ELSEWHERE.search(clause)) and not _HERE.search(clause)


def is_stated(kind: str, place: Place) -> bool:
    """False where the clause has a predicate that asserts no fact of ``kind``, or tells of what is not so."""
    clause, predicate = place.clause, place.predicate
    if (kind != "indication" and is_elsewhere(clause)) or _UNREAL.search(clause):
        return False
    if predicate is None or _EXCEPTED.search(clause, 0, place.start):
        return True
    if kind == "dose" and not predicate.is_denied and ":" in clause[predicate.end : place.start]:
        return True  # "is decided by weight: under 20 kg 5 mg"
    if place.is_label:  # what explains it may have any words
        return not (kind == "interaction" and (predicate.head in UNCHANGED or _is_same(place)))
    if kind == "interaction" and place.is_subject and _is_same(place):
        return False
    if kind != "brand_name" and _is_taken_back(place):  # a name stays one
        return False
    if kind in _REPLACED and _REPLACES.match(clause, place.end):
        return False
    if _asserts(kind, predicate, place.is_subject, clause) or _is_so_behind(kind, place):
        return True
    begin = 0 if place.is_subject else predicate.end
    is_open = kind in _SAYS and (kind == "adverse_effect" or not predicate.is_denied)
    if is_open and _SAYS[kind].search(clause, begin, place.start):
        return True
    return not place.is_subject and predicate.is_being and _names(kind, predicate, clause)


def _is_so_behind(kind: str, place: Place) -> bool:
    """True where a relative clause asserts it, or what follows confirms it."""
    return any(_asserts(kind, one, True, place.clause) for one in relative(place)) or bool(
        _REAFFIRMED.match(place.behind)
        or (kind == "interaction" and place.is_subject and _goes_on(kind, place.behind))
    )


def _names(kind: str, predicate: Predicate, clause: str) -> bool:
    """True for "is" whose subject is a word for all facts of ``kind``: "the usual complaints |are| ..."."""
    if predicate.is_denied or "would" in predicate.modals:
        return False
    return AFFIRMS[kind].is_identity or bool(_NAMES_FACTS[kind].search(clause, 0, predicate.start))


def _is_taken_back(place: Place) -> bool:
    """True where a later time undid it ("|and has since been| deleted"), or nothing came of it ("ended |without meeting|")."""
    predicate, said = place.predicate, place.clause
    if predicate is None:
        return False
    if " without " in said and predicate.head not in _LACKS and _WITHOUT.search(said, predicate.end):
        return True
    if not predicate.is_past:
        return False
    return bool(_SINCE.match(place.behind) or _SINCE.search(said, predicate.end))


_SINCE = cued(
    r",? (?:and|but|until it|before it|before being|only to) (?:(?:has|have|had|was|were|is|are) )?(?:(?:since|later|now|meanwhile|eventually|finally|subsequently|soon|then|long) )?(?:been |be |being )?(?:(?:since|later|now) )?(?:deleted|removed|dropped|withdrawn|lifted|struck|refuted|disproved|disproven|dismissed|retracted|abandoned|forgotten|rejected|revoked|cancelled|discarded|superseded|discredited|debunked|corrected|annulled)\b",
    re.IGNORECASE,
)
_WITHOUT = cued(
    r"\s?without (?:(?:ever|really) )?(?:meeting|reaching|showing|finding|improving|helping|changing|affecting|altering|influencing|incident|success|result|effect|consequence|benefit|trouble)\b",
    re.IGNORECASE,
)
_LACKS = frozenset(("avoid", "avoided", "prevent"))


def _is_same(place: Place) -> bool:
    """True where what the predicate says of an agent is that nothing changed: "|gave superimposable| curves"."""
    behind = place.clause[place.predicate.end :].split(maxsplit=4)[:4] if place.predicate else []
    return any(word.strip(".,;") in _SAME for word in behind)


_SAME = frozenset(
    "superimposable indistinguishable congruent unchanged unaltered unaffected identical undisturbed overlapping".split()
)


def _goes_on(kind: str, behind: str) -> bool:
    """True where the clause is followed by another of the same subject, which asserts: "no change, but |can cause| it"."""
    another = HAS_ANOTHER.match(behind)
    said = f"agents {behind[another.start('verb') :]}" if another else ""
    return any(_asserts(kind, one, True, said) for one in predicates(said)[:1])


def _asserts(kind: str, predicate: Predicate, is_subject: bool, clause: str) -> bool:
    affirming, head = AFFIRMS[kind], predicate.head
    if affirming.is_open and not (predicate.is_past and not predicate.is_being):
        return not (predicate.is_denied and head in affirming.denied)
    if not head:
        return not predicate.is_denied
    if kind in _ADVICE and predicate.is_past and (kind != "contraindication" or head != "have" or is_subject):
        return False
    if predicate.is_past and head in _EXPECTED:
        return False
    if "would" in predicate.modals and "contraindication" not in predicate.complement:
        return False
    if predicate.is_denied:
        return head in affirming.denied and (head != "have" or bool(predicate.modals))
    heads = affirming.of_subject if is_subject else affirming.of_object
    if head in heads or not heads.isdisjoint(predicate.complement):
        return True
    if head == "have" and kind == "adverse_effect":
        return bool(predicate.modals)
    return head in affirming.ordered and not predicate.is_past and bool(_CAUTION.search(clause))


# What once was expected is not what came.
_EXPECTED = frozenset(
    "expected feared hoped predicted supposed believed thought anticipated proposed expect fear hope predict believe".split()
)
_EXCEPTED = cued(
    r"\b(?:apart from|other than|except(?: for)?|besides)(?: (?:an?|the|known|severe))*\s$", re.IGNORECASE
)
# "Take A in place of B": A is none that is banned.
_REPLACED = frozenset(("interaction", "contraindication"))
_REPLACES = cued(r" (?:[\w-]+ ){0,2}?(?:in place of|instead of)\b", re.IGNORECASE)
# "Was long doubted, but later studies confirm it".
_REAFFIRMED = cued(
    r",? (?:but|yet|until) (?!(?:[\w-]+ )*?(?:not|never|no|n['’]t)\b)[^.;,]*\b(?:confirm|prove|show)(?:s|ed|n)? (?:it|this)\b",
    re.IGNORECASE,
)
