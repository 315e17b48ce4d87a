"""What stops a file on its way through the stages, as rules."""

from __future__ import annotations

from kg.model import Problem, Rule

_MISSING = "What could not be read is missing from every answer; the other files are not stopped by it."
_TABLE = (
    (
        "out-of-time",
        "split the longest sentences and lists, and report the file: a pattern of kg is too slow on it",
        "A file that takes longer than a minute.",
    ),
    (
        "internal-error",
        "this is a bug of kg; report it with the file",
        "A file on which a stage of kg failed.",
    ),
    (
        "worker-died",
        "it may need more memory than there is: split it, or use fewer --jobs; if it stays, report it with the file",
        "A file on which the process that read it was ended by the system, twice.",
    ),
    (
        "duplicate-name",
        "rename one of the files: the name identifies the monograph",
        "A second file of the same name in another folder; only the first is read.",
    ),
)
RULES = tuple(Rule(name, "violation", hint, _MISSING, what) for name, hint, what in _TABLE)
_HINTS = {rule.name: rule.hint for rule in RULES}


def failure(path: str, rule: str, message: str) -> Problem:
    """The problem of a file that a stage or the system gave up."""
    return Problem("violation", rule, message, path, hint=_HINTS[rule])
