"""Bad input is a Problem with its place; good input is never lost with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read import read, read_text
from kg.read.monograph import LARGEST

GOOD = "---\ntitle: Testamab\n---\n## Usage\nTestamab is used for gout.\n"


@pytest.mark.parametrize(
    ("raw", "rule", "line"),
    [
        (b"", "empty-file", 1),
        (b"---\ntitle: x\n---\nr\xe9nal\n", "not-utf-8", 4),
        (b"\x00\x01\x02", "binary-file", 1),
        (b"## Usage\nText.\n", "no-front-matter", 1),
        (b"---\ntitle: [x\n---\n## Usage\n", "broken-front-matter", 3),
        (b"---\na: &a [x]\nb: *a\n---\nText\n", "broken-front-matter", 2),
        (b"---\ntitle: !!python/object/apply:os.system ['x']\n---\nText\n", "broken-front-matter", 2),
        (b"---\ntitle: x\ntitle: y\n---\nText\n", "broken-front-matter", 3),
        (b"---\ntitle: x\n? [a]\n: b\n---\nText\n", "broken-front-matter", 3),
        (b"---\ndescription: x\n---\nText\n", "no-title", 1),
        (b"---\ntitle: x\nText\n", "broken-front-matter", 1),
    ],
)  # fmt: skip
def test_bad_files(tmp_path: Path, raw: bytes, rule: str, line: int) -> None:
    file = tmp_path / "bad.md"
    file.write_bytes(raw)
    _, problems = read(file)
    assert [(p.rule, p.line) for p in problems] == [(rule, line)]
    assert problems[0].hint and problems[0].severity == "violation"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.md"
    with file.open("wb") as out:
        out.truncate(LARGEST + 1)
    monograph, problems = read(file)
    assert monograph is None and problems[0].rule == "file-too-large"


def test_a_body_is_read_although_its_front_matter_is_broken() -> None:
    monograph, problems = read_text("---\ntitle: [x\n---\n## Usage\nUsed for gout.\n", "a/testamab.md")
    assert problems and monograph is not None
    assert [p.text for p in monograph.passages] == ["Used for gout."]


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("## Usage", "### **Usage:**"),
        GOOD.replace("## Usage", "**Usage**\n"),
    ],
)
def test_variants_give_the_same_passage(text: str) -> None:
    monograph, problems = read_text(text, "testamab.md")
    assert monograph is not None and not problems
    (passage,) = monograph.passages
    assert (passage.topic, passage.text) == ("usage", "Testamab is used for gout.")
    span = passage.body.span()
    assert text[span.start : span.end] == passage.text


def test_labels_rows_and_questions() -> None:
    body = (
        "## Dosage\n#### Adults: 5 mg daily.\n* **Renal:**\n    * Mild: none\n\n| Use | Dose |\n|---|---|\n| Gout | 3 mg |\n\n"
        "## FAQs\n### Q1: Is it safe in pregnancy?\n**A:** No.\n"
    )
    monograph, _ = read_text("---\ntitle: T\n---\n" + body, "t.md")
    assert monograph is not None
    got = [(p.topic, p.context, p.text, p.question) for p in monograph.passages]
    assert got == [
        ("dosage", "adults", "5 mg daily.", ""),
        ("dosage", "adults > renal > mild", "none", ""),
        ("dosage", "adults > gout", "3 mg", ""),
        ("pregnancy", "", "No.", "Is it safe in pregnancy?"),
    ]


def test_a_lead_in_inside_a_heading_line_loses_nothing() -> None:
    body = "## Dosage\n#### **Adults:** 5 mg daily. Dosing by weight: 1 mg/kg. **Children:** none\n"
    monograph, _ = read_text("---\ntitle: T\n---\n" + body, "t.md")
    assert monograph is not None
    got = [(p.context, p.text) for p in monograph.passages]
    assert got == [
        ("adults", "5 mg daily."),
        ("adults > dosing by weight", "1 mg/kg."),
        ("adults > children", "none"),
    ]


def test_faq_bleed_is_repaired() -> None:
    text = "---\ntitle: T\nfaqs:\n  - q: >-\n      Safe?**\n\n\n      **A:** Yes.\n    a: 'A:** Yes.'\n---\n## Usage\nx\n"
    monograph, _ = read_text(text, "t.md")
    assert monograph is not None
    assert [(f.question.text, f.answer.text) for f in monograph.faqs] == [("Safe?", "Yes.")]
