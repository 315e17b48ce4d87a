"""What the predicate of a clause must be for a fact in it to be stated: a denial has any words, an assertion has few.

A list of names has no predicate and states what it lists. Of each kind there are the heads of predicates whose subject
the fact is ("nausea |occurs|", "is |common|", "has been |reported|") and those behind which it stands ("|causes|
nausea"): the lemma of a verb, its participle in the passive, the word behind "is". What is not here asserts nothing.
"""

from __future__ import annotations

from msgspec import Struct


class Affirming(Struct, frozen=True):
    """The heads by the role of the fact, and those that also assert where they are denied ("must not be |given|")."""

    of_subject: frozenset[str]
    of_object: frozenset[str]
    denied: frozenset[str] = frozenset()
    # Heads that assert only as an order, or with a caution: "should be |given| two hours apart".
    ordered: frozenset[str] = frozenset()
    # Heads that alone assert nothing where they are denied: "the name was never |used|"; all others do, but in the past.
    is_open: bool = False
    # Whether "it is X" states what stands behind it whatever X is.
    is_identity: bool = False


_QUALITIES = """
addressed adr adrs adverse among annoying bothersome cause characteristic chief common commoner commonest commonly
complaint complication complications concern danger dangerous decreased distressing disturbing dose-dependent
dose-limiting dose-related earlier effect effects elevated enhanced event example examples exceptional expected fatal
feature features foreseeable frequent frequently greater greatest hazard heavier heightened higher highest important
increased indicate inevitable infrequent irreversible known later leading less life-threatening likelier likely
limited long-term longer lower lowered main major marked mild milder moderate more most notable noticeable nuisance
occasional on one possibilities possible potential predictable primary principal problem prolonged prominent
pronounced raised rare rarer rarest reaction reason reduced reversible risk self-limiting serious severe shorter side
sign signal significant signs sporadic stronger suggest symptom symptoms temporary transient troublesome typical
unavoidable uncommon unpleasant unusual usual weaker well-known worse worst
"""
_SEEN = """
accompanied aggravated alleged ascribed associated attributed caused confirmed debated described detected discussed
documented encountered exacerbated experienced feared felt followed found identified included induced linked listed
mentioned met named noted noticed observed preceded precipitated produced provoked recognised recognized recorded
related reported seen triggered worsened
"""
_CALLED_FOR = """
assessed considered demand evaluated investigated managed mandate monitored necessitate need prompt require treated
warrant watched
"""
_HAPPEN = """
abate accompany accumulate affect appear arise be become begin break cause close come constitute continue contribute
cost decrease depend develop disappear emerge ensue exist fade fall follow go happen impair improve include increase
intensify interfere interrupt last lead limit manifest name occur pass persist predominate prevail progress prove
recur remain represent resolve result rise set settle show start stay subside turn vary worsen
"""
_BRING = """
accelerate accompany add affect aggravate appear become begin bring carry cause characterised characterized come
complain complicated comprise consist constitute contraindicated contribute count cover create culminate damage
decrease delay deplete describe develop disturb document due elevate elicit encompass end enhance evolve exacerbate
exist experience expose feel find follow get give harm have identify impair include increase indicate induce intensify
involve irritate lead liable lie limited list lower make manifest marked mask mean mention note notice observe occur
pose potentiate precipitate predispose present produce progress prolong promote prone provoke raise range reach record
reduce report represent require result reveal run see sensitive show signal slow stand start subject suffer suggest
suppress susceptible threaten trigger turn unmask upset worsen
"""
_CHANGE = """
abolish accelerate act add adsorb affect aggravate alter amplify antagonise antagonize apply attain attenuate augment become
bind block blunt boost bring call carry cause change chelate climb come compete compound compromise confirm confuse
contain contribute convert counteract cross cut damage dampen decrease defeat degrade delay demand deplete depress
deprive destroy diminish displace dissolve distort disturb does double drop elevate endanger enhance exacerbate exert
exist expose extend fail fall falsify form give go halve hamper harm hasten have heighten hinder impact impair
inactivate include increase induce influence inhibit intensify interact interfere involve irritate lead lengthen
lessen limit lose lost lower make mask metabolise metabolize mimic minimise minimize modify move necessitate need
negate neutralise neutralize nullify obscure occur offset oppose overcome pose potentiate precipitate precipitates
predispose produce prolong provoke push put quadruple raise react read reduce remove render require result retain
reverse rise risk rob sedate see sensitise sensitize share shorten show slow speed stimulate strengthen sum suppress
thicken thin threaten trap trigger triple undermine undo upset warrant weaken widen work worsen yield
"""
_CHANGED = """
abolished absorbed accelerated affected altered antagonized attenuated blocked blunted bound changed chelated cleared
compromised counteracted countered decreased delayed diminished displaced doubled elevated eliminated enhanced
exacerbated excreted halved heightened hindered impaired inactivated increased induced influenced inhibited
intensified limited lowered masked metabolised metabolized multiplied neutralized potentiated precipitated prolonged
raised reduced reversed slowed strengthened transported tripled weakened worsened
"""
_CAUTIONED = """
additive adjusted advisable advise advised among approached assessed associated attended avoid avoided banned best
caution check checked chief combine common concern consider considered contraindicated contraindication corrected
counseled counselled critical crucial dangerous deeper deferred delayed described detrimental discontinued discouraged
discussed documented done dose-dependent educated essential evaluated exercise exercised expected fatal forbidden
found greater harmful hazardous held higher implicated important inadequate inadvisable incompatible increased
indicated inducer ineffective informed inhibitor initiated instructed insufficient interact interaction interactions
introduced kept known less likely limit limited linked listed longer lower main major managed mandatory measured
moderate monitor monitored more necessary needed negative noted observed positive possible postponed potent potential
problem prohibited prone prudent reasonable recommend recommended recorded reduced reported required risk risky run
said seen sensitive separate separated serious shorter significant spaced stopped strong stronger subject substrate
suspected synergistic theoretical timed toxic unacceptable undesirable unreliable unsafe unwise vital vulnerable warn
warned warranted watch watched weak weaker well-known wise withheld worse
"""
_GIVEN = """
add added administered applied begun co-administered coadministered combined consumed continued dosed drink drunk eat
eaten give given injected joined mixed paired receive resumed start started swallowed take taken use used
"""
_FORBIDDEN = f"""
{_GIVEN}
administer advisable advised allowed apply appropriate be begin breastfeed coincide combine continue crush drive
exceed exceeded excluded handle have indicated infuse inhale inject instil instill mix nurse permitted prescribe
prescribed receive recommended resume ruled run share suitable swallow tolerated treat treated undergo wear
"""
_NEEDED = """
advisable advised appropriate arranged assessed at beneficial called carried central checked concern conducted
confirmed considered controlled corrected counted critical crucial customary desirable determined documented done
drawn due essential established evaluated examined excluded expected followed good guided help helpful imperative
important in included indicated indispensable kept key looked made mandatory measured monitored necessary needed
normal obligatory observed obtained ordered paramount part performed prescribed prudent reasonable recommended
recorded relevant repeated required reviewed routine ruled scheduled screened sensible standard standardized suggested
suspected taken tested tracked undertaken useful usual verified vital wanted warranted watched weighed wise worth
worthwhile
"""
_ORDER = """
adjusted advise affect alter ask assess based become breastfeed call cause check comprise consider consist demand
depend develop ensure evaluate follow get guide have include increase individualized inform informed involve keep look
lower make mandate mean measure monitor necessitate need obtain occur perform prompt raise receive recommend record
reduce remain require rest safe safely safer screen see show signal suggest take test titrated undergo used warrant
watch
"""
_PARTNERED = """
accompanied accompany act add add-on added administered advised allow among applied appropriate approved associated
available backbone be before beneficial broaden choice chosen classic classical close co-administered co-formulated
co-prescribed coadministered coformulated combination combine combined come common companion companions complement
comprise considered contain contained continued control convenient coprescribed cover customary do effective employed
enhance established exist favored favoured first follow form formulated found frequent give given go help improve
inadequate include included increase indicated infused injected insufficient involve join joined licensed lower
mainstay maintained make marketed mixed necessary need needed offer on one option pair paired part partner partnered
partners popular possible preferred prescribed prevent produce provide receive recommend recommended reduce require
required routine serve simplify sold stacked standard started supplied support take taken teamed treat typical
uncontrolled use used useful usual with work
"""

