"""A sentence of names as the lists in it are read: remarks in parentheses, and no country between a name and its cue."""

from __future__ import annotations

from kg.extract.name.forms import REGION
from kg.text.regexps import regexp

# "Zorvex – Germany", where nothing else is said.
_DASHED = regexp(r"^(?P<name>[A-Z][\w®™-]*(?: [A-Z0-9][\w®™-]*){0,3}) [–—-] (?P<note>[^.;:()]{2,70}?)\W*$")
# "in India Zelium", "and, in Japan, Zelium".
_PLACED = regexp(
    rf"(?P<before>^|[;,] |\b(?:and|or),? )[Ii]n {REGION.pattern.removeprefix('(?:[Ii]n )?')},? (?:it is )?(?=[A-Z])"
)


# "Americans buy it as A, |Germans as| B".
_PEOPLE = regexp(
    r"(?P<before>[;,] (?:and )?)(?:the )?(?:[A-Z][a-z]+(?:ans|ons)|Germans|French|British|Dutch|Swiss|Japanese|Chinese|Portuguese|Spanish|Irish|Danes|Swedes|Finns|Poles|Turks|Greeks) as (?=[A-Z])"
)
# "Written the American way, X".
_WAY = regexp(r"\b(?:in )?the [A-Z][a-z]+ (?:way|manner|fashion|style),? ")


def as_read(text: str) -> str:
    """The sentence with "Name – note" as "Name (note)", and without "in COUNTRY" before a name."""
    quoted = regexp(r",([\"”])").sub(r"\1,", text).replace(" Plus", "_Plus")
    dashed = _DASHED.sub(r"\g<name> (\g<note>)", quoted)
    dashed = _PEOPLE.sub(r"\g<before>", _WAY.sub("", dashed))
    return _PLACED.sub(lambda match: match["before"].replace("and,", "and").replace("or,", "or"), dashed)
