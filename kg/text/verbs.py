"""The forms of English verbs, as far as they tell a clause from a list of names.

A form that is mostly a noun ("reports", "changes", "cramps") is a verb only where what stands around it says so.
"""

from __future__ import annotations

# Their base and their -s form are hardly ever nouns in clinical prose.
_PLAIN = """
address abandon abolish absorb accept accompany accuse achieve acquire acquit adapt add adhere adjust administer admit adopt
advise affect afflict aggravate agitate agree alleviate allow alter analyse analyze announce antagonize appear apply
appoint appreciate argue arise arouse arrange ascribe ask assert assess assign assist assume attach attain attest
attract augment avert avoid bear become bedevil befall begin behave believe belong beset betray bind boost bother
breed bring broaden build calm cancel carry cause cease characterize chelate choose circulate cite clarify collapse
combat come commence compare compel compensate compete complain complete complicate comprise concern conclude concur
confer confine confirm confound confuse connect consider consist constitute consume contain contend continue
contradict contraindicate contribute convert convey convict convince correspond counteract create curb dampen decide
declare deepen defend define defy delete deliver demonstrate deny depend deplete deprive derive describe deserve
destroy deter deteriorate determine develop deviate devote dictate die differ diminish disagree disappear disappoint
disclose discontinue discover discuss disfigure dispel dispense displace disprove disregard disrupt dissolve dissuade
distinguish disturb dominate drive drown duplicate dwell ease elevate elicit eliminate elude embark emerge emphasize
employ enable encounter encourage endanger enhance enjoy ensue ensure entail enter establish evade evaluate evoke evolve
exacerbate examine exceed exclude exempt exert exhibit exist exonerate expand expect expire explain expose express
extend fail favor favour find flourish follow forbid forget frighten frown fulfil gain gather generate get give go
govern grow guarantee guard hamper happen harbor harm haunt heal hear herald hinder hinge hint identify ignore
illustrate imagine impair impede imply impose improve include incorporate incur indicate induce infer inform inhibit
initiate inspire intensify interact interfere interpret interrupt introduce invalidate invent investigate involve
irritate isolate justify keep know learn leave lend lengthen lessen let liberate lift linger locate loosen lose
maintain make manage manifest mar merit mimic mislead modify necessitate neglect nullify obey oblige obscure observe
obtain occur omit oppose originate outdo outlast outnumber outweigh overcome overestimate overlook overstate overtake
overturn owe perceive perform permit persist pertain perturb plague portend possess postpone potentiate precede
precipitate preclude predict predispose prefer prepare prescribe preserve presume presuppose prevail prevent proceed
produce prohibit prolong promote prompt propose protect prove provide provoke publish puzzle quell reach react realize
reappear reassure receive recognize recommend recover recur reduce refer reflect refuse refute regain reject relate
relent rely remain remember remind remove render repel replace represent reproduce require resemble resist resolve
respond restore restrain restrict resume retain reveal reverse revert rob safeguard satisfy say scrutinize see seek
seem sell send serve shield shorten shrink simplify soften solve soothe spare speak specify spring stabilize stay steer
strengthen strive submit subside succeed suffer suffice suggest summarize supersede suppose suppress surpass survive
suspect sustain swear tackle take tame tell tempt tend terminate testify thank thicken think threaten thrive tolerate
transform translate traverse treat undergo underlie undermine understand undo urge utilize vanish vary verify wane
want warn warrant weaken weigh widen wish withdraw withhold withstand worsen write yield
""".split()
# Verbs as whose base and -s form stands a noun; as verbs they have an object or a particle behind them.
_ALSO_NOUNS = """
answer bar blame call change charge claim clear close control cost count cover cross cure cut damage deal demand
display doubt end escape estimate exit experience face fall fancy fear feature feel figure focus force form free grant
guide halt handle head help hold honor hope hurt influence issue join judge kill lack last laugh lead lie limit link look
love mark mask match measure mind miss mix move name need object offer open order pass pay place plan play point pose
present press profit question rank record rest result rule run save score set share shift show signal speed spell
stand start stem stop stress strike suit support surprise target tie touch trace track trade trail trigger trouble trust
try turn visit voice vote wait walk watch wear win wonder work
""".split()
# Whose -s form is a verb, and whose base is not.
_THIRD_ONLY = "block blunt double equal halve lower need quadruple raise slow triple".split()
# Nouns in all forms but the past.
_PAST_ONLY = "associate attribute combine diagnose document experience list report result".split()
# The past of these is no participle that stands behind a noun: "rates rose", "the idea belonged to ...".
INTRANSITIVE = frozenset(
    """
appeared arose became began belonged came ceased chose collapsed complained concerned deteriorated developed did died
differed disappeared drank drove emerged ended ensued existed failed fell flourished found gave got grew had happened hinged
hinted kept knew lasted lay led lingered made materialised materialized named occurred outdid persisted pointed
prevailed proceeded ran recurred relented remained rested resulted rose saw seemed showed slept spoke sprang stayed stemmed
stood subsided succeeded sufficed survived tended thought threw told took turned vanished waned was went were withdrew
won wore wrote
""".split()
)
_PASTS = {
    "bear": "bore", "become": "became", "begin": "began", "bind": "bound", "bring": "brought", "build": "built", "choose": "chose", "come": "came", "cut": "cut", "deal": "dealt",
    "drive": "drove", "fall": "fell", "feel": "felt", "find": "found", "forget": "forgot", "get": "got", "give": "gave", "go": "went", "grow": "grew", "hear": "heard",
    "hold": "held", "keep": "kept", "know": "knew", "lead": "led", "leave": "left", "lose": "lost", "make": "made", "overcome": "overcame", "pay": "paid", "run": "ran",
    "say": "said", "see": "saw", "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "speak": "spoke", "stand": "stood", "strike": "struck", "take": "took",
    "tell": "told", "think": "thought", "undergo": "underwent", "undo": "undid", "understand": "understood", "wear": "wore", "win": "won", "withdraw": "withdrew",
    "withhold": "withheld", "write": "wrote", "arise": "arose", "shrink": "shrank", "spring": "sprang", "forbid": "forbade", "let": "let", "lie": "lay", "outdo": "outdid", "rise": "rose",
}  # fmt: skip
# Strong participles, behind "has", "is" and "be".
PARTICIPLES = frozenset(
    """
been begun borne bound brought built chosen come cut dealt done driven fallen felt forbidden forgotten found given
gone got gotten grown had heard held hurt kept known laid led left let lost made meant met overcome paid put read
risen run said seen sent set shown sold sought spoken stood struck sworn taken taught thought thrown told undergone
understood used withdrawn withheld won worn written
""".split()
)
BE = frozenset(
    "it's there's that's it’s there’s that’s is are was were be been being isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split()
)
HAVE = frozenset("has have had hasn't haven't hadn't hasn’t haven’t hadn’t having".split())
MODAL = frozenset(
    "may might can could will would shall should must cannot can't can’t couldn't couldn’t won't won’t wouldn't wouldn’t shouldn't shouldn’t mustn't mustn’t "
    "do does did don't doesn't didn't don’t doesn’t didn’t need needn't needn’t ought".split()
)


