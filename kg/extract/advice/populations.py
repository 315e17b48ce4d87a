"""Which groups of patients a label or a clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.text.cued import cued, standing
from kg.text.lists import Item, items, mask_parentheses
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_IMPAIRMENT = r"(?:impairment|dysfunction|disease|insufficiency|failure|problems?|disorders?|conditions?|damage|issues|trouble|weakness|impaired)s?"
_BOTH = r"(?:\s*(?:/|or|and|and/or|&)\s*(?:renal|kidney|hepatic|liver))?"
GROUPS = (
    ("pediatric", cued(r"\b(?:children|child|pa?ediatrics?|infants?|neonates?|newborns?|adolescents?|toddlers?|teenagers?|schoolchildren|under-?(?:1[0-8]|\d)s)\b(?! of| born|[- ]?Pugh)", re.I)),
    ("elderly", cued(r"\b(?:elderly|older (?:adults?|patients|people|individuals|women|men)|geriatrics?|seniors|old people|old age|advanced age|the (?:very )?(?:old|aged)\b(?! \w)|over-?[6-9]\ds|(?:patients|people|those|adults)(?: aged?)? (?:over|above|≥) ?(?:6|7)\d|(?:6|7)5 (?:years )?(?:and|or) (?:over|older|above))\b", re.I)),
    ("renal impairment", cued(rf"\b(?:renal|kidney){_BOTH} {_IMPAIRMENT}\b|\b(?:weak|poor|failing|damaged|diseased|impaired|reduced) kidneys?\b|\bkidneys? (?:is|are) (?:weak|damaged|impaired|failing)|\b(?:CKD|CrCl)\b|creatinine clearance", re.I)),
    ("hepatic impairment", cued(rf"\b(?:hepatic|liver){_BOTH} {_IMPAIRMENT}\b|\b(?:weak|poor|failing|damaged|diseased|impaired) liver\b|\bliver is (?:weak|damaged|impaired|failing)", re.I)),
)  # fmt: skip
# An age or a measured value says the group: "below 6 years", "75 and over", "eGFR under 30", "Child-Pugh C".
_UNDER = r"(?:under|below|younger than|less than|before|up to|<)"
_OVER = r"(?:over|above|older than|≥|>)"
_BY_VALUE = (
    ("pediatric", cued(rf"\b{_UNDER} (?:the age of (?:1[0-8]|\d|one|two|three|six|twelve)\b|(?:1[0-8]|\d|one|two|three|six|twelve) (?:years|year|months|weeks)(?: of age| old)\b|(?:1[0-8]|\d) (?:years|weeks)\b(?! (?:of|after|before|ago|from)\b))", re.I)),
    ("elderly", cued(rf"\b(?:{_OVER}|from|aged?) (?:the age of )?(?:[6-9]\d) years|{_OVER} the age of [6-9]\d\b|\bage[ds]? (?:{_OVER} |of )?[6-9]\d\b(?!-| (?:to|or younger)\b)|\b[6-9]\d years (?:of age )?(?:and|or) (?:over|older|above|more)|\b(?:those|people|patients) (?:of )?[6-9]\d (?:and|or) (?:over|older|above|more)", re.I)),
    ("renal impairment", cued(r"\b(?:e?GFR|CrCl|(?<!hepatic )(?<!drug )(?<!oral )clearance) (?:is |of |falls |drops )*(?:below|under|less than|between|from|[<≤]|\d)", re.I)),
    ("hepatic impairment", cued(r"\bChild[- ]?Pugh\b", re.I)),
)  # fmt: skip
_GROUP_NAMES = tuple(name for name, _ in GROUPS)
_LABEL_GROUPS = (
    *GROUPS[:2],
    ("renal impairment", regexp(r"\b(?:renal|kidneys?)\b(?! (?:transplant|arter|stone|colic))|\b(?:e?GFR|CrCl|CKD|creatinine clearance)\b", re.I)),
    ("hepatic impairment", regexp(r"\b(?:hepatic|liver)\b(?! (?:transplant|porphyria|coma))|\bChild[- ]?Pugh\b", re.I)),
    ("pediatric", regexp(rf"(?:(?:patients?|people|those|ages?) )?(?:aged? )?{_UNDER} (?:the age of )?(?:1[0-8]|\d)(?: (?:years?|months?)(?: of age| old)?)?", re.I)),
    ("elderly", regexp(rf"(?:(?:patients?|people|adults|those|anyone|persons?|ages?) )?(?:aged? |(?:from|{_OVER}) )+(?:the age of )?[6-9]\d(?: years)?(?: (?:and|or) (?:over|older|above|more))?|(?:(?:patients?|people|adults|those|ages?) )?[6-9]\d ?(?:\+|years (?:and|or) (?:over|older|above|more)|(?:and|or) (?:over|older|above))(?: years)?", re.I)),
)  # fmt: skip
# What these names are matched with in full: "under 12" is an age only where nothing but it stands there.
_WHOLE_LABELS = 2
_SEVERE = r"(?:severe|severely|moderate|mild|significant|pre-?existing|chronic|acute|active|impaired|end-stage|advanced|underlying|known|any|reduced|to|or|and|the|certain|with|other)"
_GROUP_ITEM = (
    ("renal impairment", cued(rf"(?:{_SEVERE} )*(?:renal|kidney)(?: (?:{_IMPAIRMENT}|function))?|(?:{_SEVERE} )*CKD|renally[ -]impaired(?: (?:patients?|individuals?|people))?|(?:weak|poor|failing|damaged|diseased) kidneys?", re.I)),
    ("renal impairment", cued(r".*\b(?:CrCl|e?GFR|creatinine clearance|(?<!oral )(?<!drug )(?<!hepatic )clearance (?:of |below |under |less than |between |[<≤] ?)\d+)\b.*", re.I)),
    ("hepatic impairment", cued(r"(?:.* )?Child[- ]?Pugh .*", re.I)),
    ("hepatic impairment", regexp(rf"(?:{_SEVERE} )*(?:hepatic|liver)(?: (?:{_IMPAIRMENT}|function))?|hepatically[ -]impaired(?: (?:patients?|individuals?|people))?", re.I)),
    ("elderly", regexp(r"(?:the )?(?:frail )?(?:elderly(?: (?:patients?|adults?|people|individuals|population))?|older (?:patients?|adults?|people|individuals|population|women|men))|geriatric(?:s| patients)?", re.I)),
    ("pediatric", regexp(r"(?:young |small |younger )?(?:children|pa?ediatrics?|infants|neonates|newborns|adolescents|toddlers)(?: (?:patients|population|use))?(?: (?:under|below|aged|younger|less|over|<|≥|≤|\d).*)?", re.I)),
)  # fmt: skip
_MEMBERS_OF_GROUPS = (*_GROUP_ITEM, *_LABEL_GROUPS[-_WHOLE_LABELS:])
_WHO = r"(?:patients?|people|persons?|individuals?|those|adults|women|men|females|males|subjects|anyone)"
_WHOSE = regexp(
    rf"\b{_WHO}\s+(?P<verb>with|of|who (?:have|carry)|having|suffering from|experiencing|on|receiving|undergoing|scheduled for|awaiting|facing|(?=weighing )|at (?:high |increased )?risk (?:of|for)|prone to)\s+(?P<list>(?:(?!, as (?:should|do|are|must|may|is|does)\b)[^.;:])+)",
    re.IGNORECASE,
)
# Who may come to have it does not have it.
_AT_RISK = regexp(r"at (?:\w+ )?risk (?:of|for)|prone to", re.IGNORECASE)
_CUED = regexp(
    r"\b(?:caution\w*|care|avoid\w*|contraindicated|monitoring|monitored|recommended|used?|necessary|required|needed|warranted|advised|advisable|crucial|essential|exercised|closely|(?:is|are) due|called for|in order|sparingly|adjust(?:ed|ments?)|precautions?|(?:done|established))\s+(?:in|with(?! (?:\w+ )?(?:caution|care)\b)|during|(?:where|if|when) there is)\s+(?P<list>[^.;:]+)|"
    r"\b(?:recommended|necessary|required|needed|warranted|advised|crucial|essential)\s+for\s+(?P<needed>[^.;:]+)|"
    r"\b(?:not|never)(?: be)? (?:start(?:ed)?|beg[iu]n|initiated?) (?:in|during)\s+(?P<begun>[^.;:]+)|"
    r"\b(?:stop|hold|withhold|discontinue|delay|interrupt|pause|suspend|postpone)\b[^.;:]*?\b(?:before|prior to|during|in)\s+(?P<held>[^.;:]+)|"
    r"\b(?:factors?|conditions?|comorbidit\w+)\b[^.;:]*?\b(?:such as|like|including|e\.g\.,?)\s+(?P<factors>[^.;:]+)|"
    r"\b(?:data|experience|studies|studied|information|evidence|tested|investigated)(?: (?:is|are|exists?|available|limited|lacking))? in (?P<unstudied>(?:(?!,? and there\b)[^.;:])+)|\b(?:rise|fall|drop|worsen|deteriorate|increase|decrease) in (?P<changing>[^.;:]+)|\b(?:especially|particularly)\s+(?:in|for|with)\s+(?P<special>[^.;:]+)|\b(?:adjustments?|modifications?|reductions?)\s+for\s+(?P<changed>[^.;:]+)|\bin (?:the )?(?:case|event)s? of\s+(?P<state>[^.;:]+?),(?=[^.;:]*\b(?:reduc|lower|halv|adjust|decreas)\w* (?:the |its )?(?:\w+ )?dos)|\b(?:correct|treat|control)\s+(?P<treated>[^.;:]+?)\s+(?:first\b|beforehand|before\b|prior to)|\b(?:(?:starting|initial|lower|reduced|smaller|half) (?:dose|dosage)s?(?: of \d\S* ?(?:mg|g|mcg|units?|mL)\S*)?(?: (?:once|twice) \w+)? (?:(?:is|are) \w+ )?)for (?P<dosed>(?=[^.;:]*\b(?:patients|people|those|anyone|individuals|persons|women|men|elderly|smokers|carriers)\b)[^.;:]+)|^(?:in|during|before)\s+(?!(?:case|the event|overdose)\b)(?P<fronted>[^,.;:]{3,50}?)(?:,\s+(?=(?:do not|avoid|reduce|halve|lower|stop|hold|withhold|interrupt|pause|use|start|give|begin|monitor|check|it)\b)|\s+(?=(?:it is|it should|avoid|reduce the|halve the|lower the|pause|interrupt|stop it|hold it)\b))|\bif (?:you|they|the patient)(?: ever)? (?:have|has|had|suffers?(?: from)?)(?: (?:had|got|ever had))? (?P<own>(?:(?! or if you\b)[^.;:])+)|\bmonitor\s+(?P<object>(?:pregnant|elderly|breastfeeding|patients|children)[^.;:]*)|\bconsider\s+(?!an? (?:\w+ )?dose\b)(?P<considered>[^.;:]+)",
    re.IGNORECASE,
)
_SUBJECT = cued(
    r"^(?:in |for )?(?P<list>[^.;:]+?),?\s+(?:needs?|requires?|warrants?|calls? for|predisposes?|(?:has|have) (?:a )?(?:higher|greater|increased)|(?:may|can|could|might) (?:be made worse|(?:get|become|grow) worse|worsen|flare|be exacerbated|be aggravated|need|require)|(?:gets?|becomes?) worse|(?:raise|increase|add to) the (?:risk|danger|chance|likelihood)|(?:speak|argue)s? against|gives? (?:cause|grounds?|reason) for|"
    r"should (?:use|exercise|avoid|consult|get|see|take|keep|choose|stop|never|be cautious|not|only|know|check|measure|watch|be aware|be told|be (?:treated|corrected|controlled|stabili[sz]ed) (?:first|before))|(?:must|has to|have to|needs? to) be (?:told|(?:treated|corrected|controlled|stabili[sz]ed) (?:first|before))|must know|(?:has|have) not (?:yet )?been (?:studied|tested|investigated|evaluated)|(?:asks?|deserves?|demands?) (?:for )?|runs? an? |(?:is|are) (?:an? )?(?:good )?(?:reasons?|grounds?|causes?) (?:to|for|against)|should be (?:brought )?under control|(?:is|are) (?:not|no|not in (?:itself|themselves)) (?:an? )?(?:absolute |formal |strict |outright )?contraindications?|(?:does|do) not (?:in (?:itself|themselves) )?(?:rule (?:it|this|treatment) out|forbid|preclude)|be (?:careful|cautious)|take care|exercise (?:\w+ )?(?:care|caution)|are (?:at|more (?!(?:frequent|common|usual|often seen)\b)|not absolute)|is not an absolute|can increase|(?:is|are) (?:only )?(?:a )?(?:matter|reason|ground)s? (?:of|for) (?:caution|care))\b",
    re.IGNORECASE,
)
_LEADING = regexp(
    r"^(?:(?:(?:extra|special|particular|great|utmost|due) (?:care|caution)|patients?|people|persons?|individuals?|those|persons|anyone|a|an|the|with|known|who|have|having|are|both|other|any|pre-?existing|underlying|certain|in|or|and|for|of|on(?= (?:ha?emo)?dialysis)|during|before|after|(?:clinical |laboratory )?evidence of|clinical|laboratory|presence of|form of|types? of|causes? of|even|those on|such as|like|suffering|experiencing|concomitant|concurrent|comorbid|e\.g\.,?|as well as)\s+)+(?=\S)",
    re.I,
)
_TAIL = regexp(
    r"\s+(?:as|due to|because|since|which|that|may|can|could|should|must|might|will|would|is|are|was|were|isn't|aren't|has|have|had|who(?! (?:do not |don't |never )?(?:smoke|drink)\b)|when|if|unless|does|do(?! not (?:smoke|drink)\b)|requires?|needs?|warrants?|especially|particularly|taking|to (?:avoid|prevent|ensure|reduce|minimi[sz]e)|for (?:signs|adverse|potential)|consult|based on|until|without|under(?! \d)|where|while|runs? an?|faces? an?|favou?rs?|invites?|promotes?|predisposes?|deserves?|receives?|gets?|(?:starts?|begins?) (?:with|at|on)|(?:takes?|uses?) \d|(?<!risk )(?<!factors )for)\b.*$|\s+(?:closely|carefully|only|alone|regularly|generally|typically|usually)$",
    re.I,
)
_VERB = regexp(
    r"\s(?:may|can|could|should|must|might|will|would|is|are|was|were|requires?|needs?|has|had|does|do(?! not (?:smoke|drink)\b)|did)\b|\s(?P<reason>due to|because|since)\b",
    re.I,
)
_EMPTY = regexp(
    r"^(?:(?:other|any|certain|these|this|the|of|severity|infection|co-?existing|concomitant|comorbid|underlying|pre-existing|existing|medical|health|specific|severe|serious|such|with|relevant|multiple|patient-specific|individual|mild|moderate|to|or|use in|presence of)\s*)*(?:unknown|positive|negative|impairment|dysfunction|age|weight|body weight|tolerance|smoking|response|severity|conditions?|comorbidit\w+|patients?|diseases?|disorders?|factors?|caution|there|populations?|adults?|cases?|men|women|use|signs|treatment|therapy)?$",
    re.I,
)
_NO_GROUP = regexp(
    r"\b(?:it|they|this)$|^(?:them|these)$|^[\d≥≤<>]|^(?:advise|tell|inform|warn|ask|counsel|instruct|normal|absence|avoid)\b|^(?:excessive )?alcohol(?: use| consumption| intake)?$|^(?:affecting|use of|using|taking|on|amongst|among|unless|if|when|while|who|to|as|that|where|stop|give|start|not)\b|\b(?:caution|pharmacokinetics|safety|efficacy|exposure|monitor\w*|consult\w*|assess\w*|physician|doctor|doses?|dosage|titrat\w*|adjust\w*|adjustments?|toxicity|supervision|risks? of|exacerbation|contraindicated|machinery|driving|activities|trimesters?|metaboli[sz]er status|e?gfr|crcl)\b",
    re.I,
)
_NO_HEAD = cued(
    r"\b(?:effects?|reactions?|drugs?|medications?|medicines?|agents?|tolerability|metabolism|clearance|functions?|levels?|interactions?|potential|therapy|alcohol|activities|symptoms)\b",
    re.I,
)
_ORGAN = regexp(
    r"cardi\w+|heart|pulmonary|lung|respiratory|gastrointestinal|thyroid|renal|kidney|hepatic|liver|neurological|psychiatric|endocrine|volume|salt|fluid|water|sodium|iron|h(?:a)?ematolog\w+|metabolic|cerebrovascular|vascular|autoimmune|skin",
    re.I,
)
# "TPMT or NUDT15 deficiency": what else lacks the head of the next member.
_GENE = regexp(r"[A-Z]{2,}[0-9][A-Z0-9]*|G6PD|DPD|TPMT|NAT|BRCA|MTHFR|POLG")
_HEAD = cued(
    r"\b(?:disease|disorders?|conditions?|impairment|failure|syndrome|infections?|problems|metaboli[sz]ers?|polymorphisms?|deficiency|stenosis|history|insufficiency|dialysis|ha?emodialysis|depletion|dehydration|surgery|diabetes|patients|women|tumou?rs?|weight|"
    r"illness|obstruction|trauma|injury|block|allerg(?:y|ies)|dependence|abuse|intolerance|infants?|neonates?|descent|carriers?|smoke|drink(?:ing|ers)|smokers|(?:high|heavy) alcohol (?:intake|consumption)|diabetics|asthmatics|epileptics|hypertensives|phenylketonurics|ha?emophiliacs|alcoholics|NYHA|alcohol use|malnutrition|[a-z]+(?:[a-z]ia|itis|osis|uria|pathy|plegia|algia|trophy|thyroidism|tension))\b",
    re.I,
)  # fmt: skip
# "Platelets below 50 x 10^9/L": a measured value that is a state of the patient.
_MEASURED = (
    r"(?:pressure|(?:heart|pulse) rate|pulse|counts?|neutrophils?|platelets?|leu[ck]ocytes?|lymphocytes?|ANC|potassium|sodium|calcium|magnesium|phosphate|ha?emoglobin|ha?ematocrit|albumin|bilirubin|"
    r"ALT|AST|transaminases|creatinine|CrCl|e?GFR|clearance|weight|BMI|QTc?(?: interval)?|LVEF|ejection fraction|temperature|glucose|triglycerides|INR|HbA1c|ferritin|saturation|uric acid)"
)
_COMPARED = r"(?:below|under|above|over|less than|more than|greater than|lower than|higher than|at least|of|between|from|exceeds?|[<>≤≥])"
_VALUE = rf"(?P<what>(?:(?!(?:the|a|an|if|when|with|or|and|your|their|his|in|where|has|have|whose)\b)[\w/-]+ ){{0,3}}?{_MEASURED})(?P<verb> (?:is|are|falls?|drops?|rises?|remains?|stays?|goes|fell|was|were))?(?: to)? (?P<value>(?:between \d[\d.,]*(?: ?[\w/%]+)? and \d|{_COMPARED} ?\d)(?:[^;:(),.]|[.,](?=\d)){{0,40}}?)"
_IS_VALUE = cued(_VALUE, re.IGNORECASE)
_IN_STATE = cued(
    rf"\b(?:if|when|whenever|where|with|in|unless|whose|or)\s+(?:(?:the|a|an|your|their|patients? with|those with|anyone with|people with)\s+)*{_VALUE}(?=\s*(?:$|[,.](?!\d)|[;:(\x00]|\b(?:or|despite|in|on|at baseline|before)\b))",
    re.IGNORECASE,
)
# "In A, where it worsens, and in B": what is said aside of a member.
_ASIDE = cued(r",\s+(?:where|which|in whom)\s[^,;.:]*", re.IGNORECASE)
_GOES_ON = regexp(r",\s+(?:and|or)\s")
# What ends a pause, no reason for one: "resume when platelets are above 100".
_RESUMES = regexp(
    r"\b(?:until|unless|resum\w*|re-?start\w*|re-?introduc\w*|re-?initiat\w*|monitor\w*|keep|maintain|target|aim|goal)\b",
    re.IGNORECASE,
)
# Beside a measure of the organ these are its stages: "moderate cirrhosis (Child-Pugh B)", "CrCl below 10 or dialysis".
_GRADED = regexp(
    r"(?:(?:mild|moderate|severe|(?:de)?compensated) )*(?:liver )?cirrhosis|(?:(?:peritoneal |ha?emo)?dialysis)",
    re.IGNORECASE,
)
COMORBID = "comorbid conditions"


@lru_cache(maxsize=8192)
def without_asides(text: str) -> str:
    """The text with what is said aside of members of a list blanked; an aside behind a single one is said of it."""
    found = list(_ASIDE.finditer(text))
    if not any(_GOES_ON.match(text, aside.end()) for aside in found):
        return text
    return _ASIDE.sub(lambda m: " " * len(m.group()), text)


@lru_cache(maxsize=4096)
def of_label(text: str) -> tuple[str, ...]:
    """The populations that a heading or lead-in names: groups, else the conditions that it lists."""
    groups = [name for name, pattern in _LABEL_GROUPS[:-_WHOLE_LABELS] if pattern.search(text)]
    groups += [name for name, pattern in _LABEL_GROUPS[-_WHOLE_LABELS:] if pattern.fullmatch(text)]
    alternatives = text.replace(" / ", "; ")
    both = " and " in text  # "leukocytes below 2,000 and platelets below 25,000": neither alone
    others = (
        value
        for value, _ in _members(alternatives, 0, len(alternatives), True)
        if value not in _GROUP_NAMES and not (both and _IS_VALUE.fullmatch(value))
        if not (groups and _GRADED.fullmatch(value))
    )
    return tuple(dict.fromkeys((*groups, *others)))


@lru_cache(maxsize=8192)
def group_of(words: str) -> str:
    """The group that the words of a list's member are, or ""."""
    return next((name for name, pattern in _MEMBERS_OF_GROUPS if pattern.fullmatch(words)), "")


