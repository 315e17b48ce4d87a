"""The words of advice on pregnancy and lactation: which ones a clause says, how firmly, and whom it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.text.cued import cued, standing
from kg.text.lists import mask_parentheses
from kg.text.regexps import regexp

# A mother's milk, not the one that is drunk.
_MILK = r"(?:human|maternal|mother'?s|expressed|pumped|discard\w*) milk|milk (?:production|supply|secretion)|(?:excret|secret|pass|distribut|cross|present|detect|found|appear|penetrat|enter|transfer)\w*\b[^.;]{0,40}\bmilk\b"
_SUBJECTS = (
    ("lactation", cued(rf"\b(?:breast-?\s?(?:feed|fed|milk)\w*|lactat(?:ion|ing)\w*|nursing|nursling|wean(?:ing|ed) (?:the |her |your )?(?:bab|infant|child)\w*|{_MILK})", re.IGNORECASE)),
    ("pregnancy", cued(r"\b(?:pregnan\w+|f(?:o)?etal|f(?:o)?etus|trimesters?|teratogen\w*|gestation\w*|category [a-dx]\b|contracepti\w+|birth control|conceiv\w+|conception\b|unborn\b|expectant (?:mothers?|wom[ae]n)|(?:are|is|while|when|if) expecting(?= a (?:baby|child)\b|\W*$|[,.;:])|(?:try\w*|plan\w*|hop\w+) (?:for|to have) a (?:baby|child))", re.IGNORECASE)),
)  # fmt: skip

# "not" and its kin before a cue turn it round; the strong cues decide by themselves.
_NOT = r"(?:not|n't|never|cannot)"
STRONG = tuple(
    (name, cued(pattern, re.IGNORECASE))
    for name, pattern in (
        ("contraindicated", r"\bcontra-?indicat(?:ed|ion)|(?-i:\bCI)(?= (?:in|during) )|\bforbidden\b|\bprohibited\b|out of the question|must never be (?:used|given|taken)|^\W*never(?=\W*$| (?:while|when|in|during|if)\b)|must not be (?!(?:\w+ly )?(?:stopp|interrupt|discontinu|withdraw|withh|delay|omitt|missed)\w*)|category x\b|\b(?:is|are) (?:precluded|barred)\b|\b(?:preclud|forbid)(?:es?|s) (?:its |the |any )?(?:use|drug|treatment|it)\b"),
        ("avoid", rf"\bavoid(?:ed|ing|ance)?\b(?! (?!during|using|taking|breast|nursing|becoming|receiving|conceiv)\w+ing\b)(?! (?:contact|abrupt|sudden|exceed|exces|over-?us|too much|(?:direct )?application (?:directly )?(?:to|on|near|around)\b))|{_NOT} (?:(?!exceed)\w+ ){{0,3}}(?:recommended|advised|used?(?! (?:\w+ )?contracep)|given|taken?|start(?:ed)?|begun|begin|prescribed?|advisable|suitable|safe|breast-?feed|nurse)\b|should not\b(?! (?:outweigh|exceed|affect|harm|pose|cause|(?:be )?(?:\w+ly )?(?:exceed|excess|avoided|a concern|stop|interrupt|discontinu|withdraw|withh|delay|omit|miss)\w*)|[^.;]*\bexceed)|\b(?:unsafe|unsuitable|inadvisable|undesirable|ill-advised|frowned (?:up)?on)\b|(?:stop|discontinu\w+|interrupt\w*|suspend\w*|refrain from|cease|abstain from)\s+(?:\w+ )?(?:nursing|breast|the drug|treatment|therapy|taking|when pregnan)|(?:breast-?feeding (?:should|must|may need to)|(?<!not )(?:should|must)) be (?:temporarily |\w+ly )?(?:stopped|discontinued|interrupted|suspended|(?:with)?held)|discontinue (?:\w+ ){{0,4}}(?:as soon as|when|if) |to be (?:\w+ly )?(?:stopped|discontinued|interrupted|suspended|withdrawn|ended)\b|(?:should|must|has to|have to|is to|are to|ought to|needs? to) (?:\w+ly )?be (?:renounced|abandoned|for(?:e)?gone|broken off|replaced by|replaced with|changed for|exchanged for|switched to)\b|\b(?:withdraw|come off|drop) (?:it|the drug|treatment)(?: [\w-]+){{0,2}} (?:as soon as|when|once|before|if)\b|(?:recommended|advis(?:ed?|es)) against|\bdiscouraged\b|(?:nursing|feeding) (?:\w+ )?(?:should|must|has to|is to) (?:\w+ )?be given up|\b(?:another|other|different|safer) (?:drugs?|methods?|agents?|medicines?|treatments?) (?:is|are|should be) (?:to be |the |an? )?(?:preferable|preferred|better|safer|chosen)|(?:should|must) be (?:offered|given|put on|switched to) (?:an alternative|another|a different|something else)\b|\b(?:choose|take|use|(?:switch|change) to) (?:something else|another|a different)\b|\bbottle-?\s?feed|\bfeed(?:ing)? (?:\w+ ){{0,3}}(?:by|from (?:the|a)|with (?:the|a)) bottle\b|\b(?:throw away|discard|pump and dump|express and discard)\b[^.;]{{0,20}}\bmilk\b|\bweaning (?:\w+ )?(?:is|should be) (?:\w+ )?(?:advised|recommended|required|needed)\b|\bno place in (?:pregnan|breast|lactat|nursing)|\bbetter (?:not|left)\b|^\W*not (?:during|in|while|at any)\b(?! (?:the )?(?:rats?|rabbits?|mice|mouse|dogs?|monkeys?|animals?|rodents?|hamsters?|guinea)\b)|\bstop (?:it|them|the drug|treatment)(?: [\w-]+){{0,4}} (?:as soon as|when|once|before)\b|^\W*(?:do not|don't)\W*(?:$|[;,.])|\bnot for (?:pregnan|nursing|breast)"),
        ("caution", r"\bcauti\w+|(?:^\W*|\b(?:use[ds]?|given?|taken?|prescribe[ds]?)(?: (?:it|them|the drug))? )with (?:great |special |particular |some )?care\b|(?:if|when|unless|where) nothing (?:else|safer)|\breserved? (?:it )?for\b|carefully? (?:considered|weigh\w*|consideration|evaluat\w+|assess\w*)|case-by-case|under (?:strict |close )?medical supervision"),
        ("unknown", rf"\bunknown|\ban? (?:open|unsettled|unanswered) question\b|(?:{_NOT}|hardly|scarcely|barely) (?:yet |been |well |\w+ly )*(?:well-)?(?:established|studied|evaluated|documented|characteri[sz]ed|known?|determined|investigated|tried|tested|measured|examined|assessed|looked (?:at|into))(?! to|\s+positive)|(?<!but )(?<!very )\blittle (?:experience|information|data|evidence|is (?:\w+ )?known)|\b(?:nobody|no one|no-one) (?:knows?|(?:has|have) (?:\w+ )?(?:studied|measured|tested|tried|looked|examined))|(?:limited|insufficient|inadequate|no|scarce|lack of|(?:not|n't) enough)(?: \w+){{0,3}} (?:data|information|studies|evidence(?! of))(?! (?:\w+ )?(?:suggest|indicate|show|support)s?\b)|(?:data|information|evidence|studies|experience|knowledge) (?:[\w-]+ ){{0,7}}(?:limited|lacking|insufficient|unavailable|not available|scarce|sparse)|(?:data|information|evidence|experience|knowledge) [^.;,]{{0,40}}\b(?:is|are|remains?) (?:\w+ )?(?:scanty?|small|few|thin|meag(?:re|er)|missing|wanting)\b"),
        ("acceptable", r"(?:considered|regarded as|generally|appears?|probably|likely|possibly|is|are|be|relatively|thought to be|usually) (?:to be )?(?:\w+ )?(?:safe|compatible|acceptable)\b(?! alternative)|\bcompatible with|\b(?:is|are) (?:\w+ )?(?:fine|all right|alright|ok(?:ay)?|harmless|unproblematic|no problem)\b|(?:feeding|nursing|lactation|use|treatment) (?:is|remains) (?:\w+ )?possible\b|\b(?:keep|carry on|go on|continue) (?:on )?(?:(?:using|taking|giving|with) (?:it|the|your|this)|it)\b|\b(?:stay|remain) on (?:it|the|your|treatment|this)\b|\b(?:can|may) (?:\w+ )?be (?:\w+ )?(?:used(?! to (?:increase|stimulate|promote|boost|enhance|suppress|induce)\b)|continued|taken|given)(?![^.;,]* (?:if|when|where) [^.;]*(?:benefit|outweigh|(?:larg|great|bigg)er than))|(?:may|can|should) (?:breast-?feed|nurse|continue|go on)|\b(?:women|mothers?) (?:may|can) (?:\w+ly )?(?:take|use|have|receive|be (?:given|treated))\b(?! (?:[\w-]+ ){0,3}contracep)(?![^.;,]* (?:if|when|where|only) [^.;]*(?:benefit|outweigh|(?:larg|great|bigg)er than))|\b(?:it|use|treatment|therapy|continuation)(?: (?:in|during) (?:\w+ )?\w+)? (?:may|can) be (?:considered|kept up|carried on)(?![^.;,]* (?:if|when|where|only) [^.;]*(?:benefit|outweigh|(?:larg|great|bigg)er than))|\bno (?:reason|need) to (?:stop|interrupt|pause|discontinue|withdraw)\b|\b(?:need not|(?:does|do) not (?:have|need) to) (?:be )?(?:stop|interrupt|pause|discontinu|withdraw)\w*|\bno objections?\b|\b(?:poses?|presents?|raises?) no (?:\w+ )?(?:problems?|dangers?|concerns?|obstacles?)\b|\bno (?:\w+ )?precautions? (?:is|are) (?:called for|needed|necessary|required)\b|\bno harm in (?:breast-?\s?feed|nurs|using|taking|continu)\w*|\b(?:the|an?) (?:usual|preferred|common|first|established|good|standard) (?:choice|option) (?:in|during|for)\b|call \w+ acceptable|\bacceptable\b|\b(?:permitted|permissible|allowed)\b|\b(?:drug|agent|medicine|treatment|anti\w+|choice)s? of (?:first )?choice (?:in|during|for)\b|\bsafely\b|^\W*(?:compatible|safe|fine|ok(?:ay)?|possible)(?:\s*(?:[.;,(]|$)|\s(?:in|during|with|for)\b)|^\W*yes(?=,? (?:if|in|during)\b)|(?:should|must) be continued|(?:should|must) not (?:be )?(?:stop|interrupt|discontinu|withdraw|withh)\w*(?![^.;]*\b(?:abruptly|suddenly)\b)"),
    )
)  # fmt: skip
# These count only where no strong cue about the same drug speaks in the monograph.
_WEAK = tuple(
    (name, cued(pattern, re.IGNORECASE))
    for name, pattern in (
        ("avoid", r"contracepti\w+|birth control(?! pills?)"),
        ("caution", r"\b(?:watch|observe|look out)\w*\b[^.;]*\b(?:infant|bab(?:y|ies)|newborn|child|nursling)|\b(?:infants?|bab(?:y|ies)|newborns?|child(?:ren)?|nurslings?)\b[^.;]*\b(?:watched|observed)\b"),
        ("unknown", r"no adequate (?:and |, )?well-?\s?controlled studies|controlled studies (?:\w+ ){0,4}lacking"),
        ("caution", r"decision [^.;]*\bwhether|\b(?:kept|held back|saved) for\b|lowest effective dose|cases where the benefit|only (?:be \w+ )?(?:if|when|where)|\bonly (?:\w+ ){0,6}(?:by|under) (?:an? |the )?(?:\w+ )?(?:specialists?|experts?|supervision)\b|\b(?:restricted|limited|confined) to (?:\w+ )?(?:cases|women|situations|emergenc\w+|(?:life|limb)-\w+|severe|serious)|(?:if|when) (?:clearly|absolutely|strictly) (?:needed|necessary|indicated|required)|(?<!not )\b(?:out)?weigh\w*|(?:benefits?|gains?|advantages?) (?:\w+ ){0,4}(?:justif\w+|exceed\w*|against)|risks? (?:\w+ )?(?:and|versus|vs\.?) (?:\w+ )?benefits?|benefits? (?:and|versus) (?:\w+ )?risks?|risk[-/ ]benefit|benefit[-/ ]risk|alternat\w+ (?:\w+ ){0,4}(?:preferred|considered|explored|recommended)|safer (?:alternatives?|options?)"),
    )
)  # fmt: skip
# "A decision whether to stop nursing or the drug", "too little is known to say if it is safe": neither is advised.
_WHETHER = regexp(
    r"\b(?:whether|(?:know|known|say|tell|determine|confirm|clear|unclear|unknown|certain|sure) if)\b[^,;.]*$",
    re.IGNORECASE,
)
# What is to be avoided is too much of it.
_EXCESS = cued(r"\b(?:excess|overuse|exceed)\w*[^,;.]*\bavoided\b", re.IGNORECASE)
_DENIED = regexp(rf"\b(?:{_NOT}|no|neither)\b[^,;.(]{{0,25}}$|n't [^,;.(]{{0,25}}$", re.IGNORECASE)
# What denies by itself is not denied again by a "no" of something else: "no data exist and not recommended".
_NEGATIVE = regexp(rf"(?:should |must )?{_NOT}\b", re.IGNORECASE)
_HEDGED = cued(
    r"\bsome (?:\w+ )?(?:sources|experts|guidelines|authorities|recommend|suggest|advise)|\bothers\b", re.I
)
_REASON = cued(
    r"\b(?:due to|because|since|given (?:the|that)|as (?:it|they|there|both|the|[a-z]+ (?:is|are|can|may)))\b[^,;]*",
    re.IGNORECASE,
)
# What was advised once is not advised now.
_FORMER = cued(
    r"\b(?:older|earlier|former|previous|outdated) (?:\w+ ){0,2}(?:texts?|labels?|labell?ing|advice|editions?|guidance|guidelines|leaflets?|recommendations?|versions?)\b[^;.]*",
    re.IGNORECASE,
)
_UNLESS = cued(r"\bunless\b[^;]*", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def subjects(text: str) -> tuple[str, ...]:
    """Of pregnancy and lactation, those that a text names."""
    return tuple(name for name, pattern in standing(_SUBJECTS, text) if pattern.search(text))


@lru_cache(maxsize=4096)
def cues(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """(advice, is strong, is hedged) of a segment; reasons and exceptions are heard only where nothing else speaks."""
    text = _FORMER.sub("", text)
    told = _UNLESS.sub("", text)
    is_excepted = told != text
    for part in (_REASON.sub("", told), told):
        found = _heard(part, is_excepted) or [
            (name, False, False) for name, pattern in _WEAK if pattern.search(part)
        ]
        if found:
            return tuple(found)
    return ()


def _heard(text: str, is_excepted: bool) -> list[tuple[str, bool, bool]]:
    hedge = _HEDGED.search(text)
    found: dict[str, tuple[str, bool, bool]] = {}
    for name, pattern in STRONG:
        if name == "avoid" and _EXCESS.search(text):
            continue
        for match in pattern.finditer(mask_parentheses(text) if name == "unknown" else text):
            is_open = name != "unknown" and _WHETHER.search(text[: match.start()])
            is_denied = not _NEGATIVE.match(match.group()) and _DENIED.search(text[: match.start()])
            value = _turned(name) if is_denied else name
            if value == "contraindicated" and is_excepted and match.group().lower().startswith("must"):
                value = "avoid"
            if value and not is_open:
                found.setdefault(value, (value, True, bool(hedge and hedge.start() < match.start())))
    if any(not found[name][2] for name in ("contraindicated", "avoid", "caution") if name in found):
        found.pop("acceptable", None)
    if "contraindicated" in found:
        found.pop("avoid", None)
    return list(found.values())


def _turned(name: str) -> str:
    """What the denial of a word of advice says: not contraindicated is acceptable, not safe is heard as avoid."""
    return "acceptable" if name in ("contraindicated", "avoid") else "" if name == "acceptable" else name
