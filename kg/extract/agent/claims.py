"""Agents that a clause asserts, and the claim of an interaction with one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.agent.agents import agents
from kg.extract.agent.enzymes import SCHEMES, Agent
from kg.extract.agent.told import Told, told
from kg.extract.claiming import claim, ingredient_of
from kg.model import Claim, Evidence, Monograph, Passage
from kg.text.assertion import HAS_ANOTHER, is_negated, is_taken_back, is_unknown
from kg.text.cued import cued
from kg.text.regexps import regexp
from kg.text.sentences import clauses
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# The patient is told to tell: no interaction is stated.
ADVICE_ONLY = cued(
    r"\b(?:consult|inform|disclose|tell|refer to|resource|database|pharmacist|always check|review (?:all|the|your)|discuss)\b|\breview the patient's|see (?:the )?[\"']?(?:above|drug interactions?)|listed (?:above|in)|mentioned (?:above|earlier)",
    re.IGNORECASE,
)
NO_INTERACTION = cued(
    r"\b(?:does not|do not|did not|doesn't|don't|not|no|without|minimal|unlikely|rarely|need no|needs no|neither)\s+(?:[\w-]+\s+){0,4}?(?:interact\w*|affect\w*|alter\w*|change\w*|influence\w*|significant\w*|interactions?|harm|effect|dose (?:change|adjustment)|relevant|documented|reported|known|identified|established|expected|impact)\b|"
    r"\b(?:may be used|(?:is|are) (?:thought to be |considered |generally )?safe|makes? no difference|no difference|can be (?:safely )?(?:used|combined|taken|given)|may be (?:combined|taken|given)|is allowed|are allowed|(?<!less )(?<!not )well tolerated|safe(?:ly)? (?:with|to)|(?:is|are) acceptable)\b|"
    r"\binteractions? (?:\w+ ){0,4}?(?:is|are|remains?) (?:\w+ly )?(?:unlikely|not (?:expected|likely|anticipated|proven|confirmed)|unproven|unconfirmed|minimal|negligible)\b|\bnever (?:been )?(?:shown|proven|found|seen|reported) to\b|"
    r"\b(?:leaves?|left) [^.;,]*?\balone\b|\bno longer (?:holds?|applies|apply|stands?|valid)\b|\bonly (?:an? )?(?:trivial|negligible|insignificant|immaterial)\b|\bno (?:\w+ )?(?:evidence|proof|sign|indication)s? that\b(?![^.;]*\bsafe)|"
    r"\b(?:remains?|stays?) effective\b|\bno (?:\w+ )?(?:action|measures?)\b|\bfree (?:of|from) (?:this\b|such\b|(?:(?:any|all|known|relevant|clinical|important) )*interactions?\b)|\b(?:leaves?|left|finds?|found|keeps?|kept) [^.;,]*?\bas (?:it|they) (?:is|are|was|were)\b|"
    r"\bneither\b.*\b(?:changed|altered|affected)\b|"
    # Next to nothing, as much as without it, a good partner, a warning that was lifted, what was once suspected.
    r"\b(?:hardly|scarcely|barely)\b(?! (?:studied|tolerated|tested|known))|^\W*(?:neither|none of)\b(?![^.;]*\b(?:should|must|may|can|to) (?:ever )?(?:be )?(?:given|taken|used|combined|added))|"
    r"\b(?:same|identical|equivalent|unaltered) (?:\w+ )?(?:AUC|exposure|levels?|concentrations?|(?:pharmaco)?kinetics|responses?)\b|\b(?:AUC|exposure|levels?|concentrations?|(?:pharmaco)?kinetics|responses?|titres?|titers?)(?: \w+){0,3}? (?:was|were|is|are|stayed|remained) (?:\w+ )?(?:equivalent|identical|comparable|similar|normal)\b|"
    r"\bgoe?s? (?:very )?(?:well|fine) (?:together )?with\b|"
    r"\bas (?:before|usual)\b|^\W*(?:none|nil)\W*$|\bnothing (?:was |were )?(?:found|seen|noted|detected)\b|\bby (?:only )?an? (?:trivial|negligible|insignificant)\b|\b(?:holds?|held|stay(?:s|ed)?|remain(?:s|ed)?|is|are|was|were) (?:\w+ )?(?:steady|constant|neutral|intact)\b|\bside by side\b|\b(?:needs?|should) not\W*$|\bunhindered\b|\bno (?:interval|wait|gap|pause|washout|delay) (?:is |was )?(?:needed|necessary|required)\b|\b(?:raise|cause|give|show|present|pose|produce|provoke|bring|reveal|encounter)(?:s|d|ed)? no (?:\w+ )?(?:concerns?|problems?|difficult(?:y|ies)|issues?|signals?|trouble|alarm|surprises?)\b|\bpossible at any time\b|\bneeds? no [\w'’-]+(?: [\w'’-]+)?\W*$|\bcombines? (?:well|freely|safely)\b|\bon paper\b|\btheoretical(?: only|,? (?:but )?(?:never|not)\b)|\b(?:not|never) (?:been )?(?:confirmed|substantiated|borne out)\W*$|\b(?:is|are) (?:always )?(?:welcome|encouraged)\b|"
    r"\b(?:may|can|could) be (?:given|administered|injected)(?: \w+)? (?:at|on|during) the same (?:visit|day|appointment|session|occasion)\b|\b(?:once|formerly|previously|long|earlier) (?:suspected|blamed|accused|feared)\b|"
    # Nothing comes of it: it is fine, it stays the same, it needs no thought.
    r"n['’]t (?:\w+ ){0,2}(?:relevant|important|significant)\b|\bleft [^.;,]*?(?:unchanged|unaffected|untouched|unaltered|intact|the same)\b|\b(?:stay(?:s|ed)?|remain(?:s|ed)?|is|are|was|were) (?:exactly |much |about )?the same\b|"
    r"\b(?:has|have|had|plays?|of) no (?:\w+ )?(?:bearing|influence|part|role|place|consequence|importance)\b|"
    r"\bno (?:reason|need) to (?:avoid|stop|separate|withhold|reduce|change)\b|\b(?:studies|trials|tests) [^.;]*?\bw(?:as|ere) negative\b|\bno (?:extra|added|additional|further|greater|higher|increased|more) (?:[\w-]+ ){0,2}?(?:risks?|toxicity|harm|bleeding|effects?)\b|\bnothing (?:\w+ )?(?:happen|chang|is known|speaks)\w*|\b(?:is|are) (?:\w+ly )?compatible\b|"
    r"^\W*(?:[\w-]+ ){0,3}(?:unchanged|unaffected|unaltered)\W*$",
    re.IGNORECASE,
)
# What stands before something that is used in the place of an agent, against its effect, or as a measured value.
_NO_AGENT_BEFORE = cued(
    r"\b(?:alternatives?(?: to)?|alternative [\w/,-]+(?: and| or)?|substitut\w+|switch to|replaced (?:by|with)|choose|prefer|instead|unlike|bring|complete|update|finish|catch up on|antidote\w*|(?:be|is) treated with|administer|reversed by|(?<!with or )(?<!and )without(?: (?:concomitant|concurrent|adequate|also|taking|using|an?|the))*|not (?:also |already )?(?:taking|receiving|using|on)(?: an?)?|unless (?:on|taking|under|given|receiving|treated with|controlled (?:by|with)|covered (?:by|with))(?: [\w-]+){0,2})(?:\s+|/)(?:(?:like|such as|other|with)\s+)?$",
    re.IGNORECASE,
)
# "Food slows absorption but does not alter the effect": what comes to nothing is no interaction.
TAKEN_BACK = regexp(
    r",?\s+(?:but|although|though|however,?|without)\s+(?:this |it )?(?:does not|doesn't|do not|don't|is not|without)\s+(?:\w+ )?(?:affect\w*|alter\w*|chang\w+|influenc\w+|significan\w+|relevan\w+)\b",
    re.IGNORECASE,
)
_MEASURED = cued(
    r"\b(?:falls?|rises?|drops?|loss|losses|decreases?|increases?|reductions?|depletion) (?:of|in) (?:the )?(?:(?:serum|plasma|blood) )?$|\b(?:monitor\w*|check\w*|measur\w+|assess\w*)\s+(?:for\s+)?(?:\w+\s+(?:and\s+)?)?$|\b(?:serum|plasma)\s+$",
    re.IGNORECASE,
)
_INSTEAD = cued(
    r"\bsupplementation (?:may|is|should)|\bis the treatment\b|\buse \w+ instead\b", re.IGNORECASE
)


# An ingredient that is an example of a class is there as its member.
_EXAMPLES = regexp(r"\((?:e\.?g\.?|such as|like|including)[^()]*\)", re.IGNORECASE)


def interaction(
    monograph: Monograph, passage: Passage, agent: Agent, proof: Evidence, said: Told, group: str
) -> Claim:
    """The interaction of the monograph's drug with ``agent``, an example of ``group``."""
    group = regexp(r"^(?:other|certain|some|any)\s+", re.IGNORECASE).sub("", group)
    return claim(
        monograph,
        "interaction",
        agent.text,
        proof,
        group="" if _is_same(group, agent.text) or group.endswith(agent.text) else group,
        effect=said.effects,
        management=said.managements,
        ingredient=ingredient_of(monograph, passage, _EXAMPLES.sub("", proof.quote))
        if len(monograph.ingredients) > 1
        else "",
    )


