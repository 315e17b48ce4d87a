"""Blocks to sections and passages: which heading, lead-in and parent item each piece of text stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from kg.model import MappedText, Passage, Role, Section, Span
from kg.read.block import Block
from kg.read.lead_in import Part, glued_heading, parts
from kg.read.topics import heading_topic, question_topic
from kg.text.clean import readable
from kg.text.lines import line_of
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_QUESTION = regexp(r"^(?:Q(?:uestion)?\s*\d*\s*[.:)]\s*|\d+[.)]\s*)", re.IGNORECASE)
_ANSWER = regexp(r"^A(?:nswer)?\s*\d*\s*[.:]\s*", re.IGNORECASE)
_LONGEST_HEADING = 14  # words; a longer "heading" is text that was marked by mistake
_LONGEST_PARENT = 8  # words of an item without colon that still labels the items nested below it


Form = Literal["paragraph", "item", "row", "answer"]


class Outline(Struct):
    """Walks the blocks once, keeping what is in force: section, sub-headings, lead-ins of the lists around."""

    source: str
    sections: list[Section] = []
    passages: list[Passage] = []
    topic: str = "preamble"
    title: str = ""
    section_level: int = 0
    heads: list[tuple[int, MappedText]] = []
    pseudo: MappedText | None = None
    parents: dict[int, tuple[MappedText, ...]] = {}
    carried: tuple[MappedText, ...] = ()
    question: str = ""
    columns: tuple[str, ...] = ()
    waiting: tuple[MappedText, tuple[MappedText, ...], Block] | None = None

    def read(self, blocks: Iterable[Block]) -> None:
        """Fills ``sections`` (without their ends) and ``passages``."""
        for block in blocks:
            if self.waiting:
                self._settle(block)
            if block.form == "heading":
                self._heading(block)
            elif block.form == "row":
                self._row(block)
            else:
                self._text(block)
        self._settle(None)

    def _settle(self, following: Block | None) -> None:
        """An item that is all lead-in ("* **Nausea.**") is a passage, unless a list or a table below it follows."""
        if self.waiting:
            label, base, block = self.waiting
            if following and following.form == "row":
                self.carried = (*base, label)
            elif not following or following.depth <= block.depth:
                self._emit(label, base, block, "item")
            self.waiting = None

    def _heading(self, block: Block) -> None:
        text, emphasis = readable(self.source, block.start, block.end)
        if not text.text:
            return
        cut = glued_heading(text, emphasis) or next(parts(text, emphasis), Part((), text))
        glued = bool(cut.labels) and bool(cut.body.text) and not cut.body.text.endswith("?")
        title = cut.labels[0] if glued or (cut.labels and not cut.body.text) else text
        if len(title.text.split()) > _LONGEST_HEADING and not title.text.endswith("?"):
            self._add(text, emphasis, block)
            return
        self._open(block, title)
        if glued:
            # All that follows the title, with the lead-ins inside it: not only up to the next lead-in.
            start = list(text.offsets).index(cut.body.offsets[0])
            inside = tuple((a - start, b - start) for a, b in emphasis if a >= start)
            self._add(text.cut(start, len(text.text)), inside, block)

    def _open(self, block: Block, title: MappedText) -> None:
        self.carried, self.parents, self.pseudo = (), {}, None
        name = title.text.strip(" :#").strip()
        topic = heading_topic(name)
        inside = 0 < self.section_level < block.level
        asked = (name.endswith("?") and (inside or not topic or self.topic == "faq")) or (
            self.topic == "faq" and inside
        )
        if asked:
            self.question = _QUESTION.sub("", name)
            self.heads = [h for h in self.heads if h[0] < block.level]
            return
        self.question = ""
        if self._opens_section(block.level, topic):
            self.topic, self.title, self.section_level, self.heads = topic or "other", name, block.level, []
        else:
            self.heads = [h for h in self.heads if h[0] < block.level]
            self.heads.append((block.level, title))
        self.sections.append(
            Section(
                topic or self.topic, name, block.level, Span(block.start, block.end), block.line, block.line
            )
        )

    def _opens_section(self, level: int, topic: str) -> bool:
        """A heading opens a section at the template's level, or deeper where it names another section's topic."""
        if not self.section_level or level <= self.section_level:
            return True
        return bool(topic) and topic != self.topic and self.topic not in _HOLDS.get(topic, ())

    def _row(self, block: Block) -> None:
        read = [readable(self.source, start, end)[0] for start, end in block.cells]
        if block.header:
            self.columns = tuple(cell.text for cell in read)
            return
        named = [
            (cell, self.columns[index] if index < len(self.columns) else "")
            for index, cell in enumerate(read)
            if cell.text.strip(" -:")
        ]
        if not named:
            return
        first, *rest = named
        cells = rest or [first]
        body = _joined([cell for cell, _ in cells])
        starts = accumulate((len(cell.text) + 2 for cell, _ in cells), initial=0)
        columns = tuple((start, name) for start, (_, name) in zip(starts, cells, strict=False) if name)
        labels = (*self.carried, *((first[0],) if rest else ()))
        self._emit(body, labels, block, "row", columns, named[0][1] if rest else "")

    def _text(self, block: Block) -> None:
        text, emphasis = readable(self.source, block.start, block.end)
        if not text.text:
            return
        if self.topic == "faq" and self._asks(text):
            return
        whole = block.form == "paragraph" and block.depth == 0 and emphasis[:1] == ((0, len(text.text)),)
        is_heading = whole and not _is_italic_lead_in(self.source, block)
        if is_heading and len(text.text.split()) <= _LONGEST_HEADING:
            self._bold_line(block, text)
            return
        self._add(text, emphasis, block)

    def _bold_line(self, block: Block, text: MappedText) -> None:
        """A paragraph in bold acts as a heading below the last real one."""
        topic = heading_topic(text.text)
        if (
            topic
            and topic != self.topic
            and (not self.section_level or self._opens_section(self.section_level + 1, topic))
        ):
            self._open(block, text)
        else:
            self.pseudo, self.carried, self.parents = text, (), {}

    def _asks(self, text: MappedText) -> bool:
        """Takes a FAQ's question that stands in a paragraph ("**Q: ...?**", perhaps with its answer)."""
        if not regexp(r"^(?:Q(?:uestion)?\s*\d*\s*[.:)]|\d+[.)]\s)|.*\?$", re.IGNORECASE).match(text.text):
            return False
        end = text.text.find("?") + 1
        if end == 0:
            return False
        self.question = _QUESTION.sub("", text.text[:end])
        return not text.text[end:].strip() or self._answer(text, end)

    def _answer(self, text: MappedText, end: int) -> bool:
        rest = text.text[end:]
        body = text.cut(end + len(rest) - len(rest.lstrip()), len(text.text))
        self._emit(
            _unanswered(body), (), Block("paragraph", 0, 0, line_of(self.source, body.offsets[0])), "answer"
        )
        return True

    def _add(self, text: MappedText, emphasis: tuple[tuple[int, int], ...], block: Block) -> None:
        base = self._inherited(block)
        if self.topic == "faq" and self.question:
            text, emphasis = _unanswered(text), ()
        pieces = list(parts(text, emphasis))
        form: Form = "answer" if self.question else "item" if block.depth else "paragraph"
        for part in pieces:
            if part.body.text:
                self._emit(part.body, (*base, *part.labels), block, form)
        last = pieces[-1]
        below = _label_below(last, block, self.source)
        if (
            block.form == "item"
            and len(pieces) == 1
            and last.labels
            and not last.body.text
            and not self.question
        ):
            self.waiting = last.labels[-1], base, block
        if block.depth:
            self.parents = {d: v for d, v in self.parents.items() if d < block.depth}
            self.parents[block.depth] = (*base, *below)
        else:
            self.carried = below

    def _inherited(self, block: Block) -> tuple[MappedText, ...]:
        if block.depth == 0:
            return ()
        if block.form == "paragraph":
            return self.parents.get(block.depth, ())
        return self.parents.get(block.depth - 1, self.carried)

    def _emit(
        self,
        body: MappedText,
        labels: tuple[MappedText, ...],
        block: Block,
        form: Form,
        columns: tuple[tuple[int, str], ...] = (),
        column: str = "",
    ) -> None:
        heads = (*(head for _, head in self.heads), *((self.pseudo,) if self.pseudo else ()))
        topic, role, kept = self.topic, "section", labels
        if self.topic == "faq":
            topic, role = question_topic(self.question), "faq"
        elif self.topic == "summary":
            role, named = "summary", next((p for p in (*labels, *heads) if heading_topic(p.text)), None)
            topic = heading_topic(named.text) if named else "summary"
        self.passages.append(
            Passage(
                body,
                topic,
                self.title,
                _ROLES[role],
                block.line,
                heads,
                kept,
                form,
                self.question,
                columns,
                column,
            )
        )


