"""One defect, one problem: what two rules say of the same mistake is said once, by the rule that asks for the whole repair."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from kg.model import Monograph, Place, Problem, Span

# (weaker rule, stronger rule): of one question and answer of the FAQ only the stronger is shown.
_OF_ONE_FAQ = {"faq-answer-mark": "faq-bleed"}
# What many sentences of a monograph lack is said once, at the first of them; the others are related places.
_OF_MONOGRAPH = frozenset({"interaction-effect", "interaction-management"})
_SHOWN = 4  # names in a message that several problems share


def distinct(monograph: Monograph, problems: Iterable[Problem]) -> list[Problem]:
    """``problems`` in their order, without those that repeat another in effect."""
    stated = list(dict.fromkeys(problems))
    told = {(p.rule, _faq(monograph, p.span)) for p in stated if p.rule in _OF_ONE_FAQ.values()}
    kept = [p for p in stated if (_OF_ONE_FAQ.get(p.rule), _faq(monograph, p.span)) not in told]
    return _joined(monograph, kept)


def _faq(monograph: Monograph, span: Span | None) -> int:
    """The number of the question whose text or answer holds ``span``; 0 for none."""
    if span is None:
        return 0
    for number, faq in enumerate(monograph.faqs, 1):
        start, end = faq.question.span().start, faq.answer.span().end
        if start <= span.start <= end:
            return number
    return 0


def _joined(monograph: Monograph, problems: list[Problem]) -> list[Problem]:
    """What one rule says of several claims of one sentence, or of the monograph, as one problem that names them."""
    groups: dict[tuple[str, Span | None, str], list[Problem]] = {}
    for problem in problems:
        head, _, about = problem.message.rpartition(" (")
        span = None if problem.rule in _OF_MONOGRAPH else problem.span
        key = (problem.rule, span, head) if about and problem.span and not problem.related else None
        groups.setdefault(key or (problem.rule, problem.span, problem.message), []).append(problem)
    return [same[0] if len(same) == 1 else _one(monograph, same) for same in groups.values()]


def _one(monograph: Monograph, same: list[Problem]) -> Problem:
    head = same[0].message.rpartition(" (")[0]
    about = [problem.message.rpartition(" (")[2].removesuffix(")") for problem in same]
    kind = about[0].partition(": ")[0]
    names = [each.removeprefix(f"{kind}: ") for each in about]
    rest = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return replace(
        same[0],
        message=f"{head} ({kind}: {', '.join(names[:_SHOWN])}{rest})",
        related=_elsewhere(monograph, same),
        results=tuple(result for problem in same for result in problem.results),
    )


def _elsewhere(monograph: Monograph, same: list[Problem]) -> tuple[Place, ...]:
    """The places of the others, each once."""
    found = {
        p.span: Place(p.path, p.line, p.column, monograph.text[p.span.start : p.span.end])
        for p in same[1:]
        if p.span
    }
    return tuple(place for span, place in found.items() if span != same[0].span)