_USED = """
accepted active administered agent alternative among antidote applied appropriate approved authorised authorized
available beneficial called choice chosen combined common considered controlled counted designed directed drawn drug
effective employed established evaluated explored first for formulated found given helpful included indicated
indication indications injected intended investigated known licenced licensed mainstay managed marketed medication
medicine needed one option part preferred prescribable prescribed prevented prophylaxis proven recommended relieved
remedy required reserved shown sold standard started studied successful suitable taken targeted tested therapy treated
treatment tried turned use used useful uses vaccine valuable
"""
_TREAT = """
act add added address advise aid alleviate allow apply assist be benefit boost bridge bring calm cause clear combat
come comprise concern confined control correct counter cover curb cure decrease defend delay destroy diminish ease
eliminate enable end eradicate exhibit extend facilitate fight find form give guard halt have heal help hold improve
include increase induce inhibit inject kill lead lessen limited list lower maintain manage meant mention need
normalise normalize occur offer play prescribe prevent produce prolong promote protect provide quell raise reach
receive recommend reduce registered relieve remain replace reported require respond restore reverse safeguard serve
serves shield shorten show shrink slow soothe stabilise stabilize stay stop strengthen support suppress take tame
target treat treats tried turn turned use utilized work
"""
_DOSED = """
accepted achieved added adequate adjusted administered advised applied appropriate approved available based begun
brought calculated ceiling chewed chosen common considered consist continued counted cover customary cut determined
dissolved divided doubled drunk due effective enough escalated followed for found given halved implanted increased
indicated infused inhaled initial injected instilled instituted kept licensed limit limited loading longer lowered
made maintained maintenance maximum mentioned necessary needed neutralize normal option options placed possible
preferred prepared prescribed protect put raised reached recommended reduced repeated required right rubbed set split
sprayed spread standard started starting studied sucked suffice sufficient suggested swallowed taken target titrated
tolerated tried typical uptitrated used usual utilised utilized warranted well well-tolerated
"""
_DOSE = """
achieve add adjust administer allow amount apply available base based become begin benefit brought calculated call
chew co-administered come comprise consist continue correspond cover cut decrease deliver depend determined dissolve
do dosed double drink drop equal escalate escalated exceed fall follow found get give go halve have help implanted
include increase indicate individualised individualized infuse inhale initiated inject insert instil instill
instituted intended involve keep kept lower made maintain maintained make manage mean mention move need neutralize
omit possible prepared prescribe protect provide put raise range reach receive recommend reduce remain repeat require
respond rise run split spray spread start state stay step suffice suggest swallow switch take taper tested titrate
tolerate translate treated tried up-titrated uptitrated use utilized vary warrant wean weigh well-tolerated
"""
_BARS = """
absolute advised aggravate among apply avoid avoided bar barred be cause considered constitute contraindicate
contraindicated contraindication contraindications count dangerous exacerbate exclude excluded exist forbid forbidden
given harmful have hazardous include increase ineligible lead list listed make mean named preclude precludes present
prevent prohibit prohibited raise reason reasons relative require risk rule unsafe unsuitable worsen
"""
_BARRED = """
add advise allergic apply avoid avoided barred be call cause comprise concern considered consist constitute
contraindicated count cover dangerous exclude excluded exist forbid forbidden given have hazardous include increase
known limited list make mean mention name out preclude prohibit prohibited require reserved restricted ruled see state
unsafe unsuitable warn worsen
"""
# No more than that: "must not |exceed| it".
_EXCEEDED = """
above advised be exceed exceeded given go have more over receive recommended studied surpass surpassed take taken use
used
"""
_NAMED = """
adopted approved available called chosen known launched marketed registered sold used
"""
# What was once said of a name states it with these only: "was |sold|", not "was |proposed|".
_ONCE_NAMED = f"""
{_NAMED}
appear appeared approve authorised authorized bear branded call carry come discontinue discontinued distribute
distributed find found give given go include included introduce introduced launch license licensed list listed made
make market mention mentioned name named offer offered prescribe prescribed register see seen sell supplied supply
withdraw withdrawn
"""
# A denial of these affirms: "a role cannot be |excluded|", "the flush is no |allergy|", "the rash is not |serious|".
_NOT_DENIED = """
abate allergic allergy always avoided clear common dangerous disappear discounted dismissed dose-dependent
dose-related established excluded fade fatal frequent go improve infrequent known last life-threatening limit limited
necessarily negligible pass persist preclude prevented rare rarer reason recommended related resolve respond
reversible ruled serious severe sign subside transient troublesome uncommon understood unusual
"""
# Behind the label of an agent these say that nothing happens with it: "Lithium: levels were |stable|".
UNCHANGED = frozenset(
    """
comparable compatible congruent constant equivalent fine harmless identical indistinguishable intact irrelevant normal
safe same similar stable steady superimposable unaffected unaltered unchanged uneventful unhindered unimportant unproblematic untouched welcome
""".split()
)
_OUTCOMES = f"{_QUALITIES} {_SEEN}"


