"""Which words of a clause are finite verbs: a form may be a noun or a participle too, and what stands around it tells.

Used by ``frames``. The words of a clause are in lower case, with "" behind the last.
"""

from __future__ import annotations

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

ADVERBS = frozenset(
    "also often sometimes seldom rarely usually always still yet ever even then thus only just not never already soon now once again more most less quite very rather too almost "
    "therefore however mainly mostly hardly scarcely barely first later since thereby all both either so far no longer to best better well likewise safest long themselves itself instead further".split()
)
DETERMINERS = frozenset(
    "the a an its his her their this that these those any some no our your it them him us each every another".split()
)
# Behind these participles stands no object: "made of", "kept in".
NO_OBJECT = frozenset("by of from with in on at for within until and or".split()) | frozenset(",;:().–—-")
_PRONOUNS = frozenset("it this that these those them which who".split())
ARTICLES = DETERMINERS - _PRONOUNS
_MANY = frozenset(
    "some many most others few they these those we i you patients people who women men children".split()
)
# What stands behind a past, beside an object: "caused |patients| ...".
_AFTER_PAST = frozenset("patients people users subjects only".split())
NO_SUBJECT = DETERMINERS | frozenset(
    "of in on at by for with from to into and or but nor as than very more most less such including like between during about against without under over other".split()
)
OPENS_OTHER = frozenset(
    "if when while because since although though unless until after before whether where how why".split()
)
_SPEECH = frozenset("said says wrote claimed".split())
VERBAL = _SPEECH | {"used"} | BE | HAVE | MODAL | INTRANSITIVE | {*FINITE, *BASES, *NOUN_OR_VERB, *PASTS}
# Adjectives that end as adverbs do.
_NO_ADVERB = frozenset(
    "likely unlikely early deadly costly daily weekly monthly only orderly friendly".split()
)
_PRO_VERBS = frozenset("is are was were do does did has have".split())
# Verbs that are nouns where no object stands behind them.
_PLURALS = frozenset("blocks needs".split())
_ADVERBIAL = frozenset("out up down".split())
_PREPOSITIONS = frozenset("in on from upon with among for to out outside beyond within".split())
_NO_NOUN = frozenset(';:()–—-/."')
PUNCTUATION = frozenset(',;:()–—-/."')


def is_any_verb(word: str) -> bool:
    """True for a form that may be a finite verb, whatever stands around it."""
    return word in FINITE or word in BASES or word in PASTS or word in BE or word in MODAL


_PURPOSES = frozenset(
    "treat prevent manage control relieve reduce support help improve lower raise diagnose make test monitor assess measure induce correct replace suppress clean protect".split()
)


def verb_length(words: list[str], index: int) -> int:
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
        if word in ("can", "may", "will", "might", "must") and before in ARTICLES:
            return 0
        return _group(words, index)
    if (
        word == "used"
        and after == "to"
        and before
        and before not in NO_SUBJECT
        and words[index + 2] not in _PURPOSES
    ):
        return 1  # "cough used to be blamed on it", not "drugs used to treat it"
    return int(_is_finite(word, before, after))


def _is_finite(word: str, before: str, after: str) -> bool:
    """True for a verb without auxiliaries that what stands around it lets be finite, and no noun or participle."""
    if before in ("to", "-") or (before in ARTICLES and before not in _MANY):
        return False
    if word in _SPEECH:
        return after in DETERMINERS
    if word in INTRANSITIVE:
        return (
            word not in PARTICIPLES
            or before in _PRONOUNS
            or (before != "" and before not in PUNCTUATION and after not in NO_OBJECT)
        )
    if word == "used":
        return before in ("it", "they", "who", "which", "that")
    if word in _PLURALS and (after == "" or after in PUNCTUATION):
        return False  # "nerve |blocks|."
    if word in FINITE:
        return before in _PRONOUNS or (before != "" and before not in NO_SUBJECT)
    if word in PASTS and before in _PRONOUNS:
        return before in ("it", "they", "this") or after in DETERMINERS
    if word in BASES:
        is_whole = word in ("rise", "fall") or (after != "" and after not in PUNCTUATION)
        goes_on = before == "and" and word in (
            "include",
            "comprise",
        )  # "ADRs need attention and |include| ..."
        return is_whole and (goes_on or _has_plural_subject(before))
    if not before or before in NO_SUBJECT or before in _NO_NOUN:
        return False
    if word in NOUN_OR_VERB:
        is_verb = (
            after in DETERMINERS
            or after in _AFTER_PAST
            or after in _ADVERBIAL
            or (word in WITH_PREPOSITION and after in _PREPOSITIONS)
        )
        return is_verb and before != ","
    is_past = word in PASTS and not before.endswith("ly")
    return is_past and (after in _AFTER_PAST or (after in DETERMINERS and (before != "," or after == "the")))


def _has_plural_subject(before: str) -> bool:
    return before in _MANY or (
        len(before) > 3 and before[-1] == "s" and before[-2] not in "sui" and before not in NO_SUBJECT
    )


def _group(words: list[str], index: int) -> int:
    """Auxiliaries, adverbs between them, and the participle or base behind them."""
    at = index
    last = index
    while words[at]:
        word = words[at]
        if word in BE or word in HAVE or word in MODAL:
            last = at
        elif word not in ADVERBS and not is_adverb(word):
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
            is_verb = is_verb or (word[:1].isalpha() and word not in NO_SUBJECT)
        if is_verb:
            return at - index + 1
    return last - index + 1


def is_adverb(word: str) -> bool:
    """True for an adverb by its ending."""
    return word[-2:] == "ly" and word[4:] != "" and word not in _NO_ADVERB
