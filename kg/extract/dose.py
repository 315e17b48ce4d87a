"""Doses: every amount below Dosage with its population, indication, route, frequency and role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract import dose_scope as scope
from kg.extract.claiming import claim, evidence, passages
from kg.extract.ingredients import Subjects, subjects_of
from kg.model import Claim, Evidence, Monograph, Passage, Problem
from kg.text.quantities import ALTERNATIVES, AMOUNT, STRENGTH
from kg.text.schedules import frequencies, routes
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount at ``clause[start:end]``; ``before`` and ``behind`` reach to its neighbours."""

    value: str
    start: int
    end: int
    before: str = ""
    behind: str = ""
    lead_in: str = ""
    joined: bool = False
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an amount stands."""

    monograph: Monograph
    passage: Passage
    subjects: Subjects
    routes: list[str]
    sentence: str
    clause: str
    proof: Evidence

    def labels(self, amount: _Amount) -> list[str]:
        """The amount's own lead-in ("T2DM: 5 mg"), the passage's lead-ins and its headings, innermost first."""
        above = (*reversed(self.passage.labels), *reversed(self.passage.heads))
        return [*([amount.lead_in] if amount.lead_in else []), *(part.text for part in above)]


_LEAD_IN = re.compile(r"(?:^|[,.;(]\s+)([A-Z][^:.,;]{1,60}?):\s")


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """One claim an amount and use."""
    found = list(passages(monograph, "dosage"))
    subjects = subjects_of(monograph)
    named = {name for passage in found for name in routes(f"{passage.context} {passage.text}")}
    default = list(named) if len(named) == 1 else []
    for passage in found:
        if _NOT_THIS_DOSE.search(passage.context):
            continue
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            if not _CUE.search(text) or _NOT_THIS_DOSE.search(text):
                continue
            proof = evidence(monograph, passage, "dose.amount", start, end)
            for a, b in clauses(text):
                place = _Place(monograph, passage, subjects, default, text, text[a:b], proof)
                yield from _clause(place)


_CUE = re.compile(
    r"\d|tablet|capsule|drop|puff|spray|sachet|spoon|patch|supposit|inhalation|appl|thin|amount|half", re.I
)
_NOT_THIS_DOSE = re.compile(
    r"overdos|\btoxic\b|survived|premedicat|antidote|liver damage may follow|\brescue\b|each (?:\w+ )?(?:tablet|capsule|ml) contains|\bformula\b|for (?:[\w-]+ )*calculation|\bstrengths\b|missed",
    re.IGNORECASE,
)


def _clause(place: _Place) -> Iterator[Claim]:
    amounts = _amounts(place)
    often = [_frequencies(amount) for amount in amounts]
    for index in range(len(amounts) - 2, -1, -1):
        # "2 mg of A and 5 mg of B twice daily" is said of both.
        if not often[index] and amounts[index + 1].joined:
            often[index] = often[index + 1]
    role = None
    for amount, frequency in zip(amounts, often, strict=True):
        shared = amount.joined or (role == "titration step" and amount.before.endswith(" to "))
        if not (shared and not scope.role(amount.before, "", ())):
            behind = amount.behind if amount.is_last else f"{amount.behind}#"
            role = scope.role(amount.before, behind, place.labels(amount))
        yield _claim(place, amount, frequency, role)
    if not amounts and (match := _APPLY.search(place.clause)) and not AMOUNT.search(place.passage.text):
        if place.passage.role == "section" and routes(place.clause) + routes(place.passage.context):
            whole = _Amount(match.group().strip(), match.start(), match.end(), "", "")
            yield _claim(place, whole, frequencies(match.group()), None)


# An application without an amount: "Apply to the affected area twice daily".
_APPLY = re.compile(
    r"\b(?:appl(?:y|ied|ication)|massage[ds]?|rub(?:bed)?|use[ds]?)\b(?: [\w/,()-]+){0,9}? (?:once|twice|\d+(?:\s?[-–]\s?\d+)?|one|two|three|four|every|daily)(?: (?:or|to) (?:twice|\w+))?(?: times)?(?: ?(?:a|per|each))?(?: (?:daily|day|week|weekly|\d+ hours))?\b",
    re.IGNORECASE,
)


def _claim(place: _Place, amount: _Amount, frequency: list[str], role: str | None) -> Claim:
    labels = place.labels(amount)
    near = f"{amount.before[-50:]}{amount.value}{amount.behind}"
    return claim(
        place.monograph, "dose", amount.value, place.proof,
        population=scope.population((amount.lead_in, place.clause, place.sentence), labels),
        route=scope.route((amount.behind, near, place.clause, place.sentence), place.passage, place.routes),
        frequency=frequency,
        role=role,
        indication=scope.indication(place.clause, labels, place.subjects),
        condition=scope.condition(near, labels[: len(place.passage.labels) + 1]),
        ingredient=_ingredient(place, amount),
    )  # fmt: skip


def _ingredient(place: _Place, amount: _Amount) -> tuple[str, ...]:
    """Of which ingredient of a combination: the name in, right behind or before the amount, or in a lead-in."""
    pattern, named = place.subjects.pattern, place.subjects.named
    if pattern is None:
        return ()
    if found := named(amount.value):
        return found
    lead = re.match(r"\s*(?:\([^)]*\)\s*)?(?:(?:of|per day of|daily of) )?", amount.behind)
    if behind := pattern.match(amount.behind, lead.end() if lead else 0):
        return named(behind.group())
    if found := named(amount.before[-45:]):
        return found[-1:]
    one = next((found for text in (*place.labels(amount), place.sentence) if (found := named(text))), ())
    return one if len(one) == 1 else ()


def _frequencies(amount: _Amount) -> list[str]:
    """How often: behind the amount, else in the amount ("40 mg/day"), else before it ("daily dose: 40 mg")."""
    found = frequencies(amount.behind)
    per_day = ["per day"] if re.search(r"/\s?(?:day|d|24 ?h(?:ours)?)$", amount.value) else []
    if found or per_day:
        return per_day + found
    found = frequencies(amount.before[-40:])[-1:]
    total = re.search(r"\b(daily|weekly|monthly) (?:dos(?:e|age)|intake|maximum)", amount.before)
    return found or ([total.group(1)] if total else [])


def _amounts(place: _Place) -> list[_Amount]:
    """The doses of a clause, left to right."""
    clause = place.clause
    found = [_Amount(m.group().strip(), m.start(), m.end()) for m in AMOUNT.finditer(clause)]
    for match in ALTERNATIVES.finditer(clause):
        unit = f"{match.group(2)}{match.group(3) or ''}"
        numbers = re.finditer(r"[\d.]+", match.group(1))
        found += [_Amount(f"{n.group()} {unit}", match.start() + n.start(), match.start() + n.end()) for n in numbers]
    if not found and re.search(r"\b(?:apply|applied|use)\b", clause, re.IGNORECASE):
        found = [_Amount(m.group(), m.start(), m.end()) for m in STRENGTH.finditer(clause)]
    found = _together(clause, sorted(found, key=lambda a: a.start), place.subjects)
    bounds = [0, *(p for a in found for p in (a.start, a.end)), len(clause)]
    between = [clause[bounds[i] : bounds[i + 1]] for i in range(0, len(bounds), 2)]
    out: list[_Amount] = []
    for amount, (before, behind) in zip(found, pairwise(between), strict=True):
        if not _is_dose(clause, amount) or _of_another_drug(place, amount):
            continue
        own = list(_LEAD_IN.finditer(before))
        lead_in = own[-1].group(1) if own else out[-1].lead_in if out else ""
        joined = bool(out and not own and _JOINED.fullmatch(before))
        behind = _LEAD_IN.split(behind)[0]
        is_last = amount is found[-1]
        out.append(replace(amount, before=before, behind=behind, lead_in=lead_in, joined=joined, is_last=is_last))
    return out


_JOINED = re.compile(
    r"[\s\w()-]{0,45}?(?:,| and| or| with| plus| \+|/)(?: either)?(?: [A-Za-z-]+){0,3}\s*\(?|"
    r"\s*\((?:containing |typically |usually |approximately |about |i\.e\.,? |[A-Z][\w-]+ )*",
    re.IGNORECASE,
)


def _together(clause: str, amounts: list[_Amount], subjects: Subjects) -> list[_Amount]:
    """ "A 5 mg + B 10 mg" and "5 mg A/10 mg B" are one amount of a combination, as written."""
    kept: list[_Amount] = []
    for amount in amounts:
        between = clause[kept[-1].end : amount.start] if kept else ""
        if kept and subjects.pattern and re.fullmatch(r"(?: ?(?:of )?[\w -]{2,40})?\s?[+/]\s?(?:[\w -]{2,40} )?", between):
            first = kept.pop()
            start, end = first.start, amount.end
            if behind := re.match(r" (?:of )?", clause[end:]):
                name = subjects.pattern.match(clause, end + behind.end())
                end = name.end() if name else end
            names = [m for m in subjects.pattern.finditer(clause, 0, start) if not clause[m.end() : start].strip()]
            start = names[-1].start() if names else start
            kept.append(_Amount(clause[start:end], start, end))
        else:
            kept.append(amount)
    return kept


# What is measured there is no drug: a threshold, a laboratory value, water, a rate, the content of a unit.
_NO_DOSE_BEFORE = re.compile(
    r"(?:(?:crcl|clearance|gfr|weigh\w*|\bweight|bmi|levels?|counts?|creatinine|concentrations?|glucose|potassium|hba1c|ldl|albumin|h(?:a)?emoglobin|bilirubin|pressure|"
    r"(?<!dose )(?<!doses )(?<!dosage )(?:below|above|under|over|less than|greater than)|each (?:\w+ )?(?:tablet|capsule|ml|vial)|(?<!tablet )contains?|available (?:in|as)|strengths?|(?:infusion )?rate|"
    r"equivalent to|equals?|=|solutions? of)\s*(?:(?:of|is|was|:|in|not exceeding|up to|than|at|as|to|about|approximately|around|exceeds?|[<>≤≥])\s*)*|"
    r"(?<![a-z] of )\b(?:tablets|capsules|vials|ampoules|pens|syringes|bottles|packs|tubes) (?:of|containing|with)\s*\(?)$",
    re.IGNORECASE,
)
_NO_DOSE_UNIT = re.compile(r"(?:(?<!/)(?<!/\s)(?<!per )\bkg|m?L/min(?:ute)?)$", re.IGNORECASE)
_VOLUME = re.compile(r"\d\s?(?:m?L|oz|ounces?|cc)$", re.IGNORECASE)
_DILUENT_BEFORE = re.compile(
    r"(?:\b(?:water|milk|juice|fluids?|saline|dextrose|glass|dilut\w+|reconstitut\w+|dissolv\w+|mix\w*)\b[^;]{0,40}|\b(?:in|into|with) (?:at least |about |approximately |a minimum of |up to )?)$",
    re.IGNORECASE,
)
_NO_DOSE_BEHIND = re.compile(
    r"\s*(?:(?:/|per)\s?(?:\d+ ?)?(?:dL|m?L|L|mm|cell|tablet|capsule|vial|actuation|puff)\b|in (?:each )?\d+(?:\.\d+)? ?mL\b|(?:of |or more of )?(?:plain |warm |cold |cool )?(?:water|fluids?|milk|juice|liquid|diluent|saline|0\.9%|sodium chloride|dextrose|5%)|(?:[\w ]{0,30} )?(?:equals?|delivers?|is equivalent|corresponds?)\b|(?:containing|of|with) (?:either )?\d|"
    r"(?:\w+[- ])?(?:tablets|capsules|vials|ampoules|strengths?|formulations?)\b(?! (?:once|twice|daily|every|three|per|a day)))",
    re.IGNORECASE,
)


def _is_dose(clause: str, amount: _Amount) -> bool:
    before, behind = clause[: amount.start], clause[amount.end :]
    if _NO_DOSE_BEFORE.search(before) or _NO_DOSE_UNIT.search(amount.value):
        return False
    if _VOLUME.search(amount.value) and before.endswith("/"):
        return False
    if _VOLUME.search(amount.value) and _DILUENT_BEFORE.search(before):
        return False
    return not _NO_DOSE_BEHIND.match(behind)


def _of_another_drug(place: _Place, amount: _Amount) -> bool:
    """True where a substance that is not the monograph's own stands at the amount: "100 mg of methylprednisolone"."""
    if place.monograph.ingredients:
        return False
    own = set(normal(place.monograph.title).split())
    text = place.clause
    before, behind = text[max(0, amount.start - 28) : amount.start], text[amount.end : amount.end + 40]
    named = [c for _, b, c in lexicon().scan(before, ("substance",)) if len(before) - b <= 2]
    if re.match(r"\s+(?:of |intravenous |oral )+", behind):
        named += [c for a, _, c in lexicon().scan(behind, ("substance",)) if a < 28]
    return any(not set(normal(c.label).split()) & own for c in named)
