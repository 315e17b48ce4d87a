"""A quote stands in a text as a whole, in its section, below its headings; else it was edited or moved."""

from __future__ import annotations

import pytest

from kg.diff import matching
from kg.diff.standing import Side, sentence
from kg.model import Claim, Evidence

HEAD = "---\ntitle: Testamab\n---\n\n"
OLD = HEAD + "## Contraindications\n\nContraindicated in:\n\n* Asthma\n* Heart failure. Avoid in shock.\n"


@pytest.mark.parametrize(
    ("quote", "new", "said"),
    [
        ("Asthma", OLD, "unchanged"),
        ("Asthma", OLD.replace("* Asthma", "-   **Asthma**"), "unchanged"),
        ("Asthma", OLD.replace("\n", "\r\n"), "unchanged"),
        ("Asthma", OLD.replace("* Asthma\n", "") + "* Asthma\n", "unchanged"),
        ("Avoid in shock.", OLD, "unchanged"),
        ("Asthma", OLD.replace("* Asthma", "* Asthma, eczema"), "edited"),
        ("Asthma", OLD.replace("* Asthma", "* Severe asthma"), "edited"),
        ("Asthma", OLD.replace("* Asthma", "* No Asthma"), "edited"),
        ("Asthma", OLD.replace("* Asthma\n", "") + "\n## Asthma and allergy\n\nNothing.\n", "edited"),
        ("Asthma", OLD.replace("Contraindicated in:", "Not contraindicated in:"), "moved"),
        ("Asthma", OLD.replace("* Asthma\n", "") + "\n## Side Effects\n\n* Asthma\n", "moved"),
        ("Avoid in shock.", OLD.replace("Avoid in shock.", "Do not Avoid in shock."), "edited"),
    ],
)
def test_standing(quote: str, new: str, said: str) -> None:
    start = OLD.index(quote)
    evidence = Evidence("t.md", "Contraindications", 7, start, start + len(quote), quote, "section", "rule")
    claim = Claim("Testamab", "contraindication", quote, evidence=(evidence,), iri="i")
    assert sentence(claim, Side("t.md", (claim,), OLD), Side("t.md", (), new)) == (said, evidence)


def test_a_text_made_to_hold_thousands_of_facts_takes_no_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit only what is about the same is paired; below it also what comes from one sentence."""

    def fact(value: str) -> Claim:
        quote = f"Testamab is contraindicated in adults with {value}."
        return Claim("T", "contraindication", value, {}, "affirmed", (Evidence("t.md", "C", 1, 0, 9, quote, "section", "r"),), iri=value)  # fmt: skip

    old, new = [fact("bad asthma"), fact("shock")], [fact("bad eczema"), fact("gout")]
    assert len(matching.match(old, new)[0]) == 1
    monkeypatch.setattr(matching, "_MOST_PAIRS", 3)
    assert matching.match(old, new)[0] == []
