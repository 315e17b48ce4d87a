"""Problems of one monograph's writing (lint), of its claims beside each other (agreement) and of its graph (SHACL), and of
several monographs (SPARQL checks)."""

from kg.validate.agreement import disagreements
from kg.validate.checks import check, checks, found_by
from kg.validate.distinct import distinct
from kg.validate.fixing import repaired
from kg.validate.lint import lint
from kg.validate.monograph import validate

__all__ = ["check", "checks", "disagreements", "distinct", "found_by", "lint", "repaired", "validate"]
