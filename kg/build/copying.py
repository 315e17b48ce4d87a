"""Work that goes on beside the build: bytes of the last build copied, gigabytes for one edit, inside the kernel where that is possible."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from kg.build.index import Range

_BLOCK = 1 << 24  # bytes at a time where the system cannot copy by itself


class Beside:
    """Pieces of work that are done beside the build, one after the other; what needs them waits for them."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._pieces: list[Future[None]] = []

    def __enter__(self) -> Beside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def do(self, work: Callable[[], None]) -> None:
        """Does ``work`` some time before ``wait`` returns."""
        self._pieces.append(self._thread.submit(work))

    def wait(self) -> None:
        """Returns when all is done; raises what a piece of work raised."""
        for each in self._pieces:
            each.result()
        self._pieces.clear()


def copy(source: Path, where: Range, target: Path, at: int) -> None:
    """Copies source[where] into ``target``, which exists, at ``at``; raises OSError where bytes are missing."""
    start, end = where
    with source.open("rb") as old, target.open("r+b") as new:
        done = _by_system(old.fileno(), new.fileno(), start, end, at)
        while start + done < end:
            block = os.pread(old.fileno(), min(_BLOCK, end - start - done), start + done)
            if not block:
                raise OSError(
                    "a file of the last build is shorter than its index says; build with --no-cache"
                )
            done += os.pwrite(new.fileno(), block, at + done)


def _by_system(old: int, new: int, start: int, end: int, at: int) -> int:
    """How many bytes the system copied by itself."""
    done = 0
    while hasattr(os, "copy_file_range") and start + done < end:
        try:
            sent = os.copy_file_range(old, new, end - start - done, start + done, at + done)
        except OSError:
            break  # not between these files
        if not sent:
            break
        done += sent
    return done
