"""`mrezha mcp`: the knowledge graph for assistants, over the Model Context Protocol."""

import importlib.util

import click

from mrezha.cli.opened import endpoint, opened
from mrezha.graph.cache import current_folder


@click.command("mcp")
@click.option("--seconds", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Longest SPARQL query.")
@click.option("--rows", type=click.IntRange(1), default=200, show_default=True, help="Most rows of a SPARQL result.")
def command(seconds: float, rows: int) -> None:
    """Serve assistants over standard input and output (Model Context Protocol). It reads only.

    \b
    mrezha mcp
    mrezha mcp --seconds 30 --rows 1000
    mrezha mcp --endpoint http://localhost:7878/query

    An assistant starts it by itself: give it the command `mrezha mcp`. Needs `pip install "mrezha[mcp]"`.
    """
    if importlib.util.find_spec("mcp") is None:
        raise click.UsageError('the Model Context Protocol is not installed; run: pip install "mrezha[mcp]"')
    from mrezha.mcp.server import server
    from mrezha.web.pool import Limits, Pool

    kg = opened()
    pool = Pool(endpoint() or current_folder() / "store", Limits(seconds=seconds, rows=rows, processes=1))
    try:
        server(kg, pool).run("stdio")
    finally:
        pool.close()
