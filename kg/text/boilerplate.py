"""Sentences that carry no fact of a drug, and sentences that say that there is none.

A sentence that names a drug's use, effect, dose, danger or handling is never boilerplate, however often it is seen:
what a rule should have read must stay in the ledger of uncovered text.
"""

from __future__ import annotations

import re

from kg.text.regexps import regexp

# Whom to ask, where to read more, general care, what the page is.
_GENERAL_CARE = (
    r"\b(?:consult|ask|inform|tell|talk to|discuss (?:\w+ ){0,4}with|contact|notify|speak (?:to|with)|report)\b[^.]*\b(?:doctor|physician|pharmacist|healthcare|health care|provider|professional|prescriber|specialist|clinician|team|authorities)\b",
    r"\b(?:healthcare|health care|medical) (?:professionals?|providers?|advice|attention|supervision|history|guidance)\b",
    r"\b(?:doctor|physician|clinician|pharmacist|prescriber|specialist|pa?ediatrician|[a-z]+ologist)s? (?:should|must|will|may|can)\b",
    r"\bconsult(?:ing|ed|ation)?\b[^.]{0,40}\b(?:specialist|pa?ediatrician|[a-z]+ologist)s?\b",
    r"^(?:patient education|education of patients) (?:on|about|regarding) (?:potential |possible )?(?:side effects|interactions|adherence)(?:(?:,| and|, and) (?:potential )?(?:side effects|interactions|adherence))* (?:is|are) (?:crucial|essential|important)\W*$",
    r"\b(?:always|carefully|strictly) (?:follow|read|consult|check|disclose)|\bfollow(?:ing)? (?:the )?(?:\w+ ){0,3}(?:instructions|guidelines|directions|recommendations)",
    r"\b(?:refer to|see|consult) (?:the )?(?:[\w'-]+ ){0,4}(?:prescribing information|package insert|label(?:ing)?|leaflet|guidelines|section|resources|literature|references|databases?|packaging|information|names?)",
    r"\b(?:seek|get) (?:immediate |emergency |prompt )?(?:medical|emergency)|\bmedical (?:emergency|help)",
    r"\bkeep (?:out of|away|this)|\bstore (?:at|in|below|the)\b|\broom temperature|\breach of children",
    r"\bdo not (?:share|self-medicate|stop|change|exceed|crush|chew|skip)\b|\bself-medicat\w+|\bas (?:directed|prescribed|instructed)\b",
    r"\bwash (?:your |the )?hands\b|\b(?:dropper|bottle|tube) tip\b|\bcomplete the (?:full|entire|whole) (?:prescribed )?course\b|\badher\w+ to (?:the|their|your) (?:prescribed )?(?:treatment|regimen|therapy)",
    r"\b(?:healthy|balanced) (?:lifestyle|diet)\b|^diet and exercise\b|\bdiscuss (?:the )?(?:potential )?risks and benefits\b",
    r"^(?:advise|counsel|educate|inform) (?:the )?patients (?:on|about|regarding) (?:the )?(?:potential |possible )*(?:side effects|drug interactions|interactions|adverse effects|adherence)(?: and (?:potential )?(?:side effects|drug interactions|interactions|adherence))?\W*$|^(?:regular )?(?:lifestyle modifications|exercise)\b[^;]*\brecommended\b[^;]*$|^encourage lifestyle modifications\b",
    r"^genetic polymorphisms? (?:affecting|in|of) (?:drug[- ])?metabol\w+ (?:should|must|may|can)(?: also)? (?:be considered|affect dosing|influence (?:dosing|response)|necessitate dos\w+ (?:changes|adjustments))\W*$",
    r"\beducat\w+ patients? (?:about|on) (?:the )?(?:proper|correct) [\w ]*(?:technique|use|administration)\b",
)
# What the page is, what follows, what stands elsewhere.
_ABOUT_THE_PAGE = (
    r"\bthis (?:information|list|article|guide|monograph|content|is not)\b|\bnot (?:an )?exhaustive|\bfor informational purposes|\bup-to-date|\bup to date",
    r"\bthe (?:provided|available) (?:sources?|texts?) (?:primarily |mainly )?focus|\bthe following is\b|\bthese are the latest\b",
    r"^\W*(?:please )?(?:see|refer to|discussed under)\b.{0,60}\b(?:above|below|also|individual|sections?|cases|contraindications|dosage|breastfeeding|children|effects)\W*$|\bdosage information (?:provided )?here is\b|^(?:some (?:of )?)?(?:it|they|this combination) is (?:commonly|often|typically|frequently|usually|also) (?:referred to|known|identified) by (?:its|the|their) (?:\w+ ){0,3}(?:components?|constituents?|ingredients?|drugs|brand names?|generic names?)(?: (?:drugs|ingredients|names))?(?: of (?:its|the) (?:\w+ )?(?:components?|ingredients?|drugs))?\W*$|\b(?:is|are) (?:its|the) generic names?(?: recognized internationally)?\W*$|^see (?:above|below|also|the|individual|contraindications|dosage)\b",
    r"\bas (?:described|mentioned|noted|listed|outlined|detailed|discussed) (?:above|below|earlier|previously|in)\b|^as (?:above|below)\b",
    r"^(?:this|it|the combination)\b[^.;]{0,40}\b(?:falls under|includes drugs from|belongs? to|belonging to) (?:the )?(?:(?:following|several|multiple|various|different|pharmacological) )*(?:classes|classifications?(?: of)?|categories)\W*$",
    r"^(?:the |its )?mechanism of action involves (?:multiple|several|distinct|different) (?:pathways|mechanisms|roles? for each component)\W*$",
    r"^(?:individual|each) (?:component|ingredient|drug)s?\b|\b(?:individual|its|each) components? (?:has|have|exerts?|may)\b",
    r"\b(?:includes?|including|include the following|are|following|as follows|under|classifications|names|containing|such as|prescribed for|two methods|leads to|results in)$|^(?:specifically|standard dosage|adult dos(?:e|age|ing)|administration|dosage)\W*$",
    r"^(?:the )?(?:following|common|these|other|some|key|important|several|various)\b[^.]{0,80}(?::|follow(?:s|ing):?|include|listed)$",
)
# That one must weigh and watch, of nothing in particular.
_WEIGHING = (
    r"\b(?:individuali[sz]ed|tailored|case-by-case|individual (?:patient|needs|factors|response)|patient-specific)\b|\b(?:thorough|complete|comprehensive|full|detailed) (?:medical |patient )?(?:history|evaluation|assessment)",
    r"\b(?:consult|consultation|guidance|guided|determined|decided|assessed|supervised)\b[^.]{0,40}\b(?:doctor|physician|pharmacist|specialist|pediatrician|nephrologist|hepatologist|ophthalmologist|expert|resource|formulary|database|clinical (?:needs?|judge?ment))s?\b",
    r"\b(?:expert|specialist) (?:consultation|advice|guidance)\b|\bconsultation is (?:always )?(?:recommended|essential|advised|necessary)|\b(?:rests|lies) with the treating\b",
    r"\b(?:vary|varies|depends?|based|depending|dependent)\b[^.]{0,60}\b(?:manufacturer|region|country|formulation|product|component|individual|patient|condition|response|situation|strain|brand|severity|needs?|case|use|indication|drug|medication|context)",
    r"^(?:always|regularly|carefully) (?:review|consider|check|monitor|assess|evaluate)\b|\b(?:clinical|careful|close|individual) (?:assessment|judge?ment|consideration|evaluation|monitoring|follow-up)\b[^.]{0,40}\b(?:necessary|essential|crucial|important|required|needed|recommended|warranted|advised)",
    r"^(?:closely |carefully |regularly )?monitor(?: patients?| recipients?)?(?: closely| carefully)? (?:for )?(?:any |potential |possible |these )*(?:adverse (?:events?|reactions?|effects?)|side effects?|complications?|interactions?)(?: and (?:drug )?interactions)?\W*$",
    r"^(?:regular|close|careful) monitoring (?:is|may be) (?:essential|necessary|advised|recommended|important|required|needed)\W*$|^monitor patients (?:carefully|closely)\W*$",
    r"^(?:however,? )?(?:several |other |many |some )?(?:potential |possible |drug )*interactions?(?: with other (?:medications|drugs))? (?:exist|are possible|may exist|may occur|should be (?:carefully )?considered)\b[^,;]{0,30}$",
    r"^(?:exercise |use )?caution in special populations\W*$|^consider (?:potential|possible) (?:drug )?interactions\W*$|^monitor closely\W*$",
    r"\b(?:has|have) potential interactions with (?:several|many|various) (?:medications|drugs)\W*$|^many other drugs can interact\b",
)
# In Popular Combinations: that the product is a combination, with no other named.
_ITSELF = (
    r"\b(?:this|the|each|fixed-dose|triple|dual) combination (?:is|offers|provides|addresses|targets|allows|therapy|works|product)\b[^.]*\b(?:itself|approach|multiple|aspects|synerg\w*|comprehensive|convenience|compliance|complementary)",
    r"\b(?:is|are|represents?) (?:itself |already |in itself )(?:considered )?(?:an? |the )?(?:[\w-]+,? ){0,5}(?:combination|grouping|mix|one|formulation)(?: product| therapy| of (?:\w+ )?ingredients)?\W*$",
    r"\bitself (?:is|represents) (?:an? )?(?:commonly|widely|frequently) (?:used|prescribed) (?:formulation|combination|therapy)\W*$|\bcombination (?:itself |already )*(?:contains|consists of) (?:two|three|four|five|several|multiple) (?:active )?(?:ingredients|drugs|components)\W*$",
    r"\bitself (?:is|represents)(?: considered)? (?:an? |the )?(?:[\w-]+,? ){0,6}(?:combination|grouping|mix|option|therapy|one|used)(?: product| therapy| of (?:\w+ )?ingredients| of (?:\w+ )?nutrients)?\W*$",
    r"^(?:this|the) (?:[\w-]+ ){0,3}(?:combination|product|medication|supplement|vaccine|formulation)(?: itself)? (?:already |itself )?(?:is|represents|includes|contains|combines)(?: already)? (?:an? |the |several |multiple |various )?"
    r"(?:[\w-]+,? (?:and )?){0,3}(?:combination|formulation|mix|ingredients|components)(?: therapy)?(?: of (?:active |various |several |multiple )?(?:ingredients|nutrients|drugs|components))?\W*$",
    r"^this (?:specific |particular )?(?:[\w-]+ )?combination (?:itself )?is (?:widely|frequently|commonly) used(?: as it is)?\W*$|\balready combines several active ingredients\W*$",
)
# Titles of clinical settings that no text follows.
_SETTING = (
    r"(?:intubation|surg(?:ery|ical procedures?)(?: \(prophylaxis\))?|mechanical ventilation|(?:intensive care unit|intensive care|icu)(?: \(icu\))?(?: use)?|"
    r"emergency (?:situations?|use|settings?)|(?:pre|post)-?operative use)"
)
_SETTINGS = (rf"^\W*{_SETTING}(?:(?:,| and| or|, and|, or) {_SETTING})*\W*$",)
_BOILERPLATE = regexp(
    "|".join((*_GENERAL_CARE, *_ABOUT_THE_PAGE, *_WEIGHING, *_ITSELF, *_SETTINGS)), re.IGNORECASE
)
# With letter case: behind "brand names vary" no name may follow.
_NAMES = regexp(
    r"^(?:[A-Z][a-z]+ )?(?:(?:there (?:are|may be)|many|other|several|some|various|numerous|specific|additional|regional|and|local|possible|international|different|further|or) )*"
    r"(?:[Bb]rand names?|[Gg]enerics?(?: versions?)?|[Vv]ariations|[Nn]ames|as well)\b[^A-Z]{0,30}\b(?:exist|vary|varies|available|as well|regionally)\b[^A-Z]*$"
)

