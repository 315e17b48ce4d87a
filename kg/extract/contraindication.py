"""Contraindications: what stands below that heading, with strength, condition and ingredient where the text gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.ban.bans import BAN, FORBIDS, OF_LABEL, PEOPLE
from kg.extract.ban.given import given
from kg.extract.ban.members import listed
from kg.extract.ban.reasons import BECAUSE, CARE, STATES, WHY, explains, is_umbrella
from kg.extract.ban.turns import CUE, parts
from kg.extract.ban.verdicts import allows_below, is_remark, likewise, opens_no_list, stands
from kg.extract.claiming import claim, evidence, ingredient_of, passages
from kg.model import Assertion, Claim, Evidence, MappedText, Monograph, Passage, Problem
from kg.text.assertion import denies_contraindication, is_item_denied, is_unknown, may_negate, standing
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import clauses
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# Words before what is contraindicated: who has it, or takes it.
_PATIENTS = regexp(
    r"^(?:(?:you (?:ever |also |now |already )?(?:have|had|are|were|suffer from|take|use)(?: (?:or|and) (?:ever )?(?:have|had|are|were|used|took))?(?! (?:not|no|never)\b)|ever(?= had\b)|at(?= (?:\w+ )?(?:hypersensitivity|allergy)\b)|(?:neither|nor) (?:is|are|does|do)|nor(?= in\b)|but not|and not|together with|along with|combined with|(?:(?:is|are) )?not (?:for use|to be (?:used|given|taken)|suitable|recommended|advised)(?= (?:in|for|during|by|to|with)\b)|(?:due to|caused by)(?= (?!(?:the|its|an?|potential|possible|increased|risk|lack)\b)[\w-]+(?: [\w-]+){0,2}$)|however|additionally|also|moreover|furthermore|in addition|it is|safe(?= in\b)|this includes|avoid(?: use| using)?|undergoing|currently|taken|in|on|with|for|during|and|or|to|(?:those|individuals|patients|people|persons|anyone|women)(?! who (?:do|does|is|are|have|has|can)(?: not|n['’]t)\b)(?! who (?:(?:are|is) or )?(?:may|might|could) become\b)(?! who (?:cannot|will not|refuse|lack|drink|smoke)\b)(?! (?:of|aged|under|over|younger|older|less|not)\b)|a|an|the|known|who have|who|"
    r"having|have|has|had|who are|are|is|suffering from|(?:being )?treated with|taking|using|receiving|received|(?<=who )(?:currently |also |still )?(?:takes?|uses?|receives?)(?= )|experienced|developed|presence of|documented|european label names|label names|names)[\s,]+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = cued(
    r"\s+(?:(?:taken |used |given )?at the same time|at the start|(?:once|twice) daily or more|at (?:standard|usual|normal|full) (?:\w+ )?doses?)\b.*$|\s+(?:as such|(?<!\bwho )do(?:es)? not|need not|who can|unless|if|because|since|due to (?:the|its|an?|potential|possible|increased|risk|lack|limited|insufficient|\w+ing\b)|as it|as they|should|must|ought|(?:is|are) (?:an? )?(?:\w+ ){0,2}contraindications?|(?:is|are) (?:\w+ ){0,2}reasons? (?:not|to|against)|(?:forbids?|excludes?|precludes?|prohibits?|bars?|rules?) (?:it|its|them|the|this|use|treatment)|is (?!a\b)|(?<!\bwho )are |may|can|call for|(?:poses?|gives?|makes?) no|stands? in|listed|when|where|while|call for|(?:can|should|must|is|are)n['’]t|(?<!\bwho )cannot|"
    r"which|that (?:is|are|may|can))\b.*$|\s+(?:is|are)$|\s+(?:or )?(?:now|who)$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:other|certain|several|some|the|any|known|absolute|relative|specific|following|severe|these|this|acute|large|with|not|each|now|yes|no|past|by|in|to|individual|medical|underlying|pre-existing|use)\s*)*"
    r"(?:none|injections?|infusions?|tablets?|capsules?|suspension|syrup|solution|cream|gel|other hand|more|conditions?|patients?|contraindications?|caution|use|formulations?|concurrent|known|individuals?|related compounds?|likewise|same|also|benefit|risk|contrast|section|however|instance|cases|them|drugs?|medications?|.{0,2})?$",
    re.IGNORECASE,
)
_NO_FACT = regexp(
    r"\b(?:consult\w*|caution\w*|care|section|refer to|see (?:above|below|under|precautions|warnings|dosage|section)|listed|mentioned|contraindicate|not (?:provided|available|specified)|discuss\w*|healthcare|physician|weigh|monitor\w*|inform\w*|contraindications?|might|need to|adjust|linked to|depend(?:s|ing)? on)\b|^nobody\b|^(?:suspected|confirmed|tolerated|permitted|allowed|acceptable)$|^(?:primarily|mainly|related to|specific to|based (?:primarily |mainly )?on|(?:generally |mostly )?related to|age restrictions|insufficient|(?:for )?example)\b|"
    r"^(?:\w+ )?contraindicated$|^(?:not recommended|highly|while|although|within|after|before|without|unless|if|when|each|at least|for at least|adjust)\b|^(?:in the )?(?:past|last) \d+|^\d+ (?:days|weeks|months)|\b(?:in|of|with|to|within)$",
    re.IGNORECASE,
)
_NONE = regexp(
    r"(?:otherwise |beyond (?:that|these|this),? |apart from (?:that|these|this),? )?(?:(?:per|according to|by|in) [^;:]{3,40}?(?:,| there are) )?(?:there are )?(?:none|no)\b(?: known| absolute| specific| listed| stated)*(?: contraindications?)?(?: known)?(?:,? (?:per|according to|by|in|for|with|when) [^,;]*)?\W*$|.*\b(?:names?|lists?|gives?|mentions?|knows?|states?) (?:none|no contraindications)\W*$|for (?:[\w-]+ ){1,3}also (?:to|against)\b.*$|no (?:\w+ ){0,3}contraindications (?!other|except|apart|besides)\b.*$",
    re.IGNORECASE,
)
# Whose contraindications they are: "the European label names", "asthma in some countries".
_PAPERS = r"(?:labels?|labell?ing|leaflets?|texts?|countries|guidelines?|monographs?|product information)"
_SOURCE = regexp(
    rf"\s*(?:for [\w-]+,? )?(?:the |some |several |other |most |certain )?(?:[\w.-]+ ){{0,3}}?{_PAPERS} (?:also )?(?:names?|lists?|mentions?|gives?|adds?|states?|includes?)\s+|"
    r"\s*in (?:(?:continental |western )?Europe|Japan|Canada|Britain|Germany|France|Australia|India|China|the (?:UK|US|USA|EU|United (?:States|Kingdom)|European Union)),?\s+(?=\w)",
    re.IGNORECASE,
)
_IN_PAPERS = regexp(
    rf"\s+(?:in (?:some|several|many|most|certain|a few|other) (?:[\w-]+ )?{_PAPERS}|as well|too)$",
    re.IGNORECASE,
)
_ASIDE = regexp(r"(?:while|although|though|there is(?! no contra)|this (?!includes))\b", re.IGNORECASE)
_CONDITION = regexp(
    r"(?:unless|except|only|(?:[\w-]+ )?(?:oral|topical|systemic|high[- ]dose|long-term|prolonged|parenteral|intravenous) (?:use|form\w*|admin\w*|products?)$|(?:CrCl|e?GFR|creatinine clearance|NYHA|Child-Pugh|[<>≥≤])|(?:use )?within|(?:specifically |only )?(?:for|in|with|without|if|when|during|within|after|before|until)\b|(?:some|certain) formulations|now or|(?:especially |particularly )?(?:the )?"
    r"(?:first|second|third|last|1st|2nd|3rd)\b.*trimester)",
    re.IGNORECASE,
)
_BEHIND = cued(
    r",?\s+(?P<limit>(?:unless|except (?:for|in|when|if)|now or in|each within|who (?:are|do|have|can)(?:not| not)|(?:with)?in the (?:last|past|previous) (?:\w+ )?(?:hours?|days?|weeks?|months?))\b.*|for (?:[\w-]+ ){1,2}(?:formulations?|products?|use))$",
    re.IGNORECASE,
)
_CO_USE_IN = regexp(r"(?<=[a-z] )in (?:patients|those|individuals) with .+$")
# An "especially ..." that limits and names no member of a class.
_LIMITING = regexp(r"^(?:in|with|when|if|during|at)\b", re.IGNORECASE)
# "Severe reactions (e.g. anaphylaxis) to it": examples of the reaction, which may have other causes.
_OF_REACTION = regexp(
    r"[^,;()]*\b(?:reactions?|hypersensitivity|allerg(?:y|ies)|intolerance|sensitivity)\s*\([^()]*\)\s*(?:to|from|after|with|caused|due)\b",
    re.IGNORECASE,
)
_TRIMESTER = regexp(r"\btrimesters?$|\bterm$", re.IGNORECASE)
_EITHER = regexp(
    r"\bto either (?!(?:drug|component|ingredient|active|of|substance|agent|medic\w+|product)\b)",
    re.IGNORECASE,
)
# Where not to put it is no condition.
_PLACE = regexp(r"\b(?:should|must) not be \w+ (?:near|around|close to|into)\b", re.IGNORECASE)
_MAY_BECOME = cued(r"(?:may|might|could) become\b", re.IGNORECASE)
# "High doses should be avoided in those with:" leads to the list below it, which says the conditions.
_OPENS_LIST = regexp(r"\bavoided (?:in|by|for)\b[^,;]*\b(?:with|who have|having)\W*$", re.IGNORECASE)
_LONGEST = 14  # words of a value


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Contraindications with their strength where the text gives it."""
    for passage in passages(monograph, "contraindications"):
        if not allows_below(passage.label):
            for start, end in standing(passage.text):
                yield from _sentence(monograph, passage, start, end)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    if passage.form == "row" and WHY.search(passage.column(start)):
        if start == 0:
            yield from _label(monograph, passage, passage.labels[-1])
        return
    if passage.form == "row" and (graded := _DEGREE.fullmatch(passage.column(start))) and start == 0:
        other = "relative" if graded["degree"].lower() == "absolute" else "absolute"
        yield from _label(monograph, passage, passage.labels[-1], other)
    if passage.labels and explains(passage):
        if start == 0:
            yield from _label(monograph, passage, passage.labels[-1])
        return
    if start == 0 and passage.labels and is_umbrella(passage):
        yield from _label(monograph, passage, passage.labels[-1])
    if passage.labels and OF_LABEL.fullmatch(passage.text):
        yield from _label(monograph, passage, passage.labels[-1])
        return
    if is_unknown(mask_parentheses(text)) or _NONE.match(text) or _ASIDE.match(text) or opens_no_list(text):
        return
    cue = CUE.search(mask_parentheses(text))
    if _PLACE.search(text) or _OPENS_LIST.search(text):
        return
    if not cue and passage.role == "faq" and not text.split(",")[0][:1].isupper():
        return
    if cue and _ONLY.match(cue.group()):  # "none other than gout": the "none" denies nothing
        text = " " * cue.end() + _NO_OTHER.sub("", text[cue.end() :])
    if cue and _NOR.search(text):  # "must not be given in A, nor in B": both are forbidden
        text = _NOR.sub(lambda nor: ", or".ljust(len(nor.group())), text)
    begin = cue.end() if cue and not _forbidden(text, 0, len(text)) else 0
    proof = evidence(monograph, passage, "contraindication.list", start, end)
    begin = begin or (scope.end() if (scope := _OF_WHOM.match(text)) else 0)
    for first, last in parts(text, begin):
        first = given(monograph, text, first, last) or first
        end = _forbidden(text, first, last) or last
        limit = _limit(text[first:end].rstrip(" .;")) or _limit(text[first:last].rstrip(" .;"))
        stop = min(end, first + limit.start()) if limit else end
        reason = BECAUSE.search(mask_parentheses(text), first, stop)
        stop = reason.start() if reason else stop
        if _NONE.match(text[first:stop].strip()):
            continue
        if said := likewise(text, first, stop):
            if not (said["nor"] or stands(passage.text[: start + first])):
                continue
            first = said.end()
        nor = bool(said and said["nor"])
        source = _SOURCE.match(text, first, stop)
        first = source.end() if source else first
        opening = _PATIENTS.match(text[first:stop])
        found = listed(text, first + (opening.end() if opening else 0), stop)
        shared = [limit.group("limit").replace("each ", "")] if limit else []
        for item in found:
            yield from _item(monograph, passage, text, _only_these(item, shared), shared, proof, nor)


