"""The effects that a stretch of a sentence lists, each with the words that it shares with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from kg.extract.reaction.heads import headed
from kg.extract.reaction.limits import ONE_LIMIT
from kg.extract.reaction.names import BODY_PART, STRIP, TRAIL, is_change, link
from kg.text.assertion import between_semicolons
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# "Serious infections – tuberculosis, sepsis": a dash for a colon.
_DASHED = regexp(r"\s*(?P<head>[^,;:.–—]{4,50}\w)\s+[–—]\s+(?=[^–—]*,[^–—]*$)")
_IDIOM = cued(
    r"\b(?:pins and needles|hand and foot|cold and clammy|ups and downs|now and then|now and again|on and off|off and on)\b(?:(?! and | or )[^,;/])*$",
    re.IGNORECASE,
)


# "Red, swollen skin" is one effect.
_ONE_PLACE = cued(
    rf"(?:red|reddened|dry|hot|warm|swollen|itchy|sore|hard|pale|cold|blue|scaly|cracked|inflamed|tender|painful|burning|gritty), (?:[\w-]+ly )?[\w-]+ (?:{BODY_PART.plain.pattern})\b[^,;]*",
    re.IGNORECASE,
)


def _is_whole(words: str) -> bool:
    """True for a name that holds an "and" ("eosinophilia and systemic symptoms"), and for a limit that holds an "or"."""
    if (
        ONE_LIMIT.search(words)
        or _ONE_PLACE.fullmatch(words)
        or (" and " in words.lower() and _IDIOM.search(words))
    ):
        return True
    return " with " in words and _is_known(words)


def _ranges(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where a sentence lists effects: in one stretch, or on both sides of the dash behind the effect that heads its list."""
    for first, last in between_semicolons(text, begin, stop) if _DASH.search(text, begin, stop) else ():
        dashed = _DASHED.match(text[:last], first)
        if dashed is None or not _is_any_known(text, dashed, last):
            continue
        yield from ((begin, first),) if first > begin else ()
        yield from (dashed.span("head"), (dashed.end(), last))
        begin = last
    yield begin, stop


def _is_any_known(text: str, dashed: re.Match[str], last: int) -> bool:
    """True where the head before a dash or one of the members behind it is known: else the dash is no colon."""
    return link(dashed["head"]) is not None or any(
        link(item.text) for item in items(text, dashed.end(), last)
    )


_DASH = cued(" – | — ", cues=(" – ", " — "))
_HEADS = regexp(
    r"\b(?:problems|disturbances|disorders|changes|dysfunction|impairment|nose|sensations?|taste|stools|heartbeat|heart rate)$"
)
_NAMES_DISORDER = regexp(r"(?:ia|is|sm|pathy|ness|ache|ea|us|ety|ema|oma)$", re.IGNORECASE)


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


_COMPANION = regexp(
    r"(?P<one>.+?),? (?:with|progressing to|complicated by|up to|through to|going as far as|ending in|culminating in|to the point of) (?P<other>.+)",
    re.IGNORECASE,
)


def _apart(members: list[Item]) -> Iterator[Item]:
    """ "Reactivation of hepatitis with liver failure" is two effects where the vocabulary knows both and not the whole."""
    for item in members:
        pair = _COMPANION.fullmatch(item.text)
        if pair and _is_effect(pair["one"]) and _is_known(pair["other"]) and not _is_known(item.text):
            yield replace(item, text=pair["one"], notes=(), examples=())
            yield replace(item, text=pair["other"])
        else:
            yield item


def _is_effect(words: str) -> bool:
    """True for what the vocabulary knows, and for one word that ends as disorders do."""
    return (
        _is_known(words)
        or is_change(words)
        or (" " not in words and _NAMES_DISORDER.search(words) is not None)
    )


# What names no effect without its place: "abdominal pain/discomfort".
_COMPLAINT = regexp(
    r"(?:discomfort|cramp(?:s|ing)|distension|distention|upset|tightness|tenderness|irritation|burning)",
    re.IGNORECASE,
)


def _either(text: str, one: Item, other: Item) -> bool:
    return bool(regexp(r"\bor\b|/|\band\s+discomfort").search(text[one.end : other.end]))


def _joined(text: str, one: Item, other: Item) -> bool:
    """True where nothing but the "and" stands between: not the examples of the first."""
    return bool(_BETWEEN.fullmatch(text, one.end, other.start))


_BETWEEN = regexp(r"[^;]{0,3}(?:(?<=\s)(?:and|or|and/or)\b|/)[^;]{0,8}", re.IGNORECASE)


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
    r"\b(?:with|in|than|seen|by|due|if|when|especially|after|during|is|are|may|can|doses?|use|therapy|treatment|age)\b",
    re.IGNORECASE,
)


def in_parentheses(item: Item) -> Iterator[Item]:
    """What a parenthesis lists: "skin reactions (rash, blisters)"; a single word in it explains and is no member."""
    for note in item.notes:
        if _LISTS_NOTHING.search(note):
            continue
        found = items(note)
        known = sum(link(member.text) is not None for member in found)
        if len(found) > 1 and 2 * known >= len(found):
            yield from (replace(member, parent=item.text) for member in found)


# ", outweighed by its benefit", ", the throat included": said of the effects before it.
_ASIDE = cued(
    r",\s(?:(?!followed|accompanied|complicated|preceded|manifested|characteri[sz]ed|evidenced|indicated|marked)[a-z]+ed by\b[^,;.]*|[^,;.()]{2,40}? (?:included|excepted|excluded|alike|notwithstanding)(?=\W*(?:[,;.]|$)))",
    re.IGNORECASE,
)


def _without_asides(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    for aside in _ASIDE.finditer(text, begin, stop):
        yield begin, aside.start()
        begin = aside.end()
    yield begin, stop


def effects_in(text: str, begin: int, stop: int) -> Iterator[Item]:
    """The members of the list ``text[begin:stop]``."""
    found = [
        one
        for first, last in _ranges(text, begin, stop)
        for a, b in _without_asides(text, first, last)
        for one in items(text, a, b, _is_whole)
    ]
    return _apart(_completed(text, found))
