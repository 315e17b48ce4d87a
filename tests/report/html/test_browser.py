"""The report in a real browser: no error, no request, and its controls work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.report.html import pages
from kg.report.html.subject import Row
from tests.report.html.browser import CHROMIUM, Tab, browser
from tests.report.html.example import SUBJECT, TEXT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM, reason="chromium is not installed: the HTML report was NOT tried in a browser"
    ),
]
HIDDEN = "e => getComputedStyle(e).display === 'none'"
MANY = 3200


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


def _shown(tab: Tab, tmp_path: Path, html: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(html, "utf-8", newline="\n")
    tab.said.clear()
    tab.asked.clear()
    tab.open(file)


def _page() -> str:
    return pages.page(SUBJECT, "../index.html", lambda path: "#m1-")


def test_the_text_is_the_files_text_and_nothing_is_asked_for(tab: Tab, tmp_path: Path) -> None:
    _shown(tab, tmp_path, _page())
    assert tab.run("[...document.querySelectorAll('.t')].map(line => line.textContent).join('')") == TEXT
    assert tab.said == [] and len(tab.asked) == 1


def test_a_click_on_words_shows_their_fact_and_escape_closes_it(tab: Tab, tmp_path: Path) -> None:
    _shown(tab, tmp_path, _page())
    tab.run("document.querySelector('.w.a-negated').click()")
    said = tab.run("document.getElementById('panel').textContent")
    assert "indication: asthma negated" in " ".join(said.split()) and "fever" not in said
    tab.run("document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}))")
    assert tab.run("document.getElementById('panel').hidden")
    assert tab.said == []


def test_a_kind_and_a_severity_can_be_put_away(tab: Tab, tmp_path: Path) -> None:
    _shown(tab, tmp_path, _page())
    tab.run("document.querySelector('.kinds [value=contraindication]').click()")
    assert (
        tab.run("[...document.querySelectorAll('.t .off')].map(e => e.className.split(' ')[1])")
        == ["k-contraindication"] * 2
    )
    assert tab.run(f"[...document.querySelectorAll('.fact')].filter({HIDDEN}).length") == 1
    tab.run("document.querySelector('.severities [value=info]').click()")
    assert tab.run(f"[...document.querySelectorAll('.note')].filter({HIDDEN}).length") == 2
    tab.run("document.querySelector('[data-step=\"1\"]').click()")
    assert tab.run("document.activeElement.id") == "m1-p1"
    assert tab.said == []


def test_a_link_leads_to_a_text_that_was_not_laid_out_yet(tab: Tab, tmp_path: Path) -> None:
    many = [replace(SUBJECT, path=f"c/d{number}.md", title=f"Drug {number}") for number in range(40)]
    _shown(tab, tmp_path, pages.whole(many))
    tab.run("document.querySelector('#matrix a[href=\"#m30-top\"]').click()")
    tab.run("new Promise(done => setTimeout(done, 300))")
    assert 0 <= tab.run("document.getElementById('m30-top').getBoundingClientRect().top") < 400
    assert tab.said == [] and len(tab.asked) == 1


def test_three_thousand_rows_are_paged_filtered_and_sorted(tab: Tab, tmp_path: Path) -> None:
    topics = {topic: ["stated", {"dose": 1}] for topic in pages.TOPICS}
    silent = topics | {"monitoring": ["silent", {"monitoring": 0}]}
    rows = [
        Row(f"c/d{n}.md", f"Drug {n}", f"monographs/d{n}.html", n, (("rule-a" if n % 2 else "rule-b", "warning", 1),), silent if n < 150 else topics)
        for n in range(MANY)
    ]  # fmt: skip
    _shown(tab, tmp_path, pages.overview(rows))
    seen = "[...document.querySelectorAll('#matrix tbody tr')].filter(row => row.offsetHeight).length"
    assert (
        tab.run(seen) == 100 and tab.run("document.getElementById('shown').textContent") == f"1–100 of {MANY}"
    )
    tab.run("document.querySelector('[data-rule=\"0\"]').click()")
    assert tab.run("document.getElementById('shown').textContent") == f"1–100 of {MANY // 2}"
    tab.run(
        "for (const [id, value] of [['by-rule', ''], ['by-topic', '8'], ['by-standing', '3']]) { const e = document.getElementById(id); e.value = value; e.dispatchEvent(new Event('input')); }"
    )
    assert tab.run("document.getElementById('shown').textContent") == "1–100 of 150"
    tab.run("document.getElementById('after').click()")
    assert tab.run(seen) == 50
    tab.run("document.querySelector('#matrix thead th:nth-child(5) button').click()")
    assert tab.run("document.querySelector('#matrix tr.on a').textContent") == "Drug 149"
    assert (
        tab.run("document.querySelector('#matrix th[aria-sort]').getAttribute('aria-sort')") == "descending"
    )
    assert tab.said == []


def test_a_script_that_came_in_would_not_run(tab: Tab, tmp_path: Path) -> None:
    _shown(
        tab,
        tmp_path,
        _page().replace(
            "<main>", "<main><script>document.title = 'in'</script><img src='https://example.org/x.png'>"
        ),
    )
    assert tab.run("document.title") != "in"
    assert len(tab.said) == 2 and all("Content Security Policy" in said for said in tab.said)
