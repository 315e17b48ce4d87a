"""The SHACL core constraint components that look at values only (SHACL section 4), as small functions.

Each builder takes what the shape says for its parameter. Where each value is looked at by itself it gives a test of a
value; else a check: from data, focus node and value nodes to the findings, a value or None where the component has none
to show. Those that need other shapes are in compiled.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from kg.text.regexps import regexp
from kg.validate.data import Data
from kg.validate.paths import UnsupportedShapeError
from kg.validate.terms import (
    LANGUAGE_STRING,
    STRING,
    XSD,
    datatype,
    is_blank,
    is_iri,
    language,
    of_kind,
    text,
)

Values = Sequence[str]
Test = Callable[[str], bool]
Check = Callable[[Data, str, Values], Sequence[str | None]]
TRUE = f'"true"^^<{XSD}boolean>'
# Numbers are read here; rdflib, which knows all datatypes, takes long to load.
_NUMBERS: dict[str, tuple[re.Pattern[str], Callable[[str], Any]]] = {
    f"{XSD}integer": (regexp(r"[+-]?[0-9]+"), int),
    f"{XSD}decimal": (regexp(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"), Decimal),
}


def _class(class_: str) -> Check:
    return lambda data, focus, values: [value for value in values if not data.is_a(value, class_)]


def _datatype(wanted: str) -> Test:
    kind = text(wanted)
    if kind == STRING:
        return lambda value: value[0] == '"' and value[-1] == '"'
    end = f'"^^<{kind}>'
    if kind == LANGUAGE_STRING:
        return lambda value: datatype(value) == kind
    return lambda value: value.endswith(end) and _is_well_formed(value)


@lru_cache(maxsize=50_000)
def _is_well_formed(literal: str) -> bool:
    kind, written = datatype(literal), text(literal)
    if kind in (STRING, LANGUAGE_STRING) or _number(written, kind) is not None:
        return True
    if kind == f"{XSD}boolean":  # rdflib takes any other text for false
        return written in ("true", "false", "1", "0")
    return not _read(written, kind).ill_typed


def _number(written: str, kind: str) -> Any:
    """The number that a literal is, or None."""
    form, read = _NUMBERS.get(kind, (None, None))
    return read(written) if form and read and form.fullmatch(written) else None


def _read(written: str, kind: str) -> Any:
    """A literal of rdflib, for datatypes that our graphs do not use."""
    from rdflib import Literal, URIRef

    return Literal(written, datatype=URIRef(kind))


def _node_kind(kind: str) -> Test:
    allowed = of_kind(kind)
    return lambda value: value[0] in allowed


def _at_least(limit: str) -> Check:
    number = int(text(limit))
    return lambda data, focus, values: () if len(values) >= number else (None,)


def _at_most(limit: str) -> Check:
    number = int(text(limit))
    return lambda data, focus, values: () if len(values) <= number else (None,)


@lru_cache(maxsize=50_000)
def _value(term: str) -> Any:
    """The Python value of a literal, or None where it has none that compares."""
    kind = datatype(term)
    if kind in ("", LANGUAGE_STRING):
        return None
    written = text(term)
    if kind == STRING:
        return written
    number = _number(written, kind)
    if number is not None:
        return number
    read = _read(written, kind)
    return None if read.ill_typed else read.value


@lru_cache(maxsize=50_000)
def compare(one: str, other: str) -> int | None:
    """-1, 0 or 1 as ``one`` is less than, equal to or greater than ``other``; None where they do not compare."""
    a, b = _value(one), _value(other)
    if a is None or b is None or isinstance(a, bool) != isinstance(b, bool):
        return None
    try:
        return int(a > b) - int(a < b)
    except TypeError:
        return None


def _bound(limit: str, allowed: frozenset[int]) -> Test:
    return lambda value: compare(value, limit) in allowed


def _length(limit: str, is_enough: Callable[[int, int], bool]) -> Test:
    number = int(text(limit))
    return lambda value: not is_blank(value) and is_enough(len(text(value)), number)


def pattern(source: str, flags: str) -> Test:
    """sh:pattern with sh:flags."""
    known = {"i": re.I, "m": re.M, "s": re.S, "x": re.X}
    if set(flags) - set(known):
        raise UnsupportedShapeError(f"the regular expression flags {flags!r}")
    found = re.compile(text(source), sum(known[flag] for flag in set(flags))).search
    return lambda value: not is_blank(value) and bool(found(text(value)))


def _equals(predicate: str) -> Check:
    wanted = _predicate(predicate)

    def check(data: Data, focus: str, values: Values) -> Sequence[str]:
        others = data.objects(focus, wanted)
        return [*(v for v in values if v not in others), *(o for o in others if o not in values)]

    return check


def _disjoint(predicate: str) -> Check:
    wanted = _predicate(predicate)
    return lambda data, focus, values: [v for v in values if v in data.objects(focus, wanted)]


def _less(predicate: str, allowed: frozenset[int]) -> Check:
    wanted = _predicate(predicate)
    return lambda data, focus, values: [
        value
        for other in data.objects(focus, wanted)
        for value in values
        if compare(value, other) not in allowed
    ]


def _predicate(term: str) -> str:
    if not is_iri(term):
        raise UnsupportedShapeError("a predicate that is no IRI")
    return term


def _has_value(wanted: str) -> Check:
    return lambda data, focus, values: () if wanted in values else (None,)


def one_of(allowed: Iterable[str]) -> Test:
    """sh:in."""
    return frozenset(allowed).__contains__


def language_in(tags: Iterable[str]) -> Test:
    """sh:languageIn, by the rules of SPARQL's langMatches."""
    ranges = [text(tag).lower() for tag in tags]

    def is_right(value: str) -> bool:
        tag = language(value)
        return any(
            tag and (wanted == "*" or tag == wanted or tag.startswith(wanted + "-")) for wanted in ranges
        )

    return is_right


