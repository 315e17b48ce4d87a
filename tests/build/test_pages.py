"""The report of a build: made again only where something changed, and then with the bytes of a fresh one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.build import InputError, build
from kg.build.pages import write_report
from kg.cli.application import application
from tests.report.html.example import Page

TEXT = "---\ntitle: {name}\nlastModified: '2025-01-01'\n---\n## Usage\n\n{name} is used to treat gout.\n\n## Contraindications\n\n- Active hepatitis B\n- <script>{name}\n"
NAMES = ("index", "testamab", "zorbistat", "probinib")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("content")
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.md").write_text(TEXT.format(name=name.capitalize()), "utf-8")
    return folder


def _report(content: Path, out: str = "report") -> int:
    build([content], Path("build"), jobs=1)
    return write_report(Path("build"), Path(out), jobs=1).made


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_page_a_monograph_and_links_that_lead_to_them(content: Path) -> None:
    (content / "broken.md").write_bytes(b"\xff\xfe no text")
    assert _report(content) == 5
    pages = _bytes(Path("report"))
    assert set(pages) == {
        ".pages.json",
        "index.html",
        "monographs/broken.html",
        *(f"monographs/{name}.html" for name in NAMES),
    }
    overview = Page(pages["index.html"].decode())
    links = [link for link in overview.all("href") if not link.startswith("#")]
    assert sorted(links) == sorted(name for name in pages if name.startswith("monographs/"))
    for name in NAMES:
        read = Page(pages[f"monographs/{name}.html"].decode())
        assert read.source == (content / f"{name}.md").read_text("utf-8")
        assert "../index.html" in read.all("href") and read.of("m1-f")
    assert b"not UTF-8" in pages["monographs/broken.html"]


def test_only_what_changed_is_made_again_and_the_bytes_are_those_of_a_fresh_report(content: Path) -> None:
    _report(content)
    assert _report(content) == 0
    file = content / "testamab.md"
    file.write_text(file.read_text("utf-8") + "- Severe asthma\n", "utf-8")
    (content / "probinib.md").unlink()
    assert _report(content) == 1
    assert not Path("report/monographs/probinib.html").exists()
    assert "Severe asthma" in Path("report/monographs/testamab.html").read_text("utf-8")
    assert _report(content, "fresh") == 3
    assert _bytes(Path("report")) == _bytes(Path("fresh"))


def test_a_problem_that_another_monograph_causes_comes_to_the_page(content: Path) -> None:
    _report(content)
    other = content / "index.md"  # the problem is told of the later file
    other.write_text(other.read_text("utf-8").replace("title: Index", "title: Zorbistat"), "utf-8")
    assert _report(content) == 2
    assert "same-substance-twice" in Path("report/monographs/zorbistat.html").read_text("utf-8")


def test_workers_make_the_same_bytes(content: Path) -> None:
    _report(content)
    write_report(Path("build"), Path("two"), jobs=2)
    assert _bytes(Path("report")) == _bytes(Path("two"))


def test_two_files_of_one_name_have_a_page_each(content: Path) -> None:
    (content / "more").mkdir()
    (content / "more" / "testamab.md").write_text(TEXT.format(name="Testamab"), "utf-8")
    assert _report(content) == 5
    (twin,) = Path("report/monographs").glob("testamab-*.html")
    assert "has the same name as" in twin.read_text("utf-8")


def test_a_page_of_a_changed_file_says_so_until_the_next_build(content: Path) -> None:
    _report(content)
    file, page = content / "testamab.md", Path("report/monographs/testamab.html")
    file.write_text(file.read_text("utf-8").replace("gout", "asthma"), "utf-8")
    assert write_report(Path("build"), Path("report"), jobs=1).made == 1
    assert Page(page.read_text("utf-8")).source == "" and "gout" in page.read_text("utf-8")
    assert _report(content) == 1
    assert Page(page.read_text("utf-8")).source == file.read_text("utf-8")


def test_a_deleted_page_and_a_damaged_memory_are_made_again(content: Path) -> None:
    _report(content)
    Path("report/monographs/testamab.html").unlink()
    assert _report(content) == 1
    Path("report/.pages.json").write_text('{"testamab": 1}', "utf-8")
    assert _report(content) == len(NAMES)


def test_a_folder_with_other_files_is_left_alone_and_without_a_build_there_is_no_report(
    content: Path,
) -> None:
    with pytest.raises(InputError, match="holds other files"):
        write_report(_built(content), content)
    with pytest.raises(InputError, match="run kg build first"):
        write_report(Path("nowhere"), Path("report"))
    done = CliRunner().invoke(application, ["report", "--build", "nowhere"])
    assert done.exit_code == 2 and "run kg build first" in done.output


def test_the_command_says_how_many_pages_lack_their_text(content: Path) -> None:
    _built(content)
    (content / "index.md").unlink()
    done = CliRunner().invoke(application, ["report", "--jobs", "1"])
    assert done.exit_code == 0 and "1 pages lack their text" in done.output


def _built(content: Path) -> Path:
    build([content], Path("build"), jobs=1)
    return Path("build")


def test_the_command_says_where_the_report_is(content: Path) -> None:
    _built(content)
    done = CliRunner().invoke(application, ["report", "--jobs", "1"])
    assert done.exit_code == 0 and "report/index.html: 4 monographs, 4 pages made" in done.output


def test_validate_prints_one_page_with_everything(content: Path) -> None:
    done = CliRunner().invoke(
        application, ["validate", "content", "--format", "html", "--ignore", "monograph-monitoring"]
    )
    read = Page(done.stdout)
    assert read.source == "".join((content / f"{name}.md").read_text("utf-8") for name in sorted(NAMES))
    assert "monograph-dosage" in done.stdout and "monograph-monitoring" not in done.stdout


def test_one_page_does_not_hold_a_corpus(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.checking._ON_ONE_PAGE", 3)
    done = CliRunner().invoke(application, ["validate", "content", "--format", "html"])
    assert done.exit_code == 2 and "kg report" in done.output
