"""Where one side of a comparison comes from: a build folder, or files of monographs that are read now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.diff.standing import Side
from kg.model import Claim, Evidence
from kg.read.monograph import LARGEST

# What reads a file: its path, and its path as it is shown, to its facts and why it could not be read ("" where it could).
Reader = Callable[[Path, str], tuple[Sequence[Claim], str]]


class DiffError(ValueError):
    """A side that cannot be compared; the message says what to do."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A monograph that is read now; ``shown`` is its path in reports."""

    path: Path
    shown: str

    def same_as(self, other: Source) -> bool:
        """True where both are read by this program and hold the same bytes: nothing can differ."""
        return isinstance(other, FileSource) and self.path.read_bytes() == other.path.read_bytes()

    def side(self, read: Reader) -> Side:
        """The facts, read, with the text."""
        claims, why = read(self.path, self.shown)
        raw = self.path.read_bytes()[:LARGEST]
        text = raw.decode("utf-8", "replace")
        return Side(self.shown, tuple(claims), text, why, hashlib.sha256(raw).hexdigest())


@dataclass(frozen=True, slots=True)
class BuiltSource:
    """A monograph of a build: where its lines stand in facts.jsonl, and the sha256 of the text that was read."""

    folder: Path
    path: str
    sha256: str
    title: str
    spans: tuple[tuple[int, int], ...] = ()
    missing: str = ""

    @property
    def shown(self) -> str:
        """The path as the build holds it."""
        return self.path

    def same_as(self, other: Source) -> bool:
        """True where the lines of both builds are the same bytes, and both were read."""
        if not isinstance(other, BuiltSource) or self.missing or other.missing:
            return False
        return self.sha256 == other.sha256 and self._lines() == other._lines()

    def side(self, read: Reader) -> Side:
        """The facts of the build; the text where the file still is what the build read."""
        claims = tuple(claim_of(json.loads(line)) for line in self._lines().splitlines())
        return Side(self.path, claims, self._text(), self.missing, self.sha256)

    def _lines(self) -> bytes:
        with (self.folder / "facts.jsonl").open("rb") as file:
            parts = []
            for start, length in self.spans:
                file.seek(start)
                parts.append(file.read(length))
        return b"".join(parts)

    def _text(self) -> str:
        """The source, from the folder where the build was made or beside it; "" unless its sha256 is the build's."""
        for place in (Path(self.path), self.folder.absolute().parent / self.path):
            if self.sha256 and place.is_file() and place.stat().st_size <= LARGEST:
                raw = place.read_bytes()
                if hashlib.sha256(raw).hexdigest() == self.sha256:
                    return raw.decode("utf-8", "replace")
        return ""


Source = FileSource | BuiltSource


@dataclass(frozen=True, slots=True)
class Sources:
    """One side: its monographs by name, how to call it, and what people should know of it."""

    name: str
    monographs: dict[str, Source]
    notes: tuple[str, ...] = ()
    is_one_file: bool = False
    titles: dict[str, str] = field(default_factory=dict)


def claim_of(fact: dict[str, Any]) -> Claim:
    """A fact as kg.export.facts writes it, as a claim again."""
    try:
        attrs = {n: tuple(v) if isinstance(v, list) else (v,) for n, v in fact["attrs"].items()}
        evidence = tuple(Evidence(**entry) for entry in fact["evidence"])
        return Claim(
            fact["drug"], fact["kind"], fact["value"], attrs, fact["assertion"], evidence,
            fact["label"], fact["concept"], iri=fact["claim"],
        )  # fmt: skip
    except (KeyError, TypeError, AttributeError) as error:
        raise DiffError(f"a line of facts.jsonl is not a fact ({error!r}); build again") from error
