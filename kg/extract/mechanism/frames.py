"""Mechanism prose as frames: a verb of change or action, and the stretch of text that it governs.

"inhibits X, leading to reduced Y and a decrease in Z" holds four: inhibits (X), leading to (), reduced (Y), decrease (Z).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.mechanism.verbs import PARTICLES, WORDS, Form, Verb
from kg.text.cued import cued
from kg.text.regexps import regexp


class Frame(Struct, frozen=True):
    """A verb at ``start`` and its object ``text[first:last]``; ``foreign`` where its subject is not the drug."""

    verb: Verb
    form: Form
    start: int
    first: int
    last: int
    foreign: bool = False


_WORD = regexp(r"[A-Za-z][\w'+-]*")
# A verb whose base or -s form is also a noun is one only where a subject or "to" goes before.
_DETERMINED = regexp(
    r"(?:\b(?:[Aa]n?|[Tt]he|its|their|such|any|further|significant|slight|marked|transient|rapid|modest|dose-dependent|initial|of|in|on|with|for)|\b[a-z]+(?:al|ic|ous|ive|ory|ar))\s+$"
)
_BEFORE_BASE = regexp(
    r"(?:^|[,:]\s*|\b(?:to|can|may|could|might|will|would|must|helps?|both|which|that|thereby|they|drugs?|agents?|effects|actions|and|or|also|\w+ly|(?-i:and [A-Z][\w-]+)|[a-z]+s)\s+)$",
    re.IGNORECASE,
)
_BEFORE_PAST = regexp(
    r"\b(?:has|have|had|which|that|it|also|this|inhibition|action|(?<=\w\s)\w+ly)\s+$", re.IGNORECASE
)
_IT = regexp(r"\s(?:it|this drug|the drug)\s")  # "By binding to A it ..."
_OPENS_BY = regexp(r"(?:^|[.;]\s+)(?:By|Through)\s+(?:\w+ly\s+)?$")
_BEFORE_BINDING = regexp(
    r"(?:^|[,:]\s*|\b(?:by|via|through|involv\w+|includ\w+|for|is|and|or|while|\w+ly)\s+)$", re.IGNORECASE
)
_COORDINATED_BASE = regexp(r"(?:\band|\bor|,)\s+$")
# "They are built into A, |block| B": a verb in a row of others that many have for subject.
_MANY = regexp(r"\bare\s+(?:\w+ly\s+)?\w+(?:ed|en|ilt)\b[^.;:]*$")
_PASSIVE = regexp(r"\b(?:is|are|be|been|was|were|being)\s+(?:\w+ly\s+)?$")
_BEFORE_PARTICIPLE = regexp(
    r"(?:\bto|\bin|\band|\bor|\ban?|\bthe|,|\w+ly|\bcaus\w+|\bprovid\w+|\bproduc\w+|\bmeans?)\s+$"
)
_PREPOSITION = regexp(r"\s(?:on|with|by|in|to|for|from)\s")
_OF, _NOUN_OF = regexp(r"\s+of\s"), regexp(r"\s+(?:of|in)\s")
_JOINED = regexp(r"[,.;:]|\b(?:and|or|by|via|through|with|that|which|to)\b", re.IGNORECASE)
_AMOUNTS = ("increased {}", "reduced {}", "improved {}", "altered {}")
_NOT_VERB = regexp(
    r"\s+(?:effects?|agents?|actions?|propert(?:y|ies)|activity|drugs?|doses?|age|therapy|factors?|potential|the dose|layers?|films?|barriers?|coatings?|sensations?)\b",
    re.IGNORECASE,
)
# Where an object ends, whatever follows.
_BOUND = regexp(
    r"[.;:]|\s[–—]\s|,?\s+(?:by|via|through|which|(?<! of )(?<! in )that|who|while|when|making|because|without|where|although|but|so|as it|as they|as an?|after|if|rather|due|in order|"
    r"resulting|leading|in patients|in people|in individuals|upon|for the treatment|responsible|involved|essential|crucial|necessary|needed|required|known|used|is|are|was|were|has|have|can|may|"
    r"believed|thought|similar to|indicating|suggesting|reflecting|generated|and (?:is|are|has|can|may|it|also))\b|,\s+(?:an?|the|its?|one of|key|essential|crucial|major|important|particularly|especially|even|further|not)\s",
    re.IGNORECASE,
)
_JOINT = regexp(
    r"(?:[,\s]|\b(?:and|or|to|also|thus|thereby|then|further|which|that|helps?|can|may|could|by|in|a|an|the|ultimately|effectively|both|for|through|via|involves?|its|this|of|in turn|(?!family\b)\w+ly))+$",
    re.IGNORECASE,
)
# Inside an object: the words tell of the object, not of the drug.
_ASIDE = regexp(
    r"(?:,\s+(?:an?|the|one of the)\s|\b(?:responsible|involved|essential|required|needed|necessary|crucial|important|critical|vital|known|role|ability|able|(?<!of )(?<!in )(?<!to )(?<!on )that|which|who)\b)[^,;]*$",
    re.IGNORECASE,
)
# What is hindered here is a process, so that "which" is the hindrance; else these verbs tell of the thing itself.
_PROCESS = regexp(
    r"(?:(?<! ac)tion|sis|uptake|release|breakdown|influx|activity|growth)(?: (?:of|in) [\w ]+)?$",
    re.IGNORECASE,
)
_OF_NATURE = ("cause", "convert", "trigger", "produce", "regulate", "control")
_WHICH = regexp(r"\b(which|that)(?:\s+(?:\w+ly|also|in turn|then|can|may|helps?|to))*\s+$", re.IGNORECASE)


# "is affected by drugs that inhibit or |induce|": what other drugs do; "a class of drugs that" is the drug's own.
_OTHERS = cued(
    r"(?:^|[.;:,]\s+|\b(?:by|with|(?<!and )other|from|certain|some|strong|potent|so|while|if|when|as|and(?! other)|but|concomitant|concurrent|taking|using|for|than|unlike|most|many|avoid)\s+)"
    r"(?:other |certain |some |strong |potent |any )?(?:drugs|agents|medicines|medications|substances|compounds|foods|products|supplements)\s+(?P<which>(?:that|which)\s+(?:(?:can|may|also|\w+ly)\s+)*)?(?:\w+(?:,\s+|,?\s+(?:or|and)\s+|/))*$",
    re.IGNORECASE,
)
_COORDINATED = regexp(r",\s+(?:and|or|then|\w+ly)\s")
_SHARES = regexp(r"(?:[,\s]|\b(?:and|or|then|also|subsequently|\w+ly)\b)*$")


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
            subject = _IT.search(text, first, following)
            following = comma if comma > first else subject.start() if subject else following
        last = bound.start() if bound else following
        last = min(last, following)
        if last == following < len(text):
            joint = _JOINT.search(text, first, last)
            last = joint.start() if joint else last
        others = _OTHERS.search(text, 0, start)
        foreign = bool(others and (others["which"] or form == "ing")) or (
            bool(found) and _is_foreign(text, found[-1], verb, form, start)
        )
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
    last: tuple[Verb, int] | None = None
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
        if told is None or (told == "noun" and _is_inside(text, last, match.start())):
            continue
        if told == "noun":
            after = _NOUN_OF.match(text, match.end())
            first = after.end() if after else first
        previous, last = told, (verb, first)
        if verb.role == "cause":
            caused = first
        yield verb, told, match.start(), first


def _is_inside(text: str, last: tuple[Verb, int] | None, start: int) -> bool:
    """True where a noun is itself what the verb before it changes ("reduces sympathetic stimulation of the heart")."""
    if last is None or last[0].role not in ("change", "act"):
        return False
    between = text[last[1] : start]
    return not _JOINED.search(between)


def _object(text: str, match: re.Match[str], verb: Verb, form: Form) -> int | None:
    """Where the object of a verb begins, or None where the words that must follow it do not."""
    end = match.end()
    if verb.particle and form != "noun":
        particle = PARTICLES[verb.particle].match(text, end)
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
    named = (_NOUN_OF if verb.abstract in _AMOUNTS else _OF).match(after) is not None
    if form == "noun" or (form in ("base", "finite") and _DETERMINED.search(before) and not verb.particle):
        return "noun" if named and _is_noun(match.group().lower(), form, verb, before) else None
    if form == "finite":
        return "finite" if verb.particle or not named else None
    if form == "base":
        coordinated = _COORDINATED_BASE.search(before) is not None and match.start() > 0
        many = coordinated and verb.role == "act" and _MANY.search(text, 0, match.start())
        verbal = _BEFORE_BASE.search(before) and not named and (previous == "base" or many or not coordinated)
        return "base" if verbal else None
    if form == "past":
        return _past(verb, before, after, caused)
    if verb.role == "bind" and (named or not _BEFORE_BINDING.search(before)):
        return None
    return "noun" if named and after.startswith(" of ") else "ing"


def _is_noun(word: str, form: Form, verb: Verb, before: str) -> bool:
    if word in ("rise", "fall", "drop"):
        return _DETERMINED.search(before) is not None
    return form == "noun" or verb.base in ("increase", "decrease")


def _past(verb: Verb, before: str, after: str, caused: bool) -> Form | None:
    """A participle counts in what is caused ("leading to reduced X"), or as the past of a verb ("which reduced X")."""
    if _PASSIVE.search(before) or after.startswith(" by "):
        return None
    if caused:
        qualifies = verb.role == "change" or (verb.role == "act" and verb.sign == "-")
        return "past" if qualifies and _BEFORE_PARTICIPLE.search(before) else None
    return "past" if _BEFORE_PAST.search(before) and not _PREPOSITION.match(after) else None


def _is_foreign(text: str, previous: Frame, verb: Verb, form: Form, start: int) -> bool:
    """True where the subject of a verb is what the verb before it acts on ("inhibits ACE, which converts ...")."""
    gap = text[previous.first : start]
    if previous.foreign and ("," not in gap or regexp(r",?\s+(?:and|or)\s+$").search(gap)):
        return True
    relative = _WHICH.search(gap)
    if relative and (relative.group(1).lower() == "which" or previous.verb.role == "cause"):
        inside = _ASIDE.search(gap[: relative.start()].rstrip(" ,"))
        plural = form == "base" and not regexp(r"\b(?:can|may|to|helps?)\s+$").search(gap)
        event = _PROCESS.search(gap[: relative.start()].rstrip(" ,"))
        harmful = not event and (verb.sign == "+" or verb.base in _OF_NATURE)
        if previous.verb.role == "bind" or previous.verb.sign == "-":
            return bool(inside) or plural or (previous.verb.sign == "-" and harmful)
        return bool(inside)
    if relative:
        return previous.verb.sign == "-" or previous.verb.role == "bind"
    return bool(_ASIDE.search(gap)) and form in ("finite", "base", "ing", "noun")
