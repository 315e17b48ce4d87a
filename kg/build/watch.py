"""Builds again whenever a monograph or vocabulary is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from kg.vocab.places import vocabulary_files

_PAUSE = 100  # milliseconds without a further change before a build, since an editor saves in several steps
_PULSE = 200  # milliseconds between two looks


def saves(paths: Sequence[Path]) -> Iterator[None]:
    """Something to build for: at once, and then whenever a file below ``paths`` or of the vocabulary was saved.

    What is saved while a build runs counts for the next one. Ends with Ctrl-C.
    """
    vocabulary = {file.resolve() for file in vocabulary_files()}

    def counts(_: Change, name: str) -> bool:
        return name.endswith(".md") or Path(name).resolve() in vocabulary

    # The folder of a single file is watched: an editor may put another file in its place.
    folders = {path if path.is_dir() else path.parent for path in (*paths, *vocabulary)}
    is_first = True
    found = watch(
        *sorted(folders), watch_filter=counts, debounce=_PAUSE, rust_timeout=_PULSE,
        yield_on_timeout=True, raise_interrupt=False,
    )  # fmt: skip
    for changes in found:
        if changes or is_first:
            is_first = False
            yield
