"""Drug classes: "is a X", "classified as X", "belongs to the class of X", appositions, and the labels that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.mechanism.classes import LONGEST, class_named, ends_in_noun
from kg.extract.mechanism.openings import TITLED, headed, opens
from kg.extract.mechanism.subject import ingredients_in, is_kinetic, is_subject, names, told_once
from kg.model import Assertion, Claim, Monograph, Passage, Problem
from kg.text.assertion import between_semicolons
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# Cues after which any noun phrase is a class.
_NAMED = cued(
    r"\b(?:(?:sub)?(?:classified|classed|categori[sz]ed|grouped|considered|regarded)(?: \w+){0,3}? (?:as|under|within|into|among)|"
    r"(?:belong(?:s|ing)|falls?)(?: \w+)? (?:to|under|within|into|in)|counted among|"
    r"(?:is|are|was|were)(?: also)? (?:an? |the )?(?:\w+ )?(?:members?|type|kind) of|class(?:ifications?|es)?(?::| (?:is|are|includes?)))\s+(?=\w)",
    re.IGNORECASE,
)
# The same, of where it comes from and how it is built.
_BUILT = cued(
    r"\b(?:(?:(?:comes?|stems?|derives?) from|(?:ranks?|counts?) among|class(?:ification)? is that of|(?:is|was) the (?:prototype|archetype|first member|best-known member) of)(?= the )|"
    r"(?:chemically|structurally|pharmacologically|therapeutically|clinically|by structure|in structure),?(?: [\w-]+ (?:is|belongs to))?(?= (?:an?|the) ))\s+(?=\w)",
    re.IGNORECASE,
)
# "the class of X", "the X class of Y", "a class of drugs called X": what stands before the name.
_CLASS_OF = regexp(
    r"(?:an? |the |its )?(?:(?P<name>[\w' -]{2,40}?) )?(?:classifications?|class(?:es)?|group|family|categor(?:y|ies))\s+(?:of|known as|called)\s+(?:the )?"
    r"(?:(?:drugs?|medications?|medicines?|agents?|compounds?)(?: (?:known|called|classified|referred to)(?: as)?)?\b\s*)?",
    re.IGNORECASE,
)
_PLAIN_NAME = regexp(
    r"(?:\w*pharmac\w*|therapeutic|drug|broad|larger?|same|new|general|chemical|multiple|several|various|different|two|three|and|or|the|\s)+",
    re.IGNORECASE,
)
_OF_CLASS = cued(
    r"\bof (?:the )?(?P<name>[\w' -]{3,60}?)(?: \x00+)? (?:class|family|group|type)\b(?! [\dIVX])",
    re.IGNORECASE,
)
# "Of nephropathy in |type 2 diabetes|", "of the |cardioselective| type".
_CUT_OFF = regexp(r"\b(?:in|with|for|of|from|by|virus|\w+(?:ive|ed))$", re.IGNORECASE)
# Cues after which a class must show its noun.
_SAID = cued(
    r"\b(?:(?:acts?|acting|works?|working|serves?|functions?|functioning|used|prescribed|indicated|employed|known|referred to|described)(?: \w+ly)? as|being(?= an? )|"
    r"is(?= primarily as )|specifically,?(?! (?:for|in|to|by|used|indicated|design\w*|target\w*|bind\w*|inhibit\w*)\b)|further,?(?= an? )|(?:i\.e\.,?|(?:that is|namely|in other words),)(?= an? )|(?:has|with) the (?:properties|features|characteristics|actions?) of(?= an? )|doubles as|(?:counts?|passes) as|has also the properties of(?= an? )|originally(?= an? )|(?:and|but),? (?:more \w+ly|likewise|further|also) (?:to|among)(?= the ))\s+",
    re.IGNORECASE,
)
_COMBINES = cued(
    r"\b(?:combin(?:es|ing|ation of)|contain(?:s|ing)|includ(?:es|ing)|encompass(?:es|ing)|compris(?:es|ing)|consist(?:s|ing) of|composed of)\s+(?:(?:two|three|different)[\w ]*:\s*)?",
    re.IGNORECASE,
)
_WITH = regexp(r"\bwith (?=an? )")  # combines a X with a Y
# Here the drug must be the subject.
_IS = regexp(
    r"(?:\b(?:is|was|are)(?: (?:also|primarily|both|chemically|essentially|mainly|itself))?|,(?: also)?|\b[Aa]s) (?:an?|one of the|the(?= first| newest| oldest| active))(?! combination of\b)\s+"
)
# "It is not an opioid but an NSAID."
_BUT_A = cued(r"\b(?:is|are|was)(?: not|n't) an? [^.;]{3,60}?,? but(?: rather)? (?=an? )", re.IGNORECASE)
# "It belongs to the Xs and is a Y": the subject goes on.
_SUBJECT = regexp(r"(?:It|[A-Z][\w-]+) (?:is|belongs)\b")
_AND_IS = regexp(r"\band is(?:, [\w -]{4,30},)? (?:also )?(?=an? )")
# "Drug (a synthetic hormone) is".
_APPOSED = regexp(r"[A-Z][\w-]+ \((?P<inside>an? [^(),]+)")
_STOP = regexp(
    r"[.;:]|\s[–—]\s|,?\s(?:and,? |or )?(?:that|still|today|(?<!cidal )(?<!static )against|known as|called|(?:chemically|structurally|in structure|by structure),? an?|which|used|prescribed|indicated|with|for|in|by|to|from|on|due|because|having|works?|acts?|derived|commonly|primarily|designed|produced|found|available|"
    r"approved|based|acting (?:on|at|by|through|in|via)|targeting|belonging|related|similar|depending|when|where|while|whose|it|is|are|has|each|per|exhibits?|exerts?|blocks|inhibits|reduces|combining|combined|specifically|containing|causing|providing|but|although|doubles|counts|passes)\b",
    re.IGNORECASE,
)
_LABEL = regexp(r"\bclass(?:ification|es)?\b|categor", re.IGNORECASE)
# "Calcium supplement: Calcium carbonate is the source": named by what it supplies.
_SUPPLEMENT = regexp(r"\b(?:supplements?|replacement|source)$", re.IGNORECASE)
_MECHANISM = regexp(r"mechanism|action", re.IGNORECASE)
# What a parenthesis adds to a class: "antibiotic (aminoglycoside)", "antihistamine (piperazine derivative)".
_NARROWER = regexp(
    r"^[\w-]{4,}(?: \w+)? (?:type|group|class|family)$|^(?:[a-z][\w -]*)?(?:derivative|aminoglycoside|quinolone|macrolide|cephalosporin|penicillin|tetracycline|azole|imidazole|triazole|biguanide|sulfonylurea|thiazide|corticosteroid|glucocorticoid|benzodiazepine|amine|statin)s?$"
)
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
# Words that tell kinds of one class apart, but not classes.
_DEGREE = regexp(
    r"\b(?:broad(?:er)? spectrum|(?:super )?(?:high(?:ly)?|low|medium|potency|potent)|mild|weak|strong|topical|systemic|oral|inhaled|synthetic|local(?= cortico)|(?:first|second|third|fourth|fifth) generation|"
    r"central(?:ly)?|acting|short|nonselective|selective|medication|drug|agent|dietary) (?=\w)|\b (?:agent|drug|medication)$"
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """The classes that the drug is said to belong to."""
    found: list[Claim] = []
    for passage in _told(monograph):
        if not is_kinetic(passage):
            found += _labels(monograph, passage)
            labelled = _is_labelled(passage)
            for start, end in sentences(passage.text):
                found += _sentence(monograph, passage, start, end, labelled)
    yield from told_once(found, _key)


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
    if _FOREIGN.match(text) or _OTHER_PRODUCT.search(text):
        return
    seen: set[int] = set()
    for first, last, strict in _ranges(monograph, passage, text, labelled):
        members = [
            one
            for item in items(passage.text, start + first, start + last, _is_whole)
            for one in _split(passage.text, _as_stated(passage.text, item))
        ]
        for position, item in enumerate(members):
            if item.start in seen or denied(text, start, item):
                continue
            if strict and position and len(item.text.split()) > LONGEST:
                break  # the sentence goes on in other words
            ingredient = _ingredient(monograph, passage, members, position, text[:first])
            for value in _values(item, strict):
                seen.add(item.start)
                if value.lower() not in names(monograph) or lexicon().find(value, ("drug_class",)):
                    proof = evidence(monograph, passage, "drug-class.cue", start, end)
                    said: Assertion = "uncertain" if _DOUBTED.match(item.text) else "affirmed"
                    yield claim(monograph, "drug_class", value, proof, said, ingredient=ingredient)


def _as_stated(text: str, item: Item) -> Item:
    """The member without a noun of its neighbour's where it is a class by itself: "preservative, local |anesthetic|"."""
    stated = text[item.start : item.end]
    return (
        replace(item, text=stated)
        if item.text.startswith(f"{stated} ")
        and ends_in_noun(item.text)
        and lexicon().find(stated, ("drug_class",))
        else item
    )