def _heads(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


# Of these kinds a head has the fact on either side of it.
_INTERACTS = _heads(_CHANGE, _CHANGED, _CAUTIONED)
_IS_PARTNER = _heads(_PARTNERED)
_IS_USE = _heads(_USED, _TREAT)
_IS_DOSE = _heads(_DOSED, _DOSE)
_IS_ORDERED = _heads(_NEEDED, _ORDER)

AFFIRMS = {
    "adverse_effect": Affirming(
        _heads(_OUTCOMES, _CALLED_FOR, _HAPPEN),
        _heads(_OUTCOMES, _BRING),
        # "The flush is no allergy", "a role cannot be excluded": their denial affirms.
        _heads(_CALLED_FOR, _NOT_DENIED),
    ),
    "interaction": Affirming(_INTERACTS, _INTERACTS, _heads(_FORBIDDEN, "limited"), _heads(_GIVEN)),
    "contraindication": Affirming(
        _heads(_BARS), _heads(_BARRED), _heads(_FORBIDDEN, "have limited"), _heads(_GIVEN)
    ),
    "combination": Affirming(_IS_PARTNER, _IS_PARTNER),
    "indication": Affirming(_IS_USE, _IS_USE, is_identity=True),
    "dose": Affirming(_IS_DOSE, _IS_DOSE, _heads(_EXCEEDED), is_identity=True),
    "brand_name": Affirming(_heads(_ONCE_NAMED), _heads(_ONCE_NAMED), _heads(_NAMED), is_open=True),
    "monitoring": Affirming(_IS_ORDERED, _IS_ORDERED),
}
