"""The knowledge graph for a command, built with a progress bar where it is not there yet."""

from mrezha.knowledge import KnowledgeGraph


def opened() -> KnowledgeGraph:
    """The knowledge graph of the chosen sources."""
    import sys

    if not sys.stderr.isatty():
        return KnowledgeGraph()
    from mrezha.cli.progress import progress_bar

    with progress_bar() as tell:
        return KnowledgeGraph(progress=tell)
