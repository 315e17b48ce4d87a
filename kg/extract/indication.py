"""Indications: what the drug is said to treat, prevent or be used for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.claiming import evidence, passages
from kg.extract.use.below import acted, stage_claims, staged
from kg.extract.use.besides import FROM_AGE, QUALIFIES, is_of_part
from kg.extract.use.carried import extended, inherited
from kg.extract.use.claims import DOUBT, OFF_LABEL, SETTING, Told, circumstance, claims, lines, listed, routes
from kg.extract.use.conditions import (
    bared,
    is_agent,
    is_known,
    is_plausible,
    members,
)
from kg.extract.use.lead_ins import denies, is_listed, is_refused, names_condition, tells_other, tells_uses
from kg.extract.use.people import limited, mentioned, people
from kg.extract.use.rows import Cell, above, is_use, place_in, uses_in, whom_in
from kg.extract.use.uses import Use, uses
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import is_unknown, standing
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import sentences
from kg.vocab.normalise import normal

_REFUSED_AFTER = regexp(
    r"\s*(?:(?:is|are|was|were|has|have|does|should|must|can)\s+not|isn't|aren't|cannot|(?:is|are)\s+no(?:\s+longer)?|"
    r"(?:(?:has|have)\s+(?:\w+\s+)?been|was|were|is|are)\s+(?:\w+ly\s+)?(?:abandoned|given\s+up|withdrawn|dropped))\b(?!\s+only)",
    re.IGNORECASE,
)
_IN_VAIN = regexp(
    r"\b(?:without (?:[\w-]+ ){0,2}?(?:success|effect|benefit|results?|gain)|unsuccessfully|in vain|to no avail|with (?:little|no|disappointing|poor) (?:success|effect|benefit|results?))\b",
    re.IGNORECASE,
)
_FEW = regexp(r"(?:nobody|no one|few|hardly any\w*|scarcely any\w*)\b", re.IGNORECASE)
_OTHER_DRUG = cued(r"\b(?:unlike|in contrast|which (?:is|are)|whereas)\b", re.IGNORECASE)
# "Other members of the class are approved for A".
_OTHERS = regexp(
    r"\s*(?:(?:some|most|many|several|all)\s+)?(?:other|another|related|older|newer)\s+(?:members?|drugs?|agents?|medicines?|products?|brands?|classes|\w+(?:ins|ines|ols|ils|ists|ors|ers|ides))\b",
    re.IGNORECASE,
)
_NOT_FIRST = regexp(r"\bnot (?:\w+ ){0,3}?(?:first|preferred|standard|substitute|cure)", re.IGNORECASE)
_EXAMPLES = regexp(r"(?:such as|including|like|e\.g\.,?|for example,?)\s+", re.IGNORECASE)
# "Eczema: a skin condition causing itching and dryness" says what it is, not of which kinds.
_EXPLAINS = regexp(r"(?:an?|the|this) |inflammation |painful ", re.IGNORECASE)
# "Without a licence, it is given for A" denies no use.
_UNLICENSED = cued(
    r"\b(?:although|though)\b[^,;.]{0,30}\b(?:licen[cs]e|label|approval|authori[sz]ation)\b[^,;.]{0,30}(?:\bnot|n't)\b[^,;.]*,|\bwithout (?:an? |any )?(?:(?:official|formal|regulatory) )?(?:licen[cs]e|approval|admission|authori[sz]ation|label),?",
    re.IGNORECASE,
)
# "Together with B it is approved for A".
_PARTNERED = cued(
    r"(?P<how>(?:together|combined|in combination|along) with [^,;.]{3,60}?),? (?:it|this drug|the drug) (?:is|has|can|may)\b",
    re.IGNORECASE,
)
_IN_COMBINATION = cued(
    r"(?P<how>(?:together|combined|in combination) with (?:(?!\b(?:for|in|to)\b)[^,;.])+)(?=,? (?:for|in|to|against) )",
    re.IGNORECASE,
)
_ANIMALS = cued(
    r"\bin (?:animal|rodent|rat|mouse|murine) models?\b|\bin (?:animals|rodents|rats|mice)\b", re.IGNORECASE
)
_DASH = regexp(r"\s(?:--|–|—)\s")
# "Anxiety - extended-release capsules only": what stands behind the dash is no use.
_REMARK = regexp(r"\s(?:-|;)\s+(?:[\w-]+\s+){0,4}only$")


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Conditions treated, with population, line of therapy and off-label where stated.

    The clinical use cases of the dosage section add what the drug is refused for, and uses that Usage does not tell.
    """
    told: list[frozenset[str]] = []
    for passage in passages(monograph, "usage"):
        if not any(tells_other(part.text) for part in (*passage.labels, *passage.heads)):
            for found in _passage(monograph, passage):
                told.append(_words(found.value))
                yield found
    for passage in passages(monograph, "dosage"):
        if "use case" in passage.context:
            for start, end in sentences(passage.text):
                for found in _sentence(monograph, passage, start, end, known_only=True):
                    if found.assertion == "negated" or _is_new(found, passage, told):
                        yield found


