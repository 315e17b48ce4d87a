"""Other names of the drug itself: salts, chemical names, abbreviations, other spellings."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claiming import claim
from kg.extract.name.naming import names
from kg.model import Claim, Monograph, Problem


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Names of Alternate Names that are no brand."""
    for name in names(monograph):
        if not name.is_brand:
            yield claim(monograph, "synonym", name.value, name.proof, note=name.note)
