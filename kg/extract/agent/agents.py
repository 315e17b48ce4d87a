"""Agents in prose: drugs, classes, foods and vaccines that a sentence names, with the class each is an example of.

A word of the vocabulary types its list: "a, b, KNOWN and d" names four agents. Class phrases ("drugs that prolong
the QT interval", "enzyme-inducing antiepileptics") are agents by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.agent.enzymes import ENZYME, SCHEMES, Agent, enzyme_classes, of_these
from kg.extract.agent.examples import grouped
from kg.extract.agent.own_names import is_another, is_own
from kg.extract.agent.pairs import boosted, two_kinds
from kg.model import Monograph
from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.nominal import names_a_thing, subject
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

_NOUN = (
    r"(?:inhibitors?|inducers?|substrates?|blockers?|antagonists?|agonists?|agents|drugs|medications|medicines|diuretics?|depressants?|relaxants?|"
    r"antibiotics|anti[a-z]{4,}s?|supplements?|vaccines?|contraceptives?|hormones?|steroids?|salts|products|preparations|opioids?|sequestrants?|cations|"
    r"statins?|macrolides?|azoles?|nitrates?|glycosides?|barbiturates?|sympathomimetics?|chelators?|binders?|mimetics?|anesthetics?|sulfonylureas?|thiazides?)"
)
_CLASS_PHRASE = cued(
    rf"\b(?P<before>(?:cough and cold\s+|(?!(?:the|with|of|and|or|not|but|apart|from|than|except|excluding|hours|typically|may|can|is|are|examples?|to|by|in|for|as|other|any|these|some|certain|all|both|if|when|such|like|including|concomitant|concurrent|avoid|use|using|taking)\b)[A-Za-z0-9/'+-]+\s+){{0,3}}?){_NOUN}"
    r"(?P<after>\s+(?:that (?:can|may)|that|which|known to|metabolized|metabolised|affecting|causing|prolonging|with(?= (?:muscle|sedative|narrow|nephro|oto|hepato|seroto|similar|anticholinergic|a low|a narrow))|acting on)\s+(?:(?:inhibit|induce|affect|prolong|cause)(?:\s+(?:or|and)\s+|/)(?=[a-z]))?(?!may\b|can\b|should\b|is\b|are\b|caution)[^,.;:()]{3,60}?(?=(?<!\bor)(?<!\band)\s+(?:adds?|raises?|lowers?|reduces?|enhances?|potentiates?|weakens?|must|needs?|(?:may|can|should|could|might|is|are|will|increase|decrease|as|due|because|or|and))\b|[,.;:()]|$))?",
    re.IGNORECASE,
)
_GENERIC = cued(
    r"^(?:(?:other|similar|comparable|certain|some|any|many|various|several|these|concomitant|concurrent|specific|different|new|additional|multiple|numerous|prescription|common|oral|most|all|the|a|an|more|such|interacting|of|two|both|current|co-?administered|concurrently used|used|existing|potential|administer|possible|select|alternative|(?:low|high|higher|lower|full)-(?:dose|strength)|(?:strong|weak|high|low)er|(?:immediate|extended|slow|sustained|modified|prolonged)-release)\s+)*"
    r"(?:agents?|drugs?|medications?|medicines?|products?|preparations?|supplements?|inhibitors?|inducers?|substrates?|antagonists?|agonists?|blockers?|hormones?|salts?|enzymes?|interactions?)$",
    re.IGNORECASE,
)
# Words before a known agent that belong to its name.
_ADJECTIVES = cued(
    r"(?<![\w-])((?:(?:oral|topical|systemic|inhaled|intravenous|injectable|strong|potent|moderate|weak|high-dose|low-dose|live|attenuated|live-attenuated|inactivated|selective|"
    r"non-?selective|(?:long|short)-acting|hormonal|local|general|tricyclic|sedating|(?:first|second)-generation|(?:class|type|group) (?:I{1,3}|IV|[1-4])[abc]?|(?:extended|slow|sustained|modified|immediate)-release|organic|dietary|herbal|concentrated|live or|"
    r"polyene|imidazole|[a-z]+-(?:rich|containing|inducing|inhibiting|prolonging|lowering|depleting|sparing|based|type|like|binding))[ ])+)$",
    re.IGNORECASE,
)
_PLAIN = regexp(
    r"^(?:(?!(?:may|can|could|should|is|are|was|were|has|have|will|risk|increased?|decreased?|reduced?|avoid|monitor|dose|levels?|effects?|due|if|when|so|not|no|it|this|these|patients?|concentrations?|toxicity|caution|others?|etc|possible|clearance|absorption)\b)[\w.'’/+-]+\s?){1,4}$",
    re.IGNORECASE,
)
_VERB = regexp(
    r"(?<!that)(?<!which)(?<!who)\s+(?:may|can|could|might|should|must|will|is|are|raises?|lowers?|increases?|decreases?|reduces?|enhances?|potentiates?|inhibits?|chelates?|that (?=may|can)|used|when|due|taken|at|(?<!test )(?<!tests )(?<!testing )(?<!screening )(?<!screens )(?<!assay )(?<!assays )for|via|adds?|in (?:large|small|high|low|moderate|excessive|usual) (?:amounts?|quantit(?:y|ies)|doses?|portions?))\b.*$",
    re.IGNORECASE,
)
_CARRIER = regexp(
    r"^(?:(?:concomitant|concurrent|combined|co-?administration|use|of|with|other|certain|some|any|the|following|a|an|and|or|drugs like|medications like|such as|especially|incl\.?|including|taking|avoid|switching from|multiple|containing(?= [a-z]+$))\s+)+",
    re.IGNORECASE,
)
_NO_LIST = regexp(
    r"^(?:(?:other|similar|comparable|any|certain|some|these|many|various|several|the|all|potential|specific|additional|different|most|new|it|they|this|multiple|known|possible|prescription|over-the-counter|concomitant|following|in|no|severe)\s*)*"
    r"(?:medications?|drugs?|interactions?|agents?|substances?|medicines?|none|patients?|effects?|foods?|therap(?:y|ies)|treatments?|others?|products?|risks?|levels?|doses?|caution|monitoring|enzymes?|avoid|elderly|combination|down|the like|including|such as)?$",
    re.IGNORECASE,
)


# What is excepted names no agent: "fibrates |other than fenofibrate|", "apart from", but not "two hours apart from".
EXCEPTION = regexp(
    r"\b(?:other than|(?<!hours )(?<!minutes )apart from|except(?:ing)?(?: for)?|excluding|not including|but not|(?:with )?the exception of|save for)\b(?! (?:if|when|where|that|under|in|with)\b)",
    re.IGNORECASE,
)
_EXCEPTED = cued(
    rf"{EXCEPTION.pattern}[^,.;()]*?(?=[,.;()]|$|\s+(?:may|can|could|might|should|must|will|is|are|have|has|increases?|decreases?|raises?|lowers?|reduces?|enhances?|inhibits?|potentiates?)\b)",
    re.IGNORECASE,
)
# The second verb of "drugs that prolong it or |cause arrhythmia|".
ACTS = regexp(
    r"(?:cause|prolong|lower|raise|increase|decrease|reduce|induce|inhibit|affect|alter|deplete|suppress|impair|slow|delay|enhance)\s(?!dose)",
    re.IGNORECASE,
)
# Behind a name: the first among others, or one of them.
_ABOVE_ALL = regexp(
    r"\s+(?:above all|in particular|most of all|first of all|in the first place|included|among others|and others|as well|too|alike|even|respectively)$",
    re.IGNORECASE,
)


# "2 hours before or |6 hours after them|", "at |1 g a day|".
_AMOUNT = regexp(
    r"(?:or |to |at |about |up to )?\d[\d.,]*\s?(?:mg|g|mcg|µg|kg|m[Ll]|IU|units?|minutes?|hours?|days?|weeks?|months?|years?|%)(?![\w-])"
)


@lru_cache(maxsize=8192)
def trimmed(text: str) -> str:
    """A list member without the words that carry it; "" where it names no agent."""
    if EXCEPTION.match(text) or ACTS.match(text) or _AMOUNT.match(text):
        return ""
    value = _ABOVE_ALL.sub("", _VERB.sub("", _CARRIER.sub("", EXCEPTION.split(text)[0]))).strip(" .,:;(→")
    if _NO_LIST.match(value) or len(value.split()) > 8:
        return ""
    told_of = subject(value)
    return told_of if names_a_thing(told_of) or lexicon().link(told_of, SCHEMES) else ""


def agents(text: str, start: int, end: int, monograph: Monograph) -> list[Agent]:
    """The agents of ``text[start:end]`` in order, the monograph's own drug left out."""
    clause = text[start:end]
    found: dict[tuple[int, int], Agent] = {}
    excepted = _excepted(clause)
    for agent in _candidates(clause):
        if any(a <= agent.start < b for a, b in excepted):
            continue
        crossed = not agent.is_fixed and any(a < agent.end and agent.start < b for a, b in found)
        if crossed or _is_no_guise(agent.text, monograph):
            continue
        if is_another(clause[: agent.start]) or not is_own(agent.text, monograph):
            found[agent.start, agent.end] = agent
    for agent in _coordinated(clause, found):
        if not is_own(agent.text, monograph) and not any(a <= agent.start < b for a, b in excepted):
            found[agent.start, agent.end] = agent
    inside = grouped(clause, sorted(found.values(), key=lambda a: a.start))
    again = list(of_these(text, start, end))
    named = [Agent(a.text, a.start + start, a.end + start, a.group) for a in inside]
    return [*(a for a in named if not any(b.start < a.end and a.start < b.end for b in again)), *again]


