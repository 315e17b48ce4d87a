"""What one monograph says several times becomes one claim with several evidences.

Sections are heard first. What a summary, a FAQ or the front matter says again in other or fewer words supports the
section's claim; by itself it founds a claim only where ``_FOUNDS`` allows. Doses, kinetics, populations and advice
merge on equal keys only: "500 mg" is not "250-500 mg".
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Attributes, Claim, Evidence, Monograph
from kg.text.abbreviations import abbreviations
from kg.text.regexps import regexp
from kg.vocab.ground import link_of
from kg.vocab.lexicon import lexicon
from kg.vocab.namespace import slots
from kg.vocab.normalise import normal

# One test or adverse effect is one claim, whatever the occasions for it: these attributes gather, though they scope what is said.
_GATHERED = {"monitoring": ("condition", "screening"), "adverse_effect": ("condition",)}
# Kinds whose keys merge only when equal, never by likeness.
_EXACT = {"dose", "pk", "special_population", "pregnancy", "lactation", "missed_dose"}
# Kinds whose concepts are wider than their claims: a section that tells of two effects of one concept tells of two.
_BY_CLAUSE = {"effect"}
_SCOPE = frozenset(
    "not no without increased decreased reduced elevated low high severe mild moderate active latent acute chronic history "
    "suspected uncontrolled strong weak".split()
)
# Of an adverse effect the plain statement takes up those of a degree, a condition or one ingredient.
_PLAIN_TAKES_ALL = "adverse_effect"
_DEGREE = frozenset("severe mild moderate chronic acute".split())
_TOKEN = regexp(r"[a-z0-9.%/+]+")
_NUMBER = regexp(r"\d+(?:\.\d+)?")
_LIKE = 0.6  # Jaccard of words; the prototype's best (fuzzy over exact: +.024 F1)
_ROLES = {"section": 0, "summary": 1, "faq": 2, "front-matter": 3}


class _Group(Struct):
    """Claims that say the same, being gathered."""

    claim: Claim
    words: frozenset[str]
    scope: frozenset[str]
    attrs: dict[str, tuple[str, ...]]
    evidence: list[Evidence]


def merge(claims: Iterable[Claim], monograph: Monograph) -> list[Claim]:
    """One claim a fact, its IRI filled in, in the order in which the monograph states them."""
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_order):
        by_kind[claim.kind].append(claim)
    shortened = _abbreviations(monograph)
    merged = []
    for kind, stated in by_kind.items():
        groups: list[_Group] = []
        for claim in stated:
            _place(claim, groups, kind, shortened)
        merged += [_closed(group, monograph) for group in groups]
    return sorted(merged, key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.kind, c.value, c.iri))


def _order(claim: Claim) -> tuple[int, int]:
    first = claim.evidence[0]
    return _ROLES[first.role], first.start


def _place(claim: Claim, groups: list[_Group], kind: str, abbreviations: dict[str, str]) -> None:
    words, scope = _words(claim, abbreviations)
    role = claim.evidence[0].role
    alike = _alike(claim, words, scope, groups, role)
    found = next((g for g in alike if g.words == words), None) or next(
        (g for g in alike if not _listed_together(claim, g)), None
    )
    if found is None and alike:
        claim = replace(claim, label=claim.value)  # of this concept too, but told apart from the other
    if found is None and kind not in _EXACT:
        found = _most_alike(claim, words, scope, groups, role)
    if found is None and not _may_found(claim, kind, words, groups):
        return
    if found is None:
        attrs = {name: tuple(values) for name, values in claim.attrs.items()}
        groups.append(_Group(claim, words, scope, attrs, list(claim.evidence)))
        return
    _gather(found, claim)


# Kinds that a summary, FAQ or front matter may found where the sections are silent on this fact.
_FOUNDS = {"monitoring", "missed_dose", "pregnancy", "lactation", "dose", "pk", "brand_name"}


def _may_found(claim: Claim, kind: str, words: frozenset[str], groups: list[_Group]) -> bool:
    """True for a section's claim, for the kinds above, and where no section says anything of this kind.

    A contraindication or interaction is never dropped when it links to a concept that no section's claim is near:
    losing it would be worse than saying it twice. What a section denies in the same words founds nothing; what it
    affirms and another place denies does, so that the contradiction is seen. An effect that only the summary names is a
    fact where nothing of it is among those of the sections.
    """
    if claim.evidence[0].role == "section" or kind in _FOUNDS:
        return True
    if not any(e.role == "section" for g in groups for e in g.evidence):
        return True
    if claim.assertion == "negated" and any(
        g.words == words and g.claim.assertion == "affirmed" for g in groups
    ):
        return True
    if kind == "adverse_effect" and claim.evidence[0].role == "summary" and claim.concept:
        return not any(words & group.words - _OF_MANY_EFFECTS for group in groups)
    if kind == "drug_class":
        return _calls_it(claim, groups)
    if kind not in _SAFETY or claim.concept is None:
        return False
    denied = any(g.words == words and g.claim.assertion != claim.assertion for g in groups)
    return kind == "interaction" or not (denied or _is_near(claim, groups))


# Words that effects share which have nothing else in common.
_OF_MANY_EFFECTS = frozenset(
    "dysfunction reaction disorder pain problem complaint disease syndrome raised increased decreased upset site effect".split()
)
_SAFETY = {"contraindication", "interaction"}


def _calls_it(claim: Claim, groups: list[_Group]) -> bool:
    """True where the description, or the summary where no section says nearly so, calls the drug of a known class."""
    role = claim.evidence[0].role
    if claim.concept is None or claim.assertion != "affirmed":
        return False
    return role == "front-matter" or (role == "summary" and not _is_near(claim, groups))


def _is_near(claim: Claim, groups: list[_Group]) -> bool:
    """True where another claim is about a wider or narrower concept."""
    tree = lexicon()
    around = tree.ancestors(claim.concept or "") | tree.members(claim.concept or "")
    return any(g.claim.concept in around for g in groups)


def _words(claim: Claim, abbreviations: dict[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    text = normal(claim.label if claim.kind == "missed_dose" and claim.label else claim.value)
    tokens, scope = _tokens(abbreviations.get(text, text), claim.kind == _PLAIN_TAKES_ALL)
    link = link_of(claim.kind, claim.value) if claim.concept else None
    return tokens, scope | frozenset(link.rest.split()) - _EMPTY if link and link.rest else scope


@lru_cache(maxsize=50_000)
def _tokens(text: str, of_any_degree: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a text, and those and its numbers that scope it."""
    text = normal(text)
    tokens = frozenset(_TOKEN.findall(text)) - _EMPTY
    if of_any_degree:
        tokens = tokens - _DEGREE or tokens
    return tokens, tokens & _SCOPE | frozenset(_NUMBER.findall(text))


