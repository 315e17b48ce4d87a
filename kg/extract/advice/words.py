"""The words in which each closed word of advice is said."""

from __future__ import annotations

import re

from kg.text.cued import cued

NO = r"(?:not|never|without)"
# A "no" reaches over words of its own phrase, not over an exception: "no precautions beyond dose adjustment" asks to adjust.
OF_ITS_OWN = r"(?:(?!(?:beyond|except|besides|but|other than|apart from)\b)[\w-]+ )"
# "No adjustments are available" is silence, no "no adjustment".
_STATED = (
    r"(?:guid\w+|recommendations?|information|data|available|provided|established|defined|specified|stated)\b"
)
ADVICE = {
    name: cued(pattern, re.IGNORECASE, cues.split())
    for name, cues, pattern in (
        ("no data", "establish stud evaluat data information guid recommend evidence experience known available investigat done enough few", rf"{NO} (?:yet |been |fully |well |adequately |extensively |definitively |sufficiently |specifically )*(?:well-)?(?:established|studied|evaluated|available|investigated|been done|known|include enough)|\bno (?:formal |specific |dedicated |clinical |human |adequate |safety |sufficient |definitive |established )*(?:data|studies|information|guidelines?|recommendations?|guidance|experience)\b|(?:limited|insufficient|lack of|too few|inadequate) (?:[\w-]+ ){{0,3}}(?:data|studies|information|evidence|patients|experience)\b(?! (?:\w+ )?(?:suggest|indicate|show|support)s?\b)|(?:data|information|studies|evidence) (?:is|are) (?:limited|lacking|insufficient|scarce)|\bunknown\b|\bno (?:[\w-]+ ){{0,4}}(?:adjustments?|modifications?) (?:(?:is|are|have been|has been) )?{_STATED}|{NO} (?:well-? ?)?defined"),
        ("no adjustment", "adjust dos modif same similar adult none chang reduc", rf"\bno {OF_ITS_OWN}{{0,4}}(?:adjustments?|dos\w+ changes?|modifications?|reductions?|changes? (?:in|of) dose|changes?(?= (?:is |are )?(?:needed|necessary|required|made|called for)))\b(?! (?:(?:is|are|have been|has been) )?{_STATED})|(?:adjustments?|reductions?|modifications?|changes?|doses?) (?:[\w-]+ ){{0,4}}{NO} (?:[\w-]+ ){{0,3}}(?:needed|necessary|required|recommended|be needed)|{NO} (?:[\w-]+ ){{0,3}}(?:require|need|call for|necessitate) (?:a )?(?:[\w-]+ ){{0,2}}(?:dos\w+ )?(?:adjustment|change|modification|start at a reduced)|dose (?:itself )?(?:is|as|does) (?:the same|not change)|(?:same|similar)(?: \w+)? (?:to|as|for) (?:[\w-]+ ){{0,2}}adults?\b|standard (?:adult )?dos\w+ (?:\w+ly )?(?:is|are) (?:\w+ly )?(?:used|recommended|appropriate|applicable)|same (?:dose|dosage|dosing)|(?:follow|as for|as in) (?:the )?adult|(?:standard|usual|normal|full) (?:adult )?dos\w+ (?:[\w-]+ ){{0,2}}(?:appl|can be|may be)|none is expected|needs? not (?:[\w-]+ ){{0,4}}(?:dos|adjust)"),
        ("reduce dose", "reduc low decreas hal small", r"\b(?:reduc\w+|lower\w*|decreas\w+|half|halve|smaller(?! (?:adults|patients|people|individuals|children|infants)))\b(?:[ ,]+\w+){0,4} (?:doses?|dosages?|dosing|amount|concentration)\b|(?:doses?|dosages?) (?:\w+ ){0,4}(?:reduced|reduction|reductions|lowered|halved|decreased)|(?:doses?|dosages?) (?:\w+ ){0,2}reductions?|lower (?:starting|initial|end)|(?:start|initiat)\w* (?:\w+ ){0,4}low(?:er)?\b|low(?:er)? end|lowest (?:\w+ ){0,2}(?:dose|concentration|strength)|half the|lower (?:and|or)"),
        ("contraindicated", "contra not", r"\bcontra-?indicat(?:ed|ion)|not to be used in"),
        ("avoid", "avoid not hold withh stop delay discontinu interrupt against never", rf"\bavoid\w*|(?:do|should|must) not (?:be )?(?:start|initiat)\w*|{NO} (?!preclude|exclude|forbid|prevent|rule|limit|affect)(?:[\w-]+ ){{0,2}}(?:recommended|used?|given|indicated|advised|suitable|approved|appropriate|intended|for (?:use in )?(?:children|infants|pa?ediatric))\b|\b(?:hold|withh\w+|stop|delay\w*|discontinu\w+|interrupt)\b|recommended against"),
        ("caution", "caut care weigh risk benefit sensitiv suscep prone likely frequent only case-by exacerb wors flare predispos choice", rf"\bcauti\w+|(?<!monitor )(?<!monitored )\bcareful(?:ly)?\b(?! monitor)|\bcare (?:is|should|must|needed)|(?:needs?|great|with|special|particular|take) care\b|\bweigh (?!\d)|\bweighing (?:the )?(?:risks?|benefits?)|risks? and benefits?|more (?:\w+ )?(?:sensitive|susceptible|prone|likely|frequent)|only (?:if|when) (?:there|the|no|clearly|benefits?|absolutely|necessary|strictly)|(?:increased|higher|greater|high) (?:[\w-]+ ){{0,2}}(?:sensitivity|risk)|benefits? (?:[\w-]+ ){{0,3}}(?:outweigh|justif)|case-by-case|exacerbat\w+|\bworsen\w*|made worse|\bflare\b|predispos\w+|{NO} (?:[\w-]+ ){{0,4}}first choice"),
        ("monitor", "monitor observ surveil check watch look", r"\bwatch(?:ed|ing)? (?:for|closely|carefully|them|these|wom[ae]n|patients|people|those|children|infants)\b|\blook(?:ed)? (?:closely|carefully|out for)\b|\bmonitor\w*|close observation|surveillance|\bcheck(?:ed|ing)?\b|closely (?:observed|watched)"),
        ("adjust", "adjust dos modif individual weight-based", r"\badjust(?:ment|ments|ed|ing)?\b|dos(?:e|es|age|ing)(?: adjustments?)? (?:is |are |should be |must be |may be |varies |depends? )*(?:weight|age|based|modif\w*|individuali[sz]ed|determined|calculated|according|depend\w*|on)\b|weight-based|individuali[sz]\w+ (?:\w+ ){0,2}dos|dos\w+ modifications?|modif\w+ (?:the )?dos"),
    )
}  # fmt: skip
# Said less often, each with cues that few texts hold.
FURTHER = {
    name: cued(pattern, re.IGNORECASE, cues.split())
    for name, cues, pattern in (
        ("no data", "scant scarce spars lacking limited missing wanting insufficient shown demonstrat proven tested confirmed looked tried examined", rf"(?:experience|data|information|evidence|studies) (?:[\w-]+ ){{0,5}}(?:is|are) (?:still |very )?(?:limited|lacking|insufficient|scarce|scant|scanty|sparse|missing|wanting)|\b(?:safety|efficacy|effectiveness)\b[^.;:]*{NO} (?:yet )?(?:been )?(?:shown|demonstrated|proven|tested|confirmed)|{NO} (?:yet )?been (?:looked at|tested|tried|examined)(?! for\b)|(?:scant|sparse|scarce) (?:[\w-]+ ){{0,2}}(?:data|experience|evidence)"),
        ("no adjustment", "nothing unchanged unaltered stay remain left change same", r"(?:nothing|no need) to (?:change|adjust)|\b(?:dos\w+|amount|schedule)s? (?:itself |itself can )?(?:stays?|remains?|(?:is|are|be) left|is|are) (?:the same|unchanged|unaltered|as (?:it is|usual|in adults))|no (?:dos\w+ )?change of (?:the )?(?:[\w-]+ )?dos\w+"),
        ("reduce dose", "cut third quarter fifth tenth % percent", r"\bcut (?:the |each )?(?:[\w-]+ )?(?:dos\w+|amount)|(?:half|thirds?|quarters?|fifth|tenth|(?<!100)%|percent) of (?:the |an )?(?:[\w-]+ ){0,3}(?:dos\w+|amount)\b(?! (?:(?:is|was|are|were) (?!given|recommended|advised|enough|used|sufficient)|appear|reach))"),
        ("avoid", "begin begun load never paus suspen", r"(?:do|should|must) not (?:be )?(?:begin|begun|load)\w*|\bnever (?:be )?(?:given?|started?|used?)\b|\b(?:paus(?:e|ed)|suspend(?:ed)?)\b(?! (?:of|in|between))"),
        ("caution", "greater extra asks requires demands deserves mortality raised correct treat controlled stabili", r"\b(?:greater|extra|asks? for|requires?|demands?|deserves?) care\b|calls? for care\b|(?:increased|higher|greater|high|raised) (?:[\w-]+ ){0,2}mortality|\braised risk|(?:treated|corrected|controlled|stabili[sz]ed) (?:first|before)\b|\b(?:correct|treat) (?:[\w-]+ ){1,6}(?:first|beforehand|before (?:the first|starting|treatment|therapy|use|beginning|initiati\w+))\b"),
        ("monitor", "close watch measured followed go", r"close(?:r|ly)? (?:watch|follow-up|supervision)|\bwatch (?-i:[A-Z])\w+|\b(?:functions?|levels?|creatinine|pressure|counts?|potassium|INR|weight|glucose|sugar|concentrations?|rate) (?:should|must|needs? to|has to|have to|is to|are to) be (?:followed|measured)\b|\bgo by (?:the )?(?:[\w-]+ ){0,2}levels?"),
        ("adjust", "interval frequently often weight choose select pick base set chosen", r"(?:lengthen|extend|prolong|increas|widen)\w* (?:the |its )?(?:dos\w+ )?intervals?|longer (?:dos\w+ )?intervals?|\bby (?:adjusted|lean|ideal|actual|total) (?:body )?weight|(?:given?|dosed?) (?:it )?less (?:often|frequently)|(?:choose|select|set|pick|base)\w* (?:the )?(?:[\w-]+ )?dos\w* (?:by|on|from|according)|dos\w+ (?:is |are )?(?:chosen|selected|set) (?:by|on|from|according)"),
    )
}  # fmt: skip
# What needs a label that names the group: "Liver: usual dose", "Over 75 years: reduce".
_AMOUNT = r"\d[\d.,/–-]*\s?(?:mg|g|mcg|µg|μg|micrograms?|milligrams?|grams?|units?|IU|mL|tablets?|capsules?|puffs?|drops?)\b"
UNDER_LABEL = {
    name: cued(pattern, re.IGNORECASE, cues.split())
    for name, cues, pattern in (
        ("no adjustment", "usual normal standard full same ordinary regular chang adult", r"(?<!of )(?<!half )(?<!than )(?<!below )(?<!the )(?<!on )(?<!to )(?<![\x22“/])\b(?:the )?(?:usual|normal|standard|full|same|ordinary|regular) (?:[\w-]+ )?(?:dos\w+|amounts?|schedule|regimen)\b(?! (?:(?:is|are) (?:too|not|of|\d)|of \d|based|according|depend))(?![^.;]*\b(?:once|twice|every|unless)\b)|(?:^|[:,;–—]\s*)no (?:\w+ )?changes?\b(?! in\b)|\bno changes?\W*$|(?:^|: )as (?:for|in) (?:[\w-]+ )?adults\b|\bsame as (?:for|in) (?:[\w-]+ )?adults\b"),
        ("reduce dose", "reduce lower halve more over above higher exceed beyond most maximum limit capped start begin initiate commence", rf"(?:^|: )(?:reduce|lower|halve)\b(?! (?:the )?(?:risk|intake))|\b(?:not|no|never) (?:more|over|above|higher)(?: than)? {_AMOUNT}|\bnot (?:to )?(?:exceed|go (?:above|over|beyond)) {_AMOUNT}|{_AMOUNT}(?: [\w-]+){{0,3}} at (?:the )?most|\b(?:maximum|limit(?:ed)?|capped|at most)(?: (?:of|to|at|is|dose|daily|dosage))* {_AMOUNT}|\b(?:start|begin|starting|initiate|commence)\w*(?: (?:treatment|therapy|it|the drug|dose))? (?:with|at|of|on) (?:just |only )?(?:the )?(?:{_AMOUNT}|low)"),
        ("adjust", "higher larger bigger increase raise give", r"\b(?:higher|larger|bigger) (?:[\w-]+ )?dos\w+ (?:can|may|might|is|are)\b|\b(?:increase|raise) the dose|\bgive (?:the dose |it )?after (?:each |the |every )?(?:[\w-]+ )?(?:session|dialysis|ha?emodialysis)"),
        ("monitor", "measure level concentration", r"\bmeasure (?:the )?(?:[\w-]+ )?(?:levels?|concentrations?|free|serum|plasma)\b|\b(?:levels?|concentrations?) (?:should|must|need)"),
    )
}  # fmt: skip
