"""What a heading, a lead-in or a question speaks of.

The topics are those of the site's template; the patterns are the ways in which its monographs name them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued
from kg.text.regexps import regexp

FACT_TOPICS = (
    "usage", "names", "mechanism", "dosage", "side_effects", "contraindications", "interactions", "pregnancy",
    "monitoring", "combinations", "precautions",
)  # fmt: skip

# The first pattern that occurs in the heading decides.
_HEADINGS = tuple(
    (topic, regexp(pattern, re.IGNORECASE))
    for topic, pattern in (
        (
            "summary",
            r"profile summary|\bsummary\b|at a glance|key facts|\bshort version|\bin (?:brief|a nutshell)$",
        ),
        ("faq", r"\bfaqs?\b|frequently asked|questions"),
        (
            "contraindications",
            r"contra-?\s?indicat|who (?:should|must|may|can) ?not|do not use|^(?:not if|when not to)\b",
        ),
        ("interactions", r"interaction"),
        ("combinations", r"combination|combined with|co-?prescri"),
        ("side_effects", r"side.?effect|adverse|undesirable|\badrs?\b|reactions"),
        ("pregnancy", r"pregnan|breast-?\s?feed|lactation|nursing"),
        ("monitoring", r"monitor|^what (?:is|we|you|to) (?:check|watch|measure)"),
        ("names", r"alternat\w* name|other name|brand|synonym|also known|trade name|\bnames\b"),
        (
            "mechanism",
            r"how it works|mechanism|pharmacodynamic|pharmacokinetic|pharmacology|mode of action|^what it does",
        ),
        ("dosage", r"dos(?:e|age|ing)\b|posology|administration|how to take|clinical use"),
        ("precautions", r"precaution|warning|safety"),
        ("usage", r"\busage\b|\buses?\b|indication|used for|therapeutic"),
        ("overdose", r"overdos"),
        ("storage", r"storage|how supplied"),
        ("references", r"references|sources|disclaimer"),
    )
)
_QUESTIONS = tuple(
    (topic, cued(pattern, re.IGNORECASE))
    for topic, pattern in (
        ("pregnancy", r"pregnan|breast-?\s?feed|lactat(?:ion|ing)|nursing"),
        ("missed_dose", r"\bmiss(?:ed|es)?\b|\bforg[eo]t|\bovers(?:lept|leep)|\bskip(?:ped|ping)? (?:a|one|my)\b|\b(?:dose|tablet|capsule|pill|injection|patch|infusion)s? (?:is|was|were|are|came) (?:\w+ ){0,3}late\b"),
        ("contraindications", r"contraindicat|who should (?:not|avoid)|should not (?:take|use)"),
        ("side_effects", r"side[- ]effect|adverse|long[- ]term (?:effect|use|risk)|\brisks? of\b"),
        ("interactions", r"interact|alcohol|\bwith (?:other|any)\b|taken with|combined? with|along with"),
        ("monitoring", r"monitor|blood tests?|laborator"),
        ("names", r"brand|other names?|alternat\w+ names?|generic (?:name|version)"),
        ("mechanism", r"\bwork|mechanism|half-life|metabol|eliminat|excret|how (?:long|quickly|soon|fast)|onset"),
        ("dosage", r"\bdos(?:e|es|age|ing)\b|how (?:much|often|should|is|do)|administ|maximum|starting|elderly|children|renal|kidney|hepatic|liver"),
        ("usage", r"used (?:for|to)|\btreat|indicat|\buses?\b|prescrib|what is\b"),
        ("precautions", r"precaution|warning|safe\b|\bdriv|caution"),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def heading_topic(heading: str) -> str:
    """The topic of a heading or of a summary's lead-in, or "" where it names none."""
    return next((topic for topic, pattern in _HEADINGS if pattern.search(heading)), "")


@lru_cache(maxsize=8192)
def question_topic(question: str) -> str:
    """The topic of a FAQ question; "faq" where it names none."""
    return next((topic for topic, pattern in _QUESTIONS if pattern.search(question)), "faq")
