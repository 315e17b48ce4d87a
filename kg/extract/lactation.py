"""Advice on breastfeeding."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.advice.reproduction import advice
from kg.model import Claim, Monograph, Problem


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """contraindicated, avoid, caution, acceptable or unknown, with duration and category where stated."""
    yield from advice(monograph, "lactation")