def _unique_language(wanted: str) -> Check:
    def check(data: Data, focus: str, values: Values) -> Sequence[None]:
        tags = [tag for value in values if (tag := language(value))]
        return [None for tag in dict.fromkeys(tags) if tags.count(tag) > 1]

    return check if wanted == TRUE else lambda *_: ()


# Parameter (local name in the SHACL namespace) to its component's local name and builder: of a test of each value,
TESTS: dict[str, tuple[str, Callable[[str], Test]]] = {
    "datatype": ("Datatype", _datatype),
    "nodeKind": ("NodeKind", _node_kind),
    "minInclusive": ("MinInclusive", lambda limit: _bound(limit, frozenset((0, 1)))),
    "minExclusive": ("MinExclusive", lambda limit: _bound(limit, frozenset((1,)))),
    "maxInclusive": ("MaxInclusive", lambda limit: _bound(limit, frozenset((0, -1)))),
    "maxExclusive": ("MaxExclusive", lambda limit: _bound(limit, frozenset((-1,)))),
    "minLength": ("MinLength", lambda limit: _length(limit, int.__ge__)),
    "maxLength": ("MaxLength", lambda limit: _length(limit, int.__le__)),
}
# and of a check of the values together.
CHECKS: dict[str, tuple[str, Callable[[str], Check]]] = {
    "class": ("Class", _class),
    "minCount": ("MinCount", _at_least),
    "maxCount": ("MaxCount", _at_most),
    "equals": ("Equals", _equals),
    "disjoint": ("Disjoint", _disjoint),
    "lessThan": ("LessThan", lambda p: _less(p, frozenset((-1,)))),
    "lessThanOrEquals": ("LessThanOrEquals", lambda p: _less(p, frozenset((-1, 0)))),
    "hasValue": ("HasValue", _has_value),
    "uniqueLang": ("UniqueLang", _unique_language),
}
