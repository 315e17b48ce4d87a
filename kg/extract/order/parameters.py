"""What is to be watched: the parameter in a member of a list, freed of the words around it, and the adjuncts among these."""

from __future__ import annotations

import re

from kg.extract.order.adjuncts import MEASURED, PERSONS, Adjunct, adjunct_of, occasion
from kg.extract.reaction.names import BODY_PART
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_LEADING = regexp(
    r"^(?:(?:(?P<when>baseline|overnight|continuous|regular|periodic|routine|frequent|hourly|weekly|monthly|annual)|closer?|thorough|careful|closely|carefully|monitoring of|monitoring|monitor|assess|check|evaluate|the|for|of|any|patient's|patients'|patients for|"
    r"their|its|your|as well as|including|potential|possible|ongoing|also|then|further|furthermore|a|an|and|or|changes in|change in|yes|such as|other)[\s,]+)+",
    re.IGNORECASE,
)
_TRAILING = cued(
    r"(?:^|\s+)(?:closely|carefully|only|essential|crucial|more(?: often| frequently)?|often|as well|if any|too|properly|accordingly|(?<!al )(?<!ac )(?<!ic )(?<!ar )(?<!ry )monitoring)$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:any|other|the|potential|possible|signs of|close|regular|all|these|this|relevant|specific|unusual|new|rare|such|serious|severe|overall|long-term|therapeutic|individual|patient|drug|clinical|medical|unwanted|unexpected|common|of|and|treatment-related|dose-related|as|both|laboratory|routine|appropriate|key|therapeutic drug|"
    r"no|not|infant|risk|certain|general|standard|additional)\s*)*"
    r"(?:adverse (?:events?|effects?|reactions?|drug reactions?|outcomes?)|side[- ]effects?|monitoring|patients?|parameters?|effects?|reactions?|symptoms?|signs?|conditions?|it|them|this|therapy|treatment|use|medications?|none|yes|required|applicable|risks?|benefits?|levels?|tests?|testing|"
    r"children|elderly|adults?|infants?|women|doses?|dosages?|restart|initially|contraindications?|individuals?|factors?|complications?|changes|data|tolerability|product|label|another method|loss of (?:effect|control|efficacy|response)|need|needs|supervision|baseline|assessments?|evaluation|examinations?|safety|diagnosis|(?:treatment )?plans?|problems?|issues?|interactions?|they|frequency|emergence|lips?|tongue|throat|mouth|face|stools?|side effects of .*)?$",
    re.IGNORECASE,
)
_NO_PARAMETER = regexp(
    r"^(?:neither|nor|then|another|alternatives?|in|with|during|after|before|at|more|if|when|where|while|those|by|to|on|is|are|as|has|have|from|within|over|since|until|between|per|through|consider|periodically|especially|generally|this|adjust|starting|avoid|use|repeat|stop|discontinu\w*|seek|advise|educate|follow|ensure|consult|contact|ask|discuss|not|no|frequency depends|helps?|minimi[sz]e|optimi[sz]e|particularly|be alert|conduct|above|patients|taking|how|"
    r"would|be|both|adhering|recommended|also recommended|none|prolonged use|long-term use|concurrent use|dose|dosage|\d+(?!-[a-z]))\b|\b(?:adjust(?:ed|ing)? (?:the )?dos)|\bneed\b|.*\ballowed$|^(?:early )?toxicity$|\bis done\b|\bbenefits?\b",
    re.IGNORECASE,
)
_GROUP = regexp(
    rf"(?!(?:sleepy|drowsy|floppy|limp|jittery|irritable|yellow|pale) )(?:[\w-]+ )?{PERSONS}(?: (?:over|under|with|of|on|taking) .*)?",
    re.IGNORECASE,
)
_LONGEST = 8  # words of a parameter
_ADJECTIVE = regexp(r"(?!memory$)[a-z]+(?:al|ac|ic|ar|ary|ory|ous)", re.IGNORECASE)
# To watch for changes of a parameter is to watch the parameter.
_CHANGE = regexp(r"\s(?:imbalances?|disturbances?|abnormalit(?:y|ies)|changes|fluctuations)$", re.IGNORECASE)
_AIM = cued(r"(?<!risk)(?<!factors)(?<!potential)(?<!signs)(?<!symptoms)(?<!need) for\b.*$", re.IGNORECASE)
_ADVERB = regexp(r"[A-Za-z]+ly")
_IN = regexp(r"\s+in\s+(?P<state>(?!\w+ing\b)[\w '’-]+)$", re.IGNORECASE)
_WITH = regexp(r"\s+with\s+(?P<agent>[\w -]+)$", re.IGNORECASE)
# "NT-proBNP rather than BNP", "bleeding → biopsy": what it is set against or leads to is not watched.
_INSTEAD = cued(
    r"\s+(?:(?:rather than|instead of|in place of)\b|→|->).*$",
    re.IGNORECASE,
    cues=("rather than", "instead of", "in place of", "→", "->"),
)
_WHERE = regexp(
    r"(?:the )?(?:blood|urine|serum|plasma|stools?|milk|sputum|CSF|breath|bone marrow)\b", re.IGNORECASE
)
# What is watched in something by its own sense: "improvement in symptoms".
_COURSE = regexp(
    r"\b(?:improvement|efficacy|effect|effectiveness|response|changes?|increases?|decreases?|rises?|falls?|drops?|reduction|trends?|differences?|progress)\b",
    re.IGNORECASE,
)


