"""What pregnancy and lactation share: closed words of advice read from a sentence, and whom the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.advice.cues import STRONG, cues, subjects
from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Claim, Evidence, Monograph, Passage
from kg.text.cued import Cued, cued
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences

_BY_CATEGORY = {"A": "acceptable", "B": "acceptable", "C": "caution", "D": "avoid", "X": "contraindicated"}
_CATEGORY = cued(r"\bcategory\s*[:\-–]?\s*\(?([ABCDX])\b", re.IGNORECASE)
_LETTER = regexp(r"\b([ABCDX])\b(?=\s*[(,;.]|\s+(?:in|during|for|and)\b)")
_CATEGORY_OPENS = regexp(r"[^:]*:\s*(?:US |FDA )?([ABCDX])(?![\w'-])")
_CONDITION = cued(
    r"\bunless\b[^.;()]+|\bonly (?:be \w+ )?(?:if|when|where)\b[^.;()]+|\b(?:when|if) (?:used|taken|applied|needed|clinically|the infant)\b[^.;()]*|"
    r"\b(?:extensively|in large amounts|(?:for |over )(?:prolonged|extended|long) periods?|(?:over|on|to) (?:large|extensive|wide) areas|(?:(?:prolonged|long-term|extensive|widespread|repeated|frequent|regular|unnecessary|heavy),? (?:(?:or|and) )?)+(?:use|application|exposure|treatment))\b(?: or (?:for|in|over) [\w ]+ (?:periods?|areas|amounts))?|"
    r"\b(?:in|at) (?:the )?recommended \w+|\bin (?:\w+ )?(?:food|dietary|culinary) amounts\b|\bin (?:the )?amounts [^.;,()]*\bfoods?\b|\b(?:when (?:used |combined |taken )?|(?:used |taken )?in combination |combined |along )with (?!caution|care)[^.;(),]+|\bunder (?:\w+ ){0,2}(?:doctor|physician|medical|healthcare)[^.,;()]*|\b(?:very )?high(?:er)? doses?\b|\b(?:recommended|used) for (?!use|pregnan|women|nursing|breast|lactat|mothers|the)[^.;()]+|"
    r"(?<=\bthe )(?:\w+ )?(?:concentrate|solution|syrup|injection|extended-release \w+)\b",
    re.IGNORECASE,
)
_ORDINAL = r"(?:first|second|third|1st|2nd|3rd|last|final|subsequent|later|early|late)"
_TRIMESTER = cued(
    rf"\b((?:{_ORDINAL}(?:\s*(?:,|and|or|to|/|&|-)+\s*)?)+)\s?trimesters?\b|\bin the ({_ORDINAL})(?=\s*(?:[.;(]|$))|"
    rf"\b((?:after|before|prior to|beyond|until|from) (?:about |the )?\d+(?:st|nd|rd|th)?(?: |-)weeks?(?: of (?:pregnancy|gestation))?|(?:at or |or )?near term|(?:(?:immediately|shortly) )?(?:before|prior to|during|close to|near|in) (?:the )?(?:labou?r|delivery)|in the last (?:months?|weeks?)|(?:from|after|beyond) week \d+|(?:last|final) (?:(?:\w+ )?(?:months|weeks)) of pregnancy|last month|(?:early|late|advanced)(?:[- ]stage)? pregnancy|trimesters? [1-3](?:\s?(?:[–-]|and|or)\s?[1-3])?)\b",
    re.IGNORECASE,
)
# A member of the contraindications that is a part of pregnancy.
_PART_OF_PREGNANCY = regexp(
    rf"(?:the )?(?:(?:{_ORDINAL}(?:\s*(?:,|and|or|to|/|&|-)+\s*)?)+\s?trimesters?(?: of pregnancy)?|(?:last|final) (?:\w+ )?(?:months?|weeks?|trimester) of pregnancy|pregnancy,? (?:in|for) (?:patients|people|women|those) [\w -]+|pregnancy (?:from|after|beyond) (?:the |week )?\d[\w ]*)\s*(?:\([^()]*\))?[.\s]*",
    re.IGNORECASE,
)
_WHOM = regexp(r"\b(?:in|for) (?:patients|people|women|those) [\w -]+", re.IGNORECASE)
_TOGETHER = cued(r"\b(?:combination|both|product)\b", re.IGNORECASE)
_ESPECIALLY = regexp(r"\b(?:especially|particularly|notably|mainly)\b[^,;.]*$", re.IGNORECASE)
_DURATION = cued(
    r"\b(?:for|until|at least|within)\s+((?:at least |about |approximately )?(?:\d+|one|two|three|four|five|six)[\w–-]*\s+(?:hours?|days?|weeks?|months?|years?)(?:\s+(?:after|following|before|prior to)\s+(?:(?! (?:due|because|as|for both) )[^.,;])+)?)",
    re.IGNORECASE,
)


class _Advice(Struct, frozen=True):
    """One word of advice as one place gives it, before the places are compared."""

    value: str
    proof: Evidence
    is_strong: bool = True
    is_hedged: bool = False
    is_lumped: bool = False
    is_own: bool = False
    ingredient: str = ""
    trimester: str = ""
    condition: str = ""
    duration: str = ""
    categories: tuple[str, ...] = ()

    @property
    def scope(self) -> str:
        """The condition where it limits the advice to some use, and is no more than a reservation."""
        return (
            ""
            if regexp(r"unless|only|when|if|under", re.IGNORECASE).match(self.condition)
            else self.condition
        )


def advice(monograph: Monograph, kind: str) -> Iterator[Claim]:
    """Claims of ``kind`` (pregnancy or lactation) from every passage on either, and from precautions that name it."""
    stated = [
        one
        for passage, above in _with_subjects(
            passages(monograph, "pregnancy", "precautions", "contraindications")
        )
        for one in _passage(monograph, passage, kind, above)
    ]
    categories = {one.ingredient: one.categories for one in stated if one.categories}
    for one in stated:
        known = categories.get(one.ingredient, ())
        categories[one.ingredient] = tuple(dict.fromkeys((*known, *one.categories)))
    for one in _settled(stated):
        yield claim(
            monograph, kind, one.value, one.proof, "uncertain" if one.is_hedged else "affirmed",
            ingredient=one.ingredient, trimester=one.trimester, condition=one.condition,
            duration=one.duration or one.trimester,
            category=categories.get(one.ingredient, ()),
        )  # fmt: skip


_FORM = regexp(
    r"(?:oral|by mouth|iv|intravenous|topical|inhaled|tablets?|capsules?|injection|vials?|cream|gel|drops)\b.*",
    re.IGNORECASE,
)


def _with_subjects(given: Iterable[Passage]) -> Iterator[tuple[Passage, tuple[str, ...]]]:
    """Each passage with what its lead-in is about; a form ("Oral:") goes on with what the lead-in before it named."""
    before: tuple[str, ...] = ()
    for passage in given:
        own = subjects(passage.context) or subjects(passage.question)
        is_form = passage.topic == "pregnancy" and not own and _FORM.fullmatch(passage.label)
        before = before if is_form else own
        yield passage, before


def _passage(monograph: Monograph, passage: Passage, kind: str, label: tuple[str, ...]) -> Iterator[_Advice]:
    is_own = passage.topic == "pregnancy" and bool(label or not passage.question)
    if not is_own and not subjects(passage.text):
        return
    before = label or (subjects(passage.section) if is_own else ())
    ingredient = ""
    if is_own and _SAYS.search(passage.label) and kind in subjects(passage.label):
        proof = evidence(monograph, passage, f"{kind}.advice", label=passage.labels[-1])
        yield from _segment(
            passage, passage.label, kind, _Advice("", proof, is_own=passage.role == "section"), True
        )
    for start, end in sentences(passage.text):
        text = passage.text[start:end]
        if not regexp(r"(?:it|its|this)\b", re.IGNORECASE).match(text):
            ingredient = ""
        said = subjects(text)
        for a, b in _segments(text, monograph.ingredients):
            part = text[a:b]
            own = subjects(part) or (said if is_own else ())
            ingredient = (
                "" if _TOGETHER.search(part) else ingredient_of(monograph, passage, part) or ingredient
            )
            if kind in (own or before) and (is_own or own):
                base = _Advice(
                    "",
                    evidence(monograph, passage, f"{kind}.advice", start, end),
                    is_own=is_own and passage.role == "section",
                    is_lumped=not own and len(label) > 1,
                    ingredient=ingredient,
                )
                yield from _segment(passage, part, kind, base, start == 0)
        before = said if said and len(label) != 1 else before


# "Pregnant women (contraindicated), children (with care)": each group has its own advice.
_NEXT_GROUP = cued(
    r",\s+(?:and\s+)?(?=(?:the\s+)?(?:children|elderly|adults|infants|adolescents|geriatric|pa?ediatric|patients|renal|hepatic)\b[^,;()]*\()",
    re.IGNORECASE,
)
# A lead-in that is a clause: "Breastfeeding is not recommended: ...".
_SAYS = regexp(
    r"\b(?:is|are|should|must|may|can|contra-?indicated|avoid)\b|(?-i:\bCI in\b)|^(?:keep|carry on|go on|continue|stay on|stop|use|take|do not|don't)\b",
    re.IGNORECASE,
)
_AND = regexp(r",?\s+(?:and|or)\s+(?!breast|lactat|nursing|pregnan)|,\s+", re.IGNORECASE)


@lru_cache(maxsize=2048)
def _segments(text: str, ingredients: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence, cut also where both sides of a conjunction have a subject and advice of their own."""
    names = tuple(name.split()[0].lower() for name in ingredients)
    found: list[tuple[int, int]] = []
    for a, b in clauses(text):
        joints = _AND.finditer(text, a, b) if any(cue.stand_in(text[a:b]) for _, cue in STRONG) else ()
        cuts = [m.span() for m in joints if _are_two(text[a : m.start()], text[m.end() : b], names)]
        cuts = sorted({*cuts, *(m.span() for m in _NEXT_GROUP.finditer(text, a, b))})
        found += ((left[1], right[0]) for left, right in pairwise([(a, a), *cuts, (b, b)]))
    return tuple(found)


