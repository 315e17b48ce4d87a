"""Builds that several tests ask: all of content/, and a small corpus for the golden rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kg.build import build

# The same examples in every run: what CI says of a change must be about the change.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
SHARED = ROOT.parent / "shared"
SMALL = (
    "ofatumumab ocrelizumab rituximab losartan hydrochlorothiazide hydrochlorothiazide-losartan warfarin sertraline phenelzine "
    "metformin glimepiride-metformin cisapride aspirin lisinopril"
).split()


@pytest.fixture(scope="session")
def small_build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A build of fourteen monographs, with paths as they are shown from the project's folder."""
    out = tmp_path_factory.mktemp("small") / "build"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        build([Path("content") / f"{name}.md" for name in SMALL], out, jobs=1)
        yield out
