"""One file to one Monograph."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from kg.model import Faq, MappedText, Monograph, Passage, Problem
from kg.read.blocks import blocks
from kg.read.front_matter import (
    FrontMatter,
    FrontMatterError,
    items,
    mapped,
    position,
    read_front_matter,
    scalar,
)
from kg.read.outline import Outline, closed
from kg.read.refusals import refusal
from kg.read.topics import question_topic
from kg.text.lines import line_of, line_starts, place_of
from kg.text.regexps import regexp

LARGEST = 4_000_000  # bytes; the longest monograph of the site has 40,000
_BLEED = regexp(r"\?[\s*]*A\s*:\s*")
_ANSWER = regexp(r"^[\s*]*A\s*:[\s*]*")
_COMBINED = regexp(r"\s+\+\s+|\s*\+\s+(?=[A-Z])")


def read(path: Path, shown: str | None = None) -> tuple[Monograph | None, list[Problem]]:
    """Reads a file; ``shown`` is the path as reports and evidence name it (default: ``path`` as POSIX).

    Returns the monograph (None where nothing could be read) and what is wrong with the file. Never raises for
    what the file holds.
    """
    name = shown or path.as_posix()
    try:
        if path.stat().st_size > LARGEST:
            return None, [refusal(name, "file-too-large", f"larger than {LARGEST:,} bytes")]
        raw = path.read_bytes()
    except OSError as error:
        return None, [refusal(name, "unreadable", f"cannot be read: {error.strerror}")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        hint = "save the file as UTF-8"
        return None, [
            Problem(
                "violation", "not-utf-8", f"byte {error.start} is not UTF-8", name, line, column, hint=hint
            )
        ]
    if "\x00" in text:
        return None, [refusal(name, "binary-file", "holds NUL characters")]
    return read_text(text, name)


def read_text(text: str, path: str) -> tuple[Monograph | None, list[Problem]]:
    """Reads a monograph from its text; ``path`` names it."""
    if not text.strip():
        return None, [refusal(path, "empty-file", "the file is empty")]
    problems: list[Problem] = []
    front: FrontMatter | None = None
    try:
        front = read_front_matter(text)
    except FrontMatterError as error:
        rule = "no-front-matter" if "no front matter" in str(error) else "broken-front-matter"
        line, column = place_of(text, error.position)
        problems.append(Problem("violation", rule, str(error), path, line, column, hint=error.hint))
    body_start = front.body_start if front else _after_fence(text)
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    title = scalar(front.fields.get("title")).strip() if front else ""
    if front and not title:
        problems.append(refusal(path, "no-title", "front matter has no title"))
    title = title or slug.replace("-", " ").capitalize()
    outline = Outline(text)
    outline.read(blocks(text, body_start))
    faqs = _faqs(text, front) if front else ()
    description = (
        mapped(text, front, front.fields["description"]) if front and "description" in front.fields else None
    )
    monograph = Monograph(
        path=path,
        slug=slug,
        title=title,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        description=description,
        is_banned=scalar(front.fields.get("is_banned")).lower() == "true" if front else False,
        last_modified=scalar(front.fields.get("lastModified")) if front else "",
        ingredients=_ingredients(title),
        sections=tuple(closed(outline.sections, len(text), len(line_starts(text)))),
        passages=(*outline.passages, *_front_passages(text, description, faqs)),
        faqs=faqs,
    )
    return monograph, problems


def _ingredients(title: str) -> tuple[str, ...]:
    parts = [part.strip() for part in _COMBINED.split(unicodedata.normalize("NFC", title)) if part.strip()]
    return tuple(parts) if len(parts) > 1 else ()


def _faqs(text: str, front: FrontMatter) -> tuple[Faq, ...]:
    found = []
    for entry in items(front.fields.get("faqs")):
        if "q" in entry and "a" in entry:
            question = mapped(text, front, entry["q"])
            bleed = _BLEED.search(question.text)
            question = question.cut(0, bleed.start() + 1) if bleed else question
            answer = mapped(text, front, entry["a"])
            mark = _ANSWER.match(answer.text)
            answer = answer.cut(mark.end(), len(answer.text)) if mark else answer
            line = line_of(text, position(front, entry["a"]).start)
            found.append(Faq(question, answer, line))
    return tuple(found)


def _front_passages(text: str, description: MappedText | None, faqs: tuple[Faq, ...]) -> tuple[Passage, ...]:
    found = []
    if description and description.text:
        line = line_of(text, description.offsets[0])
        found.append(Passage(description, "usage", "description", "front-matter", line))
    for faq in faqs:
        if faq.answer.text:
            asked = faq.question.text
            topic = question_topic(asked)
            found.append(
                Passage(faq.answer, topic, "faqs", "front-matter", faq.line, form="answer", question=asked)
            )
    return tuple(found)


def _after_fence(text: str) -> int:
    """Where the body begins in a file whose front matter could not be read."""
    if not text.lstrip("\ufeff").startswith("---"):
        return 0
    closing = regexp(r"^---[ \t]*$", re.MULTILINE).search(text, text.index("---") + 3)
    return closing.end() if closing else 0
