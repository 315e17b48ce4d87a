"""What the members of a list of contraindications share: a cause, an allergy, what ails an organ."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# "Asthma and heart failure (combined)": neither alone is a contraindication.
TOGETHER = cued(r" and .*(?P<end>\s\((?:combined|together|in combination|both)\)\W*)$", re.IGNORECASE)
# "Asthma, urticaria or rhinitis after aspirin or another NSAID": one cause, told once for all of them.
_CAUSE = regexp(
    r"\s(?:after|following|set off by|induced by|precipitated by|triggered by|caused by|associated with|related to|from) .+|\s(?:reactions? to|requiring|in (?:patients|those|individuals|women|men) with) .+",
    re.IGNORECASE,
)
_CAUSED = cued(
    r"\s(?P<cause>(?:after|following|set off by|induced by|precipitated by|triggered by|caused by|related to|associated with) .*(?:aspirin|NSAIDs?|salicylates?|anti-inflammator).*|(?:associated with|related to) (?:prior|previous|past|(?:the )?use of|\w+ (?:use|therapy|treatment)).*)$",
    re.IGNORECASE,
)
_AGENT = regexp(
    r"\b(?:aspirin|NSAIDs?|salicylates?|anti-\w+|drugs?|use|therapy|failure|impairment|disease|dysfunction)\b",
    re.IGNORECASE,
)


_ALLERGY = regexp(r"\s(?:allerg(?:y|ies)|intolerance|hypersensitivity)$", re.IGNORECASE)
_ORGAN = regexp(
    r"(?:the )?(?:eyes?|ears?|skin|nose|throat|mouth|liver|kidneys?|heart|lungs?|bladder|brain|scalp|stomach|bowels?|gut|airways?|spine|spinal cord|(?:(?:central|peripheral|autonomic) )?nervous system|abdomen|pelvis|retina|bones?|joints?|breasts?|(?:urinary|genital|respiratory|biliary|digestive|gastrointestinal) tract|ovar(?:y|ies)|uterus|prostate)",
    re.IGNORECASE,
)
_OF_ORGAN = regexp(rf"^(?P<head>.+ (?:of|in|on|to|from) (?:the )?){_ORGAN.pattern}$", re.IGNORECASE)


def with_head(found: list[Item]) -> list[Item]:
    """ "Soy, fish or egg allergy": bare words before the last share its allergy."""
    last = _ALLERGY.search(found[-1].text) if len(found) > 1 else None
    if last is None or any(" " in item.text for item in found[:-1]):
        return found
    return [*(replace(item, text=item.text + last.group()) for item in found[:-1]), found[-1]]


# "Tuberculosis or syphilis of the skin": what by itself would be an ailment of the whole body.
_AILMENT = regexp(
    r"(?:tuberculosis|syphilis|infections?|inflammation|ulcers?|ulceration|cancer|tumou?rs?|lesions?|atrophy|herpes|eczema|psoriasis|abscess(?:es)?)",
    re.IGNORECASE,
)
_PLACED = regexp(rf"\S+ (?P<place>(?:of|in|on) (?:the )?{_ORGAN.pattern})", re.IGNORECASE)


def with_place(found: list[Item]) -> list[Item]:
    """ "Tuberculosis or syphilis of the skin": a bare ailment is where the next one is."""
    out: list[Item] = []
    for item in reversed(found):
        placed = _PLACED.fullmatch(out[-1].text) if out and _AILMENT.fullmatch(item.text) else None
        out.append(replace(item, text=f"{item.text} {placed['place']}") if placed else item)
    return out[::-1]


def with_organ(found: list[Item]) -> list[Item]:
    """ "Infections of the eye or ear": a bare organ has the infections of the one before."""
    out: list[Item] = []
    for item in found:
        heads = _heads(out) if _ORGAN.fullmatch(item.text) else []
        organ = item.text.removeprefix("the ")
        out += [replace(item, text=f"{head}{organ}") for head in heads] or [item]
    return out


def _heads(before: list[Item]) -> list[str]:
    """What the items last named say of one organ: "viral infections of the" and "fungal infections of the"."""
    heads: list[str] = []
    for item in reversed(before):
        match = _OF_ORGAN.match(item.text)
        if match is None or (heads and match["head"].split()[-3:] != heads[-1].split()[-3:]):
            break
        heads.append(match["head"])
    return heads[::-1]


# "Women who are or may become pregnant" is one group.
_WHO_MAY = regexp(r"\bwho (?:are|is) or (?:may|might|could) become \w+\W*$", re.IGNORECASE)


# "Lesions from dental or oral surgery": two kinds of one cause.
_TWO_NATURES = regexp(
    r"\bfrom [a-z]+(?:al|ic|ous|ary) (?:or|and) [a-z]+(?:al|ic|ous|ary) \w+\W*$", re.IGNORECASE
)


def is_one_cause(words: str) -> bool:
    """True for "reactions after aspirin or NSAID use": the second of the pair is a cause too, no contraindication."""
    if _WHO_MAY.search(words) or _TWO_NATURES.search(words) or _is_episode(words):
        return True
    cause = _CAUSE.search(words)
    if cause is None or "," in cause.group():
        return words.lower().startswith("inability to") and "," not in words
    pair = regexp(r"\w(?:/|\sor\s)(?P<other>[^/]+)$").search(cause.group())
    return bool(pair and ("/" in pair.group() or _AGENT.search(pair.group("other"))))


# "An earlier episode of jaundice on A, B or C": what it was seen with.
_EPISODE = cued(
    r".*\b(?:episodes?|history|attacks?|occurrences?|events?|(?:earlier|previous|prior|past) [\w -]+?) (?:on|with|under|during|while taking) (?P<agents>[\w-]+(?:(?:, (?:or )?| or )[\w-]+)+)",
    re.IGNORECASE,
)


def _is_episode(words: str) -> bool:
    episode = _EPISODE.fullmatch(words)
    names = regexp(r", (?:or )?| or ").split(episode["agents"])[1:] if episode else ()
    return bool(names) and all(lexicon().find(name, ("substance", "drug_class")) for name in names)


def with_cause(found: list[Item]) -> list[Item]:
    """The items with the cause that the last of them states for all: "history of asthma or urticaria after aspirin"."""
    last = next((i for i in range(len(found) - 1, -1, -1) if _CAUSED.search(found[i].text)), 0)
    caused = _CAUSED.search(found[last].text) if found else None
    first = next((i for i, item in enumerate(found) if item.text.lower().startswith(_IN_HISTORY)), last)
    if caused is None:
        return found
    told = [
        item if _CAUSED.search(item.text) else replace(item, text=f"{item.text} {caused.group('cause')}")
        for item in found[first:last]
    ]
    return [*found[:first], *told, *found[last:]]


_IN_HISTORY = ("history of", "a history of", "asthma", "previous", "prior", "past")


# "Atrial fibrillation or flutter associated with a bypass tract": one word before it holds for no more than the pair.
_PAIR_WITH = regexp(
    r"[\w-]+ (?P<state>(?:associated with|accompanied by|complicated by|in the presence of) .+)",
    re.IGNORECASE,
)


def with_state(text: str, found: list[Item]) -> list[Item]:
    """The items, the first of a pair with the state that the second has beside its one word."""
    out = list(found)
    for index in range(len(out) - 1):
        first, second = out[index], out[index + 1]
        state = _PAIR_WITH.fullmatch(second.text)
        if state and text[first.end : second.start] in (" or ", " and ") and " with " not in first.text:
            out[index] = replace(first, text=f"{first.text} {state['state']}")
    return out


_NOT_CAUSED = regexp(r"\bnot (?:caused by|due to|related to|resulting from) (?P<cause>[^;]+)$", re.IGNORECASE)
_LACK = regexp(r"\b(?:deficienc(?:y|ies)|lack|depletion)$", re.IGNORECASE)


def with_denied_cause(text: str, found: list[Item]) -> list[Item]:
    """ "Anemia not caused by iron, B12 or folate deficiency": the members up to the deficiency are causes that are denied."""
    for first, item in enumerate(found):
        cause = _NOT_CAUSED.search(item.text)
        if cause is None or _LACK.search(cause["cause"]):
            continue
        ends = (i for i in range(first + 1, min(first + 5, len(found))) if _LACK.search(found[i].text))
        last = next(ends, None)
        if last is not None and all(len(one.text.split()) < 4 for one in found[first + 1 : last + 1]):
            whole = replace(item, text=text[item.start : found[last].end], end=found[last].end)
            return [*found[:first], whole, *with_denied_cause(text, found[last + 1 :])]
    return found
