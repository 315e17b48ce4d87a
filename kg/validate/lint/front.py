"""The front matter: questions that swallow their answer, answers that keep its mark, cut descriptions, questions asked twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Monograph, Rule, Span
from kg.read.front_matter import FrontMatter, FrontMatterError, items, position, read_front_matter, scalar
from kg.text.regexps import regexp
from kg.validate.lint import Finding
from kg.vocab.normalise import normal

BLED_QUESTION = Rule(
    "faq-bleed",
    "warning",
    "end the question with its question mark; the answer stands in its own field",
    "A page, or a search engine that reads the FAQ, shows the answer as part of the question.",
    "A question of the FAQ that goes on after its question mark.",
)
ANSWER_MARK = Rule(
    "faq-answer-mark",
    "warning",
    "delete the mark before the answer",
    "The mark of the answer is markup of another place; readers see it as text.",
    "An answer of the FAQ that begins with A: or Answer:.",
)
CUT_DESCRIPTION = Rule(
    "cut-description",
    "warning",
    "write the description to the end of its sentence",
    "A description that breaks off in a sentence may break off before a not.",
    "A description that ends in three dots.",
)
SAME_QUESTION = Rule(
    "duplicate-faq",
    "warning",
    "keep one of the two and delete the other",
    "Two answers to one question drift apart when one of them is edited.",
    "A question that the FAQ asks twice.",
)
RULES = (BLED_QUESTION, ANSWER_MARK, CUT_DESCRIPTION, SAME_QUESTION)

_BLEED = regexp(
    r"\?(?P<bleed>(?:\s|\\n)*\*{0,2}(?:\s|\\n)*\*{0,2}(?:A(?:nswer)?\s*[:.)])[\s\S]*|\s*\*{2,})",
    re.IGNORECASE,
)
_MARK = regexp(r"\s*(?P<mark>\*{0,2}(?:A(?:nswer)?\s*:)\s*\*{0,2}\s*)", re.IGNORECASE)
_CUT = regexp(r"(?P<dots>\.\.\.|…)\s*[\"']?\s*$")


def find(monograph: Monograph) -> Iterator[Finding]:
    """What is wrong with description and FAQ; nothing where the front matter cannot be read (that is a problem of its own)."""
    try:
        front = read_front_matter(monograph.text)
    except FrontMatterError:
        return
    yield from _description(monograph.text, front)
    seen: dict[str, int] = {}
    for number, entry in enumerate(items(front.fields.get("faqs")), 1):
        if "q" in entry:
            first, last = _words(monograph.text, position(front, entry["q"]))
            yield from _question(monograph.text, first, last)
            asked = normal(scalar(entry["q"]).split("?")[0])
            if asked in seen:
                message = f"question {number} asks what question {seen[asked]} asks"
                yield Finding(SAME_QUESTION, first, last, message)
            seen.setdefault(asked, number)
        if "a" in entry:
            yield from _answer(monograph.text, *_words(monograph.text, position(front, entry["a"])))


_OPENING = regexp(r"(?:[>|][+-]?\d*[ \t]*\n)?[\s\"']*")


def _words(text: str, span: Span) -> tuple[int, int]:
    """The range without block marks, quotes and white space at its ends."""
    start, end = span.start, span.end
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    return first, max(first, start + len(text[start:end].rstrip(" \t\r\n\"'")))


def _description(text: str, front: FrontMatter) -> Iterator[Finding]:
    node = front.fields.get("description")
    if node is None:
        return
    start, end = _words(text, position(front, node))
    match = _CUT.search(text, start, end)
    if match:
        yield Finding(
            CUT_DESCRIPTION,
            match.start("dots"),
            match.end("dots"),
            "the description is cut off in a sentence",
        )


def _question(text: str, first: int, last: int) -> Iterator[Finding]:
    match = _BLEED.search(text, first, last)
    if match:
        asked = " ".join(text[first : match.start() + 1].split())
        yield Finding(
            BLED_QUESTION,
            match.start("bleed"),
            match.end("bleed"),
            f"the question holds more than the question: {asked}",
            "",
        )


def _answer(text: str, first: int, last: int) -> Iterator[Finding]:
    match = _MARK.match(text, first, last)
    if match and text[match.end() : match.end() + 1].isalnum():
        yield Finding(
            ANSWER_MARK,
            match.start("mark"),
            match.end("mark"),
            "the answer begins with the mark of an answer",
            "",
        )
