"""Labels of concepts that occur in running text.

A label is looked for where its first word stands. How the labels that begin with a word are written is worked out when
that word is first met: one text meets few of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from kg.text.regexps import regexp
from kg.vocab.concepts import Concept, Concepts

_WORD = regexp(r"[^\W_]+|[^\w\s]|_")
_SHORTEST = 3  # letters of a label that is looked for

Hit = tuple[int, int, Concept]
Written = tuple[int, dict[str, Concept]]  # how many words the longest has, and the concept of each


@dataclass(frozen=True, slots=True)
class Scanner:
    """Searches texts for the labels of some schemes, all at once."""

    concepts: Concepts
    _written: dict[tuple[str, ...], dict[str, Written | None]] = field(default_factory=dict)

    def scan(self, text: str, schemes: tuple[str, ...]) -> list[Hit]:
        """Labels that occur in ``text`` as whole words, longest first, none overlapping; in text order."""
        hits = self._hits(text.lower(), schemes)
        if len(hits) < 2:
            return hits
        chosen: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h[0] - h[1], h[0], h[2].iri)):
            if all(hit[1] <= a or hit[0] >= b for a, b, _ in chosen):
                chosen.append(hit)
        return sorted(chosen, key=lambda h: h[:2])

    def _hits(self, lowered: str, schemes: tuple[str, ...]) -> list[Hit]:
        written = self._written.get(schemes) or self._unwritten(schemes)
        words = list(_WORD.finditer(lowered))
        hits = []
        for place, word in enumerate(words):
            if word.group() in written:
                longest, forms = written[word.group()] or self._write(word.group(), schemes)
                start = word.start()
                for last in words[place : place + longest]:
                    concept = forms.get(lowered[start : last.end()])
                    if concept and _is_word(lowered, start, last.end()):
                        hits.append((start, last.end(), concept))
        return hits

    def _unwritten(self, schemes: tuple[str, ...]) -> dict[str, Written | None]:
        openings = (self.concepts.openings.get(scheme, {}) for scheme in schemes)
        return self._written.setdefault(schemes, dict.fromkeys(chain(*openings)))

    def _write(self, word: str, schemes: tuple[str, ...]) -> Written:
        """The forms that begin with ``word``; of two schemes with one form the first is meant."""
        forms: dict[str, Concept] = {}
        for scheme in reversed(schemes):
            for key in self.concepts.openings.get(scheme, {}).get(word, ()):
                concept = self.concepts.concepts[self.concepts.labels[scheme][key]]
                told = (*_written_forms(key), *_with_apostrophe(concept, word))
                forms.update((form, concept) for form in told if len(form) >= _SHORTEST)
        written = max((len(_WORD.findall(form)) for form in forms), default=0), forms
        self._written[schemes][word] = written
        return written


def openings(labels: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, list[str]]]:
    """Scheme to the first word of a written form to the normalised labels that are written so."""
    found: dict[str, dict[str, list[str]]] = {}
    for scheme, keys in labels.items():
        own = found[scheme] = defaultdict[str, list[str]](list)
        for key in keys:
            for word in _first_words(key):
                own[word].append(key)
        found[scheme] = dict(own)
    return found


def _first_words(key: str) -> Collection[str]:
    """The first word of each written form; one, where another word takes the plural."""
    first, _, rest = key.partition(" ")
    return (
        (first,) if rest and first.isalnum() else dict.fromkeys((_first_word(key), _first_word(_plural(key))))
    )


def _first_word(form: str) -> str:
    match = _WORD.match(form)
    return match.group() if match else ""


def _plural(key: str) -> str:
    return key[:-1] + "ies" if key.endswith("y") and key[-2:-1] not in "aeiou" else key + "s"


def _written_forms(key: str) -> Iterator[str]:
    """How a normalised label is written in running text: singular and plural, spaces and hyphens."""
    for form in (key, _plural(key)):
        yield form
        if " " in form:
            yield form.replace(" ", "-", 1)


def _with_apostrophe(concept: Concept, word: str) -> Iterator[str]:
    """A label that begins with ``word`` with the apostrophe that its key has lost: "St. John's wort"."""
    label = concept.label.lower()
    if "'" in label and _first_word(label) == word:
        for form in dict.fromkeys((label, label.replace(".", ""))):
            yield from (form, form.replace("'", "\u2019"))


def _is_word(text: str, start: int, end: int) -> bool:
    return not (start > 0 and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())
