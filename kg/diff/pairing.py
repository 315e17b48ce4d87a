"""Which monograph of one side is which of the other: by the file's name, else by the title.

A build knows a monograph by its file's name, so that comes first. What is left is paired where a title, or the
ingredients of a combination in any order, stand once on each side; the rest was lost or added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.diff.comparing import Pair
from kg.diff.sources import FileSource, Source, Sources
from kg.graph import slug_of
from kg.read import read
from kg.text.regexps import regexp

_MANY = 400


def pairs(before: Sources, after: Sources) -> list[Pair]:
    """Every monograph of both sides once, by name; one file against one file are always a pair."""
    old, new = before.monographs, after.monographs
    if before.is_one_file and after.is_one_file:
        return [Pair(next(iter(old.values())), next(iter(new.values())))]
    found = {slug: Pair(old[slug], new[slug]) for slug in old.keys() & new.keys()}
    left = _by_title(before, old.keys() - new.keys()), _by_title(after, new.keys() - old.keys())
    renamed = {left[0][key]: left[1][key] for key in left[0].keys() & left[1].keys()}
    found |= {slug: Pair(old[slug], new[other], True) for slug, other in renamed.items()}
    gone = old.keys() - found.keys()
    come = new.keys() - found.keys() - set(renamed.values())
    found |= {slug: Pair(old[slug], None) for slug in gone} | {slug: Pair(None, new[slug]) for slug in come}
    return [found[slug] for slug in sorted(found)]


def is_long(pairs: Sequence[Pair]) -> bool:
    """True where several processes are worth their start: files are read now, or there are many monographs."""
    sources = (source for pair in pairs for source in (pair.before, pair.after))
    return len(pairs) > _MANY or any(isinstance(source, FileSource) for source in sources)


def _by_title(side: Sources, slugs: Iterable[str]) -> Mapping[str, str]:
    """Title, its ingredients sorted, to name; without titles that stand twice."""
    named: dict[str, list[str]] = defaultdict(list)
    for slug in sorted(slugs):
        named[_key(_title(side.monographs[slug]))].append(slug)
    return {key: found[0] for key, found in named.items() if key and len(found) == 1}


def _title(source: Source) -> str:
    if isinstance(source, FileSource):
        monograph, _ = read(source.path, source.shown)
        return monograph.title if monograph else ""
    return source.title


def _key(title: str) -> str:
    parts = (slug_of(part) for part in regexp(r"\s*\+\s*").split(title) if part.strip())
    return " + ".join(sorted(parts))