_DASH = regexp(r"(?<=\w)\s[–—-]\s(?=\w)")


def _split(text: str, item: Item) -> list[Item]:
    """ "Antihistamine (A) + decongestant (B)" are two; of "A – a gliptin" the class is one, on either side of the dash."""
    if dash := _DASH.search(text, item.start, item.end):
        before, behind = (item.start, dash.start()), (dash.end(), item.end)
        found = items(text, *behind)
        whose, listed = (
            (before, found) if found and ends_in_noun(found[-1].text) else (behind, items(text, *before))
        )
        return [replace(one, notes=(*one.notes, text[slice(*whose)])) for one in listed]
    if " + " not in item.text:
        return [item]
    ends = [m.span() for m in regexp(r"\s\+\s").finditer(text, item.start, item.end)]
    bounds = pairwise([(item.start, item.start), *ends, (item.end, item.end)])
    return [one for left, right in bounds for one in items(text, left[1], right[0])]


def _is_whole(words: str) -> bool:
    """True for one class with a stroke in its name: "nucleoside/nucleotide analogue inhibitor"."""
    first, stroke, _ = words.partition("/")
    return (
        bool(stroke)
        and len(first.split()) < 3
        and not ends_in_noun(first)
        and not regexp(r",|;| and | or ").search(words)
    )