def _words(value: str) -> frozenset[str]:
    return frozenset(normal(value).split())


def _is_new(found: Claim, passage: Passage, told: list[frozenset[str]]) -> bool:
    """True for a use in an item of its own ("ICU use: ...") that no other contains, or where nothing else is told."""
    if SETTING.search(found.value):
        return False
    words = _words(found.value)
    return not told or (
        passage.form == "item" and not any(words <= other or other <= words for other in told)
    )


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    label = passage.labels[-1] if passage.labels else None
    if passage.form == "row" and (own := uses_in(passage)):
        for cell in own:
            yield from _cell(monograph, passage, cell)
        if label is None or not is_known(bared(label.text)):
            return
    if label is not None and (found := staged(monograph, passage, label)):
        yield from found
        return
    if label is not None and (
        names_condition(passage, label) or (is_use(passage) and not is_agent(label.text))
    ):
        text = passage.text
        group = limited(f" {text}")
        told = Told(
            monograph,
            evidence(monograph, passage, "indication.label", label=label),
            population=whom_in(passage)
            or mentioned(text)
            or (group.populations if group else above(passage)),
            line=place_in(passage) or lines(label.text, text),
            route=routes(f"{passage.context} {text}"),
            off_label=bool(OFF_LABEL.search(f"{passage.context} {text}")),
            refused=denies(passage),
        )
        yield from listed(told, Use(0, len(label.text), cued=False), label.text)
        yield from _kinds(told, label.text, passage)
        return
    uses_told: list[Claim] = []
    for start, end in standing(passage.text):
        text = passage.text[start:end]
        found = list(_sentence(monograph, passage, start, end))
        uses_told = uses_told if found else extended(uses_told, text)
        uses_told += inherited(found, uses_told, text)
    yield from uses_told or acted(monograph, passage)


def _cell(monograph: Monograph, passage: Passage, cell: Cell) -> Iterator[Claim]:
    """The uses in one cell of a table, below "Use" or "Off-label"."""
    told = Told(
        monograph,
        evidence(monograph, passage, "indication.cell", cell.start, cell.end),
        population=whom_in(passage) or above(passage),
        line=place_in(passage),
        off_label=bool(OFF_LABEL.search(f"{passage.context} {cell.column}")),
        refused=bool(regexp(r"\bnot\b", re.IGNORECASE).search(cell.column)),
    )
    label = passage.labels[-1] if passage.labels else None
    if label is not None and (
        found := stage_claims(monograph, passage, label, passage.text[cell.start : cell.end])
    ):
        yield from found
        return
    yield from listed(told, Use(cell.start, cell.end, cued=False), passage.text[: cell.end])


def _kinds(told: Told, label: str, passage: Passage) -> Iterator[Claim]:
    """ "Infections: pneumonia, sepsis": a bare list of known conditions below one that they are kinds of."""
    start, end = sentences(passage.text)[0]
    text = passage.text[start:end]
    if _EXPLAINS.match(text):
        return
    opening = _EXAMPLES.match(text)
    found = members(text, opening.end() if opening else 0, len(text))
    known = [is_known(bared(item.text)) for item in found]
    many = sum(known) * 2 > len(found) or (
        any(known) and _KINDS.search(label) and all(_is_short(item.text) for item in found)
    )
    if len(found) > 1 and many and not tells_uses(text):
        told = replace(told, proof=evidence(told.monograph, passage, "indication.kinds", start, end))
        for item in found:
            yield from claims(told, replace(item, parent=label), text)


_KINDS = regexp(r"\b(?:infections|infestations|disorders|diseases|cancers|tumou?rs)$", re.IGNORECASE)


