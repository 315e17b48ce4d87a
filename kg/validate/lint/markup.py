"""Leftovers of Markdown that a reader sees as text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Monograph, Rule
from kg.text.regexps import regexp
from kg.validate.lint import Finding

UNPAIRED_BOLD = Rule(
    "unpaired-bold",
    "warning",
    "delete the mark, or write its other half",
    "A lone ** is shown as two stars, or makes the rest of the paragraph bold.",
    "A bold mark without its other half in the paragraph.",
)
OFF_TEMPLATE = Rule(
    "heading-off-template",
    "info",
    "use a heading of the template: Usage, Alternate Names, How It Works, Dosage, Side Effects, Contraindications, "
    "Drug Interactions, Pregnancy and Breastfeeding, Drug Profile Summary, Popular Combinations, Precautions, FAQs",
    "What stands below a heading that names no topic is read for no fact.",
    "A heading that names no topic of the template.",
)
RULES = (UNPAIRED_BOLD, OFF_TEMPLATE)
_BOLD = regexp(r"(?<![\\*])\*{2,3}(?!\*)")
_PARAGRAPH = regexp(r"[^\n]+(?:\n(?![ \t]*(?:\r?\n|[-*+]\s|\d+[.)]\s|#|\|))[^\n]+)*")


def find(monograph: Monograph) -> Iterator[Finding]:
    """Unpaired bold marks in the body, and sections whose heading names no topic."""
    body = monograph.sections[0].span.start if monograph.sections else len(monograph.text)
    for match in _PARAGRAPH.finditer(monograph.text, body) if _may_be_unpaired(monograph.text[body:]) else ():
        marks = [m.start() for m in _BOLD.finditer(match.group())]
        if len(marks) % 2:
            start = match.start() + marks[-1]
            yield Finding(UNPAIRED_BOLD, start, start + 2, "a bold mark without its other half")
    for section in monograph.sections:
        if section.topic == "other":
            message = f"the heading {section.title!r} is none of the template"
            yield Finding(OFF_TEMPLATE, section.span.start, section.span.start + len(section.title), message)


def _may_be_unpaired(body: str) -> bool:
    """False where every line has its marks in pairs: two or three stars are one, four or five are none, or two."""
    odd = any(line.count("**") % 2 for line in body.split("\n"))
    return odd or "\\*" in body or "******" in body
