"""Failures that are a user's to mend, each as one line: what, where, what to do."""


def one_line(error: Exception) -> str | None:
    """The line for a known failure; None for one that is the program's own fault."""
    from mrezha.graph.extras import MissingExtraError
    from mrezha.graph.store import QueryError
    from mrezha.loaders.errors import SourceError
    from mrezha.queries.catalogue import QueryParameterError

    if isinstance(error, SourceError | QueryError | QueryParameterError | MissingExtraError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; ask for less at once, or load smaller files"
    if isinstance(error, OSError):
        where = error.filename or "the file system"
        return f"{where}: {error.strerror or error}; check the path, its permissions and the space left"
    return None


def printable(line: str, longest: int = 600) -> str:
    """A message on one line of a terminal, whatever a file's name or words have in them.

    >>> printable("a\\x1b[2J\\nb")
    'a [2J b'
    """
    plain = " ".join("".join(c if c.isprintable() else " " for c in line).split(" "))
    return plain if len(plain) <= longest else f"{plain[: longest * 2 // 3]} … {plain[-longest // 3 :]}"
