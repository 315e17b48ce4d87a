"""A monograph's page: its text unchanged, every fact and problem on it once, nothing of the text taken for markup."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kg.coverage import KINDS_OF
from kg.coverage import STANDINGS as LEDGER_STANDINGS
from kg.model import KINDS, Place, Problem, Span
from kg.report.html import pages
from kg.report.html.marking import GRAVEST_FIRST
from kg.report.html.pieces import Mark, cut
from kg.report.html.subject import Fact, Subject, row_of
from tests.report.html.example import FACTS, PATH, PROBLEMS, SUBJECT, TEXT, TOPICS, Page, fact, problem

GOLDEN = Path(__file__).parent / "testamab.html"
STYLE = (Path(pages.__file__).parent / "templates" / "report.css").read_text("utf-8")


def page(subject: Subject = SUBJECT) -> str:
    return pages.page(subject, "../index.html", lambda path: f"{Path(path).stem}.html#m1-")


def _without_look(html: str) -> str:
    """Style, script and their hashes aside: the golden page is about what is said."""
    html = re.sub(r"(<style>|<script>).*?(</)", r"\1\2", html, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/=]+", "sha256-…", html)


def test_the_page_is_as_agreed() -> None:
    found = _without_look(page())
    if os.environ.get("KG_GOLDEN") == "write":
        GOLDEN.write_text(found, "utf-8", newline="\n")
    assert found == GOLDEN.read_text("utf-8")


def test_the_text_shown_is_the_files_text() -> None:
    read = Page(page())
    assert read.source == TEXT
    assert (
        "\r" not in page()
    )  # a browser would read it as the end of a line: it is written as a character's number


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12)


@given(st.text(st.sampled_from("ab <&>\"'\r\n\u202e\u00df\u0130é😀"), max_size=60), SPANS, SPANS)
def test_no_letter_is_lost_however_marks_lie(
    text: str, passages: list[tuple[int, int]], flaws: list[tuple[int, int]]
) -> None:
    facts: list[Fact] = [
        {"kind": KINDS[number % len(KINDS)], "value": text[start : start + 2], "label": None, "concept": None, "attrs": {},
         "assertion": ("affirmed", "negated", "unknown")[number % 3],
         "evidence": [{"start": start, "end": end, "line": 1, "role": "section", "quote": text[start:end]}] * 2}
        for number, (start, end) in enumerate(passages)
    ]  # fmt: skip
    problems = [Problem("warning", "r", "m", PATH, start + 1, span=Span(start, end)) for start, end in flaws]
    assert Page(page(Subject(PATH, "T", text, facts, problems, {}))).source == text


def test_a_piece_knows_all_that_lies_on_it() -> None:
    marks = [Mark("passage", 0, 6, 0), Mark("passage", 2, 4, 1), Mark("problem", 3, 6, 1)]
    (line,) = cut("abcdef", marks)
    assert [(p.start, p.end, [(m.layer, m.number) for m in p.marks]) for p in line] == [
        (0, 2, [("passage", 0)]),
        (2, 3, [("passage", 0), ("passage", 1)]),
        (3, 4, [("passage", 0), ("passage", 1), ("problem", 1)]),
        (4, 6, [("passage", 0), ("problem", 1)]),
    ]


def test_every_fact_and_problem_is_there_once_and_marked_in_the_text() -> None:
    read = Page(page())
    assert sorted(read.of("m1-f")) == sorted(f"m1-f{number}" for number in range(1, len(FACTS) + 1))
    assert sorted(read.of("m1-p")) == sorted(f"m1-p{number}" for number in range(1, len(PROBLEMS) + 1))
    in_text = [said for tag, said in read.tags if tag in ("a", "mark") and {"data-g", "data-p"} & said.keys()]
    passages = {number for said in in_text for number in said.get("data-g", "").split()}
    listed = [said["data-g"].split() for tag, said in read.tags if tag == "li" and "data-g" in said]
    assert len(listed) == len(FACTS) and all(numbers and set(numbers) <= passages for numbers in listed)
    assert {number for said in in_text for number in said.get("data-p", "").split()} == {"2", "3", "4"}


def test_what_is_not_plainly_stated_looks_otherwise() -> None:
    read = Page(page())
    seen = {
        (said.get("data-a"), said["class"])
        for tag, said in read.tags
        if tag in ("a", "mark") and "data-a" in said
    }
    assert seen == {
        ("negated", "w k-indication a-negated"),
        ("uncertain", "w k-indication a-uncertain"),
        ("unknown", "o k-pregnancy a-unknown"),
        ("negated", "w k-interaction a-negated"),
    }
    for assertion in ("negated", "uncertain", "unknown"):
        assert f".t .a-{assertion}" in STYLE and f".fact.a-{assertion}" in STYLE


def test_facts_of_several_assertions_without_words_are_counted() -> None:
    quote = "Tea and milk do no harm."
    facts = [
        fact(TEXT, "interaction", "green leaves", [quote]),
        fact(TEXT, "interaction", "cream", [quote], "negated"),
    ]
    read = Page(page(replace(SUBJECT, facts=facts)))
    assert "1 affirmed, 1 negated" in read.all("data-a")


def test_both_quotes_of_a_contradiction_stand_beside_each_other() -> None:
    sides = page().partition('<div class="sides">')[2].partition("</div>")[0]
    assert "<blockquote>treats gout. It is</blockquote>" in sides
    assert "<blockquote>Active &lt;b&gt;hepatitis</blockquote>" in sides
    assert 'href="testamab.html#m1-L11"' in sides and 'href="other.html#m1-L4"' in sides


HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\"'><a href=javascript:alert(1)>", "]]>--><!--", "{{ 7*7 }}{% raw %}",
    "</mark></div></article>", "&lt;script&gt;", "\u202e\u2066",
)  # fmt: skip
OURS = set(
    "html head meta title style script body p nav a main article h1 h2 h3 h4 ul li b span code div mark figure blockquote figcaption section dl dt dd "
    "fieldset legend label input button q svg rect table thead tbody tr th td small select option".split()
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_written_becomes_markup(text: str) -> None:
    body = f"a {text} b\n{text}\n"
    facts = [
        fact(
            body,
            kind,
            text,
            [text, f"a {text} b"],
            label=text + "x",
            concept=text,
            attrs={text: text, "y": [text, text]},
        )
        for kind in KINDS
    ]
    flaws = [
        Problem("warning", text, text, text, 2, hint=text, related=(Place(text, 1, 1, text),)),
        problem(body, "violation", text, text, related=(Place(PATH, 1, 1, text),)),
    ]
    subject = Subject(text, text, body, facts, flaws, {"usage": ["stated", {"indication": 1}]})
    one = pages.page(subject, "../index.html", lambda path: "other.html#m1-")
    for html in (one, pages.whole([subject]), pages.overview([row_of(subject, "monographs/x.html")])):
        read = Page(html)
        assert {tag for tag, _ in read.tags} <= OURS
        assert [tag for tag, _ in read.tags].count("script") == 1
        assert read.raw["style"] == STYLE
        assert not [
            name
            for _, said in read.tags
            for name in said
            if name.startswith("on") or name in ("style", "src")
        ]
        assert all(
            re.fullmatch(r"(?:\.\./index|monographs/x|other)\.html(?:#[\w-]+)?|#[\w-]+", link)
            for link in read.all("href")
        )
    assert Page(one).source == body
    gone = pages.page(replace(subject, text=None), "../index.html", lambda path: "other.html#m1-")
    assert {tag for tag, _ in Page(gone).tags} <= OURS


def test_a_page_stands_alone_and_its_policy_lets_nothing_else_run() -> None:
    for html in (page(), pages.whole([SUBJECT]), pages.overview([row_of(SUBJECT, "x.html")])):
        read = Page(html)
        assert not re.search(r"url\(|@import|https?:", read.raw["style"] + read.raw["script"])
        assert not [
            said for _, said in read.tags if "src" in said or said.get("href", "").startswith(("http", "//"))
        ]
        (policy,) = [said["content"] for tag, said in read.tags if tag == "meta" and "http-equiv" in said]
        for kind in ("style", "script"):
            digest = base64.b64encode(hashlib.sha256(read.raw[kind].encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none';") and "unsafe" not in policy
        assert "Not reviewed. Not for clinical use. Silence of a monograph is not safety." in html


def test_ids_are_one_a_page_and_links_inside_it_lead_somewhere() -> None:
    for html in (page(), pages.whole([SUBJECT, replace(SUBJECT, path="content/other.md", title="Other")])):
        read = Page(html)
        assert len(set(read.all("id"))) == len(read.all("id"))
        assert {link[1:] for link in read.all("href") if link.startswith("#")} <= set(read.all("id"))


def test_headings_go_down_step_by_step_and_columns_have_headers() -> None:
    for html in (page(), pages.whole([SUBJECT])):
        levels = [int(tag[1]) for tag, _ in Page(html).tags if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all("scope" in said for tag, said in Page(html).tags if tag == "th")


def test_without_its_file_a_page_still_has_facts_with_quotes_and_problems() -> None:
    html = page(replace(SUBJECT, text=None))
    read = Page(html)
    assert read.source == "" and "The text is not here" in html
    assert html.count("<q>") == sum(len(f["evidence"]) for f in FACTS)
    assert len(read.of("m1-p")) == len(PROBLEMS)


def test_an_empty_file_and_a_problem_beyond_the_end_have_a_page() -> None:
    assert len(Page(page(Subject(PATH, "T", "", [], [PROBLEMS[0]], {}))).of("m1-p")) == 1
    assert (
        len(Page(page(Subject(PATH, "T", "one", [], [structs.replace(PROBLEMS[0], line=9)], {}))).of("m1-p"))
        == 1
    )


def test_the_same_input_gives_the_same_bytes() -> None:
    assert page() == page() and pages.whole([SUBJECT]) == pages.whole([SUBJECT])


def test_every_kind_topic_and_standing_has_its_place() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(KINDS)
    assert [kind for kind in KINDS if not re.search(rf"\.k-{kind}[,{{]", STYLE)] == []
    assert tuple(KINDS_OF) == pages.TOPICS
    assert pages.STANDINGS == LEDGER_STANDINGS


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_stands_out_from_every_ground_it_lies_on() -> None:
    def contrast(one: str, other: str) -> float:
        light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    grounds = re.findall(r"(?:--fill|--tint|background):#([0-9a-f]{6})", STYLE)
    pale = [ground for ground in grounds if _luminance(ground) > 0.3]
    dark = [ground for ground in grounds if _luminance(ground) <= 0.3]
    assert len(pale) > 20 and len(dark) >= 4
    assert min(contrast("1b1f24", ground) for ground in pale) >= 4.5
    assert min(contrast("ffffff", ground) for ground in dark) >= 4.5
    muted = ("4b535d", "3d444c", "0b4fa8", "59636e")
    assert min(contrast(text, ground) for text in muted for ground in ("ffffff", "f6f8fa")) >= 4.5


def test_a_cell_counts_facts_or_says_what_there_is_and_a_half_answer_is_seen() -> None:
    half = TOPICS | {"pregnancy": ["stated", {"pregnancy": 2, "lactation": 0}]}
    rows = pages.overview([row_of(replace(SUBJECT, topics=topics), "x.html") for topics in (TOPICS, half)])
    first, second = re.findall(r"<tr data-r.*?</tr>", rows)
    cells = re.findall(r"<td(?: class=\"?([\w ]+)\"?)?>([^<]*)</td>", first)
    assert [text for _, text in cells] == [
        "1",
        "1",
        "2",
        "8",
        "3",
        "–",
        "–",
        "–",
        "–",
        "1",
        "no fact",
        "none",
        "silent",
        "–",
    ]
    assert cells[0][0] == "violation" and cells[4][0] == "s0" and cells[11][0] == "s1"
    assert '<td class="s0 part">2 + 0</td>' in second
