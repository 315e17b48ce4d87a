"""A SHACL validation result as both engines give it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One SHACL validation result; ``path``, ``value`` and ``message`` are "" where it has none.

    ``term`` is the value as N-Triples writes it, with its kind and datatype.
    """

    focus: str
    path: str
    component: str
    value: str
    shape: str
    severity: str
    message: str
    term: str = ""
