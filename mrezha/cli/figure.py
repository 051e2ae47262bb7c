"""`mrezha figure`: one figure for a report, as a vector drawing or a picture of dots."""

from pathlib import Path

import click

from mrezha.cli.opened import opened
from mrezha.cli.options import lang_option, year_option
from mrezha.cli.output import write
from mrezha.cli.programmes import seed_option, two_programmes
from mrezha.graph.extras import needed

_NAMES = ("compound", "lead-pay", "section-lead", "what-if", "null-band", "adjacency", "slope")
_FORMATS = ("svg", "pdf", "png")


@click.command("figure")
@click.argument("name", type=click.Choice(_NAMES))
@year_option
@click.option("--fold", is_flag=True, help="Count each unit as the body it belongs to: ГДБОП as МВР, МКБТХ as НКБТХ.")
@click.option(
    "--draws", type=click.IntRange(min=1), default=1000, show_default=True, help="Random networks of null-band."
)
@seed_option
@click.option("--dots", type=click.IntRange(50, 600), default=200, show_default=True, help="Of PNG, per inch.")
@lang_option
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Instead of the one that FILE ends with.")
@click.option("--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
              help="File to write, NAME.svg by default; - is standard output.")  # fmt: skip
def command(
    name: str, year: int | None, fold: bool, draws: int, seed: int, dots: int, lang: str, format_: str | None,
    output: Path | None,
) -> None:  # fmt: skip
    """Draw a figure: svg and pdf are vector drawings, png is dots.

    \b
    compound       activities with the most gaps, and which they have
    lead-pay       who leads and who pays
    section-lead   who leads which section
    what-if        what the text loses without an actor or a project
    null-band      who connects the others, beside random networks
    adjacency      who works with whom
    slope          the place of institutions in two programmes

    \b
    mrezha figure lead-pay --year 2025 --output lead-pay.svg
    mrezha figure slope --lang bg --output slope.pdf

    Without --year the latest programme is shown; slope compares it with the one before it.
    """
    needed("matplotlib")
    from mrezha.viz.figures.drawing import draw
    from mrezha.viz.figures.material import Material
    from mrezha.viz.figures.picture import NothingToDrawError
    from mrezha.viz.figures.style import saved

    kg = opened()
    chosen, earlier = two_programmes(kg, year)
    target = output or Path(f"{name}.{format_ or 'svg'}")
    form = format_ or target.suffix.removeprefix(".").lower()
    if form not in _FORMATS:
        raise click.UsageError(f"{target}: ends with none of .svg, .pdf, .png; rename it or add --format")
    material = Material(kg.dataset, chosen, earlier, fold=fold, draws=draws, seed=seed)
    try:
        picture = draw(name, material, lang)
    except NothingToDrawError as error:
        raise click.UsageError(str(error)) from error
    write(saved(picture.figure, form, dots=dots), target)
