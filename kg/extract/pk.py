"""Pharmacokinetics: half-life, binding, metabolism … with value and unit, and the words that say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.agent.own_names import is_own
from kg.extract.amount.parameters import TEXTUAL
from kg.extract.amount.shares import shared_out
from kg.extract.amount.statements import Statement, has_cue, labelled, statements
from kg.extract.claiming import claim, evidence, passages
from kg.extract.hearing.stated import is_elsewhere
from kg.extract.hearing.subjects import is_about_others, is_foreign
from kg.extract.ingredients import Subjects, subjects_of
from kg.model import Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_negated, is_unknown
from kg.text.cued import cued
from kg.text.frames import predicates
from kg.text.quantities import PERCENT, TIME, measures
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon


class _Said(Struct, frozen=True):
    """A statement with the ingredients or the metabolite that it is told of, and its evidence."""

    statement: Statement
    subjects: tuple[str, ...]
    metabolite: str
    proof: Evidence


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Kinetic parameters of the drug, of an ingredient, or of a metabolite that has a half-life of its own."""
    subjects = subjects_of(monograph)
    said = [one for passage in _passages(monograph) for one in _passage(monograph, passage, subjects)]
    # What is told of all ingredients joins what is told of each, where anything is.
    told = {(one.statement.parameter, one.subjects) for one in said if not one.metabolite}
    for one in said:
        # What is measured of a metabolite only is what there is of the drug; in words it is not told apart.
        if (one.statement.parameter, one.subjects) not in told or one.statement.parameter in TEXTUAL:
            one = replace(one, metabolite="")
        parameter = one.statement.parameter
        each = [name for name in one.subjects if (parameter, (name,)) in told]
        if not one.metabolite and len(one.subjects) > 1 and (each or one.subjects != subjects.all):
            for name in one.subjects:
                yield from _claims(monograph, one, name)
        else:
            yield from _claims(monograph, one, one.subjects[0] if len(one.subjects) == 1 else "")


def _passages(monograph: Monograph) -> Iterator[Passage]:
    yield from (p for p in passages(monograph, "mechanism") if p.role != "summary")
    yield from (p for p in monograph.passages if p.topic != "mechanism" and _SOON.search(p.question))


def _passage(monograph: Monograph, passage: Passage, subjects: Subjects) -> Iterator[_Said]:
    asked = _asked(passage)
    if passage.labels and labelled(passage.column_of_label):
        columns = ((0, passage.column_of_label),)
        first = replace(
            passage, body=passage.labels[-1], labels=passage.labels[:-1], columns=columns, column_of_label=""
        )
        yield from _passage(monograph, first, subjects)
    for part in _parts(passage, subjects):
        current, label = part.told_of, part.label
        for start, end in sentences(passage.text[part.start : part.end]):
            text = passage.text[part.start + start : part.start + end]
            if _is_heading(text):
                label = text
                continue
            proof = None
            for a, b in clauses(text):
                clause = text[a:b]
                current, metabolite = subjects.at_start(clause, current)
                if not metabolite and _is_of_another(monograph, clause):
                    continue
                found = _statements(passage, label, clause, subjects.words, asked)
                told = _without_contrast(monograph, clause) if found else clause
                if len(told) < len(clause):
                    found = _statements(passage, label, told, subjects.words, asked)
                if found and _is_elsewhere(monograph, told):
                    continue
                for statement in found:
                    if statement.parameter == asked:
                        asked = ""
                    proof = proof or evidence(
                        monograph, passage, "pk.sentence", part.start + start, part.start + end, part.quoted
                    )
                    shares = list(shared_out(statement, subjects))
                    for share, named in shares:
                        current = named or current
                        if named or (share.start and not _GOES_ON.match(clause, share.start)):
                            metabolite = ""
                        yield _Said(share, current, metabolite, proof)
                    if len(shares) > 1:
                        current = tuple(name for _, named in shares for name in named)


_SUBJECT = regexp(
    r"(?:Oral |Intravenous )?(?P<name>[A-Z][a-z]{3,}(?: acid)?),? (?:(?:\w+ly|by contrast|in (?:contrast|comparison|turn)),? )?(?:has|is|are|was|peaks?|reaches|undergoes|appears|leaves|passes|crosses|lasts|acts)\b"
)


