"""`mrezha load`: a ready dataset or an IATI file of any size."""

from pathlib import Path

import click

from mrezha.cli.options import spoken_option
from mrezha.cli.progress import progress_bar
from mrezha.cli.told import say


@click.command("load")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--forget", is_flag=True, help="Go back to the programmes and remove the loaded dataset.")
@spoken_option
def command(file: Path | None, forget: bool) -> None:
    """Load FILE, N-Quads of a ready dataset (.nq, .nt, .trig, also .gz) or IATI (.xml), in place of the programmes.

    \b
    mrezha export --format nq --output all.nq
    mrezha load all.nq
    mrezha load activities.xml
    mrezha load --forget

    A file of any size is streamed into the store on disk. What was in use stays in use until all of it is there.
    """
    from mrezha.graph import bulk

    if forget == bool(file):
        raise click.UsageError("give a FILE to load, or --forget to go back to the programmes")
    if file is None:
        there = bulk.forget()
        say("the programmes are in use again" if there else "no loaded dataset was in use")
        return
    if not file.is_file():
        raise click.UsageError(f"{file}: there is no such file; check the path")
    with progress_bar() as tell:
        done = bulk.load(file, tell)
    say(f"{done.statements:,} statements loaded from {file}; all commands use them now".replace(",", " "))
