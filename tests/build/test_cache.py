"""A build that takes the unchanged monographs from the last one has the bytes and answers of a clean build."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import Summary, build, filling, stages, storing
from kg.build import run as running
from kg.query import named_queries
from kg.store import open_store
from kg.validate import engine

NAMES = [f"{start}{end}" for start in ("testa", "probi", "samplo") for end in ("mab", "nib", "stat", "pril")]
SENTENCES = (
    "{Name} is used to treat hypertension and gout.",
    "{Name} is not recommended in patients with a history of asthma.",
    "Contraindications include hypersensitivity to {name}, active hepatitis B and zorbing fever.",
    "{Name} may interact with {other}, warfarin and CYP3A4 inhibitors.",
    "Common side effects include headache, nausea and quibbling itch.",
    "Do not combine {name} with {brand}.",
)
SECTIONS = ("Usage", "Contraindications", "Drug Interactions", "Side Effects", "Precautions")
VOCABULARY = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/drugfacts/concept/condition/own> a skos:Concept ; skos:prefLabel "{label}"@en ;
    skos:inScheme <https://w3id.org/drugfacts/concept/condition> .
"""


def _text(chance: random.Random, name: str) -> str:
    other, brand = chance.choice(NAMES), chance.choice(NAMES)[::-1].capitalize()
    body = []
    for section in SECTIONS:
        said = chance.sample(SENTENCES, chance.randint(0, 3))
        lines = (
            line.format(Name=name.capitalize(), name=name, other=other.capitalize(), brand=brand)
            for line in said
        )
        body.append(f"## {section}\n\n{' '.join(lines)}\n")
    title = chance.choice((name, other)).capitalize()  # now and then two monographs have one title
    return f"---\ntitle: {title}\n---\nBrand names: {brand}.\n\n" + "\n".join(body)


def _step(chance: random.Random, folder: Path, vocabulary: Path) -> str:
    files = sorted(folder.glob("*.md"))
    step = chance.choice(("edit", "edit", "add", "rename", "delete", "brand", "nothing", "vocabulary"))
    file = chance.choice(files)
    free = [name for name in NAMES if not (folder / f"{name}.md").exists()]
    if step == "edit":
        file.write_text(_text(chance, file.stem), "utf-8")
    elif step == "brand":
        file.write_text(
            file.read_text("utf-8").replace("Brand names: ", "Brand names: Newbrandine, "), "utf-8"
        )
    elif step == "add" and free:
        (folder / f"{free[0]}.md").write_text(_text(chance, free[0]), "utf-8")
    elif step == "rename" and free:
        file.rename(folder / f"{free[-1]}.md")
    elif step == "delete" and len(files) > 3:
        file.unlink()
    elif step == "vocabulary":
        vocabulary.write_text(VOCABULARY.format(label=chance.choice(("zorbing fever", "quibbling itch"))))
    return step


def _bytes(out: Path) -> dict[str, bytes]:
    """Every file of a build but the store's own and the seal, which holds times."""
    found = {
        str(f.relative_to(out)): f.read_bytes()
        for f in out.rglob("*")
        if f.is_file() and f.parent.name != "store"
    }
    index = json.loads(found[".cache/index.json"])
    index.pop("seal")
    return found | {".cache/index.json": json.dumps(index).encode()}


def _answers(out: Path) -> list[object]:
    store = open_store(out)
    return [store.select(query.text) for query in named_queries().values()]


def _triples(out: Path) -> list[str]:
    return sorted(map(str, ox.Store.read_only(str(out / "store"))))


@pytest.fixture
def monographs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of five monographs in the folder that is worked in; KG_VOCABULARY names a file beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.ttl").write_text(VOCABULARY.format(label="nothing of it"))
    monkeypatch.setenv("KG_VOCABULARY", "own.ttl")
    folder = Path("monographs")
    folder.mkdir()
    chance = random.Random(0)
    for name in NAMES[:5]:
        (folder / f"{name}.md").write_text(_text(chance, name), "utf-8")
    yield folder


def _built(folder: Path, out: str, anew: bool = False) -> Summary:
    return build([folder], Path(out), 1, anew=anew)


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_give_the_bytes_of_a_clean_build(seed: int, monographs: Path) -> None:
    chance = random.Random(seed)
    _built(monographs, "out")
    for number in range(5):
        steps = [_step(chance, monographs, Path("own.ttl")) for _ in range(chance.randint(1, 2))]
        _built(monographs, "out")
        _built(monographs, "clean", anew=True)
        assert _bytes(Path("out")) == _bytes(Path("clean")), (number, steps)
        assert _triples(Path("out")) == _triples(Path("clean")), (number, steps)
    assert _answers(Path("out")) == _answers(Path("clean"))
    stated = open_store(Path("out")).select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
    assert int(stated or 0) == _built(monographs, "out").triples