def _are_two(left: str, right: str, names: tuple[str, ...]) -> bool:
    """True where both sides advise on a subject; what allows is a side of its own only where it speaks of another subject."""
    cues = STRONG if set(subjects(right)) - set(subjects(left)) else STRONG[:3]
    return _is_whole(left, STRONG, names) and _is_whole(right, cues, names)


def _is_whole(text: str, cues: tuple[tuple[str, Cued], ...], names: tuple[str, ...]) -> bool:
    is_about = bool(subjects(text)) or any(name in text.lower() for name in names)
    return is_about and any(pattern.search(text) for _, pattern in cues)


def _segment(passage: Passage, text: str, kind: str, base: _Advice, is_first: bool) -> Iterator[_Advice]:
    is_category = kind == "pregnancy" and "category" in passage.label.lower()
    written = f"{passage.label}: {text}" if is_category and is_first else text
    categories = _categories(written, is_category and is_first) if kind == "pregnancy" else ()
    trimester = _trimester(text) if kind == "pregnancy" else ""
    conditions = [m.group().strip(" ,") for m in _CONDITION.finditer(text)]
    duration = _DURATION.search(text)
    base = replace(
        base,
        trimester=trimester,
        condition=", ".join(conditions),
        duration=duration.group(1) if duration else "",
        categories=categories,
    )
    found = cues(text)
    if is_category and is_first and regexp(r"not\b[\w ]* established|unknown", re.IGNORECASE).match(text):
        found = (("unknown", False, False),)
    is_member = passage.topic == "contraindications" and passage.form == "item" and passage.role == "section"
    if not found and is_member and kind == "pregnancy" and _PART_OF_PREGNANCY.fullmatch(text):
        found = (("contraindicated", True, False),)
        whom = _WHOM.search(text)
        base = replace(base, condition=whom.group() if whom else base.condition)
    for value, is_strong, is_hedged in found:
        yield replace(base, value=value, is_strong=is_strong, is_hedged=is_hedged)
    terms = _terms(text) if len(categories) > 1 else {}
    for category in categories:
        limit = terms.get(category, trimester)
        yield replace(base, value=_BY_CATEGORY[category], is_strong=False, trimester=limit)


