"""From a member of a list of uses to the condition that it names, and from a sentence to the people it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from kg.extract.use.shared import PLACE, is_pair, opened
from kg.extract.use.uses import PURPOSE, TREAT
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

SCHEMES = ("condition",)
_JOINT = r"(?:,\s+and\s+|,\s+or\s+|,\s*|\s+and/or\s+|\s+and\s+|\s+or\s+|\s*/\s*)"
# What leads to the name of a condition.
_LEADING = regexp(
    rf"^(?:(?:coupled|along|together|combined)\s+with\s+|{PURPOSE}|{TREAT}(?:{_JOINT}{TREAT})*\s+|"
    r"(?:(?:certain|various)\s+)?(?:ranges?|variety|spectrum|number|types?|kinds?|cases?|symptoms?|(?:signs|symptoms)\s+and\s+(?:symptoms|signs))\s+(?:of|associated\s+with|related\s+to|caused\s+by|due\s+to)\s+|cases\s+for\s+|"
    r"(?:such\s+as|possibly|for|in|to|of|from(?!\s+(?:the\s+age|\d))|against|with|by|on|during|and|or|both|also|as|help|aid|aiding|assist|helping|the|an?|any|its|various|certain|several|some|many|other|"
    r"numerous|neither|another|different|specific|among\s+them|related|that\s+is,|primarily|mainly|chiefly|mostly|commonly|particularly|especially|specifically|most|all|wide|broad|include|including)\s+)(?=\S)",
    re.IGNORECASE,
)
_TRAILING = regexp(
    r"(?<!hormone)(?<!replacement)(?<!-exposure)\s+(?:from\s+(?:the\s+age\s+of\s+)?\d+\s+(?:years?|months?)\b.*|(?:(?:adjuvant|adjunctive|maintenance|palliative)\s+)?(?:treatment|therapy)|management|prophylaxis|relief|prevention|(?:seen|occurring|found|within|in\s+the)\b.*|in\s+(?:[\w-]+\s+){0,3}(?:patients|individuals|women|men|people|adults|children|alcoholics|smokers)\b.*|to\s+(?!moderate|severe)[a-z]+\b.*|"
    r"in\s+(?:certain|some|severe|rare|many|most|specific)\s+cases|patients\s+(?:experiencing|with|who|taking)\b.*|in\s+(?:various\s+)?(?:conditions?|diseases?|patients|people|individuals|cases)|susceptible\b.*|with\s+(?:or\s+without|inadequate)\b.*|of\s+(?:varying|various)\b.*|(?:of|in|at)\s+(?:any|all|each|one)\s+of\s+th\w+\b.*|caused|associated|related|due|resulting|accompanied|and|or|of|in|with|for|by|as|to|such|like|including|particularly|especially|specifically|mainly|primarily|only|any\s+(?:more|longer)|anymore)$",
    re.IGNORECASE,
)
CAUSE = cued(
    r"\s+(?:associated\s+with|accompanied\s+by|complicated\s+by|related\s+to|(?:caused|brought\s+on|brought\s+about|provoked|triggered|set\s+off|produced)\s+by|due\s+to|resulting\s+from|secondary\s+to|arising\s+from|induced\s+by|involving)\s+",
    re.IGNORECASE,
)
_RISK = regexp(
    r"^(?:the\s+)?(?:risk|likelihood|incidence|chance|severity|frequency|recurrence|occurrence|rate|progression|number)s?\s+(?:of|for|from|associated\s+with)\s+",
    re.IGNORECASE,
)
# A verb that is part of the use: "support nerve health", "reduce the risk of stroke".
_HELP = cued(
    r"^(?:support|promot|improv|enhanc|maintain|facilitat|induc|increas|regulat|restor|boost|remov|soften|cleans|provid|stimulat|strengthen|reduc|lower(?!\s+(?:respiratory|limb|back|extrem|urinary|gastro|abdom))|decreas|minimi[sz]|"
    r"clear|stabili[sz]|contribut|slow|delay|protect|disinfect|preserv|replenish|repair|prolong|lengthen|shorten|lessen|normali[sz]|accelerat|moisturi[sz]|lubricat|neutrali[sz]|supplement|thin|loosen|aid|shrink|alkalini[sz])"
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
    "cyst abscess boil hives hyperactivity agitation mucositis epilepsy schizophrenia autism gout dandruff caries symptom exacerbation relapse bacteremia sepsis toxicity hemorrhoid piles vertigo dizziness baldness fissure rickets scurvy pellagra beriberi stenosis influenza degeneration measles rubella cholera typhoid tetanus lupus hernia malformation regurgitation".split()
)
# They end like diseases.
_PROCESSES = frozenset("mitosis meiosis apoptosis phagocytosis endocytosis osmosis homeostasis".split())
_FILLER = frozenset(
    "as a an and or by in it also like such with of for to the other various related certain different these its this their medical clinical specific some "
    "following several many health distinct multiple severe mild moderate acute chronic underlying inflammatory painful associated similar symptomatic "
    "short-term long-term temporary intended approved primary main common general conditions condition diseases disease disorders disorder symptoms symptom "
    "patients patient patient's adults adult children adolescents infants women men cases case use uses treatment treatments therapy therapies medications medication "
    "drugs drug management prevention prophylaxis relief purposes agents agent class settings setting combinations combination monotherapy situations "
    "situation signs individuals indications indication types type forms form emergency maintenance levels risk products effects issues problems "
    "procedures ailments concerns interventions needs applications areas exposure either alone treating ways bacteria caused people those post-exposure "
    "pre-exposure particularly especially primarily respectively etc efficacy safety reasons options routine standard control part dual triple double fixed-dose add-on adjunctive adjuvant adjunct supplemental supportive causes factors others off-label often sometimes usually increasingly known need".split()
)
_NO_FIRST = frozenset(
    "within without likewise it its it's who which that those this these they from more less one at where when whether together not no does is are be been if you your each even only "
    "though although due after before during following while because since use using used depending based followed consult monitor given under via per "
    "age years excluding what how there then than alongside combination combined context adjunct monotherapy addition diet exercise among whose patients women men individuals people children adults infants adolescents example instance prior older worse concerning external contribute".split()
)
_NO_INSIDE = frozenset(
    "is are was were been has have should must may can will they you your doctor which who that acts act works belongs these this including treated products over-the-counter".split()
)
_NO_LAST = frozenset(
    "agent agents drug drugs inhibitor inhibitors antagonist antagonists agonist agonists blocker blockers medication medications "
    "unit units addicts alcoholics users smokers recipients supplement supplements class derivative use properties property mechanism mechanisms patients individuals adults children women "
    "life survival mortality stay stays admission admissions visits hospitalization hospitalizations term only capsules tablets sex it "
    "control action medicine medicines antibiotic antibiotics analgesic healthcare professional conditions' formulation formulations product products settings setting strains organisms".split()
)
_LONE = regexp(
    r"(?:[\w-]+(?:ive|ent|ant|ular|ic|oid|al|ous|ful|ory|ly)|minor|major|severe|acute|chronic|(?:prim|second|terti)ary|itchy|hip|knee|eyes?|ears?|face|skin|scalp|pregnancy|lactation|oral|likewise|otherwise|surgery|bone|bones|joints?|lungs?|soft tissues?|respiratory|liver|kidneys?|nose|throat|\W*\d[\d\W]*\w*)",
    re.IGNORECASE,
)
_WHERE = regexp(r"\s+(?:in|of|with|to|from|at|on|types?|stages?|grades?|class)\s+")


_TIME = regexp(r"\b\d+ ?(?:h|hours?|days?|weeks?|min|minutes?)\b", re.IGNORECASE)


def is_known(text: str) -> bool:
    """True where the vocabulary knows the condition, or its last word, or the last before "of" or "in", is a word for one."""
    return bool(lexicon().link(text, SCHEMES)) or _is_disease(text) or _is_disease(_WHERE.split(text)[0])


def is_lone(text: str) -> bool:
    """True for an adjective or place by itself: "gastric", "skin"."""
    return _LONE.fullmatch(text) is not None and not _is_disease(text)


def _is_disease(text: str) -> bool:
    last = text.lower().rsplit(" ", 1)[-1].strip(".,;:'\"")
    if last in _PROCESSES:
        return False
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
        value = _TRAILING.sub("", value).strip(" .,:;–—-\x00")
    return value


def is_plausible(value: str, helped: bool = False) -> bool:
    """True where the words can be a condition: known, or short and none of the things that conditions never are.

    What is measured ("blood pressure") is none, but may be ``helped`` ("lower |blood pressure|").
    """
    words = value.lower().split()
    if not 2 < len(value) < 90 or len(words) > _LONGEST or is_general(value):
        return False
    if lexicon().find(value, SCHEMES):
        return True
    if PLACE.fullmatch(value):
        return False
    if (
        words[0] in _NO_FIRST
        or (words[-1] in _NO_LAST and not _is_lacking(value))
        or _NO_INSIDE.intersection(words)
        or _TIME.search(value)
        or _LONE.fullmatch(value)
        or QUALIFIER.fullmatch(value)
    ):
        return False
    if lexicon().find(value, ("substance", "drug_class")):
        return False
    if _is_disease(value):
        return True
    if not helped and lexicon().find(value, ("parameter",)):
        return False
    return len(words) <= 6 or _is_disease(_WHERE.split(value)[0]) or _is_lacking(value)


def _is_lacking(value: str) -> bool:
    """True for a known condition with what it has not: "hypertension not adequately controlled on other agents"."""
    own, lacks, _ = value.partition(" not ")
    return bool(lacks) and is_known(own)


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


_BETTERED = regexp(r"(?:improvement|amelioration|reduction)\s+(?:of|in)\s+", re.IGNORECASE)


@lru_cache(maxsize=8192)
def names(text: str) -> tuple[tuple[str, str], ...]:
    """(name as stated, shorter name or "") of the conditions in a member of a list: none or one."""
    value = bared(text)
    bettered = _BETTERED.match(value)
    if bettered and is_known(value[bettered.end() :]):
        value = value[bettered.end() :]
    helped = _HELP.match(value)
    thing = bared(value[helped.end() :]) if helped else value
    if not is_plausible(thing, bool(helped)):
        return ()
    if helped and not lexicon().find(thing, SCHEMES):
        return ((value, thing),)
    return ((thing, ""),)


def mostly_known(text: str) -> bool:
    """True for a list of conditions, of which at least half are known: no lead-in has to say that they are uses."""
    found = members(text, 0, len(text))
    return sum(is_known(bared(item.text)) for item in found) * 2 >= max(len(found), 1)


def is_general(text: str) -> bool:
    """True for "various conditions": words that name nothing by themselves."""
    return all(word in _FILLER for word in text.lower().split())


# "induction and maintenance of anesthesia": the first lacks its object.
_ACT = regexp(r"(?:[\w-]+\s+)?\w+(?:tion|ance|ment|ing)", re.IGNORECASE)


def members(text: str, start: int, end: int) -> list[Item]:
    """The members of a list of conditions; names that the vocabulary knows stay whole."""
    found = [
        item
        for number, item in enumerate(opened(sorted_(joined(items(text, start, end, _is_name), text))))
        if not number or not regexp(r"an?\s").match(item.text)  # "X, a skin disease": the same once more
    ]
    if len(found) > 1 and _ACT.fullmatch(found[0].text) and " of " in found[1].text:
        shared = found[1].text[found[1].text.index(" of ") :]
        found[0] = replace(found[0], text=found[0].text + shared)
    return _qualified(found)


# "Colon cancer, stage III", "goiter, congenital or acquired": what stands behind its noun is no member of its own.
QUALIFIER = regexp(
    r"(?:(?:locally|newly|previously|surgically)\s+)?(?:advanced|metastatic|(?:un|in)?(?:re|op)(?:sec|er)table|unresectable|inoperable|recurrent|relapsed|refractory|resistant|acquired|congenital|inherited|hereditary|"
    r"primary|secondary|tertiary|acute|chronic|mild|moderate|severe|(?:mild|moderate) to (?:moderate|severe)|(?:stages?|grades?|class(?:es)?)\s+[IVX\d][\w/–-]*)",
    re.IGNORECASE,
)


def _qualified(found: list[Item]) -> list[Item]:
    """The members, those that are bare qualifiers of the known condition before them as notes of it."""
    out: list[Item] = []
    for item in found:
        if out and QUALIFIER.fullmatch(item.text) and (" " in out[-1].text or is_known(bared(out[-1].text))):
            out[-1] = replace(out[-1], notes=(*out[-1].notes, item.text))
        else:
            out.append(item)
    return out


# "infections with suspected |or| confirmed bacterial |and| fungal components": no list of uses.
_LONGEST = 9  # words of a name
_UNFINISHED = regexp(r"\bwith\s+(?:[\w-]+\s+)*(?P<last>[\w-]+)$", re.IGNORECASE)


def joined(found: Sequence[Item], text: str) -> list[Item]:
    """The members of a list, those that are parts of one name put together again."""
    out: list[Item] = []
    for item in found:
        if out and _goes_on(out[-1], item, text):
            whole = " ".join(regexp(r"\s*\([^()]*\)").sub("", text[out[-1].start : item.end]).split())
            if len(whole.split()) > _LONGEST:  # the name is what stands before "with"
                out[-1] = replace(out[-1], text=out[-1].text.split(" with ")[0])
                continue
            item = replace(item, text=whole, start=out.pop().start)
        out.append(item)
    return out


def _goes_on(item: Item, following: Item, text: str) -> bool:
    """True for what lacks its noun: "infections with suspected |or ...|", "acute, |nonspecific diarrhea|"."""
    own = text[item.start : item.end]
    last = _UNFINISHED.search(own)
    if last and (is_lone(last["last"]) or last["last"].endswith("ed")):
        return True
    bare = text[item.end : following.start].strip() == "," and is_lone(own)
    after = text[following.start : following.end]
    return bare and item.text != own and following.text == after and not is_lone(after)


# What kind of thing the members of a list are said to be by the last: "stomach, colon and |bladder cancer|".
_SORT = regexp(r"\s(?:cancers?|carcinomas?|tumou?rs?|deficienc(?:y|ies))$", re.IGNORECASE)


def sorted_(found: list[Item]) -> list[Item]:
    """The members, each with the noun that the last gives to all, where this makes a name that the vocabulary knows.

    What is by itself no condition, beside a cancer, is one too: "ovarian or fallopian tube cancer".
    """
    sort = _SORT.search(found[-1].text) if len(found) > 1 else None
    if not sort:
        return found
    whole = (f"{item.text}{sort.group()}" for item in found)
    return [
        replace(item, text=name)
        if not _SORT.search(item.text) and (lexicon().find(name, SCHEMES) or _is_site(item.text))
        else item
        for item, name in zip(found, whole, strict=True)
    ]


_SITE = regexp(r"(?:[\w-]+ )?(?:tube|gland|duct|tract|wall|lining|cord|neck|cavity|node)", re.IGNORECASE)


def _is_site(text: str) -> bool:
    """True for a part of the body that is no condition by itself: "fallopian tube"."""
    return _SITE.fullmatch(text) is not None and not is_known(text)


_LOOSE_END = regexp(r"[\s,]+(?:and|or|but)$")


def _is_name(words: str) -> bool:
    words = _LOOSE_END.sub("", words)
    return lexicon().find(words, SCHEMES) is not None or is_pair(words)


def is_agent(text: str) -> bool:
    """True where a text names a drug or class."""
    return any(
        text[a:b].lower() not in _FILLER for a, b, _ in lexicon().scan(text, ("substance", "drug_class"))
    )
