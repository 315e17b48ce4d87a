"""The monographs of a git revision, written into a folder.

Trees and blobs are read one by one: ``git archive`` would obey the attributes of the content (export-ignore hides
files, export-subst rewrites them). Revision and path are input of others: they reach git as one argument that begins
with a hash, never as an option and never through a shell.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from kg.diff.sources import DiffError
from kg.read.monograph import LARGEST

_SECONDS = 60


def checked_out(revision: str, path: str, folder: Path) -> Path:
    """Writes the .md files of REVISION:PATH below ``folder`` and returns where PATH is; raises DiffError.

    PATH counts from the top of the repository, or from here where it begins with "./", as git has it.
    """
    if not revision or revision.startswith("-") or path.startswith("-") or "\x00" in revision + path:
        raise DiffError(f"{revision}:{path} is no revision and path of git")
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = found.decode("ascii", "replace").strip()
    if not commit:
        raise DiffError(f"git knows no revision {revision!r} here")
    name = f"{commit}:{path.rstrip('/')}"
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    node = found.decode("ascii", "replace").strip()
    sort = _git("cat-file", "-t", node).strip() if node else b""
    if sort == b"blob":
        target = folder / PurePosixPath(path).name
        _write([(node, target)])
        return target
    if sort != b"tree":
        raise DiffError(f"{path!r} is not in revision {revision!r}")
    _write([(blob, folder / file) for blob, file in _files(node)])
    return folder


def _files(tree: str) -> Iterator[tuple[str, PurePosixPath]]:
    """Blob and path of each regular .md file: no symbolic link, nothing hidden, nothing that leads out."""
    for entry in _git("ls-tree", "-r", "-z", "--full-tree", tree).split(b"\x00"):
        about, _, raw = entry.partition(b"\t")
        path = PurePosixPath(raw.decode("utf-8", "replace"))
        plain = not path.is_absolute() and not any(part.startswith(".") for part in path.parts)
        if about.startswith(b"100") and path.suffix == ".md" and plain:
            yield about.split()[2].decode("ascii"), path


def _write(blobs: list[tuple[str, Path]]) -> None:
    with subprocess.Popen(  # noqa: S603 - a list of arguments, no shell
        [_program(), "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as git:
        assert git.stdin and git.stdout
        for blob, target in blobs:
            git.stdin.write(blob.encode() + b"\n")
            git.stdin.flush()
            header = git.stdout.readline().split()
            if len(header) != 3 or header[1] != b"blob":
                raise DiffError(f"git does not give {target.name}")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_taken(git.stdout, int(header[2])))
        git.stdin.close()


def _taken(stream: IO[bytes], size: int) -> bytes:
    """One blob and its line end off the stream; of a huge one so much that kg.read refuses it for its size."""
    kept = stream.read(min(size, LARGEST + 1))
    left = size - len(kept) + 1
    while left:
        left -= len(stream.read(min(left, LARGEST))) or left
    return kept


def _git(*words: str) -> bytes:
    """What git prints; b"" where it fails on a name that it does not know."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            [_program(), *words], capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise DiffError(f"git {words[0]} took longer than {_SECONDS} seconds") from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode and ("not a git repository" in said or "dubious ownership" in said):
        raise DiffError(said.splitlines()[0].removeprefix("fatal: "))
    return done.stdout if not done.returncode else b""


def _program() -> str:
    found = shutil.which("git")
    if not found:
        raise DiffError("git is not installed: REVISION:PATH needs it")
    return found
