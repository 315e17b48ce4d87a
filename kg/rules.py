"""Every rule that a problem may name, by family: what it reports, how grave it is, why, and what to do."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.build import failures
from kg.model import Rule, Severity
from kg.read import refusals
from kg.validate import agreement, baseline, suppression
from kg.validate.lint import rules as lint_rules
from kg.validate.shape_rules import shape_rules
from kg.vocab.namespace import PREFIXES

if TYPE_CHECKING:
    from kg.query import NamedQuery

_GRAVEST: tuple[Severity, ...] = ("violation", "warning", "info")


@cache
def families() -> dict[str, tuple[Rule, ...]]:
    """Family to its rules, in the order in which a file meets them."""
    from kg.query import named_queries  # the verdict on one file needs no query

    checks = (
        _check(name, query) for name, query in sorted(named_queries().items()) if name.startswith("checks/")
    )
    return {
        "reading": refusals.RULES,
        "build": failures.RULES,
        "lint": tuple(lint_rules()),
        "agreement": tuple(agreement.RULES.values()),
        "shapes": tuple(shape_rules().values()),
        "checks": tuple(checks),
        "suppression": (*suppression.RULES, *baseline.RULES),
    }


@cache
def rules() -> dict[str, Rule]:
    """Name to rule; a name is one rule's."""
    return {rule.name: rule for own in families().values() for rule in own}


@cache
def family_of() -> dict[str, str]:
    """The name of a rule to its family."""
    return {rule.name: family for family, own in families().items() for rule in own}


def address(rule: str) -> str:
    """The IRI of a rule's page, which shapes, reports and docs/rules name alike."""
    return f"{PREFIXES['rule']}{rule}"


def _check(name: str, query: NamedQuery) -> Rule:
    said = next(words for column, _, words in query.columns if column == "severity")
    severity = next(each for each in _GRAVEST if each in said)
    return Rule(
        name.removeprefix("checks/"), severity, query.hint, query.why, f"{query.title}. {query.description}"
    )
