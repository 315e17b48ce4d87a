"""How English sets one thing against another: "unlike X", "X, not this drug", "is a problem of X"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.agent.own_names import is_own
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# "Unlike X, which causes ...,": what stands in it is told of X.
_ADJUNCT = cued(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|contrary to|(?<!such )(?<!well )as with|compared (?:with|to))\s(?!other\b)[^,;.]*(?:, (?:which|who|whose|where)\b[^,;.]*)?",
    re.IGNORECASE,
)
# "Rather than |X|", "and not |X|": the words between are of the phrase.
_SET_AGAINST = cued(
    r"\b(?:rather than|as opposed to|unlike|(?:instead|in place) of|(?:(?<=, )|but |and )not|nor)(?: (?:with|for|of|in|to|by|at|on|from|as|a|an|the|any|like)\b){0,2}\s$",
    re.IGNORECASE,
)
_THIS = r"(?:here\b|(?:this|the present) (?:drug|medicine|medication|agent|combination|product|substance|one|compound)|the drug(?=\W*(?:$|[.,;])))"
_AGAINST = r"\b(?:rather than|(?:,|but|and)? ?(?:not|never)|(?:does|do) not (?:apply|extend))\s(?:(?:so far|yet|to date|as yet|hitherto|until now),? )?(?:(?:with|of|by|for|to|under|after|on|in|from)\s)?(?:the )?"
# "Is a problem of X", "is confined to X"; an effect of the drug may be reported *with* X, that is of both.
_TRAIT = cued(
    r"\b(?:(?:is|are|was|were|remains?) (?:\w+ly |more |only )?(?:linked|ascribed|attributed|due|typical|characteristic|peculiar|specific|unique|confined|limited|restricted|"
    r"(?:an?|the) (?:[\w-]+ )?(?:matter|feature|problem|trait|hazard|property|domain|drawback|indication|contraindication|concern|province|preserve|danger|peril|threat|curse|hallmark|mark|speciality|specialty|prerogative|weakness|legacy|plague))\s(?:to|of|with|for)|belongs? to|(?:develops?|occurs?|appears?|arises?) under|(?:comes?|came|stems?|arises?) (?:only )?from)\s(?:the )?(?P<agent>[\w-]+(?: [\w-]+)?)|"
    r"\b(?:seen|reported|known|observed|found|described|recorded)\s(?:(?:with|under|for|of|after|from)\s(?:the )?(?P<sole>[\w-]+(?: [\w-]+)?) only\b|(?:only|solely|exclusively) (?:with|under|for|of|after|from)\s(?:the )?(?:withdrawn |older |old |related )?(?P<alone>[\w-]+(?: [\w-]+)?))",
    re.IGNORECASE,
)
# "Macrolides block a later step": the subject is a class of which the drug is none.
_SUBJECT = regexp(
    r"(?:the )?(?P<agent>[A-Za-z-]+(?: [a-z-]+)?s)(?:, (?:by|in) (?:contrast|comparison),)? (?!is\b|are\b|was\b|were\b|such\b|like\b)[a-z]+ ",
    re.IGNORECASE,
)
TURN = regexp(
    r"[,\s]*(?:but )?(?:(?:so far|to date|as yet|hitherto|until now),? )?not (?:(?:so far|yet|to date|as yet|hitherto|until now),? )?(?:(?=\w+\W*$)|with|of|by|for|to|under|after|on|in|from)\b[^.;\n]*"
)


def is_in_contrast(kind: str, text: str, start: int) -> bool:
    """True for what stands in "unlike X, which ...,": told of X. A drug may be of the class that it is "as with"."""
    if any(match.start() <= start < match.end() for match in _ADJUNCT.finditer(text)):
        return kind != "drug_class" or not text.lower().startswith("as with")
    return False


def is_set_against(text: str, start: int) -> bool:
    """True for what stands directly behind "rather than" or "and not"."""
    return bool(_SET_AGAINST.search(text, 0, start))


def is_against_this(monograph: Monograph, text: str, start: int, end: int) -> bool:
    """True where the clause ``text[start:end]``, or what goes on with it, says that this is not so of the drug."""
    names = (monograph.title, *monograph.ingredients)
    spared = _SPARED.search(text, start)
    if spared and any(text[: spared.start()].lower().endswith(name.lower()) for name in names):
        return True
    if _ENDS_IN_NOT.search(text, start):
        if _undone(names).search(text, start):
            return True
        left = _left_undone(names).search(text, start)
        if left and not any(name.lower() in text[: left.start()].lower() for name in names):
            return True
    turn = TURN.match(text, end)
    stop = turn.end() if turn else end
    own = names[:1] if len(names) > 2 else names
    return bool(_SETS_AGAINST.search(text, start, stop) and _own_names(own).search(text, start, stop))


# What stands in the patterns below without the names of the drug: these are compiled for each, and rarely needed.
_ENDS_IN_NOT = regexp(r"(?: not|n['’]t|hardly|barely)(?=\W*(?:$|[.;]))", re.IGNORECASE)
# "An issue that testamab |sidesteps|", "testamab |does not share| that trouble".
_SPARED = cued(
    r" (?:sidesteps?|escapes?|evades?|is (?:spared|exempt|free (?:of|from)|immune)|(?:does|do) not (?:share|have|carry|inherit)|shares? (?:none|neither|nothing)|has no such|lacks|knows no|is without) ?(?:(?:from )?(?:that|this|these|it|them|the|any|of|such)\b)?(?=[^;.,]*[.;,]?$)",
    re.IGNORECASE,
)
_SETS_AGAINST = regexp(_AGAINST, re.IGNORECASE)


def is_done_by_another(monograph: Monograph, text: str, start: int) -> bool:
    """True where the subject of the clause that begins at ``start`` is a class to which the drug does not belong."""
    subject = _SUBJECT.match(text, start)
    return subject is not None and _is_another(monograph, subject["agent"], ("drug_class",))


@lru_cache(maxsize=64)
def _own_names(names: tuple[str, ...]) -> re.Pattern[str]:
    own = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"{_AGAINST}(?:{_THIS}|it(?=\W*(?:$|[,.;]))|(?:{own})\b(?! (?:alone|tablets|monotherapy|by itself)))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _undone(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "Reverses levodopa alone; with carbidopa it does not": the end takes it back for this drug."""
    own = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"[;,–—]\s(?:but )?(?:with|under|on|for|in) (?:the )?(?:{_THIS}|{own})\b[^.;,]{{0,20}}?,? (?:it|they|this|that|these) (?:does|do|did|is|are|was|were)(?: not|n['’]t)(?=\W*(?:$|[.;]))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def _left_undone(names: tuple[str, ...]) -> re.Pattern[str]:
    """ "Most of the class block it, but testamab does not": where nothing before it is told of this drug."""
    own = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"[;,–—]\s(?:(?:but|while|whereas|and|yet) )?(?:{_THIS}|{own})\s(?:(?:does|do|did|is|are|has|can|will|was|were)(?: not|n['’]t)|hardly|barely)(?=\W*(?:$|[.;]))",
        re.IGNORECASE,
    )


