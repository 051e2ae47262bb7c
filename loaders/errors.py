"""What goes wrong with a source."""


class SourceError(Exception):
    """Something is wrong with a source; the message says in one line what, where and what to do."""
