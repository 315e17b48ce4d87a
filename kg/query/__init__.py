"""Named queries: queries/<topic>/<name>.rq, with typed parameters that are bound as terms."""

from kg.query.named import NamedQuery, Parameter, QueryError, named_queries

__all__ = ["NamedQuery", "Parameter", "QueryError", "named_queries"]