def test_only_what_changed_is_read(monographs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    work = stages.work

    def counted(path: Path) -> stages.Outcome:
        read.append(path.stem)
        return work(path)

    monkeypatch.setattr(running, "work", counted)
    engine.shapes.cache_clear()
    assert len(_built(monographs, "out").changed) == 5 and len(read) == 5
    before = {file: file.stat().st_mtime_ns for file in Path("out").rglob("*")}
    assert len(_built(monographs, "out").changed) == 0 and len(read) == 5
    assert before == {file: file.stat().st_mtime_ns for file in Path("out").rglob("*")}
    (monographs / f"{NAMES[2]}.md").write_text(_text(random.Random(9), NAMES[2]), "utf-8")
    assert len(_built(monographs, "out").changed) == 1 and read[5:] == [NAMES[2]]
    Path("own.ttl").write_text(VOCABULARY.format(label="zorbing fever"))
    assert len(_built(monographs, "out").changed) == 5
    Path("elsewhere").mkdir()
    assert len(build([monographs], Path("elsewhere/out"), 1, cache=Path("out")).changed) == 0
    assert _bytes(Path("elsewhere/out")) == _bytes(Path("out"))


def test_a_vocabulary_label_changes_what_is_linked(monographs: Path) -> None:
    (monographs / "gout.md").write_text(
        "---\ntitle: Testamab\n---\n## Contraindications\n\n- Zorbing fever\n", "utf-8"
    )
    _built(monographs, "out")
    own = b"concept/condition/own"
    assert own not in Path("out/facts.jsonl").read_bytes()
    Path("own.ttl").write_text(VOCABULARY.format(label="zorbing fever"))
    _built(monographs, "out")
    assert own in Path("out/facts.jsonl").read_bytes()


@pytest.mark.parametrize("damage", ["index", "shard", "range", "gone", "store"])
def test_a_damaged_cache_is_no_cache(damage: str, monographs: Path) -> None:
    _built(monographs, "clean")
    _built(monographs, "out")
    index = Path("out/.cache/index.json")
    if damage == "index":
        index.write_text(index.read_text("utf-8")[:-9], "utf-8")
    elif damage == "range":
        found = json.loads(index.read_text("utf-8"))
        found["rows"][0][2][0] = [0, 1 << 40]
        index.write_text(json.dumps(found), "utf-8")
    elif damage == "shard":
        with Path("out/graph.nq").open("ab") as file:
            file.write(b"#")
    elif damage == "gone":
        Path("out/graph.ttl").unlink()
    else:
        next(Path("out/store").glob("*.sst")).unlink()
    assert len(_built(monographs, "out").changed) == 5
    assert _bytes(Path("out")) == _bytes(Path("clean"))


def test_what_may_come_out_otherwise_is_tried_again(
    monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(stages, "lint", lambda monograph: 1 / 0)
        assert _built(monographs, "out").violations == 5
    assert len(_built(monographs, "out").changed) == 5
    assert len(_built(monographs, "out").changed) == 0


def test_workers_and_their_number_change_no_byte(monographs: Path) -> None:
    for jobs in (1, 3):
        build([monographs], Path(f"by{jobs}"), jobs)
    assert _bytes(Path("by1")) == _bytes(Path("by3"))


def test_a_large_store_is_filled_and_asked_by_other_processes(
    monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _built(monographs, "small")
    for module, name in ((filling, "fill"), (storing, "found_by")):
        monkeypatch.setattr(
            module, "LARGE", 0
        )  # and these are not replaced in a process that is started anew
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("the store was opened in this process"))
    build([monographs], Path("large"), 2)
    assert _bytes(Path("large")) == _bytes(Path("small"))
    assert _triples(Path("large")) == _triples(Path("small"))


def test_the_store_is_not_filled_again_for_one_edit(
    monographs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _built(monographs, "out")
    monkeypatch.setattr(filling, "fill", lambda *_: pytest.fail("the store was filled again"))
    _built(monographs, "out")
    (monographs / f"{NAMES[2]}.md").write_text(_text(random.Random(9), NAMES[2]), "utf-8")
    assert len(_built(monographs, "out").changed) == 1


def test_the_cache_holds_nothing_of_files_that_are_gone(monographs: Path) -> None:
    _built(monographs, "out")
    (monographs / f"{NAMES[0]}.md").unlink()
    _built(monographs, "out")
    held = b"".join(file.read_bytes() for file in Path("out/.cache").iterdir())
    assert os.fsencode(f"{NAMES[1]}.md") in held and os.fsencode(f"{NAMES[0]}.md") not in held