_EMPTY = frozenset("a an the of in with to and or for known patient level use".split())


def _alike(
    claim: Claim, words: frozenset[str], scope: frozenset[str], groups: list[_Group], role: str
) -> list[_Group]:
    """The groups that say the same: in the same words or of the same concept, with equal scope and identity."""
    assertion = claim.assertion
    concept = None if claim.kind in _BY_CLAUSE and role == "section" else claim.concept
    return [
        group
        for group in groups
        if (group.words == words or (concept is not None and group.claim.concept == concept))
        and group.scope == scope
        and group.claim.assertion == assertion
        and _compatible(claim, group, role)
    ]


_ONE_LIST = 20  # lines
_LISTED = frozenset(("adverse_effect", "contraindication"))


def _listed_together(claim: Claim, group: _Group) -> bool:
    """True where one list names both in different words: what it tells apart are two ("dizziness, lightheadedness")."""
    first, other = claim.evidence[0], group.evidence[0]
    if claim.kind in ("indication", "drug_class", "combination"):
        listed = "indication.list"
        return any((e.start, e.end) == (first.start, first.end) for e in group.evidence) or (
            first.rule == other.rule == listed
            and first.role == other.role == "section"
            and abs(first.line - other.line) < _ONE_LIST
        )
    if claim.kind not in _LISTED or claim.attrs.get("example_of"):
        return False
    near = first.role == other.role == "section" and abs(first.line - other.line) < _ONE_LIST
    if claim.kind == "contraindication":
        return near and first.line != other.line
    same_list = (
        near and claim.attrs.get("group") == group.claim.attrs.get("group") and claim.attrs.get("group")
    )
    return bool(same_list) or any((e.start, e.end) == (first.start, first.end) for e in group.evidence)


