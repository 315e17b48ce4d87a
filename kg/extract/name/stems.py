"""Stems in which names of substances end, whatever the substance: what has one is no brand, and no other word."""

from __future__ import annotations

STEMS = "mab|nib|parib|ciclib|gliptin|gliflozin|glutide|sartan|statin|floxacin|cillin|mycin|conazole|triptan|gepant|lukast|setron|prazole|tegravir|buvir|asvir|previr"
