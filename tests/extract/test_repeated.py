"""Answers that the front matter and the body's FAQ both give: one claim, evidence at both places."""

from __future__ import annotations

from kg.extract import extract
from kg.extract.repeated import without_repeats
from kg.model import Monograph
from kg.read.monograph import read_text

_TEXT = """---
title: Drugol
description: About Drugol.
faqs:
  - q: Is Drugol safe in pregnancy?
    a: Drugol is contraindicated in pregnancy.
       Use another drug.
  - q: What are the side effects of Drugol?
    a: Drugol can cause nausea and headache.
---

# Drugol

## FAQs (Frequently Asked Questions)

**Q: Is Drugol safe in pregnancy?**

A: Drugol is **contraindicated** in pregnancy. Use another drug.

**Q: What are the side effects of Drugol?**

A: Drugol can cause nausea.
"""


def _monograph(text: str = _TEXT) -> Monograph:
    monograph, problems = read_text(text, "drugol.md")
    assert monograph is not None
    assert not problems
    return monograph


def test_an_answer_that_stands_twice_is_read_once() -> None:
    kept, pairs = without_repeats(_monograph())
    assert [(answer.role, again.role) for answer, again in pairs] == [("faq", "front-matter")]
    assert pairs[0][0].text == pairs[0][1].text == "Drugol is contraindicated in pregnancy. Use another drug."
    assert [p.text for p in kept.passages if p.role == "front-matter"] == [
        "About Drugol.",
        "Drugol can cause nausea and headache.",
    ]


def test_its_claim_has_evidence_at_both_places() -> None:
    monograph = _monograph()
    claims, _ = extract(monograph)
    (pregnancy,) = [claim for claim in claims if claim.kind == "pregnancy"]
    assert [(proof.role, proof.quote, proof.line) for proof in pregnancy.evidence] == [
        ("faq", "Drugol is **contraindicated** in pregnancy.", 18),
        ("front-matter", "Drugol is contraindicated in pregnancy.", 6),
    ]
    assert all(monograph.text[proof.start : proof.end] == proof.quote for proof in pregnancy.evidence)


def test_another_answer_of_the_front_matter_is_read() -> None:
    claims, _ = extract(_monograph())
    effects = [(claim.value, claim.evidence[0].role) for claim in claims if claim.kind == "adverse_effect"]
    assert effects == [("nausea", "faq"), ("nausea", "front-matter"), ("headache", "front-matter")]


def test_a_not_in_one_of_them_parts_the_two() -> None:
    monograph = _monograph(_TEXT.replace("a: Drugol is contra", "a: Drugol is not contra"))
    assert without_repeats(monograph) == (monograph, ())