def _is_same(one: str, other: str) -> bool:
    first = lexicon().find(one, SCHEMES)
    return normal(one) == normal(other) or (first is not None and first == lexicon().find(other, SCHEMES))


# What stands behind something that is used in the place of an agent: "use |terbinafine| in its place", "|pravastatin| is preferred".
_ALTERNATIVE_BEHIND = cued(
    r"(?: (?:hardly|barely|(?:does|do) not) [^,;.]{3,30} and (?:is|are) preferred\b|(?: [\w-]+){0,2}? (?:instead\b(?! of)|in (?:its|their) (?:place|stead)\b|(?:is|are) (?:then )?(?:the |an? )?(?:[\w-]+ )?(?:alternatives?|suitable|safer|preferred|preferable|substitutes?|(?:\w+ )?choice)\b(?! to\b)|(?:may|can|could|should) (?:be (?:chosen|preferred)|replace|stand in for|take the place of)\b))",
    re.IGNORECASE,
)


def asserted(monograph: Monograph, passage: Passage, start: int, end: int) -> list[Agent]:
    """The agents of a sentence, without those of clauses that deny an interaction or only ask to consult."""
    if is_unknown(passage.text[start:end]) or _INSTEAD.search(passage.text, start, end):
        return []
    kept: list[Agent] = []
    for a, b in _clauses(passage.text[start:end]):
        part = passage.text[start + a : start + b]
        if goes_on := _goes_on(passage.text, start + a, start + b, end):
            kept += agents(passage.text, start + a, start + goes_on, monograph)
        if NO_INTERACTION.search(part) or TAKEN_BACK.match(passage.text, start + b, end):
            continue
        if is_taken_back(passage.text, start + a, start + b):
            continue
        named = agents(passage.text, start + a, start + b, monograph)
        if not named:
            continue
        said = told(passage.text, start + a, start + b, named)
        if ADVICE_ONLY.search(part) and not said.effects:
            continue
        waived = _WAIVED.search(part)
        for agent in named:
            first = agent.start - start - a
            if waived and waived.start() <= first < waived.end():
                continue
            if _NO_AGENT_BEFORE.search(part, 0, first) or _is_measured(part, first, agent):
                continue
            if _ALTERNATIVE_BEHIND.match(passage.text, agent.end, end):
                continue
            if said.managements or not is_negated(part, first, agent.end - start - a):
                kept.append(agent)
    return kept


