"""How a mention differs from the label of its concept: words that limit it, words and phrases that narrow it.

Patterns on normalised text. What limits ("severe", "history of") stays in the claim's status; what narrows
("metastatic", "due to trauma") makes the mention a part of the concept.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.regexps import regexp

# Words that limit a mention without being part of the concept; they stay in the claim's value.
_LIMITING = regexp(
    r"^(?:known|existing|documented|suspected|confirmed|pre existing|preexisting|underlying|severe|severely|mild|mildly|moderate|moderately|serious|significant|clinically significant|"
    r"active|acute|chronic|latent|current|recent|recurrent|persistent|uncontrolled|untreated|unstable|transient|temporary|occasional|rare|"
    r"history of|a history of|previous|past|prior|patient with|patient taking|risk of|increased risk of|sign of|sign and symptom of|symptom of|potential|possible|"
    r"worsening of|worsening|exacerbation of|development of|development|new|other|certain|some|any|all|the|a|an|concomitant use of|concurrent use of|concomitant use with|concurrent use with|co ?administration with|co ?administration of|concomitant administration of|concomitant administration with|concomitant treatment with|use with|coadministration|concomitant|concurrent|use of|strong|potent|moderate|weak|"
    r"oral|systemic|regular|serum|plasma|blood|baseline|periodic|monitoring of|monitoring|screening for|assessment of|other drug|drug|generalized|localized|local|life threatening|fatal|excessive|prolonged|long term) "
)
_TAILS = regexp(
    r" (?:level|concentration|therapy|treatment|use|monitoring|drug|medication|agent|preparation|product|supplement|syndrome|disease|disorder|reaction|event|problem|condition|episode|infection|test|function|symptom|status|allergy|of age|old)$"
)
# What is given for a disorder is not the disorder: "diabetes medications".
REMEDY = regexp(r" (?:therapy|treatment|drug|medication|agent|preparation|product|supplement)$")
# Words that narrow a mention to a part of its concept: the claim's value keeps them, and they keep claims apart.
_NARROWING = regexp(
    r"^(?:metastatic|advanced|early|locally|refractory|relapsed|relapsing|primary|secondary|symptomatic|asymptomatic|uncomplicated|complicated|"
    r"invasive|superficial|minor|major|idiopathic|congenital|acquired|hereditary|inherited|familial|overt|permanent|irreversible|reversible|sudden|sudden onset|new onset|late onset|early onset|"
    r"unusual|unexplained|progressive|intermittent|bilateral|unilateral|post ?operative|post ?surgical|drug induced|medication induced|steroid induced|corticosteroid induced|chemotherapy induced|"
    r"mild to moderate|moderate to severe|mild to severe|to moderate|to severe|stage \w+|grade \d|type of|form of|certain type of|various type of|case of|presence of|evidence of|diagnosis of|incidence of|increase in|"
    r"prevention of|prophylaxis of|prophylaxis against|treatment of|management of|relief of|temporary relief of|symptomatic relief of|maintenance treatment of|adjunctive treatment of|short term treatment of|"
    r"marked|extreme|extensive|intense|profound|high risk|very|extremely|clinically|hemodynamically|medically|overwhelming|undiagnosed|uncorrected|uncompensated|decompensated|compensated|intractable|established|"
    r"(?:adult|children|child|pediatric patient|infant|neonate|women|men|people|person|individual) with) "
)
_NARROWING_TAILS = regexp(
    r" (?:attack|exacerbation|progression|development|flare|flare up|worsening|recurrence|complicated|accompanied|caused|associated|susceptible|such)$"
)
# A phrase after the concept: its cause, its company, its time, or the people in whom it is.
_PEOPLE = r"in (?:the )?(?:\w+ )?(?:patient|adult|children|child|pediatric|infant|neonate|newborn|adolescent|women|men|people|person|individual|elderly|pregnancy)"
IN_PEOPLE = regexp(rf" {_PEOPLE}\b")
PHRASE = regexp(
    r" (?:due to|caused by|associated with|secondary to|resulting from|related to|induced by|precipitated by|exacerbated by|characterized by|accompanied by|complicated by|"
    r"leading to|requiring|unresponsive to|resistant to|refractory to|with|following|after|during|prior to|before|within|such as|including|especially|particularly|if|when|while|where|"
    rf"{_PEOPLE})\b|(?<=tolerance) to |(?<=dependence) on |(?<=addiction) to |(?<=withdrawal) from "
)
# "Kidney problem", "kidney issue" and "kidney disorder" say the same.
_VAGUE = regexp(r" (?:issue|problem|disorder|disease|illness|ailment|abnormality|condition|trouble)$")
_VAGUE_WORDS = ("disorder", "disease", "problem", "condition")
_OF_A_PART = regexp(r"^(.+?) (?:of|in|affecting|involving) (?:the )?(\w+(?: \w+)?)$")
AT_A_SITE = regexp(
    r"^(?:(?:skin|mild|local|localized|severe) )*(?:redness|pain|itching|pruritus|burning|stinging|burning sensation|stinging sensation|swelling|irritation|rash|dryness|bruising|tenderness|peeling|induration|"
    r"inflammation|reaction|erythema|discomfort|edema|hypopigmentation|hyperpigmentation|atrophy|warmth|blistering|hematoma|soreness|urticaria) at the (application|injection|infusion) site$"
)
NEGATION = regexp(
    r"\b(?:non|not|no|nor|never|without|absence|absent|except|excluding|other than|unless|rather than|free)\b"
)


def limited(bare: str) -> Iterator[str]:
    """A mention, and it without the words before it that limit it, one after the other, each also without its empty end."""
    fronts = [bare]
    while match := _LIMITING.match(fronts[-1]):
        fronts.append(fronts[-1][match.end() :])
    yield from fronts
    yield from (_TAILS.sub("", front) for front in fronts)


def forms(head: str) -> Iterator[tuple[str, str, str, bool]]:
    """A mention without what limits or narrows it, what limits, what narrows, and whether its end is whole."""
    front, limits, narrowing = head, "", ""
    while True:
        yield front, limits, narrowing, True
        yield _TAILS.sub("", front), limits, narrowing, False
        ended = _NARROWING_TAILS.sub("", front)
        yield ended, limits, f"{narrowing} {front[len(ended) :]}".strip(), False
        if match := _NARROWING.match(front):
            narrowing = f"{narrowing} {match.group()}".strip()
        elif match := _LIMITING.match(front):
            limits = f"{limits} {match.group()}".strip()
        else:
            return
        front = front[match.end() :]


def names(form: str, whole: bool) -> Iterator[str]:
    """What else a mention may be called: "infection of the eye" is "eye infection"."""
    if form:
        yield form
        for word in _VAGUE_WORDS if _VAGUE.search(form) else ():
            yield _VAGUE.sub(f" {word}", form)
    if whole and (part := _OF_A_PART.match(form)):
        yield f"{part.group(2)} {part.group(1)}"
