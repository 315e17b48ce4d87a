"""After an edit the checks across monographs find what they find in the whole store, and ask no more than what is tied to it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.build import build, checking, reach, storing
from kg.build import run as running
from kg.build.index import Index, load
from kg.build.reach import Reach
from kg.query import named_queries
from kg.validate.checks import Finding
from kg.validate.ties import checks

CASES = Path(__file__).parent.parent / "validate" / "checks"
TITLES = {
    "testamab": "Testamab",
    "fictomab": "Fictomab",
    "placebomab": "Placebomab",
    "samplomab": "Samplomab",
    "placebomab-testamab": "Placebomab + Testamab",
    "testamab-again": "Testamab",
    "testamab-01": "Testamab 01",
}
OWN = (  # beside the bodies of the cases: other letters, unlinked classes in two spellings, what is denied
    "## Usage\nBrand names: EXAMPLA, Fictora.\n",
    "## Drug Interactions\n- **Testamab:** contraindicated.\n- **Samplomab:** avoid.\n- **Fictomab:** does not interact.\n",
    "## Drug Interactions\n- **Beta blockers:** may increase drowsiness.\n- **Warfarin:** contraindicated.\n",
    "## Dosage\nThe dose is 5 mg intravenously once daily.\n",
)

CLASSES = [
    f"## Usage\n{{0}} is a {group} used for gout.\n\n## Pregnancy and Breastfeeding\n- **Pregnancy:** {advice}\n"
    for group in ("beta blocker", "beta blocker", "zorbing inhibitor", "zorbing-inhibitor")
    for advice in ("{0} is considered safe in pregnancy.", "{0} must not be used in pregnancy.")
]


def _bodies(names: tuple[str, ...] = ("reported", "silent", "corrected")) -> list[str]:
    files = [file for kind in names for file in sorted(CASES.glob(f"*/{kind}/*.md"))]
    return [*(file.read_text("utf-8").split("---\n", 2)[2] for file in files), *OWN]


def _write(folder: Path, name: str, bodies: list[str]) -> None:
    title = TITLES[name]
    text = "\n".join(body.replace("{0}", title) for body in bodies)
    (folder / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n{text}", "utf-8")


@pytest.fixture
def monographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    folder = Path("monographs")
    folder.mkdir()
    for name in TITLES:
        _write(folder, name, [])
    yield folder


def _found(out: Path) -> list[Finding]:
    return list(checking._kept(out))


def _asked_whole(out: Path) -> list[Finding]:
    index = load(out)
    assert index
    return storing.found_on_disk(out, index, 1)


@pytest.mark.parametrize(("bodies", "most"), [(_bodies(), 12), (CLASSES, 1)], ids=["all", "classes"])
def test_any_edit_gives_the_findings_of_the_whole(
    bodies: list[str], most: int, monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, out = random.Random(0), Path("out")
    build([monographs], out, 1)
    monkeypatch.setattr(checking, "found_on_disk", lambda *_: pytest.fail("the checks asked the whole store"))
    seen = set()
    for number in range(20):
        edited = chance.sample(sorted(TITLES), chance.choice((1, 1, 1, 2)))
        for name in edited:
            _write(monographs, name, chance.sample(bodies, chance.randint(0, most)))
        build([monographs], out, 1)
        assert _found(out) == _asked_whole(out), (number, edited)
        seen |= {each.check for each in _found(out)}
    alone = {"checks/class-members-disagree"}
    assert seen >= (alone if most == 1 else set(checks()) - alone)


@pytest.mark.parametrize("check", [name for name in checks() if named_queries()[name].gives])
def test_a_row_goes_and_comes_back_by_edits_of_another_file(
    check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder, out = Path("monographs"), Path("out")
    shutil.copytree(CASES / check.removeprefix("checks/") / "reported", folder)
    build([folder], out, 1)
    first, elsewhere = _found(out), set()
    monkeypatch.setattr(checking, "found_on_disk", lambda *_: pytest.fail("the checks asked the whole store"))
    for file in sorted(folder.iterdir()):
        text = file.read_text("utf-8")
        file.write_text("".join(text.partition("\n---\n")[:2]), "utf-8")
        build([folder], out, 1)
        assert _found(out) == _asked_whole(out)
        gone = {each for each in first if each.check == check and each not in _found(out)}
        elsewhere |= {each for each in gone if each.problem.path != file.as_posix()}
        file.write_text(text, "utf-8")
        build([folder], out, 1)
        assert _found(out) == first
    assert elsewhere


@pytest.mark.parametrize("change", ["title", "added", "removed", "vocabulary"])
def test_what_more_than_a_text_changes_is_asked_of_the_whole(
    change: str, monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([monographs], Path("out"), 1)
    if change == "title":
        file = monographs / "samplomab.md"
        file.write_text(file.read_text("utf-8").replace("Samplomab", "Fictomab"), "utf-8")
    elif change == "added":
        (monographs / "more.md").write_text("---\ntitle: Testamab\n---\n", "utf-8")
    elif change == "removed":
        (monographs / "samplomab.md").unlink()
    else:
        monkeypatch.setattr(running, "fingerprint", lambda: "another")
    asked: list[Path] = []

    def whole(folder: Path, index: Index, jobs: int) -> list[Finding]:
        asked.append(folder)
        return storing.found_on_disk(folder, index, jobs)

    monkeypatch.setattr(checking, "found_on_disk", whole)
    build([monographs], Path("out"), 1)
    assert asked and _found(Path("out")) == _asked_whole(Path("out"))


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[Reach]:
    """What the edits reach, as they are made."""
    seen: list[Reach] = []

    def kept(*given: Any) -> dict[str, Reach]:
        found = reach.reaches(*given)
        seen.extend(found.values())
        return found

    monkeypatch.setattr(checking, "reaches", kept)
    return seen


def test_what_only_moves_reaches_no_other_monograph(monographs: Path, reached: list[Reach]) -> None:
    _write(monographs, "testamab", [OWN[1], CLASSES[1]])
    build([monographs], Path("out"), 1)
    reached.clear()
    _write(monographs, "testamab", ["It is taken with water.\n\n", OWN[1], CLASSES[1]])
    build([monographs], Path("out"), 1)
    drugs = {drug.rpartition("/")[2] for each in reached for drug in each.drugs}
    assert drugs == {"testamab>"}
    assert not any(each.ties for each in reached)
    assert _found(Path("out")) == _asked_whole(Path("out"))


def test_what_no_check_reads_reaches_nothing(monographs: Path, reached: list[Reach]) -> None:
    _write(monographs, "testamab", [*OWN, "It is taken with water.\n"])
    build([monographs], Path("out"), 1)
    reached.clear()
    _write(monographs, "testamab", [*OWN, "It is taken with milk.\n"])
    build([monographs], Path("out"), 1)
    assert len(reached) == len(checks())
    assert set(reached) == {Reach()}


def test_a_row_of_a_class_moves_with_its_sentence(monographs: Path, reached: list[Reach]) -> None:
    for name, body in (("samplomab", CLASSES[0]), ("fictomab", CLASSES[1]), ("placebomab", CLASSES[1])):
        _write(monographs, name, [body])
    build([monographs], Path("out"), 1)
    before = [each for each in _found(Path("out")) if each.tie]
    reached.clear()
    _write(monographs, "samplomab", ["It is taken with water.\n\n", CLASSES[0]])
    build([monographs], Path("out"), 1)
    after = [each for each in _found(Path("out")) if each.tie]
    assert (
        reached
        and before
        and [each.problem.line + 3 for each in before] == [each.problem.line for each in after]
    )
    assert _found(Path("out")) == _asked_whole(Path("out"))
