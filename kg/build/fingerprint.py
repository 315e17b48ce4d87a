"""What the result of a file depends on beside its own bytes and path: the program, its vocabulary, its libraries."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg.vocab.places import ontology_folder, queries_folder, vocabulary_files

_LIBRARIES = (
    "ftfy", "markdown-it-py", "pyahocorasick", "pyoxigraph", "pyshacl", "python-frontmatter", "PyYAML", "rdflib",
)  # fmt: skip
_ASIDE = ("cli", "__pycache__")  # what no result depends on


def fingerprint() -> str:
    """A hash of the code, the ontology, the vocabularies in use, the checks, the libraries and Python's version."""
    return hashlib.sha256(f"{_code()}\n{_digest(_data())}".encode()).hexdigest()


@cache
def _code() -> str:
    """Of the code as it was when this process asked first: what is edited later is not what runs."""
    libraries = " ".join(f"{library} {version(library)}" for library in _LIBRARIES)
    package = Path(__file__).resolve().parent.parent
    parts = [part for part in sorted(package.iterdir()) if part.name not in _ASIDE]
    files = (file for part in parts for file in (sorted(part.rglob("*.py")) if part.is_dir() else (part,)))
    return f"{sys.version_info[:2]} {libraries} {_digest(files)}"


def follow(program: str) -> None:
    """Makes this process forget what it remembers of the ontology and vocabularies, where these are not those any more."""
    if (_followed and _followed[-1] != program) or (not _followed and "kg.vocab.lexicon" in sys.modules):
        for name, module in list(sys.modules.items()):
            if name.startswith("kg.") and name != __name__:
                for value in list(vars(module).values()):
                    if hasattr(value, "cache_clear"):
                        value.cache_clear()
    _followed[:] = [program]


_followed: list[str] = []  # the fingerprint that this process's tables are of


def key_of(file: Path, program: str) -> str:
    """What identifies the result of ``file``: its bytes, its path as it is printed, and the program's fingerprint.

    "" for a file that cannot be read: its result is never used again.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return ""
    return key_of_content(content, file.as_posix(), program)


def key_of_content(content: bytes, shown: str, program: str) -> str:
    """The key of a file with these bytes that is shown as ``shown``."""
    said = f"{hashlib.sha256(content).hexdigest()}\n{program}\n{shown}"
    return hashlib.sha256(said.encode()).hexdigest()


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _data() -> Iterator[Path]:
    ontology = ontology_folder()
    yield from sorted(ontology.glob("*.*"))
    for name in ("facts", "shapes", "alignment"):
        yield from sorted((ontology / name).glob("*.ttl"))
    yield from sorted((queries_folder() / "checks").glob("*.rq"))
    yield from vocabulary_files()