_NOR = cued(r",? nor(?= (?:in|by|to|with|for|during)\b)", re.IGNORECASE)
_ONLY = regexp(r".*\b(?:apart from|other than|except(?: for)?|besides|beyond)\s+$", re.IGNORECASE)
_NO_OTHER = regexp(r",?\s+there (?:is|are) (?:none|no\b).*$", re.IGNORECASE)


def _only_these(item: Item, limits: list[str]) -> Item:
    """ "Gout |who do not drink|": who is left out is no limit of the gout but of the people, and stays with the value."""
    who = [limit for limit in limits if limit.lower().startswith("who ")]
    return replace(item, text=" ".join((item.text, *who))) if who else item


# A column of a table with two: what stands before it is of the other strength.
_DEGREE = regexp(r"(?P<degree>absolute|relative)(?: contra-?indications?)?", re.IGNORECASE)


def _label(monograph: Monograph, passage: Passage, label: MappedText, strength: str = "") -> Iterator[Claim]:
    """ "Gout: must not be given": the text forbids what the lead-in names."""
    proof = evidence(monograph, passage, "contraindication.label", label=label)
    for item in listed(label.text, 0, len(label.text)):
        if (value := _value(item)) and not _NO_FACT.search(value):
            yield claim(monograph, "contraindication", value, proof, strength=strength)