@lru_cache(maxsize=8192)
def groups_in(text: str) -> tuple[str, ...]:
    """Children, the elderly, renal and hepatic impairment, where a clause names them."""
    return tuple(name for name, pattern in standing(GROUPS, text) if pattern.search(text)) or tuple(
        name for name, pattern in standing(_BY_VALUE, text) if pattern.search(text)
    )


@lru_cache(maxsize=20_000)
def in_clause(text: str) -> tuple[tuple[str, str], ...]:
    """The populations that a clause gives advice for, each with the words that it stands in ("severe renal disease")."""
    text = without_asides(text)
    masked = mask_parentheses(text)
    found: dict[str, str] = {}
    for match in (*_WHOSE.finditer(masked), *_CUED.finditer(masked)):
        group = match.lastgroup or "list"
        is_told = match.re.pattern == _WHOSE.pattern and match.group("verb").lower() not in (
            "of",
            "on",
            "receiving",
            "undergoing",
        )
        begin, end = match.span(group)
        inner = _WHOSE.search(masked, begin, end) if match.re.pattern == _CUED.pattern else None
        risk = _AT_RISK.match(match["verb"]) if match.re.pattern == _WHOSE.pattern else None
        for value, words in _members(text, begin, inner.start() if inner else end, not is_told):
            value = f"{risk.group()} {value}" if risk and value not in _GROUP_NAMES else value
            if (
                group not in ("needed", "changed")
                or group_of(value)
                or value in _GROUP_NAMES
                or _HEAD.search(value)
            ):
                found.setdefault(value, words)
    for state in _IN_STATE.finditer(masked):
        if not _RESUMES.search(masked, 0, state.start("what")) and "unless" not in state.group().lower():
            value = f"{state['what']} {state['value'].strip()}"
            found.setdefault(group_of(value) or value, value)
    subject = _SUBJECT.match(masked)
    if not found and subject:
        members = list(_members(text, subject.start("list"), subject.end("list"), True))
        found = dict(members)
    return tuple(found.items())


