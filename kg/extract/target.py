"""Molecular targets: the molecule that a verb of action governs, and the one in the name of a class ("X receptor antagonist")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.claiming import claim, evidence, passages
from kg.extract.mechanism.frames import Frame
from kg.extract.mechanism.hits import elided, hits, tells_of_another
from kg.extract.mechanism.objects import APART
from kg.extract.mechanism.prose import Sentence, told
from kg.extract.mechanism.subject import told_once
from kg.extract.mechanism.verbs import WORDS
from kg.model import Claim, Monograph, Problem
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# Kinds of the target vocabulary that are molecules, and those that are one only where the drug binds them.
_MOLECULES = frozenset(
    "enzyme receptor ion-channel transporter binding-protein penicillin-binding-protein antigen adhesion-molecule bacterial-ribosome structure-of-an-organism signaling-pathway".split()
)
_BOUND = frozenset("biological-substance cytokine-or-mediator".split())
_HEAD = cued(
    r"(?:receptors?|channels?|enzymes?|(?:co|sym|anti)?-?transporters?|symporters?|exchangers?|subunits?|pumps?|antigens?|proteins?|microtubules?|tubulin|ribosomes?|membranes?|cell walls?|"
    r"(?:[a-z]{3,}|\b[A-Z0-9-]+)(?<!rel)(?<!b)(?<!c)ases?(?: (?:[IVX]+|[A-Z]|\d[A-Z]?))?|chemoreceptors?|(?:calcium|sodium|potassium|chloride) currents?|DNA|RNA|integrins?|kinases?|CYP\w+|gyrase|complex I{1,3}V?|subtypes?|binding sites?|PBP-?\d\w?)(?: \d)?$",
    re.IGNORECASE,
)
_PROCESS = cued(
    r"\b(?:\w*synthesis|production|release|secretion|growth|replication|formation|\w*absorption|uptake|transmission|neurotransmission|aggregation|proliferation|metabolism|polymerization|assembly|"
    r"expression|binding|conversion|degradation|breakdown|opening|closure|permeability|integrity|activity|function|response|signall?ing|pathways?|levels?|cells?|transcription|translation|repair|action|effects?|stimulation|increase|"
    r"activation|inhibition|influx|efflux|center|phase|disease|release|increases?|decreases?|purchase|lease|base|case|phase|database|chemicals?|number|expression|density)$",
    re.IGNORECASE,
)
_WRAPPED = regexp(
    r"^(?:(?:the|its|their|both|bacterial|normal|overall) )*(?:(?:activity|actions?|functions?|effects?|stimulation|activation|inactivation|inhibition|activities|affinity|active site|binding site|enzyme|enzymes|receptor) (?:of|at|on|for)|"
    r"(?:binding|attachment|action|effects?|actions|access) of .{3,60}? (?:to|at|on)|active site of|(?:\w+ ){0,2}(?:site|pocket|groove|cleft) (?:on|of)) (?:the )?",
    re.IGNORECASE,
)
# What hinders a substance from binding to a receptor sits on the receptor; of other places this does not hold.
_TO = regexp(r"\b(?:binding|attachment|access|action)\b.*\b(?:to|at|on)\b", re.IGNORECASE)
_RECEIVES = regexp(r"\b(?:receptors?|transporters?|channels?|subtypes?|sites?|subunits?)\b", re.IGNORECASE)
_LEADING = regexp(
    r"^(?:(?:and|or|to|at|on|the|an?|both|all|specific|certain|several|multiple|various|other|its|their|known as|called|an enzyme called|enzymes?(?= (?:\S+ ){0,4}\S*ases?\b)|enzymes|[a-z]+ly|then|human|key|particularly|crucial|essential|many|different|these|those|such|like|central|peripheral|certain|important|(?:non-)?\w*selective|potent|competitive|partial|full|inverse|direct|reversible|irreversible|non-competitive|including|as well as|(?!binding)\w+ing|downregulates|(?:a )?(?:lesser|greater) (?:degree|extent),?|(?:bacterial|fungal|viral)(?= enzymes? \S))\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = regexp(
    r"\s+(?:in|on|at|within|of|by|for|from|with|to|throughout|during|found|located|present|expressed|outside|inside|without|explains?|accounts?|underlies|it|this|and|or|irreversibly|reversibly|competitively|selectively|only|activity|function|complex(?= on)|as|primarily|mainly|helps?|\w+ed)\b.*$",
    re.IGNORECASE,
)
_NUMBER = regexp(r"\d\w?|[IVX]+")
_LAST_WORD = regexp(r"\S+$")
_SHARED_HEAD = regexp(r"\s(?:receptors?|channels?|transporters?|enzymes?|subunits?)\b", re.IGNORECASE)
_CLASS = cued(
    r"(?:^|\b(?:an?|the|as|selective|competitive|potent|partial|full|specific|non-selective|inverse)\s+)(?P<list>[\w/+αβμγδκ-]+(?:,? (?!an? |as |the |is |by )[\w/+αβμγδκ-]+){0,8}?)\s+(?P<head>antagonist|agonist|blocker|inhibitor|modulator)s?\b(?! of| at)",
    re.IGNORECASE,
)
_CLASS_OF = cued(
    r"\b(?P<head>antagonist|agonist|blocker|inhibitor|modulator|antagonism|agonism|affinity|selective|activity(?= (?:at|on)\b))s?(?: activity)? (?:of|at|for|on)\s+(?P<list>[^.;:]+?)(?=[.;:]|,? (?:(?:and|or|but) (?:an? |as an? )?(?:\w+ )?(?:ant)?agonist|which|that|by|leading|resulting|thereby|with|and (?:also )?(?:binds?|blocks?|inhibits?|occupies|activates?|stimulates?|acts?))\b|$)",
    re.IGNORECASE,
)
# "Two kinases, A and B, are blocked", "Its target is A", "competes with B for A", "antagonism at A, which explains C, and B".
_NAMED_IN = tuple(
    (cued(pattern, re.IGNORECASE), action)
    for pattern, action in (
        (
            r"(?:^|[.;]\s+)[^.;:,]{3,50}, (?P<list>[^.;:]{2,80}?), (?:is|are) (?:also |\w+ly )?(?P<verb>inhibited|blocked|activated|stimulated|antagonized)\b(?! by\b)",
            "",
        ),
        (
            r"\b(?:targets?|points? of attack|sites? of (?:action|attack)) (?:is|are) (?!not\b|unknown)(?P<list>[^.;:,]{3,80})",
            "targets",
        ),
        (
            r"\bcompet(?:es?|ing) (?:with [^.;,]{2,60}? )?(?:for|at) (?!incorporation)(?:binding (?:to|sites? (?:on|at|of)) )?(?P<list>[^.;:,]{3,80})",
            "competes for",
        ),
    )
)
# "Blocks A, which explains the sedation, B and C": the list goes on.
_GOES_ON = regexp(
    r",\s+which\s+(?:explains?|accounts?\s+for|underl(?:ies|ie)|is\s+responsible\s+for|causes?)\s+[^,;.]{3,60},\s+(?:and\s+)?(?P<list>[^;.]+?)(?=,\s+which\b|[;.]|$)",
    re.IGNORECASE,
)
# What is only thought is that the benefit comes from it, not that the drug does it.
_ATTRIBUTED = cued(
    r"\b(?:effects?|efficacy|benefits?|actions?|activity)\b[^.;]{0,60}\b(?:thought|believed|considered|presumed) to (?:come|stem|result|arise|derive|be (?:due|mediated|related|caused|exerted|produced))\b",
    re.IGNORECASE,
)
_BEING = regexp(r"(?:is|are)\b", re.IGNORECASE)
# "has low affinity for X" says that X is none.
_WEAK = regexp(
    r"\b(?:low|lower|little|weak|minimal|negligible|poor|less|no|without)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_PARTICLES = {"act": "on", "work": "on", "interact": "with", "interfere": "with", "break": "down"}
# "enhances the stimulation of X receptors": the noun tells of the molecule.
_HANDLED = regexp(
    r"(?:the )?(?P<how>stimulation|activation|inhibition|blockade|inactivation) of\s", re.IGNORECASE
)
_HANDLING = {
    "stimulation": "stimulates",
    "activation": "activates",
    "inhibition": "inhibits",
    "blockade": "blocks",
    "inactivation": "inactivates",
    "antagonism": "antagonist",
    "antagonist": "antagonist",
    "agonism": "agonist",
    "agonist": "agonist",
    "blocked": "blocks",
    "inhibited": "inhibits",
    "activated": "activates",
    "stimulated": "stimulates",
}
_ACTIONS = {"antagonist": "antagonist", "antagonism": "antagonist", "agonist": "agonist", "agonism": "agonist", "blocker": "blocks", "inhibitor": "inhibits", "modulator": "modulates", "affinity": "binds", "selective": "binds", "activity": "acts on"}  # fmt: skip


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Targets with the action on them."""
    found = [claim for sentence in told(monograph) for claim in _sentence(sentence)]
    yield from told_once([*found, *_labelled(monograph)], _key)


