"""The parameters of kinetics, and the words that speak of each."""

from __future__ import annotations

from kg.text.cued import cued

TIMED = ("half-life", "Tmax", "onset", "duration")
TEXTUAL = ("absorption", "metabolism", "elimination")
_ENZYME = r"(?:cyp ?\d\w*|cyp450|cytochromes?|ugt\w*|esterases?|p450)"
# Who breaks the drug down, and what the drug is called where it is the object.
_LIVER = rf"(?:liver|kidneys|gut wall|gut|bowel wall|{_ENZYME}(?:,? (?:and|or) {_ENZYME})*|(?:liver |hepatic |plasma |tissue |blood )?(?:enzymes?|esterases?)(?: (?:in|of) (?:the )?\w+)?)"
_IT = r"(?:it|them|most of (?:it|an? \w+|the \w+)|(?:the|this) (?:drug|molecule|compound|substance|medicine|parent|active \w+|prodrug|dose)|(?:some |about |around |nearly |almost |roughly )*\d+ ?%|(?P<own>[a-z][\w-]{4,}))\b"
_LEFT = r"(?:[\w.%]+ ){0,5}?(?:in|via|through|into|from) (?:the )?(?:urine|f(?:a)?eces|stools?|bile)\b"
_GONE = _LEFT.replace("|into", "|into|with|by").replace("|bile", "|bile|kidneys?|breath")
_HOW = r"(?:(?:is|are|was|were|comes?|occurs?|follows?|lies|seen|reached|measured|found|observed|attained|usually|typically|mostly|generally|only) )*"
_WHEN = r"(?:(?:at|in|within|after|about|around|between|from|~)(?=\W|$)|(?=\d))"
# A parameter and its cue, in lower case; of two cues at one place the first counts. The last row is no fact of ours, but parts the others.
PARAMETERS = tuple(
    (name, cued(pattern, cues=cues))
    for name, pattern, *cues in (
        ("half-life", r"(?:(?:terminal|plasma|serum|biological|elimination) )*half-?\s?li(?:fe|ves)"),
        ("half-life", r"\bt\s?½|\bt\s?1/2\b|\b(?:levels?|concentrations?) halves?(?: (?:about|roughly|approximately))? every\b|\bhalf of (?:the (?:dose|drug|amount)|it) (?:has left|is gone|has gone|leaves|disappears)\b(?: (?:from )?the \w+)?(?: after| in)?", "½", "1/2", "halve", "half of"),
        ("Tmax", r"\btmax\b|(?:peak|maximum|maximal|highest) (?:plasma |serum |blood |drug )*(?:concentrations?|levels?)|time to peak|\bcmax\b|(?:peak|maximum|maximal|highest) (?:[\w-]+ ){1,2}?(?:activity|concentrations?|levels?)\b(?= (?:is|are|was|occurs?|comes?|appears?) (?:reached|seen|found|observed|attained|after|within|at|in|\d))|\bmaximum (?=is (?:reached|attained))"),
        ("Tmax", rf"\bpeak(?=: (?:about |around |~)?\d)|\bpeaks? {_HOW}{_WHEN}|\b(?:levels?|concentrations?) (?:is|are) (?:highest|at (?:its|their|the) (?:maximum|peak|highest))\b"),
        ("onset", r"\bonset(?= (?:of (?:action|effects?|protection|immunity|the|pain|relief|its)|is|occurs|within|typically|\()|:? (?:about |around |~)?\d)|\bonset of [a-z]+ (?=(?:within|in|after|is|occurs) )|(?:begin|start|act)s? (?:to work|to act|working|acting|within)|takes? effect|(?:effects?|relief) (?:typically |usually |generally )?(?:begins?|starts?|occurs?|appears?|sets? in)\b|(?:maximum|maximal|full|optimal) (?:[\w-]+ )?(?:effects?|benefits?|response)(?= (?:is|are|may|can|occurs?|within|typically|usually|takes?))|\btakes? (?=[^.;]{1,25} to (?:work|act|take effect)\b)|\baction (?:begins?|starts?|sets? in)\b"),
        ("duration", r"\bduration of (?:action|effects?|response|protection|immunity|blockade)|(?:^|[,;:] |and )duration (?=(?:at least |about |up to |approximately |around |of )?\d)|\b(?:it|effects?|action|relief) (?:typically |usually |generally |can |may )?(?:lasts?|persists?)|(?<=and )lasts?\b(?= (?:for|up|about|approx|\d))"),
        ("duration", r"\b(?:wears? off|(?:effects?|action|relief) (?:fades?|ends?|is gone)) (?=(?:after|within|in) )|(?:^|[;,] )lasts? (?=(?:for |up to |about )*\d)|(?<=and )goes on for (?=\d)|\b(?:effects?|action|relief) (?:is|are) over (?=(?:after|within|in) )|\b(?:it|a dose|an? (?:tablet|capsule|injection|drop)) works for (?=(?:about |up to |at least |around )?\d)"),
        ("bioavailability", r"bioavailab\w+|\boral availability|\d ?% (?:of (?:an?|the) (?:\w+ )?dose |of it )?(?:reach(?:es)?|gets? into|enters?|arrives? in) (?:the )?(?:systemic circulation|circulation|blood ?stream)\b"),
        ("protein binding", r"protein[- ]bound|protein[- ]binding|\b(?:bound|binds?|binding)(?: \w+| \([^()]*\))? to (?:the )?(?:plasma |serum |human |blood )*(?:proteins?|albumin|(?:alpha-?1|α1)[- ](?:acid|glyco))|\bto (?:the )?(?:plasma |serum |blood )+proteins,? [^.;]{0,30}?\bbound\b|bound to (?:plasma|serum)|\b(?:albumin|plasma) binding\b|\d ?% bound\b|^bound(?=: )|\bplasma proteins bind\b"),
        ("volume of distribution", r"volume of distribution|\bdistribution volume|\bdistributes? (?:in|into|over) an? (?:apparent )?volume|\bv(?:d|z|ss)(?:/f)?\b"),
        ("clearance", r"(?<!creatinine )\bclearance\b(?! of (?:ldl|creatinine))|\bcl(?:/f)?(?=[:=]? ~?\d)"),
        ("absorption", r"\b(?<!that is )(?<!drug )(?<!amount )(?<!if )absor(?:bed(?! (?:portion|drug|fraction|amount|systemically is))|ption)\b|\b(?:gut|intestine|bowel|skin|mucosa) (?:\w+ )?absorbs? (?:it|the drug|most|all|little|\d)|\btaken up (?:\w+ ){0,3}?(?:from|by|in) the (?:gut|intestine|bowel|stomach|skin)|\buptake (?:from|in) the (?:gut|intestine|bowel)\b"),
        ("metabolism", r"\bmetaboli[sz](?:ed|m)\b|biotransform\w+|\b(?:converted|hydroly[sz]ed|hydroxylated|conjugated|deacetylated|demethylated|degraded|catabol\w+|broken down|glucuronidated)|\b(?:is|are|gets?|be) (?:\w+ ){0,2}?(?:oxidi[sz]ed|acetylated|methylated|sul(?:f|ph)ated|dealkylated|deaminated)\b|\bundergoes (?:[\w-]+ )*(?:glucuronidation|hydrolysis|oxidation|conjugation)\b"),
        ("metabolism", rf"\b(?:(?:involved|takes? part|plays? (?:a|the) \w+ (?:part|role)) in|responsible for) its metabolism\b|^enzymes?: (?={_ENZYME})|\bhandled by the liver\b|\bits breakdown (?:depends on|is (?:mainly )?by) {_ENZYME}|\b{_LIVER} (?:\w+ly |also |then |can )?(?:breaks?|metaboli[sz]es?|converts?|turns?|hydroxylates?|oxidi[sz]es?|splits?|hydroly[sz]es?|conjugates?|inactivates?|degrades?|transforms?|demethylates?|acetylates?) {_IT}"),
        ("metabolism", rf"\bsubstrates? (?:of|for) {_ENZYME}|\b{_ENZYME}(?:,? (?:and|or) {_ENZYME})* ?(?:→|->)|\b(?:formed|produced|made) (?:\w+ )?(?:by|via|through) {_ENZYME}|(?:^|[;:.] )(?:mainly |chiefly |primarily |extensive |hepatic |rapid )*(?:hydroxylation|dealkylation|demethylation|glucuronidation|oxidation|acetylation|hydrolysis|conjugation) (?:by|via|through|with) {_ENZYME}"),
        ("elimination", rf"\b(?:eliminat(?:ed|ion)|excret(?:ed|ion)|cleared (?=\w+ |by|through|via|from))|\b(?:found|recovered|appears?|detected|lost|ends? up|comes? out) {_LEFT}|\b(?:leaves?|passes|passed|removed) {_GONE}|\bkidneys? (?:\w+ly |also )?(?:remove|excrete|eliminate|clear)s?\b|\b(?:urine|stools?|f(?:a)?eces) (?:contains?|holds?|accounts? for) (?=(?:about |some |around |only |up to )*\d)"),
        ("", r"\bsteady[- ]state\b|(?<!of )\b(?:re)?distribut\w+|\bcross(?:es)?\b"),
    )
)  # fmt: skip
