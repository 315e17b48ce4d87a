"""The sentences that tell how a drug works, with their frames: what ``target`` and ``effect`` both read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.claiming import evidence, ingredient_of, passages, read_once
from kg.extract.mechanism.clefts import cleft
from kg.extract.mechanism.frames import Frame, frames
from kg.extract.mechanism.subject import ingredients_in, is_kinetic, named, names
from kg.extract.mechanism.verbs import WORDS
from kg.model import Assertion, Evidence, Monograph, Passage
from kg.text.assertion import is_negated
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon

_TELLS = regexp(r"mechanism|mode of action|how it works|pharmacodynamic|action", re.IGNORECASE)
_WORKS = regexp(r"\b(?:works?|acts?|mechanism|action|effects?|propert(?:y|ies))\b", re.IGNORECASE)
_TREATS = cued(
    r"\b(?:prescribed|used|indicated|approved|treat\w*|management|managing|prophyla\w+|recommended|considered|given|taken|utili[sz]ed|employed|relief|promise)\b",
    re.IGNORECASE,
)
_HAS = regexp(
    r"\b(?:exhibits?|possess(?:es)?|exerts?|has|have|shows?)\b[^.;]{3,120}\b(?:effects|properties|activity)\b"
)
_CLASSES = regexp(r"\bclass(?:ification|es)?\b|indication|\buses?\b|conditions", re.IGNORECASE)
_HEDGE = cued(
    r"\b(?:thought|believed|suggested|proposed|hypothesi[sz]ed|presumed|postulated|suspected|assumed|speculated)\b|\b(?:possibly|presumably|theoretically|perhaps|whether)\b|"
    r"\bappears? to\b|\bnot (?:fully|completely|entirely|well|clearly|yet)\b|\bunclear\b|\bunknown\b",
    re.IGNORECASE,
)
_LITTLE = cued(
    r"\b(?:little|minimal|negligible|insignificant|hardly any|no significant)\b[\w ]{0,25}$", re.IGNORECASE
)
_GOES_ON = regexp(
    r"(?:It|Its|This|These|The (?:drug|resulting|combined|action)|By|Thus|Additionally|Furthermore|Also)\b"
)
_EVENT = regexp(
    r"^(?:less|more|fewer|lower|higher)\b|\b(?:increased|decreased|reduced|elevated|enhanced|lowered|raised|resulting)\b|\b(?:this|these|such|by|it|its|\w*(?:tion|ade|ment|ism|ing|effects?|actions?|increase|decrease|properties|activity|therapy|release|supplement\w*|drug|medication))\b",
    re.IGNORECASE,
)
_BEING = regexp(r"\b(?:is|are)\b")
# "Dopamine receptors are then stimulated": by the drug.
_DONE_TO = regexp(
    r"(?:is|are) (?:(?:(?:then|thus|also|thereby|\w+ly) )*(?:inhibited|blocked|activated|stimulated|antagoni[sz]ed|occupied|desensiti[sz]ed)\b(?! by\b))"
)
_ALONE = regexp(
    r"\s*(?:$|(?:and|so|in|within|by|after|over|too|as well|(?:less|fewer|more)|better|faster|longer)\b|[,;.])"
)
# "A, the enzyme that makes B, |is inhibited|".
_APPOSED = cued(
    r"[^,;.:]{3,70}, (?:the|an?|which) [^,.;:]{3,80}, (?=(?:is|are) )",
    cues=(", the ", ", a ", ", an ", ", which "),
)
_FOREIGN = cued(
    r"(?:other|another|food|meals?|grapefruit|compared|normally|side effects|adverse)\b|.*\b(?:unlike|in (?:contrast|comparison))\b",
    re.IGNORECASE,
)


# "It does not enter the brain; |it raises A|": a denial does not reach over to a sentence of its own.
_ANEW = regexp(r";\s+(?=(?:it|this|the drug)\s+(?!neither\b|nor\b)[a-z]+s\b)", re.IGNORECASE)
# "Fibrinogen is no longer turned into fibrin, and |A is inhibited|": what came to an end ends with its clause.
_LAPSED = cued(
    r"\b(?:no longer|cannot)\b[^,;.]*[,;]\s|\b(?:no longer|cannot)\b[^,;.]*?\sand\s(?=[^,;.]* (?:is|are) )",
    re.IGNORECASE,
)
_HEAD = 60  # characters of a sentence in which its subject stands


class Sentence(Struct, frozen=True):
    """A sentence of the mechanism: ``masked`` is its text with parentheses blanked, ``offset`` its place in the passage.

    ``subject`` are the ingredients that the sentence before it is about.
    """

    monograph: Monograph
    passage: Passage
    offset: int
    text: str
    masked: str
    frames: tuple[Frame, ...]
    subject: tuple[str, ...]

    def proof(self, rule: str) -> Evidence:
        """The whole sentence as evidence."""
        return evidence(self.monograph, self.passage, rule, self.offset, self.offset + len(self.text))

    def assertion(self, start: int, end: int, closed: bool = False) -> Assertion:
        """How the sentence asserts what stands at ``start`` to ``end``: a hedge before it in the same clause weakens it.

        ``closed``: it has its own predicate, so that no denial behind it is of it.
        """
        cuts = (
            cut.end()
            for pattern in (_ANEW, _LAPSED)
            for cut in pattern.finditer(self.text)
            if cut.end() <= start
        )
        own = max(cuts, default=0)
        if is_negated(self.text[own : end if closed else None], start - own, end - own) or _LITTLE.search(
            self.masked, 0, start
        ):
            return "negated"
        turns = regexp(r";|\bbut\b|\bhowever\b").finditer(self.masked, 0, start)
        clause = max((turn.end() for turn in turns), default=0)
        return "uncertain" if _HEDGE.search(self.masked, clause, start) else "affirmed"

    def ingredient(self, position: int) -> str:
        """The ingredient of a combination that is told of at ``position``: named before it, in the lead-in, or one sentence up."""
        if len(self.monograph.ingredients) < 2:
            return ""
        if ingredients_in(self.monograph, self.text[:position]):
            return ingredient_of(self.monograph, self.passage, self.text, position)
        if _GOES_ON.match(self.text) and len(self.subject) == 1:
            return self.subject[0]
        return ingredient_of(self.monograph, self.passage, self.text)


@read_once
def told(monograph: Monograph) -> tuple[Sentence, ...]:
    """The sentences that tell how the drug works, in sections, then summary and FAQ."""
    return tuple(_told(monograph))


def _told(monograph: Monograph) -> Iterator[Sentence]:
    for passage in passages(monograph, "mechanism", "usage"):
        if passage.role == "front-matter" or is_kinetic(passage):
            continue
        if passage.topic == "usage" and (passage.role != "section" or _CLASSES.search(passage.label)):
            continue
        subject: tuple[str, ...] = ()
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if _is_told(monograph, passage, text):
                masked = mask_parentheses(text) if "(" in text else text
                found = frames(masked)
                if not _is_foreign(monograph, masked, found):
                    yield Sentence(monograph, passage, start, text, masked, found, subject)
            if not _GOES_ON.match(text):
                subject = tuple(ingredients_in(monograph, text[:_HEAD]))


def _is_told(monograph: Monograph, passage: Passage, text: str) -> bool:
    if _FOREIGN.match(text):
        return False
    if passage.topic == "mechanism" or _TELLS.search(passage.context):
        return True
    return (
        not _TREATS.search(passage.context)
        and (not _TREATS.search(text) or " by " in text or _HAS.search(text) is not None)
        and bool(_WORKS.search(text) or _GOES_ON.match(text) or passage.labels or _acts(monograph, text))
    )


def _acts(monograph: Monograph, text: str) -> bool:
    """True where the drug is the subject and a verb of action follows: "Drug slows motility by binding to ..."."""
    opening = next((name for name in names(monograph) if text.lower().startswith(name)), "")
    following = text[len(opening) :].split(maxsplit=1)[:1] if opening else []
    return any(WORDS.get(word, ("", ""))[1] == "finite" for word in following)


def _is_foreign(monograph: Monograph, text: str, found: tuple[Frame, ...]) -> bool:
    """True where something of the body is the subject: "Prostaglandins cause pain", "Calcineurin is essential for ..."."""
    if not any(f.form in ("finite", "base", "past") for f in found) and not _BEING.search(text):
        return False
    apposed = _APPOSED.match(text)
    if apposed and _DONE_TO.match(text, apposed.end()):
        return False
    verb = next((f for f in found if f.form in ("finite", "base", "past")), None)
    finite = verb.start if verb else len(text)
    if verb and verb.verb.role in ("change", "act") and _ALONE.match(text, verb.first, verb.last):
        return False  # "the smooth muscle relaxes": it undergoes what it tells
    being = _BEING.search(text, 0, finite)
    if (being and _DONE_TO.match(text, being.start())) or cleft(monograph, text):
        return False
    end = being.start() if being else finite
    if not found or found[0].start < end:
        return False
    subject = text[:end]
    if not subject.strip() or named(monograph, subject) >= 0 or _EVENT.search(subject):
        return False
    return bool(lexicon().scan(subject, ("target",)))
