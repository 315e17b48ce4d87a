"""Amounts and measures in prose."""

from __future__ import annotations

import re

from kg.text.cued import cued
from kg.text.regexps import regexp

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_MASS = (
    r"(?:mg|mcg|µg|μg|ug|g|gm|ng|nanograms?|grams?|milligrams?|micrograms?|kg|mL|ml|L|cc|oz|ounces?|(?:anti-(?:factor )?Xa )?IU|I\.U\.|U|(?:million |billion )?(?:international )?units?|million IU|(?:billion |million )(?:CFU|spores|cells|organisms|colony[- ]forming units)|CFU|"
    r"m?Eq|mmol|MBq|mCi|GBq|cm²|cm2|(?:cm|inch(?:es)?)(?=(?:-| )(?:long )?(?:ribbon|strip|of (?:the )?(?:ointment|cream|gel|paste))))"
)
_COUNTABLE = (
    r"(?:tablets?|tabs?|capsules?|caplets?|drops?|puffs?|sprays?|actuations?|sachets?|packets?|teaspoons?|tablespoons?|teaspoonfuls?|tablespoonfuls?|tsp|tbsp|ampoules?|ampules?|"
    r"vials?|patch(?:es)?|lozenges?|troches?|suppositor(?:y|ies)|ovules?|implants?|wafers?|applications?|applicatorfuls?|inhalations?|pessar(?:y|ies)|scoops?|pumps?|strips?|gumm(?:y|ies)|FTUs?|fingertip units?)"
)
_UNIT = rf"(?:{_MASS}|{_COUNTABLE})"
# A number below zero is kept as it is written, for the shapes to report; "½ -1" is a range.
_SIGN = r"(?:(?:[<>≥≤~]|(?<![\w.,)%-])(?<![\d¼½¾⅓⅔⅛] )[-−](?=\d))\s?)?"
_WORD = r"one|two|three|four|five|six|eight|ten|half an?|one[- ]half|\d?[¼½¾⅓⅔⅛]|1/[2348]"
# "mg iron/kg", "mg/kg/day", "mg per kg"; but "per day" is a frequency.
_PER = (
    r"(?:(?:\s(?:elemental\s)?[A-Za-z]{2,12}(?=\s?/\s?kg))?\s?/\s?(?:kg|m²|m2|m\^2|day|dose|hour|hr|h|minute|min|week|24 hours|24 h|d)\b|\s+per\s+(?:kg|kilogram|m²|m2|square met\w+|minute|hour)\b)"
    r"(?:(?:\s?/\s?)(?:day|dose|hour|hr|h|minute|min|week|kg|d|12h)\b|\s+per\s+(?:minute|hour)\b)?"
)
_TO = r"\s*(?:-|–|—|to)\s*"
_KIND = r"(?:(?:full|softgel|soft(?: gel(?:atin)?)?|metered|(?:film-)?coated|chewable|effervescent|dispersible|level|heaped|vaginal|transdermal|fixed-dose|(?:extended|immediate)-release|combination)\s)?"
# A range, also "between 2 mg and 8 mg"; a fixed combination ("50/12.5 mg"); a number of countable things.
AMOUNT = regexp(
    rf"(?<![\w.,])(?<!\d/)(?:{_SIGN}(?:"
    rf"(?<=between )(?:{_NUMBER})(?:\s?{_UNIT})?(?:{_PER})?\s+and\s+(?:{_NUMBER})[\s-]?{_UNIT}(?![A-Za-z])(?:{_PER})?|"
    rf"(?:{_NUMBER})(?:/(?:{_NUMBER})){{1,3}}\s?{_MASS}(?![A-Za-z])|"
    rf"(?:{_NUMBER})(?:\s?{_UNIT}\b(?:{_PER})?(?={_TO}(?:{_NUMBER})\s?{_UNIT}))?(?:{_TO}(?:{_NUMBER}))?[\s-]?{_MASS}(?![A-Za-z²])(?:{_PER})?|"
    rf"(?:{_NUMBER})(?:(?:{_TO}|\s+or\s+)(?:{_NUMBER}))?[\s-]?{_KIND}{_COUNTABLE}(?![A-Za-z]))|"
    rf"(?:{_WORD})(?:(?:\s+(?:to|or)\s+|\s*[-–—]\s*)(?:{_WORD}|{_NUMBER}))?[\s-](?:of an? |an? )?{_KIND}{_COUNTABLE}(?![A-Za-z])|"
    r"\d+(?:\s?[-–]\s?\d+)?\s?% of (?:the )?(?:[\w-]+ ){0,3}dos(?:e|age)\b|half (?:of )?the (?:[\w-]+ ){0,3}dos(?:e|age)\b|"
    r"(?:thin|thick|light) (?:layer|film|coat(?:ing)?)|pea-sized? amount|small (?:amount|quantity)(?! of (?:water|milk|food|juice|liquid)))",
    re.IGNORECASE,
)
# "5 or 10 mg", "25, 50 or 100 mg": several amounts with one unit.
ALTERNATIVES = cued(
    rf"(?<![\w.,/])(?<!day )(?<!days )(?<!week )(?<!cycle )(?<!type )(?<!grade )((?:{_NUMBER})(?:, (?:{_NUMBER}))*),? or (?=(?:{_NUMBER})\s?({_MASS})(?![A-Za-z])({_PER})?)",
    re.IGNORECASE,
)
STRENGTH = regexp(
    rf"(?<![\w.,/])(?:{_NUMBER})(?:{_TO}(?:{_NUMBER}))?\s?%(?=\s+(?:[\w-]+ ){{0,3}}(?:solution|cream|lotion|ointment|gel|shampoo|foam|suspension|paste|powder)\b)",
    re.IGNORECASE,
)
_SPAN = rf"(?:{_NUMBER})(?:\s*(?:-|–|—|to|and)\s*(?:{_NUMBER}))?"
_PERIODS = r"(?:hours?|hrs?|h\b|minutes?|mins?\b|days?|weeks?|months?|seconds?|years?)"
_COUNTED = "an? one two three four five six seven eight nine ten twelve".split()
_DIGITS = {"an": "1", "a": "1", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
           "seven": "7", "eight": "8", "nine": "9", "ten": "10", "twelve": "12"}  # fmt: skip
TIME = regexp(
    rf"(?P<value>{_SIGN}{_SPAN}|\b(?:{'|'.join(_COUNTED)})(?: to (?:{'|'.join(_COUNTED)}))?)\s*-?(?P<unit>{_PERIODS})|"
    rf"\b(?P<vague>(?:(?:a few|several|a couple of|some) )(?:{_PERIODS})(?:(?: to| or even| or) (?:a few |several |an? )?(?:{_PERIODS}))?|{_PERIODS} to {_PERIODS})",
    re.IGNORECASE,
)
PERCENT = regexp(
    rf"(?P<value>{_SIGN}(?:{_NUMBER})(?:\s?%?\s*(?:-|–|—|to|and)\s*(?:{_NUMBER})(?=\s?(?:%|percent)))?)\s?(?P<unit>%|percent)",
    re.IGNORECASE,
)
VOLUME = regexp(
    rf"(?P<value>{_SPAN})\s*(?P<unit>(?:m?L|lit(?:er|re)s?)(?:\s?/\s?kg)?)(?![\w/])", re.IGNORECASE
)
FLOW = regexp(
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
