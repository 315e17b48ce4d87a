"""Problems of one monograph's writing (lint), of its claims beside each other (agreement) and of its graph (SHACL).

Those of several monographs (SPARQL checks) are in kg.validate.checks: who judges one file loads no queries.
"""

from kg.validate.agreement import disagreements
from kg.validate.distinct import distinct
from kg.validate.fixing import repaired
from kg.validate.lint import lint
from kg.validate.monograph import validate

__all__ = ["disagreements", "distinct", "lint", "repaired", "validate"]