_SAYS_NOTHING = cued(r"\b(?:has|have|had|does|do|did|is|are|was|were|leaves?|left)\b", re.IGNORECASE)


def _goes_on(text: str, start: int, end: int, stop: int) -> int:
    """Where the subject ends of a clause that denies an effect and goes on with another; else 0."""
    if not HAS_ANOTHER.match(text, end, stop):
        return 0
    denial = NO_INTERACTION.search(text, start, end)
    if denial is None or NO_INTERACTION.search(text, end + 1, stop):
        return 0
    verb = _SAYS_NOTHING.search(text, start, end)
    return verb.start() - start if verb and start < verb.start() <= denial.start() else 0


# "Must not be joined |unless ritonavir is given too|": with it there is nothing to fear.
_WAIVED = cued(
    r"\bunless\s(?!the (?:dose|level)|there|it\b|they\b)[^.;]*? (?:is|are|has been|have been) (?:also )?(?:given|taken|added|used|co-?administered|prescribed|on board)\b[^,.;]*",
    re.IGNORECASE,
)
# "A raises its levels, B does not": the end denies for B alone.
_ELLIPSIS = cued(
    r",\s(?:and |but )?(?=(?:that of |those of )?[\w' -]{3,40}\s(?:(?:does|do|did|is|are|was|were)(?: not|n['’]t)\W*$|(?:hardly|scarcely|barely)\b))",
    re.IGNORECASE,
)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    for start, end in clauses(text):
        for cut in _ELLIPSIS.finditer(text, start, end):
            yield start, cut.start()
            start = cut.end()
        yield start, end


def _is_measured(part: str, first: int, agent: Agent) -> bool:
    return bool(_MEASURED.search(part, 0, first)) and lexicon().link(agent.text, ("parameter",)) is not None
