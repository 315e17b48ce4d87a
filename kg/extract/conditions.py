"""From a member of a list of uses to the condition that it names, and from a sentence to the people it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.uses import PURPOSE, TREAT
from kg.vocab.lexicon import lexicon

SCHEMES = ("condition",)
_JOINT = r"(?:,\s+and\s+|,\s+or\s+|,\s*|\s+and/or\s+|\s+and\s+|\s+or\s+|\s*/\s*)"
# What leads to the name of a condition.
_LEADING = re.compile(
    rf"^(?:{PURPOSE}|{TREAT}(?:{_JOINT}{TREAT})*\s+|"
    r"(?:(?:certain|various)\s+)?(?:ranges?|variety|spectrum|number|types?|kinds?|cases?|symptoms?|(?:signs|symptoms)\s+and\s+(?:symptoms|signs))\s+(?:of|associated\s+with|related\s+to|caused\s+by|due\s+to)\s+|"
    r"(?:for|in|to|of|against|with|by|on|and|or|both|also|as|help|aid|aiding|assist|helping|the|an?|any|its|various|certain|several|some|many|other|"
    r"numerous|different|specific|among\s+them|related|that\s+is,|primarily|mainly|chiefly|mostly|commonly|particularly|especially|specifically|most|all|wide|broad|include|including)\s+)(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:treatment|therapy|management|prophylaxis|relief|prevention|(?:use|seen|occurring|found|in\s+the)\b.*|"
    r"with\s+(?:or\s+without|inadequate)\b.*|of\s+(?:varying|various)\b.*|caused|associated|related|due|resulting|accompanied|and|or|of|in|with|for|by|as|to)$",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\s+(?:associated\s+with|accompanied\s+by|complicated\s+by|related\s+to|caused\s+by|due\s+to|resulting\s+from|secondary\s+to|arising\s+from|induced\s+by|involving)\s+",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"^(?:the\s+)?(?:risk|likelihood|incidence|chance|severity|frequency|recurrence|occurrence|rate|progression|number)s?\s+(?:of|for|from)\s+",
    re.IGNORECASE,
)
# A verb that is part of the use: "support nerve health", "reduce the risk of stroke".
_HELP = re.compile(
    r"^(?:support|promot|improv|enhanc|maintain|facilitat|induc|increas|regulat|restor|boost|remov|soften|cleans|provid|stimulat|strengthen|reduc|lower(?!\s+(?:respiratory|limb|back|extrem|urinary|gastro|abdom))|decreas|minimi[sz]|"
    r"clear|stabili[sz]|slow|delay|protect|disinfect|preserv|replenish|repair|normali[sz]|accelerat|moisturi[sz]|lubricat|neutrali[sz]|supplement|thin|loosen|aid|shrink|alkalini[sz])"
    r"(?:e|ing|es|s|tion\s+(?:of|in))?(?:\s+(?:in|with|to|down|against))?\s+(?:the\s+(?!risk))?(?=\w)",
    re.IGNORECASE,
)
_ENDINGS = (
    "itis osis oses asis emia aemia uria algia oma omas pathy pathies plegia paresis penia rrhea rrhoea rrhage spasm spasms phobia mania ias"
).split()
_NOUNS = frozenset(
    "disease disorder syndrome infection infestation condition pain ache fever cancer tumor tumour lymphoma leukemia leukaemia deficiency "
    "deficiencies failure insufficiency injury injuries ulcer wound burn spasticity seizure attack episode headache migraine nausea vomiting "
    "diarrhea diarrhoea constipation cough cold flu congestion allergy allergies reaction inflammation swelling edema oedema bleeding hemorrhage "
    "thrombosis embolism hypertension hypotension arrhythmia tachycardia fibrillation flutter angina infarction stroke shock asthma anemia anaemia "
    "diabetes obesity infertility contraception menopause acne psoriasis eczema rash itching itchiness pruritus wart lesion irritation anesthesia "
    "sedation insomnia depression anxiety psychosis acidosis poisoning overdose withdrawal dependence addiction rejection malnutrition complication "
    "parasite worm malaria tuberculosis colic cramp stone calculi glaucoma cataract dryness fatigue weakness stress impairment discomfort scar bite "
    "sting cut abrasion bloating indigestion heartburn intolerance neuralgia atrophy apnea pneumonia dementia sprain strain fracture tremor "
    "cyst abscess boil hives hyperactivity agitation mucositis epilepsy schizophrenia autism gout dandruff baldness fissure".split()
)
_FILLER = frozenset(
    "as a an and or by in it also like such with of for to the other various related certain different these its this their medical clinical specific some "
    "following several many health distinct multiple severe mild moderate acute chronic underlying inflammatory painful associated similar symptomatic "
    "short-term long-term temporary intended approved primary main common general conditions condition diseases disease disorders disorder symptoms symptom "
    "patients patient adults adult children adolescents infants women men cases case use uses treatment treatments therapy therapies medications medication "
    "drugs drug management prevention prophylaxis relief purposes agents agent class settings setting combinations combination monotherapy situations "
    "situation signs individuals indications indication types type forms form emergency maintenance levels risk products effects issues problems "
    "procedures ailments concerns interventions needs applications areas exposure either alone treating ways bacteria caused people those post-exposure "
    "pre-exposure particularly especially primarily respectively etc efficacy safety reasons options routine standard control part dual triple double fixed-dose add-on adjunctive adjuvant adjunct supplemental supportive".split()
)
_NO_FIRST = frozenset(
    "it its it's who which that those this these they from more less one at where when whether together not no does is are be been if you your each even only "
    "though although due after before during following while because since use using used depending based followed consult monitor given under via per "
    "age years excluding what how there then than alongside combination combined adjunct monotherapy addition diet exercise among whose".split()
)
_NO_INSIDE = frozenset(
    "is are was were been has have should must may can will they you your doctor which who that acts act works belongs including".split()
)
_NO_LAST = frozenset(
    "agent agents drug drugs inhibitor inhibitors antagonist antagonists agonist agonists blocker blockers medication medications "
    "supplement supplements class derivative properties property mechanism mechanisms patients individuals adults children women "
    "control action medicine medicines antibiotic antibiotics analgesic healthcare professional conditions' formulation formulations".split()
)
_LONE = re.compile(
    r"(?:[\w-]+(?:ative|ular|ic|al|ous|ful|ory|ly)|minor|major|severe|itchy|hip|knee|eyes?|ears?|face|skin|scalp|pregnancy|lactation|oral|surgery|bone|bones|joints?|lungs?|soft tissues?|respiratory|liver|kidneys?|nose|throat|\W*\d[\d\W]*\w*)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s+(?:in|of|with|to|from|at|on)\s+")


def is_known(text: str) -> bool:
    """True where the vocabulary knows the condition, or its last word is a word for one."""
    return bool(lexicon().link(text, SCHEMES)) or _is_disease(text)


def _is_disease(text: str) -> bool:
    last = text.lower().rsplit(" ", 1)[-1].strip(".,;:'\"")
    return last in _NOUNS or last.removesuffix("s") in _NOUNS or last.endswith(tuple(_ENDINGS))


def bared(text: str) -> str:
    """The text without what leads to a name and what trails after it."""
    value = text.strip()
    for _ in range(6):
        shorter = _LEADING.sub("", value)
        if shorter == value:
            break
        value = shorter
    for _ in range(3):
        value = _TRAILING.sub("", value).strip(" .,:;\x00")
    return value


def is_plausible(value: str) -> bool:
    """True where the words can be a condition: known, or short and none of the things that conditions never are."""
    words = value.lower().split()
    if not 2 < len(value) < 90 or len(words) > 9 or all(word in _FILLER for word in words):
        return False
    if lexicon().find(value, SCHEMES):
        return True
    if words[0] in _NO_FIRST or words[-1] in _NO_LAST or _NO_INSIDE.intersection(words) or _LONE.fullmatch(value):
        return False
    if lexicon().find(value, ("substance", "drug_class", "parameter")):
        return False
    return _is_disease(value) or len(words) <= 6 or _is_disease(_WHERE.split(value)[0])


def lead(text: str) -> tuple[int, str]:
    """How much of a list's beginning leads to its members, and the words of it that belong to each ("reduce the risk of")."""
    begin = 0
    while match := _LEADING.match(text[begin:]):
        begin += match.end()
    helped = _HELP.match(text[begin:])
    risk = _RISK.match(text[begin + (helped.end() if helped else 0) :])
    if not risk:
        return begin, ""
    end = begin + (helped.end() if helped else 0) + risk.end()
    return end, text[begin:end].strip()


def names(text: str) -> Iterator[tuple[str, str]]:
    """(name as stated, shorter name or "") of the conditions in a member of a list: none or one."""
    value = bared(text)
    helped = _HELP.match(value)
    thing = bared(value[helped.end() :]) if helped else value
    if not is_plausible(thing):
        return
    if helped and not lexicon().find(thing, SCHEMES):
        yield value, thing
    else:
        yield thing, ""
