"""The known agents of a clause that speaks of company and denies nothing: partners by default, whatever its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.enzymes import SCHEMES
from kg.extract.name.stems import STEMS
from kg.extract.partner.refused import CAUTION
from kg.text.assertion import between_semicolons
from kg.text.cued import cued
from kg.text.lists import Item, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# What a clause says of drugs that go together.
_COMPANY = regexp(
    r"\b(?:with|add|combin|join|pair|together|alongside|along|plus|accompan|follow|precede|comes?\b|goes\b|go\b|offer|boost|induction|backbone|partner|companion|mate|triple|dual|regimen|close|start|course|as (?:is|are)\b|ok\b|fine\b|on top\b|too\b|as well\b(?! as)|beside\b)|\s\+\s|^\+",
    re.IGNORECASE,
)
# Without any of these a clause is a bare list.
_VERB = regexp(
    r"\b(?:is|are|was|were|be|been|may|can|could|should|must|has|have|had|do|does|did|will|would|might|includes?|contains?|exists?|var(?:y|ies)|depends?|helps?|improves?|brings?|makes?|works?|gives?|acts?|extends?|belongs?|covers?|needs?|takes?|prevents?|enhances?|allows?|offers?|remains?|[a-z]{3,}ed|[a-z]{3,}s (?:the|its?|an?))\b",
    re.IGNORECASE,
)
# Another matter than company, or company denied.
_OTHERWISE = cued(
    r"\b(?:no|not|[a-z]+n't|never|nor|neither|none|hardly|rarely|seldom|instead|alternatives?|unlike|replac\w+|in place of|takes? the place|rather|without|former\w*|earlier|once|used to|out of|fail(?:s|ed|ing)?|failure of|abandon\w*|"
    r"withdrawn|alone|mechanisms?|intensif\w+|investigat\w+|standalone|stand-alone|monotherapy|single-agent|itself|formulated|raise[sd]?|lower\w*|increas\w+|reduc\w+|levels?|toxic\w*|allerg\w+|contra-?indicat\w+|caution|risks?|interact\w*|danger\w*|than|obsolete|better|worse|compet\w+|spac\w+|apart|hours?|antidote|revers\w+|block(?:s|ed|ing)|"
    r"intoleran\w+|resistance|resistant to|metaboli\w+|inhibit(?:s|ed|ing)|mixed|overdos\w+|nobody|few|little|nothing|stop\w*|switch\w*|dropp?\w*|gave way|given up|discontinu\w+|withhold|withheld|pointless|useless|superfluous|unnecessary|redundant|discouraged|doubtful|unproven|disappoint\w+)\b",
    re.IGNORECASE,
)
# What a subordinate clause says is circumstance.
_ASIDE = regexp(
    r"\b(?:(?:when|if|because|although|though|since|while|unless|as (?:both|it|they|this|these|an? (?!add-?on|adjunct|addition|supplement|partner|companion)))\b|(?:to|for) (?:enhanc|counteract|manag|reduc|address|improv|treat|prevent|mitigat|broaden|achiev|increas|reliev|provid|support|control|additive|synergistic|enhanced|better)\w*)[^,;]*",
    re.IGNORECASE,
)
_GOVERNED = regexp(
    r"\b(?:against|from|for|than|every|each|all|this|these|such|in|in (?:various|many|some)|intolerant of|resistant to)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
OWN_WORDS = regexp(r"\b(?:(?:low|high|full)-dose|atypical|combined|inhaled|topical)\s+$", re.IGNORECASE)
_KIND_OF_VACCINE = regexp(r"\b(?!an?\b|the\b|other\b|any\b)[\w-]+\s+$", re.IGNORECASE)
# Names of new substances end in what they are.
STEM = cued(
    rf"\b[a-z]{{3,}}(?:{STEMS})\b"
    r"|\b(?:mFOLFOX6|FOLFOX|FOLFIRI|FOLFIRINOX|FOLFOXIRI|CAPOX|XELOX|FLOT|IFL|R-CHOP|CHOP|CVP|ABVD|BEACOPP|FLAG-IDA)\b",
    re.IGNORECASE,
)
# "Levodopa is given with A": what opens the sentence is the drug itself, under whatever name.
_ITSELF = regexp(
    r"\s+(?:is|are|may be|can be)\s+(?:[\w-]+\s+){0,3}?(?:given|combined|used|paired|taken|prescribed)\s+(?:together\s+)?with\s+(?!it\b|this drug|the drug)",
    re.IGNORECASE,
)


# "Antihypertensive effect", "probiotic strains", "in multivitamin products": what the word belongs to is no agent.
_MODIFIES = regexp(
    r"-|\s+(?:(?:and|or)\s+[\w-]+\s+)?(?:effects?|efficacy|actions?|activity|propert(?:y|ies)|strains?|diseases?|stones?|products?|formulations?|solutions?|preparations?|relief|cover|coverage|combination|regimens?|protocols?|schedules?)\b",
    re.IGNORECASE,
)
# "(ICS)", "(a decongestant)": the same once more.
_NOTE = regexp(r"\([^()]*\)")
_AGAIN = regexp(r"[A-Z][A-Z0-9-]*s?|an?\s.*")


def swept(text: str) -> Iterator[tuple[Item, str]]:
    """(agent, its clause) of the known agents in the clauses of a sentence that speak of company and deny nothing."""
    for start, end in between_semicolons(text, 0, len(text)):
        clause = _ASIDE.sub(lambda aside: " " * len(aside.group()), text[start:end])
        if is_otherwise(clause):
            continue
        plain = mask_parentheses(clause)
        if _COMPANY.search(plain) or not _VERB.search(plain):
            for item in _agents(clause):
                yield item, text[start:end]


def is_otherwise(text: str) -> bool:
    """True for a clause or lead-in that denies company or speaks of another matter."""
    return bool(CAUTION.search(text) or _OTHERWISE.search(text))


def _agents(clause: str) -> Iterator[Item]:
    spans = {(first, last) for first, last, _ in lexicon().scan(clause, SCHEMES)}
    spans |= {
        match.span() for match in STEM.finditer(clause) if not any(a <= match.start() < b for a, b in spans)
    }
    noted = [match.span() for match in _NOTE.finditer(clause) if _AGAIN.fullmatch(match.group()[1:-1])]
    for first, last in sorted(spans):
        slashed = "/" in (clause[first - 1 : first], clause[last : last + 1])
        if any(a < first < b for a, b in noted) or (slashed and _is_one(clause, first, last)):
            continue
        if (
            _GOVERNED.search(clause, 0, first)
            or _MODIFIES.match(clause, last)
            or clause[first - 1 : first] == "-"
        ):
            continue
        if not first and _ITSELF.match(clause, last):
            continue
        pattern = _KIND_OF_VACCINE if clause[first:last].lower().startswith("vaccin") else OWN_WORDS
        own = pattern.search(clause, 0, first)
        begin = own.start() if own else first
        yield Item(clause[begin:last], begin, last)


def _is_one(clause: str, first: int, last: int) -> bool:
    """True for a part of one thing with slashes: "ICS/LAMA", "(piperacillin/tazobactam)"."""
    return clause[first:last].isupper() or any(
        a < first < b for a, b in (m.span() for m in _NOTE.finditer(clause))
    )
