"""Monographs without end, in the template, for measuring growth: sections of content/ put together anew.

Each has a name of its own and brand names of its own, so that names do not meet more often than in a real collection
of that size. The text says nothing true of any drug and goes into no graph but the bench's.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_CONTENT = Path(__file__).resolve().parent.parent / "content"
_HEADING = re.compile(r"^## +\**(.+?)\**\s*$", re.MULTILINE)
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_BRAND = re.compile(r"\b[A-Z][a-z]{3,}\b")
_NO_BRAND = frozenset(
    "Brand Names Name Other Alternate Generic Also Common Biosimilars Known Synonyms".split()
)
_CONSONANTS, _VOWELS = "bdfglmnprstvxz", "aeiou"


@dataclass(frozen=True, slots=True)
class Source:
    """A monograph of content/: its title, its front matter, and its sections by heading."""

    title: str
    front: str
    sections: dict[str, str]


@cache
def sources() -> tuple[Source, ...]:
    """The single drugs of content/ that follow the template."""
    found = (_source(file.read_text("utf-8")) for file in sorted(_CONTENT.glob("*.md")))
    return tuple(source for source in found if "+" not in source.title and "Usage" in source.sections)


def _source(text: str) -> Source:
    _, front, body = text.split("---\n", 2)
    title = _TITLE.search(front)
    headings = list(_HEADING.finditer(body))
    ends = [*(h.start() for h in headings[1:]), len(body)]
    parts = {h.group(1): body[h.end() : end].strip() for h, end in zip(headings, ends, strict=True)}
    return Source(title.group(1).strip("'\" ") if title else "", front, parts)


def syllables(number: int, count: int = 3) -> str:
    """A number as ``count`` syllables, another for each number below 70 ** count."""
    pairs = [a + b for a in _CONSONANTS for b in _VOWELS]
    found = ""
    for _ in range(count):
        number, rest = divmod(number, len(pairs))
        found = pairs[rest] + found
    return found


def monograph(number: int) -> tuple[str, str]:
    """The name and text of the monograph with this number; the same in every run."""
    choose = random.Random(number)
    own = choose.choice(sources())
    name = _renamed(own.title, number)
    parts = [f"---\n{own.front.replace(own.title, name)}---"]
    for heading in sources()[0].sections:
        giving = choose.choice([source for source in sources() if heading in source.sections])
        text = giving.sections[heading].replace(giving.title, name)
        text = text.replace(giving.title.lower(), name.lower())
        parts.append(f"## **{heading}**\n\n{_branded(text, number) if 'Names' in heading else text}")
    return name, "\n\n".join(parts) + "\n"


def _renamed(word: str, number: int) -> str:
    return word[:5].rstrip() + syllables(number)


def _branded(text: str, number: int) -> str:
    return _BRAND.sub(lambda m: m.group() if m.group() in _NO_BRAND else _renamed(m.group(), number), text)


def written(folder: Path, count: int) -> list[Path]:
    """The first ``count`` monographs as files; what is there already stays."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        name, text = monograph(number)
        file = folder / f"{name.lower()}.md"
        if not file.exists():
            file.write_text(text, "utf-8")
        files.append(file)
    return files