def _limit(text: str) -> re.Match[str] | None:
    """What limits those named before it: "gout |unless controlled|"; not "patients |who do not ...|", which says who they are."""
    limit = _BEHIND.search(mask_parentheses(text))
    return limit if limit and not PEOPLE.fullmatch(text[: limit.start()].strip()) else None


def _forbidden(text: str, start: int, end: int) -> int:
    """Where the people end whom a clause forbids the drug ("those with gout| should not take it"); 0 where it names none."""
    bans = list(FORBIDS.finditer(mask_parentheses(text), start, end))
    subject = text[start : bans[0].start()].strip() if len(bans) == 1 else ""
    if not PEOPLE.match(subject) or _EMPTY.match(_PATIENTS.sub("", subject)):
        return 0
    return bans[0].start()


# Of whom a denial is told: "In adults, on the other hand, neither A nor B stands in the way".
_OF_WHOM = regexp(
    r"\W*(?:in|for|among|with) [^,;]{3,60}, (?:(?:on the other hand|however|by contrast),? )?(?=(?:neither|no|none)\b)",
    re.IGNORECASE,
)


def _item(
    monograph: Monograph,
    passage: Passage,
    text: str,
    item: Item,
    shared: list[str],
    proof: Evidence,
    nor: bool,
) -> Iterator[Claim]:
    """The claims of one item and its examples; ``nor`` where the words before it deny it."""
    clause = next((text[a:b] for a, b in clauses(text) if a <= item.start < b), text)
    care = CARE.search(mask_parentheses(clause)) and not regexp(r"contraindicat", re.IGNORECASE).search(
        clause
    )
    strength = _strength(passage, clause)
    if care or (not strength and any("caution" in note.lower() for note in item.notes)):
        return
    conditions = [note for note in item.notes if _CONDITION.match(note)]
    examples = () if _OF_REACTION.match(text, item.start) else item.examples
    if examples and (_LIMITING.search(examples[0].text) or _TRIMESTER.search(examples[-1].text)):
        conditions.append(text[examples[0].start : examples[-1].end])
        examples = ()
    conditions += [match.group()] if (match := _CO_USE_IN.search(item.text)) else []
    conditions += [*shared, *_limits_above(passage)]
    denied = nor or denies_contraindication(clause) or _is_denied(text, item)
    said: Assertion = "negated" if denied else "affirmed"
    if (said == "affirmed" and is_remark(clause)) or (_NO_FACT.search(item.text) and not _value(item)):
        return
    for member in (item, *examples, *_named_agents(monograph, item)):
        value = _value(member)
        if value and not _NO_FACT.search(value) and normal(value) != normal(monograph.title):
            yield claim(
                monograph,
                "contraindication",
                value,
                proof,
                said,
                strength=strength,
                condition=conditions if passage.role == "section" else None,
                ingredient=_ingredient(monograph, passage, item),
                example_of=member.parent,
            )


