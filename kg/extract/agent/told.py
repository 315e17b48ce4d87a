"""What a text says of an agent: the effect of using both, and what to do about it.

Each is given as its clause stands and, where the clause has another form, also in the form in which labels put it:
"may raise digoxin levels" is also "raised digoxin levels", "should be avoided" also "avoid".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from kg.extract.agent.enzymes import Agent
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences
from kg.vocab.lexicon import lexicon

_CHANGE = (
    "increas|decreas|reduc|rais|lower|enhanc|potentiat|exacerbat|elevat|diminish|impair|prolong|inhibit|alter|worsen|"
    "antagoniz|antagonis|inactivat|intensif|augment|accelerat|delay|mask|weaken|blunt|slow|block"
)
_EFFECT = cued(
    rf"\b(?!(?:antagonist|inhibitor|inducer|blocker|binder|dose (?:reduction|adjustment))s?\b)(?:{_CHANGE}|induc|affect|interfer|neutrali[sz]|counteract|oppos|precipitat|displac|bind|chelat|add to|trigger|provok|caus(?:e|ing)|lead(?:s|ing)? to)\w*|"
    r"\b(?:additive|synergistic|risks?|toxic\w*|\w+toxicity|syndrome|effects?|levels?|concentrations?|exposure|absorption|metabolism|clearance|efficacy|effectiveness|"
    r"bleeding|sedation|drowsiness|dizziness|hypotension|hyper\w+|hypo\w+|crisis|crises|arrhythmias?|seizures?|stronger|weaker|higher|lower|faster|slower|(?:more|less|greater|worse) \w+|insoluble|interference)\b",
    re.IGNORECASE,
)
_MANAGEMENT = cued(
    r"\b(?:avoid\w*|discourag\w*|(?:is|are) (?:best )?not advised|monitor\w*|adjust\w*|cauti\w+|contraindicated|separat\w+|apart(?! from\b)|(?<=hours )apart|should|must|not recommended|consider\w*|careful\w*|reduc\w+ (?:the |in )?(?:\w+ )?dos\w+|dos\w+ (?:reduction|adjust\w+)|"
    r"(?:lower|reduced|higher|lowest|maximum) (?:\w+ )?dos\w+|discontinu\w*|stop\w*|limit\w*|withhold\w*|not to be (?:\w+ly )?(?:paired|combined|mixed|given|taken|used|joined|co-?administered)|not be(?! (?:\w+ )?(?:confirmed|proven|shown|found|verified|established|demonstrated))|leave|(?:(?<![\w)\x00] )|(?<=and )|(?<=or )|(?<=but ))do not|do not (?:mix|agree|go|tolerate)|never(?! (?:been|proven|shown|confirmed))|check\w*|watch\w*|not more than|no more than|"
    r"(?:hours?|days?|weeks?|minutes) (?:before|after|apart)|weigh|warn\w*|better not|may be (?:needed|required|necessary)|(?:require|need)s?\b)\b|^\W*(?:give|take|use|administer)\b",
    re.IGNORECASE,
)
_NOT_NEEDED = regexp(
    r"\b(?:no|not|without|n't)\s+(?:[\w-]+\s+){0,3}(?:monitor|adjust|dose|change|need|require|necessary)",
    re.IGNORECASE,
)
_SEPARATE = "separate administration"
# The form in which a label states a management: the action, where the clause has another form of the word.
_ACTIONS = (
    ("avoid", regexp(r"\bavoid(?:ed|ing|ance)\b|not recommended|should not be (?:used|combined|taken|given)", re.IGNORECASE)),
    ("monitor", regexp(r"\bmonitor(?:ed|ing)\b", re.IGNORECASE)),
    ("limit", regexp(r"\blimit(?:ed|ing)\b", re.IGNORECASE)),
    (_SEPARATE, regexp(r"\bseparated\b|hours? apart|\bhours? (?:before|after)\b", re.IGNORECASE)),
    ("adjust dose", regexp(r"dos\w+ (?:should|may|must|might) (?:need to )?be adjusted|dos\w+ adjustments?", re.IGNORECASE)),
    ("caution", regexp(r"\bcautious(?:ly)?\b", re.IGNORECASE)),
)  # fmt: skip
# What is not expected is no effect, and what one should not drive with tells of no agent.
_COMES_TO_NOTHING = cued(
    r"\W*(?:however,? )?(?:there (?:is|are) )?no(?:ne)?\b (?:known |clinically |significant |major |specific |other |relevant |direct )*(?:drug |pharmacokinetic |food )*(?:interactions?|effects?|changes?)\b",
    re.IGNORECASE,
)
# "It does not change the level": what does not happen is no effect.
_HAS_NONE = cued(
    r"(?:\b(?:do|does|did) not|\b(?:do|does|did)n['’]t) (?:[\w-]+ly )?(?:chang|alter|affect|influenc|rais|lower|interact)\w*\b(?! (?:only|just)\b)|\b(?:has|have|had) no (?:\w+ )?(?:effect|influence|bearing|impact)\b",
    re.IGNORECASE,
)
_AVOID = regexp(r"\bavoid", re.IGNORECASE)
_SKILLS = cued(r"\b(?:driving|operat\w+ (?:heavy )?machin\w+)\b", re.IGNORECASE)
_FINITE = regexp(
    rf"(?:(?:\b(?:may|can|could|might|will|also|and|or|to|further)\s+(?:\w+ly\s+)?|^|(?<=[a-z]s )|(?<=\) ))(?P<base>{_CHANGE})(?:e|y)?|\b(?P<third>{_CHANGE})(?:e?s|ies)|(?:,|ly|by)\s+(?P<gerund>{_CHANGE})(?:y?ing))\s+"
    r"(?:the |an? )?(?P<object>(?!by\b|in\b|with\b|dos)[^,;.()\x00]+?)(?=\s*\x00|\s+(?:and (?:should|may|can)|which|when|if|due|because|as)\b|[,;.(]|$)",
    re.IGNORECASE,
)
_PASSIVE = regexp(
    rf"^(?P<subject>[^,;.()]{{4,60}}?)\s+(?:(?:may|can|could|might)\s+)?(?:be |is |are )?(?P<verb>(?:{_CHANGE})(?<!block)(?:e|es|s|ed)?)\b(?=\s+(?:with|when|if|by|in|during)\b|[.,;]|$)",
    re.IGNORECASE,
)


class Told(Struct, frozen=True):
    """Effects and managements as texts."""

    effects: tuple[str, ...] = ()
    managements: tuple[str, ...] = ()

    def __or__(self, other: Told) -> Told:
        """This, and where it is silent the other."""
        return Told(self.effects or other.effects, self.managements or other.managements)

    def __add__(self, other: Told) -> Told:
        return Told((*self.effects, *other.effects), (*self.managements, *other.managements))


NOTHING = Told()


def told(text: str, start: int, end: int, named: Iterable[Agent] = (), by_default: bool = False) -> Told:
    """What ``text[start:end]`` says, the names of the agents in it left aside: "CNS depressants" tells no effect.

    With ``by_default`` a text that names no agent and orders nothing is an effect: "Tacrolimus: kidney damage".
    """
    return _told(text, start, end, tuple(named), by_default)


@lru_cache(maxsize=1024)
def _told(text: str, start: int, end: int, named: tuple[Agent, ...], by_default: bool) -> Told:
    """A sentence is asked about once for each of its agents."""
    words = without(text, start, end, named)
    effects: list[str] = []
    managements: list[str] = []
    for first, last in _clauses(words):
        clause, bare = text[start + first : start + last].strip(" ,;"), words[first:last]
        orders, outcomes = _read(clause, bare)
        managements += orders
        has_agent = any(start + first <= agent.start < start + last for agent in named)
        effects += outcomes
        if by_default and not has_agent and not outcomes:
            opening = clause.split(",")[0] if orders else clause
            effects += [opening] if not _MANAGEMENT.search(opening) else []
    return Told(tuple(effects), tuple(managements))


@lru_cache(maxsize=4096)
def _read(clause: str, bare: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a clause orders and what it says to happen; ``bare`` is the clause with its agents blanked."""
    if _COMES_TO_NOTHING.match(bare) or (_SKILLS.search(bare) and not _AVOID.search(bare)):
        return (), ()
    ordered = bool(_MANAGEMENT.search(bare)) and not _NOT_NEEDED.search(bare)
    if _DOSE_ORDER.match(clause):
        return (clause,), ()
    if _HAS_NONE.search(bare):
        return (clause, *_actions(clause)) if ordered else (), ()
    happens = _EFFECT.search(bare) or (not ordered and _names_outcome(bare))
    return (clause, *_actions(clause)) if ordered else (), (clause, *_as_label(clause)) if happens else ()


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        for first, last in clauses(text[start:end]):
            yield start + first, start + last


