"""Of whom a kinetic statement is told: the drug, one or all ingredients of a combination, or a metabolite."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.extract.amount.statements import has_cue
from kg.extract.claiming import read_once
from kg.model import Monograph, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp

_SALT = regexp(
    r"\s+(?:(?:di|mono|hemi)?(?:hydrochloride|hydrobromide|hydrate|succinate|tartrate|maleate|mesylate|besylate|bes?ilate|fumarate|citrate|acetate|phosphate|sulfate|sulphate|"
    r"nitrate|mononitrate|sodium|potassium|calcium|magnesium|bromide|medoxomil|propionate|valerate|dipropionate|furoate|trihydrate|hcl))+$",
    re.IGNORECASE,
)
# Without its salt such a name would be an element.
_ELEMENT = regexp(
    r"(?:ammonium|calcium|sodium|potassium|magnesium|zinc|ferrous|ferric|iron|lithium|alumini?um|copper|silver|selenium|chromium|strontium)\b",
    re.IGNORECASE,
)
_ALL = cued(
    r"\b(?:(?:both|all|each|the two|the three)(?: the| three| four| of the| active| individual)* (?:components?|ingredients?|drugs?|agents?|constituents?|medications?|compounds?|substances)|both (?:are|is|undergo|have))\b",
    re.IGNORECASE,
)
_METABOLITE = cued(
    r"\bmetabolites?(?:, | \()([A-Za-z0-9][\w,'-]{3,})(?=[,.)])|\bmetabolites? \(?((?:[A-Z]-|\d)[\w,'-]{3,})|\(([A-Z]{1,2}-[A-Z]{2,5})\)",
    cues=("metabolite",),
)
# What a metabolite is called where the drug is turned into it.
_MADE = cued(
    r"\b(?:converted|hydroly[sz]ed|metaboli[sz]ed|oxidi[sz]ed|demethylated|hydroxylated|turned|broken down|transformed|activated|prodrug|active form)"
    r"(?: \w+ly| [a-z]+){0,3}? (?:in)?to (?:(?:the|its|an?|active|inactive|main|major|metabolites?) )*(?P<name>[\w'-]{4,}(?: acid)?)(?=\s*(?:[,.;()]| by\b| in\b| and\b| which\b))|"
    r"\bmetabolites?,? (?P<code>[A-Z][\w-]*\d\w*|[A-Za-z][\w'-]+ic acid)\b|"
    r"\b(?P<known>[A-Z][\w'-]{3,}(?: acid)?),? (?:is )?(?:the|its|an) (?:main |major |principal |chief )?active metabolite\b",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "this that these those which with from inactive active various several water than both such also".split()
)
# "together with X", "than that of X": named, and not what the words tell of.
_BESIDE = regexp(
    r"\b(?:(?:together|combined|combination|along|taken|given) with|without|than|plus|adding|presence of|that of)\s+(?:the |oral )?$",
    re.IGNORECASE,
)
_OPENING = regexp(
    r"^(?:(?:the|its|an?|and|also|while|whereas) )*(?:(?:main|major|primary|principal) )?(?:(?:active|inactive) )?(?:metabolite,? )?",
    re.IGNORECASE,
)
# A subject of its own that is neither a pronoun nor a parameter: "Excess vitamin is ...".
_OTHER = regexp(
    r"(?!(?:It|Its|This|These|The|They|Their|Both|All|Each|Oral|Systemic|Primarily|Most|After)\b)[A-Z][\w-]+(?: [\w-]+){0,2} (?:is|are|was|were|has|have|undergoes?)\b"
)


@read_once
def subjects_of(monograph: Monograph) -> Subjects:
    """The names by which the statements of ``monograph`` may call their subjects."""
    names: dict[str, str] = {}
    for ingredient in monograph.ingredients if len(monograph.ingredients) > 1 else ():
        whole = ingredient.lower()
        short = _SALT.sub("", whole)
        name = whole if _ELEMENT.fullmatch(short) else short
        for form in (whole, name, regexp(r"^(?:alpha|beta|l|d|dl)[ -]").sub("", name)):
            names.setdefault(form, name)
    words = " ".join([monograph.title, *monograph.ingredients]).lower()
    found = set()
    for passage in monograph.passages:
        if passage.topic == "mechanism":
            found |= {
                name.lower()
                for pattern in (_METABOLITE, _MADE)
                for match in pattern.finditer(passage.text)
                for name in match.groups()
                if name
                and not name.endswith("ly")
                and name.lower() not in _NO_NAME
                and name.lower() not in words
            }
    pattern = "|".join(re.escape(form) for form in sorted(names, key=len, reverse=True))
    return Subjects(
        names,
        re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) if names else None,
        tuple(dict.fromkeys(names.values())),
        frozenset(found),
        words,
    )


def _kept(text: str, match: re.Match[str]) -> str:
    return "it" if _BESIDE.search(text, 0, match.start()) else match.group()


class Subjects(Struct, frozen=True):
    """The ingredients by every form of their names, ``all`` of them, and the metabolites that the text names."""

    names: dict[str, str]
    pattern: re.Pattern[str] | None
    all: tuple[str, ...]
    metabolites: frozenset[str]
    words: str

    def named(self, text: str) -> tuple[str, ...]:
        """The ingredients that a text names, all of them for "both drugs"; () where it names none."""
        if self.pattern is None:
            return ()
        found = {self.names[match.group().lower()] for match in self.pattern.finditer(text)}
        if not found and _ALL.search(text):
            return self.all
        return tuple(name for name in self.all if name in found)

    def mentions(self, text: str) -> list[tuple[int, int, str]]:
        """(start, end, ingredient) of every mention in a text."""
        if self.pattern is None:
            return []
        return [(*match.span(), self.names[match.group().lower()]) for match in self.pattern.finditer(text)]

    def told_of(self, text: str) -> tuple[str, ...]:
        """The ingredients that a text names, but for those beside which another is looked at ("together with X")."""
        if self.pattern is None:
            return ()
        return self.named(self.pattern.sub(lambda match: _kept(text, match), text))

    def of_labels(self, passage: Passage) -> tuple[str, ...]:
        """The ingredients that the innermost lead-in or heading names that names any."""
        for part in (*reversed(passage.labels), *reversed(passage.heads)):
            if found := self.named(part.text):
                return found
        return ()

    def at_start(self, clause: str, current: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """The subject in force in a clause, and the metabolite that it begins with."""
        opening = _OPENING.match(clause)
        rest = clause[opening.end() if opening else 0 :]
        first = regexp(r"[\w,'-]*\w(?: acid\b)?").match(rest)
        metabolite = first.group() if first and first.group().lower() in self.metabolites else ""
        if self.pattern is not None and (match := self.pattern.match(rest)):
            current = (self.names[match.group().lower()],)
        elif self.pattern is not None and (other := _OTHER.match(clause)) and not has_cue(other.group()):
            current = ()
        return current, metabolite