def _is_watched_in(value: str, state: str) -> bool:
    """True where a parameter is watched in a disease, not in a place: "pressure in glaucoma", not "glucose in urine"."""
    if is_parameter(value) and lexicon().link(state, ("condition",)):
        return True
    if _COURSE.search(value):
        return False
    known = lexicon().find(value, ("parameter",)) is not None or regexp(r"[A-Z][A-Za-z+]{1,4}").fullmatch(
        value
    )
    return bool(known) and not (_WHERE.match(state) or BODY_PART.match(state))


def value_of(member: Item) -> tuple[str, list[Adjunct]]:
    """The parameter without the words around it, and the adjuncts that its own words and parentheses give."""
    notes = (*member.notes, *(example.text for example in member.examples))
    value, own = member.text, [adjunct for note in notes if (adjunct := adjunct_of(note))]
    own += [Adjunct("condition", note) for note in member.notes if are_occasions(member, note)]
    leading = _LEADING.match(value)
    if leading:
        value = value[leading.end() :]
        if leading.group("when"):
            own.append(occasion(leading.group("when")))
    value = _INSTEAD.sub("", value)
    state = _IN.search(value)
    if state and _is_watched_in(value[: state.start()], state["state"]):
        own.append(Adjunct("condition", state.group().strip()))
        value = value[: state.start()]
    agent = _WITH.search(value)
    if agent and lexicon().link(agent.group("agent"), ("substance", "drug_class")):
        own.append(Adjunct("condition", agent.group().strip()))
        value = value[: agent.start()]
    if _ADJECTIVE.fullmatch(value) and lexicon().find(value, ("parameter",)) is None:
        return "", []
    while match := _TRAILING.search(value):
        value = value[: match.start()]
    change = _CHANGE.search(value)
    if (
        change
        and not BODY_PART.fullmatch(value, 0, change.start())
        and lexicon().find(value[: change.start()], ("parameter",))
    ):
        value = value[: change.start()]
    aim = _AIM.search(value)
    if aim and is_parameter(value[: aim.start()]):
        value = value[: aim.start()]
    value = regexp(r"^(?:infant|baby)'s ", re.IGNORECASE).sub("infant ", value.strip(" .,:"))
    if (
        _EMPTY.match(value)
        or _ADVERB.fullmatch(value)
        or _GROUP.fullmatch(value)
        or _NO_PARAMETER.match(value)
        or len(value.split()) > _LONGEST
    ):
        return "", []
    return value, own


def is_parameter(text: str) -> bool:
    return bool(MEASURED.search(text)) or lexicon().link(text, ("parameter",)) is not None


def is_agent(text: str) -> bool:
    return lexicon().find(text, ("substance", "drug_class")) is not None


_OCCASION = regexp(
    rf"(?:{PERSONS}|pregnancy|breast-?feeding|lactation|(?:renal|hepatic|kidney|liver) (?:impairment|dysfunction|disease|failure))",
    re.IGNORECASE,
)


def are_occasions(item: Item, note: str) -> bool:
    """True for a parenthesis behind a parameter that lists in whom or with what to watch: "(pregnancy, contraceptives)"."""
    if not is_parameter(item.text):
        return False
    listed = [part.text for part in items(note)]
    when = [bool(_OCCASION.fullmatch(text)) or is_agent(text) for text in listed]
    return any(_OCCASION.fullmatch(text) for text in listed) and all(when)