_KNOWN = (
    r"(?:established|known|reported|documented|defined|understood|available|studied|identified|specified|applicable|relevant|necessary|required|marketed|described|elucidated|characteri[sz]ed|delineated|"
    r"detailed|provided|mentioned|outlined|evaluated|investigated|determined|recogni[sz]ed|listed|found|clear|typical|routine)"
)
_DATA = (
    r"(?:data|information|evidence|studies|research|details?|guidelines|experience|reports?|documentation)"
)
_NONE_STATED = regexp(
    r"^(?:none|nil|n/?a|not applicable|not available|not specified|not reported|not known|unknown|no data)\b"
    r"|\bno (?:[\w'\"“-]+[\s,]+){0,6}(?:interactions?|contraindications?|effects?|monitoring|data|information|studies|evidence|reports?|names?|brands?|adjustments?|doses?|dosages?|guidelines|recommendations|parameters|reactions?|use|"
    r"considerations?|precautions?|restrictions?|requirements?|combinations?|variations?|adrs?)\b"
    rf"|(?:\b(?:not|never)|n't) (?:[\w-]+[ ,]+){{0,5}}(?:[\w]+-)?{_KNOWN}\b"
    r"|(?:\b(?:is|are) (?:(?:generally|typically|usually|normally|commonly) )?not|\b(?:is|are)n't) (?:\w+ ){0,2}(?:combined|needed|expected)\b"
    rf"|\b(?:limited|insufficient|lack of|scarce|lacking|little|minimal)\b[^.;]{{0,50}}\b{_DATA}\b"
    rf"|\b(?:{_DATA}|recommendations?|dosages?|guidance)\b[^.;]{{0,90}}\b(?:limited|insufficient|scarce|lacking|unavailable|sparse)\b"
    rf"|\b(?:sources?|texts?|{_DATA})\b[^.;]{{0,40}}\b(?:do|does|did)(?: not|n't) (?:give|provide|mention|specify|contain|describe|list)\b"
    r"|\b(?:does|do)(?: not|n't) have (?:an? |any )?(?:[\w-]+ ){0,4}(?:names?|use|indications?|applications?|data|role)\b"
    r"|^(?:alcohol )?interactions?(?: with [\w ]+)? (?:is|are) (?:unknown|uncertain|unlikely)\b|^interactions? (?:is|are) (?:rare|minimal)\b",
    re.IGNORECASE,
)
# Behind a denial these words begin a fact.
_GOES_ON = r"(?!.*(?:\b(?:but|acts?|instead|rather|other than|due to|because|risk|may|can|prefer\w*|\d+)\b))"
# Where a topic asks for a list, these say that there is none worth one.
_NONE_OF_TOPIC = {
    "dosage": regexp(
        rf"^{_GOES_ON}.*(?:\b{_SETTING}\b.*\b(?:(?:is|are|do|does)(?: not|n't)|limited)\b|\b(?:not|\w+n't)\b.*\b{_SETTING}\b)",
        re.IGNORECASE,
    ),
    "usage": regexp(
        rf"^{_GOES_ON}.*(?:\bnot\b|n't\b)[^.;]{{0,30}}\b(?:single|specific|one|any)\b[^.;]{{0,25}}\b(?:classification|class|category)\b",
        re.IGNORECASE,
    ),
    "mechanism": regexp(
        rf"^{_GOES_ON}.*\b(?:no|not|\w+n't|without)\b[^.;]{{0,60}}\b(?:receptor binding|bind\w* to (?:\w+ ){{0,2}}receptors|neurotransmitter modulation|modulate neurotransmitters)\b",
        re.IGNORECASE,
    ),
    "combinations": regexp(
        r"\b(?:used|taken|given|available|administered|prescribed)\b[^.,;]{0,40}\b(?:alone|as (?:an? )?(?:[\w-]+ )?(?:monotherapy|stand-?alone\b[^.,;]{0,40}|single agent)|on its own|by itself)\W*$"
        r"|^(?:(?:further|additional|other) combinations|(?:this|the) (?:[\w-]+ )*combination) (?:is|are) not (?:(?:itself|typically|usually|generally|routinely|an?) )*(?:popular|standard|common|recommended|routine|needed|necessary)\b[^.,;]{0,40}\W*$"
        rf"|^{_GOES_ON}.*\b(?:not|\w+n't) (?:[\w-]+ ){{0,4}}(?:used|combined|given|recommended|prescribed|included)\b.*\b(?:with|together|combinations?)\b",
        re.IGNORECASE,
    ),
    "side_effects": regexp(
        r"^(?:(?:serious|severe|significant|clinically significant|chronic|long-term) )+(?:adrs|side effects|adverse reactions|reactions|complications|effects) are (?:extremely |very )?(?:rare|uncommon)\b[^,;]{0,40}$"
        r"|^(?:it is )?generally well[- ]tolerated\W*$",
        re.IGNORECASE,
    ),
}  # fmt: skip


def is_boilerplate(text: str) -> bool:
    """True of a sentence that says whom to ask, what the page is or that one must weigh things, and nothing of the drug."""
    return bool(_BOILERPLATE.search(text) or _NAMES.match(text))


def is_none_stated(text: str, topic: str) -> bool:
    """True of a sentence that says that nothing is known, needed or usual of what ``topic`` asks for."""
    own = _NONE_OF_TOPIC.get(topic)
    return bool(_NONE_STATED.search(text) or (own and own.search(text)))
