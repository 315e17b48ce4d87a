"""Lead-ins that deny what is listed behind or below them: "Not needed:", "Allowed in:", "No interaction with:"."""

from __future__ import annotations

import re

from kg.text.regexps import regexp

# "Cleared:", "Tested and found clean:", "Old fears:".
_ACQUITS = (
    r"(?:(?:tested|studied|examined|checked|investigated|suspected|once suspected|wrongly)(?:,| and| but)? (?:\w+ ){0,2}?)?(?:cleared|acquitted|exonerated|absolved|clean|unaffected|unchanged|unaltered|uneventful|dismissed|ruled out|exculpated|negative(?= (?:studies|trials|results?|tests?|findings?)\b| ?:)|nothing found|innocent|innocuous|neutral(?= ?:)|indifferent|unproblematic|unrestricted|(?:problem|trouble|interaction|risk)-free)|"
    r"(?:(?:[\w-]+ )?(?:unfounded|groundless|baseless|old|past|former|earlier|disproved|refuted|unproven|unconfirmed) )?(?:myths?|rumou?rs?|legends?|false alarms?|fears?|suspicions?|worries)|(?:unfounded|groundless|baseless|disproved|refuted|unproven|unconfirmed|debunked)"
)
_DENIES = (
    rf"{_ACQUITS}|"
    r"no (?:[\w-]+ ){0,3}?(?:interactions?|effects?|changes?|influence|relevance|problems?|actions?|adjustments?|contraindications?|reports?|cases|evidence|need|benefit|restrictions?|limits?|trace|sign|objections?|reason|longer|obstacle|objection)|none|without (?:effect|interaction|influence|consequence)|"
    r"not on the list|not listed|no reasons? to|(?:can|may) (?:safely |freely )?be (?:combined|taken|given|used)|harmless|allowed|permitted|safe|OK|compatible|acceptable|not? (?:\w+ly )?(?:an? )?contraindicat\w*|not (?:affected|affecting|altered)"
)
_OPENS = r"(?:^|(?<=[.;\n] ))\W*"
# What comes to no other level may come to something else, which stands below the lead-in.
_OF_LEVELS = r" (?:of|in|on) (?:the |its |their )?(?:\w+ )?(?:levels?|concentrations?|exposure|clearance|(?:pharmaco)?kinetics) ?:"
# Below these an agent or a state is none that is banned; "not with:" and "never:" ban it.
_CLEARS = regexp(
    rf"{_OPENS}(?:{_DENIES})\b(?![^:\n]*\b(?:avoid|requir|caution|do not|never|unless|only|combin|together))(?!{_OF_LEVELS})[^:.;()\n]{{0,60}}:",
    re.IGNORECASE,
)
_CALLS_OFF = (
    rf"{_DENIES}|no\b|never(?! (?:to be )?(?:miss|ignor|overlook|forg))|unnecessary|superfluous|ineffective|formerly|obsolete|"
    r"not (?:yet |so far |normally |usually )?(?:an?|seen|observed|reported|described|found|expected|known(?!\W*:)|needed|necessary|required|recommended|advised|useful|used|combined|indicated|for|in|approved|"
    r"effective|added|with|associated|attributed|due|related|routine|measured|checked|part|to be (?:expected|combined|added|used|given|treated))"
)
_DENIES_ALL = regexp(rf"{_OPENS}(?:{_CALLS_OFF})\b[^:.;()\n]{{0,60}}:", re.IGNORECASE)
# Who is at risk of an effect is no effect.
_DENIES_EFFECT = regexp(
    rf"{_OPENS}(?:{_CALLS_OFF}|[^.;:()\n]{{0,60}}\b(?:not|none) of (?:the |its )?(?:treatment|drug|therapy|medicine)|[^.;:()\n]{{0,40}}\b(?:effects|reactions) of the [\w-]+ (?:given|taken|used|combined|added) (?:with|beside|alongside|to) it|(?:who is |those |patients )?(?:at|more at) (?:\w+ )?risk|(?:\w+ ){{0,2}}risk factors?|predispos\w+)\b[^:.;()\n]{{0,60}}:",
    re.IGNORECASE,
)
# An amount may stand below any lead-in ("never more than:").
_BY_KIND = {
    "adverse_effect": _DENIES_EFFECT,
    "contraindication": _CLEARS,
    "interaction": _CLEARS,
    **dict.fromkeys(("monitoring", "combination", "indication", "target", "effect"), _DENIES_ALL),
}
# "Retinopathy: |risk factors|": the last words of an item lead in what stands below it.
_OWN_WORDS = regexp(r"^[^:]*:(?=\s*\S)")
# Where a lead-in no longer governs: at the next sentence, or at a lead-in of its own.
_ENDS = regexp(r"\.\s|;[^;:.]{2,40}:")


def is_below_denial(kind: str, before: str) -> bool:
    """True where ``before``, what stands before a thing of this kind in its line, ends below a lead-in that denies it."""
    pattern = _BY_KIND.get(kind) if ":" in before else None
    leads = list(pattern.finditer(before)) if pattern else []
    return bool(leads) and not _ENDS.search(before, leads[-1].end())


def parent(text: str, start: int) -> str:
    """The list item of ``text`` under which the one at ``start`` stands, as a lead-in; "" where it stands under none."""
    first = text.rfind("\n", 0, start) + 1
    indent = _indent(text[first:start])
    while indent and first:
        last, first = first - 1, text.rfind("\n", 0, first - 1) + 1
        line = text[first:last]
        if line.strip() and _indent(line) < indent:
            return _OWN_WORDS.sub("", line.replace("*", "")).rstrip(" :") + ":"
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
