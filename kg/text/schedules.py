"""How often, how long and by which route a dose is given, as prose says it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued, standing
from kg.text.regexps import regexp

_WORD = r"(?:one|two|three|four|five|six|seven|eight|ten|twelve)"
_COUNT = rf"(?:\d+(?:\s?(?:-|–|—|to|or)\s?\d+)?|{_WORD}(?:\s?(?:-|–|to|or)\s?{_WORD})?)"
_TIMES = rf"(?:once or more times|(?:several|multiple|many) times|once|twice|thrice|{_COUNT}(?:\s+(?:or|to)\s+(?:once|twice|thrice|{_COUNT}))?(?:\s*(?:times?|x|×))?)(?:\s+(?:or|to)\s+(?:once|twice|thrice|{_COUNT})(?:\s+times)?)?"
_PERIOD = r"(?:hours?|hrs?|h|days?|weeks?|wks?|months?|minutes?|years?)"
_MEAL = r"(?:meals?|food|eating|breakfast|lunch|dinner|supper|the (?:first |main |evening |morning )?meal|bedtime|sleep)"
_ATOM = "|".join((
    rf"{_TIMES}[\s-]*(?:daily|nightly|weekly|monthly|yearly|annually|(?:a|per|each|every|in an?)\s+(?:day|week|month|year|night|24 hours))",
    rf"(?:once\s+)?(?:every|each)\s+(?:other\s+(?:day|week|night)|(?:{_COUNT}\s*)?{_PERIOD}|night|morning|evening|(?:\w+ )?(?:meal|day)|\d+-\d+-?\s?h)",
    rf"{_TIMES}(?=,| for\b| before| at\b| in the| with| after|$)(?<=once|wice|imes)",
    r"\b(?:daily|nightly|weekly|bi-?weekly|fortnightly|monthly|annually|yearly|hourly|weekdays)\b(?! (?:dose|dosage|intake|maximum))",
    r"(?:per|a|in) (?:day|24 hours|week|month|session|application|year)(?! of)|per dose|in any 24-hour period|(?<=[a-z])/(?:day|24 ?h(?:ours)?|week)\b",
    rf"(?:(?:given |taken )?(?:in|into|as) |divided (?:into |in )?)(?:{_COUNT} |multiple |several |equal(?:ly)? )*(?:equally )?(?:divided |separate |equal )?doses|divided(?= |$)",
    r"(?:as|in) (?:a )?single (?:daily )?(?:dose|infusion)|single (?:oral )?dose|one dose|once only",
    r"(?:at|before|near) bedtime|at night|in the (?:morning|evening|afternoon)|\b(?:morning|noon|evening)(?:,? (?:and|or) (?:morning|noon|evening|night|bedtime))+",
    rf"(?:(?:at least )?{_COUNT}\s+(?:minutes?|hours?)\s+)?(?:before|after|with|without|between|during) (?:or (?:after|without) )?(?:each |every |or without |main )?{_MEAL}|on an empty stomach",
    r"(?:as|if|when) (?:needed|required|necessary)|\bprn\b",
    r"on (?:the )?(?:first|second|third|alternate|consecutive|two|three|successive)[\w ]*? days?|(?:on )?days? \d+(?:(?:,? (?:and|or|to) |, |-|–)\d+)*(?: of (?:(?:each|every|a) [\w-]+(?: cycle)?|cycles? [\d–-]+))?|(?:at|on|in) (?:weeks?|months?) \d+(?:(?:,? (?:and|or|to) |, |-|–)\d+)*|for \d+ (?:or \d+ )?doses|x \d+,? (?=two|one|three|\d)|\d+(?:st|nd|rd|th) day",
    r"\bq\s?\d+(?:-\d+)?\s?h(?:rs|ours)?\b|\bq(?:d|od|hs|id)\b|\bb\.?i\.?d\b\.?|\bt\.?i\.?d\b\.?|\bq\.?i\.?d\b\.?|\bstat\b",
    rf"{_COUNT} {_PERIOD} apart|not (?:sooner|more often) than (?:every )?{_COUNT}(?:\s+{_PERIOD})?",
))  # fmt: skip
_FROM = r"(?: (?:from|starting (?:at|in|from)|beginning (?:at|in)) (?:week|month|day|year) \d+)?"
_LINK = r"(?:\s*,?\s*(?:and|or|then|preferably|usually|typically|to)?\s*\(?)"
FREQUENCY = regexp(
    rf"(?:(?<![\w-])|(?=/))(?:{_ATOM}){_FROM}(?:{_LINK}(?:(?<=[\s,(])(?:{_ATOM}){_FROM}))*", re.IGNORECASE
)

_ROUTES = tuple(
    (name, cued(pattern, re.IGNORECASE))
    for name, pattern in (
    ("subcutaneous", r"subcutaneous(?:ly)?|\bSC\b|\bSubQ\b|\bs\.c\."),
    ("intravenous", r"(?<!non-)intravenous(?:ly)?|(?<!stage )(?<!class )\bIV\b|\bi\.v\.|\binfus(?:ed|ions?)\b"),
    ("intramuscular", r"intramuscular(?:ly)?|\bIM\b|\bi\.m\."),
    ("oral", r"(?<!per)\boral(?:ly)?\b(?! (?:contracept|candid|thrush|mucos|cavity))|by mouth|\bPO\b|\bp\.o\.|\btablets?\b|\bcapsules?\b|\bswallow"),
    ("topical", r"\btopical(?:ly)?|\bcream\b|ointment|(?<!eye )(?<!softgel )\bgel\b|lotion|shampoo|affected (?:\w+ )?areas?|\bscalp\b|appl(?:y|ied) (?:a )?thin"),
    ("inhalation", r"\binhal(?:ed|er|ers|ations?|e)\b|nebuli[sz]\w+|\bpuffs?\b"),
    ("ophthalmic", r"ophthalmic|\beyes?\b|conjunctival"),
    ("otic", r"\botic\b|\bears?\b"),
    ("intranasal", r"intranasal(?:ly)?|(?<!oro)\bnasal(?:ly)?\b(?! congestion)|nostrils?"),
    ("rectal", r"\brectal(?:ly)?|suppositor\w+|\benema"),
    ("vaginal", r"\bvaginal(?:ly)?\b(?! candid| infect)|intravaginal|pessar\w+"),
    ("sublingual", r"sublingual(?:ly)?|under the tongue"),
    ("buccal", r"\bbuccal(?:ly)?"),
    ("transdermal", r"transdermal(?:ly)?|\bpatch(?:es)?\b"),
    ("intrathecal", r"intrathecal(?:ly)?"),
    ("intradermal", r"intradermal(?:ly)?"),
    ("intra-articular", r"intra-?articular(?:ly)?"),
    ("epidural", r"\bepidural(?:ly)?"),
    ("intravitreal", r"intravitreal(?:ly)?"),
    )
)  # fmt: skip


# How long: "for 7 to 14 days", "over 2 hours", "for up to 6 cycles"; an age is none ("for 6 years and over").
_LIMIT = r"(?:up to|at least|no more than|a maximum of|a minimum of) "
_DURATION = cued(
    rf"\b(?:for|lasting)\s+(?:a (?:total|period|duration) of |about |approximately |around |typically |usually |the first |another )*"
    rf"(?P<long>(?:{_LIMIT})?(?:an? |{_COUNT}(?:\s|-)*)(?:(?:consecutive|more|treatment) )?(?:days?|weeks?|months?|years?|hours?|minutes?|cycles?)\b)"
    rf"(?!\s+(?:and|or) (?:older|over|above|up)|\s+(?:old|of age|prior|before|apart)|-old)|"
    rf"\bover\s+(?:about |approximately |at least )?(?P<short>(?:an? |{_COUNT}(?:\s|-)*)(?:minutes?|hours?)\b)",
    re.IGNORECASE,
)


def durations(text: str) -> list[str]:
    """For how long, as written: "7 to 14 days", "up to 6 cycles"."""
    return [match.group("long") or match.group("short") for match in _DURATION.finditer(text)]


@lru_cache(maxsize=4096)
def routes(text: str) -> tuple[str, ...]:
    """The routes of administration that a text names."""
    return tuple(name for name, pattern in standing(_ROUTES, text) if pattern.search(text))


def frequencies(text: str) -> list[str]:
    """How often, as written: "three times daily, 15 minutes before meals"."""
    found = [match.group().strip(" ,(.") for match in FREQUENCY.finditer(text)]
    found = [often if often.count("(") == often.count(")") else often.split(" (")[0] for often in found]
    return [f"per {often[1:]}" if often.startswith("/") else often for often in found]
