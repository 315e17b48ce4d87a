"""The file's name and the title say the same drug."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.model import Monograph, Rule
from kg.text.regexps import regexp
from kg.validate.lint import Finding

TITLE_AND_NAME = Rule(
    "title-disagrees-with-name",
    "warning",
    "give the file the name of the title's ingredients joined by hyphens, or mend the title",
    "The name of the file is the monograph's identity: a drug is looked up by it.",
    "A title whose letters are not those of the file's name.",
)
RULES = (TITLE_AND_NAME,)
_TITLE = regexp(r"^title:[ \t]*(?P<title>[^\n]*)", re.MULTILINE)


def find(monograph: Monograph) -> Iterator[Finding]:
    """A title whose letters are not those of the file's name, in whatever order its ingredients stand."""
    wanted = sorted(_plain(part) for part in (monograph.ingredients or (monograph.title,)))
    match = _TITLE.search(monograph.text)
    if match and sorted("".join(wanted)) != sorted(_plain(monograph.slug)):
        message = f"the title {monograph.title!r} and the file's name {monograph.slug!r} disagree"
        yield Finding(TITLE_AND_NAME, *match.span("title"), message)


def _plain(text: str) -> str:
    spelled = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return regexp(r"[^a-z0-9]").sub("", spelled.lower())
