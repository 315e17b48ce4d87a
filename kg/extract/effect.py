"""Pharmacodynamic effects: what the mechanism is said to raise, lower, cause or lead to, clause by clause.

The value is the clause as stated ("reducing redness"), the label its abstract form ("reduced redness").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim
from kg.extract.mechanism.amounts import amounts
from kg.extract.mechanism.frames import Frame
from kg.extract.mechanism.happenings import happenings
from kg.extract.mechanism.molecules import molecule, named_members
from kg.extract.mechanism.objects import APART, LEADING, ORGAN, PRONOUN, clean, shared, without_place
from kg.extract.mechanism.prose import Sentence, told
from kg.extract.mechanism.qualities import qualities
from kg.extract.mechanism.sameness import key
from kg.extract.mechanism.subject import is_subject, names, told_once
from kg.extract.mechanism.undergone import Effect, undergone
from kg.extract.mechanism.verbs import WORDS
from kg.model import Claim, Monograph, Problem
from kg.text.abbreviations import abbreviations
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_NOTHING = regexp(
    r"^(?:(?:its|their|the|overall|\w+ly|therapeutic|pharmacological|clinical|desired|beneficial|primary|main|various|these|this|own|combined|biological|complex|different|other|and) )*(?:effects?|actions?|functions?|activit(?:y|ies)|efficacy|them|it|"
    r"this|these|that|mechanisms?|processes|pathways?|complex(?:es)?|symptoms|body|cells?|patients?|drugs?|medications?|conditions?|absorption|bioavailability|concentrations?|levels?|number|risk|duration|half-life|"
    r"balance|site|state|all|helping|potentially|most|contributing to (?:an?|the)?|three functions.*|slight|modest|sustained|GABAergic|disease|receptors?|enzymes?|channels?|proteins?|dose|role|properties|responses?|\w+ly|hence|thus|thereby|outcomes?|results?|markers?|tolerance|strength|(?:serum|plasma|blood|drug) (?:levels?|concentrations?)|[A-Z0-9]|it from)$|^\w+ing (?:its|their)\b|"
    r"^(?:[\w-]+ )?(?:patients|individuals|people|children|women)\b|"
    r"side effects?|adverse|\btoxicit|overdos|withdrawal|drug interactions|\bplasma concentration|\bpeak (?:level|plasma|concentration)|bioavailability|first-pass|half-life|kinetics|(?:metabolism|clearance|elimination) of (?:the )?drug|\bdos(?:e|es|ing|age)\b|treatment|\b(?:these|those|them|this)\b|^(?:in|of|on|with|from|for|by|to|during|at|within|after|over|because)(?: |$)|^(?:down|up|off|out|again)$",
    re.IGNORECASE,
)
# The form of a noun that says what happens or how something stands, so that by itself it can be an effect.
_EVENT = regexp(
    r"(?:\w(?:tion|sion|sis|ment|esia|emia|uria|lysis|toxicity|immunity|plegia|ness|rrhea|rrhoea|pnea|cardia)|death|relief|effects?|loss|growth|release|flow|arrest|control|secretions?|spasms?|repair|influx|efflux|uptake|passage|"
    r"removal|clearance|turnover|firing|healing|thinning|softening|peeling|widening|narrowing|opening|closure|emptying|shrinkage|instability|contractions?|health|functions?|\w*elasticity|fullness|integrity|defen[cs]e|immunity|hydration)$",
    re.IGNORECASE,
)
_HARM = regexp(
    r"(?:^|\s)(?:inflammation|pain|swelling|redness|itching|symptoms|disease|infection)$", re.IGNORECASE
)
_COMPARED = regexp(
    r"^(?:improved|better|wider|narrower|relaxed|smaller|greater|less|fewer|more|faster|easier|stronger|higher|lower|longer|shorter|slower|softer|thicker|thinner|weaker|lowered|increased|decreased|reduced|enhanced|prolonged|sustained|accelerated)\s",
    re.IGNORECASE,
)
_CHANGES = frozenset(
    "disrupt alkylate crosslink cross-link denature oxidize hydrolyze digest break degrade cleave deplete".split()
)
_COMPARED_ONLY = regexp(r"^\w+ \w+(?:ant|ent|ous|ive|able|ed|ful)$", re.IGNORECASE)
_NAMED = cued(
    r"\b(?:(?:mechanisms?|processes|pathways|actions|(?<!side )(?<!adverse )effects?)(?: of action)?,? (?:including|such as|like|include)|(?:(?:primary|main|overall|net|end) (?:effect|action|result)|the result) is|(?:is|are) (?:also )?characterized by)\s+(?P<list>[^.;:]+)",
    re.IGNORECASE,
)
_SERVES = cued(
    r"(?:^(?=\w)|\b)(?:(?:(?:is|are|being)(?: \w+ly)? |^)(?:essential|crucial|important|necessary|vital|involved|needed|required|key) (?:for|in|to)|(?:plays?|has) (?:an? )?(?:\w+ ){0,2}roles? in|participates? in|(?:helps?|aids?|assists?) (?:in|with))\s+(?P<list>[^.;:]+)",
    re.IGNORECASE,
)
# What the drug works by: "cells are removed by phagocytosis".
_MEANS = cued(r"\b(?:by|through|via)\s+(?P<list>[^.;:]+)", re.IGNORECASE)


# "The consequences are A, B and less C", "there is a mild A": what they name is an effect.
_CONSEQUENCES = cued(
    r"(?:\bhence (?:an? )|(?:results?|consequences?|outcomes?|net effects?):\s+|\b(?:consequences?|results?|outcomes?|upshot|end effects?|net effects?) (?:is|are) (?!no\b|not\b|little\b)|(?:shows?|manifests?|appears?|(?:is|are) (?:seen|felt|noticed|expressed)|becomes? (?:visible|apparent)) (?:itself |themselves )?as |there (?:is|are) (?=an? |less |more |fewer )|undergo(?:es)? (?=(?:apoptosis|lysis|necrosis|differentiation|senescence)\b))(?P<list>[^.;:→]+)",
    re.IGNORECASE,
)
_LESS = cued(
    r"(?:^|[;:]\s+|\bhence |\bthus )(?P<list>(?:less|fewer|slower|faster|weaker|stronger|shorter)\s[^.;:→]+)",
    re.IGNORECASE,
)
# "A weak inhibitor of dopamine reuptake": of what happens, no molecule.
_ACTOR = cued(
    r"\b(?:is|'s|as|are) (?:an? )?(?:[\w-]+ ){0,3}?(?P<actor>inhibitor|stimulator|blocker|suppressor|enhancer|promoter|inducer)s? of (?:the )?(?P<list>[^.;:,→]+)",
    re.IGNORECASE,
)
_DOES = {
    "inhibitor": "inhibition",
    "stimulator": "stimulation",
    "blocker": "blockade",
    "suppressor": "suppression",
    "enhancer": "enhancement",
    "promoter": "promotion",
    "inducer": "induction",
}
# "Lowers A by half, |B by a fifth|".
_PART = r"\s+by\s(?:[a-z]+\s)?(?:an?\s|one\s|two\s)?(?:half|thirds?|quarters?|fifths?|tenths?|less|more|\d[^,;. ]*)"
_BY = regexp(rf"{_PART}(?:,\s+(?:and\s+)?|\s+and\s+)(?P<list>(?!while\b)[^,;.]{{2,50}}?)(?={_PART})")
# "Coronary and peripheral vasodilatation ensue".
_ENSUES = cued(
    r"(?:^|[;:,]\s+(?:and\s+)?|\bso\s+that\s+)(?P<list>(?!it\b|this\b)[^,;.:]{4,70}?)\s(?:ensues?|sets? in|comes? about|results?(?=\s*[.;,]|$)|follows?(?=\s*(?:[.;,]|$)|\swithin|\safter|\son\b))",
    re.IGNORECASE,
)
_ARROW = regexp(r"→\s*(?P<list>[^.;:→]+)")


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Effects as clauses of the mechanism; what raises or lowers the same thing is one fact."""
    short = abbreviations(passage.text for passage in monograph.passages if passage.topic in _TELLING)
    found = [effect for sentence in told(monograph) for effect in _sentence(sentence)]
    yield from told_once(
        found, lambda label: key(_ABBREVIATED.sub(lambda m: short.get(m.group(), m.group()), label))
    )