def _labelled(monograph: Monograph) -> Iterator[Claim]:
    """Below "Target:" the molecules; beside a molecule at the head of a table row what is done to it."""
    for passage in passages(monograph, "mechanism"):
        label = passage.labels[-1] if passage.labels else None
        if label is None or passage.role != "section":
            continue
        if _TARGETS.fullmatch(label.text):
            for item in items(passage.text, 0, len(passage.text), _is_name):
                if value := molecule(item.text, True):
                    proof = evidence(monograph, passage, "target.label", label=label)
                    yield claim(monograph, "target", value, proof)
        elif (
            passage.form == "row" and (done := _DONE.match(passage.text)) and (value := molecule(label.text))
        ):
            proof = evidence(monograph, passage, "target.row", label=label)
            yield claim(monograph, "target", value, proof, action=_HANDLING.get(done["how"].lower(), ""))


_TARGETS = regexp(r"\W*(?:molecular |main |drug |biological )?targets?(?: molecules?)?\W*", re.IGNORECASE)
_DONE = regexp(
    r"(?:(?:(?:ir)?reversible|selective|partial|full|competitive|direct|strong|weak|potent) )*(?P<how>inhibition|blockade|activation|stimulation|inactivation|antagonism|agonism|(?:ant)?agonist|blocked|inhibited|activated|stimulated)\b",
    re.IGNORECASE,
)


