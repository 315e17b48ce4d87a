"""Amounts, times and frequencies in prose."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_MASS = r"(?:mg|mcg|µg|ug|g|kg|ng|grams?|milligrams?|micrograms?)"
_UNIT = (
    rf"(?:{_MASS}|mL|ml|L|IU|I\.U\.|units?|million units|million IU|billion CFU|CFU|mEq|mmol|MBq|mCi|%|tablets?|capsules?|caplets?|drops?|puffs?|sprays?|sachets?|"
    r"teaspoons?|tablespoons?|teaspoonfuls?|tablespoonfuls?|ampoules?|ampules?|vials?|patch(?:es)?|lozenges?|suppositor(?:y|ies)|implants?|applications?|inhalations?|pessar(?:y|ies)|scoops?|FTU|fingertip units?)"
)
_PER = r"(?:\s?/\s?|\s+per\s+)(?:kg|m²|m2|m\^2|day|dose|hour|hr|h|min|minute|week|body surface area|24 hours|mL|actuation)\b(?:(?:\s?/\s?|\s+per\s+)(?:day|dose|hour|hr|h|min|minute|week|kg)\b)?"
_RANGE = r"\s*(?:-|–|—|to|or)\s*"
AMOUNT = re.compile(
    rf"(?<![\w.,/])(?:[<>≤≥]\s?)?(?:{_NUMBER})(?:\s?{_UNIT}\b(?:{_PER})?(?={_RANGE}(?:{_NUMBER})\s?{_UNIT}))?(?:{_RANGE}(?:{_NUMBER}))?[\s-]?{_UNIT}(?![A-Za-z])(?:{_PER})?",
    re.IGNORECASE,
)
FREQUENCY = re.compile(
    r"\b(?:(?:once|twice|thrice|one|two|three|four|five|six|\d+(?:\s?(?:-|–|to)\s?\d+)?)(?:\s+(?:or|to)\s+(?:once|twice|thrice|two|three|four|\d+))?\s*(?:times)?\s*(?:-?\s?daily|(?:a|per|each|every)\s+(?:day|week|month|year)|weekly|monthly|yearly)|"
    r"(?:once|twice|thrice)[- ](?:daily|weekly|monthly)|every\s+(?:other\s+day|day|night|morning|evening|(?:\d+(?:\s?(?:-|–|to)\s?\d+)?|two|three|four|six|eight|twelve)\s*(?:hours?|hrs?|h|days?|weeks?|months?|minutes?))|"
    r"(?:at\s+)?weeks?\s+\d+(?:\s*,\s*\d+)*(?:,?\s*and\s+\d+)?|(?:in\s+)?(?:\d+|two|three|four)(?:\s?(?:-|–|to)\s?(?:\d+|three|four))?\s+divided\s+doses|in divided doses|at bedtime|nightly|daily|weekly|monthly|as needed|q\d+h|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|per day|a day|once a (?:day|week|month)|single dose)",
    re.IGNORECASE,
)
_ROUTES = (
    ("subcutaneous", r"subcutaneous(?:ly)?|\bSC\b|s\.c\."),
    ("intravenous", r"intravenous(?:ly)?|\bIV\b|i\.v\.|infus(?:ed|ion)"),
    ("intramuscular", r"intramuscular(?:ly)?|\bIM\b|i\.m\."),
    ("oral", r"\boral(?:ly)?\b|by mouth|\bPO\b|p\.o\.|tablets?|capsules?"),
    ("topical", r"topical(?:ly)?|\bcream\b|ointment|\bgel\b|lotion|affected area|appl(?:y|ied) (?:a )?thin"),
    ("inhalation", r"inhal\w+|nebuli[sz]\w+|puffs?"),
    ("ophthalmic", r"ophthalmic|\beyes?\b|eye drops?"),
    ("otic", r"\botic\b|ear drops?|\bears?\b"),
    ("intranasal", r"intranasal(?:ly)?|nasal(?:ly)?|nostrils?"),
    ("rectal", r"rectal(?:ly)?|suppositor\w+"),
    ("vaginal", r"vaginal(?:ly)?|pessar\w+"),
    ("sublingual", r"sublingual(?:ly)?"),
    ("transdermal", r"transdermal(?:ly)?|patch(?:es)?"),
    ("intrathecal", r"intrathecal(?:ly)?"),
)
ROUTES = tuple(
    (name, re.compile(pattern, re.IGNORECASE if "\\b" not in pattern else re.I)) for name, pattern in _ROUTES
)
TIME = re.compile(
    rf"(?P<value>(?:{_NUMBER})(?:\s*(?:-|–|to)\s*(?:{_NUMBER}))?)\s*-?(?P<unit>hours?|hrs?|h\b|minutes?|mins?\b|days?|weeks?|months?|seconds?|years?)",
    re.IGNORECASE,
)
PERCENT = re.compile(
    rf"(?P<value>[<>≥≤~]?\s?(?:{_NUMBER})(?:\s?%?\s*(?:-|–|to)\s*(?:{_NUMBER}))?)\s?(?P<unit>%|percent)",
    re.IGNORECASE,
)


def routes(text: str) -> list[str]:
    """The routes of administration that a text names."""
    return [name for name, pattern in ROUTES if pattern.search(text)]
