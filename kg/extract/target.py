"""Molecular targets: the molecule that a verb of action governs, and the one in the name of a class ("X receptor antagonist")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.extract.mechanism.frames import Frame
from kg.extract.mechanism.hits import elided, hits, tells_of_another
from kg.extract.mechanism.molecules import is_molecule_name, molecule, named_members, noted_in, parts_of
from kg.extract.mechanism.objects import APART
from kg.extract.mechanism.prose import Sentence, told
from kg.extract.mechanism.subject import told_once
from kg.extract.mechanism.verbs import WORDS
from kg.model import Claim, Monograph, Problem
from kg.text.cued import cued
from kg.text.lists import items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_CLASS = cued(
    r"(?:^|\b(?:an?|the|as|selective|competitive|potent|partial|full|specific|non-selective|inverse)\s+)(?P<list>[\w/+αβμγδκ-]+(?:,? (?!an? |as |the |is |by )[\w/+αβμγδκ-]+){0,8}?)\s+(?P<head>antagonist|agonist|blocker|inhibitor|modulator)s?\b(?! of| at)",
    re.IGNORECASE,
)
_CLASS_OF = cued(
    r"\b(?P<head>antagonist|agonist|blocker|inhibitor|modulator|antagonism|agonism|affinity|selective|activity(?= (?:at|on)\b))s?(?: activity)? (?:of|at|for|on)\s+(?P<list>[^.;:]+?)(?=[.;:]|,? (?:(?:and|or|but) (?:an? |as an? )?(?:\w+ )?(?:ant)?agonist|which|that|by|leading|resulting|thereby|with|and (?:also )?(?:binds?|blocks?|inhibits?|occupies|activates?|stimulates?|acts?))\b|$)",
    re.IGNORECASE,
)
# "Works through COX-2 inhibition", and a line that says no more than "TRPM8 activation": the deed stands behind the molecule.
_DEED = (
    r"(?P<list>(?:(?!(?:of|by|through|via|no|this|its|acts?|works?|involves?|doses?)\b)[\w/+αβμγδκ-]+,? ){1,6}?)"
    r"(?P<head>inhibition|blockade|antagonism|agonism|activation|stimulation|inactivation)\b"
)
_BY_DEED = cued(
    rf"\b(?:through|via|by|involv(?:es?|ing)|includ(?:es?|ing)|from)\s+{_DEED}(?! of| by| at)", re.IGNORECASE
)
_LONE_DEED = cued(rf"^\W*{_DEED}(?=\W*$)", re.IGNORECASE)
# "Two kinases, A and B, are blocked", "Its target is A", "competes with B for A", "antagonism at A, which explains C, and B".
_NAMED_IN = tuple(
    (cued(pattern, re.IGNORECASE), action)
    for pattern, action in (
        (
            r"(?:^|[.;]\s+)[^.;:,]{3,50}, (?P<list>[^.;:]{2,80}?), (?:is|are) (?:also |\w+ly )?(?P<verb>inhibited|blocked|activated|stimulated|antagonized)\b(?! by\b)",
            "",
        ),
        (
            r"\b(?:targets?|points? of attack|sites? of (?:action|attack))(?: (?:is|are)|,) (?!not\b|unknown|which\b|such\b)(?P<list>[^.;:,]{3,80})",
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


_CUT_NAME = regexp(r"(?:^|\s)-\w")


def _labelled(monograph: Monograph) -> Iterator[Claim]:
    """Below "Target:" the molecules; beside a molecule at the head of a table row what is done to it."""
    for passage in passages(monograph, "mechanism"):
        label = passage.labels[-1] if passage.labels else None
        if label is None or passage.role != "section":
            continue
        if _TARGETS.fullmatch(label.text):
            for item in items(passage.text, 0, len(passage.text), is_molecule_name):
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
        (_CLASS, _CLASS_OF, _BY_DEED, _LONE_DEED)
        if sentence.passage.topic == "mechanism" or sentence.passage.labels or "echanism" in sentence.text
        else ()
    ):
        for match in pattern.finditer(sentence.masked):
            if _WEAK.search(sentence.masked, max(0, match.start() - 24), match.start()):
                continue
            head = match["head"].lower()
            action = _ACTIONS.get(head) or _HANDLING[head]
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
    members = items(sentence.passage.text, offset + first, offset + last, is_molecule_name)
    proof, ingredient = sentence.proof("target.verb"), sentence.ingredient(start)
    count = 0
    for part, text in named_members((*members, *(example for item in members for example in item.examples))):
        if _CUT_NAME.search(text):  # "(H+, K+)-ATPase": the parenthesis belongs to the name
            text = sentence.passage.text[part.start : part.end]
        values = [value for one in parts_of(text) if (value := molecule(one, bound))]
        if values and part.start not in seen:
            seen.add(part.start)
            count += 1
            for value in (*values, *noted_in(part, count)):
                yield claim(
                    sentence.monograph,
                    "target",
                    value,
                    proof,
                    assertion,
                    action=action,
                    ingredient=ingredient,
                )
