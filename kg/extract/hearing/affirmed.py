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
    # Heads that alone assert nothing where they are denied, all others do: "the name was never |used|".
    is_open: bool = False
    # Whether "it is X" states what stands behind it whatever X is.
    is_identity: bool = False


_QUALITIES = """
common commoner commonest rare rarer rarest possible frequent infrequent uncommon usual typical likely serious severe mild moderate significant potential expected troublesome transient temporary reversible
irreversible dose-related dose-dependent dose-limiting self-limiting life-threatening fatal prominent among one main major chief leading notable well-known known unusual occasional exceptional sporadic
frequently commonly important dangerous worse worst greater greatest higher highest more most less characteristic predictable foreseeable inevitable unavoidable limited primary principal on
concern risk hazard danger problem complaint event reaction effect effects complication complications side adverse feature features symptom symptoms sign signs examples example reason cause
adr adrs long-term addressed indicate suggest signal possibilities increased raised elevated prolonged heightened decreased lowered lower reduced enhanced pronounced marked noticeable bothersome disturbing unpleasant annoying distressing
nuisance likelier milder stronger weaker heavier longer shorter earlier later
"""
_SEEN = """
reported observed seen noted described recorded documented encountered found noticed experienced felt associated linked attributed ascribed related recognized recognised identified listed
caused induced provoked triggered produced precipitated aggravated worsened exacerbated followed preceded accompanied included met mentioned discussed debated alleged feared detected confirmed named
"""
_CALLED_FOR = "prompt require necessitate warrant demand mandate need considered evaluated treated managed monitored investigated assessed watched"
_HAPPEN = """
occur happen develop appear emerge arise follow result persist recur come begin start set last continue resolve subside disappear fade pass abate improve settle ensue worsen intensify go increase
rise decrease fall become manifest remain stay exist include constitute represent lead cause contribute limit affect accompany predominate prevail show turn close vary depend accumulate progress prove be
impair break cost interfere interrupt name
"""
_BRING = """
include lead cause result contribute manifest experience constitute increase produce provoke trigger induce precipitate bring give carry have get develop feel suffer report notice complain
see show involve comprise consist range follow worsen exacerbate aggravate impair suppress raise lower elevate turn suggest reveal identify affect damage harm irritate pose present unmask
prolong reduce decrease occur accompany describe record note observe count mention list predispose expose make cover encompass progress culminate end evolve deplete promote elicit create
lie become come appear start begin run stand mean find document enhance potentiate intensify accelerate disturb upset slow delay mask represent signal indicate threaten reach require
prone subject liable susceptible sensitive contraindicated complicated characterized characterised marked limited due
"""
_CHANGE = """
increase reduce enhance decrease potentiate interact interfere alter affect antagonize antagonise exacerbate lead mask inactivate cause prolong inhibit necessitate pose slow bind compete impair diminish block
raise lower elevate intensify counteract result induce limit displace delay accelerate speed weaken strengthen blunt double triple quadruple halve worsen precipitate provoke trigger bring produce add occur
exist carry change modify influence suppress stimulate oppose neutralize neutralise chelate adsorb attenuate augment abolish nullify boost amplify make compound exert deplete undermine shorten extend
predispose expose contribute upset disturb become rise fall climb drop put move fail hinder cut deprive require need include involve warrant call demand form destroy degrade reverse aggravate heighten hasten
overcome offset negate defeat lengthen shorten widen lessen dampen minimize minimise cross render thicken thin sensitize sensitise threaten endanger risk trap rob undo sum have share dissolve push convert
metabolize metabolise compromise hamper lose remove retain react precipitates sedate depress irritate damage harm mimic contain lost go come act does work apply read impact confirm obscure confuse falsify distort yield give see show
"""
_CHANGED = """
increased reduced enhanced decreased potentiated altered affected antagonized exacerbated impaired diminished blocked raised lowered elevated intensified counteracted induced limited displaced delayed
accelerated weakened strengthened blunted doubled tripled halved worsened precipitated inhibited slowed countered metabolized metabolised bound cleared eliminated excreted transported absorbed inactivated
neutralized chelated prolonged masked reversed multiplied heightened abolished attenuated influenced compromised changed hindered
"""
_CAUTIONED = """
avoid consider interact combine monitor check watch limit separate caution warn advise recommend
avoided considered contraindicated limited monitored discontinued separated stopped withheld held adjusted prohibited forbidden banned discouraged warned dangerous hazardous risky harmful detrimental inadvisable unsafe
incompatible recommended advisable essential crucial needed necessary required important advised checked watched measured reported observed described associated linked known among possible expected likely common
serious significant potential substrate inhibitor inducer potent strong weak moderate major best main chief exercised assessed evaluated critical mandatory indicated warranted prudent wise additive synergistic
higher greater lower longer shorter less more stronger weaker deeper worse toxic fatal sensitive vulnerable increased dose-dependent well-known prone subject unreliable ineffective insufficient inadequate contraindication
interactions interaction listed documented seen noted found recorded reduced suspected concern problem risk undesirable unwise unacceptable approached spaced managed discussed vital attended corrected timed run educated counselled counseled informed instructed reasonable said theoretical kept initiated introduced delayed postponed deferred done positive negative
"""
_GIVEN = "given used taken administered added combined started begun drunk eaten consumed swallowed injected mixed paired joined applied dosed co-administered coadministered continued resumed take use drink eat give add start receive"
_FORBIDDEN = f"""
{_GIVEN} recommended advisable advised exceed exceeded combine mix administer drive swallow apply crush begin resume continue be allowed permitted indicated suitable appropriate excluded ruled tolerated undergo
prescribed treated share coincide prescribe have run inject infuse instil instill treat inhale  handle breastfeed nurse wear receive
"""
_NEEDED = """
essential crucial recommended monitored necessary important advisable assessed critical concern advised evaluated relevant indicated considered needed required warranted paramount performed standardized beneficial
mandatory prudent measured checked determined obtained watched followed tested recorded repeated screened examined done taken carried useful helpful appropriate wise suggested expected desirable vital indispensable
included tracked verified confirmed reviewed observed made drawn undertaken arranged controlled looked documented established ordered scheduled called kept weighed counted ruled excluded in due suspected at part
key conducted help prescribed vital wanted reasonable imperative obligatory sensible standard usual routine customary normal corrected central good worth worthwhile
"""
_ORDER = """
include involve require consider monitor check watch measure assess need demand warrant call follow test have record depend evaluate recommend necessitate undergo get receive ensure keep look mandate advise suggest
mean comprise consist perform obtain screen take see ask make guide rest show signal increase occur cause raise lower affect reduce alter prompt develop become remain based informed adjusted titrated individualized used
safe safer safely breastfeed
"""
_PARTNERED = """
used added combined considered given included provide improve simplify administered prescribed co-prescribed coprescribed common standard popular usual frequent established employed available marketed possible needed
recommended preferred enhance help allow increase reduce broaden routine paired joined partnered taken coformulated co-formulated formulated supplied sold approved licensed indicated useful beneficial required necessary
appropriate convenient found co-administered coadministered on combination option choice add-on teamed close come before classic classical first favored favoured part partner partners companion companions mainstay backbone include contain involve complement support accompany follow form make require exist combine recommend go do be cover
serve act work treat offer give produce lower control prevent continued customary typical chosen started maintained advised insufficient inadequate uncontrolled with one among effective associated accompanied
contained mixed stacked administered injected infused applied comprise need pair join add take receive use
"""

