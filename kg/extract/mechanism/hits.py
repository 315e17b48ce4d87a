"""Where a sentence says in other words than the verbs of action that the drug works on a molecule: "sits in the pocket of X".

The stretches hold what may be molecules and much else; ``target`` takes what is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from kg.extract.agent.own_names import is_own
from kg.extract.mechanism.clefts import cleft
from kg.extract.mechanism.prose import Sentence
from kg.extract.mechanism.subject import named
from kg.extract.mechanism.verbs import WORDS
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon


class Hit(Struct, frozen=True):
    """What the sentence says at ``start`` of ``text[first:last]``; ``bound`` where any substance may be meant."""

    start: int
    first: int
    last: int
    action: str
    bound: bool = False


# Action; the words before its object.
_WORDINGS = tuple(
    (action, cued(rf"\b(?:{words})\s+(?=\S)", re.IGNORECASE))
    for action, words in (
        ("binds", r"(?:is |are )?(?:directed|raised) (?:against|at|to)|antibody (?:against|to)|(?:lodges?|settles?) (?:in|on|at)|fits? into|recogni[sz]es|ligands? (?:of|for|at)|docks? (?:on|onto|into)|(?:fastens?|clings?|latche?s?|hooks?|clamps?|sticks?) (?:itself )?(?:on ?to|to)|slots? into|takes? (?:the place|up the seat) of [^.;,]{2,40}? (?:at|on)|mimics? [^.;,]{2,40}? (?:at|on)"),
        ("neutralizes", r"(?:neutrali[sz]es?|captures?|intercepts?)(?! (?:[\w-]+ ){0,3}(?:acids?|radicals?|toxins?|venom|oxygen))"),
        ("inhibits", r"(?:locks?|hinders?|stops?|paraly[sz]es?|poisons?|cripples?|traps?|knocks? out|switch(?:es)? off|turns? off|puts? out of action|inhibitory (?:effect|action) on|acetylates?)"),
        ("blocks", r"clos(?:es?|ing)|seal(?:s|ing)?|plug(?:s|ging)?|jam(?:s|ming)?|clog(?:s|ging)?|shut(?:s|ting)?|obstruct(?:s|ing)?|prevents? the opening of|holds?|keeps?(?= [^.;,]{3,40} (?:closed|shut|inactiv))|(?:by |through |via )?(?:the )?blockade of"),
        ("desensitizes", r"desensiti[sz]es?"),
        ("activates", r"switch(?:es)? on|turns? on|engages?|excites?|primes?"),
        ("acts on", r"(?:acts?|works?|operates?) (?:via|through|by way of|by means of)|exerts? (?:its|their) (?:\w+ )?(?:effects?|actions?) (?:through|via|at|on|by way of)|(?:through|by|via|because of|thanks to) (?:its|their) (?:\w+ )?(?:actions?|effects?) (?:on|at|upon)|(?:effects?|actions?) (?:is|are) (?:\w+ )?(?:mediated|brought about|conveyed) (?:by|through|via)"),
    )
)  # fmt: skip
_END = regexp(
    r"[.;:]|\s[–—→]\s|,\s\w+ing\b|,?\s(?:by|which|that|who|while|when|because|so|and (?:so|thus|thereby|then|with|its|is|are|[a-z]+s\b(?! (?:receptors?|channels?)))|leading|resulting|thereby|instead|rather|as (?:well|a)|in (?:the|its|their)|on (?:the|its)|of (?:the|its)|to|with|where|is|are|has|have)\b",
    re.IGNORECASE,
)
_CLAUSE = regexp(r"[.;:]\s|,\s(?:and|but|while|whereas)\s|\s(?:while|whereas|but)\s")
# "Dopamine receptors are then stimulated".
_PASSIVE = cued(
    r"(?:^|[.;:,]\s+(?:and\s+|but\s+)?)(?:(?:thus|thereby|so|then|also),?\s+)?(?P<list>(?!(?:which|that|it|this|who)\b)[^.;:,]{3,70}?)(?:, (?:the|an?|which) [^,.;:]{3,80},)? (?:is|are) (?:(?:also|then|thus|thereby|both|partly|all|\w+ly) )*"
    r"(?P<verb>inhibited|blocked|activated|stimulated|antagonized|antagonised|occupied|desensitized|desensitised)\b(?: as well| too)?(?! by\b(?! (?:it|the drug)\b))",
    re.IGNORECASE,
)
_WITH_IT = regexp(r",? (?:and|together) with (?:it|them|this),?\s+(?P<list>[^.;:]+)", re.IGNORECASE)
_ACTIVE = {"binds": "binds", "acts": "acts on", "works": "acts on", "attaches": "binds", "attacks": "targets"}
_STANDS_FOR = regexp(
    r"^\W*(?:(?:also|mainly|primarily|chiefly|selectively|reversibly|irreversibly|partly|its?|the|this)\s+)*$",
    re.IGNORECASE,
)


def hits(sentence: Sentence) -> Iterator[Hit]:
    """The stretches of a sentence that say on what the drug works."""
    text = sentence.masked
    for action, pattern in () if tells_of_another(sentence) else _WORDINGS:
        for match in pattern.finditer(text):
            if _is_of_drug(sentence, match.start()):
                yield Hit(
                    match.start(),
                    match.end(),
                    _end(text, match.end(), sentence.monograph.ingredients),
                    action,
                    action in ("binds", "neutralizes"),
                )
    for match in _PASSIVE.finditer(text):
        action = f"{WORDS[match['verb'].lower()][0].base}s" if match["verb"].lower() in WORDS else "inhibits"
        yield Hit(match.end("list"), match.start("list"), match.end("list"), action)
        also = _WITH_IT.match(text, match.end())
        if also:
            yield Hit(match.end("list"), also.start("list"), also.end("list"), action)
    if said := cleft(sentence.monograph, text):
        verb = said["verb"].lower()
        yield Hit(said.end("list"), *said.span("list"), _ACTIVE.get(verb, verb), verb in _ACTIVE)


def elided(sentence: Sentence, first: int) -> tuple[int, Hit] | None:
    """Where another ingredient does alike, and what: "A acts on X|, B on Y|". The hit has no action of its own."""
    if len(sentence.monograph.ingredients) < 2:
        return None
    for match in _beside(sentence.monograph.ingredients).finditer(sentence.masked, first):
        verb = match["list"].strip("\x00 ").split(maxsplit=1)[:1]
        if verb and not _IS_VERB.match(verb[0]):
            return match.start(), Hit(match.end("who"), match.start("list"), match.end("list"), "")
    return None


_IS_VERB = regexp(r"[a-z-]+(?:s|ed|ly|ing)$|(?:may|can|will|\W.*)$")


@lru_cache(maxsize=64)
def _beside(ingredients: tuple[str, ...]) -> re.Pattern[str]:
    who = "|".join(re.escape(name) for name in ingredients)
    return re.compile(
        rf"[,;]\s(?:(?:and|while|whereas)\s)?(?P<who>{who})\s(?:(?:on|at|to|with)\s)?(?P<list>[^.;,]+)",
        re.IGNORECASE,
    )


def _end(text: str, first: int, ingredients: tuple[str, ...]) -> int:
    end = _END.search(text, first)
    other = _beside(ingredients).search(text, first) if len(ingredients) > 1 else None
    return min(match.start() if match else len(text) for match in (end, other))


def _is_of_drug(sentence: Sentence, position: int) -> bool:
    """True where the drug, or nothing, is the subject of what stands at ``position``; a coordinated verb has that of the first."""
    text = sentence.masked
    clause = max((mark.end() for mark in _CLAUSE.finditer(text, 0, position)), default=0)
    if _OF_WHICH.search(text, clause, position):
        return False
    if _STANDS_FOR.match(text[clause:position]):
        return not clause or named(sentence.monograph, text, 0, clause) >= 0
    return named(sentence.monograph, text, clause, position) >= 0


_OF_WHICH = regexp(r"\b(?:which|that|who)\s(?:\w+ly\s|then\s|also\s)?$")
_SUBJECT = regexp(r"(?P<name>[A-Z][\w-]+(?: [a-z][\w-]+)?)(?:, [^,.;]{3,40},)? (?=[a-z])")


def tells_of_another(sentence: Sentence, *schemes: str) -> bool:
    """True where another drug or class, or what else is of ``schemes``, is the subject: "Macrolides sit on the 50S subunit"."""
    told = _SUBJECT.match(sentence.masked)
    if told is None:
        return False
    for name in (told["name"], told["name"].split()[0]):
        link = lexicon().link(name, schemes or ("substance", "drug_class"))
        if link is not None and not is_own(name, sentence.monograph):
            stem = name.lower().rstrip("s")
            return link.concept.scheme == "substance" or not any(
                stem in passage.text.lower()
                for passage in sentence.monograph.passages
                if passage.topic == "usage"
            )
    return False
