"""What stands below a disease: its stages, and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.claiming import claim, evidence
from kg.extract.use.claims import OFF_LABEL, Told, claims, lines, listed
from kg.extract.use.conditions import bared, is_known, members, mostly_known
from kg.extract.use.rows import above
from kg.extract.use.stages import stages
from kg.extract.use.uses import Use
from kg.model import Claim, MappedText, Monograph, Passage
from kg.text.regexps import regexp


def staged(monograph: Monograph, passage: Passage, label: MappedText) -> list[Claim]:
    """The stages of the disease above that an item lists: each is a use."""
    if passage.form != "item":
        return []
    found = stage_claims(monograph, passage, label, passage.text)
    if (
        found and 0 <= passage.body.offsets[0] - label.offsets[-1] < 12
    ):  # the disease stands in the item itself
        told = Told(monograph, found[0].evidence[0], population=above(passage))
        found += listed(told, Use(0, len(label.text), cued=False), label.text)
    return found


def stage_claims(monograph: Monograph, passage: Passage, label: MappedText, text: str) -> list[Claim]:
    """The stages or ways of treatment of the disease in a lead-in, where ``text`` lists nothing else."""
    disease = _disease(label)
    if not is_known(bared(regexp(r"\s*\([^()]*\)").sub("", disease).strip(" :"))):
        return []
    proof = evidence(monograph, passage, "indication.stage", label=label)
    return [
        claim(
            monograph, "indication", stage.name, proof,
            population=stage.populations or above(passage), condition=stage.condition, line=lines(stage.name),
            off_label="true" if OFF_LABEL.search(passage.context) else None,
        )
        for stage in stages(disease, text)
    ]  # fmt: skip


_SETTINGS = regexp(
    r",?\s+in\s+(?:\w+\s+)?(?:settings|situations|cases|ways|circumstances)\W*$", re.IGNORECASE
)
_TYPES = regexp(r"\s+(?:types?|stages?|grades?)\s.*")
_ACT = regexp(r"(?:treatment|therapy|(?P<before>prevention|prophylaxis))\b", re.IGNORECASE)


def _disease(label: MappedText) -> str:
    """A lead-in without its announcement: "influenza|, in two settings|"."""
    return label.text[: found.start()] if (found := _SETTINGS.search(label.text)) else label.text


def acted(monograph: Monograph, passage: Passage) -> Iterator[Claim]:
    """ "Influenza, in two settings:" above "Treatment of early illness": what is done with the disease of the lead-in."""
    act = _ACT.match(passage.text)
    if act is None or passage.form != "item" or not passage.labels:
        return
    label = passage.labels[-1]
    disease = _disease(label)
    if mostly_known(disease):
        proof = evidence(monograph, passage, "indication.stage", label=label)
        if act["before"]:
            yield claim(
                monograph, "indication", f"{act['before'].lower()} of {_TYPES.sub('', disease)}", proof
            )
            return
        for item in members(disease, 0, len(disease)):
            yield from claims(Told(monograph, proof), item, disease)
