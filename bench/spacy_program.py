"""The peer of extraction, run in its own environment: spaCy, PhraseMatcher and medspaCy's ConText over the same vocabulary.

``spacy_program.py TASK.json`` reads {"terms": {scheme: {label: IRI}}, "files": [...], "facts": path, "context": bool};
prints {"cpu": seconds}. A fact is a term of the vocabulary that stands in the section of its kind and is not negated.
"""

import bisect
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import frontmatter
import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

# Words of a heading or of a summary's label to the kind below it; the kind to the schemes of its terms, best first.
_KINDS = (
    ("side effect", "adverse_effect"), ("adverse", "adverse_effect"), ("contraindication", "contraindication"),
    ("interaction", "interaction"), ("monitoring", "monitoring"), ("usage", "indication"), ("indication", "indication"),
)  # fmt: skip
_SCHEMES = {
    "adverse_effect": ("effect", "condition"),
    "contraindication": ("condition", "population", "drug_class", "substance"),
    "interaction": ("substance", "drug_class"),
    "monitoring": ("parameter",),
    "indication": ("condition",),
}
_PLACE = re.compile(r"^(?:#{1,6}\s+(?P<heading>.+)|\s*[*-]\s+\*\*(?P<label>[^*]+)\*\*)", re.MULTILINE)
Terms = dict[str, dict[str, str]]


@Language.factory("vocabulary")  # type: ignore[untyped-decorator] # spaCy is not here when types are checked
def _vocabulary(nlp: Language, name: str, labels: list[str]) -> Any:
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("TERM", list(nlp.tokenizer.pipe(labels)))

    def mark(doc: Doc) -> Doc:
        doc.ents = filter_spans([Span(doc, start, end, "TERM") for _, start, end in matcher(doc)])
        return doc

    return mark


def pipeline(terms: Terms, with_context: bool) -> Language:
    """Tokeniser, sentences, terms and (with ConText) what is said of them."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("vocabulary", config={"labels": sorted({label for own in terms.values() for label in own})})
    if with_context:
        import medspacy.context  # noqa: F401 # registers its component

        nlp.add_pipe("medspacy_context")
    return nlp


def places(text: str) -> tuple[list[int], list[str]]:
    """Where sections and labelled bullets begin, and the kind of fact told in each, or ""."""
    starts, kinds, section = [0], [""], ""
    for match in _PLACE.finditer(text):
        kind = _kind(match.group("heading") or match.group("label"))
        if match.group("heading"):
            level_two = match.group().startswith("## ")
            section = kind if level_two or kind else section
        starts.append(match.start())
        kinds.append(kind or section)
    return starts, kinds


def _kind(words: str) -> str:
    return next((kind for key, kind in _KINDS if key in words.lower()), "")


def facts(nlp: Language, file: Path, terms: Terms) -> Iterator[dict[str, Any]]:
    """The facts of a file, each concept once a kind."""
    source = file.read_text("utf-8")
    post = frontmatter.loads(source)
    text, offset = post.content.replace("*", " "), source.index(post.content)
    starts, kinds = places(post.content)
    seen = set()
    for term in nlp(text).ents:
        kind = kinds[bisect.bisect_right(starts, term.start_char) - 1]
        concept = _concept(term.text.lower(), kind, terms)
        is_said = not (nlp.has_pipe("medspacy_context") and term._.is_negated)
        own = kind == "interaction" and term.text.lower() in str(post.get("title")).lower()
        if concept and is_said and not own and (kind, concept) not in seen:
            seen.add((kind, concept))
            place = offset + term.start_char, offset + term.end_char
            yield _fact(str(post["title"]), kind, term.text, file, source, place)


def _concept(words: str, kind: str, terms: Terms) -> str:
    return next((terms[s][words] for s in _SCHEMES.get(kind, ()) if words in terms[s]), "")


def _fact(
    drug: str, kind: str, value: str, file: Path, source: str, place: tuple[int, int]
) -> dict[str, Any]:
    start, end = place
    evidence = {"path": file.name, "start": start, "end": end, "quote": source[start:end]}
    return {"drug": drug, "kind": kind, "value": value, "label": None, "attrs": {}, "evidence": [evidence]}


def main() -> None:
    """Does the task and prints what it took, without loading."""
    task = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    nlp = pipeline(task["terms"], task["context"])
    files = [Path(name) for name in task["files"]]
    list(facts(nlp, files[0], task["terms"]))  # what is made at the first use is no cost of a file
    start = time.process_time()
    found = [fact for file in files for fact in facts(nlp, file, task["terms"])]
    cpu = time.process_time() - start
    Path(task["facts"]).write_text("".join(json.dumps(fact) + "\n" for fact in found), "utf-8")
    print(json.dumps({"cpu": cpu}))


if __name__ == "__main__":
    main()
