"""`mrezha serve`: the workbench in the browser, and the SPARQL endpoint."""

import socket
from typing import TYPE_CHECKING

import click

from mrezha.cli.opened import endpoint, opened
from mrezha.cli.options import spoken_option
from mrezha.cli.told import say
from mrezha.graph.cache import current_folder

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

_LOCAL = ("localhost", "127.0.0.1", "[::1]")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--open", "open_", is_flag=True, help="Open the browser.")
@click.option("--allow-host", multiple=True, metavar="NAME", help="Answer to this host name too; * answers to all.")
@click.option("--seconds", type=click.FloatRange(0.1), default=10.0, show_default=True, help="Longest SPARQL query.")
@click.option("--rows", type=click.IntRange(1), default=10_000, show_default=True, help="Most rows of a SPARQL result.")
@spoken_option
def command(host: str, port: int, open_: bool, allow_host: tuple[str, ...], seconds: float, rows: int) -> None:
    """Serve the workbench and the SPARQL endpoint, to this computer only unless told otherwise.

    \b
    mrezha serve --open
    mrezha serve --host 0.0.0.0 --allow-host data.example.org

    The endpoint is /sparql. Ctrl-C ends it.
    """
    from mrezha.web.app import application
    from mrezha.web.bench import Workbench
    from mrezha.web.pool import Limits

    listening = _bound(host, port)
    kg = opened()
    bench = Workbench(kg, endpoint() or current_folder() / "store", Limits(seconds=seconds, rows=rows))
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    say(f"{address}  (SPARQL: {address}sparql; Ctrl-C ends it)")
    if open_:
        click.launch(address)
    try:
        _server(application(bench, [*_LOCAL, shown, *allow_host])).run(sockets=[listening])
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        bench.close()


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens, or one line that says why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay only where the protocol is named; else answers wait 40 ms for an acknowledgement
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # whoever reads the address below may ask at once, and waits until the pages are there
    except OSError as error:
        listening.close()
        raise click.UsageError(f"{host} port {port}: {error.strerror or error}; choose another with --port") from None
    return listening


def _server(app: "Starlette") -> "uvicorn.Server":
    import uvicorn

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, limit_concurrency=500, timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    return uvicorn.Server(config)
