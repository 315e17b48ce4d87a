"""Mentions of an allergy and what it is to: "hypersensitivity to cefixime" is of the concept "hypersensitivity"."""

from __future__ import annotations

from kg.text.regexps import regexp

# "Hypersensitivity to" a substance is the concept, whatever the substance; the words after it keep claims apart.
_ALLERGY = regexp(
    r"^(.*?\b(?:hypersensitivity|hypersensitive|allergic|allergy|anaphylaxis|(?:hypersensitivity|allergic(?: type)?|anaphylactic|anaphylactoid) reaction))"
    r" (?:to|after|following|with|from|caused by)(?: taking| use of| receiving| administration of)? (.+)$"
)
_NAME = regexp(r"(?:hypersensitivity|allerg|anaphyla).*")
_ADJECTIVE = regexp(r"^(?:hypersensitive|allergic)$")
_COMPONENT = frozenset("component ingredient excipient constituent".split())
_PRODUCT = _COMPONENT | frozenset(
    "drug product formulation combination medication medicine preparation".split()
)
_OF_PRODUCT = _PRODUCT | frozenset(
    "any either one all other this these the it its their of in or a active inactive substance vaccine gel cream ointment tablet "
    "capsule solution suspension both listed present contained used".split()
)
_NO_ALLERGEN = regexp(
    r"^(?:severe|history|active|acute|chronic|known|uncontrolled|untreated|concurrent|concomitant|recent|use|pre existing|patient|children|women|severely|condition|moderate)\b|"
    r"(?:itis|osis|emia|pathy|disease|disorder|syndrome|failure|impairment|insufficiency|block|pregnancy|bleeding|ulcer|infection|shock|obstruction|deficiency|tension|asthma|therapy|cardia|contraindication)$"
)


def allergy_in(bare: str) -> tuple[str, str] | None:
    """The words of a normalised mention that name an allergy, and what it is to; None where it names none."""
    match = _ALLERGY.match(bare)
    return (match.group(1), match.group(2)) if match else None


def is_to_product(cause: str) -> bool:
    """True of "either drug", "any of its components": what is allergic to is the product or a part of it."""
    words = set(cause.split())
    return bool(words & _COMPONENT or (words & _PRODUCT and words <= _OF_PRODUCT))


def is_no_allergen(cause: str) -> bool:
    """True where a condition, not a substance, follows: the "to" came from a list that was cut wrongly."""
    return bool(_NO_ALLERGEN.search(cause))


def allergy_names(cause: str) -> list[str]:
    """What the concept of an allergy to ``cause`` may be called, the narrowest first."""
    kind = regexp(r"^(?:other|any other|any|the|similar|related|certain) ").sub("", cause)
    names = [f"hypersensitivity to {kind}", f"{kind} allergy", f"{kind} hypersensitivity"]
    return ["hypersensitivity to any component", *names] if is_to_product(cause) else names


def allergy_name(head: str) -> str:
    """The allergy itself: "anaphylactic reaction" of "history of anaphylactic reaction"; "" where there is none."""
    match = _NAME.search(head)
    return _ADJECTIVE.sub("hypersensitivity", match.group().replace(" type", "")) if match else ""