def _categories(text: str, opens: bool) -> tuple[str, ...]:
    first = _CATEGORY_OPENS.match(text) if opens else None
    found = [first.group(1)] if first else []
    found += [m.group(1) for m in _CATEGORY.finditer(text) if "ormerly" not in text[: m.start()]]
    return tuple(dict.fromkeys(letter.upper() for letter in found))


def _terms(text: str) -> dict[str, str]:
    """The trimester behind each of several categories: "C (first and second trimester), D (third trimester)"."""
    marks = list(_LETTER.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    return {m.group(1): _trimester(text[m.end() : end]) for m, end in zip(marks, ends, strict=True)}


def _trimester(text: str) -> str:
    """The part of pregnancy that the advice is limited to; "especially in the third" limits nothing."""
    found = [m for m in _TRIMESTER.finditer(text) if not _ESPECIALLY.search(text[: m.start()])]
    if not found:
        return ""
    if found[0].group(3):
        return found[0].group(3).lower()
    words = (found[0].group(1) or found[0].group(2)).strip(" ,").lower()
    for short, long in (("1st", "first"), ("2nd", "second"), ("3rd", "third"), ("/", " and ")):
        words = words.replace(short, long)
    return f"{words} trimester" + ("s" if " " in words or words == "subsequent" else "")


def _settled(stated: list[_Advice]) -> Iterator[_Advice]:
    """The places compared: weak cues yield to strong ones, lumped places to told ones, limits to what has none."""
    known = _without_reasons(_without_weak([one for one in stated if one.value]))
    told = {one.ingredient for one in known if not one.is_lumped and one.value != "unknown"}
    known = [one for one in known if not (one.ingredient and one.is_lumped and one.ingredient in told)]
    known = list(_with_ingredients(known))
    unlimited = {(one.value, one.ingredient) for one in known if one.is_own and not one.trimester}
    first: dict[tuple[str, str, str], str] = {}
    for one in known:
        trimester = "" if (one.value, one.ingredient) in unlimited else one.trimester
        condition = first.setdefault((one.value, one.ingredient, trimester), one.condition)
        yield replace(one, trimester=trimester, condition=condition)


def _without_reasons(known: list[_Advice]) -> list[_Advice]:
    """Those that advise: "limited data" beside a category letter or a contraindication is its reason, no second advice.

    So it is where it is said of one ingredient and the whole is advised on.
    """
    decided = [one for one in known if one.value not in ("unknown", "acceptable") and not one.trimester]
    lettered = {one.ingredient for one in known if one.categories}
    forbidden = {one.ingredient for one in decided if one.value == "contraindicated" and one.is_own}
    is_whole = any(not one.ingredient and one.is_own and one.is_strong for one in decided)
    return [
        one
        for one in known
        if one.value != "unknown"
        or not (
            one.ingredient in lettered or forbidden & {"", one.ingredient} or (one.ingredient and is_whole)
        )
    ]


def _with_ingredients(known: list[_Advice]) -> Iterator[_Advice]:
    """What the section says of the whole holds for the whole; what it says of one ingredient only, for that one."""
    own = [one for one in known if one.is_own]
    whole = {one.value for one in own if not one.ingredient}
    sole = {one.value: one.ingredient for one in own}
    for one in known:
        yield replace(one, ingredient="" if one.value in whole else one.ingredient or sole.get(one.value, ""))


def _without_weak(known: list[_Advice]) -> list[_Advice]:
    """Those that a decision elsewhere leaves standing; contraception belongs to the contraindication that asks for it."""
    forbidden = {one.ingredient for one in known if one.value == "contraindicated" and not one.trimester}
    strong = {(one.value, one.ingredient) for one in known if one.is_strong}
    decided = {
        (one.ingredient, one.trimester or one.scope)
        for one in known
        if one.is_strong and one.value != "unknown"
    }
    kept = []
    for one in known:
        if one.value == "avoid" and one.ingredient in forbidden and not (one.is_own and one.is_strong):
            if one.duration:
                kept.append(replace(one, value="contraindicated"))
        elif (
            one.is_strong
            or (one.value, one.ingredient) in strong
            or not decided & {(one.ingredient, ""), (one.ingredient, one.trimester)}
        ):
            kept.append(one)
    return kept