def _compatible(claim: Claim, group: _Group, role: str) -> bool:
    """True where the identifying attributes agree; a later role may leave some out."""
    for name in _identifying(claim.kind):
        mine, theirs = claim.attrs.get(name, ()), group.attrs.get(name, ())
        if not mine and not theirs:
            continue
        if not mine and (role != "section" or claim.kind == _PLAIN_TAKES_ALL):
            continue
        if not theirs and claim.kind == _PLAIN_TAKES_ALL:
            continue
        if _meanings(name, mine, claim.terms) != _meanings(name, theirs, (*group.claim.terms, *claim.terms)):
            return False
    return True


@cache
def _identifying(kind: str) -> tuple[str, ...]:
    gathered = _GATHERED.get(kind, ())
    return tuple(name for name in slots(kind).identifying if name not in gathered)


def _meanings(name: str, values: tuple[str, ...], terms: tuple[tuple[str, str, str], ...]) -> set[str]:
    """The values as concepts where they have one: "monthly" is "once a month"."""
    known = {value: concept for attribute, value, concept in terms if attribute == name}
    return {known.get(value, normal(value)) for value in values}


def _most_alike(
    claim: Claim, words: frozenset[str], scope: frozenset[str], groups: list[_Group], role: str
) -> _Group | None:
    """For summary, FAQ and front matter: the claim that this one says in other words."""
    if role == "section" or not words or (role == "summary" and claim.kind == "monitoring"):
        return None
    best, score = None, 0.0
    for group in groups:
        if group.claim.assertion != claim.assertion or not group.words:
            continue
        both = len(words & group.words)
        like = 1.0 if words <= group.words or group.words <= words else both / len(words | group.words)
        if both and like >= _LIKE and like > score and not (scope - group.scope) & {"not", "no", "without"}:
            best, score = group, like
    return best


def _gather(group: _Group, claim: Claim) -> None:
    if claim.kind == _PLAIN_TAKES_ALL and claim.evidence[0].role == "section":
        claim = _made_plain(group, claim)
    for name, values in claim.attrs.items():
        kept = group.attrs.get(name, ())
        if kept and kept == values:
            continue
        known = {normal(v) for v in kept}
        group.attrs[name] = (*kept, *(v for v in values if normal(v) not in known))
    places = {(e.start, e.end) for e in group.evidence}
    group.evidence += [e for e in claim.evidence if (e.start, e.end) not in places]
    if (
        group.claim.concept is None
        and claim.concept is not None
        and normal(claim.value) == normal(group.claim.value)
    ):
        group.claim = replace(group.claim, concept=claim.concept, label=claim.label)


def _made_plain(group: _Group, claim: Claim) -> Claim:
    """The claim without what the group does not limit it to; the group freed of what the claim does not."""
    limits = {*slots(claim.kind).identifying, "status", "example_of"}
    if "status" in group.attrs and "status" not in claim.attrs:
        group.claim = replace(group.claim, value=claim.value, concept=claim.concept, label=claim.label)
    kept = {name: values for name, values in claim.attrs.items() if name not in limits or name in group.attrs}
    group.attrs = {n: v for n, v in group.attrs.items() if n not in limits or n in claim.attrs}
    return replace(claim, attrs=kept)


def _closed(group: _Group, monograph: Monograph) -> Claim:
    claim, attrs = group.claim, dict(sorted(group.attrs.items()))
    proofs = tuple(sorted(group.evidence, key=lambda proof: _ROLES[proof.role]))
    iri = _iri(claim, attrs, monograph.slug)
    return Claim(
        claim.drug, claim.kind, claim.value, attrs, claim.assertion, proofs, claim.label, claim.concept,
        claim.terms, iri,
    )  # fmt: skip


def _iri(claim: Claim, attrs: Attributes, slug: str) -> str:
    """A hash of what is said, not of where: it survives edits elsewhere in the file."""
    said = [slug, claim.kind, claim.assertion, claim.concept or claim.label or "", normal(claim.value)]
    for name in _identifying(claim.kind):
        said.append(name)
        if name in attrs:
            said += sorted(map(normal, attrs[name]))
    digest = hashlib.sha256("\x1f".join(said).encode()).hexdigest()
    return f"https://w3id.org/drugfacts/claim/{digest[:24]}"


def _abbreviations(monograph: Monograph) -> dict[str, str]:
    """Abbreviations that the text defines, normalised, to their long forms."""
    defined = abbreviations(passage.text for passage in monograph.passages)
    return {normal(short): normal(long) for short, long in defined.items()}
