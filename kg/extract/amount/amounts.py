"""Where a clause has its amounts, and which of them are doses."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.ingredients import Subjects
from kg.text.cued import cued
from kg.text.quantities import ALTERNATIVES, AMOUNT, STRENGTH
from kg.text.regexps import regexp
from kg.text.schedules import frequencies
from kg.vocab.concepts import Concept
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal


class Amount(Struct, frozen=True):
    """An amount at ``clause[start:end]``; ``before`` and ``behind`` reach to its neighbours, ``stretch`` between lead-ins."""

    value: str
    start: int
    end: int
    before: str = ""
    behind: str = ""
    lead_in: str = ""
    joined: bool = False
    stretch: str = ""
    is_last: bool = True


# A lead-in inside a clause: "Adults: 5 mg, Children: 2 mg".
_LEAD_IN = regexp(r"(?:^|[,.;(]\s+)([A-Z][^:.,;]{1,60}?):\s")


def amounts_of(clause: str, subjects: Subjects, own_names: tuple[str, ...]) -> list[Amount]:
    """The doses of a clause, left to right; with ``own_names`` (of a single drug) none of another substance."""
    if _NOT_GIVEN.search(clause) and not _IF.search(clause):
        return []
    found = [
        _without_count(clause, Amount(m.group().strip(), m.start(), m.end())) for m in AMOUNT.finditer(clause)
    ]
    for match in ALTERNATIVES.finditer(clause):
        unit = f"{match.group(2)}{match.group(3) or ''}"
        numbers = regexp(r"[\d.]+").finditer(match.group(1))
        found += [
            Amount(f"{n.group()} {unit}", match.start() + n.start(), match.start() + n.end()) for n in numbers
        ]
    if not found and regexp(r"\b(?:apply|applied|use)\b", re.IGNORECASE).search(clause):
        found = [Amount(m.group(), m.start(), m.end()) for m in STRENGTH.finditer(clause)]
    found = _together(clause, sorted(found, key=lambda a: a.start), subjects)
    bounds = [0, *(p for a in found for p in (a.start, a.end)), len(clause)]
    between = [clause[bounds[i] : bounds[i + 1]] for i in range(0, len(bounds), 2)]
    leads = list(_LEAD_IN.finditer(clause))
    strengths = _strengths(clause, found)
    out: list[Amount] = []
    for amount, (before, behind) in zip(found, pairwise(between), strict=True):
        if amount.start in strengths or not _is_dose(clause, amount):
            continue
        if _of_another_drug(clause, amount, own_names):
            continue
        lead = next((m for m in reversed(leads) if m.end() <= amount.start), None)
        stop = next((m.start() for m in leads if m.start() >= amount.end), len(clause))
        out.append(
            replace(
                amount,
                before=before,
                behind=_LEAD_IN.split(behind)[0],
                lead_in=lead.group(1) if lead else "",
                joined=bool(out) and _is_joined(before),
                stretch=clause[lead.start() if lead else 0 : stop],
                is_last=amount is found[-1],
            )
        )
    return out


_COUNTED = regexp(r"\b(?:days?|weeks?|months?|cycles?|steps?|dose) $", re.IGNORECASE)
_COUNT = regexp(r"\d+ [-–—] (?=\d)")


def _without_count(clause: str, amount: Amount) -> Amount:
    """ "Day 1 - 25 mg": what looks like a range is the number of the day and an amount."""
    count = _COUNT.match(clause, amount.start)
    if count is None or not _COUNTED.search(clause, 0, amount.start):
        return amount
    return Amount(clause[count.end() : amount.end].strip(), count.end(), amount.end)


def _is_joined(before: str) -> bool:
    """True where only "and", "with", "(" … stand between an amount and the one before it."""
    closes = before.count(")") > before.count("(")
    return not closes and not _LEAD_IN.search(before) and bool(_JOINED.fullmatch(before))


_JOINED = regexp(
    r"[\s\w()-]{0,45}?(?:,| and| or| with| plus| \+|/)(?: either)?(?: [A-Za-z-]+){0,3}\s*\(?|"
    r"\s*\((?:containing |typically |usually |approximately |about |i\.e\.,? |[A-Z][\w-]+ )*",
    re.IGNORECASE,
)


def _together(clause: str, amounts: list[Amount], subjects: Subjects) -> list[Amount]:
    """ "A 5 mg + B 10 mg" and "5 mg A/10 mg B" are one amount of a combination, as written."""
    kept: list[Amount] = []
    for amount in amounts:
        between = clause[kept[-1].end : amount.start] if kept else ""
        if (
            kept
            and subjects.pattern
            and regexp(r"(?: ?(?:of )?[\w -]{2,40})?\s?[+/]\s?(?:[\w -]{2,40} )?").fullmatch(between)
        ):
            first = kept.pop()
            start, end = first.start, amount.end
            if behind := regexp(r" (?:of )?").match(clause[end:]):
                name = subjects.pattern.match(clause, end + behind.end())
                end = name.end() if name else end
            names = [
                m for m in subjects.pattern.finditer(clause, 0, start) if not clause[m.end() : start].strip()
            ]
            start = names[-1].start() if names else start
            kept.append(Amount(clause[start:end], start, end))
        else:
            kept.append(amount)
    return kept


# What is measured there is no drug: a threshold, a laboratory value, water, a rate, the content of a unit.
_NO_DOSE_BEFORE = regexp(
    r"(?:(?:crcl|clearance|gfr|weigh\w*|\bweight|bmi|levels?|counts?|creatinine|concentrations?|glucose|potassium|hba1c|ldl|albumin|h(?:a)?emoglobin|bilirubin|pressure|"
    r"(?<!dose )(?<!doses )(?<!dosage )(?<!not )(?<!never )(?:below|above|under|over|less than|greater than)|(?:proteinuria|protein|excretion|losses?|output|intake|diuresis|urea|urate|uric acid|calcium|ferritin|lactate|phosphate|sodium|cholesterol|triglycerides?)(?: (?:reach\w*|exceed\w*|rises?|falls?|drops?|climbs?|stays?|remains?|goes|gets?))?|each (?:\w+ )?(?:tablet|capsule|ml|vial)|(?<!tablet )contains?|\bholds?|\bcarries|\b(?:removes?|clears?|eliminates?|excretes?|loses?)|\b(?:bottle|bag|jar|carton|tube|container)s? \(|(?:tablet|capsule|vial|bottle|ampoule|syringe|pen|patch|sachet|suspension|solution|spoon) has|available (?:in|as)|strengths?|(?:infusion )?rate|"
    r"equivalent to|equals?|=|solutions? of)\s*(?:(?:of|is|was|:|in|not exceeding|up to|to|beyond|below|above|under|over|more|less|than|at|as|to|about|approximately|around|exceeds?|[<>≤≥])\s*)*|"
    r"(?<![a-z] of )\b(?:tablets|capsules|vials|ampoules|pens|syringes|bottles|packs|tubes) (?:of|containing|with)\s*\(?|\((?:equivalent|corresponding|equal) to[^)]*)$",
    re.IGNORECASE,
)
# What an amount of the drug suffices for, or where it is put: a bleed, an area, an antagonist.
_COVERED_BEFORE = cued(
    r"\b(?:covers?|suffic\w+ (?:for|to)|enough (?:for|to)|protects? (?:against|from)|neutrali[sz]es?|binds?|inactivates?|"
    r"(?:bleed(?:ing|s)?|h(?:a)?emorrhages?|wounds?|lesions?|areas?|burns?|surfaces?|tumou?rs?|blood loss)(?: (?:of|up to|no larger than|larger than|smaller than|below|above|over|not exceeding|is|are|with|measuring))+)\s[^.;,]*$",
    re.IGNORECASE,
)
# What a package holds is a strength; so is every amount that "and" or a comma joins to one.
_STRENGTH_BEFORE = cued(
    r"(?:(?<!tablet )\bcontains?|\bholds?|\bcarries|\b(?:come|comes|exists?|supplied|sold|marketed|packed|available)(?: (?:as|in))|\bstrengths?(?: (?:of|are|is))?|(?<![a-z] of )\b(?:tablets|capsules|vials|ampoules|pens|syringes|bottles|packs|tubes) (?:of|containing|with))\s*\(?$",
    re.IGNORECASE,
)
_PACKAGES = cued(r"\s*(?:tablets|capsules|vials|ampoules|sachets|pens|syringes|strengths)\b", re.IGNORECASE)
_AND = regexp(r"\s*(?:,|,? (?:and|or)|/)\s*")
_NO_DOSE_UNIT = regexp(r"(?:(?<!/)(?<!/\s)(?<!per )(?<![A-Za-z])kg|m?L/min(?:ute)?)$", re.IGNORECASE)
_VOLUME = regexp(r"\d\s?(?:m?L|oz|ounces?|cc)$", re.IGNORECASE)
_DILUENT_BEFORE = regexp(
    r"(?:\b(?:water|milk|juice|fluids?|saline|dextrose|glass|dilut\w+|reconstitut\w+|dissolv\w+|mix\w*)\b[^;]{0,40}|\b(?:in|into|with) (?:at least |about |approximately |a minimum of |up to )?)$",
    re.IGNORECASE,
)
_NO_DOSE_BEHIND = regexp(
    r"\s*(?:[A-Za-z]*(?:/|per)\s?(?:\d+ ?)?(?:dL|m?L|L|mm|cell|tablet|capsule|vial|actuation|puff)\b|in (?:each )?\d+(?:\.\d+)? ?mL\b|(?:of |or more of )?(?:plain |warm |cold |cool )?(?:water|fluids?|milk|juice|liquid|diluent|saline|0\.9%|sodium chloride|dextrose|5%)|(?:[\w ]{0,30} )?(?:equals?|delivers?|holds|contains|is equivalent|corresponds?)\b|(?:containing|of) (?:either )?\d(?![\d.]*\s?%)|"
    r"(?:vial|ampoule|bottle|prefilled syringe)\b(?! (?:once|twice|daily|every|weekly))|(?:tablet|capsule) (?:may|can|cannot|must) be (?:opened|split|halved|crushed|chewed|swallowed|broken|divided|dissolved)|(?:\w+[- ])?(?:tablets|capsules|vials|ampoules|strengths?|formulations?)\b(?! (?:once|twice|daily|every|three|per|a day)))",
    re.IGNORECASE,
)

# "The 80 mg strength is not recommended"; but "doses >80 mg are not recommended" tells a maximum.
_ADVISED_AGAINST = cued(
    r"[^.;,]{0,40}\b(?:(?:is|are|was|were) (?:(?:not|never|no longer) (?:recommended|advised|used|given|approved)|contraindicated)|should (?:not|never) be (?:used|given)|(?:brings?|brought|gives?|given|gave|offers?|offered|adds?|added|has|have|had|shown?|showed) (?:no (?:[\w-]+ )?(?:benefit|advantage|effect|gain)|nothing (?:more|extra|further|better))|(?:is|are|was|were|proved|works?|worked|did) (?:no|not|never) (?:any )?(?:better|more effective|superior|stronger)|(?:is|are|was|were|been) (?:later |soon |now |since )?(?:abandoned|given up|obsolete|dropped|discarded|discontinued|withdrawn|tried and)|(?:was|were) (?:once |formerly |previously )?(?:used|given|usual|tried) (?:in|by|with) (?:earlier|older|former|previous|past)\b)",
    re.IGNORECASE,
)


# What was swallowed, survived or compared: amounts of an accident or a trial, no doses. "As tolerated", "if it is tolerated" is an order.
_NOT_GIVEN = cued(
    r"(?<!if )\b(?:(?<!as )(?<!well )(?:was|were|been) (?:\w+ )?(?:tolerated|survived|endured)|swallowed|ingested|poison\w*|intoxicat\w*|killed|kills?|died|deaths?|fatal|lethal|suicid\w+|survived|by mistake|in error|accidental\w*|inadvertent\w*|ever (?:tested|taken|given|studied|tried|used)|comparator|(?:a|one|the) (?:trial|study) (?:of|with)|(?:rats|mice|dogs|rabbits|monkeys|animals|volunteers)|no (?:better|more effective) than|not superior|inferior)\b",
    re.IGNORECASE,
)
_IF = regexp(r"\b(?:if|when|once|until|unless|provided|as soon as)\b", re.IGNORECASE)
# "Do not give 100 mg"; "not more than 100 mg" is a maximum.
_FORBIDDEN_BEFORE = cued(
    r"\b(?:do not|don['’]t|never) (?:give|use|take|start (?:with|at|on)|begin (?:with|at)|prescribe|administer)(?: an?| the| as| single| dose| of)* $",
    re.IGNORECASE,
)


def _is_dose(clause: str, amount: Amount) -> bool:
    before, behind = clause[: amount.start], clause[amount.end :]
    if _NO_DOSE_BEFORE.search(before) or _NO_DOSE_UNIT.search(amount.value):
        return False
    if _COVERED_BEFORE.search(before) or _FORBIDDEN_BEFORE.search(before):
        return False
    if _VOLUME.search(amount.value) and before.endswith("/"):
        return False
    if _VOLUME.search(amount.value) and _DILUENT_BEFORE.search(before):
        return False
    return not _NO_DOSE_BEHIND.match(behind) and not (
        _ADVISED_AGAINST.match(behind) and amount.value[0] not in "<>≤≥"
    )


def _strengths(clause: str, amounts: list[Amount]) -> set[int]:
    """The starts of the amounts that are strengths: one is called so, before or behind it, and "and" joins the others to it."""
    chains: list[list[Amount]] = []
    for amount in amounts:
        joined = chains and _AND.fullmatch(clause, chains[-1][-1].end, amount.start)
        chains[-1].append(amount) if joined else chains.append([amount])
    return {
        amount.start
        for chain in chains
        if (_STRENGTH_BEFORE.search(clause[: chain[0].start]) or _PACKAGES.match(clause, chain[-1].end))
        and len(chain) > 1
        and not frequencies(clause[chain[-1].end :])
        for amount in chain
    }


def _of_another_drug(text: str, amount: Amount, own_names: tuple[str, ...]) -> bool:
    """True where a substance that is not the monograph's own stands at the amount: "100 mg of methylprednisolone"."""
    if not own_names:
        return False
    before, behind = text[max(0, amount.start - 28) : amount.start], text[amount.end : amount.end + 40]
    eaten = _EATEN.match(behind) or _EATEN_BEFORE.search(before)
    if eaten and eaten["what"].lower() not in own_names:
        return True
    named = [c for _, b, c in lexicon().scan(before, ("substance",)) if len(before) - b <= 2]
    if regexp(r"\s+(?:of |intravenous |oral )+").match(behind):
        named += [c for a, _, c in lexicon().scan(behind, ("substance",)) if a < 28]
    named = named or _dosed(text[: amount.start])
    return any(not set(normal(c.label).split()) & set(own_names) for c in named)


