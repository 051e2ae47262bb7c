"""Failures that are a user's to mend, each as one line: what, where, what to do."""


def one_line(error: Exception) -> str | None:
    """The line for a known failure; None for one that is the program's own fault."""
    from mrezha.graph.extras import MissingExtraError
    from mrezha.graph.store import QueryError
    from mrezha.loaders.records import SourceError
    from mrezha.queries.catalogue import QueryParameterError

    if isinstance(error, SourceError | QueryError | QueryParameterError | MissingExtraError):
        return str(error)
    if isinstance(error, OSError):
        where = error.filename or "the file system"
        return f"{where}: {error.strerror or error}; check the path, its permissions and the space left"
    return None
