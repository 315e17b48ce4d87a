"""The frame of a clause: who does what, and whether it is said to be so. One reading for all kinds of fact.

Only what can be told without a grammar: the verbs of a clause that are no part of a relative clause, each with its
auxiliaries, its negation and the words behind it. A clause without one is a list of names.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.text.finite import (
    ADVERBS,
    DETERMINERS,
    NO_OBJECT,
    NO_SUBJECT,
    OPENS_OTHER,
    PUNCTUATION,
    VERBAL,
    is_adverb,
    is_any_verb,
    verb_length,
)
from kg.text.regexps import regexp
from kg.text.unknown_verbs import MARKS_OBJECT, base, is_bare_past, is_unknown_verb
from kg.text.verbs import (
    BE,
    FINITE,
    HAVE,
    INTRANSITIVE,
    MODAL,
    NOUN_OR_VERB,
    PARTICIPLES,
    PASTS,
)


class Predicate(Struct, frozen=True):
    """A finite verb at ``text[start:end]`` with its auxiliaries; ``head`` is its lemma, of "is" the word behind it.

    ``modals`` are the auxiliaries before it, ``complement`` the words behind "is" up to a preposition: "a |long-term effect|".
    """

    head: str
    start: int
    end: int
    is_being: bool = False
    is_passive: bool = False
    is_denied: bool = False
    is_past: bool = False
    modals: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()


_WORD = regexp(r"[a-z][\w’'/+-]*|\d[\d.,]*%?|[^\w\s]")
_NOT = frozenset("not never no neither nor hardly scarcely barely cannot".split())
_NOTHING = frozenset("no none nothing nobody neither".split())
# "Is |about as| frequent".
_COMPARES = frozenset("about nearly as equally roughly just".split())
# Behind "as" these open a clause: "as the infection improves".
_OPENS_CLAUSE = frozenset("the it they this these your".split())
# "Pain after the infusion |subsides|": they open no clause, but behind an amount ("20 mg until the pain subsides").
_PREPOSITIONAL = frozenset("before after until since".split())
_RELATIVE = frozenset("which that who whose whom what whichever".split())
_OPENERS = OPENS_OTHER | _RELATIVE | {"as"}
# "Go on" is not "go up".
_PHRASAL = frozenset("go come leave turn keep drop take".split())
_PARTICLES = frozenset("on out away off back".split())


@lru_cache(maxsize=8192)
def predicates(text: str) -> tuple[Predicate, ...]:
    """The finite verbs of the clause ``text`` in the order in which they stand, without those of relative clauses."""
    matches = list(_WORD.finditer(text.lower()))
    words = [*[match[0] for match in matches], ""]  # "" stands behind the last
    stop = len(matches)
    found: list[Predicate] = []
    index, pending = 0, 0  # how many relative clauses still lack their verb
    is_apart = is_soft = False
    opener = ""
    aside = 0  # where the last verb of one ended: "who are or may become"
    while index < stop:
        word = words[index]
        before = words[index - 1] if index else ""
        if word in _OPENERS and _opens_other(words, index):
            pending, opener = pending + 1, word
            is_soft = word in _PREPOSITIONAL and _may_be_preposition(words, index)
            # No comma ends what stands in the midst or at the end.
            is_apart = index > 1 and word in OPENS_OTHER and not is_soft
        elif word in ";:." or (word == "," and not is_apart):
            pending = 0
        length = 0
        if word in VERBAL:
            length = verb_length(words, index)
        elif words[index + 1] in MARKS_OBJECT:
            length = int(is_unknown_verb(words, index))
        if not length:
            index += 1
            continue
        if (
            pending
            and is_soft
            and (word in FINITE or (opener in ("before", "after") and word in BE and length == 1))
        ):
            pending = 0  # "pain before the infusion |belongs| to the disease"
        if pending or (aside > 0 and not found and before in ("or", "and")):
            pending, aside = max(pending - 1, 0), index + length
        elif index == 0 and word in ("should", "had", "were"):
            aside = index + length  # "Should it be needed, ..."
        else:
            found.append(
                _predicate(words, index, length, matches[index].start(), matches[index + length - 1].end())
            )
        index += length
    if not found and not pending and stop and words[stop - 1] == ".":
        bare = next((at for at in range(2, stop - 2) if words[at] in PASTS and is_bare_past(words, at)), 0)
        if bare:
            found.append(_predicate(words, bare, 1, matches[bare].start(), matches[bare].end()))
    return tuple(found)


@lru_cache(maxsize=4096)
def is_list(text: str) -> bool:
    """True where no finite verb stands in ``text``, not even in a relative clause."""
    words = [*_WORD.findall(text.lower()), ""]
    if VERBAL.isdisjoint(words) and MARKS_OBJECT.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word in VERBAL:
            if verb_length(words, at) or (word in PASTS and words[-2] == "." and is_bare_past(words, at)):
                return False
        elif word and words[at + 1] in MARKS_OBJECT and is_unknown_verb(words, at):
            return False
    return True


def is_clause(words: str) -> bool:
    """True for words that hold a finite verb outside relative clauses, or begin with one ("caused rash")."""
    if predicates(words):
        return True
    opening = words.split(maxsplit=1)[0].lower()
    return " " in words and opening in _BARE


# Pasts that stand before no noun.
_BARE = INTRANSITIVE | {"caused", "produced", "provoked", "triggered", "brought"}


def _opens_other(words: list[str], index: int) -> bool:
    """True for the word that opens a clause within the clause."""
    word, after = words[index], words[index + 1]
    if word == "as":
        return after in _OPENS_CLAUSE or (index > 0 and words[index - 1] == ",")
    if word in OPENS_OTHER:
        return after != "of" and not _is_shortened(words, index)
    return word in _RELATIVE and _opens_relative(words, index)


def _is_shortened(words: list[str], index: int) -> bool:
    """True for "since withdrawn," and "when given with food", which await no verb."""
    after, behind = words[index + 1], words[index + 2] if words[index + 1] else ""
    return (after in PARTICIPLES or after[-2:] == "ed") and (
        behind in NO_OBJECT or behind in ("as", "alone", "together")
    )


def _may_be_preposition(words: list[str], index: int) -> bool:
    return words[index + 1] not in ("it", "they") and not any(word[0].isdigit() for word in words[:index])


def _opens_relative(words: list[str], index: int) -> bool:
    """True for "rash that ...", not for "that rash ..." nor "shows that ...": its verb is the next or its subject."""
    before = words[index - 1] if index else ""
    if words[index] != "that":
        return True
    return bool(before) and before not in PUNCTUATION and not is_any_verb(before)


def _complement(words: list[str], index: int) -> tuple[str, ...]:
    """Up to four words, as far as they can be one phrase."""
    found: list[str] = []
    for word in words[index : index + 4]:
        if word in PUNCTUATION or word in NO_SUBJECT or word in _RELATIVE or word in OPENS_OTHER:
            break
        found.append(word)
    return tuple(found)


# "Is |on the list|".
_LISTED = ["on", "the", "list"]
_UNLIKELY = frozenset("unlikely absent impossible improbable nonexistent unheard".split())


def _predicate(words: list[str], index: int, length: int, start: int, end: int) -> Predicate:
    parts = words[index : index + length]
    denied = any(part in _NOT or part.endswith(("n't", "n’t")) for part in parts)
    denied = denied or ("yet" in parts and "to" in parts)  # "has yet to be seen"
    modals = tuple(part for part in parts[:-1] if part in MODAL)
    past = parts[0] in ("was", "were", "had", "did") or (length == 1 and parts[0] in PASTS)
    plain = Predicate("", start, end, is_denied=denied, is_past=past, modals=modals)
    if parts[-1] in BE or parts[-1] in HAVE:
        return _state(plain, words, index + length, parts[-1] in BE)
    return _deed(plain, words, index, length)


# "Are |some of| the contraindications", "are |other| effects".
_SOME_OF = frozenset("some one two three part".split())
_FURTHER = frozenset("other further additional among".split())


def _state(plain: Predicate, words: list[str], rest: int, being: bool) -> Predicate:
    """What "is" or "has" says by the words from ``rest`` on."""
    denied = plain.is_denied
    if being and words[rest] in _SOME_OF and words[rest + 1] == "of":
        rest += 2
    while words[rest] and (
        (words[rest] in ADVERBS and words[rest + 1] != "than")
        or (being and words[rest] in _FURTHER)
        or words[rest] in DETERMINERS
        or is_adverb(words[rest])
        or (being and words[rest] in _COMPARES and words[rest + 1] != "with")
    ):
        denied = denied or words[rest] in _NOT
        rest += 1
    if words[rest : rest + 3] == _LISTED:
        return replace(plain, head="listed", is_being=being, is_denied=denied)
    head = "" if being else "have"
    if being and words[rest] not in PUNCTUATION:
        head = words[rest]
    complement = _complement(words, rest) if being else ()
    denied = denied or not _UNLIKELY.isdisjoint(complement) or words[rest] in _NOTHING
    return replace(plain, head=head, is_being=being, is_denied=denied, complement=complement)


def _deed(plain: Predicate, words: list[str], index: int, length: int) -> Predicate:
    """What any other verb says."""
    last, denied = words[index + length - 1], plain.is_denied
    after = words[index + length] or "."
    if last in MODAL and after in _NOT:  # "the others do |not|."
        denied, after = True, words[index + length + 1] or "."
    is_pro_verb = last in ("do", "does", "did") and (
        after in ("likewise", "so") or (length == 1 and after in PUNCTUATION)
    )
    # "Antacids do", "may in some men last": what they do is not told.
    if is_pro_verb or (last in MODAL and last not in ("do", "does", "did")):
        return replace(plain, is_denied=denied)
    lemma = (
        "used to"
        if last == "used" and length == 1
        else PASTS.get(last)
        or FINITE.get(last)
        or NOUN_OR_VERB.get(last)
        or (base(last) if last not in VERBAL else last)
    )
    denied = denied or after in _NOTHING or (lemma == "fail" and after == "to")
    denied = denied or (index > 0 and words[index - 1] in _NOT)  # "never causes"
    if lemma in _PHRASAL and after in _PARTICLES:
        lemma = f"{lemma} {after}"
    passive = any(part in BE for part in words[index : index + length - 1])
    return replace(plain, head=last if passive else lemma, is_passive=passive, is_denied=denied)
