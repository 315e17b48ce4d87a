"""Rules of the house: which way imports go, that each kind is whole, what may not stand in the project."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.model import KINDS
from kg.vocab.namespace import attributes, kg, slots
from tests.conftest import ROOT, SHARED

STAGES = ("read", "extract", "merge", "graph", "validate", "report", "store", "query", "export", "diff")
# Beside model, text and vocab, what a stage may use, and why.
ALLOWED = {
    ("validate", "query"): "checks are named queries",
    ("validate", "store"): "and are asked of a store",
    ("validate", "read"): "the lint looks at the front matter's own nodes, and a repair is read again",
    ("query", "graph"): "a drug's name becomes its node as in the graph",
    ("export", "graph"): "so does that of an export",
    ("diff", "graph"): "and a file its monograph",
    ("diff", "export"): "facts are compared, and shown, as kg facts prints them",
    ("diff", "read"): "a lost fact's sentence is looked for in the other text",
    ("diff", "store"): "a build's store knows which text each monograph was read from",
}


def _imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= {name for name in names if name.startswith("kg.")}
    return found


def _stage(file: Path) -> str:
    return file.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def test_imports_go_one_way() -> None:
    checked = 0
    for file in (ROOT / "kg").rglob("*.py"):
        stage = _stage(file)
        for name in _imports(file):
            target = name.split(".")[1]
            checked += 1
            if stage in STAGES and target in STAGES and target != stage:
                assert (stage, target) in ALLOWED, f"{file.relative_to(ROOT)} imports {name}"
            if stage in ("model", "text", "vocab"):
                order = ("model", "text", "vocab")
                assert target in order[: order.index(stage) + 1], f"{file.relative_to(ROOT)} imports {name}"
    assert checked > 100


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_whole(kind: str) -> None:
    wanted = [
        f"kg/extract/{kind}.py", f"ontology/facts/{kind}.ttl", f"ontology/shapes/{kind}.ttl", f"tests/extract/{kind}/cases.txt",
    ]  # fmt: skip
    assert [path for path in wanted if not (ROOT / path).is_file()] == []
    assert list((ROOT / "queries" / kind).glob("*.rq")), f"queries/{kind} has no query"


def test_terms_come_from_the_turtle_files_only() -> None:
    with pytest.raises(KeyError, match="declared in no file"):
        kg("contraindicatedInn")
    for kind in KINDS:
        assert set(slots(kind).attributes) <= attributes().keys()


def test_nothing_of_a_machine_or_registry_stands_in_the_project() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT).stdout.split()
    files = [ROOT / name for name in listed] or [
        f for f in ROOT.rglob("*") if f.suffix in (".py", ".md", ".toml", ".txt")
    ]
    pattern = re.compile(r"(?<![\w.])/(work|root|farm)" + r"/|index-" + r"url|/simp" + r"le/")
    for file in files:
        if file.is_file() and file.stat().st_size < 2_000_000 and file.name != "LICENSE":
            assert not pattern.search(file.read_text("utf-8", "replace")), file


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the shared folder is not beside the project")
def test_the_seed_is_the_users_own_text() -> None:
    assert (ROOT / "content" / "ofatumumab.md").read_bytes() == (
        SHARED / "seeds" / "ofatumumab.md"
    ).read_bytes()


def test_there_are_enough_monographs_and_combinations_with_their_ingredients() -> None:
    names = {file.stem for file in (ROOT / "content").glob("*.md")}
    assert len(names) >= 32
    whole = [name for name in names if "-" in name and set(name.split("-")) <= names]
    assert len(whole) >= 5


@pytest.mark.slow
def test_the_wheel_works_as_the_checkout_does(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    target = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel],
        check=True,
    )
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r}); import kg, kg.query; from kg.report.html import pages; assert 'Silence' in pages.overview([]); assert kg.__file__.startswith({str(target)!r}); "
        f"print(len(kg.extract({str(ROOT / 'content' / 'warfarin.md')!r})), len(kg.query.named_queries()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    facts, queries = (int(number) for number in done.stdout.split())
    assert facts > 40 and queries >= 20, done.stderr