_TELLING = ("mechanism", "usage")
_ABBREVIATED = regexp(r"\b[A-Z][A-Za-z0-9-]*[A-Z0-9]\b")


def _sentence(sentence: Sentence) -> Iterator[Claim]:
    taken: list[tuple[int, int, int]] = []
    for start, first, effects, closed in _told(sentence):
        assertion = sentence.assertion(start, first, closed) if effects else "negated"
        for effect in effects if assertion != "negated" else ():
            place = effect.item.start, effect.item.end
            # Two verbs may have one object: "thinning and loosening mucus".
            if any(a < place[1] and place[0] < b and first != object_ for a, b, object_ in taken):
                continue
            taken.append((*place, first))
            yield claim(
                sentence.monograph, "effect", effect.value, sentence.proof("effect.clause"), assertion,
                label=effect.label, ingredient=sentence.ingredient(start),
            )  # fmt: skip


def _told(sentence: Sentence) -> Iterator[tuple[int, int, list[Effect], bool]]:
    """Where a sentence tells of effects, these, and whether it has said all of them there: no denial follows."""
    for start, effects in qualities(sentence.masked):
        first = sentence.offset + start
        yield (
            start,
            start,
            [
                Effect(q.value, q.label, Item(q.value, first + q.start - start, first + q.end - start))
                for q in effects
            ],
            False,
        )
    antecedent = ""
    happening = list(happenings(sentence.monograph, sentence.masked))
    for frame in sentence.frames:
        if any(one.stop <= frame.start < one.end for one in happening):
            continue
        members = _items(sentence, frame.first, frame.last)
        last = frame.last
        while more := _BY.match(sentence.masked, last):
            members += _items(sentence, *more.span("list"))
            last = more.end("list")
        if not frame.foreign and frame.verb.role != "bind":
            yield frame.start, frame.first, list(_effects(sentence, frame, members, antecedent)), False
        antecedent = LEADING.sub("", members[0].text) if members else antecedent
    for one in happening:
        yield (
            one.first,
            one.end,
            list(undergone(sentence, one, _items(sentence, one.first, one.stop), _NOTHING)),
            True,
        )
    for start, end, clause, abstract in amounts(sentence.monograph, sentence.masked):
        yield (
            start,
            end,
            [Effect(clause, abstract, Item(clause, sentence.offset + start, sentence.offset + end))],
            True,
        )
    for match in _ACTOR.finditer(sentence.masked):
        yield match.start(), match.start("list"), list(_acted(sentence, match)), False
    for pattern in (_CONSEQUENCES, _LESS, _ARROW, _ENSUES):
        for match in pattern.finditer(sentence.masked):
            yield (
                match.start(),
                match.start("list"),
                list(_plain(_items(sentence, *match.span("list")), False)),
                False,
            )
    for pattern in (_NAMED, _SERVES):
        for match in pattern.finditer(sentence.masked):
            hindered = any(f.first <= match.start() < f.last and f.verb.sign == "-" for f in sentence.frames)
            own = (
                pattern is _NAMED
                or not match.start()
                or is_subject(sentence.monograph, sentence.masked, match.start())
            )
            if own and not hindered:
                members = _items(sentence, match.start("list"), match.end("list"))
                yield match.start(), match.start("list"), list(_plain(members, pattern is _SERVES)), False
    for match in _MEANS.finditer(sentence.masked):
        members = _items(sentence, match.start("list"), match.end("list"))
        known = [effect for effect in _plain(members, False) if lexicon().find(effect.value, ("effect",))]
        yield match.start(), match.start("list"), known, False


