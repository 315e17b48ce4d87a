"""The vocabularies are sound, and normalisation keeps apart what differs."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.vocab.concepts import Concepts
from kg.vocab.ground import link_of
from kg.vocab.lexicon import lexicon
from kg.vocab.normalise import normal
from kg.vocab.scanning import Scanner, _written_forms
from tests.conftest import ROOT

SCHEMES = "https://w3id.org/drugfacts/concept/"
FILES = sorted((ROOT / "ontology" / "vocabulary").glob("*.ttl"))


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_scheme_is_sound(file) -> None:  # type: ignore[no-untyped-def]
    preferred: dict[str, int] = defaultdict(int)
    owner: dict[str, str] = {}
    for t in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE):
        name = t.predicate.value.rsplit("#", 1)[-1]
        if name in ("prefLabel", "altLabel", "hiddenLabel") and t.subject.value.startswith(
            f"{SCHEMES}{file.stem}/"
        ):
            key = normal(t.object.value)
            assert owner.setdefault(key, t.subject.value) == t.subject.value, (
                f"{t.object.value} belongs to two concepts"
            )
        preferred[t.subject.value] += name == "prefLabel"
        if name == "broader":
            assert t.object.value in lexicon().concepts, t.object.value
    assert set(preferred.values()) <= {0, 1}


def test_no_concept_is_wider_than_itself() -> None:
    words = lexicon()
    assert [iri for iri in words.broader if iri in words.ancestors(iri)] == []
    assert len(FILES) == 16


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rifampin", "rifampicin"), ("acetaminophen", "paracetamol"), ("diarrhoea", "diarrhea"), ("hives", "urticaria"),
        ("MAOIs", "MAO inhibitors"), ("oedema", "edema"), ("HBV infection", "hepatitis B"), ("NSAIDs", "non-steroidal anti-inflammatory drug"),
    ],
)  # fmt: skip
def test_spellings_and_synonyms_meet(one: str, other: str) -> None:
    schemes = ("condition", "substance", "drug_class")
    first, second = lexicon().link(one, schemes), lexicon().link(other, schemes)
    assert first and second and first.concept == second.concept


@pytest.mark.parametrize(
    ("one", "other", "scheme"),
    [
        ("hyperkalemia", "hypokalemia", "condition"),
        ("µg", "g", "unit"),
        ("type 1 diabetes", "type 2 diabetes", "condition"),
    ],
)
def test_what_differs_stays_apart(one: str, other: str, scheme: str) -> None:
    first, second = lexicon().link(one, (scheme,)), lexicon().link(other, (scheme,))
    assert first and second and first.concept != second.concept


def test_a_negated_mention_links_to_nothing() -> None:
    assert lexicon().link("non-severe asthma", ("condition",)) is None
    assert lexicon().link("severe asthma", ("condition",)) is not None


@pytest.mark.parametrize(
    ("mention", "label", "rest"),
    [
        ("infection of the eye", "eye infection", ""),
        ("moderate to severe renal impairment in elderly patients", "renal impairment", "moderate to severe in elderly patient"),
        ("metastatic breast cancer", "breast cancer", "metastatic"),
        ("history of transient ischemic attack", "transient ischemic attack", ""),
        ("hypersensitivity to cefixime", "hypersensitivity", "cefixime"),
        ("hypersensitivity to any other cephalosporins", "cephalosporin allergy", ""),
        ("history of allergic-type reactions after taking aspirin", "NSAID hypersensitivity", ""),
        ("hypersensitivity to either drug", "hypersensitivity to any component", ""),
        ("itching at the injection site", "injection site reaction", "itching at the injection site"),
    ],
)  # fmt: skip
def test_what_narrows_a_mention_is_set_aside(mention: str, label: str, rest: str) -> None:
    link = lexicon().link(mention, ("condition",))
    assert link and (link.concept.label, link.rest) == (label, rest)


@pytest.mark.parametrize(
    "mention",
    ["hypersensitivity to severe hypertension", "anemia not caused by iron deficiency", "resistant strains", "epilepsy not controlled by treatment"],
)  # fmt: skip
def test_what_is_no_mention_of_a_condition_links_to_nothing(mention: str) -> None:
    assert lexicon().link(mention, ("condition",)) is None


def test_a_wider_concept_does_not_name_a_claim_nor_merge_it() -> None:
    whole, part = (
        link_of("contraindication", "hypersensitivity"),
        link_of("contraindication", "hypersensitivity to cefixime"),
    )
    assert whole and part and whole.concept == part.concept and part.rest


def test_a_class_reaches_its_members() -> None:
    words = lexicon()
    strong = words.find("strong CYP3A4 inhibitor", ("drug_class",))
    clarithromycin = words.find("clarithromycin", ("substance",))
    wide = words.find("CYP3A4 inhibitors", ("drug_class",))
    assert strong and clarithromycin and wide
    assert clarithromycin.iri in words.members(wide.iri) and wide.iri in words.ancestors(clarithromycin.iri)


@pytest.mark.parametrize(
    ("mention", "label", "rest"),
    [
        ("third-generation cephalosporin antibiotic", "third-generation cephalosporin", ""),
        ("bisbiguanide antiseptic", "antiseptic", "bisbiguanide"),
        ("competitive antagonist at H1 receptors", "antihistamine", "competitive"),
        ("humanized monoclonal antibody against testokine", "monoclonal antibody", "against testokine"),
        ("short-acting selective beta-1 adrenergic receptor blocker", "cardioselective beta blocker", "short acting"),
    ],
)  # fmt: skip
def test_a_class_is_found_at_the_head_of_its_name(mention: str, label: str, rest: str) -> None:
    link = link_of("drug_class", mention)
    assert link and (link.concept.label, link.rest) == (label, rest)


@pytest.mark.parametrize(
    "mention",
    ["steroidal anti-diuretic", "non-opioid", "testase enzyme inhibitor", "contains antioxidants", "Antihistamine + Testamab", "testanazole nitrate"],
)  # fmt: skip
def test_what_only_ends_like_a_class_is_none(mention: str) -> None:
    assert link_of("drug_class", mention) is None


def test_a_narrowed_class_links_only_where_membership_is_said() -> None:
    # An interaction with a kind of antiseptics is none with all of them.
    assert link_of("interaction", "bisbiguanide antiseptic") is None


@pytest.mark.parametrize(
    ("group", "members", "strangers"),
    [
        ("NSAIDs", "ibuprofen, naproxen, celecoxib, etoricoxib, aspirin, ketorolac", "paracetamol, prednisolone, tramadol"),
        ("MAO inhibitors", "phenelzine, selegiline, moclobemide, linezolid, rasagiline", "fluoxetine, entacapone"),
        ("CYP3A4 inhibitors", "clarithromycin, ketoconazole, erythromycin, verapamil, ritonavir", "azithromycin, rifampicin"),
        ("CYP3A4 inducers", "rifampicin, carbamazepine, phenytoin, efavirenz", "ketoconazole, valproate"),
        ("live vaccines", "MMR vaccine, varicella vaccine, yellow fever vaccine, BCG vaccine", "hepatitis B vaccine"),
        ("loop diuretics", "furosemide, torasemide, bumetanide", "hydrochlorothiazide, spironolactone"),
        ("diuretics", "furosemide, hydrochlorothiazide, spironolactone, acetazolamide", "amlodipine"),
        ("potassium-sparing diuretics", "spironolactone, amiloride, eplerenone", "furosemide"),
        ("anticoagulants", "warfarin, heparin, apixaban, dabigatran, enoxaparin", "aspirin, alteplase"),
        ("antithrombotics", "warfarin, aspirin, alteplase, clopidogrel", "tranexamic acid"),
        ("CNS depressants", "diazepam, morphine, phenobarbital, zolpidem, alcohol, diphenhydramine", "lidocaine, cetirizine"),
        ("serotonergic drugs", "fluoxetine, sumatriptan, tramadol, linezolid, venlafaxine", "haloperidol"),
        ("antidepressants", "sertraline, amitriptyline, mirtazapine, phenelzine", "linezolid, methylene blue"),
        ("antipsychotics", "haloperidol, olanzapine, chlorpromazine", "promethazine"),
        ("monoclonal antibodies", "rituximab, adalimumab, pembrolizumab, denosumab", "etanercept"),
        ("beta-lactam antibiotics", "amoxicillin, cefixime, meropenem, aztreonam", "azithromycin"),
        ("antibiotics", "doxycycline, ciprofloxacin, gentamicin, vancomycin", "fluconazole, acyclovir"),
        ("azole antifungals", "fluconazole, clotrimazole, itraconazole", "terbinafine, omeprazole, metronidazole"),
        ("ACE inhibitors", "enalapril, ramipril, lisinopril", "losartan"),
        ("statins", "atorvastatin, rosuvastatin", "fenofibrate, nystatin"),
        ("antacids", "magnesium hydroxide, aluminium hydroxide, calcium carbonate", "omeprazole"),
        ("antiretrovirals", "lamivudine, efavirenz, darunavir, dolutegravir", "acyclovir"),
    ],
)  # fmt: skip
def test_classes_hold_their_members_and_no_others(group: str, members: str, strangers: str) -> None:
    words = lexicon()
    found = words.find(group, ("drug_class",))
    assert found

    def iris(names: str) -> set[str]:
        concepts = {name: words.find(name, ("substance",)) for name in names.split(", ")}
        assert None not in concepts.values(), concepts
        return {concept.iri for concept in concepts.values() if concept}

    assert iris(members) <= words.members(found.iri)
    assert not iris(strangers) & words.members(found.iri)


@given(st.text(max_size=40))
def test_normal_is_idempotent_on_its_own_words(text: str) -> None:
    once = normal(text)
    assert once == once.strip() and once.lower() == once


@given(
    st.sampled_from(sorted(lexicon().labels["condition"])),
    st.sampled_from(["We saw {} today", "({}), rash", "a{}b", "{}"]),
)
def test_scan_finds_whole_words_only(label: str, frame: str) -> None:
    text = frame.format(label)
    for start, end, _ in lexicon().scan(text, ("condition",)):
        assert not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


@pytest.mark.parametrize("scheme", ["substance", "condition", "effect", "target"])
def test_a_scan_finds_every_written_form(scheme: str) -> None:
    forms = [
        form for key in list(lexicon().labels[scheme])[::7] for form in _written_forms(key) if len(form) > 2
    ]
    for form in forms:
        assert (3, 3 + len(form)) in {hit[:2] for hit in lexicon().scan(f"qq {form}; qq", (scheme,))}, form
        assert not lexicon().scan(f"qq x{form}x", (scheme,)) or " " in form or not form.isalnum()
    assert len(forms) > 500


def test_how_labels_are_written_is_worked_out_once_and_for_words_that_are_met(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def spied(key: str) -> list[str]:
        asked.append(key)
        return list(_written_forms(key))

    monkeypatch.setattr("kg.vocab.scanning._written_forms", spied)
    words = lexicon()
    scanner = Scanner(Concepts(words.concepts, words.labels, openings=words.openings))
    for text in ("given for gout", "for Gout and gouty flares", "nothing of the kind"):
        scanner.scan(text, ("condition",))
    assert asked.count("gout") == 1 and len(asked) < 300