# A lead-in that limits what stands below it: "ITP only", "In patients under 12", "Oral form:" is none.
_LIMITS = regexp(
    r"(?!all\b).+ only|only (?:for|in|with|when|during)\b.+|(?:for|in|when|during)\b.+", re.IGNORECASE
)


def _limits_above(passage: Passage) -> list[str]:
    above = (part.text.strip(" :.") for part in (*passage.heads, *passage.labels))
    return [words for words in above if _LIMITS.fullmatch(words) and "contraindicat" not in words.lower()]


def _named_agents(monograph: Monograph, item: Item) -> list[Item]:
    """ "Hypersensitivity to any ingredient (A, B or an excipient)": to each of them."""
    lead = _TO_ANY.match(item.text)
    if lead is None:
        return []
    own = {name.lower() for name in monograph.ingredients}
    told = [items(note) for note in item.notes]
    return [
        replace(one, text=lead.group("lead") + one.text, notes=())
        for note in told
        if own & {one.text.lower() for one in note}
        for one in note
    ]


_TO_ANY = regexp(
    r"(?P<lead>.*\b(?:hypersensitivity|allergy|allergic reaction|sensitivity) to )(?:any|either|one|the)\b",
    re.IGNORECASE,
)


_NO_DENIAL = regexp(
    r"absence of\b|(?:(?:is|are) )?not (?:for use|to be (?:used|given|taken)|suitable|recommended|advised) (?:in|for|during|by|to|with)\b",
    re.IGNORECASE,
)


