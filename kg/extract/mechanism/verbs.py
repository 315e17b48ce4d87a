"""The verbs of mechanism prose: what they do to their object, and in which words they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from kg.text.regexps import regexp

Form = Literal["base", "finite", "ing", "past", "noun"]
Role = Literal["change", "act", "bind", "cause"]


class Verb(Struct, frozen=True):
    """A verb, its effect in the abstract ("reduced {}"), whether it raises (+) or lowers (-), and words that must follow.

    Roles: what is ``act``-ed on is a target where it is a molecule, what is bound (``bind``) is never an effect, what is
    caused (``cause``) is one by itself.
    """

    base: str
    abstract: str
    sign: str
    role: Role
    particle: str = ""


# role; sign; abstract form; verbs (with the words that must follow them after an underscore).
_TABLE = r"""
change + increased {}: increase raise elevate boost augment
change - reduced {}: decrease reduce lower diminish lessen attenuate minimize limit mitigate curb restrict dampen trim
change + enhanced {}: enhance potentiate amplify
change + improved {}: improve optimize lift sharpen
change + accelerated {}: accelerate hasten
change + strengthened {}: strengthen
change - slowed {}: slow
change - reduced {}: turn_(?:down|off) cut_(?:(?:down|back)(?:\son|)|the) bring_down quieten damp blunt halve
change - delayed {}: delay
change . prolonged {}: prolong extend
change - reversal of {}: reverse_(?!transcriptase) undo
change . altered {}: alter change modify
change . liquefaction of {}: liquefy
change . unclogging of {}: unclog
change . normalized {}: normalize
change . widened {}: widen
change . softened {}: soften
change . relaxation of {}: relax
change . dilation of {}: dilate
change . constriction of {}: constrict
change - relief of {}: relieve alleviate ease
change . soothing of {}: soothe calm settle
change - prevention of {}: prevent avert ward_off fend_off stave_off hold_back keep_(?:away|out)
change - inhibition of {}: halt stop arrest hinder impede
change + promotion of {}: promote encourage
change + facilitation of {}: facilitate
change + support of {}: support aid_in? assist_(?:in|with)
change . restoration of {}: restore rebalance
change . maintenance of {}: maintain preserve
change . stabilization of {}: stabilize steady
change . protection of {}: protect shield guard
change . killing of {}: kill eradicate
change - destruction of {}: destroy
change - neutralization of {}: neutralize
change . dissolution of {}: dissolve
change . removal of {}: remove
change . elimination of {}: eliminate
change . formation of {}: form create
change . release of {}: release
change . replenishment of {}: replenish
change . control of {}: control
change . hydration of {}: hydrate moisturize
change . lubrication of {}: lubricate
change . thinning of {}: thin
change . thickening of {}: thicken
change . numbing of {}: numb
change . cooling of {}: cool
change . exfoliation of {}: exfoliate
change . nourishment of {}: nourish
change . repair of {}: repair
change . mobilization of {}: mobilize
change . loosening of {}: loosen
change . absorption of {}: absorb
change . depression of {}: depress
change . regeneration of {}: regenerate
change . scavenging of {}: scavenge
change . buffering of {}: buffer
change . conversion of {}: convert
change . upregulation of {}: upregulate up-regulate
change . downregulation of {}: downregulate down-regulate
change . drawing of {}: draw attract
change . metabolism of {}: metabolize
change - reduced size of {}: shrink
change . synthesis of {}: synthesize
change . mimicking of {}: mimic
change . correction of {}: correct
change . transport of {}: transport
change . trapping of {}: trap
change . immobilization of {}: immobilize
change . synchronization of {}: synchronize resynchronize
change . competition with {}: compete_with
change - weakening of {}: weaken
change - counteraction of {}: counteract
change . replacement of {}: replace supplement
act - inhibition of {}: inhibit shut_(?:down|off)? silence disable
act - blockade of {}: block
act - suppression of {}: suppress
act - antagonism of {}: antagonize
act - inactivation of {}: inactivate
act - disruption of {}: disrupt interrupt
act - interference with {}: interfere_with
act - impairment of {}: impair compromise
act - depletion of {}: deplete
act - breakdown of {}: break_down degrade
act + stimulation of {}: stimulate
act + activation of {}: activate
act . modulation of {}: modulate influence affect impact
act . opening of {}: open
act . hyperpolarization of {}: hyperpolarize
act . depolarization of {}: depolarize
act . regulation of {}: regulate
act . alkylation of {}: alkylate
act . cross-linking of {}: crosslink cross-link
act . denaturation of {}: denature
act . hydrolysis of {}: hydrolyze
act . cleavage of {}: cleave
act . digestion of {}: digest
act . chelation of {}: chelate
act . oxidation of {}: oxidize
act . penetration of {}: penetrate
act . stimulation of {}: agonize
bind . {}: bind_(?:to|at|with|on|onto|near)? attach_to act_(?:on|at|upon) work_(?:on|at) interact_with target occupy dock_(?:to|at|onto) latch_onto sit_(?:in|on) intercalate_(?:into|with|between)
cause . {}: lead_to result_in cause contribute_to produce provide induce trigger elicit generate initiate mean enable prompt yield bring_about give_rise_to translate_into allow_(?:for|the)?
"""
_NOUNS = {
    "increase": "increase", "rise": "increase", "elevation": "increase", "enhancement": "enhance", "improvement": "improve", "decrease": "decrease",
    "reduction": "reduce", "reductions": "reduce", "lowering": "lower", "inhibition": "inhibit", "suppression": "suppress", "blockade": "block",
    "blocking": "block", "stimulation": "stimulate", "activation": "activate", "modulation": "modulate", "disruption": "disrupt", "prevention": "prevent",
    "relaxation": "relax", "depletion": "deplete", "antagonism": "antagonize", "restoration": "restore", "interference": "interfere", "relief": "relieve",
    "stabilization": "stabilize", "inactivation": "inactivate", "impairment": "impair", "destruction": "destroy", "neutralization": "neutralize",
    "regulation": "regulate", "promotion": "promote", "alkylation": "alkylate", "denaturation": "denature", "downregulation": "downregulate",
    "dilation": "dilate", "breakdown": "break", "constriction": "constrict", "fall": "decrease", "drop": "decrease", "potentiation": "enhance",
}  # fmt: skip


def _forms(base: str) -> Iterator[tuple[str, Form]]:
    stem = base[:-1] if base.endswith("e") else base
    yield base, "base"
    if regexp(r"[^aeiou]y$").search(base):
        yield base[:-1] + "ies", "finite"
        yield base[:-1] + "ied", "past"
    yield (base + "es" if regexp(r"(?:s|x|ch|sh)$").search(base) else base + "s"), "finite"
    yield stem + "ing", "ing"
    yield stem + "ed", "past"
    if base in ("control", "stop", "thin"):
        yield base + base[-1] + "ing", "ing"
        yield base + base[-1] + "ed", "past"


def _words() -> dict[str, tuple[Verb, Form]]:
    found: dict[str, tuple[Verb, Form]] = {}
    verbs: dict[str, Verb] = {}
    for line in _TABLE.strip().splitlines():
        head, _, names = line.partition(": ")
        role, sign, abstract = head.split(" ", 2)
        for name in names.split():
            base, _, particle = name.partition("_")
            verb = Verb(base, abstract, sign.strip("."), role, particle)  # type: ignore[arg-type]
            verbs.setdefault(base, verb)
            for word, form in _forms(base):
                found.setdefault(word, (verb, form))
                found.setdefault(word.replace("iz", "is"), (verb, form))
    found["led"] = found["lead"][0], "past"
    found["bound"] = found["bind"][0], "past"
    for noun, base in _NOUNS.items():
        if noun not in found or noun in ("blocking", "lowering"):
            found.setdefault(noun, (verbs[base], "noun"))
    return found


WORDS = _words()


def _particle(pattern: str) -> re.Pattern[str]:
    """What must stand after the verb, adverbs between allowed; a pattern with "?" at its end may be missing."""
    adverbs = r"(?:\s+(?:\w+ly|and|itself|with (?:\w+ )?(?:\w+ and )?(?:affinity|selectivity|specificity|potency|avidity)|like [\w-]+|for (?:a )?(?:long|hours|days)(?: time)?|(?:in|at) an? [\w-]+ (?:manner|way|fashion|site))\b)*"
    optional = pattern.endswith("?")
    words = rf"(?:\s+{pattern[:-1]}\b)?" if optional else rf"\s+{pattern}\b"
    return regexp(rf"{adverbs}{words}\s*", re.IGNORECASE)


PARTICLES = {verb.particle: _particle(verb.particle) for verb, _ in WORDS.values() if verb.particle}
