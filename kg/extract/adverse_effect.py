"""Adverse effects: the lists below Side Effects and what prose says can occur."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from kg.extract.agent.own_names import is_own
from kg.extract.claiming import claim, denied, evidence, ingredient_of, passages
from kg.extract.effect_heads import headed
from kg.extract.effect_limits import EXCESS, ONE_LIMIT, as_noun, conditions, limited
from kg.extract.effect_names import BODY_PART, STRIP, TRAIL, link, name_of
from kg.model import Claim, Monograph, Passage, Problem
from kg.text.assertion import between_semicolons, is_unknown, standing
from kg.text.cued import cued
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

_GROUPS = (
    ("rare", regexp(r"\brare|uncommon|less common|infrequent")),
    ("serious", regexp(r"\bserious|severe|life-threatening|warning")),
    ("long-term", regexp(r"long[- ]term|chronic|prolonged")),
    ("common", regexp(r"(?<!un)(?<!less )\bcommon|frequent(?<!infrequent)|mild")),
)
_LEAD = cued(
    r"^.*?\b(?:include|includes|included|including|(?:are|were)(?! (?:rare|possible|uncommon|common|unlikely|infrequent|generally|usually|typically|not|also|very|extremely))|such as|consist of|causes|leads to|results in|"
    r"(?:may|can|could|might)(?: \w+ly| sometimes| also)?(?: (?:cause|lead to|result in|contribute to)|(?= (?:worsen|exacerbate|aggravate|elevate|raise|increase|lower|impair|suppress)\b(?! (?:the |your )?risk)))|"
    r"(?:may|might|can|could|sometimes) experience|individuals (?:may )?report|patients (?:may )?report|reported(?: include)?(?! with)|side effects? (?:is|was)(?! (?:crucial|essential|important|necessary|required|recommended|low|rare|not|minimal))|risk of|potential for|possibility of|(?:has|have) (?:identified|revealed)(?: rare)? cases of|(?:has been )?associated with(?! (?:[\w-]+ ){0,3}(?:use|therapy|treatment|administration|exposure)\b))[:,]?\s+",
    re.IGNORECASE,
)
# "X such as a, b": X is no lead but the umbrella of the list, unless it is a word for all effects.
_OPENS_EXAMPLES = regexp(r"\b(?:including|such as|are|were)[:,]?\s+$", re.IGNORECASE)
_ANY_EFFECT = regexp(
    r"\b(?:effects?|events?|reactions?|symptoms?|signs?|complications?|risks?|problems?|issues?|ADRs?|them|these|(?:most|more|very|less) (?:common|frequent)(?:ly \w+)?)\s*,?\s*(?:\w+,?\s*)?$",
    re.IGNORECASE,
)
_APPOSITION = regexp(r"an? (?:\w+ ){2,}of\b", re.IGNORECASE)  # "gout, a painful swelling of a joint"
# "Serious infections – tuberculosis, sepsis": a dash for a colon.
_DASHED = regexp(r"(?P<head>[^,;:.–—]{4,50}\w)\s+[–—]\s+(?=[^–—]*,[^–—]*$)")
_FROM = regexp(r"(?:from|with) [^,;–—]{3,30} [–—]\s", re.IGNORECASE)
_CONNECTIVE = regexp(
    r"^(?:however|additionally|also|yes|rarely|in rare cases|(?:while|although|though) (?![^,]*\b(?:include|such as)\b)[^,]{0,60}|in some cases|with prolonged use|in addition),\s*|"
    r"^(?:prolonged|long-term|chronic|excessive)[^,]*,(?: (?:especially|particularly)[^,]*,)?\s*(?=\w+ )",
    re.IGNORECASE,
)
_BOILERPLATE = cued(
    r"\b(?:medical attention|consult|contact (?!\w+itis|allerg|sensiti|urticaria)|seek|discontinue|report|monitor|data|studies|evaluat|established|advis|prescrib|physician|doctor|pharmacist)\b",
    re.IGNORECASE,
)
# Told of other drugs, of risk factors, of what to do: no effect of this drug is stated.
_NO_EFFECT = cued(
    r"\b(?:still being|under investigation|(?:is|are) (?:being )?(?:essential|evaluated)|known from|unlike|in contrast|reported with other|seen with other|not a feature|risk factors?|no (?:known |specific |serious |significant |major |reported |severe )*(?:side effects|adverse|long-term|rare|ADRs)|not (?:yet )?(?:been |to be )?(?:reported|observed|expected|associated|shown|proven|confirmed|attributed|ascribed|linked|blamed|seen|recorded|documented|encountered|described|noted|borne out|increased|caused by|an? (?:\w+ )?(?:feature|problem|concern)\b)|(?:cannot|can['’]t) be (?:blamed|attributed|ascribed|linked)|not among|\bunheard of|\bis missing\b|nothing (?:suggests|points to)|(?:rats|mice|dogs|animals|rodents) only\b|only in (?:rats|mice|dogs|animals|rodents)\b|as (?:common|frequent|often|frequently|rare|rarely) (?:as )?(?:with|in|on|under) (?:placebo|untreated|controls?)\b|did not differ|(?:is|are|was|were|remains?|been) (?:\w+ly )?(?:unproven|unconfirmed|refuted|disproved)|no (?:causal |clear |proven |consistent )*(?:link|association|relationship|connection)|no more (?:common|frequent|often)(?:ly)? than|never (?:been )?(?:described|reported|seen|observed|found|proven|confirmed|shown)|(?:is|are|was|were) (?:not|never) (?:\w+ly )?(?:seen|found|described|a (?:problem|concern|feature))|(?<!be )ruled out|(?:is|are|was|were) no (?:excess|increase)|(?:is|are|was|were) (?:\w+ly )?absent|not with (?:it|this|the)|(?:did|does|do) not(?! (?:\w+ly )?(?:limit|require|need|respond|resolve|warrant|call for|preclude|improve|disappear|subside))|(?:don|doesn|didn|haven|hasn|isn|aren)'t|well[- ]tolerated(?![^.]*\b(?:may|can|include)\b))\b",
    re.IGNORECASE,
)
# "The risk of A is lower, not higher".
_SPARED = cued(
    r"\brisks? of [^.;]*?\b(?:is|are|was|were|seems?|appears?)(?: to be)? (?:\w+ly )?(?:lower|lowered|reduced|decreased|not (?:increased|higher|raised|elevated))\b",
    re.IGNORECASE,
)
# "A is linked to another drug", "a matter of B rather than of this drug".
_OF_ANOTHER = cued(
    r"\b(?:is|are|was|were) (?:\w+ly |more )?(?:linked|ascribed|attributed|due|typical|characteristic|peculiar|specific|a (?:matter|feature|problem|trait))\s(?:to|of|with)\s(?P<agent>[\w-]+(?: [\w-]+)?)",
    re.IGNORECASE,
)
_MONITORING = cued(
    r",?\s*\b(?:but|however|so|and|therefore)?,?\s*(?:(?:continued|regular|close|ongoing|periodic)\s+)?monitoring (?:of|for|is)\b",
    re.IGNORECASE,
)
# Behind its verb a sentence says what the effects call for.
_DEMANDS = cued(r"\s(?:requires?|necessitates?|warrants?|should prompt)\b", re.IGNORECASE)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Adverse effects with their group (common, serious, rare, long-term) and condition."""
    for passage in passages(monograph, "side_effects"):
        yield from _lead_in(monograph, passage)
        for start, end in _statements(passage.text):
            yield from _sentence(monograph, passage, start, end)