_USED = """
prescribed used indicated employed investigated effective useful recommended intended given taken administered approved licensed licenced authorised authorized marketed formulated beneficial valuable considered
applied chosen preferred needed required treated relieved managed controlled prevented suitable appropriate active reserved combined studied tested tried explored evaluated designed established first
option choice treatment therapy remedy medication medicine drug agent for mainstay standard alternative prophylaxis drawn sold proven shown known found helpful successful antidote vaccine injected started
prescribable available directed targeted turned called counted accepted common among one indications indication uses use part included
"""
_TREAT = """
treat manage lead reduce lower serve help have find improve promote alleviate prolong offer include relieve prevent control cure combat fight provide ease soothe suppress calm stop halt clear heal delay slow
shorten correct restore replace maintain induce inhibit protect decrease diminish lessen stabilize stabilise kill eradicate eliminate destroy work act show exhibit benefit respond need receive require use take
give support assist aid reverse treats target address cover extend comprise concern be bring bridge facilitate produce cause increase raise enable allow boost strengthen normalize normalise shrink
list mention play hold remain stay bring form end inject apply advise reported utilized reported registered tried turned confined added serves meant occur prescribe recommend limited turn reach add advise
"""
_DOSED = """
recommended used administered prescribed studied applied taken considered common given necessary appropriate instilled indicated divided titrated inhaled achieved needed suggested increased required advised
enough sufficient limited usual standard customary tolerated reached started reduced raised lowered infused injected added repeated followed continued swallowed placed right chosen set maximum limit ceiling effective
typical normal adequate initial loading maintenance approved licensed target due preferred doubled halved spread split adjusted sprayed put rubbed sucked chewed dissolved drunk utilized utilised implanted kept maintained made instituted begun tried counted accepted cut well brought possible escalated found available prepared uptitrated well-tolerated mentioned longer calculated based determined protect neutralize suffice cover consist option options starting for
"""
_DOSE = """
increase exceed include titrate involve repeat have depend range vary benefit use require recommend need reach start allow make achieve give take receive administer begin go rise get step move continue switch
consist suggest adjust reduce lower raise apply instil instill inhale swallow dissolve add equal amount come follow call inject infuse deliver provide translate warrant tolerate maintain stay remain keep fall drop
tolerate respond manage escalate taper wean decrease double halve suffice drink chew spray put insert spread split mean run weigh become comprise help correspond base do cover protect neutralize utilized implanted kept maintained made instituted tried cut brought based determined calculated omit dosed initiated escalated found intended tested prescribe available prepared uptitrated co-administered individualized individualised up-titrated treated possible well-tolerated
"""
# A denial of these affirms: "a role cannot be |excluded|", "the flush is no |allergy|", "the rash is not |serious|".
_NOT_DENIED = """
allergy allergic ruled excluded dismissed discounted negligible uncommon unusual infrequent rare rarer common frequent serious severe dangerous fatal life-threatening dose-related dose-dependent related troublesome
transient reversible limit respond resolve preclude improve disappear subside go pass abate fade last persist clear known understood established reason sign always limited avoided prevented necessarily recommended
"""
# Behind the label of an agent these say that nothing happens with it: "Lithium: levels were |stable|".
UNCHANGED = frozenset(
    """
stable unchanged unaltered unaffected untouched unhindered same similar identical comparable equivalent normal constant steady intact harmless irrelevant unproblematic unimportant fine safe compatible uneventful welcome
""".split()
)
_OUTCOMES = f"{_QUALITIES} {_SEEN}"


