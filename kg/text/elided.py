"""A member of a pair that lacks its noun, which the next one has: "sore or numb |throat|", "hip or groin |pain|".

``kg/text/coordination.py`` asks where the words before the noun are none that it knows by themselves.
"""

from __future__ import annotations

from kg.text.regexps import regexp
from kg.text.word_classes import NOUNS_LIKE_ADJECTIVES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Nouns that two qualities or two places share; a drug or a complaint is none of them.
_HEADS = _words(
    "abnormalities abnormality bleeding bone bones change changes condition conditions cough count counts "
    "damage deficiencies deficiency discharge disease diseases disorder disorders disturbance disturbances "
    "dream dreams dysfunction event events eye eyes failure fracture fractures gum gums haemorrhage hair "
    "hemorrhage history imbalance imbalances impairment infection infections inflammation injuries injury "
    "irritation lesion lesions level levels lip lips loss membranes mouth nail nails nose obstruction occlusion "
    "pain problem problems rash rate reaction reactions sensation skin stiffness stool stools surgery swelling "
    "symptom symptoms thoughts throat thrombosis tissue tongue tumor tumors tumour tumours ulcer ulcers vision "
    "wound wounds"
)
# Qualities that their ending does not show.
_QUALITIES = _words(
    "active bad benign bitter blue brittle broken cerebrovascular cold double dry foul frequent "
    "gastrointestinal hard hot infected irregular large latent loose malignant mild new numb odd open pale "
    "persistent personal previous prior rapid recurrent red rough serious severe single small soft sore stiff "
    "strange thick thin transient uneven unusual vivid warm yellow"
)
_ENDINGS = ("ic", "al", "ous", "ive", "ary", "ory", "ular", "ed", "oid", "ant")
# Drugs and organs with these endings.
_NOUNS = regexp(
    r"anti\w+|\w*(?:lytic|emetic|algesic|uretic|leptic|septic|biotic|cidal|static|tonic|oid|steroid|thyroid)"
)
# Places in the body, and what is measured or felt: of one sort, so that a pair of them has one noun.
_SORTS = (
    _words(
        "ankle arm artery back bladder bone bowel brain chest ear elbow eye flank foot groin gum hand heart hip jaw "
        "joint kidney knee leg lip liver lung mouth muscle nail neck nerve nose prostate scalp shoulder skin spine "
        "stomach thigh throat tissue tongue tooth vein vessel wrist"
    ),
    _words("acid-base calcium electrolyte fluid magnesium mineral phosphate potassium sodium"),
    _words(
        "cell granulocyte haematocrit haemoglobin hematocrit hemoglobin leucocyte leukocyte lymphocyte neutrophil "
        "platelet"
    ),
    _words("behavioral behavioural concentration hearing memory mood sight sleep smell taste"),
)


def elided_head(own: str, following: str) -> str:
    """What ``following`` says for ``own`` too: the noun behind its own first word; "" where nothing."""
    left, right = own.lower().split(), following.split()
    if own.endswith("-") and "-" in right[0]:
        return following[following.index("-") :]  # "cold- or flu-like symptoms"
    if len(left) == 1 and following.lower().startswith("family history of ") and _is_quality(left[0]):
        return following[len("family ") :]
    while len(right) > 2 and right[0].lower().endswith("ly"):
        right = right[1:]
    if not left or len(left) > 3 or len(right) < 2 or right[-1].lower() not in _HEADS:
        return ""
    last, first = left[-1], right[0].lower()
    if first == "other":
        return right[-1] if _is_quality(last) else ""
    if any(last in sort and first in sort for sort in _SORTS) and len(right) == 2:
        return right[1]
    if not _is_quality(last) or (len(right) > 2 and not _is_quality(first)):
        return ""
    if len(right) > 2 or _is_quality(first) or _is_kind(first):
        return " ".join(right[1:])
    return ""


def _is_quality(word: str) -> bool:
    if word in _QUALITIES:
        return True
    is_noun = word in NOUNS_LIKE_ADJECTIVES or _NOUNS.fullmatch(word)
    return len(word) > 4 and word.endswith(_ENDINGS) and not is_noun


def _is_kind(word: str) -> bool:
    """True for a noun that stands before another like a quality: "hypersensitivity reactions"."""
    return regexp(r"\w+(?:ity|like|oid|ing|form|ward)").fullmatch(word) is not None