_ROLES: dict[str, Role] = {"section": "section", "summary": "summary", "faq": "faq"}
# Topics whose headings may stand inside a section of another topic without opening one of their own.
_HOLDS = {
    "dosage": ("dosage", "summary", "precautions", "pregnancy"),
    "mechanism": ("mechanism", "summary"),
    "side_effects": ("side_effects", "summary", "faq"),
    "usage": ("usage", "summary", "dosage", "precautions", "faq"),
    "names": ("names", "summary", "usage"),
    "precautions": (
        "precautions",
        "summary",
        "side_effects",
        "dosage",
        "pregnancy",
        "contraindications",
        "interactions",
    ),
    "contraindications": ("summary",),
    "interactions": ("summary", "interactions"),
    "pregnancy": ("pregnancy", "summary", "dosage", "precautions"),
    "monitoring": ("summary", "dosage", "precautions", "side_effects", "pregnancy"),
    "combinations": (
        "summary",
        "combinations",
        "interactions",
        "mechanism",
        "dosage",
        "usage",
        "side_effects",
    ),
    "overdose": ("summary", "dosage", "side_effects", "precautions"),
    "storage": (),
    "references": (),
    "faq": ("faq",),
    "summary": (),
}


def _is_italic_lead_in(source: str, block: Block) -> bool:
    """True for a line in italics that ends with a colon: it leads to the list below it and heads nothing else."""
    line = source[block.start : block.end].strip()
    return line[:1] in "*_" and line[1:2] not in "*_" and line.rstrip("*_ ").endswith(":")