def _is_of_another(monograph: Monograph, clause: str) -> bool:
    """True where the subject is another drug, one that is not told of where it is said what this one is."""
    told = _SUBJECT.match(clause)
    if told is None or len(monograph.ingredients) > 1:
        return False
    if lexicon().find(told["name"], ("substance",)) is None or is_own(told["name"], monograph):
        return False
    about = passages(monograph, "usage", "names")
    return bool(_IN_CONTRAST.search(clause)) or not any(
        told["name"].lower() in passage.text.lower() for passage in about
    )


def _is_elsewhere(monograph: Monograph, clause: str) -> bool:
    """True for what is told of animals, of a former product, or of a drug that nothing says to be this one."""
    found = predicates(clause)
    return is_elsewhere(clause) or bool(found and is_foreign(monograph, clause[: found[0].start]))


def _without_contrast(monograph: Monograph, clause: str) -> str:
    """The clause without the other drug that it is measured by: "12 hours|, against 40 hours for diazepam|"."""
    apart = _AGAINST.search(clause)
    return clause[: apart.start()] if apart and is_about_others(monograph, apart["what"]) else clause


_AGAINST = cued(
    r",? (?:as )?(?:against|compared (?:with|to)|versus|vs\.?|unlike|as opposed to|rather than|instead of|in contrast (?:to|with)|by contrast with|whereas|while|(?:less|more|lower|higher|shorter|longer|greater|smaller) than)\s(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IN_CONTRAST = cued(r"\b(?:by|in|for) (?:contrast|comparison)\b|\bon the other hand\b", re.IGNORECASE)
# "AB-1 peaks after 2 hours and has a half-life of 11": the subject is not told again.
_GOES_ON = regexp(
    r"\W*(?:(?:and|with|but|then|also|\w+ly)\s+)*(?:has|have|is|are|was|were|an?|peaks?|reaches|excreted|eliminated|metaboli[sz]ed|lasts?)\b",
    re.IGNORECASE,
)


class _Part(Struct, frozen=True):
    """A stretch of a passage with its lead-in and of whom it tells; ``quoted`` is the lead-in that the quote needs."""

    start: int
    end: int
    label: str
    told_of: tuple[str, ...]
    quoted: MappedText | None = None


def _parts(passage: Passage, subjects: Subjects) -> Iterator[_Part]:
    """The whole passage, or the cells of a table row: a column may be a parameter, or an ingredient."""
    told_of = subjects.of_labels(passage)
    if not any(labelled(name) or subjects.named(name) for _, name in passage.columns):
        yield _Part(0, len(passage.text), _label(passage), told_of)
        return
    ends = [start for start, _ in passage.columns[1:]]
    for (start, name), end in zip(passage.columns, [*ends, len(passage.text)], strict=True):
        label = name if labelled(name) else _label(passage)
        quoted = passage.labels[-1] if passage.labels else None
        yield _Part(start, end, label, subjects.named(name) or told_of, quoted)


def _is_heading(sentence: str) -> bool:
    """True for a sentence that is the name of a parameter: "Elimination." """
    return len(sentence) < 24 and sentence.endswith(".") and bool(_HEADING.fullmatch(sentence))


_HEADING = regexp(
    r"(?:absorption|distribution|metabolism|biotransformation|elimination|excretion|half-life|bioavailability|protein binding)\.",
    re.IGNORECASE,
)


def _label(passage: Passage) -> str:
    """The innermost lead-in that names a parameter ("Half-life" above "Adults"), or else the innermost."""
    named = (part.text for part in reversed(passage.labels) if labelled(part.text))
    return next(named, passage.label)


def _statements(passage: Passage, label: str, clause: str, own_names: str, asked: str) -> list[Statement]:
    """What the clause states, by itself, under its lead-in ``label`` or in answer to its question."""
    if is_unknown(clause) or (_LIMITED.search(clause) and not measures(TIME, clause)):
        return []
    found = [one for one in statements(clause, own_names) if not _IN_PASSING.fullmatch(one.text)]
    if asked and not found and (times := measures(TIME, clause)) and not _FOR_HOW_LONG.search(clause):
        return [Statement(asked, clause, 0, tuple(times[:1]))]
    if found or has_cue(clause) or passage.question:
        return found
    parameter = labelled(label)
    label, clause = _with_unit(label, clause)
    if parameter in TEXTUAL:
        says = _PLACE_OR_DEGREE.search(clause) and not _NO_CONTENT.search(clause)
        shares = () if parameter == "metabolism" else tuple(measures(PERCENT, clause))
        return [Statement(parameter, clause, 0, shares)] if says else []
    found = list(statements(f"{label.strip(' :.')}: {clause}", own_names))
    return [Statement(one.parameter, clause, 0, one.measures) for one in found[:1]]


# "Half-life (h)", "Half-life, hours", above a bare number.
_UNIT = regexp(
    r"\s*[(,\[]\s*(?:in )?(?P<unit>h|hrs?|hours?|min|minutes|d|days|weeks|%|L/kg|L|mL/min(?:/kg)?|L/h(?:/kg)?)\s*[)\]]?\W*$"
)
_BARE = regexp(r"(?P<number>\d[\d.,]*(?:\s?(?:[-–—]|to)\s?\d[\d.,]*)?)(?!\s?(?:%|[A-Za-z]))")


def _with_unit(label: str, clause: str) -> tuple[str, str]:
    """The lead-in without the unit that it states, and the clause with it."""
    stated = _UNIT.search(label)
    if stated is None:
        return label, clause
    return label[: stated.start()], _BARE.sub(rf"\g<number> {stated['unit']}", clause, count=1)


# "After absorption, it is converted ...": that it is absorbed is not what is told.
_IN_PASSING = regexp(
    r"\W*(?:after|following|upon|once|when|if) (?:(?:it is|oral|systemic|topical) )?absor(?:bed|ption)(?: systemically| orally)?\W*",
    re.IGNORECASE,
)
_SOON = cued(
    r"how (?:long|soon|quickly|fast|rapidly|much time)\b.*\b(?:works?|working|effects?|effective|results?|improve\w*|feel|notice\w*|relie\w+|benefits?|see|respon\w+|acts?|reverse)\b|"
    r"\bwhen (?:will|can|should|do|does|might) .*\b(?:see|expect|notice|feel|work)\b|\bonset\b",
    re.IGNORECASE,
)
_LASTS = regexp(
    r"how long (?:do|does|will|can)\b.*\b(?:effects?|protection|relief|action|immunity)\b.*\blast", re.I
)
_FOR_HOW_LONG = regexp(
    r"\b(?:treatment|therapy|course|courses|continu\w+|use[ds]?|taken|taking|every)\b", re.I
)


def _asked(passage: Passage) -> str:
    if not passage.question:
        return ""
    if _LASTS.search(passage.question):
        return "duration"
    lasting = regexp(r"\b(?:last|stay|remain|should|use|take (?:this|it|the med\w+)\?)").search(
        passage.question
    )
    return "onset" if _SOON.search(passage.question) and not lasting else ""


# The text says that it cannot say.
_LIMITED = cued(
    r"(?:information|data|details?|studies|pharmacokinetics?|parameters|pathways?|profile) (?:\w+ |\([^)]*\) ?){0,8}?(?:is|are|remains?|has|have) (?:\w+ ){0,2}?(?:limited|not (?:been )?(?:yet )?(?:well[- ]|fully |readily |widely |completely |clearly |extensively )*(?:available|understood|known|established|defined|characteri[sz]ed|elucidated|documented|studied|described|reported|specified|provided|published)|lacking|unavailable|scarce|sparse)|"
    r"limited (?:information|data)|no (?:specific |detailed )?(?:information|data)|not (?:found|provided|mentioned|detailed|specified) in|via different mechanisms|\bnot (?:well[- ]|fully |clearly )(?:understood|known|defined|characteri[sz]ed|documented|elucidated)|\bvar(?:y|ies) (?:among|between|by|depending|based|with)|"
    r"(?:may be|are|is) (?:necessary|needed|required)|not (?:applicable|relevant)|\bdepends? on the (?:individual|specific|component)",
    re.IGNORECASE,
)
# Below "Absorption:" or "Elimination:" a text tells where, by what or how much …
_PLACE_OR_DEGREE = regexp(
    r"liver|hepat|renal|kidney|urin|\bbil|f(?:a)?ec(?:al|es)|stool|enzym|cyp|oral|topical|rapid|systemic|minimal|limited|negligible|poor|well|slow|partial|extensive|complete|skin|tract|gut|intestin|"
    r"conjug|glucuron|oxid|hydro|ester|metabolite|muscle|plasma|blood|unchanged|\blocal|lymph|lung|breath|cell|tissue|degrad|%",
    re.IGNORECASE,
)
# … but below "Absorption:" or "Elimination:" these words say something else than how.
_NO_CONTENT = regexp(
    r"^(?:food|peak)\b|\b(?:administered|given|available)\b|impair|dysfunction|adjust|caution|monitor|inhibit(?:s|or)|increases?\b|reduc|decreas|half-li|bioavailab|\bN/?A\b|not significant|\bmay affect\b|\bdos(?:e|es|ing|age)\b",
    re.IGNORECASE,
)


def _claims(monograph: Monograph, one: _Said, ingredient: str) -> Iterator[Claim]:
    """The parameter; of elimination also the pathways that the text denies ("by lysis, not renally")."""
    statement = one.statement
    value = f"{statement.parameter} ({one.metabolite or ingredient})" if one.metabolite or ingredient else statement.parameter  # fmt: skip
    pathways = list(_pathways(statement.text)) if statement.parameter == "elimination" else []
    for name, negated in pathways:
        if negated:
            yield claim(
                monograph, "pk", f"elimination: {name}", one.proof, "negated", pathway=name, ingredient=ingredient
            )  # fmt: skip
    ways = [name for name, negated in pathways if not negated]
    if pathways and not ways and _is_denial(statement.text):
        return
    yield claim(
        monograph, "pk", value, one.proof,
        value=[v for v, _ in statement.measures], unit=[unit for _, unit in statement.measures if unit],
        text=[statement.text, *_gist(statement)], ingredient=ingredient, pathway=ways,
    )  # fmt: skip


def _is_denial(text: str) -> bool:
    """True where "eliminated", "excretion" … is itself denied, not only a pathway."""
    leaves = _LEAVES.search(text)
    return leaves is not None and is_negated(text, leaves.start(), leaves.end())


_GIST = cued(r"\b(renal|hepatic|oral|rapid|minimal|extensive|poor|slow|partial)(?:al)?ly\b", re.IGNORECASE)


def _gist(statement: Statement) -> list[str]:
    """In adjectives what the statement says in adverbs ("renal" for "renally"), where it denies nothing."""
    if statement.parameter not in TEXTUAL or regexp(r"\b(?:not|no|without|never)\b", re.IGNORECASE).search(
        statement.text
    ):
        return []
    found = dict.fromkeys(match.group(1).lower() for match in _GIST.finditer(statement.text))
    return [" ".join(found)] if found else []


_PATHWAYS = tuple(
    (name, regexp(pattern, re.IGNORECASE))
    for name, pattern in (
        ("renal", r"\b(?:renal(?:ly)?|kidneys?|urin\w+)\b"),
        ("hepatic", r"\b(?:hepatic(?:ally)?|liver)\b"),
        ("biliary", r"\b(?:biliary|bile)\b"),
        ("fecal", r"\b(?:f(?:a)?ec(?:al|es)|stools?)\b"),
    )
)
_LEAVES = regexp(
    r"\b(?:eliminat\w+|excret\w+|clear(?:ed|ance)|found|recovered|appears?|leaves|passe[sd])\b", re.IGNORECASE
)

_NO_WAY_OUT = cued(r"\b(?:stored|function)\b", re.IGNORECASE)
_COORDINATED = regexp(rf"\s*(?:(?:and|or|,|/)\s*\w+\s+){{0,2}}(?:{_LEAVES.pattern})", re.IGNORECASE)


def _pathways(text: str) -> Iterator[tuple[str, bool]]:
    """By which pathways a statement lets the drug leave, each with True where it denies it.

    A pathway is one where "eliminated", "excretion" … stands before it, or right behind it, or where only a lead-in says so.
    """
    bare = not _LEAVES.search(text) and not _NO_WAY_OUT.search(text)
    for name, pattern in _PATHWAYS:
        for match in pattern.finditer(text):
            if bare or _LEAVES.search(text, 0, match.start()) or _COORDINATED.match(text, match.end()):
                yield name, is_negated(text, match.start(), match.end())
                break
