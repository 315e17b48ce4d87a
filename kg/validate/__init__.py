"""Problems of one monograph's writing (lint) and graph (SHACL), and of several monographs (SPARQL checks)."""

from kg.validate.checks import check
from kg.validate.fixing import repaired
from kg.validate.lint import lint
from kg.validate.monograph import validate

__all__ = ["check", "lint", "repaired", "validate"]
