"""Brand names of the drug."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.claiming import claim
from kg.extract.name.naming import names
from kg.model import Claim, Monograph, Problem


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Brands, with a note and a mark where the text says that one is another formulation."""
    for name in names(monograph):
        if name.is_brand:
            other = {"other formulation": "true"} if name.other_formulation else {}
            yield claim(monograph, "brand_name", name.value, name.proof, note=name.note, **other)