def _names_outcome(text: str) -> bool:
    """True where the vocabulary knows an effect or disorder that the text names: "may lead to renal failure"."""
    return bool(lexicon().scan(text, ("effect", "condition")))


def without(text: str, start: int, end: int, named: Iterable[Agent]) -> str:
    """``text[start:end]`` with agents and their parentheses blanked, of the same length."""
    out = list(text[start:end])
    for agent in named:
        first, last = max(agent.start - start, 0), min(agent.end - start, len(out))
        if last <= first:
            continue  # it stands outside
        note = regexp(r"\s*\([^()]*\)").match(text[start + last : end])
        last += note.end() if note else 0
        out[first:last] = "\x00" * (last - first)
    return "".join(out)


def is_told(note: str, named: Iterable[Agent], offset: int) -> bool:
    """True where a parenthesis says what happens or what to do; False where it lists members."""
    inside = without(
        note,
        0,
        len(note),
        [
            Agent(a.text, a.start - offset, a.end - offset)
            for a in named
            if offset <= a.start < offset + len(note)
        ],
    )
    return bool(_EFFECT.search(inside) or _MANAGEMENT.search(inside))


_NOTE = regexp(r"\s*(?:\w+\s*)?(?:\((?:e\.g|such as|like)[^()]*\)\s*)?\(([^()]*)\)")
_DOSE_ORDER = regexp(r"^(?:reduce|lower|increase|decrease)\b.*\bdos", re.IGNORECASE)
_LAST_NOTE = regexp(r"[^():]*\(([^()]*)\)[.\s]*$")  # "A, B (increased bleeding)" tells it of both