def is_trait_of_another(monograph: Monograph, clause: str) -> bool:
    """True where the clause says whose the thing is, and that is not this drug or its class."""
    return any(
        _is_another(monograph, words)
        for match in _TRAIT.finditer(clause)
        for agent in (match["agent"] or match["sole"] or match["alone"],)
        for words in (agent, agent.split()[0])
    )


# "The rise belongs to X", "concerns only X": what an agent does to another drug.
_BETWEEN = cued(
    r"\b(?:belongs? to|(?:is|are|was|were) (?:an?|the) (?:\w+ )?(?:matter|problem|feature|trait|peculiarity) of)\s(?:the )?(?P<agent>[\w-]+)|"
    r"\b(?:concerns?|applies to|holds for) (?:only (?P<only>[\w-]+)|(?P<alone>[\w-]+) only)\b",
    re.IGNORECASE,
)


def is_between_others(monograph: Monograph, clause: str) -> bool:
    """True where the clause says that an interaction is that of another substance."""
    names = (name for match in _BETWEEN.finditer(clause) for name in match.groups() if name)
    return any(_is_another(monograph, name, ("substance",)) for name in names)


def _is_another(
    monograph: Monograph, words: str, schemes: tuple[str, ...] = ("substance", "drug_class")
) -> bool:
    """True for another substance, and for a class to which the text nowhere says that the drug belongs."""
    link = lexicon().link(words, schemes)
    if link is None or is_own(words, monograph):
        return False
    stem = words.lower().rstrip("s")
    return link.concept.scheme == "substance" or not any(
        stem in passage.text.lower() for passage in monograph.passages if passage.topic == "usage"
    )
