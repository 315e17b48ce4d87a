"""What a lead-in or heading says of what stands below it: that it lists uses, is told of a condition, or is refused."""

from __future__ import annotations

import re

from kg.extract.use.besides import is_form, is_verbless
from kg.extract.use.conditions import bared, is_agent, is_known, is_plausible, mostly_known
from kg.extract.use.rows import cells, of_label
from kg.extract.use.uses import uses
from kg.model import MappedText, Passage
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import sentences

_OTHER_SUBJECT = cued(
    r"classif|contra-?indicat|mechanism|class\b|pharmaco|note|action|how it|important|caution|warning|administration|dosage|storage|side effect",
    re.IGNORECASE,
)
_OPENS_USES = regexp(
    r"\b(?:prescribed|indicated|used)\b|\b(?:kept|reserved|meant|given|taken|licen[cs]ed|approved) (?:for|in|against)\b",
    re.IGNORECASE,
)
_USE_LABEL = regexp(
    r"indicat|prescribed|\buses?\b|\bused\b|usage|off[- ]label|licen[cs]ed|approved|authori[sz]ed|registered|\blabel$|\blicen[cs]e$|what it is for|^(?:bacterial |viral |fungal |parasitic )?(?:infections|diseases|disorders) (?:caused by|due to|of)|^not for|prevent|prophyla|treat|\b(?:kept|reserved|meant|given|taken|depend(?:s|ing)?) (?:for|in|against|on)\b|conditions?$|includ|following|these|\b(?:for|against)$|\b(?:jobs|roles|tasks|purposes)$|^(?:populations?|patients?|ages?|age groups?|sex|route|line|form)$",
    re.IGNORECASE,
)


def tells_other(lead_in: str) -> bool:
    """True where a heading or lead-in, in its last sentence, opens something else than uses."""
    start, end = sentences(lead_in)[-1]
    last = lead_in[start:end]
    return bool(_OTHER_SUBJECT.search(last)) and not _OPENS_USES.search(last)


def tells_uses(body: str) -> bool:
    """True where the text behind a lead-in tells uses by a cue; "treatment and prevention of A, B" only lists the kinds of what the lead-in names."""
    return any(not use.inverted for use in uses(body, False))


def names_condition(passage: Passage, label: MappedText) -> bool:
    """True where a lead-in stands in the item itself and is a condition, not a field of use or a drug."""
    own = passage.form in ("item", "row") and passage.role == "section" and not is_form(label.text)
    if not own or not 0 <= passage.body.offsets[0] - label.offsets[-1] < 12:
        return False
    stated = bared(regexp(r"\([^()]*\)").sub("", label.text).strip())
    if is_known(stated):
        return is_plausible(stated) and not label.text.lower().startswith("other ")
    told_by_body = not regexp(r"(?:To|For|As)\b").match(passage.text) and tells_uses(passage.text)
    agent = is_agent(label.text) or _USE_LABEL.search(label.text)
    return not agent and is_plausible(stated) and not told_by_body


def is_listed(passage: Passage, text: str) -> bool:
    """True for a short member of a list, or what a lead-in such as "Indications" opens."""
    words = len(regexp(r"\([^()]*\)").sub("", text).split())
    is_told = passage.labels or is_refused(passage) or (passage.role == "section" and is_verbless(text))
    if is_told and words <= 24 and mostly_known(text):
        return True
    if any(
        _USE_LABEL.search(label.text) or of_label(label.text) or is_form(label.text)
        for label in passage.labels
    ):
        return words <= 24
    return (
        words <= (8 if text.endswith(".") else 24) and passage.form in ("item", "row") and not passage.labels
    )


_NOT_FOR = regexp(r"not\b(?! only)|[\w ]*\bnot for$", re.IGNORECASE)


def is_refused(passage: Passage) -> bool:
    """True below "Not for:" or the heading "What it is not for"."""
    return any(_NOT_FOR.match(part.text.strip(" :")) for part in (*passage.heads[-1:], *passage.labels))


# "Bronchospasm: not effective", a cell "no" beside a use.
_DENIES = regexp(
    r"\s*(?:no(?:ne|t)?\b(?! (?:only|before|under|for longer|in children|(?:\w+ )?(?:licen[cs]ed|approved|authori[sz]ed|registered)))|never\b|contra-?indicated|refused|rejected|withdrawn|ineffective|useless|without (?:effect|benefit|value))",
    re.IGNORECASE,
)


def denies(passage: Passage) -> bool:
    """True where an item, or each cell of a row, denies the use in its label."""
    told = [passage.text[cell.start : cell.end] for cell in cells(passage)]
    return all(_DENIES.match(part) for part in told or [passage.text])
