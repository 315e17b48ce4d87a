"""Molecules: which noun phrase names one, and what the members of a list of them share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.text.cued import cued
from kg.text.lists import Item, items
from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal

# Kinds of the target vocabulary that are molecules, and those that are one only where the drug binds them.
_MOLECULES = frozenset(
    "enzyme receptor ion-channel transporter binding-protein penicillin-binding-protein antigen adhesion-molecule bacterial-ribosome structure-of-an-organism signaling-pathway".split()
)
_BOUND = frozenset("biological-substance cytokine-or-mediator".split())
_HEAD = cued(
    r"(?:(?:re|no)ceptors?|channels?|enzymes?|(?:co|sym|anti)?-?transporters?|\w*ceptors?|symporters?|exchangers?|subunits?|pumps?|antigens?|proteins?|microtubules?|tubulin|ribosomes?|membranes?|cell walls?|"
    r"(?:[a-z]{3,}|\b[A-Z0-9-]+)(?<!rel)(?<!b)(?<!c)ases?(?: (?:[IVX]+|[A-Z]|\d[A-Z]?))?|chemoreceptors?|(?:calcium|sodium|potassium|chloride) currents?|DNA|RNA|integrins?|kinases?|CYP\w+|gyrase|complex I{1,3}V?|subtypes?|binding sites?|PBP-?\d\w?)(?: \d)?$",
    re.IGNORECASE,
)
_PROCESS = cued(
    r"\b(?:\w*synthesis|production|release|secretion|growth|replication|formation|\w*absorption|uptake|transmission|neurotransmission|aggregation|proliferation|metabolism|polymerization|assembly|"
    r"expression|binding|conversion|degradation|breakdown|opening|closure|permeability|integrity|activity|function|response|signall?ing|pathways?|levels?|cells?|transcription|translation|repair|action|effects?|stimulation|increase|"
    r"activation|inhibition|influx|efflux|center|phase|disease|release|increases?|decreases?|purchase|lease|base|case|phase|database|chemicals?|number|expression|density)$",
    re.IGNORECASE,
)
_WRAPPED = regexp(
    r"^(?:(?:the|its|their|both|bacterial|normal|overall) )*(?:(?:activity|actions?|functions?|effects?|stimulation|activation|inactivation|inhibition|activities|affinity|active site|binding site|enzyme|enzymes|receptor) (?:of|at|on|for)|"
    r"(?:binding|attachment|action|effects?|actions|access) of .{3,60}? (?:to|at|on)|active site of|between (?:the )?|(?:\w+ ){0,2}(?:sites?|pockets?|groove|cleft|pore|mouth|cavity|domains?|portion|region|loop|surface|strands?|base pairs) (?:on|of)) (?:the )?",
    re.IGNORECASE,
)
# What hinders a substance from binding to a receptor sits on the receptor; of other places this does not hold.
_TO = regexp(r"\b(?:binding|attachment|access|action)\b.*\b(?:to|at|on)\b", re.IGNORECASE)
_RECEIVES = regexp(r"\b(?:receptors?|transporters?|channels?|subtypes?|sites?|subunits?)\b", re.IGNORECASE)
_LEADING = regexp(
    r"^(?:(?:and|or|of|to|at|on|the|that|this|an?|both|all|target(?= \S+ \S)|specific|certain|several|multiple|various|other|its|their|known as|called|an enzyme called|enzymes?(?= (?:\S+ ){0,4}\S*ases?\b)|enzymes|(?:kinases?|proteins?|receptors|cytokines?|antigens?)(?= (?-i:[A-Z]{2,}))|[a-z]+ly|then|human|key|particularly|crucial|essential|many|different|these|those|such|like|central|peripheral|certain|important|(?:non-)?\w*selective|potent|competitive|partial|full|inverse|direct|reversible|irreversible|non-competitive|including|as well as|(?!binding)\w+ing|downregulates|(?:a )?(?:lesser|greater) (?:degree|extent),?|(?:bacterial|fungal|viral)(?= enzymes? \S))\s+)+(?=\S)",
    re.IGNORECASE,
)
_TAIL = regexp(
    r"\s+(?:in|on|at|within|of|by|for|from|with|to|throughout|during|found|located|present|expressed|outside|inside|without|explains?|accounts?|underlies|it|this|and|or|irreversibly|reversibly|competitively|selectively|only|activity|function|complex(?= on)|as|primarily|mainly|helps?|\w+ed)\b.*$",
    re.IGNORECASE,
)
_NUMBER = regexp(r"\d\w?|[IVX]+")
_LAST_WORD = regexp(r"\S+$")
_SHARED_HEAD = regexp(r"\s(?:\w*(?:re)?ceptors?|channels?|transporters?|enzymes?|subunits?)\b", re.IGNORECASE)


# "The |rapid component of| the potassium current": X in one of its parts or states; with a number of its own it is one kind of X.
_PART_OF = regexp(
    r"^(?:(?:the|both|an?|its) )*(?P<part>(?:(?!of\b)[\w-]+ ){0,3}(?:components?|forms?|(?:iso)?types?|isoforms?|iso(?:en)?zymes?|variants?|pools?|fraction|species)) (?P<of>of (?:the )?(?P<whole>.+))$",
    re.IGNORECASE,
)
_OWN_KIND = regexp(r"\b(?:[\w-]*\d\w*|[IVX]+|alpha|beta|gamma|delta|epsilon|kappa|mu|[αβγδεκμ])\b")
# "The receptors for A": A receptors.
_RECEIVING = regexp(
    r"(?:(?:the|both|its) )*(?P<head>receptors?|transporters?) (?:for|of) (?:the )?(?P<what>[^,;]+)",
    re.IGNORECASE,
)
_STATE = regexp(r"[\w-]+(?:ble|bound|ed|ic|al|ive|free)", re.IGNORECASE)
_FREE = regexp(r"^(?:(?:and|or|both|the|an?) )+", re.IGNORECASE)


def is_molecule_name(words: str) -> bool:
    """True for one molecule with a joint in its name."""
    several = "," in words or " and " in words or " or " in words
    return ("+" in words or not several) and lexicon().find(words, ("target",)) is not None


def named_members(members: tuple[Item, ...]) -> Iterator[tuple[Item, str]]:
    """The members of a list with the words that they share: "dopamine and serotonin receptors", "topoisomerase II and IV"."""
    before = head_of = ""
    process = next((m.text for m in members if _PROCESS.search(_TAIL.sub("", m.text))), "")
    for place, item in enumerate(members):
        text = item.text
        if process and len(text.split()) < 3 and (text in _MATTER or _kinds(text) & _BOUND):
            continue  # "inhibits DNA and protein synthesis", "the release of A and B"
        if receiving := _RECEIVING.fullmatch(text):
            text = f"{receiving['what']} {receiving['head']}"
            text, head_of = (text, receiving["head"]) if _kinds(text) else (item.text, "")
        elif head_of and _kinds(f"{text} {head_of}"):
            text = f"{text} {head_of}"
        elif _NUMBER.fullmatch(text):
            text = _LAST_WORD.sub(text, before)
        elif (kind := _PART_OF.match(_next(members, place))) and _is_mark(text):
            text = f"{text} {kind['part'].split()[-1]} {kind['of']}"
        elif place + 1 < len(members) and not molecule(text):
            later = (m.text for m in members[place + 1 :] if not _CLAUSE.search(m.text))
            following = next((words for words in later if _SHARED_HEAD.search(words)), "")
            head = _SHARED_HEAD.search(following)
            text = (
                f"{text} {head.group().strip()}"
                if head and not _HEAD.search(text) and not _PROCESS.search(text)
                else text
            )
        before = text = _with_shared(text, members[place + 1 :])
        yield item, text


def _is_mark(text: str) -> bool:
    """True for "the type 1", "alpha"."""
    bare = _FREE.sub("", text)
    return len(bare.split()) < 3 and bool(_OWN_KIND.search(bare))


def _next(members: tuple[Item, ...], place: int) -> str:
    return members[place + 1].text if place + 1 < len(members) else ""


def _with_shared(text: str, later: tuple[Item, ...]) -> str:
    """ "The |soluble| and the membrane-bound IL-6 receptor": a state of it, said to the head alone, with all that follows the next state."""
    state, _, head = _FREE.sub("", text).partition(" ")
    following = _FREE.sub("", later[0].text) if later else ""
    other, _, rest = following.partition(" ")
    if (
        head
        and " " in rest
        and rest.endswith(f" {head}")
        and _STATE.fullmatch(state)
        and _STATE.fullmatch(other)
        and _kinds(rest)
        and not _kinds(f"{state} {head}")
    ):
        return f"{state} {rest}"
    return text


def parts_of(text: str) -> tuple[str, ...]:
    """The noun phrase, and what it is a part of where both are molecules: "23S rRNA of the 50S ribosomal subunit".

    A subunit that has no name of its own is told as the whole.
    """
    part, of, whole = text.partition(" of ")
    whole = molecule(whole) if of and not _WRAPPED.match(text) else ""
    if not whole or not _kinds(whole):
        return (text,)
    known = _kinds(molecule(part))
    if _PART.search(part):
        return (text,) if known and not _GREEK.search(part) else (whole,)
    return (part, whole) if known or _PLACE.search(part) else (text,)


def noted_in(item: Item, count: int) -> Iterator[str]:
    """The molecules that a parenthesis lists: "interferon receptor (IFNAR1 and IFNAR2)"; not one for each of ``count`` members before."""
    head = found.group() if (found := _SHARED_HEAD.search(item.text)) else ""
    for note in item.notes:
        listed = [_within(one.text, head) for one in items(note)]
        if len(listed) not in (1, count) and all(listed):
            yield from listed


def _within(text: str, head: str) -> str:
    """A member of a parenthesis as a molecule, with the ``head`` of what it explains: "dopamine receptors (D2, D3)"."""
    if head and _kinds(text + head):
        return text + head
    return molecule(text) or (text if _CODE.fullmatch(text) else "")


_CODE = regexp(r"[A-Z]{2,}[A-Za-z-]*\d{1,2}[A-Z]?")
# "The alpha-1 subunit of the sodium channel": the letter names no molecule by itself.
_GREEK = regexp(
    r"^(?:the )?(?:alpha|beta|gamma|delta|epsilon|[α-ε])[- ]?\d?[a-z]? (?:subunits?|chains?)$", re.IGNORECASE
)
_PLACE = regexp(r"-binding (?:sites?|pocket|domain)$")
_PART = regexp(r"\b(?:subunits?|chains?|domain|portion|region|end)$")


@lru_cache(maxsize=20_000)
def molecule(text: str, bound: bool = False) -> str:
    """The molecule that a noun phrase names, without article and place, or ""; ``bound``: what the drug binds may be a substance."""
    if part := _PART_OF.match(text):
        whole = molecule(part["whole"], bound)
        return f"{part['part']} of {whole}" if whole and _OWN_KIND.search(part["part"]) else whole
    value = _WRAPPED.sub("", text)
    if len(value) < len(text) and _TO.search(text[: -len(value)]) and not _RECEIVES.search(value):
        return ""
    value = _TAIL.sub("", _LEADING.sub("", value)).strip(" .,")
    if not value or len(value.split()) > 7 or normal(value) in _EMPTY:
        return ""
    if _UPTAKE.match(text):
        value = f"{_UPTAKE.sub('', text)} reuptake"
    if value.lower().endswith("reuptake"):
        return value if _kinds(value) & _MOLECULES else ""
    if _PROCESS.search(value):
        return ""
    kinds = _kinds(value)
    if kinds:
        return value if kinds & _MOLECULES or (bound and kinds & _BOUND) else ""
    return value if _HEAD.search(value) or (bound and _CODED.fullmatch(value)) else ""


# "Keeps it from its receptors": another predicate, whose head the members before do not share.
_CLAUSE = regexp(r"\b(?:it|its|them|their|from|which|that)\b")
# "Protein SV2A": what is bound and has a code for a name.
_CODED = regexp(
    r"(?:[\w-]+ ){0,3}(?:proteins?|ligands?|factors?|antigens?|molecules?) [A-Z][A-Z0-9-]*\d[A-Z0-9-]*|[A-Z]{2,6}-[A-Z\d]{1,2}"
)
_MATTER = frozenset(("DNA", "RNA", "protein"))
_UPTAKE = regexp(r"(?:the )?re-?uptake of ", re.IGNORECASE)
_EMPTY = frozenset(
    "receptor enzyme protein channel membrane complex subunit antigen pump structural protein subtype".split()
)


@lru_cache(maxsize=20_000)
def _kinds(text: str) -> frozenset[str]:
    """The top concepts of the target vocabulary that a mention falls under."""
    link = lexicon().link(text, ("target",))
    if link is None:
        return frozenset()
    tree = lexicon()
    above = tree.ancestors(link.concept.iri) | {link.concept.iri}
    return frozenset(iri.rsplit("/", 1)[-1] for iri in above if not tree.broader.get(iri))