def _is_short(name: str) -> bool:
    return len(name.split()) <= 3 and is_plausible(bared(name))


def _sentence(
    monograph: Monograph, passage: Passage, start: int, end: int, known_only: bool = False
) -> Iterator[Claim]:
    text = passage.text[start:end]
    if is_unknown(text):
        return
    groups = people(text)
    masked = _DASH.sub(lambda dash: ";".center(len(dash.group())), text)
    if passage.form == "item" and (remark := _REMARK.search(masked)):
        masked = masked[: remark.start()].ljust(len(masked))
    masked = QUALIFIES.sub(lambda aside: " " * len(aside.group()), masked)
    masked = _UNLICENSED.sub(lambda aside: " " * len(aside.group()), masked)
    if "neither" in masked:
        masked = regexp(r"\bnor\b").sub("or ", masked)
    for group in groups:
        first, last = _set_off(masked, group.start, group.end)
        masked = masked[:first] + " " * (last - first) + masked[last:]
    found = list(uses(masked, not known_only and start == 0 and is_listed(passage, FROM_AGE.sub("", text))))
    if not found:
        return
    proof = evidence(monograph, passage, "indication.cue" if found[0].cued else "indication.list", start, end)
    everyone = tuple(p for group in groups for p in group.populations) or above(passage)
    for use in found:
        before = text[: use.start]
        if _OTHERS.match(text, text.rfind(";", 0, use.start) + 1):
            continue
        if is_of_part(monograph, text[: use.start]):
            continue
        if _OTHER_DRUG.search(use.before) or _NOT_FIRST.search(use.before):
            continue
        if _ANIMALS.search(text[use.start : use.end] + use.after):
            continue
        line, condition = circumstance(use.after)
        if partnered := _PARTNERED.match(text) or _IN_COMBINATION.search(use.before):
            condition = (*condition, partnered["how"].strip())
        line = line or (() if condition or use is not found[-1] else lines(use.after))
        told = Told(
            monograph,
            proof,
            population=tuple(p for g in groups if use.start <= g.start <= use.end + 3 for p in g.populations)
            or everyone,
            line=(*lines(use.before), *line) or _line_above(passage, found[0]),
            route=routes(use.before),
            condition=condition,
            note=tuple(group.stated for group in groups if regexp(r"\d").search(group.stated)),
            ingredient=_ingredient(monograph, passage, before),
            off_label=bool(
                OFF_LABEL.search(f"{passage.context} {before} {use.before} {use.after}")
                or _UNLICENSED.search(text, use.start, use.end + len(use.after))
            ),
            refused=bool(
                _REFUSED_AFTER.match(text, use.end)
                or _IN_VAIN.search(use.after)
                or _FEW.match(text)
                or is_refused(passage)
            ),
            doubted=bool(DOUBT.search(before)),
            known_only=known_only or use.inverted or masked.startswith("against", use.start),
        )
        heard = _FAILED.sub(lambda said: " " * len(said.group()), masked[: use.start]) + masked[use.start :]
        yield from listed(told, use, heard)


# "In A that has not responded to B, and in C": C is not denied.
_FAILED = cued(r"\b(?:that|which|who) (?:(?:has|have|had|do|does|did|is|are) not|cannot)\b[^,;.]*(?=,)")


def _set_off(text: str, start: int, end: int) -> tuple[int, int]:
    """A group with the commas on both its sides: "indicated|, in adults,| for A"."""
    before, after = text[:start].rstrip(), regexp(r"\s*,").match(text, end)
    return (len(before) - 1, after.end()) if before.endswith(",") and after else (start, end)


def _line_above(passage: Passage, use: Use) -> tuple[str, ...]:
    """The line of therapy in the lead-in that opens a list: "used as an adjunctive therapy in:"."""
    if use.cued or not passage.labels:
        return ()
    start, end = sentences(passage.labels[-1].text)[-1]
    return lines(passage.labels[-1].text[start:end])


def _ingredient(monograph: Monograph, passage: Passage, before: str) -> str:
    """The one ingredient of a combination that stands before a use, or else in a lead-in above."""
    for part in (before, *(label.text for label in reversed(passage.labels))):
        named = [i for i in monograph.ingredients if i.lower() in part.lower()]
        if named:
            return named[0].lower() if len(named) == 1 else ""
    return ""
