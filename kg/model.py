"""The values that pass between the stages. Nothing here does work; every class is frozen.

Positions are characters of the file as decoded from UTF-8, line ends as they are; lines and columns count from 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import force_setattr

Assertion = Literal["affirmed", "negated", "uncertain", "unknown"]
Role = Literal["section", "summary", "faq", "front-matter"]
Severity = Literal["violation", "warning", "info"]
Attributes = Mapping[str, tuple[str, ...]]
# A graph: subject to predicate to objects, each term as N-Triples writes it. A monograph has thousands of them, and
# the terms of a library take longer to make than all that is done with them.
Statements = Mapping[str, Mapping[str, Sequence[str]]]

KINDS = (
    "brand_name", "synonym", "drug_class", "indication", "target", "effect", "pk", "dose", "special_population",
    "adverse_effect", "contraindication", "interaction", "pregnancy", "lactation", "monitoring", "combination",
    "missed_dose",
)  # fmt: skip


class Span(Struct, frozen=True):
    """Half-open range of characters of a source file."""

    start: int
    end: int


class MappedText(Struct, frozen=True):
    """Text made readable (mojibake repaired, emphasis and entities gone), with the way back to the source.

    ``offsets[i]`` is the source position of ``text[i]``; one more entry than characters, the last is the end.
    ``ends`` gives, for the source positions of characters that stand for several (``â‰¥``, ``&amp;``), where these end.
    """

    text: str
    offsets: Sequence[int]
    ends: Mapping[int, int] = {}

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source range that ``text[start:end]`` was read from."""
        stop = len(self.text) if end is None else end
        first = self.offsets[start]
        if stop <= start:
            return Span(first, first)
        last = self.offsets[stop - 1]
        return Span(first, self.ends.get(last, last + 1))

    def cut(self, start: int, end: int) -> MappedText:
        """The part ``text[start:end]``, still mapped."""
        return MappedText(self.text[start:end], self.offsets[start : end + 1], self.ends)


class Passage(Struct, frozen=True):
    """A paragraph, list item, table row or FAQ answer: the unit that extractors read.

    ``topic`` says what the text speaks of whatever its role (a summary bullet "Contraindications" has the topic
    contraindications and the role summary). ``heads`` are the sub-headings above it and ``labels`` the lead-ins
    ("CYP3A4 inhibitors:") and parent items in force, outermost first; the lead-in is not part of ``body``.
    ``columns`` gives, for a table row, where each cell begins in the text and what its column is called.
    ``column_of_label`` is what the column is called in which the row's own label stands.
    ``context`` is what stands above the text, headings and lead-ins, in lower case, joined by " > ".
    """

    body: MappedText
    topic: str
    section: str
    role: Role
    line: int
    heads: tuple[MappedText, ...] = ()
    labels: tuple[MappedText, ...] = ()
    form: Literal["paragraph", "item", "row", "answer"] = "paragraph"
    question: str = ""
    columns: tuple[tuple[int, str], ...] = ()
    column_of_label: str = ""
    context: str = ""  # made here, whatever is given

    def __post_init__(self) -> None:
        above = (*self.heads, *self.labels)
        force_setattr(self, "context", " > ".join([part.text.lower() for part in above]))

    @property
    def text(self) -> str:
        """The readable text."""
        return self.body.text

    def column(self, position: int) -> str:
        """What the column of a table row is called in which ``text[position]`` stands, or ""."""
        return next((name for start, name in reversed(self.columns) if start <= position), "")

    @property
    def label(self) -> str:
        """The innermost lead-in, or ""."""
        return self.labels[-1].text if self.labels else ""


class Section(Struct, frozen=True):
    """A heading and what stands below it, down to the next heading of the same or a higher level."""

    topic: str
    title: str
    level: int
    span: Span
    line: int
    last_line: int


class Faq(Struct, frozen=True):
    """A question and its answer from the front matter, both repaired."""

    question: MappedText
    answer: MappedText
    line: int


class Monograph(Struct, frozen=True):
    """One file, read: its identity, its outline and its passages."""

    path: str
    slug: str
    title: str
    text: str
    sha256: str
    description: MappedText | None
    is_banned: bool
    last_modified: str
    ingredients: tuple[str, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    faqs: tuple[Faq, ...]


class Evidence(Struct, frozen=True):
    """One place where a claim is said; ``text[start:end] == quote`` in the file at ``path``."""

    path: str
    section: str
    line: int
    start: int
    end: int
    quote: str
    role: Role
    rule: str


class Claim(Struct, frozen=True):
    """What a monograph says once: of ``drug``, of this ``kind``, with the key slot ``value``.

    ``value`` is as stated with coordination resolved. Before grounding ``label`` may hold the canonical wording
    ("as soon as possible"); after it, the preferred label of ``concept``. ``attrs`` are the further slots and the
    scope, each a tuple of texts. ``terms`` are the concepts of attribute values: (attribute, text, concept IRI).
    """

    drug: str
    kind: str
    value: str
    attrs: Attributes = {}
    assertion: Assertion = "affirmed"
    evidence: tuple[Evidence, ...] = ()
    label: str | None = None
    concept: str | None = None
    terms: tuple[tuple[str, str, str], ...] = ()
    iri: str = ""


class Place(Struct, frozen=True):
    """Another place that a problem is about: the other half of a contradiction."""

    path: str
    line: int
    column: int
    quote: str


class Rule(Struct, frozen=True):
    """What a problem may name: how grave it is at most, what to do, why it is a rule, and what it reports."""

    name: str
    severity: Severity
    hint: str
    why: str
    what: str


class ShapeResult(Struct, frozen=True):
    """A SHACL validation result behind a problem: ``path`` and ``value`` are "" where it has none.

    ``component`` is the local name in the SHACL namespace without its ending ("MinCount"); ``value`` is written as in N-Triples.
    The shape is the problem's rule.
    """

    focus: str
    path: str
    component: str
    value: str


class Problem(Struct, frozen=True):
    """Something an author or engineer should act on: where it is, what is wrong, what to do.

    ``fix`` is the text that may safely take the place of ``span`` (see kg fix); None where a person must decide.
    ``results`` are what the shapes said, where a shape is the rule.
    """

    severity: Severity
    rule: str
    message: str
    path: str
    line: int = 1
    column: int = 1
    span: Span | None = None
    hint: str = ""
    fix: str | None = None
    related: tuple[Place, ...] = ()
    results: tuple[ShapeResult, ...] = ()