@lru_cache(maxsize=20_000)
def noted(text: str) -> tuple[tuple[str, str, str], ...]:
    """The populations of a list that have a note each: "children (not recommended), elderly patients (use with care)"."""
    return tuple(
        (value, item.text, note)
        for item in items(text)
        for note in item.notes
        if (value := group_of(_LEADING.sub("", item.text)) or _LEADING.sub("", item.text))
        and (value in _GROUP_NAMES or _is_population(value, True))
    )


@lru_cache(maxsize=20_000)
def listed(text: str) -> tuple[tuple[str, str], ...]:
    """The members of a bare list that are populations ("severe renal disease; children under 6")."""
    return tuple(_members(text, 0, len(text), True))


def in_list(text: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    """The members of the list ``text[start:end]`` that are known to be populations."""
    return tuple(_members(text, start, end, True))


def _members(text: str, start: int, end: int, must_be_known: bool = False) -> Iterator[tuple[str, str]]:
    """The members of a list that are populations. The last one before a verb is the subject of that verb."""
    verb = _VERB.search(mask_parentheses(text[:end]), start, end)
    stop = verb.start() if verb else end
    listed = items(text, start, stop)
    if verb and not verb.group("reason") and len(listed) > 1 and text[: listed[-1].start].endswith(", "):
        listed = listed[:-1]
    if (
        listed and _ILLNESS.search(listed[0].text) and len(listed) > 1
    ):  # "illness with fever or vomiting" is one
        words = _LEADING.sub("", text[listed[0].start : listed[-1].end]).strip(" .,")
        yield words, words
        return
    for item, head in zip(listed, _heads(listed), strict=True):
        examples = () if _NO_HEAD.search(item.text) else item.examples
        for member in (item, *examples):
            words = _LEADING.sub("", _TAIL.sub("", _LEADING.sub("", member.text))).strip(" .,")
            words = f"weight {words[9:]}" if words.startswith("weighing ") else words
            is_short = _ORGAN.fullmatch(words) or (head and _GENE.fullmatch(words))
            words = f"{words} {head}" if is_short and member is item else words
            value = group_of(words) or words
            if value != words or _IS_VALUE.fullmatch(words) or _is_population(value, must_be_known):
                yield value, member.text


_ILLNESS = regexp(r"\billness(?:es)? with [a-z]+$", re.IGNORECASE)


def _heads(listed: list[Item]) -> list[str]:
    """The last word of the next member that has several: what a bare "cardiovascular" before it lacks."""
    heads, head = [], ""
    for item in reversed(listed):
        words = item.text.split()
        if len(words) > 1 and _HEAD.fullmatch(words[-1]):
            head = " ".join(words[1:]) if _GENE.fullmatch(words[0]) else words[-1]
        heads.append(head)
    return heads[::-1]


@lru_cache(maxsize=20_000)
def _is_population(words: str, must_be_known: bool) -> bool:
    if _EMPTY.match(words) or len(words.split()) > 7 or _NO_GROUP.search(words):
        return False
    if lexicon().link(words, ("population", "condition")):
        return True
    if lexicon().link(words, ("drug_class", "substance")):
        return False
    return bool(_HEAD.search(words)) or not (must_be_known or _NO_HEAD.search(words))


# "Patients not taking a diuretic, or already on a low dose": told by what they take or do.
_DESCRIBED = regexp(
    r"(?:(?:patients?|people|persons?|anyone|those|women|men|individuals) )?(?:(?:who (?:do|does|are|have|has) (?:not|never)|not|never|already|newly) |taking a (?:low|high) dose)[^,;.:]{3,70}",
    re.IGNORECASE,
)
_APART = regexp(r",\s+(?:(?:and|or)\s+)?|;\s+")


@lru_cache(maxsize=4096)
def described(text: str) -> tuple[tuple[str, str], ...]:
    """The members of a list that are told by what they take or do, each whole; none where one is told otherwise."""
    parts = [part.strip(" .") for part in _APART.split(text)]
    return tuple((part, part) for part in parts) if all(map(_DESCRIBED.fullmatch, parts)) else ()


# "Hypothyroidism and oedema |slow| the clearance": states that do something to the drug.
_ACTS_ON_IT = cued(
    r"(?P<list>[A-Z][^.;:–—()]{3,80}?) (?:may |can )?(?:leads? to|slows?|hastens?|speeds?|raises?|lowers?|reduces?|increases?|prolongs?|delays?|impairs?|concentrates?)\s"
)


@lru_cache(maxsize=4096)
def acting(text: str) -> tuple[tuple[str, str], ...]:
    """The states that ``text`` says to act on the drug, where most are known and none is an agent."""
    match = _ACTS_ON_IT.match(text)
    names = [_LEADING.sub("", item.text) for item in items(text, 0, match.end("list"))] if match else []
    tree = lexicon()
    known = [name for name in names if tree.link(name, ("population", "condition", "effect"))]
    agents = any(tree.link(name, ("substance", "drug_class")) for name in names)
    return tuple((name, name) for name in names) if len(known) * 2 > len(names) and not agents else ()


def is_known_population(words: str) -> bool:
    """True for a group and for what is a population and no condition: a lead-in "Hypotension" is a risk, no group."""
    if words in _GROUP_NAMES:
        return True
    tree = lexicon()
    return tree.link(words, ("population",)) is not None and tree.link(words, ("condition",)) is None