def told_of(text: str, start: int, end: int, agent: Agent, named: list[Agent]) -> Told:
    """What a sentence says of one of its agents: in the parenthesis behind it, else in its clause, else anywhere."""
    note = _NOTE.match(text, agent.end, end) or _LAST_NOTE.match(text, start, end)
    if note and is_told(note.group(1), named, note.start(1)):
        return told(note.group(1), 0, len(note.group(1)))
    whole = told(text, start, end, named)
    for a, b in _parts(text, start, end):
        if a <= agent.start < b and (a, b) != (start, end):
            return told(text, a, b, named) | whole
    return whole


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, cut also where "and may ..." tells a second thing."""
    for a, b in clauses(text[start:end]):
        for match in regexp(
            r".+?(?:,? and (?=may|can)|, and (?=(?:[\\w-]+ ){1,4}(?:may|can|could|might) )|$)"
        ).finditer(text[start + a : start + b]):
            yield start + a + match.start(), start + a + match.end()


# "Avoid for 72 hours after it": so long a time is no gap between two doses.
_PERIOD = cued(
    r"\b(?:avoid\w*|abstain\w*|refrain\w*|(?:do|should|must) not (?:be )?(?:drink|drunk|take|taken|use|used|give|given|consumed?))\b[^.;]*?"
    r"\b(?:for|until|within)\s+(?:at least |about |up to |the first )?(?:1[2-9]|[2-9]\d|\d{3})(?:\s?(?:-|–|to)\s?\d+)?\s?(?:hours?|h)\b",
    re.IGNORECASE,
)


def _actions(clause: str) -> list[str]:
    found = [action for action, pattern in _ACTIONS if pattern.search(clause)]
    if _SEPARATE in found and _PERIOD.search(clause) and "separat" not in clause.lower():
        return list(dict.fromkeys("avoid" if action == _SEPARATE else action for action in found))
    return found


def _as_label(clause: str) -> list[str]:
    """ "may raise digoxin levels" as "raised digoxin levels"; "digoxin levels may rise" is left."""
    flat = mask_parentheses(clause)
    subject = _PASSIVE.match(flat)
    if subject:
        return [f"{_participle(subject['verb'])} {subject['subject'].strip()}"]
    found = _FINITE.search(flat)
    if not found:
        return []
    return [f"{_participle(found['base'] or found['third'] or found['gerund'])} {found['object'].strip()}"]


def _participle(verb: str) -> str:
    stem = regexp(_CHANGE).match(verb.lower())
    return f"{stem.group() if stem else verb.lower()}ed".replace("ifed", "ified")
