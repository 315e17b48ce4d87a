"""What a sentence below Contraindications does with what it names: lists or forbids it, allows it, or says something else."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.ban.bans import FORBIDDEN
from kg.text.assertion import denies_contraindication
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses, sentences

# A lead-in below which nothing is contraindicated: it is allowed, to be avoided, or to be minded.
_ALLOWING = (
    r"(?:not|never|none|no(?: longer)?|neither|wrongly|falsely|once)\b[^:;]*?\bcontraindicat\w*|(?:no|not an?|without) (?:\w+ )?(?:bar|obstacle|objection|hindrance|problem|restriction|exclusion|reason)s?\b|"
    r"(?:(?:can|may) (?:still |safely )*be (?:used|given|taken)|(?:it is )?(?:safe|suitable|acceptable|allowed|permitted|possible|tolerated|compatible|fine|ok(?:ay)?))\b(?! (?:only|if)\b)"
)
_MINDING = r"(?:to be |should be |better )?(?:avoid(?:ed)?\b|(?:used? )?(?:with )?(?:caution|care)\b|cautious(?:ly)?\b|precautions?\b|warnings?\b|(?:ask|weigh|think twice|take advice|talk to|tell)\b|not recommended rather)"
_OF_LIST = r"(?:(?:the following|these|those|what follows|all (?:of )?(?:these|the following))(?: [\w-]+)? (?:is|are|were|do|does|did|can|may|have|has)(?: (?:\w+ly|all))? )"
_LEAD_IN = regexp(
    rf"\W*{_OF_LIST}?(?:{_ALLOWING}|{_MINDING}|(?:not|none of (?:these|them))\W*$)", re.IGNORECASE
)
_COLON = regexp(r"[^:;.]{3,120}:\s")

# What forbids the drug, or says that something else does, without a "not".
_FORBIDS = cued(
    r"\bavoid|\b(?:forbids?|forbidden|prohibits?|prohibited|precludes?|excludes?|excluded|bars?|barred|rules? (?:\w+ ){1,2}out|bans?|banned|out of (?:the )?question|unsuitable|unfit)\b|"
    r"\breasons? (?:not to|to (?:avoid|withhold|refuse)|against)\b|\b(?:names?|lists?|mentions?|gives?(?! no\b)|adds?|includes?|named|listed|added|mentioned|included|counted|regarded|considered)\b",
    re.IGNORECASE,
)
# The last leaves out what was said: "gout is none, but asthma |is|".
_NAMED = regexp(
    r"contraindicat|\b(?<!not )on (?:the|its|this|that) list\b|\b(?:is|are)(?: (?:one|so))?\W*$",
    re.IGNORECASE,
)
# A verb of the clause itself: what it says is told, not listed.
_VERB = cued(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|may|can|could|should|must|will|would|might|cannot|needs? (?:not|no|to)|remains?|seems?|appears?)\b|"
    r"\b(?:(?:gives?|poses?|makes?|means?|calls?|asks?|counts?|stands?|holds?|needs?|requires?|demands?|deserves?|warrants?|applies|apply|speaks?|argues?|deters?|hinders?|stops?|allows?|permits?|tolerates?|presents?|raises?|leaves?|prevents?|comes?|goes?|plays?|causes?|leads?) "
    r"(?:no|not|nothing|little|nobody|the|an?|for|to|true|in|by|good|close|some|special|extra|more|less|as|against|thought|care|it|its|them|up|well|\w+ing)\b|(?:matters?|deters?|hinders?)\W*$)|\b(?:OK|okay|allowed|permitted|acceptable|permissible|unproblematic|fine)\W*$",
    re.IGNORECASE,
)
# Clauses within the clause: who they are, when it holds.
_WITHIN = regexp(
    r"\b(?:who|whose|whom|which|that|unless|if|because|when|where|as|until|while|since|once|for whom)\b[^,;]*",
    re.IGNORECASE,
)
# "G6PD deficiency, a bar to another drug, does not matter."
_APPOSED = regexp(r", (?:once )?(?:an?|the) [^,;]+,", re.IGNORECASE)
_OF_READER = regexp(r"\W*(?:you|(?:the |your )?(?:patient|child|baby))\b", re.IGNORECASE)
# "The same holds for gout", "nor is gout": what was said before is said of this too.
_LIKEWISE = regexp(
    r"\W*(?:and |but |however,? )?(?P<nor>(?:nor|neither) (?:is|are|does|do|was|were|can|may|need)\b)?(?(nor)|(?:(?:the same|this|that|it|as much) (?:also )?(?:holds|applies|is true|goes|is so|can be said) (?:\w+ )?(?:for|to|of)|(?:so|as) (?:is|are|does|do|was|were)|likewise|similarly|ditto)\b)[\s,:]*",
    re.IGNORECASE,
)


def allows_below(lead_in: str) -> bool:
    """True for a lead-in of what is no contraindication: "No contraindication", "May be used in", "With caution"."""
    return bool(_LEAD_IN.match(lead_in))


def opens_no_list(sentence: str) -> bool:
    """True for a sentence that begins with such a lead-in: "NOT contraindications: gout, asthma"."""
    lead_in = _COLON.match(sentence)
    return bool(lead_in and allows_below(lead_in.group()))


# What was so, what some do, what one would rather not, and what to do: no contraindication, whatever the verb.
_ASIDE = cued(
    r"\bused to (?:be|count|figure)\b|\b(?:formerly|historically)\b|\b(?:some|many|few|most) (?:clinicians|doctors|physicians|experts|authors|specialists|cent(?:er|re)s)\b|\b(?:better|preferably) (?:not|avoided)\b|\bdiscouraged\b|"
    r"^\W*(?:(?:before|if|when|after|once|in)\b[^,;]*, )?(?:exclude|check|test|rule out|change|switch|stop|choose|prefer|reduce|monitor|watch|consider|wait)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_remark(clause: str) -> bool:
    """True for a clause with a verb of its own that forbids nothing: "gout poses no problem", "jaundice means stopping"."""
    if _ASIDE.search(clause):
        return True
    own = _WITHIN.sub("", _APPOSED.sub(",", mask_parentheses(clause)))
    if not _VERB.search(own) or _OF_READER.match(clause) or _LIKEWISE.match(clause):
        return False
    return not (_NAMED.search(clause) or _FORBIDS.search(own) or FORBIDDEN.search(own))


def likewise(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words with which the clause ``text[start:end]`` says of another what was said before; "nor" where they deny."""
    return _LIKEWISE.match(text, start, end)


def stands(before: str) -> bool:
    """True where the last sentence of ``before`` lists or forbids, so that what is likewise is a contraindication too."""
    last = before[sentences(before)[-1][0] :] if before.strip() else ""
    said = [last[a:b] for a, b in clauses(last)]
    return not any(denies_contraindication(clause) or is_remark(clause) for clause in said)
