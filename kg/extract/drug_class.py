"""Drug classes: "is a X", "classified as X", "belongs to the class of X", appositions, and the labels that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.mechanism.class_cues import MECHANISM, PLAIN_NAME, after_cues
from kg.extract.mechanism.class_members import as_stated, classes_of, is_whole, split
from kg.extract.mechanism.classes import LONGEST, class_named, ends_in_noun
from kg.extract.mechanism.openings import TITLED, headed, opens
from kg.extract.mechanism.subject import ingredients_in, is_kinetic, named, names, told_once
from kg.model import Assertion, Claim, Monograph, Passage, Problem
from kg.text.assertion import between_semicolons
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_OF_CLASS = cued(
    r"(?P<before>[\w-]*)(?: \x00+)? of (?:the )?(?P<name>(?:(?! of )[\w' -]){3,60}?)(?: \x00+)? (?P<kind>class|family|group|type)\b(?! [\dIVX])",
    re.IGNORECASE,
)
# "Unlike the older ones, |it is a ...|".
_SET_OFF = cued(
    r"(?:Unlike|In contrast (?:to|with)|Compared (?:with|to))(?! other\b) [^,;.]{3,70}, ",
    cues=("unlike ", "in contrast", "compared"),
)
# "Like other beta-blockers, testamab ...": one of them.
_FELLOWS = cued(
    r"(?:(?:Un)?[Ll]ike|As with|In common with) (?:all|all the|other|the other|most other|all other|many other) (?P<inside>[a-z][\w -]{3,40}?),? (?P<who>[A-Z]?[\w-]+) (?=[a-z]+s\b|may\b|can\b|does\b)",
    cues=("ike ", "as with", "in common"),
)
# "This beta-blocker is ...".
_THIS = regexp(
    r"This (?P<inside>(?!(?:[\w-]+ ){0,2}(?:combination|solution|suspension|product|formulation|preparation|vaccine|regimen|medication|medicine|drug|agent|compound)\b)[a-z][\w-]+(?: [\w-]+){0,2}?) (?=(?:is|has|acts|works|[a-z]+(?:ers|ses|ts|cks|its)) )"
)
# "Of nephropathy in |type 2 diabetes|", "of the |cardioselective| type".
_CUT_OFF = regexp(r"\b(?:in|with|for|of|from|by|virus|\w+(?:ive|ed))$", re.IGNORECASE)
# "Drug (a synthetic hormone) is".
_APPOSED = regexp(r"[A-Z][\w-]+ \((?P<inside>an? [^(),]+)")
_STOP = regexp(
    r"[.;:]|\s[–—]\s|,?\s(?:and,? |or )?(?:that|still|today|(?<!cidal )(?<!static )against|known as|called|serves|(?:taken|given|injected|swallowed|inhaled|applied|worn|made|sold|developed)(?! \w*(?:oids?|agents?|ics?|anes?)\b)|(?:\w+ly )?related|(?:chemically|structurally|in structure|by structure),? an?|which|without|not|used|prescribed|indicated|with|for|in|by|to|from|on|due|because|having|works?|acts?|derived|commonly|primarily|designed|produced|found|available|"
    r"approved|based|acting (?:on|at|by|through|in|via)|targeting|belonging|related|similar|depending|when|where|while|whose|it|is|are|has|each|per|exhibits?|exerts?|blocks|inhibits|reduces|combining|combined|specifically|containing|causing|providing|but|although|doubles|counts|passes)\b",
    re.IGNORECASE,
)
# Not where it goes on to what it is used for.
_LABEL = cued(
    r"(?!.*\b(?:used|kept|reserved|indicated|meant|given|taken|prescribed) (?:for|in|against)\b)(?:.*?\bclass(?:ification|es)?\b|.*?categor)",
    re.IGNORECASE,
)
# "Calcium supplement: Calcium carbonate is the source": named by what it supplies.
_SUPPLEMENT = regexp(r"\b(?:supplements?|replacement|source)$", re.IGNORECASE)
_FOREIGN = cued(r"(?:other|unlike|another|in contrast|compared|like other|alternative)\b", re.IGNORECASE)
# "One of them alone is an emergency contraceptive; that is a different product".
_OTHER_PRODUCT = cued(
    r"\b(?:that|this|which|it) is an? (?:different|separate|distinct) (?:product|preparation|medicine|drug)\b|\b(?:that|this|which|it) is another (?:product|preparation|medicine|drug)\b",
    re.IGNORECASE,
)
_TURNED = cued(
    r"(?P<head>antagonist|agonist|inhibitor|blocker|modulator)s? (?:of|at) (?:the )?(?P<what>.+?)s?$",
    re.IGNORECASE,
)
# "The selective alpha-2 agonists (in short: the sympathomimetics)".
_IN_SHORT = cued(
    r"\((?:in short|in other words|more simply)[:,]?\s+(?:the\s+|an?\s+)?(?P<inside>[^()]+)\)",
    re.IGNORECASE,
)
# Words that tell kinds of one class apart, but not classes.
_DEGREE = regexp(
    r"\b(?:broad(?:er)? spectrum|(?:super )?(?:high(?:ly)?|low|medium|potency|potent)|mild|weak|strong|topical|systemic|oral|inhaled|synthetic|local(?= cortico)|(?:first|second|third|fourth|fifth) generation|"
    r"central(?:ly)?|acting|short|nonselective|selective|medication|drug|agent|dietary) (?=\w)|\b (?:agent|drug|medication)$"
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """The classes that the drug is said to belong to."""
    found: list[Claim] = []
    for passage in _told(monograph):
        if is_kinetic(passage):
            found += _prodrug(monograph, passage)
        else:
            found += _labels(monograph, passage)
            labelled = _is_labelled(passage)
            for start, end in sentences(passage.text):
                found += _sentence(monograph, passage, start, end, labelled)
    yield from told_once(found, _key)


def _prodrug(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """What the kinetics say of the class: that the drug is a prodrug."""
    for start, end in sentences(passage.text):
        said = _IS_PRODRUG.match(passage.text, start, end)
        if said and is_own(said["who"], monograph):
            yield claim(
                monograph,
                "drug_class",
                "prodrug",
                evidence(monograph, passage, "drug-class.prodrug", start, end),
            )


_IS_PRODRUG = cued(
    r"(?P<who>[A-Z][\w-]+)(?: [a-z][\w-]+)?(?: \([^()]*\))? is an? (?:[\w-]+ ){0,2}pro-?drug\b",
    cues=("prodrug", "pro-drug"),
)
_NAMED_BY = regexp(r"\b(?:is|was|are|as) (?:an?|the|one of the) ")


def _told(monograph: Monograph) -> Iterator[Passage]:
    """The passages, and the lead-ins that are sentences: "Testol is an antimalarial for:"."""
    seen: set[int] = set()
    for passage in passages(monograph, "usage", "mechanism", "names"):
        label = passage.labels[-1] if passage.labels and passage.topic == "usage" else None
        if label and label.span().start not in seen and _NAMED_BY.search(label.text):
            seen.add(label.span().start)
            yield replace(passage, body=label, labels=passage.labels[:-1])
        yield passage


def _key(text: str) -> str:
    """What a class is apart from degree and order: "potent topical corticosteroid" is "corticosteroid"."""
    turned = _TURNED.sub(r"\g<what> \g<head>", text)
    bare = _DEGREE.sub("", normal(turned))
    concept = lexicon().find(text, ("drug_class",)) if regexp(r"[A-Z]{3,}s?$").search(text) else None
    return _DEGREE.sub("", normal(concept.label)) if concept else bare


def _labels(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """A lead-in that is the class, its text telling of an ingredient: "Antitussive: Alphacodin calms the cough"."""
    if passage.topic == "names" or not passage.labels or len(monograph.ingredients) < 2:
        return
    label = passage.labels[-1]
    named = ingredients_in(monograph, f"{label.text} {passage.text}")
    listed = any(_LABEL.search(part.text) for part in (*passage.labels[:-1], *passage.heads))
    if listed and len(label.text.split()) <= 4 and _SUPPLEMENT.search(label.text):
        yield claim(
            monograph, "drug_class", label.text.strip(" :"), evidence(monograph, passage, "drug-class.label", label=label),
            ingredient=ingredients_in(monograph, passage.text),
        )  # fmt: skip
        return
    if len(named) != 1 or ingredients_in(monograph, regexp(r"\([^()]*\)").sub("", label.text)):
        return
    proof = evidence(monograph, passage, "drug-class.label", label=label)
    for item in items(label.text):
        value = class_named(item.text, strict=True)
        if value:
            yield claim(monograph, "drug_class", value, proof, ingredient=named)


def _sentence(
    monograph: Monograph, passage: Passage, start: int, end: int, labelled: bool
) -> Iterator[Claim]:
    text = passage.text[start:end]
    if (set_off := _SET_OFF.match(text)) and named(monograph, text, set_off.end(), set_off.end() + 30) >= 0:
        text = " " * set_off.end() + text[set_off.end() :]
    elif (_FOREIGN.match(text) and not _FELLOWS.match(text)) or _OTHER_PRODUCT.search(text):
        return
    seen: set[int] = set()
    for first, last, strict in _ranges(monograph, passage, text, labelled):
        members = [
            one
            for item in items(passage.text, start + first, start + last, is_whole)
            for one in split(passage.text, as_stated(passage.text, item))
        ]
        for position, item in enumerate(members):
            if item.start in seen or denied(text, start, item):
                continue
            if strict and position and len(item.text.split()) > LONGEST:
                break  # the sentence goes on in other words
            ingredient = _ingredient(monograph, passage, members, position, text[:first])
            for value in classes_of(item, strict or (position > 0 and not labelled)):
                seen.add(item.start)
                if value.lower() not in names(monograph) or lexicon().find(value, ("drug_class",)):
                    proof = evidence(monograph, passage, "drug-class.cue", start, end)
                    said: Assertion = "uncertain" if _DOUBTED.match(item.text) else "affirmed"
                    yield claim(monograph, "drug_class", value, proof, said, ingredient=ingredient)


def _ranges(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where a sentence lists classes, and whether a member must show a class noun."""
    masked = mask_parentheses(text)
    found = False
    for match in _OF_CLASS.finditer(masked):
        if PLAIN_NAME.fullmatch(match["name"]) or _CUT_OFF.search(match["name"]):
            continue
        if match["kind"] != "type" or ends_in_noun(match["before"]) or ends_in_noun(match["name"]):
            yield match.start("name"), match.end("name"), False
    apposed = _APPOSED.match(text) if passage.topic == "usage" else None
    if apposed and text.lower().startswith(monograph.title.lower()):
        yield apposed.start("inside"), apposed.end("inside"), True
    if (before := headed(monograph, masked)) is not None:
        yield *before, True
    if (fellows := _FELLOWS.match(masked)) and is_own(fellows["who"], monograph):
        yield *fellows.span("inside"), True
    if passage.topic == "usage" and (this := _THIS.match(masked)):
        yield *this.span("inside"), True
    opening = _FIRST.match(masked) if labelled else None
    if opening:
        yield 0, opening.end("first"), True
    for first, strict in after_cues(monograph, passage, masked, labelled):
        found = True
        stop = _STOP.search(masked, first)
        yield first, stop.start() if stop else len(text), strict
    if found:
        yield from ((*match.span("inside"), True) for match in _IN_SHORT.finditer(text))
    titled = TITLED.match(masked) if not found and opens(monograph, passage, text) else None
    if titled:
        for first, last in between_semicolons(masked[: titled.end("class")], *titled.span("class")):
            yield first, last, True
    elif not found and (
        labelled or (passage.topic != "names" and (passage.labels or passage.role == "summary"))
    ):
        stop = None if labelled and passage.topic == "usage" else _STOP.search(masked)
        last = stop.start() if stop else len(text)
        told = _TOLD_OF.match(masked)
        if (labelled and not (told and not is_own(told["who"], monograph))) or (
            not _VERB_NEXT.match(masked, last)
            and not _QUALITY.search(masked, 0, last)
            and not _TELLING.search(masked, 0, last)
            and ends_in_noun(masked[:last].split(",")[0].split(" and ")[0].strip(" .\x00"))
        ):
            yield 0, last, not labelled