def _acted(sentence: Sentence, match: re.Match[str]) -> Iterator[Effect]:
    """ "A weak inhibitor of dopamine reuptake": the inhibition of what happens."""
    does = _DOES[match["actor"].lower()]
    for item, text, _ in shared(_items(sentence, *match.span("list"))):
        value = clean(text)
        if _EVENT.search(value) and not _NOTHING.search(value) and len(value.split()) <= 5:
            yield Effect(f"{does} of {value}", f"{does} of {without_place(value)}", item)


def _items(sentence: Sentence, first: int, last: int) -> list[Item]:
    apart = APART.search(sentence.masked, first, last)
    last = apart.start() if apart else last
    return items(sentence.passage.text, sentence.offset + first, sentence.offset + last)


def _effects(sentence: Sentence, frame: Frame, members: list[Item], antecedent: str) -> Iterator[Effect]:
    """What the verb does to each member of its object."""
    if _HARMS.search(sentence.masked, frame.first, frame.last):
        return  # "may lead to side effects like A and B"
    if frame.verb.role == "cause":
        yield from _plain(members, False)
        return
    meant = (
        {item.start: text for item, text in named_members(tuple(members))} if frame.verb.role == "act" else {}
    )
    verb = _AND.split(sentence.text[frame.start : frame.first].strip())[0]
    for item, text, opened in shared(members):
        value = clean(text)
        if frame.form == "noun" and item is not members[0] and _ARTICLE.match(item.text):
            yield from _plain([item], False)  # "a fall in A and a slower B"
            continue
        if frame.form == "past" and not opened and item is not members[0] and _is_own(value, len(members)):
            if _NOTHING.search(value):
                continue
            yield Effect(value, value, item)
            continue
        if (
            _NOTHING.search(value)
            or value.lower() in WORDS
            or _PREDICATES.search(value)
            or _is_name(sentence, value)
            or (frame.verb.base == "convert" and item is not members[0])
        ):
            continue
        if frame.verb.base in ("influence", "affect", "impact", "modulate") and ORGAN.fullmatch(value):
            continue
        if frame.verb.base == "protect" and " from " in members[0].text and item is not members[0]:
            continue
        is_target = molecule(value) or (value == clean(item.text) and molecule(meant.get(item.start, "")))
        if frame.verb.role == "act" and is_target and not _is_process(frame, value):
            continue
        if frame.verb.sign == "+" and _RISK.match(value):
            continue
        if _LONE.fullmatch(value) and not lexicon().find(value, ("effect", "condition", "target")):
            continue  # "affects ischemic or depolarized tissue"
        core = without_place(value)
        if item is members[-1] and (source := _WHOSE.match(sentence.masked, frame.last)):
            value, core = f"{value}{source.group()}", f"{core} by {source['who']}"
        if PRONOUN.match(core):
            core = PRONOUN.sub("", core) + (
                f" of {without_place(antecedent).split(' of ')[-1]}" if antecedent else ""
            )
        if core and len(value.split()) <= 12:
            label = frame.verb.abstract.format(core).replace(" of against ", " against ")
            yield Effect(f"{verb} {value}", label, item)


