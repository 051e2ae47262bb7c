"""The knowledge graph for a command, built with a progress bar where it is not there yet."""

import click

from mrezha.knowledge import KnowledgeGraph

ENDPOINT = "mrezha.endpoint"


def endpoint() -> str | None:
    """The address given with `--endpoint` or in `MREZHA_ENDPOINT`."""
    said = click.get_current_context().meta.get(ENDPOINT)
    return str(said) if said else None


def opened() -> KnowledgeGraph:
    """The knowledge graph of the server that was named, or of the chosen sources."""
    import sys

    if address := endpoint():
        return KnowledgeGraph(endpoint=address)
    if not sys.stderr.isatty():
        return KnowledgeGraph()
    from mrezha.cli.progress import progress_bar

    with progress_bar() as tell:
        return KnowledgeGraph(progress=tell)
