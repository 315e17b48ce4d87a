"""What is one claim and what stays two."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kg.merge import merge
from kg.model import Assertion, Attributes, Claim, Evidence, Monograph, Role
from kg.read import read_text
from kg.vocab.ground import ground


def _monograph() -> Monograph:
    monograph, _ = read_text("---\ntitle: Testamab\n---\n## Usage\nFor gout.\n", "testamab.md")
    assert monograph
    return monograph


def _claim(
    kind: str,
    value: str,
    line: int,
    attrs: Attributes | None = None,
    assertion: Assertion = "affirmed",
    role: Role = "section",
) -> Claim:
    proof = Evidence("testamab.md", "S", line, line * 100, line * 100 + 9, "quoted ..", role, f"{kind}.rule")
    return Claim("Testamab", kind, value, attrs or {}, assertion, (proof,))


def _merged(*claims: Claim) -> list[tuple[str, str, int]]:
    return [(c.value, c.assertion, len(c.evidence)) for c in merge(ground(claims), _monograph())]


def test_the_same_words_are_one_claim() -> None:
    one, two = _claim("contraindication", "Severe asthma", 3), _claim("contraindication", "severe asthma", 5)
    assert _merged(one, two) == [("Severe asthma", "affirmed", 2)]


def test_another_name_of_one_concept_is_the_same_claim() -> None:
    one, two = _claim("interaction", "paracetamol", 3), _claim("interaction", "acetaminophen", 30)
    assert _merged(one, two) == [("paracetamol", "affirmed", 2)]


@pytest.mark.parametrize("first", ["active hepatitis B", "severe asthma", "acute pancreatitis"])
def test_another_scope_is_another_claim(first: str) -> None:
    plain = first.split(" ", 1)[1]
    found = _merged(
        _claim("contraindication", first, 3), _claim("contraindication", f"history of {plain}", 30)
    )
    assert [(assertion, proofs) for _, assertion, proofs in found] == [("affirmed", 1)] * 2


def test_a_denial_is_another_claim() -> None:
    stated = _claim("interaction", "warfarin", 3)
    denied = _claim("interaction", "warfarin", 30, assertion="negated")
    assert _merged(stated, denied) == [("warfarin", "affirmed", 1), ("warfarin", "negated", 1)]


def test_what_identifies_a_claim_keeps_two_apart() -> None:
    mild = _claim("dose", "5 mg", 3, {"population": ("children",)})
    assert len(_merged(mild, _claim("dose", "5 mg", 30, {"population": ("elderly",)}))) == 2
    assert len(_merged(mild, _claim("dose", "5 mg", 30, {"population": ("child",)}))) == 1
    assert len(_merged(mild, _claim("dose", "5 mg", 30))) == 2
    assert len(_merged(mild, _claim("dose", "5 mg", 30, role="faq"))) == 1


def test_attributes_are_gathered_once_each() -> None:
    one = _claim("monitoring", "serum potassium", 3, {"frequency": ("monthly",), "condition": ("gout",)})
    two = replace(one, attrs={"frequency": ("Monthly", "yearly"), "condition": ("gout",), "group": ()})
    (claim,) = merge(ground([one, two]), _monograph())
    assert dict(claim.attrs) == {"condition": ("gout",), "frequency": ("monthly", "yearly"), "group": ()}


def test_grounding_links_value_and_attributes_apart() -> None:
    unknown = _claim("adverse_effect", "zzzz", 3, {"population": ("children",), "condition": ("zz",)})
    (claim,) = ground([unknown])
    assert (claim.concept, [term[:2] for term in claim.terms]) == (None, [("population", "children")])
    status = {"status": ("zz",), "condition": ("zz",)}
    (claim,) = ground([_claim("adverse_effect", "severe nausea", 3, status)])
    assert claim.concept and claim.terms == ()
    assert list(claim.attrs.items()) == [("status", ("severe",)), ("condition", ("zz",))]
    plain = _claim("adverse_effect", "zzzz", 3)
    assert ground([plain]) == [plain]
    with pytest.raises(KeyError):
        ground([_claim("adverse_effect", "zzzz", 3, {"no_such_slot": ("a",)})])


@pytest.mark.parametrize(
    ("effect", "role", "founds"),
    [
        ("sexual dysfunction", "summary", True),
        ("tachycardia", "summary", True),
        ("liver injury", "summary", False),  # the section names something of the liver
        ("an odd feeling", "summary", False),
        ("tachycardia", "faq", False),
    ],
)
def test_an_effect_that_only_the_summary_names_is_a_fact(effect: str, role: Role, founds: bool) -> None:
    told = [_claim("adverse_effect", name, 3) for name in ("raised liver enzymes", "hand dysfunction")]
    assert (
        effect in [c[0] for c in _merged(*told, _claim("adverse_effect", effect, 90, role=role))]
    ) is founds
