"""The SHACL core constraint components that look at values only (SHACL section 4), as small functions.

Each builder takes what the shape says for its parameter and gives a check: from data, focus node and value nodes to
the findings, a value or None where the component has none to show. Those that need other shapes are in compiled.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg.validate.data import Data, Term
from kg.validate.paths import UnsupportedShapeError

Values = Sequence[Term]
Check = Callable[[Data, Term, Values], Iterable[Term | None]]
_XSD = "http://www.w3.org/2001/XMLSchema#"
_LANGUAGE_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def each_value(is_right: Callable[[Data, Term], bool]) -> Check:
    """A check that finds the values of which ``is_right`` does not hold."""
    return lambda data, focus, values: (value for value in values if not is_right(data, value))


def _class(class_: Term) -> Check:
    return each_value(lambda data, value: data.is_a(value, class_))


def _datatype(datatype: Term) -> Check:
    return each_value(
        lambda data, value: (
            isinstance(value, ox.Literal) and value.datatype == datatype and _is_well_formed(value)
        )
    )


@lru_cache(maxsize=50_000)
def _is_well_formed(literal: ox.Literal) -> bool:
    kind = literal.datatype.value
    if kind in (_XSD + "string", _LANGUAGE_STRING):
        return True
    if kind == _XSD + "boolean":  # rdflib takes any other text for false
        return literal.value in ("true", "false", "1", "0")
    return not Literal(literal.value, datatype=URIRef(kind)).ill_typed


def _node_kind(kind: Term) -> Check:
    allowed = tuple(
        of
        for name, of in (("IRI", ox.NamedNode), ("BlankNode", ox.BlankNode), ("Literal", ox.Literal))
        if name in kind.value
    )
    return each_value(lambda data, value: isinstance(value, allowed))


def _count(limit: Term, is_enough: Callable[[int, int], bool]) -> Check:
    number = int(limit.value)
    return lambda data, focus, values: () if is_enough(len(values), number) else (None,)


@lru_cache(maxsize=50_000)
def _value(term: Term) -> Any:
    """The Python value of a literal, or None where it has none that compares."""
    if not isinstance(term, ox.Literal) or term.language:
        return None
    if term.datatype.value == _XSD + "string":
        return term.value
    read = Literal(term.value, datatype=URIRef(term.datatype.value))
    return None if read.ill_typed else read.value


def compare(one: Term, other: Term) -> int | None:
    """-1, 0 or 1 as ``one`` is less than, equal to or greater than ``other``; None where they do not compare."""
    a, b = _value(one), _value(other)
    if a is None or b is None or isinstance(a, bool) != isinstance(b, bool):
        return None
    try:
        return int(a > b) - int(a < b)
    except TypeError:
        return None


def _bound(limit: Term, allowed: frozenset[int]) -> Check:
    return each_value(lambda data, value: compare(value, limit) in allowed)


def _length(limit: Term, is_enough: Callable[[int, int], bool]) -> Check:
    number = int(limit.value)
    return each_value(
        lambda data, value: not isinstance(value, ox.BlankNode) and is_enough(len(value.value), number)
    )


def pattern(source: Term, flags: str) -> Check:
    """sh:pattern with sh:flags."""
    known = {"i": re.I, "m": re.M, "s": re.S, "x": re.X}
    if set(flags) - set(known):
        raise UnsupportedShapeError(f"the regular expression flags {flags!r}")
    expression = re.compile(source.value, sum(known[flag] for flag in set(flags)))
    return each_value(
        lambda data, value: not isinstance(value, ox.BlankNode) and bool(expression.search(value.value))
    )


def _equals(predicate: Term) -> Check:
    def check(data: Data, focus: Term, values: Values) -> Iterator[Term]:
        others = dict.fromkeys(data.objects(focus, _predicate(predicate)))
        yield from (value for value in values if value not in others)
        yield from (other for other in others if other not in values)

    return check


def _disjoint(predicate: Term) -> Check:
    return lambda data, focus, values: (
        v for v in values if v in set(data.objects(focus, _predicate(predicate)))
    )


def _less(predicate: Term, allowed: frozenset[int]) -> Check:
    def check(data: Data, focus: Term, values: Values) -> Iterator[Term]:
        for other in data.objects(focus, _predicate(predicate)):
            yield from (value for value in values if compare(value, other) not in allowed)

    return check


def _predicate(term: Term) -> ox.NamedNode:
    if not isinstance(term, ox.NamedNode):
        raise UnsupportedShapeError("a predicate that is no IRI")
    return term


def _has_value(wanted: Term) -> Check:
    return lambda data, focus, values: () if wanted in values else (None,)


def one_of(allowed: Iterable[Term]) -> Check:
    """sh:in."""
    members = frozenset(allowed)
    return each_value(lambda data, value: value in members)


def language_in(tags: Iterable[Term]) -> Check:
    """sh:languageIn, by the rules of SPARQL's langMatches."""
    ranges = [tag.value.lower() for tag in tags]

    def is_right(data: Data, value: Term) -> bool:
        tag = (value.language or "").lower() if isinstance(value, ox.Literal) else ""
        return any(
            tag and (wanted == "*" or tag == wanted or tag.startswith(wanted + "-")) for wanted in ranges
        )

    return each_value(is_right)


def _unique_language(wanted: Term) -> Check:
    def check(data: Data, focus: Term, values: Values) -> Iterator[None]:
        tags = [v.language.lower() for v in values if isinstance(v, ox.Literal) and v.language]
        yield from (None for tag in dict.fromkeys(tags) if tags.count(tag) > 1)

    return check if wanted == ox.Literal("true", datatype=ox.NamedNode(_XSD + "boolean")) else lambda *_: ()


# Parameter (local name in the SHACL namespace) to its component's local name and builder.
BY_VALUE: dict[str, tuple[str, Callable[[Term], Check]]] = {
    "class": ("Class", _class),
    "datatype": ("Datatype", _datatype),
    "nodeKind": ("NodeKind", _node_kind),
    "minCount": ("MinCount", lambda limit: _count(limit, int.__ge__)),
    "maxCount": ("MaxCount", lambda limit: _count(limit, int.__le__)),
    "minInclusive": ("MinInclusive", lambda limit: _bound(limit, frozenset((0, 1)))),
    "minExclusive": ("MinExclusive", lambda limit: _bound(limit, frozenset((1,)))),
    "maxInclusive": ("MaxInclusive", lambda limit: _bound(limit, frozenset((0, -1)))),
    "maxExclusive": ("MaxExclusive", lambda limit: _bound(limit, frozenset((-1,)))),
    "minLength": ("MinLength", lambda limit: _length(limit, int.__ge__)),
    "maxLength": ("MaxLength", lambda limit: _length(limit, int.__le__)),
    "equals": ("Equals", _equals),
    "disjoint": ("Disjoint", _disjoint),
    "lessThan": ("LessThan", lambda p: _less(p, frozenset((-1,)))),
    "lessThanOrEquals": ("LessThanOrEquals", lambda p: _less(p, frozenset((-1, 0)))),
    "hasValue": ("HasValue", _has_value),
    "uniqueLang": ("UniqueLang", _unique_language),
}
