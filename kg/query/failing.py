"""What a question cannot be asked for."""


class QueryError(ValueError):
    """A parameter or query that cannot be used; the message says what to do."""
