"""What names an adverse effect, and what in such a list is talk around it."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued
from kg.text.frames import is_clause
from kg.text.lists import Item
from kg.text.regexps import regexp
from kg.vocab.lexicon import Link, lexicon

TRAIL = cued(
    r"\s+(?:in (?:about |nearly |almost |over |up to )?(?:half|(?:a|one|two|three) (?:third|quarter)s?|(?:an?|one|two|three|four|five|\d+) (?:in|of|out of) (?:an? |every )?(?:ten|twenty|fifty|hundred|thousand|\d+))|rather than|belongs?|do(?:es)? not|in (?:single|isolated|individual|exceptional|sporadic|a few|few|many|occasional) (?:cases|instances|reports|patients|people)|in (?:(?!in |of |with |on |to |at |by |for )[\w-]+ ){1,2}(?:patients|people|individuals|subjects|children|women|men|adults)|in the (?:first|early|initial)|in (?:patients|the elderly|elderly|those|people|individuals|diabetics|some|rare|children|adults|women|men|(?:pre|post)menopausal|(?:pregnant|older|younger|young) (?:women|men|adults|patients|children|people))|with (?:fast|rapid|quick|slow) (?:infusion|injection)s?\b|require|requires|warrant|need|may|can|cannot|could|might|have been|has been|is|are|were|was|should|which|that|becomes?|gets?|grows?|requir\w+|"
    r"necessitat\w+|(?:\d+|one|two|three|a few|some)(?:(?: to |–|-)(?:\d+|two|three|four))? (?:minutes|hours|days|weeks|months|years) (?=after|following|into|from)|from (?:prolonged|chronic|long-term)|with (?:prolonged|long-term|chronic|continuous|concurrent|concomitant|excessive|repeated|extended|extensive|continued|high|higher|frequent|abrupt|systemic absorption|overuse|use|(?:[\w-]+ ){1,2}(?:use|administration|application|exposure|ingestion|toxicity|overdose|misuse)\b)|characteri[sz]ed by|manifest\w*|if|especially|particularly|mostly|mainly|primarily|in some|in rare|"
    r"occurs?|presenting with|upon|due to|at high|during|after|following|when|at the (?:start|beginning|end|onset)|than|related to|leading to|resulting in|specifically)\b.*$|\s+w/.*$",
    re.IGNORECASE,
)
_EMPTY = regexp(
    r"^(?:(?:boxed|black box|warnings?|other|any|these|this|it|they|some|most|common|rare|serious|severe|mild|moderate|potential|possible|certain|but|and|unusual|primary|chronic|adverse|drug|with|symptoms|unexpected|frequent|occasional|infrequent|persistent|long-term|specific|significant|clinically|continuous|repeated|excessive|prolonged)\s*)*"
    r"(?:side effects?|effects?|adverse (?:effects?|events?|reactions?|drug reactions?)|reactions?|ADRs?|symptoms?|complications?|issues?|problems?|toxicities|long-term|others?|etc|none|n/a|patients?|use|drug|onset|placebo|combination|medications?|medicines?|products?|formulations?)?$",
    re.IGNORECASE,
)
# "In children under 4 years |raised blood pressure|".
OPENING = r"(?:in (?:\w+ ){0,2}?(?:children|infants|adolescents|women|men|adults|diabetics|the elderly)(?: (?:aged|under|over|from|of) (?:[\w-]+ ){1,7}?(?:years?|months?|weeks?)(?: old| of age)?)?,?)"
STRIP = regexp(
    rf"^(?:(?:(?:and )?after (?:\w+ ){{0,2}}(?:days|weeks|months|years) of (?:treatment|use|therapy),?(?= \w)|followed by(?= \w)|{OPENING}(?= (?!and |or |to |who |with |taking |under |over |aged )\w)|(?:now and then|at times|from time to time|sometimes|occasionally|seldom|rarely) with(?= \w)|then|now and again|above all|among them|including|any (?:signs?|symptoms?)(?: (?:and|or) symptoms?)? (?:of|suggestive of)|possible|potential|potentially|possibly|occasional|occasionally|rarely|rare cases of|rare(?! but)|cases of|an?|the|some|transient|other|more|very rarely|increased risk of|risk of|development of|developing(?= \w)|signs of|reports of|"
    r"as well as|in rare cases|but|also|and|even|usually|for|evidence of|presenting with|manifested by|(?:possible |potential |common )?symptoms:|leading to|resulting in|(?:.* )?(?:side effects|symptoms|effects|reactions) included?)\s+)+",
    re.IGNORECASE,
)
_NO_ITEM = regexp(
    r"^(?:(?:formerly|also|previously|once|now|then) (?:called|known|named|termed)|nobody|no one|little|less(?=.* than)|hardly any|now and then|from time to time|at times|seldom|hardly|on and off|off and on|as a rule|by way of|gone|relieved|removed|calls? for|on|of no|none|nothing|unproven|unconfirmed|(?:common(?:er)?|rarer?) (?:with|in|after)|(?:first|1st|2nd) \w+|there|management|research|limited|years|its|focusing|regarding|ranging|depending|appropriately|very infrequent|post-marketing|primary reason|increasing the|the potential|where the|refer to|meaning|their direct|insufficient|see|seek|from|both|primarily|predominantly|promptly|under|initiate|alternative|information|ADRs|interactions? with|chronic usage|increases?\b(?! in)|rare\b|as\b|around|(?:\w+ )?(?:high|excessive) doses|dependent|related|unlikely|similar|individual|dose|(?:clinically significant|long-term) (?:ADRs|effects|side|adverse)|prolonged high|those|this|high doses|consult|contact(?! \w+itis| allerg| sensiti| urticaria)|discontinu\w*|stop|report|monitor\w*|however|although|though|which|they|these|it|yes|no|if|when|with|in|at|by|to|of|may|can|if|upon|after|during|while|due|require\w*|requiring|necessitat\w*|characteri[sz]ed|involving|could be|any of|receiving|usually|generally|typically|often|sometimes|immediate\w*|appropriate|mostly|mainly|practically|long-term use|prolonged use|chronic use|regular\w*|medical|most|more|less|commonly|rarely|uncommon|mild and|transient and|persistent(?: and|$)|further|has|have|is|are|was|were|not|because|since|without|even|therapy|treatment|data|clinical|supportive|specifically)\b|"
    r"\b(?:should|attention|intervention|reported|resolve[sd]?|tolerated|healthcare|doctor|monitoring|section|discontinu\w+|studies|established|symptomatic treatment|predisposing|advisable|(?:might|may|can) pose|(?:listed|mentioned|described) (?:above|below)|surveillance|self-limiting)\b|^(?:repeated|excessive\w*|high(?:er)?|long(?:er)?|frequent|continuous|extensive)\b.*\b(?:use|exposure|doses?|application|intake|components|periods|infusions?)\b|^(?:managed|treated|investigated|evaluated|addressed)$|(?:\s(?:prevents?|protects?|relieves?)\s.*|\s(?:did|does|do|has|have|can|may)$|\s>\s.*|^(?:(?:older|younger|elderly|most|some|many|these|female|male|black) )?(?:children|adolescents|adults|women|men|patients|people|smokers|infants)\b(?! with ).*|^seen|^careful|^(?:(?:one|two|three|some|several|a few|first|\d+) )?(?:seconds|minutes|hours|days|nights|weeks|months|years)(?: later)?|^transient|adolescents|children|adults|patients|placebo|fatal|supplementation|not (?:been )?(?:\w+ )?(?:characteri[sz]ed|documented))$",
    re.IGNORECASE,
)
BODY_PART = cued(
    r"(?:the )?(?:face|lips?|tongue|throat|mouth|eyes?|eyelids?|hands?|feet|legs?|ankles?|arms?|neck|glottis|larynx|skin|hair|nails?|gums?|teeth|clothing|stomach|chest|back|nose|ears?|extremities|limbs|urine|muscles?|joints?|breath|sweat|saliva|sclera|heart|lungs?|liver|kidneys?|brain|bowels?|gut|palms?|soles?|airways|urinary tract|cornea|scalp|breasts?|nipples?|trunk|surrounding skin|spine|hips?|wrists?|thighs?|groin|shoulders?|knees?|elbows?|genitals|intestines?|pancreas|mucous membranes|(?:lower|upper) limbs|prostate|vagina|vulva|penis|bladder|stools?)",
    re.IGNORECASE,
)
_SCHEMES = ("effect", "condition")
_MEASURE = cued(
    r"\b(?:levels?|rate|pressure|function|counts?|tests?|output|concentrations?|weight)$", re.IGNORECASE
)


# "Nausea passes within days", "bleeding of any kind": what it does or may be is no part of the name.
_GOES = cued(
    r"(?P<effect>.+?) (?:(?:pass(?:es)?|disappears?|goes|go|follows?|comes?|subsides?|resolves?|fades?|improves?|vanish(?:es)?|wears? off|settles?|abates?|lasts?|begins?|starts?|shows?|remains?|closes?|heals?|lessens?) .+|of (?:any|every|all) (?:kinds?|sorts?|degrees?).*)",
    re.IGNORECASE,
)
# "Necrosis from extravasation", not "bleeding from the gums".
_FROM = cued(r"(?P<effect>.+?) (?:from|on(?= \w+ing$)) (?P<cause>.+)", re.IGNORECASE)


@lru_cache(maxsize=8192)
def link(words: str) -> Link | None:
    """The effect or disorder that the words mean, in the vocabulary."""
    return lexicon().link(words, _SCHEMES)


def name_of(item: Item) -> str:
    """The effect that a member of a list names, freed of what stands around it; "" where it names none."""
    return _name(item.text)


# "At times with near-normal glucose": how it comes about, unless an effect is named.
_NOW_AND_THEN = regexp(
    r"(?:now and then|at times|from time to time|sometimes|occasionally|seldom|rarely) with\b", re.IGNORECASE
)


# "Sleep is not disturbed", not "headache is not serious".
_UNTOUCHED = cued(
    r"\s(?:is|are|was|were)(?: not|n['’]t) (?:affected|disturbed|impaired|altered|changed|reduced|increased|touched|influenced|harmed|damaged)\b",
    re.IGNORECASE,
)


# "At times |raised sugar|", "in oncology |anemia|": when or where it is seen.
_WHERE = cued(
    r"^(?:(?:and|or) )?(?:(?:at times|now and then|from time to time|on occasion|here and there|once in a while),? |(?:in|during|under|on|with|after) (?:\w+ ){0,3}?(?:oncology|surgery|dialysis|anesthesia|anaesthesia|practice|trials|studies|use|treatment|therapy|doses|days|weeks|months|years|withdrawal|infusion|injection|stopping),? )(?P<effect>[\w-]+(?: [\w-]+){0,2})$",
    re.IGNORECASE,
)


def _told(text: str) -> str:
    """The words without when and where they tell the effect to be seen, where an effect is left."""
    opening = _WHERE.match(text)
    return opening["effect"] if opening and link(opening["effect"]) else text


@lru_cache(maxsize=8192)
def _name(text: str) -> str:
    if _UNTOUCHED.search(text):
        return ""
    value = regexp(r"\s(?:in|of|at|on|with|to)$").sub("", STRIP.sub("", TRAIL.sub("", _told(text))).strip())
    if not regexp(r"[A-Za-z]{2}").search(value):
        return ""
    if (told := _GOES.fullmatch(value)) and link(told["effect"]):
        value = told["effect"]
    if (cause := _FROM.fullmatch(value)) and link(cause["effect"]) and not BODY_PART.match(cause["cause"]):
        value = cause["effect"]
    if _EMPTY.match(value) or _NO_ITEM.search(value) or BODY_PART.fullmatch(value) or len(value.split()) > 9:
        return ""
    if _is_no_effect(value) or (_NOW_AND_THEN.match(text) and link(value) is None):
        return ""
    if link(value) is None and is_clause(value):
        return ""
    return value


# A change of what is measured is an effect, though one watches it too.
_CHANGE = regexp(
    r"(?:[\w-]+ )?(?:decline|decrease|increase|rise|fall|drop|impairment|loss|worsening|deterioration|reduction|elevation) (?:in|of)\b",
    re.IGNORECASE,
)


def is_change(value: str) -> bool:
    """True for a change of what is measured or works: "deterioration of kidney function"."""
    return _CHANGE.match(value) is not None


def _is_no_effect(value: str) -> bool:
    """True for what is measured or given and is no effect: "heart rate", "electrolyte levels", "antihistamines"."""
    if is_change(value):
        return False
    schemes = ("substance", "drug_class", *(("parameter",) if _MEASURE.search(value) else ()))
    return lexicon().find(value, schemes) is not None and link(value) is None
