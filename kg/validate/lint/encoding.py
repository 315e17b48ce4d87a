"""Characters that were read in the wrong encoding and saved so."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Monograph, Rule
from kg.text.clean import repaired
from kg.text.regexps import regexp
from kg.validate.lint import Finding

MOJIBAKE = Rule(
    "mojibake",
    "warning",
    "write the character itself and save the file as UTF-8",
    "A sign such as ≥ that was read in another encoding turns into noise, and a limit of a dose with it.",
    "Characters that were read in the wrong encoding and saved so.",
)
RULES = (MOJIBAKE,)
_FOREIGN = regexp(r"[^\x00-\x7f]+")


def find(monograph: Monograph) -> Iterator[Finding]:
    """Runs of non-ASCII characters that make sense when their encoding is undone."""
    for match in () if monograph.text.isascii() else _FOREIGN.finditer(monograph.text):
        fixed = repaired(match.group())
        if fixed != match.group():
            message = f"broken characters {match.group()!r}, probably {fixed!r}"
            yield Finding(MOJIBAKE, match.start(), match.end(), message, fixed)
