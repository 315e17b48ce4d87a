"""Mechanism prose as frames: a verb of change or action, and the stretch of text that it governs.

"inhibits X, leading to reduced Y and a decrease in Z" holds four: inhibits (X), leading to (), reduced (Y), decrease (Z).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

Form = Literal["base", "finite", "ing", "past", "noun"]
Role = Literal["change", "act", "bind", "cause"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb, its effect in the abstract ("reduced {}"), whether it raises (+) or lowers (-), and words that must follow.

    Roles: what is ``act``-ed on is a target where it is a molecule, what is bound (``bind``) is never an effect, what is
    caused (``cause``) is one by itself.
    """

    base: str
    abstract: str
    sign: str
    role: Role
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb at ``start`` and its object ``text[first:last]``; ``foreign`` where its subject is not the drug."""

    verb: Verb
    form: Form
    start: int
    first: int
    last: int
    foreign: bool = False


# role; sign; abstract form; verbs (with the words that must follow them after an underscore).
_TABLE = """
change + increased {}: increase raise elevate boost augment
change - reduced {}: decrease reduce lower diminish lessen attenuate minimize limit mitigate curb
change + enhanced {}: enhance potentiate amplify
change + improved {}: improve optimize
change + accelerated {}: accelerate hasten
change + strengthened {}: strengthen
change - slowed {}: slow
change - delayed {}: delay
change . prolonged {}: prolong extend
change . altered {}: alter change
change . normalized {}: normalize
change . widened {}: widen
change . softened {}: soften
change . relaxation of {}: relax
change . dilation of {}: dilate
change . constriction of {}: constrict
change - relief of {}: relieve alleviate ease
change . soothing of {}: soothe calm
change - prevention of {}: prevent avert
change - inhibition of {}: halt stop arrest
change + promotion of {}: promote encourage
change + facilitation of {}: facilitate
change + support of {}: support aid
change . restoration of {}: restore rebalance
change . maintenance of {}: maintain preserve
change . stabilization of {}: stabilize
change . protection of {}: protect
change . killing of {}: kill eradicate
change - destruction of {}: destroy
change - neutralization of {}: neutralize
change . dissolution of {}: dissolve
change . removal of {}: remove
change . elimination of {}: eliminate
change . formation of {}: form create
change . release of {}: release
change . replenishment of {}: replenish
change . control of {}: control
change . hydration of {}: hydrate moisturize
change . lubrication of {}: lubricate
change . thinning of {}: thin
change . loosening of {}: loosen
change . absorption of {}: absorb
change . depression of {}: depress
change . regeneration of {}: regenerate
change . scavenging of {}: scavenge
change . buffering of {}: buffer
change . conversion of {}: convert
change . upregulation of {}: upregulate up-regulate
change . downregulation of {}: downregulate down-regulate
change . drawing of {}: draw attract
change . metabolism of {}: metabolize
change - reduced size of {}: shrink
change . synthesis of {}: synthesize
change . replacement of {}: replace supplement
act - inhibition of {}: inhibit
act - blockade of {}: block
act - suppression of {}: suppress
act - antagonism of {}: antagonize
act - inactivation of {}: inactivate
act - disruption of {}: disrupt
act - interference with {}: interfere_with
act - impairment of {}: impair compromise
act - depletion of {}: deplete
act - breakdown of {}: break_down degrade
act + stimulation of {}: stimulate
act + activation of {}: activate
act . modulation of {}: modulate influence affect
act . regulation of {}: regulate
act . alkylation of {}: alkylate
act . cross-linking of {}: crosslink cross-link
act . denaturation of {}: denature
act . hydrolysis of {}: hydrolyze
act . cleavage of {}: cleave
act . digestion of {}: digest
act . chelation of {}: chelate
act . oxidation of {}: oxidize
act . penetration of {}: penetrate
act . stimulation of {}: agonize
bind . {}: bind_(?:to|at|with|on|onto|near)? attach_to act_(?:on|at|upon) work_(?:on|at) interact_with target intercalate_(?:into|with|between)
cause . {}: lead_to result_in cause contribute_to produce provide induce trigger elicit generate initiate mean allow_(?:for|the)?
"""
_NOUNS = {
    "increase": "increase", "rise": "increase", "elevation": "increase", "enhancement": "enhance", "improvement": "improve", "decrease": "decrease",
    "reduction": "reduce", "reductions": "reduce", "lowering": "lower", "inhibition": "inhibit", "suppression": "suppress", "blockade": "block",
    "blocking": "block", "stimulation": "stimulate", "activation": "activate", "modulation": "modulate", "disruption": "disrupt", "prevention": "prevent",
    "relaxation": "relax", "depletion": "deplete", "antagonism": "antagonize", "restoration": "restore", "interference": "interfere", "relief": "relieve",
    "stabilization": "stabilize", "inactivation": "inactivate", "impairment": "impair", "destruction": "destroy", "neutralization": "neutralize",
    "regulation": "regulate", "promotion": "promote", "alkylation": "alkylate", "denaturation": "denature", "downregulation": "downregulate",
    "dilation": "dilate", "breakdown": "break", "constriction": "constrict", "fall": "decrease", "drop": "decrease", "potentiation": "enhance",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][\w'+-]*")
# A verb whose base or -s form is also a noun is one only where a subject or "to" goes before.
_DETERMINED = re.compile(
    r"(?:\b(?:[Aa]n?|[Tt]he|its|their|such|any|further|significant|slight|marked|transient|rapid|modest|dose-dependent|initial|of|in|on|with|for)|\b[a-z]+(?:al|ic|ous|ive|ory|ar))\s+$"
)
_BEFORE_BASE = re.compile(
    r"(?:^|[,:]\s*|\b(?:to|can|may|could|might|will|would|must|helps?|both|which|that|thereby|they|drugs?|agents?|effects|actions|and|or|also|\w+ly|[a-z]+s)\s+)$",
    re.IGNORECASE,
)
_BEFORE_PAST = re.compile(
    r"\b(?:has|have|had|which|that|it|also|this|inhibition|action|\w+ly)\s+$", re.IGNORECASE
)
_OPENS_BY = re.compile(r"(?:^|[.;]\s+)(?:By|Through)\s+(?:\w+ly\s+)?$")
_BEFORE_BINDING = re.compile(
    r"(?:^|[,:]\s*|\b(?:by|via|through|involv\w+|includ\w+|for|is|and|or|while|\w+ly)\s+)$", re.IGNORECASE
)
_OF, _NOUN_OF = re.compile(r"\s+of\s"), re.compile(r"\s+(?:of|in)\s")
_AMOUNTS = ("increased {}", "reduced {}", "improved {}")
_NOT_VERB = re.compile(
    r"\s+(?:effects?|agents?|actions?|propert(?:y|ies)|activity|drugs?|doses?|age|therapy|factors?|potential|the dose)\b",
    re.IGNORECASE,
)
# Where an object ends, whatever follows.
_BOUND = re.compile(
    r"[.;:]|\s[–—]\s|,?\s+(?:by|via|through|thereby|thus|hence|which|that|who|while|when|making|because|without|where|although|but|so|as it|as they|after|if|rather|due|in order|"
    r"resulting|leading|in patients|in people|in individuals|upon|for the treatment|responsible|involved|essential|crucial|necessary|needed|required|known|used|is|are|was|were|has|have|can|may|"
    r"and (?:thereby|thus|is|are|has|can|may|it|also))\b|,\s+(?:an?|the|its?|one of|particularly|especially|even|further|not)\s",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:[,\s]|\b(?:and|or|to|also|thus|thereby|then|further|which|that|helps?|can|may|could|by|in|a|an|the|ultimately|effectively|both|for|through|via|involves?|its|this|of|in turn|(?!family\b)\w+ly))+$",
    re.IGNORECASE,
)
# Inside an object: the words tell of the object, not of the drug.
_ASIDE = re.compile(
    r"(?:,\s+(?:an?|the|one of the)\s|\b(?:responsible|involved|essential|required|needed|necessary|crucial|important|critical|vital|known|role|ability|able|that|which|who)\b)[^,;]*$",
    re.IGNORECASE,
)
# What is hindered here is a process, so that "which" is the hindrance; else these verbs tell of the thing itself.
_PROCESS = re.compile(
    r"(?:(?<! ac)tion|sis|uptake|release|breakdown|influx|activity|growth)(?: (?:of|in) [\w ]+)?$",
    re.IGNORECASE,
)
_OF_NATURE = ("cause", "convert", "trigger", "produce", "regulate", "control")
_WHICH = re.compile(r"\b(which|that)(?:\s+(?:\w+ly|also|in turn|then|can|may|helps?|to))*\s+$", re.IGNORECASE)


_COORDINATED = re.compile(r",\s+(?:and|or|then|\w+ly)\s")
_SHARES = re.compile(r"(?:[,\s]|\b(?:and|or|then|also|subsequently|\w+ly)\b)*$")


def _forms(base: str) -> Iterator[tuple[str, Form]]:
    stem = base[:-1] if base.endswith("e") else base
    yield base, "base"
    yield (base + "es" if re.search(r"(?:s|x|ch|sh)$", base) else base + "s"), "finite"
    yield stem + "ing", "ing"
    yield stem + "ed", "past"
    if base in ("control", "stop"):
        yield base + base[-1] + "ing", "ing"
        yield base + base[-1] + "ed", "past"


def _words() -> dict[str, tuple[Verb, Form]]:
    found: dict[str, tuple[Verb, Form]] = {}
    verbs: dict[str, Verb] = {}
    for line in _TABLE.strip().splitlines():
        head, _, names = line.partition(": ")
        role, sign, abstract = head.split(" ", 2)
        for name in names.split():
            base, _, particle = name.partition("_")
            verb = Verb(base, abstract, sign.strip("."), role, particle)  # type: ignore[arg-type]
            verbs.setdefault(base, verb)
            for word, form in _forms(base):
                found.setdefault(word, (verb, form))
                found.setdefault(word.replace("iz", "is"), (verb, form))
    found["led"] = found["lead"][0], "past"
    found["bound"] = found["bind"][0], "past"
    for noun, base in _NOUNS.items():
        if noun not in found or noun in ("blocking", "lowering"):
            found.setdefault(noun, (verbs[base], "noun"))
    return found


WORDS = _words()
_PARTICLES = {verb.particle: re.compile(rf"\s+(?:\w+ly\s+)?{verb.particle}\b\s*" if not verb.particle.endswith("?") else rf"(?:\s+(?:\w+ly|with \w+ affinity))*(?:\s+{verb.particle[:-1]}\b)?\s*", re.IGNORECASE) for verb, _ in WORDS.values() if verb.particle}  # fmt: skip


@lru_cache(maxsize=4096)
def frames(text: str) -> tuple[Frame, ...]:
    """The frames of a sentence, in its order; parentheses must be blanked."""
    heads = list(_heads(text))
    found: list[Frame] = []
    for place, (verb, form, start, first) in enumerate(heads):
        following = heads[place + 1][2] if place + 1 < len(heads) else len(text)
        bound = _BOUND.search(text, first, following)
        if form == "ing" and _OPENS_BY.search(text[:start]):
            comma = text.rfind(",", first, following)
            following = comma if comma > first else following
        last = bound.start() if bound else following
        last = min(last, following)
        if last == following < len(text):
            joint = _JOINT.search(text, first, last)
            last = joint.start() if joint else last
        foreign = bool(found) and _is_foreign(text, found[-1], verb, form, start)
        found.append(Frame(verb, form, start, first, max(first, last), foreign))
    return tuple(_shared(text, found))


def _shared(text: str, found: list[Frame]) -> Iterator[Frame]:
    """ "binds to and activates X": a verb without object has that of the verb that it is coordinated with."""
    for frame, following in zip_longest(found, found[1:]):
        alone = following and following.form == frame.form and not text[frame.first : frame.last].strip()
        if alone and following and _SHARES.match(text[frame.last : following.start]):
            yield replace(frame, first=following.first, last=following.last)
        else:
            yield frame


def _heads(text: str) -> Iterator[tuple[Verb, Form, int, int]]:
    """The verbs of a sentence with their form, where they stand and where their object begins."""
    previous: Form | None = None
    caused = -1
    for match in _WORD.finditer(text):
        known = WORDS.get(match.group().lower())
        if known is None:
            continue
        verb, form = known
        first = _object(text, match, verb, form)
        if first is None:
            continue
        told = _form(
            text,
            match,
            verb,
            form,
            previous,
            caused >= 0 and not _BOUND.search(text, caused, match.start()),
        )
        if told is None:
            continue
        if told == "noun":
            after = _NOUN_OF.match(text, match.end())
            first = after.end() if after else first
        previous = told
        if verb.role == "cause":
            caused = first
        yield verb, told, match.start(), first


def _object(text: str, match: re.Match[str], verb: Verb, form: Form) -> int | None:
    """Where the object of a verb begins, or None where the words that must follow it do not."""
    end = match.end()
    if verb.particle and form != "noun":
        particle = _PARTICLES[verb.particle].match(text, end)
        return particle.end() if particle else None
    return end + 1 if text[end : end + 1] == " " else end if _COORDINATED.match(text, end) else None


def _form(
    text: str, match: re.Match[str], verb: Verb, form: Form, previous: Form | None, caused: bool
) -> Form | None:
    """The form in which a word stands here as a verb or as its noun; None where it is neither."""
    before = text[max(0, match.start() - 30) : match.start()]
    after = text[match.end() : match.end() + 12]
    if form in ("ing", "past") and _NOT_VERB.match(after):
        return None
    nominal = (_NOUN_OF if verb.sign and verb.role == "change" and verb.abstract in _AMOUNTS else _OF).match(
        after
    ) is not None
    if form == "noun" or (form in ("base", "finite") and _DETERMINED.search(before) and not verb.particle):
        named = form == "noun" or verb.base in ("increase", "decrease")
        if match.group().lower() in ("rise", "fall", "drop") and not _DETERMINED.search(before):
            return None
        return "noun" if nominal and named else None
    if form == "finite":
        return None if nominal and not verb.particle else "finite"
    if form == "base":
        coordinated = re.search(r"(?:\band|\bor|,)\s+$", before) is not None
        if coordinated and previous != "base" and match.start():
            return None
        return "base" if _BEFORE_BASE.search(before) and not nominal else None
    if form == "ing" and verb.role == "bind" and (nominal or not _BEFORE_BINDING.search(before)):
        return None
    if form == "past":
        if re.search(r"\b(?:is|are|be|been|was|were|being)\s+(?:\w+ly\s+)?$", before) or after.startswith(
            " by "
        ):
            return None
        if (
            _BEFORE_PAST.search(before)
            and not caused
            and not re.match(r"\s(?:on|with|by|in|to|for|from)\s", after)
        ):
            return "past"
        return (
            "past"
            if caused
            and verb.role in ("change", "act")
            and re.search(
                r"(?:\bto|\bin|\band|\bor|\ban?|\bthe|,|\w+ly|\bcaus\w+|\bprovid\w+|\bproduc\w+)\s+$", before
            )
            else None
        )
    return "noun" if re.match(r"\s+of\s", after) else "ing"


def _is_foreign(text: str, previous: Frame, verb: Verb, form: Form, start: int) -> bool:
    """True where the subject of a verb is what the verb before it acts on ("inhibits ACE, which converts ...")."""
    gap = text[previous.first : start]
    if previous.foreign and ("," not in gap or re.search(r",?\s+(?:and|or)\s+$", gap)):
        return True
    relative = _WHICH.search(gap)
    if relative and (relative.group(1).lower() == "which" or previous.verb.role == "cause"):
        inside = _ASIDE.search(gap[: relative.start()].rstrip(" ,"))
        plural = form == "base" and not re.search(r"\b(?:can|may|to|helps?)\s+$", gap)
        event = _PROCESS.search(gap[: relative.start()].rstrip(" ,"))
        harmful = not event and (verb.sign == "+" or verb.base in _OF_NATURE)
        if previous.verb.role == "bind" or previous.verb.sign == "-":
            return bool(inside) or plural or (previous.verb.sign == "-" and harmful)
        return bool(inside)
    if relative:
        return previous.verb.sign == "-" or previous.verb.role == "bind"
    return bool(_ASIDE.search(gap)) and form in ("finite", "base", "ing", "noun")
