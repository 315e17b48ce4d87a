"""How much of a thing there is, and how it is made: "less glucose is reabsorbed", "nerves release less X", "makes the mucus thinner"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mechanism.happenings import is_elsewhere
from kg.extract.mechanism.subject import named
from kg.model import Monograph
from kg.text.cued import cued

_DONE = r"(?:(?:is|are|gets?)\s+[^,;.:]{3,60}?|(?:cross(?:es)?|enters?|reach(?:es)?|migrates?|pass(?:es)?|leaves?|flows?|arrives?|forms?|survives?|sticks?|returns?|comes?|goes|go|collects?)(?:\s+[^,;.:]{3,60}?)?)"
# "Less glucose is reabsorbed": how much of it stands first; "more is lost" says of what in the clause before.
_AMOUNT = cued(
    rf"(?:^|[;:,]\s+(?:and\s+|so\s+(?:that\s+)?)?|\band\s+|\bso\s+that\s+)(?P<how>less|more|fewer)\s+(?!than\b)(?:(?P<what>[^,;.:]{{2,50}}?)\s+)?(?P<done>{_DONE})(?=\s*(?:[,;.:]|$)|\s+and\s)",
    re.IGNORECASE,
)
# "Nerve endings release less substance P", "the kidneys hold on to less salt".
_HANDLED = cued(
    r"(?:^|[;:,]\s+(?:and\s+|so\s+(?:that\s+)?)?|\band\s+|\bso\s+that\s+|\bthat\s+)(?P<who>[a-z][\w -]{3,40}?)\s(?P<verb>(?:releas|mak|produc|form|secret|absorb|reabsorb|retain|keep|los|excret|receiv|us|stor|burn|draw|send|take|hold|let|put|giv|pump|pour)e?s?(?:\s(?:up|in|out|off|on to|through))?)\s(?P<how>less|more|fewer)\s(?P<what>(?!of\b|than\b)[^,;.:]{2,40}?)(?=\s*(?:[,;.:]|$)|\s+(?:and|into|in|from|to|with)\s)",
    re.IGNORECASE,
)
# "Makes the blood less likely to clot", "keeps the vessels open".
_MADE = cued(
    r"\b(?P<verb>(?:mak|keep|render)(?:es|s|ing)|(?<=helps )keep|(?<=to )keep|(?<=to )make)\s(?P<what>(?:the\s|your\s)?(?!(?:it|them|these|this|him|you)\b)[a-z][\w-]*(?:\s(?!and\b|or\b)[\w-]+){0,3}?)\s(?P<how>(?:less|more)\s(?!than\b)[\w-]+(?:\sto\s\w+)?|easier(?:\sto\s\w+)?|[a-z]{3,}(?<!oth)(?<!wat)(?<!und)(?<!aft)(?<!ov)(?<!liv)(?<!fib)(?<!numb)(?<!ulc)(?<!canc)(?<!bladd)(?<!lay)er|open|closed|shut|soft|moist|supple|stable|apart)(?=\s*(?:[,;.:]|$)|\s+(?:and|in|so|by|for|during)\s)",
    re.IGNORECASE,
)


def amounts(monograph: Monograph, text: str) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, clause, abstract form) of "less X is absorbed, more is lost", X told once for both, and its like."""
    if is_elsewhere(monograph, text):
        return
    before = ""
    for match in _AMOUNT.finditer(text):
        what = match["what"] or before
        if what:
            yield (
                match.start("how"),
                match.end(),
                f"{match['how']} {what} {match['done']}",
                _changed(match["how"], what),
            )
        before = what
    for match in _HANDLED.finditer(text):
        if named(monograph, text, *match.span("who")) < 0:
            said = f"{match['verb']} {match['how']} {match['what']}"
            yield match.start("verb"), match.end(), said, _changed(match["how"], match["what"])
    for match in _MADE.finditer(text):
        yield match.start(), match.end(), match.group(), match.group()


def _changed(how: str, what: str) -> str:
    return f"{'increased' if how.lower() == 'more' else 'reduced'} {what}"
