"""One defect is one problem: of two rules that see it the stronger speaks, and one sentence is named once."""

from __future__ import annotations

from pathlib import Path

from kg.build import work
from tests.conftest import CONTENT

BLED = "  - q: 'What is it?** **A:** A drug.'\n    a: 'A:** A drug.'\n"
MARKED = "  - q: 'Is it safe?'\n    a: 'A:** It is.'\n"


def problems(tmp_path: Path, faqs: str, body: str = "") -> list[tuple[str, int, str]]:
    file = tmp_path / "testamab.md"
    file.write_text(f"---\ntitle: Testamab\nfaqs:\n{faqs}---\n{body}", "utf-8")
    return [(p.rule, p.line, p.message) for p in work(file).problems]


def test_a_bled_question_speaks_for_the_mark_of_its_answer_only(tmp_path: Path) -> None:
    found = [(rule, line) for rule, line, _ in problems(tmp_path, BLED + MARKED) if rule.startswith("faq")]
    assert found == [("faq-bleed", 4), ("faq-answer-mark", 7)]


def test_one_sentence_is_one_note_that_names_its_agents(tmp_path: Path) -> None:
    body = (
        "## Drug Interactions\nTestamab interacts with warfarin, aspirin, digoxin, lithium and phenytoin.\n"
    )
    found = [m for rule, _, m in problems(tmp_path, MARKED, body) if rule == "interaction-management"]
    assert len(found) == 1
    assert found[0].endswith("(interaction: aspirin, digoxin, lithium, phenytoin and 1 more)")


def test_the_seed_shows_ten_bled_questions_once_each() -> None:
    rules = [p.rule for p in work(CONTENT / "ofatumumab.md").problems]
    assert rules.count("faq-bleed") == 10 and "faq-answer-mark" not in rules
