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
_SPAN = rf"(?:{_NUMBER})(?:\s*(?:-|–|—|to|and)\s*(?:{_NUMBER}))?"
_PERIODS = r"(?:hours?|hrs?|h\b|minutes?|mins?\b|days?|weeks?|months?|seconds?|years?)"
_COUNTED = "an? one two three four five six seven eight nine ten twelve".split()
_DIGITS = {"an": "1", "a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
           "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12"}  # fmt: skip
TIME = re.compile(
    rf"(?P<value>[<>≥≤~]?\s?{_SPAN}|\b(?:{'|'.join(_COUNTED)})(?: to (?:{'|'.join(_COUNTED)}))?)\s*-?(?P<unit>{_PERIODS})|"
    rf"\b(?P<vague>(?:(?:a few|several|a couple of|some) )(?:{_PERIODS})(?:(?: to| or even| or) (?:a few |several |an? )?(?:{_PERIODS}))?|{_PERIODS} to {_PERIODS})",
    re.IGNORECASE,
)
PERCENT = re.compile(
    rf"(?P<value>[<>≥≤~]?\s?(?:{_NUMBER})(?:\s?%?\s*(?:-|–|—|to|and)\s*(?:{_NUMBER})(?=\s?(?:%|percent)))?)\s?(?P<unit>%|percent)",
    re.IGNORECASE,
)
VOLUME = re.compile(
    rf"(?P<value>{_SPAN})\s*(?P<unit>(?:m?L|lit(?:er|re)s?)(?:\s?/\s?kg)?)(?![\w/])", re.IGNORECASE
)
FLOW = re.compile(
    rf"(?P<value>{_SPAN})\s*(?P<unit>(?:m?L|lit(?:er|re)s?)(?:\s?/\s?|\s+per\s+)(?:min(?:ute)?|h(?:r|our)?|day)\b(?:\s?/\s?(?:kg|1\.73\s?m²|1\.73\s?m2))?|times (?:the )?creatinine clearance)",
    re.IGNORECASE,
)


def measures(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    """The (value, unit) of every measure in ``text``; a number word becomes digits, "a few days" is a value by itself."""
    found = []
    for match in pattern.finditer(text):
        if vague := match.groupdict().get("vague"):
            found.append((vague, ""))
            continue
        words = match.group("value").strip().split()
        found.append((" ".join(_DIGITS.get(word.lower(), word) for word in words), match.group("unit")))
    return list(dict.fromkeys(found))


def routes(text: str) -> list[str]:
    """The routes of administration that a text names."""
    return [name for name, pattern in ROUTES if pattern.search(text)]