def _third(base: str) -> str:
    if base[-1] == "y" and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "go")) else "s")


def _past(base: str) -> tuple[str, ...]:
    if base in _PASTS:
        return (_PASTS[base],)
    if base[-1] == "y" and base[-2] not in "aeiou":
        return (base[:-1] + "ied",)
    if base[-1] == "e":
        return (base + "d",)
    return (base + "ed", base + base[-1] + "ed")


def _spellings(words: list[str]) -> list[str]:
    return [*words, *(word[:-3] + "ise" for word in words if word.endswith("ize"))]


_LEMMAS = _spellings(_PLAIN)
# A form to the lemma.
FINITE = {_third(base): base for base in (*_LEMMAS, *_THIRD_ONLY)}
BASES = frozenset((*_LEMMAS, "rise", "fall"))
# "Burns", "results": verbs where an object stands behind them.
NOUN_OR_VERB = {_third(base): base for base in _ALSO_NOUNS if _third(base) not in FINITE}
# With a preposition behind them these are verbs too.
WITH_PREPOSITION = frozenset("figures rests hinges ranks stands lies stems".split())
PASTS = {
    past: base for base in (*_LEMMAS, *_ALSO_NOUNS, *_PAST_ONLY, *_THIRD_ONLY) for past in _past(base)
} | {"rose": "rise"}
