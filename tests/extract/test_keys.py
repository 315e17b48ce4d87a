"""What of a stretch of text is the key of a fact: freed of the words around it, or none."""

from __future__ import annotations

import pytest

from kg.extract.keys import key_of

# A kind, words that the vocabulary does not know, and the key in them.
CASES = """
adverse_effect: get a funny odour | funny odour
adverse_effect: feel a strange lump | strange lump
adverse_effect: manifesting as oddness of the tongue | oddness of the tongue
adverse_effect: worsening of testic control | worsening of testic control
adverse_effect: loss of sexual drive | loss of sexual drive
adverse_effect: Oddness of the tongue - rare | Oddness of the tongue
adverse_effect: quaint odour too | quaint odour
adverse_effect: "quaint" odour of the breath | "quaint" odour of the breath
adverse_effect: 24-hour weariness of testers | 24-hour weariness of testers
adverse_effect: take a rest |
adverse_effect: call your nurse |
adverse_effect: quite seldomly |
adverse_effect: Rinsing the mouth |
adverse_effect: Halting it brings no rebound |
adverse_effect: A small survey found no oddness |
adverse_effect: tongue oddness less likely |
adverse_effect: marked pulmonary |
adverse_effect: another loop diuretic |
adverse_effect: older people |
adverse_effect: 12% of the second group |
drug_class: more strictly a testic reductase inhibitor | testic reductase inhibitor
drug_class: physicians say testicosteroid | testicosteroid
drug_class: tablets hold the precursor |
drug_class: seeing that |
drug_class: fourth |
drug_class: months |
drug_class: seldom |
drug_class: insomnia |
drug_class: easing spasms |
monitoring: testic index closely | testic index closely
monitoring: testic index beforehand | testic index
monitoring: Do not begin |
monitoring: the index may fall |
monitoring: There's no reason for a scan |
interaction: whether drops |
interaction: more insomnia |
interaction: Rather frail people |
interaction: other quaintberries | other quaintberries
interaction: black quaintic | black quaintic
interaction: stopping smoking abroad | stopping smoking abroad
adverse_effect: unconscious | unconscious
adverse_effect: being testy | being testy
contraindication: third- |
contraindication: No others |
contraindication: Japan |
contraindication: and |
contraindication: you |
contraindication: Do not inject in testic fever | testic fever
adverse_effect: being surveyed |
adverse_effect: over wide areas |
adverse_effect: Lengthy nasal use |
special_population: depending on the degree of testic fever |
contraindication: that line has been dropped |
contraindication: testic fever in the acute phase only | testic fever in the acute phase only
contraindication: patients who cannot testify | patients who cannot testify
brand_name: Capsules |
brand_name: Zorvex I | Zorvex
brand_name: Zorvex A | Zorvex A
synonym: British way |
synonym: abbreviated to TST | TST
synonym: Zorvex LC hold probazole |
synonym: Zorvex M. The other | Zorvex M
combination: adding a quaintberry | quaintberry
combination: once tested |
combination: quaintberry instead |
indication: some African countries |
indication: testic fever from 6 | testic fever
indication: reduce the risk of testic fever | reduce the risk of testic fever
target: -testase |
target: with testic receptors | testic receptors
target: Zorvex - testic receptor | testic receptor
target: this enzyme |
target: 5-testase | 5-testase
special_population: two of |
special_population: prone to testic fever | prone to testic fever
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_key(case: str) -> None:
    kind, _, rest = case.partition(": ")
    words, _, key = rest.partition(" |")
    assert key_of(kind, words) == key.strip()
