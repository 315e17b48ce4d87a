"""The pieces of a text as HTML: facts by kind and assertion, and the places of problems. Letters are escaped, not one is changed.

Written by hand, as strings: a corpus has a million pieces, and a template takes four times as long.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from markupsafe import Markup

from kg.report.html.pieces import Mark, Piece, cut, words_in
from kg.report.html.subject import SEVERITIES, Fact, Subject

# The gravest kind gives a passage of several its colour.
GRAVEST_FIRST = (
    "contraindication", "interaction", "pregnancy", "lactation", "adverse_effect", "dose", "special_population", "missed_dose",
    "monitoring", "indication", "combination", "drug_class", "target", "effect", "pk", "brand_name", "synonym",
)  # fmt: skip
Others = list[tuple[Mark, dict[int, None]]]  # passages, each with its facts in other words


class Marking:
    """The marks of one subject. ``facts`` are in the order of their list on the page, the gravest kind first, which numbers them from 1."""

    def __init__(self, subject: Subject, facts: Sequence[Fact], prefix: str) -> None:
        self._text, self._prefix = subject.text or "", prefix
        self._kinds = [fact["kind"] for fact in facts]
        self._assertions = [fact["assertion"] for fact in facts]
        self._severities = [problem.severity for problem in subject.problems]
        self._passages = _passages(facts)
        self._facts_of = list(self._passages.values())
        # the facts of each passage that are told in other words than their own
        self._others_of = [dict(numbers) for numbers in self._facts_of]
        self._marks = [*self._fact_marks(facts), *_problem_marks(subject)]
        self._said_of = [{self._assertions[number - 1] for number in numbers} for numbers in self._others_of]

    def lines(self) -> list[Markup]:
        """The HTML of each line, its end included."""
        return [self._line(number, line) for number, line in enumerate(cut(self._text, self._marks), 1)]

    def places(self, fact: Fact) -> Markup:
        """Links to the lines on which a fact is stated."""
        # safe here and below: what is joined are numbers and words of ours, and text that is escaped
        return Markup(  # noqa: S704
            ", ".join(
                f'<a href="#{self._prefix}L{evidence["line"]}">line {evidence["line"]}</a> {escape(evidence["role"])}'
                for evidence in fact["evidence"]
            )
        )

    def passages_of(self) -> list[str]:
        """For each fact the numbers of its passages, separated by spaces."""
        found: list[list[str]] = [[] for _ in self._kinds]
        for passage, numbers in enumerate(self._facts_of):
            for number in numbers:
                found[number - 1].append(str(passage))
        return [" ".join(passages) for passages in found]

    def _fact_marks(self, facts: Sequence[Fact]) -> list[Mark]:
        marks = []
        values = [_folded(fact["value"]) for fact in facts]
        for passage, ((start, end), numbers) in enumerate(self._passages.items()):
            marks.append(Mark("passage", start, end, passage))
            quote = _folded(self._text[start:end])
            for number in numbers:
                where = words_in(quote, values[number - 1])
                if where:
                    marks.append(Mark("words", start + where[0], start + where[1], number))
                    del self._others_of[passage][number]
        return marks

    def _line(self, number: int, line: list[Piece]) -> Markup:
        look = "t h" if self._text.startswith("#", line[0].start) else "t"
        text = "".join(map(self._piece, line))
        return Markup(f'<div class="{look}" id="{self._prefix}L{number}" data-n="{number}">{text}</div>')  # noqa: S704

    def _piece(self, piece: Piece) -> str:
        text = _shown(self._text[piece.start : piece.end])
        if not piece.marks:
            return text
        passages = [mark for mark in piece.marks if mark.layer == "passage"]
        words = [mark for mark in piece.marks if mark.layer == "words"]
        flaws = [mark.number for mark in piece.marks if mark.layer == "problem"]
        others = [(mark, self._others_of[mark.number]) for mark in passages if self._others_of[mark.number]]
        classes = " ".join([*self._classes(passages, words, others), *self._flawed(flaws)])
        told = (
            _numbers("g", passages)
            + _numbers("w", words)
            + (f' data-p="{" ".join(map(str, flaws))}"' if flaws else "")
        )
        told += self._badge(piece.end, words, others)
        first = self._first(piece.start, words, others)
        if first:
            return f'<a href="#{self._prefix}f{first}" class="{classes}"{told}>{text}</a>'
        return f'<mark class="{classes}"{told}>{text}</mark>'

    def _classes(self, passages: list[Mark], words: list[Mark], others: Others) -> list[str]:
        """By layer (w: the words of a fact, o: a passage with facts in other words, e: another passage), kind and assertion."""
        first = [mark.number for mark in words] or [next(iter(numbers)) for _, numbers in others]
        seen = first or [next(iter(self._facts_of[mark.number])) for mark in passages]
        if not seen:
            return []
        layer = "w" if words else "o" if others else "e"
        kind = self._kinds[min(seen) - 1]  # facts are numbered, the gravest kind first
        own = {self._assertions[mark.number - 1] for mark in words}
        said = own or {assertion for mark, _ in others for assertion in self._said_of[mark.number]}
        framed = [f"a-{assertion}" for assertion in said if len(said) == 1 and assertion != "affirmed"]
        return [layer, f"k-{kind}", *framed]

    def _flawed(self, flaws: list[int]) -> list[str]:
        found = [SEVERITIES.index(self._severities[number - 1]) for number in flaws]
        return [f"p-{SEVERITIES[min(found)]}"] if found else []

    def _first(self, start: int, words: list[Mark], others: Others) -> int:
        """The fact that a piece is a link to: one whose words begin here, or whose passage does; 0 for none."""
        for mark in words:
            if mark.start == start:
                return mark.number
        return next((next(iter(numbers)) for mark, numbers in others if mark.start == start), 0)

    def _badge(self, end: int, words: list[Mark], others: Others) -> str:
        """What is said where words, or a passage, end whose facts are not plainly affirmed."""
        ended = [mark.number for mark in words if mark.end == end]
        ended += [number for mark, numbers in others if mark.end == end for number in numbers]
        said = [self._assertions[number - 1] for number in ended]
        if all(assertion == "affirmed" for assertion in said):
            return ""
        counts = sorted(Counter(said).items())
        badge = (
            ", ".join(f"{number} {assertion}" for assertion, number in counts) if len(counts) > 1 else said[0]
        )
        return f' data-a="{badge}"'


def _passages(facts: Sequence[Fact]) -> dict[tuple[int, int], dict[int, None]]:
    """Every range that is an evidence, with the numbers of its facts."""
    found: dict[tuple[int, int], dict[int, None]] = {}
    for number, fact in enumerate(facts, 1):
        for evidence in fact["evidence"]:
            found.setdefault((evidence["start"], evidence["end"]), {})[number] = None
    return dict(sorted(found.items()))


def _folded(text: str) -> str:
    """Without letter case, where that leaves every letter in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def _problem_marks(subject: Subject) -> list[Mark]:
    spans = ((number, problem.span) for number, problem in enumerate(subject.problems, 1))
    return [Mark("problem", span.start, span.end, number) for number, span in spans if span]


def _numbers(name: str, marks: list[Mark]) -> str:
    return f' data-{name}="{" ".join([str(mark.number) for mark in marks])}"' if marks else ""


def _shown(text: str) -> str:
    """Escaped; a carriage return is named, since a browser would read it as a line's end."""
    return escape(text).replace("\r", "&#13;")