_TOLD_OF = regexp(r"(?P<who>[A-Z][\w-]+)(?: and [\w-]+)? (?:is|are|does|do|was|were|belongs?|has|have)\b")
# "Heparin | has to cover the first days", "anti-inflammatory and antibacterial actions": told, or of another noun.
_VERB_NEXT = regexp(r"\W*(?:is|are|has|have|works?|acts?|exhibits?|exerts?|blocks|inhibits|reduces)\b")
_QUALITY = regexp(
    r"(?:anti[\w-]+|[a-z]+(?:ic|al|ive|ory))(?: \x00+)? (?:actions?|effects?|properties|activity|activities)\W*$",
    re.IGNORECASE,
)
_WHOSE = regexp(r"(?P<who>[\w +-]+)(?: [–—]|:) ")
# "Analgesic, specifically a combination of ...": the first is a class too.
_FIRST = regexp(r"(?P<first>[A-Z][^.;:]{2,60}?),\s+(?:more )?(?:specifically|particularly|namely)\b")
_DOUBTED = regexp(r"(?:possibly|perhaps|potentially)\b", re.IGNORECASE)
_TELLING = regexp(r"\w (?:the|an?) \w")  # a sentence, no name


def _is_labelled(passage: Passage) -> bool:
    """True below "Classification:", for prose only where it is one short list."""
    if any(_LABEL.search(part.text) and not MECHANISM.search(part.text) for part in passage.labels):
        return True
    return any(_LABEL.search(part.text) for part in passage.heads) and len(passage.text.split()) <= 12


def _ingredient(
    monograph: Monograph, passage: Passage, members: list[Item], position: int, before: str
) -> list[str]:
    """Whose class a member of a list is: its parenthesis says so, or that of the next, or the words before the list."""
    if len(monograph.ingredients) < 2:
        return []
    whose = _WHOSE.match(members[position].text)
    if whose and (own := ingredients_in(monograph, whose["who"])):
        return own  # "alphacin – loop diuretic"
    beside = [ingredients_in(monograph, " ".join((*m.glosses, *m.notes))) for m in members]
    if any(beside):
        return next((named for named in beside[position:] if named), [])
    whole = before.lower().rfind(monograph.title.lower())
    if whole >= 0 and not ingredients_in(monograph, before[whole + len(monograph.title) :]):
        return []  # "Alphacin + Probazole is a combined antibiotic"
    named = ingredient_of(monograph, passage, before, len(before)) if before else ""
    named = named or ingredient_of(monograph, passage, "")
    return [named] if named else []
