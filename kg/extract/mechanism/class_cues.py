"""Words after which a class of the drug stands: "classified as", "belongs to", "is a", "acts as"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.own_names import is_own
from kg.extract.mechanism.subject import is_subject
from kg.model import Monograph, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# Cues after which any noun phrase is a class.
_NAMED = cued(
    r"\b(?:(?:sub)?(?:classified|classed|categori[sz]ed|grouped|considered|regarded)(?: \w+){0,3}? (?:as|under|within|into|among|with(?= the ))|"
    r"belong(?:s|ing)(?:, (?:with|like|along|alongside|together|as)\b[^,]{3,60},)?(?: \w+)? (?:to|under|within|into|in|among)|falls?(?: \w+)? (?:under|(?:within|into|in)(?= (?:the|this|that|an?)\b))|counted among|"
    r"(?:is|are|was|were)(?: also)? (?:an? |the )?(?:\w+ )?(?:members?|type|kind) of|class(?:ifications?|es)?(?::| (?:is|are|includes?))|(?:its|the) (?:pharmacological |chemical )?(?:group|family|category) is|calls? (?:(?:this|these|such) (?:kinds?|types?|sorts?) of (?:medicines?|drugs?)|(?:medicines|drugs) (?:like (?:this|it)|of this (?:kind|type|sort))))\s+(?!\w+ed\b)(?=\w)",
    re.IGNORECASE,
)
# The same, of where it comes from and how it is built.
_BUILT = cued(
    r"\b(?:(?:(?:comes?|stems?|derives?) from|(?:ranks?|counts?) (?:among|with)|class(?:ification)? is that of|(?:is|was) the (?:prototype|archetype|first member|best-known member) of)(?= the )|"
    r"(?<!not, )(?:(?:more|most) (?:exactly|precisely|accurately|properly|strictly)|strictly speaking|(?:to be|or,? more) (?:precise|exact|specific)|in (?:strict|chemical) terms|or rather),?(?= an? )|(?:parentage|structure|chemistry|origin|make-up) makes it(?= an? )|(?:chemically|structurally|pharmacologically|therapeutically|clinically|by structure|in structure),?(?: [\w-]+ (?:is|belongs to))?(?= (?:an?|the) ))\s+(?=\w)",
    re.IGNORECASE,
)
# "the class of X", "the X class of Y", "a class of drugs called X": what stands before the name.
_CLASS_OF = regexp(
    r"(?:an? |the |its )?(?:(?P<name>[\w' -]{2,40}?) )?(?:classifications?|class(?:es)?|group|family|categor(?:y|ies))\s+(?:of|known as|called)\s+(?:the )?"
    r"(?:(?:drugs?|medications?|medicines?|agents?|compounds?)(?: (?:known|called|classified|referred to)(?: as)?)?\b\s*)?",
    re.IGNORECASE,
)
PLAIN_NAME = regexp(
    r"(?:\w*pharmac\w*|therapeutic|drug|broad|larger?|same|first|second|third|fourth|fifth|other|this|that|its|which|new|general|chemical|multiple|several|various|different|two|three|and|or|the|\s)+",
    re.IGNORECASE,
)
# Cues after which a class must show its noun.
_SAID = cued(
    r"\b(?:(?:acts?|acting|works?|working|serves?|functions?|functioning|used|prescribed|indicated|employed|known|referred to|described)(?: \w+ly)? as|being(?= an? )|"
    r"is(?= primarily as )|specifically,?(?! (?:for|in|to|by|used|indicated|design\w*|target\w*|bind\w*|inhibit\w*)\b)|further,?(?= an? )|(?:i\.e\.,?|(?:that is|namely|in other words),)(?= an? )|(?:has|with) the (?:properties|features|characteristics|actions?) of(?= an? )|doubles as|(?:counts?|passes) as|has also the properties of(?= an? )|originally(?= an? )|(?:and|but),? (?:more \w+ly|likewise|further|also) (?:to|among)(?= the ))\s+",
    re.IGNORECASE,
)
_COMBINES = cued(
    r"\b(?:combin(?:es|ing|ation of)|contain(?:s|ing)|includ(?:es|ing)|encompass(?:es|ing)|compris(?:es|ing)|consist(?:s|ing) of|composed of)\s+(?:(?:two|three|different)[\w ]*:\s*)?",
    re.IGNORECASE,
)
_WITH = regexp(r"\bwith (?=an? )")  # combines a X with a Y
# Here the drug must be the subject.
_IS = regexp(
    r"(?:\b(?:is|was|are)(?: (?:also|primarily|both|chemically|essentially|mainly|itself|, like [\w-]+,?))?(?: what (?:is called|doctors call|is known as))?|,(?: also)?|(?<=\w) [–—]|\b[Aa]s) (?:an?|(?:one|the (?:\w+est|first|second|last|only|prototype)) of the|the(?= first| newest| oldest| active))(?! combination of\b)\s+"
)
# "It is not an opioid but an NSAID."
_BUT_A = cued(r"\b(?:is|are|was)(?: not|n't) an? [^.;]{3,60}?,? but(?: rather)? (?=an? )", re.IGNORECASE)
# "It belongs to the Xs and is a Y": the subject goes on.
_SUBJECT = regexp(r"(?:It|[A-Z][\w-]+) (?:is|belongs)\b")
_AND_IS = regexp(r"\band is(?:, [\w -]{4,30},)? (?:also )?(?=an? )")
MECHANISM = regexp(r"mechanism|action", re.IGNORECASE)


def after_cues(
    monograph: Monograph, passage: Passage, text: str, labelled: bool
) -> Iterator[tuple[int, bool]]:
    """The positions after a cue of ``text``, its parentheses blanked, and whether the cue leaves it open that a class follows."""
    for match in (*_NAMED.finditer(text), *_BUILT.finditer(text)):
        opened = _CLASS_OF.match(text[match.end() :])
        if opened and opened["name"] and not PLAIN_NAME.fullmatch(opened["name"]):
            yield match.end() + opened.start("name"), False
        yield match.end() + (opened.end() if opened else 0), False
    for match in _SAID.finditer(text):
        if not (match.group()[0] in "bB" and _tells_of_another(monograph, text, match.start())):
            yield match.end(), True
    if passage.topic == "usage" and len(monograph.ingredients) > 1:
        for match in _COMBINES.finditer(text):
            yield match.end(), True
            yield from ((other.end(), True) for other in _WITH.finditer(text, match.end()))
    if names_subject := _SUBJECT.match(text):
        yield from ((match.end(), True) for match in _AND_IS.finditer(text, names_subject.end()))
    proper = labelled or (passage.topic == "usage" and not MECHANISM.search(passage.context))
    for match in _BUT_A.finditer(text):
        if is_subject(monograph, text, match.start()):
            yield match.end(), True
    for match in _IS.finditer(text):
        if proper and _is_another(monograph, text[: match.start()].rstrip()):
            continue
        if not match.start() or is_subject(monograph, text, match.start(), proper):
            yield match.end(), True


def _tells_of_another(monograph: Monograph, text: str, position: int) -> bool:
    """True where the last substance that the clause names before ``position`` is another: "baloxavir is none, being a ..."."""
    clause = regexp(r"[.;]\s").split(text[:position])[-1]
    if regexp(r"\b(?:not|none|neither|no)\b").search(clause):
        return True
    found = lexicon().scan(clause, ("substance",))
    return bool(found) and not is_own(clause[slice(*found[-1][:2])], monograph)


_RELATIVE = cued(
    r"\b(?:parent (?:drug|compound|substance)|metabolite|prodrug|predecessor|successor|enantiomer)\W*$",
    re.IGNORECASE,
)
_LAST_NAME = regexp(r"(?:^|[.;:,] )(?P<name>[A-Z][a-z]{3,})(?:\s*\x00+)?$")


def _is_another(monograph: Monograph, before: str) -> bool:
    """True where the subject is a drug that is not this one."""
    if _RELATIVE.search(before):
        return True
    last = _LAST_NAME.search(before)
    if last is None or is_own(last["name"], monograph):
        return False
    return lexicon().find(last["name"], ("substance",)) is not None