def _key(text: str) -> str:
    link = lexicon().link(text, ("target",))
    return link.concept.iri if link else normal(text)


def _sentence(sentence: Sentence) -> Iterator[Claim]:
    seen: set[int] = set()
    for frame in sentence.frames:
        if _BEING.match(sentence.masked, frame.first) or (
            frame is sentence.frames[0] and frame.form == "base" and tells_of_another(sentence, "drug_class")
        ):
            continue  # "its target is A": a noun
        bound, action = frame.verb.role == "bind", _action(frame)
        if frame.verb.role == "change":
            handled = _HANDLED.match(sentence.masked, frame.first, frame.last)
            bound, action = False, _HANDLING[handled["how"].lower()] if handled else ""
        if frame.verb.role != "cause" and action and not frame.foreign:
            yield from _governed(sentence, frame, action, bound, seen)
    for pattern, action in _NAMED_IN:
        for match in pattern.finditer(sentence.masked):
            told_ = action or f"{WORDS[match['verb'].lower()][0].base}s"
            yield from _listed(sentence, match.start(), *match.span("list"), told_, False, seen)
    for hit in hits(sentence):
        yield from _listed(sentence, hit.start, hit.first, hit.last, hit.action, hit.bound, seen)
    for pattern in (
        (_CLASS, _CLASS_OF)
        if sentence.passage.topic == "mechanism" or sentence.passage.labels or "echanism" in sentence.text
        else ()
    ):
        for match in pattern.finditer(sentence.masked):
            if _WEAK.search(sentence.masked, max(0, match.start() - 24), match.start()):
                continue
            action = _ACTIONS[match["head"].lower()]
            yield from _listed(
                sentence, match.start(), match.start("list"), match.end("list"), action, False, seen
            )


def _governed(sentence: Sentence, frame: Frame, action: str, bound: bool, seen: set[int]) -> Iterator[Claim]:
    """What a verb governs, also behind a remark on the first of it, and with another ingredient as its subject."""
    other = elided(sentence, frame.first)
    last = min(frame.last, other[0]) if other else frame.last
    yield from _listed(sentence, frame.start, frame.first, last, action, bound, seen)
    if other:
        yield from _listed(sentence, other[1].start, other[1].first, other[1].last, action, bound, seen)
    last = frame.last
    while more := _GOES_ON.match(sentence.masked, last):
        yield from _listed(sentence, frame.start, *more.span("list"), action, bound, seen)
        last = more.end()


def _action(frame: Frame) -> str:
    particle = _PARTICLES.get(frame.verb.base, "")
    third = regexp(r"(?<=[^aeiou])ys$").sub("ies", f"{frame.verb.base}s")
    return f"{third} {particle}".strip()


