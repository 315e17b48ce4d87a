"""Words that forbid a drug ("should not take it", "is not suitable for"): what they deny is the taking, never the people."""

from __future__ import annotations

import re

from kg.text.cued import cued
from kg.text.regexps import regexp

# What forbids the drug, and so denies nobody: "should not take", "is not suitable"; so too "who do not ...", which limits.
_NOT = r"(?:(?:should|must|shall|ought|may|can|do|does|is|are|was|were|has|have)(?:n['’]t| not| never)|cannot|can['’]t)"
_GIVEN = r"(?:take|taken|use|using|used|receive|received|give|given|administered|administer|applied|apply|prescribed|prescribe|started|start|treated with|have|undergo|inject|injected|vaccinated|immuni[sz]ed)"
_UNFIT = r"(?:suitable|recommended|advised|advisable|appropriate|safe|permitted|allowed)"
BAN = cued(
    rf"\b{_NOT} (?:to )?(?:\w+ly )?(?:be )?(?:{_GIVEN}|{_UNFIT}|for)\b|\b(?:who|which|that|whose [\w ]{{1,30}}) (?:\w+ )?{_NOT}\b",
    re.IGNORECASE,
)
# The same in whatever clause: "never give it", "not to be used", "no one with gout should take it".
FORBIDDEN = cued(
    rf"(?:\bnot|\bnever|n['’]t|\bcannot) (?:to )?(?:\w+ly )?(?:be )?(?:{_GIVEN}|{_UNFIT}|for(?! ever\b))\b|\b(?:no[ -]?one|nobody|no (?:patient|person|individual)s?)\b",
    re.IGNORECASE,
)
# Whom it forbids the drug: the subject.
FORBIDS = cued(
    rf"(?<=\w)(?<!\bwho)(?<!\bthat)\s+{_NOT} (?:to )?(?:take|use|receive|have|undergo|be (?:given|treated with|prescribed|started|vaccinated|immuni[sz]ed))\b",
    re.IGNORECASE,
)
# What forbids it by itself, of whatever the lead-in names.
OF_LABEL = regexp(
    rf"(?:(?:it|this (?:drug|medicine|medication|combination)|(?!(?:not|never|no|hardly|rarely|\w*n['’]t)\b)[\w-]+) )?(?:(?:{_NOT} (?:to )?(?:be )?|do not |never )(?:{_GIVEN}|{_UNFIT})(?: (?:it|[\w-]+))?|(?:is )?(?:absolutely |strictly )?contraindicated|not (?:for use|to be (?:used|taken|given)|recommended|suitable))\W*",
    re.IGNORECASE,
)
PEOPLE = regexp(
    r"(?:[\w-]+ ){0,2}?(?:patients|people|individuals|persons|anyone|those|women|men|children|infants|neonates|newborns|adults|adolescents|recipients)\b",
    re.IGNORECASE,
)
