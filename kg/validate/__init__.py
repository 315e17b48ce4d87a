"""Problems of one monograph's graph (SHACL) and of several monographs (SPARQL checks)."""

from kg.validate.checks import check
from kg.validate.monograph import validate

__all__ = ["check", "validate"]
