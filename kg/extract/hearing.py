"""The hearing that every claim has, of whatever kind: what its sentence tells of another drug, or calls off, is none of this one.

An extractor knows the words of its kind; how English sets one thing against another ("X, not this drug", "unlike X",
"is a problem of X") is the same for all, and stands here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.agent.own_names import is_own
from kg.model import Claim, Monograph
from kg.text.assertion import units
from kg.text.cued import Cues, cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# What these kinds say of another drug or leave undone is told by their own rules: "not in the first trimester" is their fact.
_OWN_HEARING = frozenset(("pregnancy", "lactation", "missed_dose", "special_population"))
# To ban an agent or a state is a fact of these kinds.
_BANS = frozenset(("interaction", "contraindication"))

_ANY = Cues(
    (
        *(
            "unlike",
            "contrast",
            "oppos",
            "as with",
            "compared",
            "rather than",
            "instead",
            "in place",
            " not ",
            "nor ",
        ),
        *(
            "belong",
            " only",
            "confined",
            "restricted",
            "unique",
            "peculiar",
            "typical",
            "characteristic",
            "ascribed",
        ),
        *(
            "attributed",
            "linked to",
            "due to",
            "specific to",
            "limited to",
            "problem",
            "feature",
            "trait",
            "hazard",
        ),
        *("matter", "property", "domain", "drawback", "indication", "concern"),
    )
)
# "Unlike X, which causes ...,": what stands in it is told of X.
_ADJUNCT = cued(
    r"\b(?:unlike|in contrast (?:to|with)|as opposed to|contrary to|(?<!such )as with|compared (?:with|to))\s(?!other\b)[^,;.]*(?:, (?:which|who|whose|where)\b[^,;.]*)?",
    re.IGNORECASE,
)
# "Rather than |X|", "and not |X|": the words between are of the phrase.
_SET_AGAINST = cued(
    r"\b(?:rather than|as opposed to|unlike|(?:instead|in place) of|(?:(?<=, )|but |and )not|nor)(?: (?:with|for|of|in|to|by|at|on|from|as|a|an|the|any|like)\b){0,2}\s$",
    re.IGNORECASE,
)
_THIS = r"(?:this|the present) (?:drug|medicine|medication|agent|combination|product|substance|one|compound)"
_AGAINST = r"\b(?:rather than|(?:,|but|and)? ?not|(?:does|do) not (?:apply|extend))\s(?:(?:with|of|by|for|to|under|after|on|in|from)\s)?(?:the )?"
# "Is a problem of X", "is confined to X"; an effect of the drug may be reported *with* X, that is of both.
_TRAIT = cued(
    r"\b(?:(?:is|are|was|were|remains?) (?:\w+ly |more |only )?(?:linked|ascribed|attributed|due|typical|characteristic|peculiar|specific|unique|confined|limited|restricted|"
    r"(?:an?|the) (?:[\w-]+ )?(?:matter|feature|problem|trait|hazard|property|domain|drawback|indication|contraindication|concern))\s(?:to|of|with|for)|belongs? to)\s(?:the )?(?P<agent>[\w-]+(?: [\w-]+)?)|"
    r"\b(?:seen|reported|known|observed|found|described|recorded)\s(?:with|under|for|of|after|from)\s(?:the )?(?P<sole>[\w-]+(?: [\w-]+)?) only\b",
    re.IGNORECASE,
)
# Kinds of which a sentence says whose they are in these words.
_TRAITS = frozenset(("adverse_effect", "contraindication", "indication", "target", "monitoring"))


_TURN = regexp(r"[,\s]*(?:but )?not (?:with|of|by|for|to|under|after|on|in|from)\b[^.;\n]*")


def is_of_this(monograph: Monograph, claim: Claim) -> bool:
    """False where every place at which the sentence of ``claim`` names its value is told of another drug or called off."""
    if claim.assertion == "negated" or claim.kind in _OWN_HEARING:
        return True
    proof = claim.evidence[0]
    turn = _TURN.match(monograph.text, proof.end)
    text = _readable(proof.quote + (turn.group() if turn else ""))
    if not _ANY.stand_in(text):
        return True
    places = list(_places(text, claim.value))
    return not places or not all(_is_called_off(monograph, claim.kind, text, *place) for place in places)


_IN_WORD = regexp(r"\w")


@lru_cache(maxsize=1024)
def _readable(quote: str) -> str:
    return regexp(r"\*\*|__").sub("", quote) if "**" in quote or "__" in quote else quote


def _places(text: str, value: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` names ``value``, or else the last word of it, which a list may share out."""
    lowered = text.lower()
    lowered = lowered if len(lowered) == len(text) else text
    for words in (value.lower(), value.lower().split()[-1]):
        if words in lowered and (found := list(_whole(lowered, words))):
            yield from found
            return


def _whole(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where ``words`` stand as whole words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        is_whole = not _IN_WORD.match(text, end) and not (start and _IN_WORD.match(text, start - 1))
        if is_whole:
            yield start, end
        start = text.find(words, end if is_whole else start + 1)


def _is_called_off(monograph: Monograph, kind: str, text: str, start: int, end: int) -> bool:
    if any(match.start() <= start < match.end() for match in _ADJUNCT.finditer(text)):
        return kind != "drug_class" or not text.lower().startswith("as with")
    if kind not in _BANS and _SET_AGAINST.search(text, 0, start):
        return True
    first, last = next(unit for unit in units(text) if unit[0] <= start < unit[1] or unit[1] == len(text))
    if _against(monograph).search(text, end, _stop(text, last)):
        return True
    return kind in _TRAITS and _is_trait_of_another(monograph, text[first:last])


def _stop(text: str, end: int) -> int:
    """The end of a clause, or of the next where that begins "but not": it goes on with the same thing."""
    turn = _TURN.match(text, end)
    return turn.end() if turn else end


@lru_cache(maxsize=64)
def _own_names(names: tuple[str, ...]) -> re.Pattern[str]:
    own = "|".join(re.escape(name) for name in names)
    return regexp(
        rf"{_AGAINST}(?:{_THIS}|it(?=\W*(?:$|[,.;]))|(?:{own})\b(?! (?:alone|tablets|monotherapy|by itself)))",
        re.IGNORECASE,
    )


def _against(monograph: Monograph) -> re.Pattern[str]:
    """What sets a thing against this drug: "rather than this drug", "but not with Testol"."""
    return _own_names(
        (monograph.title,) if len(monograph.ingredients) > 1 else (monograph.title, *monograph.ingredients)
    )


def _is_trait_of_another(monograph: Monograph, clause: str) -> bool:
    """True where the clause says whose the thing is, and that is not this drug or its class."""
    return any(
        _is_another(monograph, words)
        for match in _TRAIT.finditer(clause)
        for agent in (match["agent"] or match["sole"],)
        for words in (agent, agent.split()[0])
    )


def _is_another(monograph: Monograph, words: str) -> bool:
    link = lexicon().link(words, ("substance", "drug_class"))
    if link is None or is_own(words, monograph):
        return False
    stem = words.lower().rstrip("s")
    return link.concept.scheme == "substance" or not any(
        stem in passage.text.lower()
        for passage in monograph.passages
        if passage.topic in ("usage", "mechanism")
    )
