"""`mrezha map`: the network as one interactive page."""

from pathlib import Path

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import lang_option, section_option, year_option
from mrezha.cli.output import write


@click.command("map")
@year_option
@section_option
@lang_option
@click.option(
    "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), default="map.html", show_default=True,
    help="File to write; - is standard output.",
)  # fmt: skip
def command(year: int | None, section: str | None, lang: str, output: Path) -> None:
    """Draw who works with whom as one HTML page that needs no network.

    \b
    mrezha map --output map.html
    mrezha map --year 2025 --section prevention --lang bg
    """
    from mrezha.viz.map import map_page

    kg = opened()
    network = kg.network(year=year, section=section)
    if not network:
        years = ", ".join(map(str, kg.vocabulary.years))
        raise click.UsageError(f"there is nothing to draw for this year and section; programmes are loaded for {years}")
    write(map_page(network, lang=lang), output)
