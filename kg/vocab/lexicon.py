"""The SKOS vocabularies as a lexicon: from words to concepts.

The Turtle files below ontology/vocabulary are the only list of terms; this module only indexes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import ahocorasick
import pyoxigraph as ox

from kg.vocab.kept import keep, kept, key_of
from kg.vocab.normalise import normal
from kg.vocab.places import vocabulary_files

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PREFERRED, _ALTERNATE, _HIDDEN = (
    ox.NamedNode(_SKOS + name) for name in ("prefLabel", "altLabel", "hiddenLabel")
)
_BROADER, _SCHEME, _NOTATION = (ox.NamedNode(_SKOS + name) for name in ("broader", "inScheme", "notation"))


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary."""

    iri: str
    scheme: str
    label: str
    notations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's concept, and the words that had to be left aside to find it ("severe", "history of")."""

    concept: Concept
    aside: str = ""
    rest: str = ""
    """What narrows the mention to a part of the concept: "metastatic", "due to trauma", "to cefixime"."""


# Words that limit a mention without being part of the concept; they stay in the claim's value.
_LIMITING = re.compile(
    r"^(?:known|existing|documented|suspected|confirmed|pre existing|preexisting|underlying|severe|severely|mild|mildly|moderate|moderately|serious|significant|clinically significant|"
    r"active|acute|chronic|latent|current|recent|recurrent|persistent|uncontrolled|untreated|unstable|transient|temporary|occasional|rare|"
    r"history of|a history of|previous|past|prior|patient with|patient taking|risk of|increased risk of|sign of|sign and symptom of|symptom of|potential|possible|"
    r"worsening of|worsening|exacerbation of|development of|development|new|other|certain|some|any|all|the|a|an|concomitant use of|concurrent use of|concomitant use with|concurrent use with|co ?administration with|co ?administration of|concomitant administration of|concomitant administration with|concomitant treatment with|use with|coadministration|concomitant|concurrent|use of|strong|potent|moderate|weak|"
    r"oral|systemic|regular|serum|plasma|blood|baseline|periodic|monitoring of|monitoring|screening for|assessment of|other drug|drug|generalized|localized|local|life threatening|fatal|excessive|prolonged|long term) "
)
_TAILS = re.compile(
    r" (?:level|concentration|therapy|treatment|use|monitoring|drug|medication|agent|preparation|product|supplement|syndrome|disease|disorder|reaction|event|problem|condition|episode|infection|test|function|symptom|status|allergy|of age|old)$"
)
# What is given for a disorder is not the disorder: "diabetes medications".
_REMEDY = re.compile(r" (?:therapy|treatment|drug|medication|agent|preparation|product|supplement)$")
# Words that narrow a mention to a part of its concept: the claim's value keeps them, and they keep claims apart.
_NARROWING = re.compile(
    r"^(?:metastatic|advanced|early|locally|refractory|relapsed|relapsing|primary|secondary|symptomatic|asymptomatic|uncomplicated|complicated|"
    r"invasive|superficial|minor|major|idiopathic|congenital|acquired|hereditary|inherited|familial|overt|permanent|irreversible|reversible|sudden|sudden onset|new onset|late onset|early onset|"
    r"unusual|unexplained|progressive|intermittent|bilateral|unilateral|post ?operative|post ?surgical|drug induced|medication induced|steroid induced|corticosteroid induced|chemotherapy induced|"
    r"mild to moderate|moderate to severe|mild to severe|to moderate|to severe|stage \w+|grade \d|type of|form of|certain type of|various type of|case of|presence of|evidence of|diagnosis of|incidence of|increase in|"
    r"prevention of|prophylaxis of|prophylaxis against|treatment of|management of|relief of|temporary relief of|symptomatic relief of|maintenance treatment of|adjunctive treatment of|short term treatment of|"
    r"marked|extreme|extensive|intense|profound|high risk|very|extremely|clinically|hemodynamically|medically|overwhelming|undiagnosed|uncorrected|uncompensated|decompensated|compensated|intractable|established|"
    r"(?:adult|children|child|pediatric patient|infant|neonate|women|men|people|person|individual) with) "
)
_NARROWING_TAILS = re.compile(
    r" (?:attack|exacerbation|progression|development|flare|flare up|worsening|recurrence|complicated|accompanied|caused|associated|susceptible|such)$"
)
# A phrase after the concept: its cause, its company, its time, or the people in whom it is.
_PEOPLE = r"in (?:the )?(?:\w+ )?(?:patient|adult|children|child|pediatric|infant|neonate|newborn|adolescent|women|men|people|person|individual|elderly|pregnancy)"
_IN_PEOPLE = re.compile(rf" {_PEOPLE}\b")
_PHRASE = re.compile(
    r" (?:due to|caused by|associated with|secondary to|resulting from|related to|induced by|precipitated by|exacerbated by|characterized by|accompanied by|complicated by|"
    r"leading to|requiring|unresponsive to|resistant to|refractory to|with|following|after|during|prior to|before|within|such as|including|especially|particularly|if|when|while|where|"
    rf"{_PEOPLE})\b|(?<=tolerance) to |(?<=dependence) on |(?<=addiction) to |(?<=withdrawal) from "
)
# "Kidney problem", "kidney issue" and "kidney disorder" say the same.
_VAGUE = re.compile(r" (?:issue|problem|disorder|disease|illness|ailment|abnormality|condition|trouble)$")
_VAGUE_WORDS = ("disorder", "disease", "problem", "condition")
_OF_A_PART = re.compile(r"^(.+?) (?:of|in|affecting|involving) (?:the )?(\w+(?: \w+)?)$")
_AT_A_SITE = re.compile(
    r"^(?:(?:skin|mild|local|localized|severe) )*(?:redness|pain|itching|pruritus|burning|stinging|burning sensation|stinging sensation|swelling|irritation|rash|dryness|bruising|tenderness|peeling|induration|"
    r"inflammation|reaction|erythema|discomfort|edema|hypopigmentation|hyperpigmentation|atrophy|warmth|blistering|hematoma|soreness|urticaria) at the (application|injection|infusion) site$"
)
_NEGATION = re.compile(
    r"\b(?:non|not|no|nor|never|without|absence|absent|except|excluding|other than|unless|rather than|free)\b"
)