def _listed(
    sentence: Sentence, start: int, first: int, last: int, action: str, bound: bool, seen: set[int]
) -> Iterator[Claim]:
    offset = sentence.offset
    assertion = sentence.assertion(start, first)
    if assertion == "negated":
        return
    if assertion == "uncertain" and _ATTRIBUTED.search(sentence.masked[:first]):
        assertion = "affirmed"
    apart = APART.search(sentence.masked, first, last)
    last = apart.start() if apart else last
    members = items(sentence.passage.text, offset + first, offset + last, _is_name)
    for part, text in _named((*members, *(example for item in members for example in item.examples))):
        value = molecule(text, bound)
        if value and part.start not in seen:
            seen.add(part.start)
            proof = sentence.proof("target.verb")
            ingredient = sentence.ingredient(start)
            yield claim(
                sentence.monograph, "target", value, proof, assertion, action=action, ingredient=ingredient
            )


def _is_name(words: str) -> bool:
    several = "," in words or " and " in words or " or " in words
    return ("+" in words or not several) and lexicon().find(words, ("target",)) is not None


def _named(members: tuple[Item, ...]) -> Iterator[tuple[Item, str]]:
    """The members of a list with the words that they share: "dopamine and serotonin receptors", "topoisomerase II and IV"."""
    before = ""
    process = next((m.text for m in members if _PROCESS.search(_TAIL.sub("", m.text))), "")
    for place, item in enumerate(members):
        text = item.text
        if process and len(text.split()) < 3 and (text in _MATTER or _kinds(text) & _BOUND):
            continue  # "inhibits DNA and protein synthesis", "the release of A and B"
        if _NUMBER.fullmatch(text):
            text = _LAST_WORD.sub(text, before)
        elif place + 1 < len(members) and not molecule(text):
            later = (m.text for m in members[place + 1 :] if not _CLAUSE.search(m.text))
            following = next((words for words in later if _SHARED_HEAD.search(words)), "")
            head = _SHARED_HEAD.search(following)
            text = (
                f"{text} {head.group().strip()}"
                if head and not _HEAD.search(text) and not _PROCESS.search(text)
                else text
            )
        before = text
        yield item, text


@lru_cache(maxsize=20_000)
def molecule(text: str, bound: bool = False) -> str:
    """The molecule that a noun phrase names, without article and place, or ""; ``bound``: what the drug binds may be a substance."""
    value = _WRAPPED.sub("", text)
    if len(value) < len(text) and _TO.search(text[: -len(value)]) and not _RECEIVES.search(value):
        return ""
    value = _TAIL.sub("", _LEADING.sub("", value)).strip(" .,")
    if not value or len(value.split()) > 7 or normal(value) in _EMPTY:
        return ""
    if _UPTAKE.match(text):
        value = f"{_UPTAKE.sub('', text)} reuptake"
    if value.lower().endswith("reuptake"):
        return value if _kinds(value) & _MOLECULES else ""
    if _PROCESS.search(value):
        return ""
    kinds = _kinds(value)
    if kinds:
        return value if kinds & _MOLECULES or (bound and kinds & _BOUND) else ""
    return value if _HEAD.search(value) or (bound and _CODED.fullmatch(value)) else ""


# "Keeps it from its receptors": another predicate, whose head the members before do not share.
_CLAUSE = regexp(r"\b(?:it|its|them|their|from|which|that)\b")
# "Protein SV2A": what is bound and has a code for a name.
_CODED = regexp(
    r"(?:[\w-]+ ){0,3}(?:proteins?|ligands?|factors?|antigens?|molecules?) [A-Z][A-Z0-9-]*\d[A-Z0-9-]*|[A-Z]{2,6}-[A-Z\d]{1,2}"
)
_MATTER = frozenset(("DNA", "RNA", "protein"))
_UPTAKE = regexp(r"(?:the )?re-?uptake of ", re.IGNORECASE)
_EMPTY = frozenset(
    "receptor enzyme protein channel membrane complex subunit antigen pump structural protein subtype".split()
)


@lru_cache(maxsize=20_000)
def _kinds(text: str) -> frozenset[str]:
    """The top concepts of the target vocabulary that a mention falls under."""
    link = lexicon().link(text, ("target",))
    if link is None:
        return frozenset()
    tree = lexicon()
    above = tree.ancestors(link.concept.iri) | {link.concept.iri}
    return frozenset(iri.rsplit("/", 1)[-1] for iri in above if not tree.broader.get(iri))