def _plain(members: list[Item], trusted: bool) -> Iterator[Effect]:
    """Nouns that are effects by themselves: "leading to vasodilation"."""
    for item, text, _ in shared(members):
        value = _NEEDED.sub("", clean(text))
        if (
            value
            and (trusted or _is_effect(value))
            and not _ACTS.match(value)
            and not _NOTHING.search(value)
            and len(value.split()) <= 9
            and not molecule(value)
        ):
            core = without_place(value)
            yield Effect(value, core if " " in core or core not in _BARE else value, item)


def _is_process(frame: Frame, value: str) -> bool:
    """True where what is done to a molecule is an effect too: it is changed, or hindered in what it does."""
    return frame.verb.base in _CHANGES or regexp(r"\bre-?uptake\b|\bfunction\b").search(value) is not None


def _is_name(sentence: Sentence, value: str) -> bool:
    return value.lower() in names(sentence.monograph)


def _is_own(value: str, count: int) -> bool:
    """True for a member of "reduced X, Y and Z" that is an effect by itself, not one more thing reduced."""
    if _is_condition(value):
        return False
    return lexicon().find(value, ("effect",)) is not None or (count == 2 and _is_effect(value))


def _is_condition(value: str) -> bool:
    return lexicon().find(value, ("condition",)) is not None


_ARTICLE = regexp(r"an?\s")
_PREDICATES = regexp(
    r"^(?:makes?|keeps?|lets?|helps?|allows?) |\b(?:(?:is|are|was|were|cannot|can|will|does|do)\b|[a-z]{3,}(?<!s)s (?:the|its|their)\b)"
)  # a clause of its own is no object
# "Inhibits the signalling |that IL-6 mediates|".
_WHOSE = regexp(
    r" (?:that|which) (?P<who>(?!(?:can|may|might|could|also|often|then|usually|do|does|will|\w+ly)\b)[\w-]+(?: [\w-]+)?) (?:mediates?|causes?|triggers?|induces?|produces?|sends?|carr(?:y|ies)|brings? about|exerts?|has|have)\b"
)
_HARMS = cued(r"(?:side|adverse|unwanted|undesirable) (?:effects|reactions)", re.IGNORECASE)
_LONE = regexp(r"\w+(?:ic|ive|ous|ary)", re.IGNORECASE)
_NEEDED = regexp(
    r"^(?:crucial|essential|important|necessary|vital|needed|required) (?:for|in|to) (?:overall )?",
    re.IGNORECASE,
)
_AND = regexp(r"\s+(?:and|or)\s+")
_ACTS = regexp(r"(?:acts?|works?|is|are|serves?|functions?) ", re.IGNORECASE)
_RISK = regexp(r"(?:risk|likelihood|incidence)\b", re.IGNORECASE)
_BARE = ("relief", "reduction", "protection", "support", "control")


def _is_effect(value: str) -> bool:
    core = regexp(r"\s+(?:of|in|to|by|from|for|at|within|on|with)\s.*$").sub("", value)
    if (
        (_COMPARED.match(value) and not _COMPARED_ONLY.match(value))
        or lexicon().find(core, ("effect",))
        or lexicon().find(value, ("effect",))
    ):
        return True
    return bool(_EVENT.search(core)) and not PRONOUN.match(value) and not _HARM.match(core)