def _heads(*words: str) -> frozenset[str]:
    return frozenset(" ".join(words).split())


AFFIRMS = {
    "adverse_effect": Affirming(
        _heads(_OUTCOMES, _CALLED_FOR, _HAPPEN),
        _heads(_OUTCOMES, _BRING),
        # "The flush is no allergy", "a role cannot be excluded": their denial affirms.
        _heads(_CALLED_FOR, _NOT_DENIED),
    ),
    "interaction": Affirming(
        _heads(_CHANGE, _CHANGED, _CAUTIONED),
        _heads(_CHANGE, _CHANGED, _CAUTIONED),
        _heads(_FORBIDDEN, "limited"),
        _heads(_GIVEN),
    ),
    "contraindication": Affirming(
        _heads("avoid contraindicate contraindicated contraindication contraindications preclude forbid exclude prohibit bar rule worsen exacerbate harmful advised avoided considered reason reasons require cause increase list include"
               " precludes excluded forbidden barred prohibited absolute relative bar unsuitable dangerous hazardous unsafe ineligible have present exist apply aggravate listed be make count mean named given risk raise lead prevent"),
        _heads("include contraindicated avoided known list name comprise have exclude avoid apply forbid prohibit preclude concern cover mean forbidden prohibited barred excluded unsuitable dangerous hazardous"
               " unsafe exist be advise warn given considered ruled out make count consist call cause worsen see add mention state limited restricted increase require reserved"),
        _heads(_FORBIDDEN, "have limited"),
        _heads(_GIVEN),
    ),
    "combination": Affirming(_heads(_PARTNERED), _heads(_PARTNERED)),
    "indication": Affirming(_heads(_USED, _TREAT), _heads(_USED, _TREAT), is_identity=True),
    "dose": Affirming(_heads(_DOSED, _DOSE), _heads(_DOSED, _DOSE), _heads("exceed exceeded be above over surpass surpassed have more take taken given receive use used go recommended studied advised"), is_identity=True),
    "brand_name": Affirming(frozenset(), frozenset(), _heads("used sold marketed available called known launched registered chosen adopted approved"), is_open=True),
    "monitoring": Affirming(_heads(_NEEDED, _ORDER), _heads(_NEEDED, _ORDER)),
}  # fmt: skip
