"""What a drug class may be called besides its label: turned round, narrowed by words before it or a phrase behind it.

A member of a narrower class is a member of the wider one, so the class at the head of a name is a true answer where
the whole name is unknown: "bisbiguanide antiseptic" is an antiseptic.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.text.regexps import regexp

# "Antagonist at muscarinic receptors" is "muscarinic receptor antagonist".
_TURNED = regexp(
    r"^(?P<before>.*?)(?P<head>antagonist|agonist|inhibitor|blocker|modulator|stimulator|inducer) (?:of|at|on) (?:the )?(?P<what>.+)$"
)
# What stands behind the name: what the class is against, in, or made of.
_BEHIND = regexp(r" (?:of|at|on|against|targeting|directed|in|from|for|with|that|which|used|belonging)\b.*$")
# Before a name these turn it into its opposite, or the name is only the end of a word: "anti androgen", "non opioid".
_TURNING = regexp(
    r"(?:^| )(?:anti|non|counter|pro|pre|pseudo|un|not|no|without|unlike|alternative to|other than)$"
)
# With one of these the words are a sentence and no name.
_SENTENCE = regexp(
    r"\b(?:is|are|has|have|contain|provide|supply|support|prevent\w*|reduc\w+|produc\w+|contribut\w+|counteract|block|inhibit|act|break|help\w*|transport|develop|protect|include\w*|while|and|or|to|of|as|by|like|more|than)\b"
)
# Heads that say less than their class: what narrows them is what they are.
_LOOSE = frozenset(
    (
        "enzyme inhibitor", "protease inhibitor", "decarboxylase inhibitor", "stimulant", "nitrate", "nutrient", "food", "mineral",
        "histamine antagonist", "analgesic and antipyretic", "reversal agent", "supplement", "secretion inhibitor",
    )
)  # fmt: skip
_LONGEST = 4  # words before the head


def class_names(bare: str) -> Iterator[tuple[str, str]]:
    """The names to try for a normalised mention, the longest first, each with the words that narrow it."""
    turned = _TURNED.sub(r"\g<before>\g<what> \g<head>", bare)
    for name in dict.fromkeys((turned, _BEHIND.sub("", bare))):
        words = name.split()
        for first in range(min(len(words), _LONGEST + 1)):
            before, head = " ".join(words[:first]), " ".join(words[first:])
            if "+" in before or _SENTENCE.search(before):
                break
            if head != bare and head not in _LOOSE and not _TURNING.search(before):
                yield head, " ".join(before.split() + (bare[len(name) :].split() if name != turned else []))
