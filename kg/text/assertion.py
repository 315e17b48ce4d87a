"""What a sentence does with a fact: affirms, denies, hedges, or says that nobody knows; and how far that reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Assertion
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences

# Cues before the words they govern, up to the end of the clause.
_NEGATED_BEFORE = cued(
    r"\b(?:no (?:known |significant |clinically significant |evidence of |specific |reported |increased |direct |major |notable )*|not (?!only\b|just\b)(?:a |an |been |specifically |typically |usually |generally |indicated |recommended |"
    r"associated |known |expected |primarily |intended |used |approved |contraindicated |cause |caused |by |for |to |with |through |in |"
    r"significantly |appear |lead |effective |suitable |require |required |necessary |be |have |has |affect |interact |advised )*|"
    r"(?:none of (?:the |these |those )?(?:[\d,]+ )?(?:\w+ )?(?:patients|subjects|people|participants|volunteers|children|adults|infants|women|men|recipients|trials|studies|following|them|these|those)|nobody|no one) |without (?:any )?|never |neither |nor |rather than |instead of |does not |do not |did not |doesn't |don't |isn't |aren't |cannot |"
    r"lacks? |absence of |(?:free|devoid) of |unlike |other than |unlikely to |fails to |given up (?:for|in) |(?:hardly|scarcely|barely) any )",
    re.IGNORECASE,
)
_NEGATED_AFTER = cued(
    r"^[^.;]*?\b(?<![a-z] that )(?<![a-z] which )(?<![a-z] who )(?:(?:is|are|was|were|has|have|does|do|did|should|must|will|can|need)(?: not|n't)\b(?! (?:only|just|be (?:used|given|taken|administered)|use))|"
    r"(?:is|are|was|were|has been|have been) (?:\w+ly )?(?:unlikely|absent|excluded|never\b|superfluous|unnecessary|needless|pointless|useless|abandoned|given up|left (?:alone|out|unchecked)|of no (?:use|value|benefit|help))|"
    r"can be (?:left (?:out|unchecked)|omitted|dispensed with)|(?:has|have) never)",
    re.IGNORECASE,
)
_CLAUSE_ENDS = (". ", ", it ", ", they ", " but ", " however", " although ", ", and should ", " whereas ")
# Words of which one stands in every clause that has a verb of its own, or that orders something.
_FINITE = regexp(
    r"\b(?<!that )is\b|\b(?:are|was|were|be|been|has|have|had|does|do|did|may|can|could|should|must|will|would|might|cannot|"
    r"use|used|uses|avoid|monitor|consider|reduces?|increases?|decreases?|causes?|requires?|includes?|occurs?|treats?|helps?|"
    r"[a-z]{3,}(?:ates|izes|ises|ifies|bits|vents|eves|oves|ages|cks|nds|rts|ows))\b",
    re.IGNORECASE,
)
_UNKNOWN = cued(
    r"(?:not|n't|never) (?:yet )?(?:been )?(?:fully |well[- ]|adequately |clearly |firmly |specifically |formally )?(?:established|studied|evaluated|known|determined|assessed|investigated)|"
    r"\b(?:unknown(?! (?:cause|origin|(?:a)?etiology|reason))|no (?:adequate |sufficient |controlled |dedicated |available |clinical |specific |formal )*(?:data|studies|information|evidence(?! of\b)|guidance))\b|"
    r"(?:limited|insufficient|inadequate) (?:data|evidence|information|experience)|lack of (?:data|studies|evidence)|not enough (?:data|evidence)",
    re.IGNORECASE,
)
_UNCERTAIN = regexp(
    r"\b(?:theoretical(?:ly)?|hypothetical(?:ly)?|possibly|perhaps|anecdotal|unproven|not proven|unconfirmed|suspected to|in theory|"
    r"has been suggested|is thought|are thought|may potentially)\b",
    re.IGNORECASE,
)


def before_cue(text: str, position: int) -> str:
    """The clause's text before ``position``, parentheses blanked.

    A semicolon ends it, but not where a list goes on below a verb: "is not indicated for A; B; or C".
    """
    masked = mask_parentheses(text[:position]) if "(" in text else text[:position]
    cut = max(masked.rfind(mark) for mark in _CLAUSE_ENDS)
    own, *listed = masked[cut + 1 :].split(";")
    for index, part in reversed(list(enumerate(listed, 1))):
        if _FINITE.search(part):
            own, listed = part, listed[index:]
            break
    return ";".join((own, *listed)) if _FINITE.search(own) or not listed else listed[-1]


_ANY_NEGATION = cued(
    r"\bno|n't\b|\b(?:without|never|neither|rather than|instead of|cannot|lacks?|absen\w+|free of|devoid|unlike\w*|other than|excluded|fails|(?:hardly|scarcely|barely) any|superfluous|unnecessary|needless|pointless|useless|abandoned|given up|left (?:alone|out|unchecked)|omitted|dispensed)\b",
    re.IGNORECASE,
)


_LACKS = regexp(r"(?:without|absence of|lacks? |free of|devoid of|rather than|instead of)", re.IGNORECASE)
_VERB_OF_ITS_OWN = regexp(
    r"\b(?:may|can|could|might|will|increases?|causes?|leads? to)\b(?! (?:not|never)\b)", re.IGNORECASE
)


def may_negate(text: str) -> bool:
    """False where no negation stands in ``text``, whatever it governs."""
    return _ANY_NEGATION.stand_in(text)


def is_negated(text: str, start: int, end: int) -> bool:
    """True where a negation in the same clause of ``text`` governs ``text[start:end]``."""
    if not _ANY_NEGATION.search(text):
        return False
    before = before_cue(text, start)
    cues = list(_NEGATED_BEFORE.finditer(before))
    if cues:
        gap = before[cues[-1].end() :]
        if _LACKS.match(cues[-1].group()) and _VERB_OF_ITS_OWN.search(gap):
            return False  # "use without food may cause X": what is lacking is part of the subject
        if not regexp(
            r"\b(?:and (?:should|may|can|must|is|are|was|were|has|have|does|undergoes|leaves|passes|remains|stays|appears)\b(?! not\b)|which|because|unless|until|without first|due to|if)\b"
        ).search(gap):
            return True
    example = _BY_EXAMPLE.match(text, start) or _BY_EXAMPLE.match(text, end) or _ASIDE.match(text, end)
    after = max(end, example.end()) if example else end
    following = regexp(r"[;.]| but ").split(mask_parentheses(text[after:]))[0]
    return bool(_NEGATED_AFTER.match(following)) and "," not in following[:3]


# "Edema|, familiar from nifedipine,| is not typical": what is said aside of the subject.
_ASIDE = cued(
    r"\s*,\s(?!and\b|or\b)[^,;.()]{3,60},(?=\s(?:is|are|was|were|has|have|does|do|did)(?: not|n['’]t)\b)",
    re.IGNORECASE,
)
# "Other sera, |horse serum for one,| have not been shown to": an example between the subject and its verb.
_BY_EXAMPLE = cued(
    r"(?:\s*,\s)?[^,;.]{3,40}\s(?:for one|for instance|for example|among (?:them|others)|included),",
    re.IGNORECASE,
)
_OPENS_NEGATED = cued(
    r"(?:(?:but |and )?not|no|never|neither|nor|without|except|rather than|instead of|absence of|free of)\b(?! (?:only|just)\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_item_denied(text: str, start: int, end: int, words: str, parent: str = "") -> bool:
    """True where a member of a list is denied: from before it, by its own first word, or by that of its parent.

    ``words`` and ``parent`` are the texts of the member and of the term that it is an example of ("not for acute
    situations like intubation": both are denied).
    """
    return bool(_OPENS_NEGATED.match(words) or _OPENS_NEGATED.match(parent)) or is_negated(
        text, max(start, 0), max(end, 0)
    )


_NO_CONTRAINDICATION = cued(
    r"(?:\b(?:not|no|never)|n['’]t)\b[^.;]{0,25}\bcontraindicat|does not preclude|not exclude|not on the list|isn't (?:one|either)|is not: |(?:need|should|must) not (?:be )?(?:stop(?:ped)?|avoid|denied|withheld|refused|excluded|deprived|discontinued?)\b(?! abruptly| suddenly)|not an absolute|\b(?:wrongly|falsely|mistakenly|erroneously)\b(?! (?:used|given|taken))|\b(?:not|n['’]t) (?:barred|forbidden|prohibited|banned)|(?:not|n['’]t) stand in (?:the|its) way|\b(?:requires?|needs?|calls? for) no (?:withdrawal|interruption|discontinuation|abstention)|poses? no (?:\w+ )?(?:problem|obstacle)|\b(?:is|are) (?:\w+ly )?compatible\b|no known contraindications|"
    r"(?:not|n't) rule (?:\w+ ){0,3}?out|\bno (?:absolute |strict )?(?:bar|obstacle|hindrance|impediment)\b|not (?:among|one of) (?:them|these|those)|(?:not|n't) (?:forbid|prohibit|prevent|bar\b)|not (?:be )?(?:in itself )?an? (?:\w+ )?(?:reason|problem|obstacle|hindrance)|\bno (?:more|longer)(?: (?:applies|apply|holds?|stands?|counts?|valid|listed|considered|regarded|seen)\b|\W*$)|\b(?:is|are) (?:\w+ly )?tolerated|\b(?:is|are)(?: not|n['’]t)\s*(?:[,.]|$)|n['’]t,|(?<!if )\b(?:is|are) (?:acceptable|allowed|permitted|permissible|no reason)\b",
    re.IGNORECASE,
)


# "Patients with gout can take it", "It is safe in porphyria".
_ALLOWS = regexp(
    r"(?!.*\b(?:not|n't|never|contraindicat\w+|avoid\w*|only|unless)\b)(?:it|this drug|patients|people|those|individuals|women)\b[^(;]*\b(?:(?:can|may) (?:safely )?(?:take|use|receive|be (?:given|used|taken|treated))|(?:is|are) safe)\b",
    re.IGNORECASE,
)


# "Gout, not asthma, is a contraindication."
_SET_ASIDE = cued(r",\s(?:and |but )?not [^,;.]{3,40},", re.IGNORECASE)


@lru_cache(maxsize=4096)
def denies_contraindication(text: str) -> bool:
    """True where a clause says that something is no contraindication."""
    text = _SET_ASIDE.sub(",", text)
    return bool(_NO_CONTRAINDICATION.search(text)) or bool(_ALLOWS.match(text))


# A clause that refutes the one before it: its subject or its object is that one, named by a pronoun or left out.
_SAME = r"(?:th(?:is|at|ese|ey|em)|it|which|so|such (?:an? )?\w+|(?:the )?(?:claim|report|suspicion|belief|idea|warning|finding|fear|assumption|observation|theory|hypothesis|notion)s?)"
_ELIDED = r"(?:(?:has|have|had|could|can|was|were|is|are|would|since|later|then|so far)\s){0,4}"
_NEVER = r"(?:(?:not|n't|never) (?:(?:yet|since|ever|been|be|able|to|\w+ly) )*|(?:failed|fails?|unable) to (?:be )?)"
_CONFIRM = r"(?:(?:confirm|prove|support|substantiat|verif|corroborat|reproduc|replicat)\w*|b(?:ears?|ore|orne)\b|upheld)"
_SHOW = r"(?:demonstrat\w*|find|found|show[ns]?|showed)"
_TAKES_BACK = cued(
    rf"[.,;]?\s*(?:[–—]\s+)?(?:(?:but|yet|although|though|however),?\s+)?(?:"
    rf"(?:{_SAME}\s(?:\w+\s){{0,3}}?|{_ELIDED})(?:{_NEVER}(?:{_CONFIRM}(?: out)?(?=\s*(?:[.,;]|$)|\s(?:by|in|since)\b)|{_SHOW}(?=\s*(?:[.,;]|$)))|"
    r"(?:been|was|is|were|are|remains?) (?:\w+ )?(?:unproven|unconfirmed|unsubstantiated|refuted|disproved|disproven|debunked|abandoned|dismissed|discarded|dropped|given up))"
    rf"|[^.;,]{{0,60}}?(?:{_NEVER}(?:{_CONFIRM}|{_SHOW})|refute[sd]?|dispel(?:s|led)|overturn(?:s|ed)|disproved?|contradict(?:s|ed)?)(?: out)?\s+{_SAME}\b"
    r"|(?:that |this |it )?(?:came|comes|led|leads) to nothing|nothing (?:\w+ )?(?:came|comes|was|has come) (?:\w+ )?of (?:it|this|that)|(?:\w+ ){0,3}?(?:did|does|do) nothing of the (?:kind|sort)"
    r"|[^.;,]{0,60}?\b(?:found|finds?|show(?:s|ed|n)?|saw|seen?|gave) (?:nothing|none)(?: of (?:it|this|that|the (?:kind|sort)))?(?=\s*(?:[.,;]|$))"
    r"|(?:[^.;,]|,(?=\d)){0,90}?\b(?:found|finds?|show(?:s|ed)?|saw|gave) (?:similar|equal|comparable|identical|the same) (?:\w+ )?(?:rates?|risks?|frequenc(?:y|ies)|incidences?|numbers?) (?:with(?: and without)?|in both|under both|of both)\b"
    r"|[^.;,]{0,60}?\b(?:found|finds?|show(?:s|ed)?|saw|gave) no (?:\w+ )?(?:link|association|relationship|connection)(?=\s*(?:[.,;]|$)))",
    re.IGNORECASE,
)
_ADVERSATIVE = cued(r"[,;]?\s(?:but|yet|although|though|however)\b", re.IGNORECASE)


def refutes(text: str, start: int) -> bool:
    """True where the clause that begins at ``start`` takes back the one before it."""
    return bool(_TAKES_BACK.match(text, start))


def is_taken_back(text: str, start: int, end: int) -> bool:
    """True where the clause ``text[start:end]`` is refuted, in itself or by what follows: "said to weaken it, but studies do not confirm this"."""
    if _TAKES_BACK.match(text, end):
        return True
    return any(_TAKES_BACK.match(text, turn.start(), end) for turn in _ADVERSATIVE.finditer(text, start, end))


def standing(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of ``text``, of one that is refuted in part the parts between its semicolons that stand."""
    for start, end in sentences(text):
        parts = list(between_semicolons(text, start, end))
        kept = [(a, b) for a, b in parts if not is_taken_back(text, a, b)]
        if refutes(text, start) and start:
            continue
        if len(kept) == len(parts):
            yield start, end
        else:
            yield from (part for part in kept if not refutes(text, part[0]))


def between_semicolons(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of ``text[start:end]`` between semicolons outside parentheses."""
    for match in regexp(r";\s+|$").finditer(mask_parentheses(text[:end]), start, end):
        yield start, match.start()
        start = match.end()


# "A does not change the level, but |can cause| bradycardia": what has no effect in one way has one in another.
HAS_ANOTHER = cued(
    r",?\s+(?:but|yet|though|however,?) (?:it |they )?(?P<verb>(?:may|can|could|might|does|do) (?!not\b|be\b|need\b|so\b))",
    re.IGNORECASE,
)
_AND = cued(r",?\s(?:and|nor|so(?! (?:far|much|many|often|long|few|little)\b))\s", re.IGNORECASE)


@lru_cache(maxsize=4096)
def units(text: str) -> tuple[tuple[int, int], ...]:
    """The parts of a sentence that say something by themselves: its clauses, cut also at an "and" between two verbs."""
    flat = mask_parentheses(text)
    found: list[tuple[int, int]] = []
    for start, end in clauses(text):
        for joint in _AND.finditer(flat, start, end):
            if (
                joint.start() > start
                and _FINITE.search(flat, start, joint.start())
                and _FINITE.search(flat, joint.end(), end)
            ):
                found.append((start, joint.start()))
                start = joint.end()
        found.append((start, end))
    return tuple(found)


def is_unknown(text: str) -> bool:
    """True where the sentence says that something has not been established or studied."""
    return bool(_UNKNOWN.search(text))


def assertion(text: str, start: int = 0, end: int | None = None) -> Assertion:
    """How ``text`` asserts what stands at ``text[start:end]`` (default: all of it)."""
    stop = len(text) if end is None else end
    if _UNKNOWN.search(text):
        return "unknown"
    if is_negated(text, start, stop):
        return "negated"
    return "uncertain" if _UNCERTAIN.search(text) else "affirmed"
