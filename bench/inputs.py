"""What is measured on: the shared corpus where it lies beside the project, else text of our own making."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bench import generator

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
WORK = ROOT / ".bench"
SHARED = ROOT.parent / "shared"
CORPUS = SHARED / "corpus"
GOLD = SHARED / "gold"


@dataclass(frozen=True, slots=True)
class Setting:
    """How much is measured; ``quick`` is for a look, its figures say little."""

    quick: bool = False

    def count(self, full: int, quick: int) -> int:
        """``quick`` in a quick run, else ``full``."""
        return quick if self.quick else full


def corpus() -> list[Path]:
    """The monographs of the shared corpus, or none where it is not there."""
    return sorted(CORPUS.rglob("*.md"))


def sample(count: int) -> list[Path]:
    """``count`` monographs spread evenly over the corpus; without a corpus, generated ones."""
    return spread(corpus(), count) if CORPUS.is_dir() else generator.written(WORK / "generated", count)


def spread(files: list[Path], count: int) -> list[Path]:
    """``count`` of the files (all, where there are fewer), evenly."""
    count = min(count, len(files))
    return [files[number * len(files) // count] for number in range(count)]


def collection(setting: Setting) -> Path:
    """A copy to edit of the corpus, or of generated monographs."""
    folder = WORK / "edited"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in sample(setting.count(3_187, 20)):
        shutil.copy(file, folder)
    return folder


def mixed(count: int) -> Path:
    """A folder of ``count`` monographs: a fifth of the shared corpus, where it is there, the rest generated."""
    folder = WORK / "mixed" / str(count)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    real = spread(corpus(), count // 5)
    for file in (*real, *generator.written(WORK / "generated", count - len(real))):
        (folder / file.name).symlink_to(file)
    return folder