def _values(item: Item, strict: bool) -> Iterator[str]:
    """The class of a member of a list, and those that its parenthesis lists."""
    found = [class_named(item.text, strict)]
    for note in item.notes + item.glosses:
        if _NARROWER.search(note):
            found.append(class_named(note, strict=note.endswith(("derivative", "derivatives"))))
        elif note.islower() and not note.endswith("er") and lexicon().find(note, ("drug_class",)):
            found.append(note)
    for note in item.notes:
        if regexp(r",|\band\b|\+").search(note):
            listed = regexp(r"\s+\+\s+").sub(", ", regexp(r"^(?:an? )?combination of ").sub("", note))
            found += [class_named(inner.text, strict=True) for inner in items(listed)]
    yield from filter(None, found)


def _ranges(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, int, bool]]:
    """Where a sentence lists classes, and whether a member must show a class noun."""
    masked = mask_parentheses(text)
    found = False
    for match in _OF_CLASS.finditer(masked):
        if not _PLAIN_NAME.fullmatch(match["name"]) and not _CUT_OFF.search(match["name"]):
            yield match.start("name"), match.end("name"), False
    apposed = _APPOSED.match(text) if passage.topic == "usage" else None
    if apposed and text.lower().startswith(monograph.title.lower()):
        yield apposed.start("inside"), apposed.end("inside"), True
    if (before := headed(monograph, masked)) is not None:
        yield *before, True
    opening = _FIRST.match(masked) if labelled else None
    if opening:
        yield 0, opening.end("first"), True
    for first, strict in _openings(monograph, passage, masked, labelled):
        found = True
        stop = _STOP.search(masked, first)
        yield first, stop.start() if stop else len(text), strict
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
    if any(_LABEL.search(part.text) and not _MECHANISM.search(part.text) for part in passage.labels):
        return True
    return any(_LABEL.search(part.text) for part in passage.heads) and len(passage.text.split()) <= 12


def _openings(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, bool]]:
    """The positions after a cue of ``text``, its parentheses blanked, and whether the cue leaves it open that a class follows."""
    for match in (*_NAMED.finditer(text), *_BUILT.finditer(text)):
        opened = _CLASS_OF.match(text[match.end() :])
        if opened and opened["name"] and not _PLAIN_NAME.fullmatch(opened["name"]):
            yield match.end() + opened.start("name"), False
        yield match.end() + (opened.end() if opened else 0), False
    for match in _SAID.finditer(text):
        if not (match.group()[0] in "bB" and _tells_of_another(monograph, text, match.start())):
            yield match.end(), True
    if passage.topic == "usage" and len(monograph.ingredients) > 1:
        for match in _COMBINES.finditer(text):
            yield match.end(), True
            yield from ((other.end(), True) for other in _WITH.finditer(text, match.end()))
    if names_subject := _SUBJECT.match(text):
        yield from ((match.end(), True) for match in _AND_IS.finditer(text, names_subject.end()))
    proper = labelled or (passage.topic == "usage" and not _MECHANISM.search(passage.context))
    for match in _BUT_A.finditer(text):
        if is_subject(monograph, text, match.start()):
            yield match.end(), True
    for match in _IS.finditer(text):
        if proper and _is_another(monograph, text[: match.start()].rstrip()):
            continue
        if not match.start() or is_subject(monograph, text, match.start(), proper):
            yield match.end(), True


def _tells_of_another(monograph: Monograph, text: str, position: int) -> bool:
    """True where the last substance that the clause names before ``position`` is another: "baloxavir is none, being a ..."."""
    clause = regexp(r"[.;]\s").split(text[:position])[-1]
    named_ = lexicon().scan(clause, ("substance",))
    if regexp(r"\b(?:not|none|neither|no)\b").search(clause):
        return True
    return bool(named_) and not is_own(clause[slice(*named_[-1][:2])], monograph)


_RELATIVE = cued(
    r"\b(?:parent (?:drug|compound|substance)|metabolite|prodrug|predecessor|successor|enantiomer)\W*$",
    re.IGNORECASE,
)
_LAST_NAME = regexp(r"(?:^|[.;:,] )(?P<name>[A-Z][a-z]{3,})(?:\s*\x00+)?$")


def _is_another(monograph: Monograph, before: str) -> bool:
    """True where the subject is a drug that is not this one."""
    if _RELATIVE.search(before):
        return True
    last = _LAST_NAME.search(before)
    if last is None or is_own(last["name"], monograph):
        return False
    return lexicon().find(last["name"], ("substance",)) is not None


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
