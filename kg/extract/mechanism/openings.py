"""Where a sentence names the class of the drug without a cue: before its subject, or where the text opens without a verb."""

from __future__ import annotations

from kg.extract.mechanism.subject import names
from kg.model import Monograph, Passage
from kg.text.regexps import regexp

# "A loop diuretic, it removes ...", "The loop diuretic testamab removes ...".
_HEADED = regexp(r"An? (?P<inside>[^,.;:()]{3,60}?)(?: by (?:origin|nature|structure))?, (?P<who>[\w-]+)\b")
_BEFORE_NAME = regexp(r"The (?P<inside>[\w -]{4,50}) $")
# "SSRI (selective ...), oral; antidepressant.", "Testol – macrolide antibiotic": no verb.
TITLED = regexp(
    r"(?!Like |Unlike |As )(?:[A-Z][\w+ ]{2,60}? [–—-] |[A-Z][\w+ ]{2,60}?: )?(?:[Aa]n? |[Tt]he )?(?P<class>[^.:]{4,160}?)(?= (?:for|given|used|taken|in|with|to|that|which|from|against)\b|\.|$)"
)


_TELLS = regexp(
    r"\b(?:holds?|contains?|is|are|was|of|in|with|for|has|have)\b"
)  # "The capsules hold the prodrug testamab"


def opens(monograph: Monograph, passage: Passage, text: str) -> bool:
    """True for the sentence without verb with which the text begins to say what the drug is."""
    if (
        passage.topic != "usage"
        or passage.form != "paragraph"
        or _FINITE.search(passage.text, 0, passage.text.find(text) + len(text))
    ):
        return False
    if text.lower().startswith(
        ("it ", "this ", *(f"{name} " for name in names(monograph)))
    ) and not _DASH.search(text, 0, 80):
        return False
    first = next(p for p in monograph.passages if p.topic == "usage" and p.role == passage.role)
    return first is passage and not _FINITE.search(text)


_DASH = regexp(r"\s[–—-]\s|:\s")
_FINITE = regexp(
    r"\b(?:is|are|was|were|be|has|have|does|do|may|can|should|must|will|[a-z]{3,}(?:ates|izes|ises|ents|cks|bits|ores|wers|ucts|uces|ieves|reats|elps|orks|elongs))\b"
)


def headed(monograph: Monograph, text: str) -> tuple[int, int] | None:
    """The class that stands before the subject of a sentence, the drug."""
    before = _HEADED.match(text)
    if (
        before
        and " of " not in before["inside"]
        and (before["who"] in ("it", "this") or before["who"].lower() in names(monograph))
    ):
        return before.span("inside")
    if not text.startswith("The "):
        return None
    place = max((text.lower().find(f" {name} ", 0, 70) for name in names(monograph)), default=-1)
    beside = _BEFORE_NAME.match(text[: place + 1])
    return beside.span("inside") if beside and not _TELLS.search(beside["inside"]) else None
