"""Where a text advises against a partner."""

from __future__ import annotations

import re

from kg.text.cued import cued
from kg.text.regexps import regexp

CAUTION = cued(
    r"\bcaution\b(?! above)|avoid|not (?:recommended|advised|standard|typical|commonly|routine)|increase[sd]? (?:the )?risk|careful|interact|pre-?medicat|instead of|discourag|pointless|useless|abandon|makes? no sense|no (?:added |extra |further )?(?:longer|benefit|reason|advantage|place|role|point|use)\b|no (?:popular|common|specific)|"
    r"\b(?:not|never) (?:be )?(?:\w+ly )?(?:combined|added|given|used|taken|paired|appropriate|advisable|supported|needed|together|with)\b|given up|contra-?indicat|nothing to do with|(?:do not|don.t) confuse|sequence, not\b|not (?:a |in )?combination|no (?:survival |further )?gain\b|\breplaces?\b|brings? (?:nothing|little|no\b)|adds? (?:nothing|little|no\b|only toxicity)",
    re.IGNORECASE,
)
REFUSED_AFTER = regexp(
    r"\W*(?:together )?(?:(?:it|this) (?=makes? no sense))?(?:(?:should|must) (?:be avoided|not)|(?:is|are|has been|have been) (?:\w+ )?(?:pointless|useless|abandoned|discouraged|superfluous|of no|no longer)\b|makes? no sense|(?:is|are) (?:\w+ly )?(?:not\b|avoided)|isn't|aren't|cannot|"
    r"fail(?:s|ed)\b|[^.;,]*?\bnothing to do with\b|(?:is|are) (?:hardly|scarcely|barely|rarely) (?:ever )?(?:used|given|added|combined)|"
    r"[^.;,]*?\b(?:(?:is|are|was|were|has been|have been) (?:\w+ )?(?:never|given up|abandoned|discouraged|not (?:\w+ly )?(?:advised|advisable|recommended|appropriate|combined|supported|useful|helpful|sensible|needed|allowed|justified))\b|(?:brings?|brought|adds?|added|gave|showed) (?:nothing|little|no|only|toxicity)\b))",
    re.IGNORECASE,
)
# "Combining it with A can increase the risk of B" warns.
WARNED_AFTER = cued(
    r"\W*(?:(?:can|may|could|might|will)\s+(?:\w+ly\s+)?(?:increase|raise|elevate|potentiate|worsen|lead to|cause|result in|exacerbate)|increases|raises|doubles|worsens|leads to|causes)\b[^.;]*?\b(?:risks?|side effects|adverse|toxicity|depression|sedation|bleeding|hypotension|hypoglyc\w+|syndrome)\b",
    re.IGNORECASE,
)
