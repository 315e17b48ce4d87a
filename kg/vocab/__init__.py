"""The ontology and its vocabularies: terms, lexicon, grounding."""
