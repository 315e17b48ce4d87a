"""What may be wrong with a file before anything in it is read: the rules, and the problem of a whole file."""

from __future__ import annotations

from kg.model import Problem, Rule, Span

_UNREAD = "A file that cannot be read gives no fact, and its drug is missing from every answer."
_TABLE = (
    ("file-too-large", "split or shorten it", _UNREAD, "A file of more than four million bytes."),
    ("unreadable", "check the path and rights", _UNREAD, "A file that the system does not let be read."),
    ("not-utf-8", "save the file as UTF-8", _UNREAD, "A byte that is not UTF-8."),
    ("binary-file", "save it as plain text", _UNREAD, "A file that holds NUL characters."),
    ("empty-file", "write the monograph or delete the file", _UNREAD, "A file without a character of text."),
    (
        "no-front-matter",
        "begin the file with --- and the keys title, description, faqs",
        "Without it the drug's name is guessed from the file's name, and the FAQ is not read.",
        "A file that does not begin with front matter, or whose front matter is not closed.",
    ),
    (
        "broken-front-matter",
        "quote the value",
        "No value of it can be read: neither the title nor a FAQ.",
        "Front matter that is not plain YAML: a key twice, an anchor, a tag, a quote that does not end.",
    ),
    (
        "no-title",
        "add title: with the drug's name",
        "The title is the drug's name.",
        "Front matter without a title.",
    ),
)
RULES = tuple(Rule(name, "violation", hint, why, what) for name, hint, why, what in _TABLE)
_HINTS = {rule.name: rule.hint for rule in RULES}


def refusal(path: str, rule: str, message: str) -> Problem:
    """The problem of a whole file."""
    return Problem("violation", rule, message, path, span=Span(0, 0), hint=_HINTS[rule])
