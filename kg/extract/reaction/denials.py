"""What a sentence below Side Effects denies, tells of those at risk, or only orders; of whom a clause tells is heard of all kinds (``hearing``)."""

from __future__ import annotations

import re

from kg.text.assertion import is_unknown
from kg.text.cued import cued
from kg.text.lists import Item
from kg.text.regexps import regexp

# Told of other drugs, of risk factors, of what to do: no effect of this drug is stated.
_NO_EFFECT = cued(
    r"\b(?:(?:is|are) (?:being )?(?:essential|evaluated)|(?:known|familiar) from|in contrast|reported with other|seen with other|suspected in (?:rats|mice|dogs|animals|rodents)|risk factors?|predisposes?|risk (?:is|rises|grows|increases) |(?:to|in) (?:the |an? )?(?:developing |unborn )*(?:fetus|foetus|embryo|unborn)|no (?:known |specific |serious |significant |major |reported |severe )*(?:side effects|adverse|long-term|rare|ADRs)|not (?:yet )?(?:been |to be )?(?:reported|observed|expected|associated|shown|proven|confirmed|attributed|ascribed|linked|blamed|seen|recorded|documented|encountered|described|noted|borne out|increased|caused|provoked|elicited|brought about|an? (?:\w+ )?(?:feature|problem|concern|finding|effect|consequence)\b)|not (?:a )?part of|come to light|nobody has|(?:hardly|scarcely|barely) any\b|(?:reflects?|(?:is|are) due to|(?:is|are) (?:an? )?(?:symptom|sign|part|feature|expression|consequence)s? of) the (?:(?:underlying )?(?:disease|illness|infection|condition|disorder)|underlying)|(?:is|are|was|were) no (?:issue|problem|concern|feature)|nothing (?:suggests|points to)|(?:rats|mice|dogs|animals|rodents) only\b|only in (?:rats|mice|dogs|animals|rodents)\b|no (?:causal |clear |proven |consistent )*(?:link|association|relationship|connection)|no more (?:common|frequent|often)(?:ly)? than|never (?:been )?(?:described|reported|seen|observed|found|proven|confirmed|shown)|not with (?:it|this|the)|(?:did|does|do) not(?! (?:\w+ly )?(?:limit|require|need|respond|resolve|warrant|call for|preclude|improve|disappear|subside)))\b",
    re.IGNORECASE,
)
# "No more frequent than under placebo", "the same in both arms", "in as many on placebo": of the drug it tells nothing.
_UNEXPOSED = r"(?:placebo|untreated|controls?|comparators?|sham|general population|background|unexposed|unvaccinated|expected|(?:other|either|both|the two) (?:arms?|groups?)|(?:arms|groups)\b(?! of))"
_NO_EXCESS = cued(
    rf"(?:\b(?:no|not|nor|never)\b|n['’]t)[^.;,]{{0,25}}?\b(?:more|higher|greater|oftener|increased|raised|elevated|above|exceeds?|exceeded|over)\b[^.;]{{0,60}}?\b{_UNEXPOSED}|"
    rf"\b(?:same|equal\w*|identical\w*|matched|matching|evenly|balanced|as many|as (?:often|frequent\w*|common\w*|rare\w*|high|much)|indistinguishable|no different|not different)\b[^.;]{{0,60}}?\b{_UNEXPOSED}|"
    rf"\b(?:rates?|incidence|frequency|number)\b[^.;,]{{0,30}}?\b(?:similar|comparable|as)\b[^.;]{{0,40}}?\b{_UNEXPOSED}",
    re.IGNORECASE,
)
# Talk that nothing stands behind: "rumour only", "cannot be laid at its door".
_TALK = cued(
    r"\b(?:rumou?rs?|myths?|legends?|hearsay|false alarms?)\b|\bplays? no (?:role|part)\b|\b(?:stays?|remains?) (?:\w+ly )?(?:stable|normal|unchanged|the same)\b|\b(?:cannot|can['’]t|not|never) (?:to )?be (?:laid|held|put|charged|traced|pinned|feared|dreaded|expected)\b|\b(?:wrongly|falsely|mistakenly|erroneously) (?:blamed|attributed|ascribed|named|linked|said|accused|listed)\b",
    re.IGNORECASE,
)
# What to do when something happens: no list of effects.
_ORDERS = regexp(
    r"\W*(?:stop|withdraw|discontinue|reduce|interrupt|lower|suspend|withhold|pause|seek|report|call|treat|manage|check|see|tell|warn|rechallenge)\b(?!:)(?=[^,;]*\b(?:if|when|should|in case|once|as soon as)\b)|\W*(?:stop|withdraw|discontinue|reduce|interrupt|lower|suspend|withhold|pause) (?:it|the (?:drug|dose|tablets?|infusion|treatment))\b",
    re.IGNORECASE,
)
# An item below which who is at risk is listed.
OF_RISK = regexp(r"(?:\w+ )?(?:risk|predisposing) factors\W*$", re.IGNORECASE)
# What is thought of and not seen.
THEORY = cued(
    r"\b(?:theoretical(?:ly)?|in theory|(?:has|have) (?:\w+ )?been (?:discussed|debated|blamed|alleged|feared|hypothesi[sz]ed|speculated))\b",
    re.IGNORECASE,
)
# What a relative clause says of an effect that is there: "rash, which is not dose-related".
_ASIDE = cued(
    r",?\s(?:which|that) (?:\w+ly )?(?:is|are|do|does|did|was|were|has|have)(?: not|n['’]t) (?!\w*\s?(?:been|seen|reported|observed|found|expected|known|occur|happen|linked|proven|confirmed|established|shown|caused|related to|associated))[^,;.]*",
    re.IGNORECASE,
)


_NOTED_OFF = regexp(
    r"(?:not|no|never)\b(?! (?:only|just|always|usually|all)\b)(?! [a-z-]+(?:y|al|ic|ous|ing|related|dependent|severe|sharp)$)|"
    r"(?:only )?(?:seen|reported|suspected|described|observed|found|known) (?:only )?(?:in (?:rats|mice|dogs|rabbits|animals|rodents)|(?:with|of|from) (?:other|older|related) [\w-]+)(?: only)?$",
    re.IGNORECASE,
)
_ZERO = regexp(r"(?:0|zero|nil)(?: ?%| cases| reports)?", re.IGNORECASE)
_UNPROVEN = cued(r"\bnot (?:been )?(?:proven|confirmed)\b|\b(?:unproven|unconfirmed)\b", re.IGNORECASE)


def is_noted_off(item: Item) -> bool:
    """True where a parenthesis takes the member back: "(not seen with the gel)", "(causality not established)"."""
    return any(
        _NOTED_OFF.match(note)
        or _ZERO.fullmatch(note)
        or _UNPROVEN.search(note)
        or (is_unknown(note) and "frequency" not in note.lower())
        for note in item.notes
    )


def denies(text: str) -> bool:
    """True where a sentence states no effect of this drug: it denies it or only orders something."""
    return denies_effect(_ASIDE.sub("", text)) or bool(_ORDERS.match(text))


def denies_effect(words: str) -> bool:
    """True where ``words`` say of what they name that it is not seen."""
    return bool(_NO_EFFECT.search(words) or _NO_EXCESS.search(words) or _TALK.search(words))
