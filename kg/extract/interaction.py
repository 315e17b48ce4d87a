"""Interactions: lead-ins and lists that name agents, and sentences that say what happens with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence, passages
from kg.model import Claim, MappedText, Monograph, Passage, Problem
from kg.text.assertion import is_negated, is_unknown
from kg.text.lists import Item, items, mask_parentheses
from kg.text.sentences import sentences

_EFFECT = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|enhanc\w+|potentiat\w+|risk|elevat\w+|lower\w*|rais\w+|alter\w*|interfer\w+|antagoni[sz]\w+|additive|"
    r"diminish\w*|impair\w*|prolong\w*|inhibit\w*|induc\w+|affect\w*|effects?|levels?|concentration|toxicity|syndrome|hypotension|sedation|crisis|bleeding)\b",
    re.IGNORECASE,
)
_MANAGEMENT = re.compile(
    r"\b(?:avoid\w*|monitor\w*|adjust\w*|caution\w*|contraindicated|separat\w+|apart|should|not recommended|consider\w*|reduce the dose|dose reduction|discontinu\w*|stop\w*|limit\w*|not be|leave)\b",
    re.IGNORECASE,
)
# "X, Y and Z may increase ..." : agents before the verb
_SUBJECT = re.compile(
    r"^(?P<agents>[^.:]{3,200}?)\s+(?:may|can|could|might|should|must|will|is|are|increases?|decreases?|reduces?|enhances?|potentiates?|inhibits?|induces?|raises?|lowers?)\b",
    re.IGNORECASE,
)
# "... with X, Y": agents after the cue
_WITH = re.compile(
    r"\b(?:interacts? with|interactions? with|(?:co-?administration|concomitant(?:ly)? use|concurrent(?:ly)? use|combined use|simultaneous use|combination|combining|co-?administered|used|taken|given|administered|combined|concomitantly|concurrently|together|use)(?: \w+){0,3}? (?:with|of)|"
    r"(?:effects?|levels?|concentrations?|toxicity|metabolism|absorption|efficacy|clearance) of|in patients (?:taking|receiving|on)|patients (?:taking|receiving)|avoid(?: concomitant| concurrent)?(?: use (?:with|of))?|"
    r"(?:such as|including|include|includes|like|e\.g\.,?|are|involve)|caution with)\s+(?P<agents>[^.;:]+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s+(?:may|can|could|might|should|must|will|is|are|was|were|has|have|which|that|as|due to|because|since|for|to|by|through|when|if|while|during|requires?|increases?|decreases?|reduces?|leads?|leading|resulting|results?|causes?|potentially|in patients|within|until|unless|at|on|inhibits?|enhances?|potentiates?|concurrently|concomitantly|simultaneously|together)\b.*$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:other|any|certain|some|these|many|various|several|the|all|potential|specific|additional|concomitant|different|most|new|it|they|this|use|multiple|known|clinically significant|significant|major|minor|drug|food|lifestyle|possible|serious)\s*)*"
    r"(?:medications?|drugs?|interactions?|agents?|substances?|medicines?|none|patients?|effects?|food interactions?|drug interactions?|lifestyle(?: interactions?| factors?| habits?)?|foods?|therap(?:y|ies)|treatments?|others?|products?|lab(?:oratory)? tests?|diagnostic tests?|risk|levels?|dose|dosage|pharmacokinetics?|pharmacodynamics?|mechanisms?|caution|monitoring|enzymes?|supplements and foods|lifestyle & food|cyp(?:450)? enzymes?|cyp450 interactions?|cyp450)?$",
    re.IGNORECASE,
)
_LABEL_GROUP = re.compile(
    r"interactions?\b|lifestyle|mechanism|significan|\bmajor\b|\bminor\b|moderate|management|important|general|others?$|pharmaco(?:kinetic|dynamic)|clinical|common|^(?:food|drug|other|note|monitoring|risk|effect)s?$",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:concomitant use of|concurrent use of|co-?administration of|use of|taking|combining|the|other|certain|some|any|especially|particularly|both|drugs like|medications like|medications such as|drugs such as|drugs that|with|and|or|concomitant|concurrent|avoid|a|an)\s+)+",
    re.IGNORECASE,
)


def extract(monograph: Monograph) -> Iterator[Claim | Problem]:
    """Agents that the drug interacts with, each with effect, management and the class it is an example of."""
    for passage in passages(monograph, "interactions"):
        yield from _passage(monograph, passage)


def _passage(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    label = passage.labels[-1] if passage.labels else None
    if label is not None and passage.role in ("section",) and not _LABEL_GROUP.search(label.text):
        yield from _labelled(monograph, passage, label)
        return
    for start, end in sentences(passage.text):
        yield from _sentence(monograph, passage, start, end)


def _labelled(monograph: Monograph, passage: Passage, label: MappedText) -> Iterator[Claim]:
    """"Strong CYP3A4 inhibitors: ketoconazole ... may raise levels." The lead-in names agents, and so may the text."""
    proof = evidence(monograph, passage, "interaction.label", label=label)
    effect, management = _what(passage.text, 0, len(passage.text))
    agents = [m for item in items(label.text) for m in (item, *item.examples)]
    for member in agents:
        value = _agent(member)
        if value and not is_negated(passage.text, 0, 1):
            yield claim(monograph, "interaction", value, proof, group=member.parent, effect=effect, management=management)
    head = _agent(agents[0]) if agents else ""
    seen = {a.text.lower() for a in agents}
    for start, end in sentences(passage.text):
        for member in _agents(passage.text, start, end, bare=True):
            value = _agent(member)
            if value and value.lower() not in seen:
                seen.add(value.lower())
                yield claim(
                    monograph, "interaction", value, proof, group=member.parent or head, effect=effect, management=management
                )


def _sentence(monograph: Monograph, passage: Passage, start: int, end: int) -> Iterator[Claim]:
    if is_unknown(passage.text[start:end]):
        return
    proof = evidence(monograph, passage, "interaction.sentence", start, end)
    effect, management = _what(passage.text, start, end)
    bare = passage.form == "item" or passage.role != "section"
    for member in _agents(passage.text, start, end, bare):
        value = _agent(member)
        if value and not is_negated(passage.text[start:end], max(0, member.start - start), member.end - start):
            yield claim(monograph, "interaction", value, proof, group=member.parent, effect=effect, management=management)


def _agents(text: str, start: int, end: int, bare: bool) -> list[Item]:
    """The agents that a sentence names, with the examples of each."""
    sentence = text[start:end]
    masked = mask_parentheses(sentence)
    found = _WITH.search(masked)
    verb = _SUBJECT.match(masked)
    listed = masked.split(":")[0]
    if found:
        begin, stop = start + found.start("agents"), start + found.end("agents")
    elif verb and not re.search(r"\b(?:patients?|it|this|drug|dose|consult)\b", verb.group("agents"), re.IGNORECASE):
        begin, stop = start, start + verb.end("agents")
    elif bare and not verb and len(listed.split()) <= 25:
        begin, stop = start, end
    else:
        return []
    members = items(text, begin, stop)
    return [m for member in members for m in (member, *member.examples)]


def _agent(item: Item) -> str:
    value = _CUT.sub("", _LEADING.sub("", item.text)).strip(" .,:;")
    return "" if _EMPTY.match(value) or len(value.split()) > 6 or len(value) < 3 else value


def _what(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The clauses that say what happens, and what to do about it."""
    effects, managements = [], []
    for a, b in sentences(text[start:end]):
        sentence = text[start + a : start + b]
        if _MANAGEMENT.search(sentence):
            managements.append(sentence)
        if _EFFECT.search(sentence):
            effects.append(sentence)
    return effects, managements
