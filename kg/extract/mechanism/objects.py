"""The object of a verb in mechanism prose: its members, with the words that they share, cleaned of article and place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.mechanism.verbs import WORDS
from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

LEADING = regexp(
    r"^(?:(?:the|your|an?|both|also|certain|various|overall|further|ultimately|eventually|potentially|thereby|subsequent|subsequently|possibly|potent|significant|[a-z]+ly|"
    r"then|thus|hence|marker|synergistic|additive|dual|transient|initial|that|to|help|helps|and|or|as well as|other|several|some|many|excess(?= \w+$))\s+)+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = regexp(
    r"\s+(?:more|less) \w+ly\b.*$|\s+than\b.*$|\s+by\s+\w+ing\b.*$|\s+(?:mediated|caused|induced|commonly|hence|thus)$|(?:\s+(?:primarily|mainly|irreversibly|reversibly|competitively|selectively|effectively|specifically|particularly|likely|possibly|probably|directly|centrally|peripherally|locally|also|alone|and|or|as well|more|further|from the|in the|all|helps?|to|of|for|by))+$",
    re.IGNORECASE,
)
_PLACE = regexp(
    r"\s+(?:in|into|from|for a|to a|within|at|on|throughout|during|across|along|inside|around|like|such as|between|(?:associated|caused) (?:with|by))\s.*$",
    re.IGNORECASE,
)
# "binds to X, distinct from Y", "by A rather than by B or C": what follows is named as what it does not do.
APART = cued(
    r",?\s+(?:(?:that|which) (?:is|are) )?(?:distinct|different|separate|apart|away) from\b|,?\s+(?:rather than|instead(?: of)?|other than|unlike|as opposed to|(?:and |but )?not (?:by|through|via))\b",
    re.IGNORECASE,
)
PRONOUN = regexp(r"^(?:its|their)\s+", re.IGNORECASE)
# "excretion of sodium, chloride and water": what goes before "of" is shared; "sodium and water retention": what comes last is.
_SHARED_LEAD = cued(
    r"^(?P<lead>.*\b(?P<head>excretion|release|production|synthesis|secretion|levels?|activity|effects?|actions?|reabsorption|absorption|formation|concentrations?|reuptake|uptake|growth|risk|number|breakdown|"
    r"metabolism|transmission|influx|retention|loss|availability|symptoms|signs|proliferation|replication|removal|feeling|sensation|stimulation|activation|inhibition|frequency|severity|amount|sensitivity|viscosity|functions?|spread|thickness|quality|stability|integrity)\s+of\s+)(?=\w)",
    re.IGNORECASE,
)
_SHARED_HEAD = regexp(
    r"\s(?:excretion|release|production|synthesis|secretion|levels?|reabsorption|absorption|concentrations?|reuptake|uptake|metabolism|retention|loss|influx|receptors?|channels?|enzymes?|transporters?|neurotransmission|transmission|permeability|viscosity|volume|balance|homeostasis)$",
    re.IGNORECASE,
)
# "release of vasoactive and inflammatory peptides", "basal and stimulated secretion": the noun is the next member's.
# "VLDL synthesis |and secretion|", "bacterial lysis |and death|": what goes before is shared.
_DEED = regexp(
    r"synthesis|secretion|production|release|development|maturation|replication|transcription|translation|repair|absorption|reabsorption|excretion|degradation|breakdown|proliferation|differentiation|division|death|lysis|"
    r"contraction|aggregation|adhesion|activation|migration|growth|reproduction|metabolism|uptake|storage",
    re.IGNORECASE,
)
_DONE_TO = regexp(
    rf"(?:(?:the|an?|their|its|further) )*(?P<what>(?:(?!of\b|in\b)[\w-]+ ){{0,3}}[\w-]*(?<!ing)(?<!ed)) (?:{_DEED.pattern}|disruption|formation)$",
    re.IGNORECASE,
)
_STRUCTURE = regexp(r"(?<=\w) (?:cell )?(?:walls?|membranes?)$", re.IGNORECASE)  # what dies is the cell
_ADJECTIVE = regexp(r"(?:^|\s)(?:[\w-]+(?:ive|ical|inal|onal|enal|ory|ular|ous)|basal|both \w+al)$")
_OF_SUBSTANCE = regexp(r"^(?P<lead>.+ of )[\w-]+$")


# "generation and propagation of impulses": the first lacks what the last is of.
_LACKS = cued(
    r"(?:[\w-]+ )?(?:frequency|rate|force|strength|duration|severity|intensity|synthesis|release|secretion|production|formation|generation|absorption|uptake|breakdown|degradation|"
    r"expression|digestion|entry|fusion|assembly|opening|incidence|quality|amount|number|size|bulk|volume|content|consistency|viscosity|thickness|proliferation|differentiation|migration|growth|replication|transport|excretion|metabolism|initiation|conduction|adhesion|activation)",
    re.IGNORECASE,
)
_OBJECT = regexp(r"(?:[\w-]+ ){1,2}?(?P<tail>of .+)")
_PLACED = regexp(
    r"\s(?:in|into|within|throughout|at|of|from|on)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+){0,2}$", re.IGNORECASE
)
# Organs that stand alone in a list go with the place before them: "motility in the small intestine |and colon|".
ORGAN = regexp(
    r"(?:the )?(?:(?:small|large|central|peripheral|gastrointestinal|respiratory|urinary|other|fat|muscle|adipose|surrounding|immune|certain) )*(?:tissues?|cells|fat|pituitary(?: gland)?|hypothalamus|ovary|ovaries|testes|cortex|tubules?|mucosa|brain|spinal cord|nervous system|liver|kidneys?|lungs?|heart|stomach|intestines?|colon|bowels?|gut|skin|eyes?|ears?|bladder|tract|bloodstream|"
    r"blood vessels|muscles?|bones?|joints?|cartilage|uterus|brainstem|spinal cord)",
    re.IGNORECASE,
)


_MOLECULES = regexp(r"receptor|channel|enzyme|transporter", re.IGNORECASE)


def clean(text: str) -> str:
    """The words without article, adverb and loose end."""
    return _TRAILING.sub("", LEADING.sub("", text)).strip(" .,\"'")


def without_place(text: str) -> str:
    """The text up to where or under what it happens: "acid secretion in the stomach" is "acid secretion"."""
    return _PLACE.sub("", text) or text


def shared(members: list[Item]) -> Iterator[tuple[Item, str, bool]]:
    """The members of an object with the words that they share, and whether these went before."""
    lead = ""
    members = list(_gathered(members))
    for place, item in enumerate(members):
        text, opens = item.text, False
        if place and ORGAN.fullmatch(text) and _PLACED.search(members[place - 1].text):
            continue
        head = next(
            (h for m in members[place + 1 :] if (h := _SHARED_HEAD.search(_PLACE.sub("", m.text)))), None
        )
        opened = _SHARED_LEAD.match(text) or _OF_SUBSTANCE.match(text)
        if opened and (opened.re.pattern == _SHARED_LEAD.plain.pattern or _is_substance(text)):
            lead = opened["lead"]
        if opened and not _ADJECTIVE.search(text):
            pass
        elif (
            lead
            and len(_PLACE.sub("", text).split()) <= 3
            and not _SHARED_HEAD.search(text)
            and ("risk" in lead or not _is_state(text))
        ):
            text, opens = lead + LEADING.sub("", text), True
        elif _LACKS.fullmatch(text) and (tail := _tail(members[place + 1 :])):
            text += f" {tail}"
        elif place and _DEED.fullmatch(text) and (of := _DONE_TO.match(members[place - 1].text)):
            text = f"{_STRUCTURE.sub('', of['what'])} {text}"
        elif place + 1 < len(members) and _ADJECTIVE.search(text) and " " in members[place + 1].text:
            text += " " + _PLACE.sub("", members[place + 1].text).split()[-1]
        elif head and len(text.split()) <= 2 and (_is_substance(text) or _MOLECULES.search(head.group())):
            text += head.group()
        yield item, text, opens


# "The refractory period |of atrial, nodal and ventricular tissue|": adjectives of one noun, which is no member of the list.
_OF_ADJECTIVE = regexp(r"\sof (?:the )?[\w-]+(?:al|ic|ar|ous|ary)$")
_CLOSES = regexp(r"[\w-]+(?:al|ic|ar|ous|ary)(?: (?P<noun>[\w-]+))?")


def _gathered(members: list[Item]) -> Iterator[Item]:
    """The members, without those that only go on with the adjectives before a noun."""
    noun: str | None = ""
    for place, item in enumerate(members):
        closing = _CLOSES.fullmatch(item.text)
        if noun and closing and closing["noun"] in (None, noun):
            continue
        noun = ""
        if opened := _OF_ADJECTIVE.search(item.text):
            later = [one for member in members[place + 1 :] if (one := _CLOSES.fullmatch(member.text))]
            noun = next((one["noun"] for one in later if one["noun"]), "")
            item = replace(item, text=item.text[: opened.start()]) if noun else item
        yield item


def _tail(later: list[Item]) -> str:
    """ "of impulses", where the next member that has such words has them after a word or two."""
    found = (_OBJECT.fullmatch(member.text) for member in later)
    return next((match["tail"] for match in found if match), "")


def _is_state(text: str) -> bool:
    return lexicon().find(text, ("effect", "condition")) is not None or text.split()[0].lower() in WORDS


def _is_substance(text: str) -> bool:
    if text.lower() in ("water", "fluid", "salt"):
        return True
    return lexicon().find(text.split()[-1], ("substance", "target")) is not None and not _is_state(text)