_SYNDROME = regexp(
    r"\b(?:syndrome|toxicity|failure|injury|damage|reactions?|infections?|bleeding)$", re.IGNORECASE
)


def _lead_in(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """The effects that a lead-in names and its text describes: "**Serotonin syndrome:** agitation, fever ..."."""
    label = passage.labels[-1] if passage.labels and passage.form == "item" else None
    if label is None or "overdos" in passage.context or _NO_EFFECT.search(label.text):
        return
    proof = evidence(monograph, passage, "adverse-effect.lead-in", label=label)
    for item in items(label.text):
        value = name_of(item)
        if value and (link(value) or _SYNDROME.search(value)):
            yield claim(monograph, "adverse_effect", value, proof, group=_groups(passage.context))


_MAY = regexp(
    r"\b(?:(?:may|can|could|might) (?:\w+ )?(?:occur|cause|be|lead|result|develop|happen|experience)|(?:has|have) been (?:reported|observed|associated|seen))\b",
    re.IGNORECASE,
)
_BUT = cued(r"[,;]\s+(?:but|however|although|though|yet|whereas),?\s+", re.IGNORECASE)


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, cut where "but" sets what may happen against what is not known."""
    for start, end in standing(text):
        for match in _BUT.finditer(text, start, end):
            if text.count("(", start, match.start()) > text.count(")", start, match.start()):
                continue
            if "though" in match.group() and not _MAY.search(text, match.end(), end):
                continue
            yield start, match.start()
            start = match.end()
        yield from _parts(text, start, end)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands between semicolons, where one part denies: it does not speak for the others."""
    denies = ";" in text[start:end] and _NO_EFFECT.search(mask_parentheses(text), start, end)
    yield from between_semicolons(text, start, end) if denies else ((start, end),)


# What a relative clause says of an effect that is there: "rash, which is not dose-related".
_ASIDE = cued(
    r",?\s(?:which|that) (?:\w+ly )?(?:is|are|do|does|did|was|were|has|have)(?: not|n['’]t) (?!\w*\s?(?:been|seen|reported|observed|found|expected|known|occur|happen|linked|proven|confirmed|established|shown|caused|related to|associated))[^,;.]*",
    re.IGNORECASE,
)


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    text = passage.text[start:end]
    flat = mask_parentheses(text)
    if (
        is_unknown(flat)
        or _NO_EFFECT.search(_ASIDE.sub("", flat))
        or _SPARED.search(flat)
        or _is_of_another(monograph, flat)
        or _NO_EFFECT.search(passage.label)
        or "overdos" in passage.context
    ):
        return
    lead = _lead(text)
    if not lead and _is_advice(text):
        return
    begin = start + (lead.end() if lead else 0)
    advice = _MONITORING.search(passage.text, begin, end) or _DEMANDS.search(
        mask_parentheses(passage.text), begin, end
    )
    stop = advice.start() if advice else end
    proof = evidence(monograph, passage, "adverse-effect.list", start, end)
    groups = _groups(passage.context) or (_groups(lead.group().lower()) if lead else ())
    subject = EXCESS.match(text) if lead else None
    opening = _named(monograph, passage, lead.group() if lead else "")
    own = {normal(name) for name in (monograph.title, *monograph.ingredients)}
    listed = [
        one for a, b in _ranges(passage.text, begin, stop) for one in items(passage.text, a, b, _is_whole)
    ]
    for item in _apart(_completed(passage.text, listed)):
        if (
            denied(text, start, item)
            or _is_noted_off(item)
            or (item.start > begin and _APPOSITION.match(item.text))
        ):
            continue
        umbrella = name_of(item)
        limits, examples = limited(passage.text, item)
        for member in (item, *examples, *_listed(item)):
            value = as_noun(umbrella if member is item else name_of(member))
            if value and normal(value) not in own:
                yield claim(
                    monograph,
                    "adverse_effect",
                    value,
                    proof,
                    group=groups or _frequency(item),
                    example_of="" if member is item else umbrella,
                    condition=(*conditions(member), *limits) or (subject.group(1) if subject else ""),
                    ingredient=opening or _named(monograph, passage, " ".join((item.text, *item.notes))),
                )


def _is_of_another(monograph: Monograph, text: str) -> bool:
    """True where the sentence tells its effect of a drug that is not this one."""
    return any(
        not is_own(words, monograph)
        for match in _OF_ANOTHER.finditer(text)
        for words in (match["agent"], match["agent"].split()[0])
        if lexicon().link(words, ("substance",))
    )


_IDIOM = cued(r"\b(?:pins and needles|hand and foot|cold and clammy|ups and downs)\b", re.IGNORECASE)


def _is_whole(words: str) -> bool:
    """True for a name that holds an "and" ("eosinophilia and systemic symptoms"), and for a limit that holds an "or"."""
    if ONE_LIMIT.search(words) or _IDIOM.search(words):
        return True
    return " with " in words and _is_known(words)


def _named(monograph: Monograph, passage: Passage, text: str) -> str:
    return ingredient_of(monograph, passage, text) if len(monograph.ingredients) > 1 else ""


def _ranges(text: str, begin: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Where a sentence lists effects: in one stretch, or on both sides of the dash behind the effect that heads its list."""
    dashed = _DASHED.match(text[:stop], begin)
    if dashed is None or link(dashed["head"]) is None:
        return ((begin, stop),)
    return (dashed.span("head"), (dashed.end(), stop))


_NOTED_OFF = regexp(
    r"(?:not|no|never)\b(?! (?:only|just|always|usually|all)\b)(?! [a-z-]+(?:y|al|ic|ous|ing|related|dependent|severe|sharp)$)",
    re.IGNORECASE,
)


_UNPROVEN = cued(r"\bnot (?:been )?(?:proven|confirmed)\b|\b(?:unproven|unconfirmed)\b", re.IGNORECASE)


def _is_noted_off(item: Item) -> bool:
    """True where a parenthesis takes the member back: "(not seen with the gel)", "(causality not established)"."""
    return any(
        _NOTED_OFF.match(note)
        or _UNPROVEN.search(note)
        or (is_unknown(note) and "frequency" not in note.lower())
        for note in item.notes
    )


_OFTEN = regexp(r"(?:very |usually )?(?:rare|uncommon|common)\b", re.IGNORECASE)


def _frequency(item: Item) -> tuple[str, ...]:
    """The group that a note or the item's own verb gives: "jaundice (rare)", "severe rash is rare"."""
    said = [note for note in item.notes if _OFTEN.match(note)]
    said += regexp(r"\b(?:is|are) ((?:very )?(?:rare|uncommon|common))\b").findall(item.text)
    return _groups(" ".join(said).lower())


@lru_cache(maxsize=1024)
def _groups(context: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _GROUPS if pattern.search(context))


def _lead(text: str) -> re.Match[str] | None:
    """The words before the list; none where a list has begun before them ("infections (including ...), rash")."""
    found = _LEAD.match(mask_parentheses(text))
    if not found:
        return _FROM.match(text)
    if "," in _CONNECTIVE.sub("", found.group()).rstrip(" ,:"):
        return None
    opens = _OPENS_EXAMPLES.search(found.group())
    head = found.group()[: opens.start()].replace("\x00", "").rstrip() if opens else ""
    return found if not opens or (_ANY_EFFECT.search(head) and not link(STRIP.sub("", head))) else None


def _is_advice(text: str) -> bool:
    """True where a sentence without a list only tells what to do: no effect stands before its verb."""
    flat = mask_parentheses(text)
    if "," in flat or not _BOILERPLATE.search(flat):
        return False
    subjects = regexp(r" (?:and|or) ").split(STRIP.sub("", TRAIL.sub("", flat)))
    return not any(link(subject) for subject in subjects)


_HEADS = regexp(
    r"\b(?:problems|disturbances|disorders|changes|dysfunction|impairment|nose|sensations?|taste|stools|heartbeat|heart rate)$"
)
_NAMES_DISORDER = regexp(r"(?:ia|is|sm|pathy|ness|ache|ea|us|ety)$", re.IGNORECASE)


def _completed(text: str, members: list[Item]) -> list[Item]:
    """Members with the word that they share with a neighbour: "blocked or runny nose", "psychotic thoughts or behaviors"."""
    out: list[Item] = []
    for item in reversed(members):
        after = (
            regexp(r" (?:in|of|at) ").split(out[-1].text)[0].split()
            if out and _joined(text, item, out[-1])
            else []
        )
        if _is_fragment(item.text) and len(after) == 2 and _HEADS.search(after[1]):
            item = replace(item, text=f"{item.text} {after[1]}")
        out.append(item)
    out.reverse()
    for index in range(1, len(out)):
        before, words = out[index - 1].text.split(), TRAIL.sub("", out[index].text)
        whole = headed(out[index - 1].text, words)
        if whole != words and _joined(text, out[index - 1], out[index]):
            out[index] = replace(out[index], text=whole)
            continue
        shared = len(before) == 2 and regexp(r"(?:al|ic|ous|ive|ory|ary)$").search(before[0])
        if shared and _COMPLAINT.fullmatch(words) and _either(text, out[index - 1], out[index]):
            out[index] = replace(out[index], text=f"{before[0]} {out[index].text}")
            continue
        if shared and _joined(text, out[index - 1], out[index]) and _is_fragment(words):
            out[index] = replace(out[index], text=f"{before[0]} {out[index].text}")
        elif BODY_PART.fullmatch(words) and len(before) == 2 and BODY_PART.fullmatch(before[1]):
            out[index] = replace(out[index], text=f"{before[0]} {words}")  # "dry mouth, nose and throat"
    return out


def _is_known(words: str) -> bool:
    return lexicon().find(STRIP.sub("", words), ("effect", "condition")) is not None


_COMPANION = regexp(r"(?P<one>.+?),? (?:with|progressing to|complicated by) (?P<other>.+)", re.IGNORECASE)


def _apart(members: list[Item]) -> Iterator[Item]:
    """ "Reactivation of hepatitis with liver failure" is two effects where the vocabulary knows both and not the whole."""
    for item in members:
        pair = _COMPANION.fullmatch(item.text)
        if pair and _is_known(pair["one"]) and _is_known(pair["other"]) and not _is_known(item.text):
            yield replace(item, text=pair["one"], notes=(), examples=())
            yield replace(item, text=pair["other"])
        else:
            yield item


# What names no effect without its place: "abdominal pain/discomfort".
_COMPLAINT = regexp(
    r"(?:discomfort|cramp(?:s|ing)|distension|distention|upset|tightness|tenderness|irritation|burning)",
    re.IGNORECASE,
)


def _either(text: str, one: Item, other: Item) -> bool:
    return bool(regexp(r"\bor\b|/|\band\s+discomfort").search(text[one.end : other.end]))


def _joined(text: str, one: Item, other: Item) -> bool:
    return bool(regexp(r"\b(?:and|or)\b|/").search(text[one.end : other.start]))


def _is_fragment(words: str) -> bool:
    """True for one word that names no effect by itself."""
    return not (
        " " in words
        or _NAMES_DISORDER.search(words)
        or words.isupper()
        or BODY_PART.fullmatch(words)
        or link(words)
    )


_LISTS_NOTHING = regexp(
    r"\b(?:with|in|than|seen|by|due|if|when|especially|after|during|is|are|may|can)\b", re.IGNORECASE
)


def _listed(item: Item) -> Iterator[Item]:
    """What a parenthesis lists: "skin reactions (rash, blisters)"; a single word in it explains and is no member."""
    for note in item.notes:
        if _LISTS_NOTHING.search(note):
            continue
        found = items(note)
        known = sum(link(member.text) is not None for member in found)
        if len(found) > 1 and 2 * known >= len(found):
            yield from (replace(member, parent=item.text) for member in found)
