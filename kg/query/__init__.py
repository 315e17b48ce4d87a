"""Named queries: queries/<topic>/<name>.rq, with typed parameters that are bound as terms."""

from kg.query.drugs import drugs_of
from kg.query.failing import QueryError
from kg.query.named import NamedQuery, Parameter, named_queries

__all__ = ["NamedQuery", "Parameter", "QueryError", "drugs_of", "named_queries"]
