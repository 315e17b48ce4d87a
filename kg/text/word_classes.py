"""Words by what they do in a sentence: the closed classes of English, and some that their letters do not tell."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PREPOSITIONS = _words(
    "about above across after against along amid among around as at before behind below beneath beside besides between beyond by despite during except following for "
    "from in including inside into like near of off on onto opposite out outside over past per since than through throughout till to toward towards under underneath unlike "
    "until unto up upon versus via with within without"
)
JOINTS = _words(
    "and or nor but if when while where whereas because although though whether that which who whom whose plus and/or"
)
# They open a clause: a name that ends in one is cut out of a sentence.
SUBORDINATORS = _words(
    "if when while where whereas because although though whether that which who whom whose as than"
)
PRONOUNS = _words(
    "i you he she we they it them him us me this these those that there here what who whom whose which how why where whether anyone anything everything everyone someone something "
    "others it's they're there's you're that's"
)
# A phrase that opens with one of them denies what it names.
DENIALS = _words("no not never none nothing nobody nor neither nowhere without hardly scarcely barely")
ARTICLES = _words("a an the its their your his her our my")
# They begin a clause, or lead over to what the phrase then names.
ADVERBS = _words(
    "therefore thus hence however also too so then thereby likewise moreover furthermore instead otherwise rather once twice yet still already again even just mainly chiefly mostly "
    "largely partly notably especially particularly specifically markedly generally usually often sometimes seldom possibly perhaps frequently rarely occasionally typically commonly "
    "namely afterwards beforehand meanwhile additionally similarly accordingly respectively always ever ago away together alone only e.g. i.e. eg ie etc etc."
)
AUXILIARIES = _words(
    "am is are was were be been has have had do does did may might can cannot could should must will would shall isn't aren't wasn't doesn't don't didn't can't won't"
)
# They bid; none of them is a noun that a term begins with.
BIDS = _words(
    "go take avoid check refer consult consider evaluate advise begin give keep make get put tell ask seek see let try provide maintain ensure assess observe prepare instruct counsel "
    "educate resume continue discontinue minimize minimise optimize optimise inform become pay postpone apply prioritize prioritise remember follow choose add adjust wash rinse swallow "
    "inject inhale call remain allow require recommend initiate titrate withhold administer conduct perform obtain repeat reassess"
)
# What people do with a drug is no name of what it does, is or meets.
DOINGS = _words(
    "using taking giving titrating preparing applying switching combining adding rinsing dispensing prescribing considering adjusting avoiding acting adhering checking "
    "injecting inhaling"
)
NUMBERS = _words(
    "one two three four five six seven eight nine ten first second third fourth fifth last next few several many most some other another both each every all"
)
TIMES = _words(
    "second seconds minute minutes hour hours day days week weeks month months year years night nights time times moment today tomorrow"
)
# Nouns that end as adjectives do.
NOUNS_LIKE_ADJECTIVES = _words(
    "accessory additive adhesive alternative animal antioxidant approval arousal arrival bed canal capillary "
    "cereal charcoal clinic colic crystal dish dispensary drive fish garlic history hospital implant individual "
    "infant interval laboratory laxative lubricant material meal memory metal mineral music need oatmeal olive "
    "ovary panic plant portal potential preservative radish refractory relative relic removal renewal sedative "
    "seed signal speed stimulant survival tic topic traffic trial withdrawal"
)
