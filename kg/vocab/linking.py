"""From a mention to its concept: its label, else what is left of it without what limits and narrows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from kg.text.regexps import regexp
from kg.vocab.allergies import allergy_in, allergy_name, allergy_names, is_no_allergen, is_to_product
from kg.vocab.class_names import class_names
from kg.vocab.concepts import Concept, Concepts
from kg.vocab.narrowing import AT_A_SITE, IN_PEOPLE, NEGATION, PHRASE, REMEDY, forms, limited, names
from kg.vocab.normalise import normal


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's concept, and the words that had to be left aside to find it ("severe", "history of")."""

    concept: Concept
    aside: str = ""
    rest: str = ""
    """What narrows the mention to a part of the concept: "metastatic", "due to trauma", "to cefixime"."""


class _Unseen:
    """No answer yet, where None is one."""


_UNSEEN = _Unseen()


@dataclass(frozen=True, slots=True)
class Linker:
    """Finds the concepts of mentions, each mention once."""

    concepts: Concepts
    _links: dict[tuple[str, tuple[str, ...]], Link | None] = field(default_factory=dict)

    def link(self, text: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of a mention: its label, else what is left without parenthesis, scope and trailing phrase.

        Never crosses a negation: "non-severe asthma" and "no asthma" link to nothing.
        """
        found = self._links.get((text, schemes), _UNSEEN)
        if isinstance(found, _Unseen):
            found = self._links[text, schemes] = self._link(text, schemes)
        return found

    def link_class(self, text: str) -> Link | None:
        """The drug class that the head of a mention names, where the whole of it names none."""
        for name, rest in class_names(_bare(text)):
            if concept := self.concepts.named(name, ("drug_class",)):
                return Link(concept, "", rest)
        return None

    def _link(self, text: str, schemes: tuple[str, ...]) -> Link | None:
        key = normal(text)
        if concept := self.concepts.named(key, schemes):
            return Link(concept)
        bare, candidates = _unlimited(text)
        for candidate in candidates:
            concept = self.concepts.named(candidate, schemes)
            if not concept:
                continue
            aside = key.replace(candidate, "").strip()
            is_remedy = REMEDY.search(bare) and concept.scheme in ("condition", "effect")
            if not is_remedy and not NEGATION.search(aside):
                return Link(concept, aside)
        if allergy := allergy_in(bare):
            return self._allergy(*allergy, schemes)
        return self._narrowed(bare, schemes) if schemes == ("condition",) else self._used(bare, schemes)

    def _used(self, bare: str, schemes: tuple[str, ...]) -> Link | None:
        """The substance or class of "aliskiren in patients with diabetes"; a group of people is never widened."""
        cut = IN_PEOPLE.search(bare)
        agents = tuple(scheme for scheme in schemes if scheme in ("substance", "drug_class"))
        rest = bare[cut.start() :] if cut else ""
        if not cut or not agents or NEGATION.search(bare):
            return None
        link = self.link(bare[: cut.start()], agents)
        return Link(link.concept, link.aside, f"{link.rest} {rest}".strip()) if link else None

    def _narrowed(self, bare: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of which the mention is a part: "metastatic breast cancer", "pneumonia due to legionella"."""
        site = AT_A_SITE.match(bare)
        concept = self.concepts.named(f"{site.group(1)} site reaction", schemes) if site else None
        if concept:
            return Link(concept, "", bare)
        for head in (bare, *(bare[: match.start()] for match in reversed([*PHRASE.finditer(bare)]))):
            for form, limits, narrowing, whole in forms(head):
                concept = next(
                    (c for name in names(form, whole) if (c := self.concepts.named(name, schemes))), None
                )
                if concept and not REMEDY.search(head) and not NEGATION.search(bare.replace(form, "")):
                    return Link(concept, limits, " ".join(f"{narrowing} {bare[len(head) :]}".split()))
        return None

    def _allergy(self, head: str, cause: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of "hypersensitivity to" something that is no condition."""
        if NEGATION.search(f"{head} {cause}"):
            return None
        is_condition = is_no_allergen(cause) or self.link(cause, ("condition", "population", "effect"))
        if is_condition and not is_to_product(cause):
            return None
        for name in allergy_names(cause):
            concept = self.concepts.named(name, schemes)
            if concept:
                return Link(concept, head)
        concept = self.concepts.named(allergy_name(head), schemes)
        return Link(concept, head, cause) if concept else None


_PARENTHESES = regexp(r"\([^()]*\)")


def _bare(text: str) -> str:
    """A mention, normalised, without what stands in parentheses."""
    return normal(_PARENTHESES.sub(" ", text) if "(" in text else text)


@lru_cache(maxsize=4096)
def _unlimited(text: str) -> tuple[str, tuple[str, ...]]:
    """A bare mention, and that without what limits it; kept, for a mention is looked up in one scheme after the other."""
    bare = _bare(text)
    return bare, tuple(dict.fromkeys(form for form in limited(bare) if form))
