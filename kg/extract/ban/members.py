"""The members of a list of contraindications, each with the words that another of them states for it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from kg.extract.ban.shared_words import (
    TOGETHER,
    is_one_cause,
    with_cause,
    with_denied_cause,
    with_head,
    with_organ,
    with_place,
    with_state,
)
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp

# "Within 14 days of an MAO inhibitor": the inhibitor, and when.
_RECENT = regexp(
    r"(?:use )?(?P<when>within (?:the )?\w+ \w+ (?:of|after)(?: the last dose of| stopping| taking)?) (?P<agent>.+)",
    re.IGNORECASE,
)
_SETTING = regexp(r"\s+in an? (?:[\w-]+ )+setting$", re.IGNORECASE)
_EXCEPTION = regexp(r"\s(?:other than|except for|apart from)\s", re.IGNORECASE)
# A member that is none: it limits the one before it.
_WITHIN = regexp(
    r"(?:use |or )*within (?:the )?\w+ \w+ (?:of|after|before) |(?:to |or )*be (?:stopped|discontinued|withdrawn|taken|given|avoided|washed)\b|at the same time|(?:concurrently|simultaneously|together)\b|(?:or )?during\b|(?:in|for|of) (?:which|whom)\b|where\b|in (?:patients|people|those|individuals|women|men|children|adults) with\b|(?:in the absence|in an? \w+ setting|without|during|while|if|when|unless)\b",
    re.IGNORECASE,
)

# The lead-in "contraindicated in ...": each member may say its "in patients with" again.
_IN = regexp(r"\b(?:in|for|with) (?:patients with )?$", re.IGNORECASE)


def listed(text: str, start: int, end: int) -> list[Item]:
    """The items, each with the words that another of them states for it: cause, exception, limit in parentheses."""
    if both := TOGETHER.search(text, start, end):
        whole = text[start : both.start("end")].strip()
        return [Item(whole, start, start + len(whole))]
    exception = _EXCEPTION.search(mask_parentheses(text[start:end]))
    stop = start + exception.start() if exception else end
    found: list[Item] = []
    for item in _of_degree(text, _sharing(text, items(text, start, stop, is_one_cause))):
        setting = _SETTING.search(item.text)
        recent = _RECENT.match(item.text) if not found else None
        if recent:
            item = replace(item, text=recent["agent"], notes=(*item.notes, recent["when"]))
        if setting:
            item = replace(
                item, text=item.text[: setting.start()], notes=(*item.notes, setting.group().strip())
            )
            found.append(item)
            _limit_pair(text, found, setting.group().strip())
        elif found and _WITHIN.match(item.text) and not _IN.search(text[:start]):
            found[-1] = replace(found[-1], notes=(*found[-1].notes, item.text))
            _limit_pair(text, found, item.text)
        else:
            found.append(item)
    for index in range(len(found) - 2, -1, -1):
        if not text[found[index].start : found[index].end].endswith(found[index].text.split()[-1]):
            found[index] = replace(found[index], notes=(*found[index].notes, *found[index + 1].notes))
    if exception and found:
        found[-1] = replace(found[-1], text=f"{found[-1].text}{text[stop:end]}".rstrip(" ."))
    return found


def _limit_pair(text: str, found: list[Item], limit: str) -> None:
    """What limits the last member limits those that a stroke or "or" joins to it: "depression/asthma in an unmonitored setting"."""
    for index in range(len(found) - 2, -1, -1):
        if not regexp(r"\s*(?:/|or)\s*").fullmatch(text[found[index].end : found[index + 1].start]):
            return
        found[index] = replace(found[index], notes=(*found[index].notes, limit))


_DEGREE = regexp(r"(?:very )?(?:mild|moderate|severe|slight|minor|marked|advanced)", re.IGNORECASE)


def _of_degree(text: str, found: list[Item]) -> list[Item]:
    """ "Mild, stable gout" and "severe or unstable angina": a bare degree is of the next, and by itself names nothing."""
    out: list[Item] = []
    for item in reversed(found):
        if out and _DEGREE.fullmatch(item.text):
            words = text[item.start : out[-1].start] + out[-1].text
            out[-1] = replace(out[-1], text=words, start=item.start)
        else:
            out.append(item)
    return out[::-1]


def _sharing(text: str, found: list[Item]) -> list[Item]:
    return with_place(with_organ(with_head(with_state(text, with_cause(with_denied_cause(text, found))))))