def _is_denied(text: str, item: Item) -> bool:
    """True where the item's own words or those behind it deny it: "not" in another item denies that alone.

    What is listed is an absence itself ("absence of urine"), and "these should not take it" affirms it of them.
    """
    if any(_NO_DENIAL.match(words) for words in (item.text, item.parent)):
        return False
    if may_negate(text):
        text = " " * item.start + BAN.sub(lambda ban: "\x00" * len(ban.group()), text[item.start :])
    return is_item_denied(text, item.start, item.end, item.text, item.parent)


def _strength(passage: Passage, clause: str) -> list[str]:
    column = passage.columns[0][1].lower() if len(passage.columns) == 1 else ""
    lead = (
        column
        if _DEGREE.fullmatch(column)
        else passage.context
        if not regexp(r"\bcontraindicat", re.IGNORECASE).search(clause)
        else clause.lower()
    )
    return [name for name in ("absolute", "relative") if re.search(rf"\b{name}\b", lead or clause.lower())]


def _ingredient(monograph: Monograph, passage: Passage, item: Item) -> str:
    """The ingredient of a combination of which this is told: in a note ("for A"), or in a lead-in above."""
    if len(monograph.ingredients) < 2 or passage.role != "section":
        return ""
    return ingredient_of(
        monograph,
        passage,
        " ".join(note for note in item.notes if regexp(r"(?:\w+ly )?for ").match(note))
        or " ".join(head.text for head in passage.heads),
    )


def _value(item: Item) -> str:
    words = _PATIENTS.sub("", _EITHER.sub("to ", item.text))
    words = _IN_PAPERS.sub("", words)
    value = words if _MAY_BECOME.search(words) else _TAIL.sub("", words).strip(" .,:")
    head = value.split(" – ")[0]
    if head != value and (PEOPLE.match(head) or lexicon().link(head, STATES)):
        value = head
    if _EMPTY.match(value) or len(value.split()) > _LONGEST:
        return ""
    return value
