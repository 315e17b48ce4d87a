"""How a drug works, in prose: frames of verb, object and quality, and whose mechanism it is. Used by effect, target and drug_class."""