def _label_below(last: Part, block: Block, source: str) -> tuple[MappedText, ...]:
    """The lead-ins that hold for the list below a text: its own, and its last sentence where that ends with a colon."""
    body = last.body.text
    if not body:
        return last.labels
    short = block.depth > 0 and not last.labels and len(body.split()) <= _LONGEST_PARENT
    if _ends_with_colon(last.body, source) or short:
        start, end = sentences(body)[-1]
        return (*last.labels, last.body.cut(start, end))
    return last.labels if block.depth and last.labels else ()


def _ends_with_colon(body: MappedText, source: str) -> bool:
    """True where the text leads to a list: its colon, cut off the readable text, follows in the file."""
    after = source[body.offsets[-1] : body.offsets[-1] + 4]
    return after.lstrip(" *_").startswith(":") or body.text.rstrip().endswith(
        (":", "include", "are", "following", "includes", "including", "such as")
    )


def _unanswered(text: MappedText) -> MappedText:
    """The text without the "A:" before an answer."""
    match = _ANSWER.match(text.text)
    return text.cut(match.end(), len(text.text)) if match else text


def _joined(cells: list[MappedText]) -> MappedText:
    """Cells of a table row as one text, "; " between them (standing for the bar in the file)."""
    text = ""
    offsets: list[int] = []
    ends: dict[int, int] = {}
    for number, cell in enumerate(cells):
        if number:
            text += "; "
            offsets += [offsets[-1] + 1] * 2
        text += cell.text
        offsets += list(cell.offsets[:-1])
        ends.update(cell.ends)
    return MappedText(text, [*offsets, cells[-1].offsets[-1]], ends)


def closed(sections: list[Section], end: int, last_line: int) -> Iterator[Section]:
    """The sections with their ends: each reaches to the next of the same or a higher level."""
    for number, section in enumerate(sections):
        following = next((s for s in sections[number + 1 :] if s.level <= section.level), None)
        stop = following.span.start if following else end
        line = following.line - 1 if following else last_line
        yield Section(
            section.topic, section.title, section.level, Span(section.span.start, stop), section.line, line
        )
