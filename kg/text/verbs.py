"""The forms of English verbs, as far as they tell a clause from a list of names.

A form that is mostly a noun ("reports", "changes", "cramps") is a verb only where what stands around it says so.
"""

from __future__ import annotations

# Their base and their -s form are hardly ever nouns in clinical prose.
_PLAIN = """
abandon abolish afflict attach bedevil beset betray disfigure haunt outdo frown attain herald irritate agitate puzzle swear absorb accept accompany achieve acquire acquit adapt add adhere adjust administer admit adopt advise affect aggravate agree allow alleviate alter
analyse analyze announce antagonize appear apply appoint appreciate argue arise arouse arrange ask assert assess assist assume attain attract augment avert
avoid bear become befall begin behave believe belong bind bother breed bring build cancel carry cause cease characterize chelate choose circulate cite clarify collapse come commence compare compel
compensate compete complain complete complicate comprise concern conclude concur confer confine confirm confound confuse connect consider consist constitute consume contain contend
continue contradict contraindicate contribute convert convey convince correspond counteract create dampen decide declare deepen define defy delete deliver demonstrate deny depend deplete deprive
derive describe deserve destroy deter deteriorate determine develop deviate devote dictate die differ diminish disagree disappear disappoint disclose discontinue discover discuss
dispel dispense displace disprove disregard disrupt dissolve dissuade distinguish disturb dominate drive duplicate dwell elevate elicit eliminate embark emerge emphasize employ enable
encounter encourage enjoy ensue ensure entail enter establish evaluate evoke evolve exacerbate examine exceed exclude exempt exert exhibit exist exonerate expand expect explain express
extend fail favor favour find flourish follow forbid forget fulfil gain gather generate get give go govern grow guarantee hamper happen harbor heal hear hinder hinge identify ignore
illustrate imagine impair impede imply impose improve include incorporate incur indicate induce infer inform inhibit initiate inspire intensify interact interfere interpret interrupt introduce invalidate
invent investigate involve isolate justify keep know learn leave lend lengthen lessen let shorten widen broaden steer liberate linger locate lose maintain make manage manifest mar merit mislead modify necessitate neglect nullify obey oblige obscure
observe obtain occur omit oppose originate overcome overestimate overlook overstate overturn owe perceive perform permit persist pertain perturb plague portend possess postpone potentiate
precede precipitate preclude predict predispose prefer prepare prescribe presume prevail prevent proceed produce prohibit prolong promote propose protect presuppose prove provide provoke publish
reach react realize reappear reassure receive recognize recommend recover recur reduce refer reflect refuse refute regain reject relate relent rely remain remember remind remove render
replace represent reproduce require resemble resist resolve respond restore restrict resume retain reveal reverse revert rob satisfy say scrutinize see seek seem sell send serve shrink simplify
solve spare speak specify stabilize strengthen strive submit subside succeed suffer suffice suggest summarize supersede suppose suppress surpass survive sustain tackle take tell
tend terminate thank think threaten thrive tolerate transform translate treat undergo underlie undermine understand undo urge utilize vanish vary verify want warn warrant weaken weigh
wish withdraw withhold withstand worsen write yield enter accuse assign spring overtake outlast outweigh prompt lift drown convict traverse harm attest testify expose
ascribe suspect frighten expire endanger outnumber hint mimic elude evade tempt wane
""".split()
# Verbs as whose base and -s form stands a noun; as verbs they have an object or a particle behind them.
_ALSO_NOUNS = """
bar close open mark move track claim offer answer rest hold help stand set figure hope fear doubt record result start stop show cover force cost count trouble trigger leave lead limit lie
place point pose profit question rank rule run save score share shift signal speed spell stress strike suit support surprise target tie touch trade trail trouble trust try turn
visit voice vote wait walk watch wear win wonder work yield name need call change charge control cross cure cut damage deal demand display end escape estimate exit experience face fall feature count figure blame escape trace clear reach hint fancy
feel focus form free grant guide handle head honor hurt influence issue join judge kill lack last laugh link look love mask match measure merit mind miss mix object order pass pay plan play present press
""".split()
# Whose -s form is a verb, and whose base is not.
_THIRD_ONLY = "double triple quadruple halve slow blunt need equal lower raise block".split()
# Nouns in all forms but the past.
_PAST_ONLY = "attribute associate diagnose report document experience list result combine".split()
# The past of these is no participle that stands behind a noun: "rates rose", "the idea belonged to ...".
_INTRANSITIVE = frozenset(
    """
appeared arose became began belonged came ceased collapsed complained deteriorated developed died differed disappeared emerged ensued existed failed fell flourished went grew happened hinted
lasted lay lingered occurred persisted prevailed proceeded recurred relented remained rose seemed stood subsided succeeded tended vanished waned did led had was were took gave got kept made
saw showed spoke stemmed survived thought told turned wore won wrote resulted rested hinged sufficed stayed ran sprang named concerned found pointed ended materialised materialized outdid withdrew chose drove knew threw
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
_PARTICIPLES = frozenset(
    """
been begun bound brought built chosen come cut dealt done driven fallen felt found forbidden forgotten given gone got gotten grown had heard held hurt kept known laid led left let lost made
meant met overcome paid put read risen run said seen sent set shown sold sought spoken stood struck taken taught thought told undergone understood withdrawn withheld won worn written borne
put thrown sworn used
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
BASES = {base: base for base in (*_LEMMAS, "rise", "fall")}
# "Burns", "results": verbs where an object stands behind them.
NOUN_OR_VERB = {_third(base): base for base in _ALSO_NOUNS if _third(base) not in FINITE}
# With a preposition behind them these are verbs too.
WITH_PREPOSITION = frozenset("figures rests hinges ranks stands lies".split())
PASTS = {
    past: base for base in (*_LEMMAS, *_ALSO_NOUNS, *_PAST_ONLY, *_THIRD_ONLY) for past in _past(base)
} | {"rose": "rise"}
PARTICIPLES = _PARTICIPLES
INTRANSITIVE = _INTRANSITIVE
