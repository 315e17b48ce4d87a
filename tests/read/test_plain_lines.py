"""What is read line by line is what markdown-it reads, and what is not plain is left to it."""

from __future__ import annotations

import random

import pytest

from kg.read.blocks import blocks, markdown_blocks
from kg.read.plain_lines import plain_blocks

_PIECES = (
    "word", "\nword", "\n\nword", "\n", "\r\n", "\r", " ", "\n  word", "\n     word", "\n\n  word", "\n\n    word", "**bold** ",
    "\n# head", "\n## head ##", "\n  ### head", "\n#hash", "\n####### seven", "\n---", "\n* * *", "\n  ___", "\n- - word",
    "\n- item", "\n* item", "\n  - item", "\n    * item", "\n   - item", "\n     + item", "\n      - item", "\n         - item",
    "\n1. item", "\n2. item", "\n 10) item", "\n   1. item", "\n-    item", "\n-     item", "\n\u2028", "\n\u00a0", "\n*\u00a0word",
    "\n-", "\n- # head", "\n- 1. item", "\n> said", "\n- > said", "\n- ***", "\n1.\n", "\n#", "\n\\- word",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_lines_give_what_the_oracle_gives(seed: int) -> None:
    draw, plain = random.Random(seed), 0
    for _ in range(1500):
        text = "".join(draw.choices(_PIECES, k=draw.randint(1, 10)))
        begin = draw.choice((0, 0, min(5, len(text))))
        found = plain_blocks(text, begin)
        if found is not None:
            plain += 1
            assert found == list(markdown_blocks(text, begin)), (text, begin)
    assert plain > 400


@pytest.mark.parametrize(
    "text",
    [
        "Dose | Age\n---|---\n5 mg | adults\n",
        "- one\n\n\ttwo\n",
        "> said\n",
        "- > said\n",
        "-\n  item\n",
        "- - item\n",
        "- 1. item\n",
        "- # head\n",
        "-     far\n",
        "- ***\nitem\n",
        "".join("  " * depth + "- item\n" for depth in range(20)),
    ],
)
def test_what_is_not_plain_is_left_to_the_oracle(text: str) -> None:
    assert plain_blocks(text, 0) is None
    assert list(blocks(text, 0)) == list(markdown_blocks(text, 0)) != []


def test_a_hostile_line_takes_no_longer_than_its_length() -> None:
    for text in (
        "* " * 50_000 + "x",
        "- " * 50_000 + "\t",
        "#" * 100_000,
        " " * 100_000 + "x",
        "1" * 100_000,
    ):
        assert plain_blocks(text, 0) in (None, list(markdown_blocks(text, 0)))