def _is_no_guise(name: str, monograph: Monograph) -> bool:
    """True for "another product that contains" a substance that is not the drug itself: that is the agent."""
    again = _SAME_AGAIN.fullmatch(name)
    return again is not None and not is_own(again["own"], monograph)


def _excepted(clause: str) -> list[tuple[int, int]]:
    """Where a clause excepts agents; "apart from X, Y does so too" excepts none."""
    ranges = [match.span() for match in _EXCEPTED.finditer(clause)]
    return [span for span in ranges if span[0] or not regexp(r"\b(?:also|too|likewise)\b").search(clause)]


# "drugs that change zinc levels" is the class; the mineral in it is no agent.
_TELLS_MORE = regexp(
    r"\b(?:that|which|affecting)\b.*\b(?:levels?|metabolism|absorption|function|interval|rate|pressure|sugar|acidity)$|\b(?:that|which)\s+(?:raise|lower|increase|decrease|deplete|elevate|reduce|retain)\s+(?:the\s+|serum\s+|plasma\s+|blood\s+)?[\w-]+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def _candidates(clause: str) -> tuple[Agent, ...]:
    """What a clause may name, the surest first: an answer stands twice in a file, so this is kept."""
    phrases = list(_phrases(clause))
    told = [phrase for phrase in phrases if _TELLS_MORE.search(phrase.text)]
    found = (*enzyme_classes(clause), *boosted(clause), *told, *_known(clause), *phrases, *_placed(clause))
    if " is a" not in clause and " are " not in clause:
        return found
    return tuple(agent for agent in found if agent in told or not _is_predicate(clause, agent))


def _is_predicate(clause: str, agent: Agent) -> bool:
    """True for what the sentence says that something is: "Testol is a strong inhibitor of CYP3A4"."""
    return bool(
        regexp(r"(?!examples? )(?:[\w-]+ )?(?:is|are) ", re.IGNORECASE).match(agent.text)
        or _IS_ONE.search(clause[: agent.start])
    )


_IS_ONE = regexp(
    r"(?<!\bexample )(?<!\bexamples )\b(?:is|are)\s+(?:(?:also|both|known|considered)\s+)?(?:(?:an?\s+)?(?:\w+ )?(?:substrate|inhibitor|inducer)s?,? (?:and|as well as|but) (?:also )?)?(?:an?\s+)?(?:(?:strong|potent|moderate|weak)\s+)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def _members(clause: str) -> tuple[Item, ...]:
    return tuple(
        member for item in items(clause) for member in (item, *item.examples, *_in_note(clause, item))
    )


def _in_note(clause: str, item: Item) -> Iterator[Item]:
    """The members that a parenthesis lists without "e.g."."""
    for note in item.notes:
        first = clause.find(note, item.start) if "," in note else -1
        if first >= 0:
            yield from items(clause, first, first + len(note))


# A noun that belongs to the agent before it, and nouns that make an adjective of it ("the sedative effect").
_OWN_NOUN = regexp(
    r" (?:medications?|drugs?|agents?|medicines?|supplements?|antibiotics?|vaccines?|preparations?|juice|salts?|products?|therapy)\b",
    re.IGNORECASE,
)
_QUALITY = regexp(
    r"(?:-(?:like|resistant|sensitive|susceptible|naive|naïve|positive|negative|intolerant|refractory|treated|experienced)\b|(?:[ -]| (?:and|or) [\w-]+ )(?:effects?|actions?|activity|response|properties|efficacy|potency|containing|based|rich|imbalances?|disturbances?|abnormalities|depletion|loss|control)\b)",
    re.IGNORECASE,
)


# "Folate inhibitors" are no folate.
_ACTS_ON_IT = regexp(
    r" (?:inhibitor|antagonist|agonist|blocker|inducer|analog(?:ue)?|binder|oxidase|dehydrogenase|reductase|synthase|kinase|receptor|transporter)s?\b",
    re.IGNORECASE,
)


def _known(text: str) -> Iterator[Agent]:
    for a, b, concept in lexicon().scan(text, SCHEMES):
        if _QUALITY.match(text, b) and (
            concept.scheme == "drug_class" or text[b] == "-" or "electrolyte" in concept.label
        ):
            continue
        if concept.scheme == "substance" and _ACTS_ON_IT.match(text, b):
            continue
        before = _ADJECTIVES.search(text, max(0, a - 50), a)
        first = before.start() if before else a
        noun = _OWN_NOUN.match(text, b)
        last = noun.end() if noun and concept.scheme == "drug_class" else b
        if not _GENERIC.match(text[first:last]):
            yield Agent(text[first:last].strip(), first, last)


# The drug itself in another guise.
_SAME_AGAIN = cued(
    r"\b(?:an?other|any other|other) (?:products?|medicines?|drugs?|preparations?|remed(?:y|ies)) (?:that contains?|which contains?|containing|with) (?P<own>[\w-]+)",
    re.IGNORECASE,
)


def _phrases(text: str) -> Iterator[Agent]:
    for match in _SAME_AGAIN.finditer(text):
        yield Agent(match.group(), match.start(), match.end(), is_fixed=True)
    yield from two_kinds(text)
    for match in _CLASS_PHRASE.finditer(text):
        value = match.group().strip()
        if not _GENERIC.match(value) and not _QUALITY.match(text, match.end()):
            yield Agent(value, match.start() + len(match.group()) - len(match.group().lstrip()), match.end())


_PLACE = cued(
    r"\binteract\w*(?: \w+)? with |\b(?:concomitant|concurrent|combined|simultaneous) (?:use|administration) (?:of|with) |\bco-?administ\w+ (?:of|with) |\bmetals like ",
    re.IGNORECASE,
)
_SUBJECT = cued(
    r"^(?!(?:Take|Avoid|Monitor|Use|Give|Administer|Do)\b)(?P<subject>[A-Z][^.;:]*?)\s+(?:also |further |significantly )?(?:may|can|could|might|(?:must|should) not be (?:joined|combined|paired|mixed|co-?administered|added)|increases?|decreases?|reduces?|enhances?|potentiates?|delays?|impairs?|inhibits?|raises?|lowers?|prolongs?|slows?|weakens?|strengthens?|doubles?)\b"
)
_QUANTITY = regexp(
    r"\b(?:levels?|concentrations?|effects?|risks?|absorption|metabolism|use|using|administration|consumption|efficacy|toxicity|doses?|caution|interactions?|activity|exposure|clearance|actions?|which|that|with|potential|adjustments?|modifications?|monitoring|studies|evaluations?|regulation|co-?administration|healthy diet|function|factors|systems?|might|operating|driving|machinery|vehicles?)\b|(?:such|and|or|toxic)$|^(?:shortly|soon|immediately|throughout|during|after|before|not|affecting|containing|both|used|theoretically|concurrent|so|children|adolescents|adsorb|reduces?|individual|commonly|yes|no|it|this|these|they|there|require|requires|specifically|address|example|but|may|carefully|protect|wear|as|contraindicated|patients?|individuals?|people|those|concomitant|combining|however|although|while|if|when|such|with|like|consider|conversely|for example|for instance|therefore|especially|particularly|potentially|inhibits?|induces?|decreases?|reducing|causing|increasing|limited|caution|administer|least|affect|influence|take|additionally|furthermore|moreover|also|note|changes?|other factors)\b",
    re.IGNORECASE,
)


_STOP = regexp(r"[.;:]|\b(?:may|can|should|is|are|could|might|as|due|because|when|if)\b")


def _placed(text: str) -> Iterator[Agent]:
    """Members of a list that stands where agents stand: before "may increase ...", behind "interacts with"."""
    subject = _SUBJECT.match(text)
    ranges = [(0, subject.end("subject"))] if subject else []
    for match in _PLACE.finditer(text):
        stop = _STOP.search(text, match.end())
        ranges.append((match.end(), stop.start() if stop else len(text)))
    for a, b in ranges:
        for item in items(text, a, b):
            for member in (item, *item.examples):
                name = trimmed(member.text)
                if name and _is_name(name):
                    first = text.find(name, member.start, member.end)
                    yield Agent(name, max(first, member.start), max(first, member.start) + len(name))


_VERBAL = regexp(
    r"\b(?:may|can|could|might|should|is|are|was|were|has|have|increases?|reduces?|decreases?|avoid|monitor)\b",
    re.IGNORECASE,
)


def _coordinated(text: str, known: dict[tuple[int, int], Agent]) -> Iterator[Agent]:
    """Short members of a list of which another member is a known agent: the next one, or any where no verb stands."""
    flat = _members(text) if known else ()
    kinds = [_kind(member, known) for member in flat]
    is_list = len(flat) > 1 and not _VERBAL.search(text)
    for index, member in enumerate(flat):
        near = kinds if is_list else kinds[max(0, index - 1) : index] + kinds[index + 1 : index + 2]
        name = trimmed(member.text)
        if kinds[index] == "other" and "agent" in near and name and _is_name(name):
            says = _SAYS.search(text, member.start, member.end)
            yield Agent(name, member.start, says.start() if says else member.end)


# The last member of a list that is a subject holds what is said of all.
_SAYS = cued(r"\sadds? to\b", re.IGNORECASE)


def _kind(member: Item, known: dict[tuple[int, int], Agent]) -> str:
    """agent: the member is a known agent and little else; part: it holds one; other: it holds none."""
    for (a, b), agent in known.items():
        if a < member.end and member.start < b:
            return "agent" if len(member.text) <= len(agent.text) + 14 else "part"
    return "other"


@lru_cache(maxsize=8192)
def _is_name(name: str) -> bool:
    if not _PLAIN.match(name) or _GENERIC.match(name) or _QUANTITY.search(name) or len(name) < 4:
        return False
    if _ADJECTIVES.fullmatch(f"{name} ") or regexp(ENZYME).fullmatch(
        name
    ):  # "live attenuated or live vaccines": no noun of its own
        return False
    return lexicon().link(name, ("condition", "effect", "parameter")) is None
