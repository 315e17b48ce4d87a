"""The words before a list of effects, and sentences that only say what to do."""

from __future__ import annotations

import re

from kg.extract.reaction.names import STRIP, TRAIL, link
from kg.text.cued import cued
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

_LEAD = cued(
    r"^.*?\b(?:(?:trials?|studies|stud(?:y|ies)|reports?|surveys?|registr(?:y|ies)) (?:also |later )?(?:added|brought|turned up|yielded)|include|includes|included|including|(?<!who )(?<!that )(?<!which )(?:are|were)(?! (?:rare|possible|uncommon|common|unlikely|infrequent|generally|usually|typically|not|also|very|extremely))|such as|consist of|causes|leads to|results in|provokes|triggers|produces|induces|"
    r"(?:may|can|could|might)(?: \w+ly| sometimes| also)?(?: (?:cause|lead to|result in|contribute to|provoke|trigger|produce|induce|precipitate|bring on|give rise to)|(?= (?:worsen|exacerbate|aggravate|elevate|raise|increase|lower|impair|suppress)\b(?! (?:the |your )?risk)))|"
    r"(?:may|might|can|could|sometimes) (?:also |sometimes )?(?:experience|notice|get(?! (?:worse|better|used|pregnant|away|by|to|it|the)\b))|(?:(?:patients?|people|users|women|men|children|adults|adolescents|infants|them|third|half|quarter|in (?:\w+|\d+)|%) (?:(?:more|most|less) (?:often|commonly|frequently) |mostly |mainly |also |often )?(?:gets?|have|has|had|feels?|develops?|complains? of|suffers? from|experiences?|notices?)(?! (?:been|a (?:higher|lower|greater)|an increased|no|not|to)\b)(?: an?)?)|(?:individuals|patients|people|users|recipients|women|men) (?:may |also |often |mostly )?(?:report|notice)(?: (?:most|more|less) \w+)?(?: \w+ly)?(?: (?:is|are))?(?! (?:that|no|to)\b)|(?:complaint|trouble|effect|reaction|symptom)s? (?:is|are)(?= (?!rare|possible|uncommon|common|unlikely|infrequent|generally|usually|typically|not|also|very|extremely|of|mild|moderate|due|thought|seen|crucial|essential|important|necessary|required|recommended|low|high|minimal|dose)\w)|(?:boxed|black box) warnings? (?:for|of|about|on|concerning)|reported(?: include)?(?! with)|side effects? (?:is|was)(?! (?:crucial|essential|important|necessary|required|recommended|low|rare|not|minimal))|risk of|potential for|possibility of|(?:has|have) (?:identified|revealed)(?: rare)? cases of|(?:has been )?associated with(?! (?:[\w-]+ ){0,3}(?:use|therapy|treatment|administration|exposure)\b))[:,]?\s+",
    re.IGNORECASE,
)
# "X such as a, b": X is no lead but the umbrella of the list, unless it is a word for all effects.
_OPENS_EXAMPLES = regexp(r"\b(?:including|such as|are|were)[:,]?\s+$", re.IGNORECASE)
_ANY_EFFECT = regexp(
    r"\b(?:effects?|events?|reactions?|symptoms?|signs?|complaints?|troubles?|complications?|risks?|problems?|issues?|ADRs?|them|these|(?:most|more|very|less) (?:common|frequent)(?:ly \w+)?)\s*,?\s*(?:\w+,?\s*)?$",
    re.IGNORECASE,
)
_FROM = regexp(r"(?:from|with|in|on|of|at) [^,;–—]{3,30} [–—]\s", re.IGNORECASE)
_CONNECTIVE = regexp(
    r"^(?:however|additionally|also|yes|rarely|in rare cases|(?:while|although|though) (?![^,]*\b(?:include|such as)\b)[^,]{0,60}|in some cases|with prolonged use|in addition),\s*|"
    r"^(?:prolonged|long-term|chronic|excessive)[^,]*,(?: (?:especially|particularly)[^,]*,)?\s*(?=\w+ )",
    re.IGNORECASE,
)
# "Allergic reactions, |although rare|, may include ...".
CONCEDED = cued(
    r",\s(?:(?:al)?though|albeit|while|if)\s(?:[\w-]+\s){0,2}(?:rare(?:ly)?|uncommon|less common|infrequent|unusual|unlikely|mild|transient|seldom),",
    re.IGNORECASE,
)
_BOILERPLATE = cued(
    r"\b(?:medical attention|consult|contact (?!\w+itis|allerg|sensiti|urticaria)|seek|discontinue|report|monitor|data|studies|evaluat|established|advis|prescrib|physician|doctor|pharmacist)\b",
    re.IGNORECASE,
)


def lead_of(text: str) -> re.Match[str] | None:
    """The words before the list; none where a list has begun before them ("infections (including ...), rash")."""
    found = _LEAD.match(mask_parentheses(text))
    if not found:
        return _FROM.match(text)
    if "," in CONCEDED.sub("", _CONNECTIVE.sub("", found.group())).rstrip(" ,:"):
        return None
    opens = _OPENS_EXAMPLES.search(found.group())
    head = found.group()[: opens.start()].replace("\x00", "").rstrip() if opens else ""
    return found if not opens or (_ANY_EFFECT.search(head) and not link(STRIP.sub("", head))) else None


def is_advice(text: str) -> bool:
    """True where a sentence without a list only tells what to do: no effect stands before its verb."""
    flat = mask_parentheses(text)
    if "," in flat or not _BOILERPLATE.search(flat):
        return False
    subjects = regexp(r" (?:and|or) ").split(STRIP.sub("", TRAIL.sub("", flat)))
    return not any(link(subject) for subject in subjects)