# "Hypersensitivity to" a substance is the concept, whatever the substance; the words after it keep claims apart.
_ALLERGY = re.compile(
    r"^(.*?\b(?:hypersensitivity|allergy|anaphylaxis|(?:hypersensitivity|allergic(?: type)?|anaphylactic|anaphylactoid) reaction))"
    r" (?:to|after|following|with|from|caused by)(?: taking| use of| receiving| administration of)? (.+)$"
)
_ALLERGIC = re.compile(r"(?:hypersensitivity|allerg|anaphyla).*")
_COMPONENT = frozenset("component ingredient excipient constituent".split())
_PRODUCT = _COMPONENT | frozenset(
    "drug product formulation combination medication medicine preparation".split()
)
_OF_PRODUCT = _PRODUCT | frozenset(
    "any either one all other this these the it its their of in or a active inactive substance vaccine gel cream ointment tablet "
    "capsule solution suspension both listed present contained used".split()
)
_NO_ALLERGEN = re.compile(
    r"^(?:severe|history|active|acute|chronic|known|uncontrolled|untreated|concurrent|concomitant|recent|use|pre existing|patient|children|women|severely|condition|moderate)\b|"
    r"(?:itis|osis|emia|pathy|disease|disorder|syndrome|failure|impairment|insufficiency|block|pregnancy|bleeding|ulcer|infection|shock|obstruction|deficiency|tension|asthma|therapy|cardia|contraindication)$"
)


class _Unseen:
    """No answer yet, where None is one."""


_UNSEEN = _Unseen()


