"""The frame of a clause: who does what, and whether it is said to be so. One reading for all kinds of fact.

Only what can be told without a grammar: the verbs of a clause that are no part of a relative clause, each with its
auxiliaries, its negation and the words behind it. A clause without one is a list of names.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from kg.text.regexps import regexp
from kg.text.verbs import (
    BASES,
    BE,
    FINITE,
    HAVE,
    INTRANSITIVE,
    MODAL,
    NOUN_OR_VERB,
    PARTICIPLES,
    PASTS,
    WITH_PREPOSITION,
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
_ADVERBS = frozenset(
    "also often sometimes seldom rarely usually always still yet ever even then thus only just not never already soon now once again more most less quite very rather too almost "
    "therefore however mainly mostly hardly scarcely barely first later since thereby all both either so far no longer to best better well likewise safest long themselves itself instead further".split()
)
_DETERMINERS = frozenset(
    "the a an its his her their this that these those any some no our your it them him us each every another".split()
)
# "Is |about as| frequent".
_COMPARES = frozenset("about nearly as equally roughly just".split())
# Behind "as" these open a clause: "as the infection improves".
_OPENS_CLAUSE = frozenset("the it they this these your".split())
# Behind these participles stands no object: "made of", "kept in".
_NO_OBJECT = frozenset("by of from with in on at for within until and or".split()) | frozenset(",;:().–—-")
_PRONOUNS = frozenset("it this that these those them which who".split())
_ARTICLES = _DETERMINERS - _PRONOUNS
_MANY = frozenset(
    "some many most others few they these those we i you patients people who women men children".split()
)
_PEOPLE = frozenset("patients people users subjects only".split())
# "Pain after the infusion |subsides|": they open no clause, but behind an amount ("20 mg until the pain subsides").
_PREPOSITIONAL = frozenset("before after until since".split())
_RELATIVE = frozenset("which that who whose whom what".split())
_OPENS_OTHER = frozenset(
    "if when while because since although though unless until after before whether where how why".split()
)
_NO_SUBJECT = _DETERMINERS | frozenset(
    "of in on at by for with from to into and or but nor as than very more most less such including like between during about against without under over other".split()
)
_SPEECH = frozenset("said says wrote claimed".split())
_VERBAL = _SPEECH | {"used"} | BE | HAVE | MODAL | INTRANSITIVE | {*FINITE, *BASES, *NOUN_OR_VERB, *PASTS}
# Adjectives that end as adverbs do.
_NO_ADVERB = frozenset(
    "likely unlikely early deadly costly daily weekly monthly only orderly friendly".split()
)
_PRO_VERBS = frozenset("is are was were do does did has have".split())
# "Go on" is not "go up".
_PHRASAL = frozenset("go come leave turn keep drop take".split())
# Verbs that are nouns where no object stands behind them.
_PLURALS = frozenset("blocks needs".split())
_PARTICLES = frozenset("on out away off back".split())
_ADVERBIAL = frozenset("out up down".split())
_PREPOSITIONS = frozenset("in on upon with among for to out outside beyond within".split())
_NO_NOUN = frozenset(';:()–—-/."')
_PUNCTUATION = frozenset(',;:()–—-/."')


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
        after = words[index + 1]
        if (
            (word in _OPENS_OTHER and after != "of")
            or (word == "as" and (before == "," or after in _OPENS_CLAUSE))
            or (word in _RELATIVE and _opens_relative(words, index))
        ):
            pending += 1
            opener = word
            is_soft = (
                word in _PREPOSITIONAL
                and after not in ("it", "they")
                and not any(one[0].isdigit() for one in words[:index])
            )
            is_apart = (
                index > 1 and word in _OPENS_OTHER and not is_soft
            )  # no comma ends what stands in the midst or at the end
        elif word in ";:." or (word == "," and not is_apart):
            pending = 0
        length = _verb(words, index) if word in _VERBAL else 0
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
    return tuple(found)


@lru_cache(maxsize=4096)
def is_list(text: str) -> bool:
    """True where no finite verb stands in ``text``, not even in a relative clause."""
    words = [*_WORD.findall(text.lower()), ""]
    return _VERBAL.isdisjoint(words) or not [
        at for at, word in enumerate(words) if word in _VERBAL and _verb(words, at)
    ]


def is_clause(words: str) -> bool:
    """True for words that hold a finite verb outside relative clauses, or begin with one ("caused rash")."""
    if predicates(words):
        return True
    opening = words.split(maxsplit=1)[0].lower()
    return " " in words and opening in _BARE


# Pasts that stand before no noun.
_BARE = INTRANSITIVE | {"caused", "produced", "provoked", "triggered", "brought"}


def _opens_relative(words: list[str], index: int) -> bool:
    """True for "rash that ...", not for "that rash ..." nor "shows that ...": its verb is the next or its subject."""
    before = words[index - 1] if index else ""
    if words[index] != "that":
        return True
    return bool(before) and before not in _PUNCTUATION and not _is_any_verb(before)


def _is_any_verb(word: str) -> bool:
    return word in FINITE or word in BASES or word in PASTS or word in BE or word in MODAL


def _verb(words: list[str], index: int) -> int:
    """How many words the finite verb at ``index`` has with its auxiliaries; 0 where none stands there."""
    word = words[index]
    before = words[index - 1] if index else ""
    after = words[index + 1]
    if word in BE or word in HAVE or word in MODAL:
        if before in ("as", "so") and word in _PRO_VERBS:  # "as is lithium", "so does lithium"
            return 0
        if word in ("being", "having", "been", "be"):
            return 0
        if word == "need" and after not in ("not", "to", "no", "be"):
            return 1 if _has_plural_subject(before) else 0
        if word in ("can", "may", "will", "might", "must") and before in _ARTICLES:
            return 0
        return _group(words, index)
    return int(_is_finite(word, before, after))


def _is_finite(word: str, before: str, after: str) -> bool:
    """True for a verb without auxiliaries that what stands around it lets be finite, and no noun or participle."""
    if before in ("to", "-") or (before in _ARTICLES and before not in _MANY):
        return False
    if word in _SPEECH:
        return after in _DETERMINERS
    if word in INTRANSITIVE:
        return (
            word not in PARTICIPLES
            or before in _PRONOUNS
            or (before != "" and before not in _PUNCTUATION and after not in _NO_OBJECT)
        )
    if word == "used":
        return before in ("it", "they", "who", "which", "that") or (
            after == "to" and before != "" and before not in _NO_SUBJECT
        )
    if word in _PLURALS and (after == "" or after in _PUNCTUATION):
        return False  # "nerve |blocks|."
    if word in FINITE:
        return before in _PRONOUNS or (before != "" and before not in _NO_SUBJECT)
    if word in PASTS and before in _PRONOUNS:
        return before in ("it", "they", "this") or after in _DETERMINERS
    if word in BASES:
        is_whole = word in ("rise", "fall") or (after != "" and after not in _PUNCTUATION)
        return is_whole and _has_plural_subject(before)
    if not before or before in _NO_SUBJECT or before in _NO_NOUN:
        return False
    if word in NOUN_OR_VERB:
        is_verb = (
            after in _DETERMINERS
            or after in _PEOPLE
            or after in _ADVERBIAL
            or (word in WITH_PREPOSITION and after in _PREPOSITIONS)
        )
        return is_verb and before != ","
    is_past = word in PASTS and not before.endswith("ly")
    return is_past and (after in _PEOPLE or (after in _DETERMINERS and (before != "," or after == "the")))


def _has_plural_subject(before: str) -> bool:
    return before in _MANY or (
        len(before) > 3 and before[-1] == "s" and before[-2] not in "sui" and before not in _NO_SUBJECT
    )


def _group(words: list[str], index: int) -> int:
    """Auxiliaries, adverbs between them, and the participle or base behind them."""
    at = index
    last = index
    while words[at]:
        word = words[at]
        if word in BE or word in HAVE or word in MODAL:
            last = at
        elif word not in _ADVERBS and not _is_adverb(word):
            break
        at += 1
    if words[at]:
        word = words[at]
        auxiliary = words[last]
        is_verb = (
            word in PASTS or word in PARTICIPLES or (word[-2:] == "ed" and word[4:] != "" and word[-3] != "e")
        )
        is_verb = is_verb and ("-" not in word or word.startswith("co-"))  # "is weight-based"
        if (auxiliary in MODAL and (auxiliary != "need" or "not" in words[last:at])) or "to" in words[
            last + 1 : at
        ]:
            is_verb = is_verb or (word[:1].isalpha() and word not in _NO_SUBJECT)
        if is_verb:
            return at - index + 1
    return last - index + 1


def _complement(words: list[str], index: int) -> tuple[str, ...]:
    """Up to four words, as far as they can be one phrase."""
    found: list[str] = []
    for word in words[index : index + 4]:
        if word in _PUNCTUATION or word in _NO_SUBJECT or word in _RELATIVE or word in _OPENS_OTHER:
            break
        found.append(word)
    return tuple(found)


# "Is |on the list|".
_LISTED = ["on", "the", "list"]
_UNLIKELY = frozenset("unlikely absent impossible improbable nonexistent unheard".split())


def _is_adverb(word: str) -> bool:
    return word[-2:] == "ly" and word[4:] != "" and word not in _NO_ADVERB


def _predicate(words: list[str], index: int, length: int, start: int, end: int) -> Predicate:
    parts = words[index : index + length]
    last = parts[-1]
    denied = any(part in _NOT or part.endswith(("n't", "n’t")) for part in parts)
    denied = denied or ("yet" in parts and "to" in parts)  # "has yet to be seen"
    modals = tuple(part for part in parts[:-1] if part in MODAL)
    being = last in BE
    past = parts[0] in ("was", "were", "had", "did") or (len(parts) == 1 and last in PASTS)
    if last in BE or last in HAVE:
        rest = index + length
        while words[rest] and (
            words[rest] in _ADVERBS
            or words[rest] in _DETERMINERS
            or _is_adverb(words[rest])
            or (being and words[rest] in _COMPARES and words[rest + 1] != "with")
        ):
            denied = denied or words[rest] in _NOT
            rest += 1
        head = "" if being else "have"
        if words[rest : rest + 3] == _LISTED:
            return Predicate("listed", start, end, being, False, denied, past, modals)
        if being and words[rest] not in _PUNCTUATION:
            head = words[rest]
        complement = _complement(words, rest) if being else ()
        denied = denied or not _UNLIKELY.isdisjoint(complement)
        if words[rest] in ("no", "none", "nothing", "nobody", "neither"):
            denied = True
        return Predicate(head, start, end, being, False, denied, past, modals, complement)
    after = words[index + length] or "."
    if last in MODAL and after in _NOT:  # "the others do |not|."
        denied, after = True, words[index + length + 1] or "."
    is_pro_verb = last in ("do", "does", "did") and (
        after in ("likewise", "so") or (len(parts) == 1 and after in _PUNCTUATION)
    )
    # "Antacids do", "may in some men last": what they do is not told.
    if is_pro_verb or (last in MODAL and last not in ("do", "does", "did")):
        return Predicate("", start, end, False, False, denied, past, modals)
    lemma = (
        "used to"
        if last == "used" and len(parts) == 1
        else PASTS.get(last) or FINITE.get(last) or NOUN_OR_VERB.get(last) or last
    )
    passive = any(part in BE for part in parts[:-1])
    denied = denied or after in ("no", "none", "nothing", "nobody", "neither")
    denied = denied or (lemma == "fail" and after == "to")
    denied = denied or (index > 0 and words[index - 1] in _NOT)  # "never causes"
    if lemma in _PHRASAL and after in _PARTICLES:
        lemma = f"{lemma} {after}"
    return Predicate(last if passive else lemma, start, end, False, passive, denied, past, modals)
