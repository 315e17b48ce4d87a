"""The examples of every rule, from the folders of cases, and its page in docs/rules: python -m tests.rule_pages writes the pages."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.model import Rule
from kg.rules import address, families
from tests.conftest import ROOT

PAGES = ROOT / "docs" / "rules"
_CASES = ROOT / "tests" / "validate"
_MARKS = "⟦⟧"
_SEVERITY = {
    "violation": "violation: it fails the check",
    "warning": "warning: it is shown",
    "info": "note: it is counted",
}
_FAMILY = {
    "reading": "Of the file itself, before anything in it is read.",
    "build": "Of a file that a stage or the system gave up.",
    "lint": "Of the writing.",
    "agreement": "Of two places of one monograph.",
    "shapes": "Of the facts, and of the monograph as a whole (SHACL).",
    "checks": "Of several monographs; `kg build` runs them.",
    "suppression": "Of what is not shown: comments that suppress, and the baseline.",
}
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Example:
    """Files that break a rule, with ⟦ before the place where one file's text does, and the same as the hint asks for them."""

    name: str
    before: Files
    after: Files

    @property
    def is_graph(self) -> bool:
        """True where no text can break the rule, only a program that is wrong."""
        return any(name.endswith(".ttl") for name in self.before)


def examples(family: str, rule: str) -> list[Example]:
    """The examples of a rule; none where it takes more than files to break it."""
    if family == "checks":
        folder = _CASES / "checks" / rule
        return [Example(rule, _files(folder / "reported"), _files(folder / "corrected"))]
    if family == "shapes":
        (before,) = (_CASES / "shapes").glob(f"{rule}.invalid.*")
        after = before.with_name(before.name.replace(".invalid.", ".valid."))
        return [_example(before, after)]
    folder = ROOT / "tests" / "read" / "rules" if family in ("reading", "build") else _CASES / family
    found = sorted([*folder.glob(f"{rule}.md"), *folder.glob(f"{rule}.*.md")])
    return [_example(file, folder / "corrected" / file.name) for file in found]


def _example(before: Path, after: Path) -> Example:
    # the lint holds the title against the name of the file
    wrong = "placebomab" if before.stem == "title-disagrees-with-name" else "testamab"
    names = [f"{stem}{before.suffix}" for stem in (wrong, "testamab")]
    return Example(before.name, {names[0]: before.read_bytes()}, {names[1]: after.read_bytes()})


def _files(folder: Path) -> Files:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def page(family: str, rule: Rule) -> str:
    """The page of a rule."""
    told = "\n".join(line for example in examples(family, rule.name)[:1] for line in _shown(example))
    return (
        f"# {rule.name}\n\n{rule.what}\n\n- **{_SEVERITY[rule.severity]}**; family: {family}\n- **Why:** {rule.why}\n"
        f"- **What to do:** {rule.hint}\n\n{told}\nNamed by reports as <{address(rule.name)}>.\n"
    )


def _shown(example: Example) -> Iterator[str]:
    yield "## A graph that breaks it, and the same mended\n" if example.is_graph else "## Before and after\n"
    yield "```diff"
    for name in sorted({*example.before, *example.after}):
        old, new = (_text(files.get(name, b"")) for files in (example.before, example.after))
        if old != new:
            yield from (line.rstrip("\n") for line in difflib.unified_diff(old, new, name, name, n=2))
    yield "```\n"


def _text(raw: bytes) -> list[str]:
    text = raw.decode("utf-8", "replace").replace("\x00", "␀")
    return text.translate(dict.fromkeys(map(ord, _MARKS))).splitlines(keepends=True)


def pages() -> dict[str, str]:
    """File name to text, of every page and of their list."""
    found = {f"{rule.name}.md": page(family, rule) for family, own in families().items() for rule in own}
    return dict(sorted({**found, "README.md": _list()}.items()))


def _list() -> str:
    parts = [
        f"## {family}\n\n{_FAMILY[family]}\n\n"
        + "".join(f"- [{rule.name}]({rule.name}.md) ({rule.severity}): {rule.what}\n" for rule in own)
        for family, own in families().items()
    ]
    return (
        "# Rules\n\nWritten by `python -m tests.rule_pages` from the rules and their cases; do not edit.\n\n"
        + "\n".join(parts)
    )


def main() -> None:
    """Writes the pages, and removes those of rules that are gone."""
    PAGES.mkdir(exist_ok=True)
    for file in PAGES.glob("*.md"):
        file.unlink()
    for name, text in pages().items():
        (PAGES / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