@dataclass(slots=True)
class Lexicon:
    """Concepts by normalised label and by hierarchy."""

    concepts: dict[str, Concept] = field(default_factory=dict)
    labels: dict[str, dict[str, Concept]] = field(default_factory=dict)
    broader: dict[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _links: dict[tuple[str, tuple[str, ...]], Link | None] = field(default_factory=dict)
    _automata: dict[tuple[str, ...], ahocorasick.Automaton] = field(default_factory=dict)

    def find(self, text: str, schemes: Iterable[str]) -> Concept | None:
        """The concept with this label, looked up scheme by scheme."""
        return self._find(normal(text), schemes)

    def _find(self, key: str, schemes: Iterable[str]) -> Concept | None:
        for scheme in schemes:
            concept = self.labels.get(scheme, {}).get(key)
            if concept:
                return concept
        return None

    def link(self, text: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of a mention: its label, else what is left without parenthesis, scope and trailing phrase.

        Never crosses a negation: "non-severe asthma" and "no asthma" link to nothing.
        """
        found = self._links.get((text, schemes), _UNSEEN)
        if isinstance(found, _Unseen):
            found = self._links[text, schemes] = self._link(text, schemes)
        return found

    def _link(self, text: str, schemes: tuple[str, ...]) -> Link | None:
        key = normal(text)
        concept = self._find(key, schemes)
        if concept:
            return Link(concept)
        bare = normal(re.sub(r"\([^()]*\)", " ", text))
        for candidate in dict.fromkeys(_limited(bare)):
            concept = self._find(candidate, schemes) if candidate else None
            aside = key.replace(candidate, "").strip()
            is_remedy = concept and _REMEDY.search(bare) and concept.scheme in ("condition", "effect")
            if concept and not is_remedy and not _NEGATION.search(aside):
                return Link(concept, aside)
        allergy = _ALLERGY.match(bare)
        if allergy:
            return self._allergy(allergy.group(1), allergy.group(2), schemes)
        return self._narrowed(bare, schemes) if schemes == ("condition",) else self._used(bare, schemes)

    def _used(self, bare: str, schemes: tuple[str, ...]) -> Link | None:
        """The substance or class of "aliskiren in patients with diabetes"; a group of people is never widened."""
        cut = _IN_PEOPLE.search(bare)
        agents = tuple(scheme for scheme in schemes if scheme in ("substance", "drug_class"))
        rest = bare[cut.start() :] if cut else ""
        if not cut or not agents or _NEGATION.search(bare):
            return None
        link = self.link(bare[: cut.start()], agents)
        return Link(link.concept, link.aside, f"{link.rest} {rest}".strip()) if link else None

    def _narrowed(self, bare: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of which the mention is a part: "metastatic breast cancer", "pneumonia due to legionella"."""
        site = _AT_A_SITE.match(bare)
        concept = self._find(f"{site.group(1)} site reaction", schemes) if site else None
        if concept:
            return Link(concept, "", bare)
        for head in (bare, *(bare[: match.start()] for match in reversed([*_PHRASE.finditer(bare)]))):
            for form, limits, narrowing, whole in _forms(head):
                concept = next((c for name in _names(form, whole) if (c := self._find(name, schemes))), None)
                if concept and not _REMEDY.search(head) and not _NEGATION.search(bare.replace(form, "")):
                    return Link(concept, limits, " ".join(f"{narrowing} {bare[len(head) :]}".split()))
        return None

    def _allergy(self, head: str, cause: str, schemes: tuple[str, ...]) -> Link | None:
        """The concept of "hypersensitivity to" something that is no condition."""
        if _NEGATION.search(f"{head} {cause}"):
            return None
        words = set(cause.split())
        kind = re.sub(r"^(?:other|any other|any|the|similar|related|certain) ", "", cause)
        names = [f"hypersensitivity to {kind}", f"{kind} allergy", f"{kind} hypersensitivity"]
        if words & _COMPONENT or (words & _PRODUCT and words <= _OF_PRODUCT):
            names.insert(0, "hypersensitivity to any component")
        elif _NO_ALLERGEN.search(cause) or self.link(cause, ("condition", "population", "effect")):
            return None
        for name in names:
            concept = self._find(name, schemes)
            if concept:
                return Link(concept, head)
        said = _ALLERGIC.search(head)
        concept = self._find(said.group().replace(" type", ""), schemes) if said else None
        return Link(concept, head, cause) if concept else None

    def scan(self, text: str, schemes: tuple[str, ...]) -> list[tuple[int, int, Concept]]:
        """Labels that occur in ``text`` as whole words, longest first, none overlapping; in text order."""
        lowered = text.lower()
        hits = []
        for last, (length, concept) in self._automaton(schemes).iter(lowered):
            start = last - length + 1
            if _is_word(lowered, start, last + 1):
                hits.append((start, last + 1, concept))
        chosen: list[tuple[int, int, Concept]] = []
        for hit in sorted(hits, key=lambda h: (h[0] - h[1], h[0], h[2].iri)):
            if all(hit[1] <= a or hit[0] >= b for a, b, _ in chosen):
                chosen.append(hit)
        return sorted(chosen, key=lambda h: h[:2])

    def ancestors(self, iri: str) -> set[str]:
        """Every wider concept, by skos:broader."""
        return _closure(iri, self.broader)

    def members(self, iri: str) -> set[str]:
        """Every narrower concept: the members of a class."""
        return _closure(iri, self.narrower)

    def _automaton(self, schemes: tuple[str, ...]) -> ahocorasick.Automaton:
        if schemes not in self._automata:
            automaton = ahocorasick.Automaton()
            for scheme in reversed(schemes):
                for key, concept in self.labels.get(scheme, {}).items():
                    for form in _written_forms(key):
                        if len(form) > 2:
                            automaton.add_word(form, (len(form), concept))
            automaton.make_automaton()
            self._automata[schemes] = automaton
        return self._automata[schemes]


def _limited(bare: str) -> Iterator[str]:
    """A mention, and it without the words before it that limit it, one after the other, each also without its empty end."""
    fronts = [bare]
    while match := _LIMITING.match(fronts[-1]):
        fronts.append(fronts[-1][match.end() :])
    yield from fronts
    yield from (_TAILS.sub("", front) for front in fronts)


def _forms(head: str) -> Iterator[tuple[str, str, str, bool]]:
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


def _names(form: str, whole: bool) -> Iterator[str]:
    """What else a mention may be called: "infection of the eye" is "eye infection"."""
    if form:
        yield form
        for word in _VAGUE_WORDS if _VAGUE.search(form) else ():
            yield _VAGUE.sub(f" {word}", form)
    if whole and (part := _OF_A_PART.match(form)):
        yield f"{part.group(2)} {part.group(1)}"


def _written_forms(key: str) -> Iterator[str]:
    """How a normalised label is written in running text: singular and plural, spaces and hyphens."""
    plural = key[:-1] + "ies" if key.endswith("y") and key[-2:-1] not in "aeiou" else key + "s"
    for form in (key, plural):
        yield form
        if " " in form:
            yield form.replace(" ", "-", 1)


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start > 0 and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _closure(start: str, edges: dict[str, tuple[str, ...]]) -> set[str]:
    seen: set[str] = set()
    open_ = list(edges.get(start, ()))
    while open_:
        iri = open_.pop()
        if iri not in seen:
            seen.add(iri)
            open_ += edges.get(iri, ())
    return seen


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project's own vocabularies and the user's, loaded once; as it was kept, where nothing changed."""
    files = vocabulary_files()
    key = key_of(files)
    found = _from_plain(kept(key))
    if found is None:
        found = load(files)
        keep(key, _plain(found))
    return found


def _plain(words: Lexicon) -> dict[str, Any]:
    """The tables of a lexicon in JSON's types; a concept is named by its IRI."""
    return {
        "concepts": [[c.iri, c.scheme, c.label, c.notations] for c in words.concepts.values()],
        "labels": {
            scheme: {key: c.iri for key, c in known.items()} for scheme, known in words.labels.items()
        },
        "broader": words.broader,
        "narrower": words.narrower,
    }


def _from_plain(plain: Any) -> Lexicon | None:
    """The lexicon that ``_plain`` gave; None for anything else."""
    try:
        concepts = {
            iri: Concept(iri, scheme, label, tuple(notations))
            for iri, scheme, label, notations in plain["concepts"]
        }
        labels = {
            scheme: {key: concepts[iri] for key, iri in known.items()}
            for scheme, known in plain["labels"].items()
        }
        broader, narrower = (
            {iri: tuple(found) for iri, found in plain[name].items()} for name in ("broader", "narrower")
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return Lexicon(concepts, labels, broader, narrower)


def load(files: Iterable[Path]) -> Lexicon:
    """A lexicon of SKOS Turtle files; of two concepts with one label in a scheme the first IRI wins."""
    built = Lexicon()
    preferred: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    schemes: dict[str, str] = {}
    notations: dict[str, list[str]] = {}
    broader: dict[str, list[str]] = {}
    for file in files:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
            subject = str(quad.subject.value)
            if quad.predicate == _PREFERRED:
                preferred[subject] = quad.object.value
            elif quad.predicate in (_ALTERNATE, _HIDDEN):
                others.append((subject, quad.object.value))
            elif quad.predicate == _BROADER:
                broader.setdefault(subject, []).append(quad.object.value)
            elif quad.predicate == _SCHEME:
                schemes[subject] = quad.object.value.rsplit("/", 1)[-1]
            elif quad.predicate == _NOTATION:
                notations.setdefault(subject, []).append(quad.object.value)
    for iri in sorted(schemes):
        built.concepts[iri] = Concept(
            iri, schemes[iri], preferred.get(iri, ""), tuple(notations.get(iri, ()))
        )
    for iri, label in (*sorted(preferred.items()), *sorted(others)):
        if iri in built.concepts:
            built.labels.setdefault(schemes[iri], {}).setdefault(normal(label), built.concepts[iri])
    built.broader = {iri: tuple(sorted(wider)) for iri, wider in broader.items()}
    narrower: dict[str, list[str]] = {}
    for iri, wider in sorted(built.broader.items()):
        for above in wider:
            narrower.setdefault(above, []).append(iri)
    built.narrower = {iri: tuple(found) for iri, found in narrower.items()}
    return built
