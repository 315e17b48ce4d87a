"""Where a fact stands in its clause: the predicate that says something of it, and who does what there."""

from __future__ import annotations

import re

from msgspec import Struct

from kg.text.assertion import units
from kg.text.cued import cued
from kg.text.frames import Predicate, predicates
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp
from kg.text.sentences import sentences


class Place(Struct, frozen=True):
    """A fact at ``clause[start:end]``, parentheses blanked, and what follows the clause.

    ``predicate`` says something of it; None where it stands in a list. ``is_subject`` where the fact is its subject,
    or a label that it explains (``is_label``): "Rifampicin: levels fall".
    """

    clause: str
    start: int
    end: int
    behind: str
    predicate: Predicate | None
    is_subject: bool = False
    is_label: bool = False


def place_of(text: str, start: int, end: int) -> Place:
    """The place of ``text[start:end]``."""
    first, last = _clause(text, start)
    clause, at, stop = mask_parentheses(text)[first:last], start - first, end - first
    predicate, is_subject = _governor(clause, at, stop)
    is_label = is_subject and predicate is not None and ":" in clause[stop : predicate.start]
    return Place(clause, at, stop, text[last:], predicate, is_subject, is_label)


def _clause(text: str, at: int) -> tuple[int, int]:
    """The clause of ``text`` in which a character stands; cells of a table are apart."""
    for first, last in sentences(text):  # noqa: B007
        if at < last:
            break
    if " | " in text:
        first = max(first, text.rfind(" | ", first, at) + 3)
        last = text.find(" | ", at, last) if " | " in text[at:last] else last
    own = text[first:last] if last - first < len(text) else text
    for start, end in units(own):  # noqa: B007
        if at - first < end:
            break
    return first + start, first + end


def _governor(clause: str, at: int, end: int) -> tuple[Predicate | None, bool]:
    found = predicates(clause)
    if not found:
        return None, False
    if found[0].end <= at:
        before = found[0]
        for one in found:
            before = one if one.end <= at else before
        if reason := _REASON.search(clause, before.end, at):
            return _governor(clause[reason.end() :], at - reason.end(), end - reason.end())
        return before, False
    apart = _OTHER_SUBJECT.search(clause, end, found[0].start)
    return (None, False) if apart else (found[0], True)


def relative(place: Place) -> tuple[Predicate, ...]:
    """The predicate of the relative clause that begins behind the fact: ", which blocks its activation"."""
    opening = _WHICH.match(place.clause, place.end)
    return predicates(f"it{place.clause[opening.end() :]}")[:1] if opening else ()


def subject(place: Place) -> str:
    """The subject of the clause, where that is not the fact itself: "|ethanol| caused rash"."""
    if place.predicate is None or place.is_subject or any(not one.is_being for one in relative(place)):
        return ""
    return place.clause[: place.predicate.start]


def comes_with(place: Place) -> str:
    """With what the fact is said to come: "was seen with |the older drug|"; "" where it is not the subject, or of no matter."""
    if place.predicate is None or not place.is_subject or place.is_label:
        return ""
    found = _WITH.match(place.clause, place.predicate.end)
    return found["what"] if found else ""


_WITH = regexp(
    r"\s(?:\w+ly |only )?(?:with|to|under|after|of|for)\s(?P<what>(?![^,;:.]*\b(?:concomitant|concurrent|combin|together|co-))[^,;:.]*)",
    re.IGNORECASE,
)


def acts_on(place: Place) -> str:
    """The object of an active predicate, "A inhibits |the transport of B|", whether the fact is its subject or stands in it."""
    predicate = place.predicate
    if predicate is None or predicate.is_being or predicate.head in _HOLDS or place.is_label:
        return ""
    if predicate.is_passive:
        by = _BY.match(place.clause, predicate.end)
        return by["what"] if by else ""
    stop = _OBJECT_ENDS.search(place.clause, predicate.end)
    return place.clause[predicate.end : stop.start() if stop else len(place.clause)]


_BY = regexp(r"\sby (?P<what>[^,;:.]*)", re.IGNORECASE)
# What it holds is not what it acts on.
_HOLDS = frozenset("contain have hold".split())
_OBJECT_ENDS = regexp(
    r"[,;:.]|\b(?:when|if|which|that|because|by|so|unless|while|during|with|from)\b", re.IGNORECASE
)
# "To treat gout, and unlike others |it| needs ...": what stands before has no part in it.
_OTHER_SUBJECT = regexp(r"\b(?:it|they|we|you|there)\s(?:\w+ly\s)?$|\.\s", re.IGNORECASE)
# "Take it fasting, as food slows it": the reason is a clause of its own.
_REASON = cued(
    r", (?:as|because|since|so)\s(?!well\b|with\b|to\b|soon\b|is\b|are\b|was\b|do|did\b)", re.IGNORECASE
)
_WHICH = regexp(r"\x00*,? (?:which|that|who)\b", re.IGNORECASE)