# What is eaten, drunk or lost is no dose: "3 g of protein", "the limit of alcohol is |20 g|".
_WHAT = r"(?P<what>protein|sodium|salt|alcohol|ethanol|fat|sugar|caffeine|tyramine|fib(?:er|re)|carbohydrates?|lactose|sucrose|urea|blood)\b"
_EATEN = regexp(rf"\s(?:of )?(?:\w+ )?{_WHAT}", re.IGNORECASE)
_EATEN_BEFORE = regexp(
    rf"\b{_WHAT}(?:(?: \w+)? (?:is|are|of|to|below|under|at|above)|: (?:no more than|at most|up to|below|under|not more than))\s$",
    re.IGNORECASE,
)
# "The X dose in that scheme is |5 mg|", "X itself is given at |5 mg|", "the dose of X is |5 mg|": X is the subject.
_DOSED = regexp(
    r"(?: dos(?:e|age)\b[^.;,]*?\s(?:is|are|was|remains?|stays?)\b|"
    r",?(?: itself)? (?:is|are|was)(?: (?:also|then))? (?:given|dosed|infused|injected|administered|taken|started|tapered|lowered|raised|increased|cut|stopped|reduced|continued|added|kept)\b)[^.;,]*$",
    re.IGNORECASE,
)
_IS = regexp(r"(?: itself)? (?:is|are|was|remains?|stays?)\b[^.;,]*$", re.IGNORECASE)
_SUBJECT = regexp(
    r"(?:^|[,;:(]\s*|^in (?:this|that|these|such) [\w-]+(?: [\w-]+)?,? )(?:(?:the|and|while) )*$",
    re.IGNORECASE,
)
_DOSE_OF = regexp(r"\bdos(?:e|age) of $", re.IGNORECASE)


def _dosed(before: str) -> list[Concept]:
    """The substance of which a clause tells the dose that stands behind ``before``, where one is its subject."""
    if not _IS.search(before):
        return []
    return [
        concept
        for start, end, concept in lexicon().scan(before, ("substance",))
        if (_SUBJECT.search(before[:start]) and _DOSED.match(before, end))
        or (_DOSE_OF.search(before[:start]) and _IS.match(before, end))
    ]
